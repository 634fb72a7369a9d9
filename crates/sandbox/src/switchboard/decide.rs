//! What the rules come to for one Graph call or one webhook. Pure: the same rules, having met as much, decide the same.

use serde_json::Value;

use super::rule::{Fault, StandingRule, When};

/// How long `reorder` holds a webhook, in milliseconds of the virtual clock.
const OVERTAKEN_AFTER_MS: u64 = 2_000;
/// Numbers of a rule's chance and of its spans are told apart by this.
const OF_A_SPAN: u64 = 0x5bd1_e995;

/// What becomes of a Graph call. Several rules may hit the same one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CallFate {
    pub(crate) latency_ms: u64,
    /// Never arrives, never answered.
    pub(crate) lost: bool,
    /// Carried out, and the answer never comes.
    pub(crate) answer_lost: bool,
    /// HTTP status, and `Retry-After` in seconds.
    pub(crate) http: Option<(u16, Option<u32>)>,
    pub(crate) error: Option<u32>,
    pub(crate) late_failure: Option<u32>,
}

/// What becomes of a webhook change.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may happen with any other"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct ChangeFate {
    pub(crate) lost: bool,
    pub(crate) twice: bool,
    pub(crate) wrong_signature: bool,
    /// Sent, and the acknowledgement is not heard.
    pub(crate) unheard: bool,
    /// How long it is held, in milliseconds of the virtual clock.
    pub(crate) held_ms: u64,
}

/// What passes a rule's place.
#[derive(Debug)]
pub(crate) enum Passing<'a> {
    Call {
        method: &'a str,
        /// Without the version.
        path: &'a [String],
    },
    Webhook {
        field: &'a str,
        value: &'a Value,
    },
}

/// For each rule that `passing` meets: its place in the list, and whether it is hit.
pub(crate) fn met(
    rules: &[StandingRule],
    passing: &Passing<'_>,
    customer: Option<&str>,
) -> Vec<(usize, bool)> {
    let meets = |standing: &StandingRule| {
        let rule = &standing.rule;
        let here = match passing {
            Passing::Call { method, path } => rule.on.is_call(method, path),
            Passing::Webhook { field, value } => {
                let fits = match rule.what {
                    Fault::StuckHistory { percent } => {
                        *field == "history" && is_beyond(value, percent)
                    }
                    _ => true,
                };
                fits && rule.on.is_webhook(field, kind(field, value))
            }
        };
        here && (rule.customer.is_none() || rule.customer.as_deref() == customer)
    };
    let met = rules
        .iter()
        .enumerate()
        .filter(|(_, standing)| meets(standing));
    met.map(|(place, standing)| (place, is_hit(standing)))
        .collect()
}

fn is_hit(standing: &StandingRule) -> bool {
    let nth = standing.met + 1;
    match standing.rule.when {
        When::Always => true,
        When::Next(count) => standing.hit < u64::from(count),
        When::Every(n) => n > 0 && nth.is_multiple_of(u64::from(n)),
        When::Chance { percent, seed } => mix(seed, nth) % 100 < u64::from(percent),
    }
}

/// The fate of a call that these rules hit.
pub(crate) fn fate_of_call<'a>(hit: impl Iterator<Item = &'a StandingRule>) -> CallFate {
    let mut fate = CallFate::default();
    for standing in hit {
        match &standing.rule.what {
            Fault::Latency(span) => fate.latency_ms += span.pick(drawn(standing)),
            Fault::Lost => fate.lost = true,
            Fault::TimeoutAfterAccept => fate.answer_lost = true,
            Fault::Http {
                status,
                retry_after_s,
            } => fate.http = fate.http.or(Some((*status, *retry_after_s))),
            Fault::Error { code } => fate.error = fate.error.or(Some(*code)),
            Fault::LateFailure { code } => fate.late_failure = fate.late_failure.or(Some(*code)),
            Fault::Duplicate
            | Fault::Reorder
            | Fault::Delay(_)
            | Fault::WrongSignature
            | Fault::StuckHistory { .. } => {}
        }
    }
    fate
}

/// The fate of a webhook change that these rules hit.
pub(crate) fn fate_of_change<'a>(hit: impl Iterator<Item = &'a StandingRule>) -> ChangeFate {
    let mut fate = ChangeFate::default();
    for standing in hit {
        match &standing.rule.what {
            Fault::Lost | Fault::StuckHistory { .. } => fate.lost = true,
            Fault::Duplicate => fate.twice = true,
            Fault::Reorder => fate.held_ms = fate.held_ms.max(OVERTAKEN_AFTER_MS),
            Fault::Delay(span) => fate.held_ms = fate.held_ms.max(span.pick(drawn(standing))),
            Fault::WrongSignature => fate.wrong_signature = true,
            Fault::TimeoutAfterAccept => fate.unheard = true,
            Fault::Latency(_)
            | Fault::Http { .. }
            | Fault::Error { .. }
            | Fault::LateFailure { .. } => {}
        }
    }
    fate
}

fn drawn(standing: &StandingRule) -> u64 {
    let seed = match standing.rule.when {
        When::Chance { seed, .. } => seed,
        _ => 0,
    };
    mix(seed ^ OF_A_SPAN, standing.met + 1)
}

/// Statuses come in the field of messages and are another matter.
fn kind<'a>(field: &'a str, value: &Value) -> &'a str {
    if field == "messages" && value.get("statuses").is_some() {
        "statuses"
    } else {
        field
    }
}

/// Whether a history change is a chunk beyond this progress, or one of the files that follow the last chunk.
fn is_beyond(value: &Value, percent: u8) -> bool {
    let progress = value["history"][0]["metadata"]["progress"].as_u64();
    match progress {
        Some(progress) => progress > u64::from(percent),
        None => value.get("messages").is_some() || value.get("message_echoes").is_some(),
    }
}

/// `SplitMix64`: the n-th number of a seed.
fn mix(seed: u64, n: u64) -> u64 {
    crate::world::mix(seed, n)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::switchboard::rule::{FaultRule, Place, Span};

    fn standing(on: Place, when: When, what: Fault) -> StandingRule {
        let rule = FaultRule {
            id: "f".to_owned(),
            on,
            customer: None,
            when,
            what,
        };
        StandingRule {
            rule,
            met: 0,
            hit: 0,
        }
    }

    fn hits(mut standing: StandingRule, times: u64) -> Vec<u64> {
        let path = ["1".to_owned(), "messages".to_owned()];
        let mut hits = Vec::new();
        for nth in 1..=times {
            let passing = Passing::Call {
                method: "POST",
                path: &path,
            };
            let met = met(std::slice::from_ref(&standing), &passing, None);
            assert_eq!(met.len(), 1);
            standing.met += 1;
            if met[0].1 {
                standing.hit += 1;
                hits.push(nth);
            }
        }
        hits
    }

    fn sends() -> Place {
        Place::Graph("POST /{number}/messages".to_owned())
    }

    #[test]
    fn a_rule_hits_as_often_as_it_says() {
        assert_eq!(
            hits(standing(sends(), When::Next(2), Fault::Lost), 5),
            [1, 2]
        );
        assert_eq!(
            hits(standing(sends(), When::Every(3), Fault::Lost), 7),
            [3, 6]
        );
        assert_eq!(
            hits(standing(sends(), When::Always, Fault::Lost), 3),
            [1, 2, 3]
        );
    }

    #[test]
    fn chance_is_repeatable_and_about_right() {
        let one = |seed| {
            hits(
                standing(sends(), When::Chance { percent: 20, seed }, Fault::Lost),
                1_000,
            )
        };
        assert_eq!(one(4), one(4));
        assert_ne!(one(4), one(5));
        assert!((150..250).contains(&one(4).len()), "{}", one(4).len());
    }

    #[test]
    fn places_name_calls_and_fields() {
        let path = |text: &str| -> Vec<String> { text.split('/').map(str::to_owned).collect() };
        assert!(sends().is_call("POST", &path("109/messages")));
        assert!(!sends().is_call("GET", &path("109/messages")));
        assert!(!sends().is_call("POST", &path("109/media")));
        assert!(!sends().is_call("POST", &path("109/messages/more")));
        assert!(Place::Graph("any".to_owned()).is_call("GET", &path("109")));
        let messages = Place::Webhook("messages".to_owned());
        assert!(
            messages.is_webhook("messages", "messages")
                && !messages.is_webhook("messages", "statuses")
        );
        assert!(Place::Webhook("statuses".to_owned()).is_webhook("messages", "statuses"));
        assert!(!Place::Webhook("any".to_owned()).is_call("GET", &path("1")));
    }

    #[test]
    fn history_sticks_where_it_is_told_to() {
        let rule = standing(
            Place::Webhook("history".to_owned()),
            When::Always,
            Fault::StuckHistory { percent: 40 },
        );
        let meets = |value: &Value| {
            let passing = Passing::Webhook {
                field: "history",
                value,
            };
            !met(std::slice::from_ref(&rule), &passing, None).is_empty()
        };
        let chunk = |progress: u64| json!({"history": [{"metadata": {"progress": progress}}]});
        assert!(!meets(&chunk(40)) && meets(&chunk(41)));
        assert!(
            meets(&json!({"messages": [{}]})),
            "files follow the last chunk, which never comes"
        );
        assert!(
            !meets(&json!({"history": [{"errors": []}]})),
            "a refusal is no progress"
        );
    }

    #[test]
    fn spans_stay_within_their_bounds() {
        let span = Span {
            from_ms: 10,
            to_ms: 20,
        };
        assert!(
            (0..100)
                .map(|n| span.pick(mix(1, n)))
                .all(|ms| (10..=20).contains(&ms))
        );
        let exact = Span {
            from_ms: 7,
            to_ms: 0,
        };
        assert_eq!(exact.pick(12_345), 7);
    }
}
