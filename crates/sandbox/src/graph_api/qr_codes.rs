//! `/{number}/message_qrdls`: links that open a chat with words already typed (graph-api.md 5.4). An update names its code in
//! the path, in the query or in the body.

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::paging::page;
use crate::truth::Event;
use crate::truth::account::{Change, QrCode};
use crate::world::World;

/// WhatsApp's: words of a link, and links of a number.
const WORDS_MAX: usize = 140;
const CODES_MAX: usize = 2_000;

pub(super) fn serve(world: &World, call: &Call, code: Option<&str>) -> Result<Answer, Refusal> {
    let code = code.map(str::to_owned).or_else(|| call.text("code"));
    match (&call.method, code) {
        (&Method::GET, code) => list(world, call, code.as_deref()),
        (&Method::POST, None) => keep(world, call, None),
        (&Method::POST, Some(code)) => keep(world, call, Some(&code)),
        (&Method::DELETE, Some(code)) => remove(world, call, code),
        _ => Err(Refusal::missing("code")),
    }
}

fn keep(world: &World, call: &Call, code: Option<&str>) -> Result<Answer, Refusal> {
    let words = call.text("prefilled_message");
    let words = words.ok_or_else(|| Refusal::missing("prefilled_message"))?;
    if words.chars().count() > WORDS_MAX {
        return Err(Refusal::code(
            100,
            "Param prefilled_message must have at most 140 characters",
        ));
    }
    let qr_code = world.act(|act| {
        let known = code.map(|code| act.truth.account.qr_codes.get(code).cloned());
        let qr_code = match known {
            Some(None) => {
                return Err(Refusal::unknown_object(call, code.unwrap_or_default()));
            }
            Some(Some(known)) => QrCode {
                prefilled_message: words,
                ..known
            },
            None if act.truth.account.qr_codes.len() >= CODES_MAX => {
                return Err(Refusal::code(100, "A number has at most 2,000 links"));
            }
            None => QrCode {
                code: act.draw_hex(14),
                prefilled_message: words,
                created_at: act.now,
            },
        };
        let change = Change::QrCode {
            qr_code: qr_code.clone(),
        };
        act.tell(Event::AccountChanged { change });
        Ok(qr_code)
    })?;
    let mut told = row(&qr_code);
    if call.text("generate_qr_image").is_some() {
        told["qr_image_url"] = json!(image_url(call, &qr_code.code));
    }
    Ok(Answer::json(&told, "link kept"))
}

fn list(world: &World, call: &Call, code: Option<&str>) -> Result<Answer, Refusal> {
    let asked = super::fields::asked(call).unwrap_or_default();
    let with_image = asked.iter().any(|field| field.name == "qr_image_url");
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let codes = truth.account.qr_codes.values();
        let codes = codes.filter(|known| code.is_none_or(|code| known.code == code));
        codes
            .map(|known| {
                let mut told = row(known);
                if with_image {
                    told["qr_image_url"] = json!(image_url(call, &known.code));
                }
                if asked.iter().any(|field| field.name == "creation_time") {
                    told["creation_time"] = json!(known.created_at.div_euclid(1_000));
                }
                (known.code.clone(), told)
            })
            .collect()
    });
    if let (Some(code), true) = (code, rows.is_empty()) {
        return Err(Refusal::unknown_object(call, code));
    }
    Ok(Answer::json(&page(call, &rows), "links listed"))
}

fn remove(world: &World, call: &Call, code: String) -> Result<Answer, Refusal> {
    world.act(|act| {
        if !act.truth.account.qr_codes.contains_key(&code) {
            return Err(Refusal::unknown_object(call, &code));
        }
        let change = Change::QrCodeGone { code };
        act.tell(Event::AccountChanged { change });
        Ok(())
    })?;
    Ok(Answer::success("link removed"))
}

fn row(qr_code: &QrCode) -> Value {
    json!({
        "code": qr_code.code,
        "prefilled_message": qr_code.prefilled_message,
        "deep_link_url": format!("https://wa.me/message/{}", qr_code.code),
    })
}

fn image_url(call: &Call, code: &str) -> String {
    format!("{}/message_qrdl_images/{code}.svg", call.base_url())
}
