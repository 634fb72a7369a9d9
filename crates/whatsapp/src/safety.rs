//! What WhatsApp's news about a number and its account say about how safely it may send: the number's rating, locks and
//! restrictions, the messaging limit, templates that cannot be sent, and what a refusal means for the number.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;
use twinline_core::Millis;
use twinline_core::content::Content;
use twinline_core::fact::{Fact, FactKind, Facts};
use twinline_core::pacing::guard::{Halt, Level, Limit, Refusal, Sign, SignKind, Told};
use twinline_wire::Num;
use twinline_wire::graph::PhoneNumber;
use twinline_wire::limits::Limit as Rule;
use twinline_wire::webhook::{
    AccountAlertsValue, CapabilityValue, NumberQualityValue, QualityScore, Restriction,
    TemplateStatusValue, template_language,
};

use crate::draft::TEMPLATE;
use crate::failure::own;
use crate::observe::{FLAGGED, LIMITS};

const HOUR_MS: Millis = 3_600_000;
/// A broken rule or a warning that nothing ends counts for so long. Ours.
const NEWS_MS: Millis = 7 * 24 * HOUR_MS;

pub(crate) fn told(facts: &Facts, digits: &str) -> Told {
    let mut signs = Vec::from_iter(newest_quality(facts, digits));
    for ((kind, subject), fact) in facts {
        signs.extend(match kind {
            FactKind::Restriction => restriction(subject, fact),
            FactKind::Violation => Some(violation(subject, fact)),
            FactKind::Ban => ban(fact),
            FactKind::Alert => alert(fact),
            _ => None,
        });
    }
    Told {
        signs,
        limit: limit(facts, digits),
        halts: halts(facts),
        unlocked_at: reinstated_at(facts),
    }
}

fn raw<T: DeserializeOwned>(fact: &Fact) -> Option<T> {
    serde_json::from_value(fact.raw.clone()).ok()
}

fn sign(kind: SignKind, campaigns: Level, fact: &Fact, sentence: &str, remedy: &str) -> Sign {
    Sign {
        kind,
        campaigns,
        transactional: Level::Calm,
        liftable: true,
        since: Some(fact.at),
        until: None,
        sentence: sentence.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// Of what was told of the number's quality and what was found when the account was asked, the newest word.
fn newest_quality(facts: &Facts, digits: &str) -> Option<Sign> {
    let of_quality = facts.iter().filter(|((kind, subject), _)| match kind {
        FactKind::NumberQuality => subject.is_empty() || subject == digits,
        FactKind::NumberStanding => subject == digits,
        _ => false,
    });
    let (_, newest) = of_quality.max_by_key(|(_, fact)| fact.at)?;
    quality(newest)
}

fn quality(fact: &Fact) -> Option<Sign> {
    let score = raw::<NumberQualityValue>(fact).and_then(|value| value.new_quality_score);
    let rating = raw::<PhoneNumber>(fact).and_then(|number| number.quality_rating);
    let score = score.or(rating.as_deref().map(QualityScore::from));
    let bad = fact.state == FLAGGED || score == Some(QualityScore::Red);
    let (level, sentence) = if bad {
        let sentence = "WhatsApp has flagged this number: too many people block or report it.";
        (Level::High, sentence)
    } else if score == Some(QualityScore::Yellow) {
        let sentence = "Customers take this number less well: its quality is medium.";
        (Level::Raised, sentence)
    } else {
        return None;
    };
    let remedy = "Write only to people who asked for it, and less often. It ends when WhatsApp rates the number better.";
    Some(sign(SignKind::Quality, level, fact, sentence, remedy))
}

/// What WhatsApp itself has closed, for nobody here to open.
fn closed(sign: Sign, campaigns: Level, transactional: Level) -> Sign {
    Sign {
        campaigns,
        transactional,
        liftable: false,
        ..sign
    }
}

fn restriction(kind: &str, fact: &Fact) -> Option<Sign> {
    let told = raw::<Restriction>(fact).unwrap_or_default();
    let until = told.expiration.as_ref().and_then(Num::seconds_as_ms);
    // Whether one without an end still holds is tried after a while: the refusals tell.
    let until = until.or(Some(fact.at + NEWS_MS));
    let remedy = told
        .remediation
        .as_deref()
        .filter(|text| !text.trim().is_empty());
    let remedy = remedy.unwrap_or(
        "An owner can appeal in WhatsApp Manager. It ends by itself when its time is over.",
    );
    let (stop, calm) = (Level::Stopped, Level::Calm);
    let (sentence, closes) = match kind {
        "RESTRICTED_BIZ_INITIATED_MESSAGING" => (
            "WhatsApp lets this account write to nobody first for a while.",
            Some((stop, stop)),
        ),
        "RESTRICTED_CUSTOMER_INITIATED_MESSAGING" => (
            "WhatsApp lets this account answer nobody for a while.",
            Some((stop, stop)),
        ),
        "RESTRICTED_UTILITY_TEMPLATES" | "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES" => (
            "WhatsApp lets this account send no utility templates for a while.",
            Some((calm, stop)),
        ),
        "RESTRICTED_ADD_PHONE_NUMBER_ACTION" => return None,
        kind if kind.contains("CALL") => return None,
        _ => ("WhatsApp has restricted this account for a while.", None),
    };
    let known = sign(SignKind::Restriction, Level::High, fact, sentence, remedy);
    let known = Sign { until, ..known };
    Some(match closes {
        Some((campaigns, transactional)) => closed(known, campaigns, transactional),
        None => known,
    })
}

fn violation(kind: &str, fact: &Fact) -> Sign {
    let what = match kind.trim() {
        "" => String::new(),
        kind => format!(" ({})", kind.to_lowercase().replace('_', " ")),
    };
    Sign {
        until: Some(fact.at + NEWS_MS),
        ..sign(
            SignKind::Violation,
            Level::Raised,
            fact,
            &format!("WhatsApp says that this account broke a rule{what}."),
            "Look in WhatsApp Manager what it was, and mend it before the next campaign. It counts for seven days.",
        )
    }
}

fn ban(fact: &Fact) -> Option<Sign> {
    let remedy =
        "An owner must appeal in WhatsApp Manager. It ends when WhatsApp reinstates the account.";
    match fact.state.as_str() {
        "REINSTATE" => None,
        "SCHEDULE_FOR_DISABLE" => {
            let sentence = "WhatsApp is going to ban this account.";
            Some(sign(SignKind::Lock, Level::High, fact, sentence, remedy))
        }
        _ => {
            let sentence = "WhatsApp has banned this account.";
            let known = sign(SignKind::Lock, Level::Stopped, fact, sentence, remedy);
            Some(closed(known, Level::Stopped, Level::Stopped))
        }
    }
}

fn reinstated_at(facts: &Facts) -> Option<Millis> {
    let ban = facts.get(&(FactKind::Ban, String::new()))?;
    (ban.state == "REINSTATE").then_some(ban.at)
}

fn alert(fact: &Fact) -> Option<Sign> {
    let info = raw::<AccountAlertsValue>(fact)?.alert();
    let is = |told: &Option<String>, word: &str| told.as_deref() == Some(word);
    if !is(&info.alert_severity, "CRITICAL") || is(&info.alert_status, "NONE") {
        return None;
    }
    let sentence = "WhatsApp warns of something critical about this account.";
    let remedy = "The warning stands below in what WhatsApp told of the number. It counts for seven days, or until WhatsApp takes it back.";
    let known = sign(SignKind::Alert, Level::Raised, fact, sentence, remedy);
    Some(Sign {
        until: Some(fact.at + NEWS_MS),
        ..known
    })
}

/// The newest word on how many people may be written to first in a day.
fn limit(facts: &Facts, digits: &str) -> Limit {
    let of_number = |subject: &str| {
        let number = subject.trim_end_matches(LIMITS).trim_end_matches('/');
        number.is_empty() || number == digits
    };
    let words = facts.iter().filter_map(|((kind, subject), fact)| {
        let word = match kind {
            FactKind::Capability => {
                let told = raw::<CapabilityValue>(fact)?;
                let business = told.max_daily_conversations_per_business;
                business
                    .or(told.max_daily_conversation_per_phone)?
                    .as_text()
            }
            FactKind::NumberStanding if subject == digits => {
                raw::<PhoneNumber>(fact)?.whatsapp_business_manager_messaging_limit?
            }
            FactKind::NumberQuality if of_number(subject) => {
                let told = raw::<NumberQualityValue>(fact)?;
                let business = told.max_daily_conversations_per_business.as_ref();
                business.map(Num::as_text).or(told.current_limit)?
            }
            _ => return None,
        };
        Some((fact.at, people(&word)?))
    });
    words
        .max_by_key(|(at, _)| *at)
        .map_or(Limit::Untold, |(_, limit)| limit)
}

/// `TIER_2K`, `2000`, `-1`, `TIER_UNLIMITED`.
fn people(word: &str) -> Option<Limit> {
    let word = word.trim().to_uppercase();
    let figure = word.trim_start_matches("TIER_");
    if figure == "UNLIMITED" || figure == "-1" {
        return Some(Limit::Unlimited);
    }
    let thousands = figure.strip_suffix('K');
    let people: u64 = thousands.unwrap_or(figure).parse().ok()?;
    let factor = if thousands.is_some() { 1_000 } else { 1 };
    Some(Limit::People(people * factor))
}

/// What a template is known by: names are unique only together with a language.
fn key(name: &str, language: &str) -> String {
    format!("{name}/{}", template_language(language))
}

pub(crate) fn made_of(content: &Content) -> Option<String> {
    let Content::Other { raw_kind, raw, .. } = content else {
        return None;
    };
    let word = |pointer: &str| raw.pointer(pointer).and_then(Value::as_str);
    let name = word("/template/name").filter(|_| raw_kind == TEMPLATE)?;
    Some(key(
        name,
        word("/template/language/code").unwrap_or_default(),
    ))
}

fn halts(facts: &Facts) -> Vec<Halt> {
    let mut newest: BTreeMap<String, (Millis, Option<Halt>)> = BTreeMap::new();
    for ((kind, _), fact) in facts {
        if *kind != FactKind::Template {
            continue;
        }
        let Some(told) = raw::<TemplateStatusValue>(fact) else {
            continue;
        };
        let Some(name) = told.message_template_name.as_deref() else {
            continue;
        };
        let language = told.message_template_language.as_deref();
        let of = key(name, language.unwrap_or_default());
        // A name can be used again: another template, of which there is later news.
        if newest.get(&of).is_some_and(|(at, _)| *at > fact.at) {
            continue;
        }
        newest.insert(of.clone(), (fact.at, halt(of, fact, &told)));
    }
    newest.into_values().filter_map(|(_, halt)| halt).collect()
}

fn halt(of: String, fact: &Fact, told: &TemplateStatusValue) -> Option<Halt> {
    let hours = |rule: Rule| Some(fact.at + rule.latest() * HOUR_MS);
    let title = told
        .other_info
        .as_ref()
        .and_then(|info| info.title.as_deref());
    let (code, until, sentence, remedy) = match fact.state.as_str() {
        "PAUSED" => (
            "template_paused",
            match title {
                Some("FIRST_PAUSE") => hours(Rule::TemplateFirstPauseH),
                Some("SECOND_PAUSE") => hours(Rule::TemplateSecondPauseH),
                _ => None,
            },
            "WhatsApp has paused this template for its quality.",
            "Pick another one, or wait until it is over.",
        ),
        "DISABLED" => (
            "template_disabled",
            None,
            "WhatsApp has disabled this template for good.",
            "Pick another one.",
        ),
        "REJECTED" => (
            "template_rejected",
            None,
            "WhatsApp has not approved this template.",
            "Mend what WhatsApp names as the reason and hand it in again, or pick another one.",
        ),
        "ARCHIVED" | "DELETED" => (
            "template_gone",
            None,
            "This template was deleted or put away.",
            "Pick another one.",
        ),
        _ => return None,
    };
    Some(Halt {
        of,
        until,
        failure: own(code, sentence, remedy),
    })
}

pub(crate) fn refusal(code: &str) -> Option<Refusal> {
    match code.parse().ok()? {
        131_048 => Some(Refusal::Spam),
        131_049 => Some(Refusal::Weary),
        368 | 131_031 => Some(Refusal::Locked),
        131_042 => Some(Refusal::Unpaid),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
