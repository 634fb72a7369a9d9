//! `/{number}/block_users` (graph-api.md 5.5): some may be blocked and others not, in one call.

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::paging::page;
use crate::truth::account::Change;
use crate::truth::model::{Phone, Side};
use crate::truth::{Event, Truth};
use crate::world::World;

/// WhatsApp's: people named in one call.
const AT_ONCE: usize = 1_000;

pub(super) fn serve(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => Ok(list(world, call)),
        Method::POST => change(world, call, true),
        Method::DELETE => change(world, call, false),
        _ => Err(Refusal::unknown_object(call, "block_users")),
    }
}

fn list(world: &World, call: &Call) -> Answer {
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let blocked = truth.account.blocked.iter();
        let mut rows: Vec<_> = blocked
            .filter_map(|id| truth.phone(id))
            .map(|phone| (phone.bsuid.clone(), row(truth, phone, world.clock.now_ms())))
            .collect();
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        rows
    });
    Answer::json(&page(call, &rows), "blocked people listed")
}

fn row(truth: &Truth, phone: &Phone, now: i64) -> Value {
    match truth.visible_digits(phone, now) {
        Some(digits) => {
            json!({"messaging_product": "whatsapp", "wa_id": digits, "user_id": phone.bsuid})
        }
        None => json!({"messaging_product": "whatsapp", "user_id": phone.bsuid}),
    }
}

fn change(world: &World, call: &Call, block: bool) -> Result<Answer, Refusal> {
    let object = call.object();
    let users = object["block_users"].as_array().cloned();
    let users = users.filter(|users| !users.is_empty());
    let users = users.ok_or_else(|| Refusal::missing("block_users"))?;
    if users.len() > AT_ONCE {
        return Err(Refusal::code(
            139_101,
            "At most 1,000 people may be named at once",
        ));
    }
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    world.act(|act| {
        for user in users {
            let input = user["user"].as_str().or_else(|| user["user_id"].as_str());
            let input = input.unwrap_or_default().to_owned();
            match found(act.truth, &user) {
                Some(phone) if block && !wrote_lately(act.truth, &phone.id, act.now) => {
                    failed.push(json!({
                        "input": input, "wa_id": phone.digits, "errors": [{
                            "message": "Re-engagement required", "code": 131_047,
                            "error_data": {"details": "User has not messaged in the last 24 hours"},
                        }],
                    }));
                }
                Some(phone) => {
                    let change = if block {
                        Change::Blocked {
                            phone: phone.id.clone(),
                        }
                    } else {
                        Change::Unblocked {
                            phone: phone.id.clone(),
                        }
                    };
                    done.push(match &phone.digits {
                        Some(digits) => json!({"input": input, "wa_id": digits}),
                        None => json!({"input": input, "user_id": phone.bsuid}),
                    });
                    act.tell(Event::AccountChanged { change });
                }
                None => failed.push(json!({
                    "input": input, "errors": [{
                        "message": "Message undeliverable", "code": 131_026,
                        "error_data": {"details": "The user is not on WhatsApp"},
                    }],
                })),
            }
        }
    });
    let mut told = json!({});
    told[if block {
        "added_users"
    } else {
        "removed_users"
    }] = json!(done);
    let summary = format!(
        "{} people {}",
        done.len(),
        if block { "blocked" } else { "unblocked" }
    );
    if failed.is_empty() {
        let body = json!({"messaging_product": "whatsapp", "block_users": told});
        return Ok(Answer::json(&body, summary));
    }
    told["failed_users"] = json!(failed);
    let refusal = Refusal::code(
        139_100,
        "Failed to block some users, see the block_users response list for details",
    );
    Err(refusal.beside(
        json!({"messaging_product": "whatsapp", "block_users": told}),
        summary,
    ))
}

fn found(truth: &Truth, user: &Value) -> Option<Phone> {
    if let Some(bsuid) = user["user_id"].as_str() {
        return truth.customer_by_bsuid(bsuid).cloned();
    }
    let user = user["user"].as_str()?;
    let digits: String = user.chars().filter(char::is_ascii_digit).collect();
    let by_id = truth.customer_by_bsuid(user);
    by_id.or_else(|| truth.customer_by_digits(&digits)).cloned()
}

fn wrote_lately(truth: &Truth, customer: &str, now: i64) -> bool {
    let theirs = truth
        .chat(customer)
        .filter(|message| message.from == Side::Customer);
    theirs
        .filter_map(|message| message.left_at)
        .any(|at| at > now - truth.rules().service_window_ms)
}
