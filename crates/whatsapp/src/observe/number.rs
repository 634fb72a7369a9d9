//! News about a number (webhooks.md 4.2), as facts. They name the number by its digits, or by its id where there is
//! metadata: told to an account with several numbers, the digits are the subject.

use twinline_core::fact::FactKind;
use twinline_wire::webhook::{
    BusinessUsernameValue, CapabilityValue, Entry, NumberNameValue, NumberQualityValue,
    NumberUsernameValue, SecurityValue,
};

use super::fact::{fact, humane, joined, moment_of, number, told};
use super::people::digits;
use crate::hear::Ear;

/// Events that say how customers take the number.
const FLAGS: [&str; 2] = [FLAGGED, "UNFLAGGED"];
/// Customers take it badly.
pub(crate) const FLAGGED: &str = "FLAGGED";
/// What the fact of a limit is about, after the number if that is named.
pub(crate) const LIMITS: &str = "limits";

/// What a fact is about: the line itself if it is the one spoken to, else the number by its digits.
fn subject(ear: &Ear<'_>, display: Option<&String>) -> String {
    if ear.names_line() {
        return String::new();
    }
    display.and_then(|text| digits(text)).unwrap_or_default()
}

fn line(display: Option<&String>, detail: &str) -> String {
    match told(display) {
        Some(display) => format!("Number {display}: {detail}"),
        None => format!("Number: {detail}"),
    }
}

/// Reads the number's throughput and limits.
pub(crate) fn quality(ear: &mut Ear<'_>, entry: &Entry, value: &NumberQualityValue) {
    ear.listen_to_account(None);
    let display = value.display_phone_number.as_ref();
    let subject = subject(ear, display);
    let read = || {
        let event = told(value.event.as_ref()).ok_or("It does not tell what happened.")?;
        let daily = value.max_daily_conversations_per_business.as_ref();
        let detail = joined([
            Some(humane(event)),
            told(value.current_limit.as_ref()).map(|limit| format!("limit {limit}")),
            told(value.old_limit.as_ref()).map(|limit| format!("was {limit}")),
            number(daily).map(|daily| format!("{daily} a day for the business")),
            value
                .new_quality_score
                .as_ref()
                .map(|score| format!("quality {}", humane(score.as_str()))),
        ]);
        let at = moment_of(entry, value)?;
        let kind = FactKind::NumberQuality;
        // What a pace or a limit became says nothing of how customers take the number, and must not hide it.
        let of_quality = FLAGS.contains(&event) || value.new_quality_score.is_some();
        let subject = if of_quality {
            subject
        } else if subject.is_empty() {
            LIMITS.to_owned()
        } else {
            format!("{subject}/{LIMITS}")
        };
        Ok(fact(
            kind,
            subject,
            event,
            &line(display, &detail),
            value,
            at,
        ))
    };
    ear.take(value, read());
}

/// Reads the review of the name customers see.
pub(crate) fn name(ear: &mut Ear<'_>, entry: &Entry, value: &NumberNameValue) {
    ear.listen_to_account(None);
    let display = value
        .display_phone_number
        .as_ref()
        .or(value.phone_number.as_ref());
    let subject = subject(ear, display);
    let read = || {
        let decision = told(value.decision.as_ref()).ok_or("It does not tell the decision.")?;
        let name = told(value.requested_verified_name.as_ref());
        let detail = joined([
            Some(name.map_or_else(|| "name".to_owned(), |name| format!("name \"{name}\""))),
            Some(humane(decision)),
            told(value.rejection_reason.as_ref()).map(humane),
        ]);
        let at = moment_of(entry, value)?;
        let kind = FactKind::NumberName;
        Ok(fact(
            kind,
            subject,
            decision,
            &line(display, &detail),
            value,
            at,
        ))
    };
    ear.take(value, read());
}

/// Reads the business's username.
pub(crate) fn username(ear: &mut Ear<'_>, entry: &Entry, value: &BusinessUsernameValue) {
    ear.listen_to_line_or_account(value.metadata.as_ref());
    let display = value.display_phone_number.as_ref();
    let subject = subject(ear, display);
    let read = || {
        let status = told(value.status.as_ref()).ok_or("It does not tell the username's state.")?;
        let name = told(value.username.as_ref());
        let detail = joined([
            Some(name.map_or_else(|| "username".to_owned(), |name| format!("username {name}"))),
            Some(humane(status)),
        ]);
        let at = moment_of(entry, value)?;
        let kind = FactKind::Username;
        Ok(fact(
            kind,
            subject,
            status,
            &line(display, &detail),
            value,
            at,
        ))
    };
    ear.take(value, read());
}

/// Reads an older form of the same.
pub(crate) fn username_review(ear: &mut Ear<'_>, entry: &Entry, value: &NumberUsernameValue) {
    ear.listen_to_account(None);
    let display = value.display_phone_number.as_ref();
    let subject = subject(ear, display);
    let read = || {
        let decision = told(value.decision.as_ref()).ok_or("It does not tell the decision.")?;
        let name = told(value.requested_username.as_ref());
        let reasons: Vec<String> = value
            .rejection_reasons
            .known()
            .filter_map(|reason| told(Some(reason)).map(humane))
            .collect();
        let detail = joined([
            Some(name.map_or_else(|| "username".to_owned(), |name| format!("username {name}"))),
            Some(humane(decision)),
            (!reasons.is_empty()).then(|| reasons.join(", ")),
        ]);
        let at = moment_of(entry, value)?;
        let kind = FactKind::Username;
        Ok(fact(
            kind,
            subject,
            decision,
            &line(display, &detail),
            value,
            at,
        ))
    };
    ear.take(value, read());
}

/// Reads what happened to the number's PIN.
pub(crate) fn security(ear: &mut Ear<'_>, entry: &Entry, value: &SecurityValue) {
    ear.listen_to_account(None);
    let display = value.display_phone_number.as_ref();
    let subject = subject(ear, display);
    let read = || {
        let event = told(value.event.as_ref()).ok_or("It does not tell what happened.")?;
        let detail = joined([
            Some(humane(event)),
            told(value.requester.as_ref()).map(|who| format!("asked for by {who}")),
        ]);
        let at = moment_of(entry, value)?;
        let kind = FactKind::Security;
        Ok(fact(
            kind,
            subject,
            event,
            &line(display, &detail),
            value,
            at,
        ))
    };
    ear.take(value, read());
}

/// Reads what the business may do. Of the portfolio, so true of every number.
pub(crate) fn capability(ear: &mut Ear<'_>, entry: &Entry, value: &CapabilityValue) {
    ear.listen_to_account(None);
    let read = || {
        let business = number(value.max_daily_conversations_per_business.as_ref());
        let phone = number(value.max_daily_conversation_per_phone.as_ref());
        let state = business.clone().or_else(|| phone.clone());
        let limit = |limit: Option<String>| {
            limit.map(|limit| match limit.as_str() {
                "-1" => "unlimited".to_owned(),
                _ => limit,
            })
        };
        let count = |told, of: &str| number(told).map(|count| format!("{count} numbers per {of}"));
        let detail = joined([
            limit(business).map(|limit| format!("{limit} people a day for the business")),
            limit(phone).map(|limit| format!("{limit} people a day for a number")),
            count(value.max_phone_numbers_per_business.as_ref(), "business"),
            count(value.max_phone_numbers_per_waba.as_ref(), "account"),
        ]);
        if detail.is_empty() {
            return Err("It tells no limit.".to_owned());
        }
        let at = moment_of(entry, value)?;
        let detail = format!("Limits: {detail}");
        let kind = FactKind::Capability;
        Ok(fact(
            kind,
            "",
            state.unwrap_or_default(),
            &detail,
            value,
            at,
        ))
    };
    ear.take(value, read());
}
