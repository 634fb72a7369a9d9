//! Field `account_update` (webhooks.md 3.7), and a line in the timeline for every field that is known but not yet read.

use serde_json::Value;
use twinline_core::observation::{NumberEvent, NumberSaid, Said};
use twinline_wire::webhook::{
    AccountEvent, AccountUpdateValue, DisconnectionReason, Entry, Metadata,
};

use super::moment::moment_of_entry;
use crate::hear::Ear;

/// Reads one `account_update`. Addressed to the account even if it names a number: those are digits, by which nothing
/// is routed, and an account in coexistence has one number.
pub(crate) fn observe(ear: &mut Ear<'_>, entry: &Entry, value: &AccountUpdateValue) {
    // In some events the entry's id is the partner's portfolio, and the account stands inside (webhooks.md 1.3).
    let inside = value
        .waba_info
        .as_ref()
        .and_then(|info| info.waba_id.as_ref());
    ear.listen_to_account(inside);
    ear.take(value, account_said(entry, value));
}

fn account_said(entry: &Entry, value: &AccountUpdateValue) -> Result<Said, String> {
    let told = value
        .event
        .as_ref()
        .ok_or("It does not tell what happened to the account.")?;
    let event = match told {
        AccountEvent::AccountOffboarded | AccountEvent::PartnerRemoved => NumberEvent::Offboarded,
        AccountEvent::AccountReconnected => NumberEvent::Reconnected,
        _ => NumberEvent::Noted,
    };
    let mut detail = told.as_str().to_owned();
    if let Some(info) = &value.disconnection_info {
        let reason = info.reason.as_ref().map(DisconnectionReason::as_str);
        let words: Vec<&str> = reason
            .into_iter()
            .chain(info.initiated_by.as_deref())
            .collect();
        if !words.is_empty() {
            detail = format!("{detail} ({})", words.join(", "));
        }
    }
    let rest = Value::Object(value.rest.clone());
    Ok(Said::Number(NumberSaid {
        event,
        at: moment_of_entry(entry, &rest)?,
        detail,
    }))
}

/// Notes news of a field that Twinline knows by name only. For the line if one is named, else for the account.
pub(crate) fn note(ear: &mut Ear<'_>, entry: &Entry, value: &Value) {
    let metadata: Option<Metadata> = value
        .get("metadata")
        .and_then(|metadata| serde_json::from_value(metadata.clone()).ok());
    ear.listen_to_line(metadata.as_ref());
    if !ear.is_addressed() {
        ear.listen_to_account(None);
    }
    let event = value.get("event").and_then(Value::as_str);
    let detail = event.map_or_else(
        || ear.field().to_owned(),
        |event| format!("{} ({event})", ear.field()),
    );
    let said = moment_of_entry(entry, value).map(|at| {
        Said::Number(NumberSaid {
            event: NumberEvent::Noted,
            at,
            detail,
        })
    });
    ear.take(value, said);
}
