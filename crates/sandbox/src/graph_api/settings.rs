//! What a number only keeps and gives back: settings, shop, keys, commands, username (graph-api.md 5.6).

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::flows::PUBLIC_KEY;
use crate::truth::Event;
use crate::truth::account::Change;
use crate::world::{Act, World};

/// `/{number}/settings`: one feature per call.
const FEATURES: [&str; 4] = [
    "calling",
    "payload_encryption",
    "storage_configuration",
    "user_identity_change",
];
/// WhatsApp's: commands and prompts of a number, and their characters.
const COMMANDS_MAX: usize = 30;
const PROMPTS_MAX: usize = 4;

fn keep(world: &World, name: &str, value: Value) {
    keep_and(world, name, value, |_| {});
}

/// Keeps it and lets the apps hear of it.
fn keep_and(world: &World, name: &str, value: Value, news: impl FnOnce(&mut Act<'_>)) {
    let name = name.to_owned();
    world.act(|act| {
        let change = Change::Setting { name, value };
        act.tell(Event::AccountChanged { change });
        news(act);
    });
}

fn kept(world: &World, name: &str) -> Value {
    world.look(|truth| truth.account.setting(name))
}

pub(super) fn features(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => {
            let mut told = Map::new();
            told.insert(
                "storage_configuration".to_owned(),
                json!({"status": "DEFAULT"}),
            );
            for name in FEATURES {
                let value = kept(world, name);
                if !value.is_null() {
                    told.insert(name.to_owned(), value);
                }
            }
            Ok(Answer::json(&told, "settings looked up"))
        }
        Method::POST => {
            let object = call.object();
            let given = FEATURES.iter().filter(|name| !object[**name].is_null());
            let given: Vec<&&str> = given.collect();
            let [name] = given.as_slice() else {
                return Err(Refusal::code(100, "Change one feature with each call"));
            };
            if **name == "calling" && object["calling"]["status"] == "ENABLED" {
                return Err(Refusal::code(
                    138_000,
                    "Calling is not available on numbers that are used in the WhatsApp Business app",
                ));
            }
            let value = &object[**name];
            keep_and(world, name, value.clone(), |act| {
                if **name == "calling" {
                    act.queue_calling(value);
                }
            });
            Ok(Answer::success(format!("{name} set")))
        }
        _ => Err(Refusal::unknown_object(call, "settings")),
    }
}

pub(super) fn commerce(world: &World, call: &Call, number: &str) -> Answer {
    let mut now = kept(world, "commerce");
    if now.is_null() {
        now = json!({"is_cart_enabled": true, "is_catalog_visible": false});
    }
    if call.method == Method::GET {
        now["id"] = json!(number);
        return Answer::json(&json!({"data": [now]}), "shop looked up");
    }
    for name in ["is_cart_enabled", "is_catalog_visible"] {
        if let Some(text) = call.text(name) {
            now[name] = json!(text == "true");
        }
    }
    keep(world, "commerce", now);
    Answer::success("shop set")
}

pub(super) fn encryption(world: &World, call: &Call) -> Result<Answer, Refusal> {
    if call.method == Method::GET {
        let key = kept(world, PUBLIC_KEY);
        let rows = if key.is_null() {
            json!([])
        } else {
            json!([{"business_public_key": key, "business_public_key_signature_status": "VALID"}])
        };
        return Ok(Answer::json(&json!({"data": rows}), "key looked up"));
    }
    let key = call.text("business_public_key");
    let key = key.ok_or_else(|| Refusal::missing("business_public_key"))?;
    if crate::flows::check_key(&key).is_err() {
        return Err(Refusal::code(
            100,
            "Param business_public_key must be a 2048-bit RSA public key in PEM",
        ));
    }
    keep(world, PUBLIC_KEY, json!(key));
    Ok(Answer::success("key set"))
}

pub(super) fn automation(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let object = call.object();
    let rows = |name: &str| object[name].as_array().map_or(0, Vec::len);
    if rows("commands") > COMMANDS_MAX || rows("prompts") > PROMPTS_MAX {
        return Err(Refusal::code(
            100,
            "A number has at most 30 commands and 4 prompts",
        ));
    }
    let mut now = kept(world, "conversational_automation");
    if now.is_null() {
        now = json!({});
    }
    for name in ["enable_welcome_message", "commands", "prompts"] {
        if !object[name].is_null() {
            now[name] = object[name].clone();
        }
    }
    keep(world, "conversational_automation", now);
    Ok(Answer::success("commands set"))
}

/// `/{number}/username`: follows the app's.
pub(super) fn username(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => {
            let name = kept(world, "username");
            let told = if name.is_null() {
                json!({})
            } else {
                json!({"username": name, "status": "approved"})
            };
            Ok(Answer::json(&told, "username looked up"))
        }
        Method::POST => {
            let name = call
                .text("username")
                .ok_or_else(|| Refusal::missing("username"))?;
            keep_and(world, "username", json!(name), |act| {
                act.queue_username(Some(&name));
            });
            Ok(Answer::json(
                &json!({"status": "approved"}),
                "username taken",
            ))
        }
        Method::DELETE => {
            keep_and(world, "username", Value::Null, |act| {
                act.queue_username(None);
            });
            Ok(Answer::success("username given up"))
        }
        _ => Err(Refusal::unknown_object(call, "username")),
    }
}
