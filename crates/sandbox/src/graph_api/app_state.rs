//! The way back of the extended state feed, which WhatsApp does not have: a platform sets labels and archive on the owner's
//! phone by the same rows in which the phone tells of them. Only while the feed is on.

use serde_json::Value;

use super::answer::Refusal;
use super::call::Call;
use crate::limits;
use crate::phones::ActError;
use crate::phones::{ChatChange, LabelChange};
use crate::truth::model::{BUSINESS, Phone, PhoneId};
use crate::world::{Act, World};

/// The word for it in `sync_type`.
pub(super) const STATE: &str = "smb_app_state";

/// Sets what the rows of the call say; all of them or none.
pub(super) fn set(world: &World, call: &Call) -> Result<(), Refusal> {
    let object = call.object();
    let rows = object["state_sync"].as_array();
    let rows = rows.ok_or_else(|| Refusal::missing("state_sync"))?;
    if rows.len() > limits::EVENTS_PER_POST {
        return Err(wrong("state_sync holds at most 1,000 rows"));
    }
    world.act(|act| {
        if !act.truth.is_linked() {
            return Err(Refusal::code(133_010, "The account is not registered"));
        }
        if !act.truth.business_phone().is_some_and(Phone::online) {
            return Err(Refusal::code(
                131_000,
                "The phone is offline; try again later",
            ));
        }
        let wishes: Result<Vec<Wish>, Refusal> = rows.iter().map(|row| wish(act, row)).collect();
        for wish in wishes? {
            grant(act, wish).map_err(|error| wrong(&error.to_string()))?;
        }
        Ok(())
    })
}

/// What one row wants.
enum Wish {
    Label(LabelChange),
    Chat(PhoneId, ChatChange),
}

fn wish(act: &Act<'_>, row: &Value) -> Result<Wish, Refusal> {
    let change = match row["type"].as_str() {
        Some("labels") => {
            let name = row["label"]["name"].as_str();
            let name = name.ok_or_else(|| wrong("a row of the type labels has label.name"))?;
            return Ok(Wish::Label(LabelChange {
                name: Some(name.to_owned()),
                colour: None,
            }));
        }
        Some("chat_labels") => {
            let ids = row["labels"].as_array();
            let ids = ids.ok_or_else(|| wrong("a row of the type chat_labels has labels"))?;
            let ids = ids.iter().filter_map(Value::as_str).map(str::to_owned);
            let ids: Vec<String> = ids.collect();
            let known = &act.truth.pockets.labels;
            if let Some(unknown) = ids.iter().find(|id| !known.contains_key(*id)) {
                return Err(wrong(&format!("the phone has no label {unknown}")));
            }
            ChatChange {
                labels: Some(ids),
                ..ChatChange::default()
            }
        }
        Some("archive") => ChatChange {
            archived: Some(row["action"] != "remove"),
            ..ChatChange::default()
        },
        _ => {
            let why =
                "type must be labels, chat_labels or archive: pictures and groups are people's own";
            return Err(wrong(why));
        }
    };
    let contact = &row["contact"];
    let by_id = contact["user_id"].as_str();
    let by_id = by_id.and_then(|id| act.truth.customer_by_bsuid(id));
    let by_digits = contact["phone_number"].as_str();
    let by_digits = by_digits.and_then(|digits| act.truth.customer_by_digits(digits));
    let customer = by_id.or(by_digits);
    let customer =
        customer.ok_or_else(|| wrong("contact names nobody by user_id or phone_number"))?;
    Ok(Wish::Chat(customer.id.clone(), change))
}

/// A label that is there already is left as it is.
fn grant(act: &mut Act<'_>, wish: Wish) -> Result<(), ActError> {
    match wish {
        Wish::Label(change) => {
            let mut known = act.truth.pockets.labels.values();
            if known.any(|label| Some(&label.name) == change.name.as_ref()) {
                return Ok(());
            }
            act.make_label(&change).map(drop)
        }
        Wish::Chat(customer, change) => act.change_chat(BUSINESS, &customer, change),
    }
}

fn wrong(why: &str) -> Refusal {
    Refusal::code(100, why)
}
