//! Field `account_update` (webhooks.md 3.7, 4.3): the line in the number's timeline, with what belongs to the event. What
//! WhatsApp holds against the account is a fact besides: it is so until told otherwise.

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::observation::{NumberEvent, NumberSaid, Said};
use twinline_core::text::excerpt;
use twinline_wire::webhook::{
    AccountEvent, AccountUpdateValue, DisconnectionReason, Entry, Restriction,
};

use super::fact::{fact, moment_of, told};
use super::moment::day;
use crate::hear::Ear;

/// Longest list of particulars.
const DETAIL_CHARS_MAX: usize = 250;

/// Reads one `account_update`. Addressed to the account even if it names a number: those are digits, by which nothing
/// is routed, and an account in coexistence has one number.
pub(crate) fn observe(ear: &mut Ear<'_>, entry: &Entry, value: &AccountUpdateValue) {
    // In some events the entry's id is the partner's portfolio, and the account stands inside (webhooks.md 1.3).
    let inside = value
        .waba_info
        .as_ref()
        .and_then(|info| info.waba_id.as_ref());
    ear.listen_to_account(inside);
    if ear.take(value, account_said(entry, value))
        && let Ok(at) = moment_of(entry, value)
    {
        for held in held_against(value, at) {
            ear.say_beside(held);
        }
    }
}

/// Restrictions, a broken rule, a ban.
fn held_against(value: &AccountUpdateValue, at: Millis) -> Vec<Said> {
    let mut facts = Vec::new();
    match &value.event {
        Some(AccountEvent::AccountRestriction) => {
            for told_of in value.restriction_info.known() {
                let kind = told(told_of.restriction_type.as_ref()).unwrap_or_default();
                let detail = format!("Account: {}", restriction(told_of));
                let kind_of = FactKind::Restriction;
                facts.push(fact(kind_of, kind, "RESTRICTED", &detail, told_of, at));
            }
        }
        Some(AccountEvent::AccountViolation) => {
            let info = value.violation_info.as_ref();
            let kind = info.and_then(|info| told(info.violation_type.as_ref()));
            let kind = kind.unwrap_or_default();
            let detail = format!("Account: violation ({})", particulars(value).join(", "));
            facts.push(fact(
                FactKind::Violation,
                kind,
                "VIOLATION",
                &detail,
                value,
                at,
            ));
        }
        Some(AccountEvent::DisabledUpdate) => {
            let info = value.ban_info.as_ref();
            let state = info.and_then(|info| told(info.waba_ban_state.as_ref()));
            let state = state.unwrap_or("DISABLE");
            let detail = format!("Account: {}", particulars(value).join(", "));
            facts.push(fact(FactKind::Ban, "", state, &detail, value, at));
        }
        _ => {}
    }
    facts
}

fn account_said(entry: &Entry, value: &AccountUpdateValue) -> Result<Said, String> {
    let happened = value
        .event
        .as_ref()
        .ok_or("It does not tell what happened to the account.")?;
    let event = match happened {
        AccountEvent::AccountOffboarded | AccountEvent::PartnerRemoved => NumberEvent::Offboarded,
        AccountEvent::AccountReconnected => NumberEvent::Reconnected,
        _ => NumberEvent::Noted,
    };
    let words = particulars(value);
    let detail = if words.is_empty() {
        happened.as_str().to_owned()
    } else {
        let words = words.join(", ");
        format!("{happened} ({})", excerpt(&words, DETAIL_CHARS_MAX))
    };
    Ok(Said::Number(NumberSaid {
        event,
        at: moment_of(entry, value)?,
        detail,
    }))
}

/// What belongs to the event, in the order in which one would say it.
fn particulars(value: &AccountUpdateValue) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut say = |word: Option<&str>| words.extend(word.map(str::to_owned));
    if let Some(info) = &value.disconnection_info {
        say(info.reason.as_ref().map(DisconnectionReason::as_str));
        say(told(info.initiated_by.as_ref()));
    }
    if let Some(info) = &value.violation_info {
        say(told(info.violation_type.as_ref()));
        say(told(info.remediation.as_ref()));
    }
    if let Some(info) = &value.ban_info {
        say(told(info.waba_ban_state.as_ref()));
        say(told(info.waba_ban_date.as_ref()));
    }
    let certification = &value.partner_client_certification_info;
    if let Some(info) = certification {
        say(told(info.status.as_ref()));
        for reason in info.rejection_reasons.iter().flatten() {
            say(told(Some(reason)));
        }
    }
    say(told(value.country.as_ref()));
    if let Some(info) = &value.volume_tier_info {
        for part in [
            &info.pricing_category,
            &info.region,
            &info.tier,
            &info.effective_month,
        ] {
            say(told(part.as_ref()));
        }
    }
    if let Some(info) = &value.auth_international_rate_eligibility {
        say(day(info.start_time.as_ref()).as_deref());
    }
    words.extend(value.restriction_info.known().map(restriction));
    words
}

fn restriction(restriction: &Restriction) -> String {
    let kind = told(restriction.restriction_type.as_ref()).unwrap_or("a restriction");
    let until = day(restriction.expiration.as_ref());
    let until = until.map_or_else(String::new, |day| format!(" until {day}"));
    let remedy = told(restriction.remediation.as_ref());
    let remedy = remedy.map_or_else(String::new, |remedy| format!(": {remedy}"));
    format!("{kind}{until}{remedy}")
}
