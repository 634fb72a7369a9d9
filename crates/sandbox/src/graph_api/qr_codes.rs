//! `/{number}/message_qrdls`: links that open a chat with words already typed (graph-api.md 5.4). An update names its code in
//! the path, in the query or in the body.

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields::{asked, selected};
use super::paging::page;
use super::public::LINK_PICTURES;
use crate::truth::Event;
use crate::truth::account::{Change, QrCode};
use crate::world::World;

/// WhatsApp's: words of a link, and links of a number.
const WORDS_MAX: usize = 140;
const CODES_MAX: usize = 2_000;
/// What is told of a link without `fields`.
const USUAL: [&str; 3] = ["code", "prefilled_message", "deep_link_url"];

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
    if let Some(format) = call.text("generate_qr_image") {
        told["qr_image_url"] = json!(image_url(call, &qr_code.code, &format)?);
    }
    Ok(Answer::json(&told, "link kept"))
}

fn list(world: &World, call: &Call, code: Option<&str>) -> Result<Answer, Refusal> {
    let asked = asked(call).unwrap_or_default();
    let image = asked.iter().find(|field| field.name == "qr_image_url");
    let format = image.map(|field| {
        let format = field.with.iter().find(|(name, _)| name == "format");
        format.map_or_else(|| "SVG".to_owned(), |(_, format)| format.clone())
    });
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let codes = truth.account.qr_codes.values();
        let codes = codes.filter(|known| code.is_none_or(|code| known.code == code));
        codes
            .map(|known| {
                let mut node = row(known);
                if let Some(format) = &format {
                    node["qr_image_url"] = json!(image_url(call, &known.code, format)?);
                }
                node["creation_time"] = json!(known.created_at.div_euclid(1_000));
                let told = selected(&node, "WhatsAppMessageQRDL", call, &USUAL)?;
                Ok((known.code.clone(), told))
            })
            .collect::<Result<_, Refusal>>()
    })?;
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
        "deep_link_url": deep_link(&qr_code.code),
    })
}

pub(super) fn deep_link(code: &str) -> String {
    format!("https://wa.me/message/{code}")
}

fn image_url(call: &Call, code: &str, format: &str) -> Result<String, Refusal> {
    let ending = match format.to_ascii_uppercase().as_str() {
        "SVG" => "svg",
        "PNG" => "png",
        _ => {
            return Err(Refusal::code(
                100,
                "Param generate_qr_image must be one of {PNG, SVG}",
            ));
        }
    };
    Ok(format!(
        "{}/{LINK_PICTURES}/{code}.{ending}",
        call.base_url()
    ))
}
