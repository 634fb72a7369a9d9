//! What must be seen, and what is seen instead.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::desk::Row;
use super::stage::Stage;
use super::step::{ExpectPhone, ExpectWebhook, ExpectWindow, From};
use crate::bench::view::PhoneMessage;
use crate::truth::model::{BUSINESS, Via};

/// Rows shown beside a failure.
const SHOWN: usize = 6;

/// Whether an expectation holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    /// Why not yet, or no longer.
    Not(String),
}

/// Counts against what was asked for: at least one, or exactly so many.
fn counted(count: usize, times: Option<usize>, seen: impl FnOnce() -> String) -> Verdict {
    match times {
        None if count > 0 => Verdict::Holds,
        Some(times) if times == count => Verdict::Holds,
        None => Verdict::Not(format!("none was seen; {}", seen())),
        Some(times) => Verdict::Not(format!(
            "expected {times}, and there are {count}; {}",
            seen()
        )),
    }
}

impl Stage {
    pub(super) fn phone_shows(&self, expected: &ExpectPhone) -> Verdict {
        let (phone, peer) = self.ends(&expected.on, expected.with.as_ref());
        let shown = match self.sandbox.messages(&phone, &peer) {
            Ok(shown) => shown,
            Err(error) => return Verdict::Not(error.to_string()),
        };
        let fits = |message: &&PhoneMessage| self.is_meant(expected, &phone, message);
        let count = shown.iter().filter(fits).count();
        counted(count, expected.times, || {
            let newest = shown.iter().rev().take(SHOWN).map(|message| {
                let text = message.text.as_deref().unwrap_or("(no text)");
                let state = message.state.map_or(Value::Null, |state| json!(state));
                format!(
                    "{}{text:?} {}",
                    if message.from_me { "own " } else { "" },
                    state.as_str().unwrap_or_default()
                )
            });
            let newest: Vec<String> = newest.collect();
            format!("the newest there: {}", newest.join(" | "))
        })
    }

    fn is_meant(&self, expected: &ExpectPhone, phone: &str, message: &PhoneMessage) -> bool {
        let owners = phone == BUSINESS;
        let by_business = message.from_me == owners;
        let from = match (by_business, message.via) {
            (false, _) => From::Customer,
            (true, Some(Via::Api)) => From::Api,
            (true, _) => From::Owner,
        };
        let from_fits = expected.from.is_none_or(|wanted| {
            // A customer's phone cannot tell who of the business wrote.
            wanted == from || (!owners && by_business && wanted != From::Customer)
        });
        let text = message.text.as_deref().unwrap_or_default();
        let state = message.state.map(|state| json!(state));
        from_fits
            && expected
                .of
                .as_ref()
                .is_none_or(|of| self.message(of) == message.id)
            && expected.text.as_ref().is_none_or(|wanted| wanted == text)
            && expected
                .contains
                .as_ref()
                .is_none_or(|words| text.contains(words.as_str()))
            && expected
                .kind
                .as_ref()
                .is_none_or(|kind| *kind == message.kind)
            && expected
                .state
                .as_ref()
                .is_none_or(|wanted| state == Some(json!(wanted)))
            && expected
                .reaction
                .as_ref()
                .is_none_or(|emoji| message.reactions.iter().any(|one| one.emoji == *emoji))
            && expected
                .edited
                .is_none_or(|edited| edited == message.edited_at.is_some())
            && expected
                .deleted
                .is_none_or(|deleted| deleted == message.deleted_at.is_some())
    }

    pub(super) fn platform_heard(&self, expected: &ExpectWebhook) -> Verdict {
        let rows = self.desk.rows(0);
        let of_field = |row: &&Row| row.field == expected.field;
        let ids = expected.customer.as_ref().map(|name| self.ids_of(name));
        let meant: Vec<&Row> = rows
            .iter()
            .filter(of_field)
            .filter(|row| self.is_row_meant(expected, ids.as_ref(), row))
            .collect();
        let (count, times) = if expected.copies.is_some() {
            (meant.len(), expected.copies)
        } else {
            let different = meant.iter().map(|row| row.value.to_string());
            (
                different.collect::<BTreeSet<String>>().len(),
                expected.times,
            )
        };
        counted(count, times, || {
            let newest: Vec<String> = rows
                .iter()
                .filter(of_field)
                .rev()
                .take(SHOWN)
                .map(|row| row.value.to_string())
                .collect();
            if newest.is_empty() {
                format!("nothing of {} was heard at all", expected.field)
            } else {
                format!("the newest of {}: {}", expected.field, newest.join(" | "))
            }
        })
    }

    /// Everything by which webhooks may name a customer, past and present.
    fn ids_of(&self, name: &str) -> BTreeSet<String> {
        let id = self.phone(name);
        self.sandbox.world().look(|truth| {
            let phone = truth.phone(&id);
            let digits = phone.and_then(|phone| phone.digits.clone());
            let bsuid = phone.map(|phone| phone.bsuid.clone());
            digits.into_iter().chain(bsuid).collect()
        })
    }

    fn is_row_meant(
        &self,
        expected: &ExpectWebhook,
        ids: Option<&BTreeSet<String>>,
        row: &Row,
    ) -> bool {
        let Row {
            value: row, signed, ..
        } = row;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let kind = text(&row["type"]);
        let content = &row[kind.as_str()];
        let words = || {
            let places = [
                &row["text"]["body"],
                &content["body"],
                &content["caption"],
                &content["message"]["text"]["body"],
                &row["edit"]["message"]["text"]["body"],
            ];
            places
                .iter()
                .filter_map(|place| place.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let about = || {
            [
                &row["id"],
                &row["context"]["id"],
                &content["message_id"],
                &content["original_message_id"],
            ]
            .map(text)
        };
        let who = || {
            let places = [
                "from",
                "to",
                "from_user_id",
                "to_user_id",
                "recipient_id",
                "recipient_user_id",
                "wa_id",
                "user_id",
            ];
            let contact = [&row["contact"]["phone_number"], &row["contact"]["user_id"]];
            places
                .map(|place| &row[place])
                .into_iter()
                .chain(contact)
                .map(text)
                .collect::<Vec<_>>()
        };
        ids.is_none_or(|ids| who().iter().any(|id| ids.contains(id)))
            && expected
                .of
                .as_ref()
                .is_none_or(|of| about().iter().any(|id| id == self.message(of)))
            && expected
                .text
                .as_ref()
                .is_none_or(|wanted| words().contains(wanted.as_str()))
            && expected.kind.as_ref().is_none_or(|wanted| *wanted == kind)
            && expected
                .status
                .as_ref()
                .is_none_or(|wanted| row["status"] == json!(wanted))
            && expected
                .event
                .as_ref()
                .is_none_or(|wanted| row["event"] == json!(wanted))
            && expected
                .error
                .is_none_or(|code| row["errors"][0]["code"] == json!(code))
            && expected.signed.is_none_or(|wanted| wanted == *signed)
            && expected.has.iter().all(|(pointer, wanted)| {
                let wanted = wanted
                    .as_str()
                    .map_or_else(|| wanted.clone(), |text| json!(self.filled(text)));
                *row.pointer(pointer).unwrap_or(&Value::Null) == wanted
            })
    }

    pub(super) fn window(&self, expected: &ExpectWindow) -> Verdict {
        let id = self.phone(&expected.customer);
        let now = self.sandbox.clock().now_ms();
        let closes_at = self
            .sandbox
            .world()
            .look(|truth| truth.window_closes_at(&id));
        let open = closes_at.is_some_and(|closes_at| now < closes_at);
        if open == expected.open {
            Verdict::Holds
        } else {
            Verdict::Not(format!("it is {}", if open { "open" } else { "closed" }))
        }
    }
}
