//! When WhatsApp warns of a flow's endpoint: how often it fails, how slow it is, whether it answers health checks
//! (webhooks.md 4.7). Pure.

use serde_json::{Value, json};

use crate::truth::flows::{Alert, Asked, FlowRecord};

const MINUTE_MS: i64 = 60_000;
/// WhatsApp's, in percent: error rates that alarm.
const ERROR_RATES: [u32; 3] = [5, 10, 50];
/// WhatsApp's, in milliseconds: slowness of nine in ten requests that alarms.
const LATENCIES_MS: [u32; 3] = [1_000, 5_000, 7_000];
/// WhatsApp's, in percent: fewer answered health checks alarm.
const AVAILABILITY: u32 = 90;
/// Ours: WhatsApp says of no number of requests that it is too few to judge by.
const REQUESTS_MIN: usize = 10;

/// How one thing stands now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    pub(crate) alert: Alert,
    /// The highest threshold it is beyond.
    pub(crate) threshold: Option<u32>,
    /// What a webhook tells of it, beside the threshold.
    facts: Value,
}

/// All four; none of what too little is known of.
pub(crate) fn levels(record: &FlowRecord, now: i64) -> Vec<Level> {
    let since = |minutes: i64, ping: bool| {
        let asked = record.asked.iter();
        asked.filter(move |one| one.ping == ping && one.at > now - minutes * MINUTE_MS)
    };
    let hour: Vec<&Asked> = since(60, false).collect();
    let half: Vec<&Asked> = since(30, false).collect();
    let pings: Vec<&Asked> = since(10, true).collect();
    let levels = [
        errors(Alert::ClientErrorRate, &hour, is_clients),
        errors(Alert::EndpointErrorRate, &half, |error| !is_clients(error)),
        latency(&half),
        availability(&pings),
    ];
    levels.into_iter().flatten().collect()
}

/// Errors that phones find have hyphens in their names, those of the way there underscores.
pub(crate) fn is_clients(error: &str) -> bool {
    error.contains('-')
}

/// What a webhook says when a level is reached or left (webhooks.md 4.7).
pub(crate) fn told(flow: &str, level: &Level, threshold: u32, active: bool) -> Value {
    let mut value = json!({
        "event": level.alert,
        "message": words(level.alert, threshold, active),
        "flow_id": flow,
        "threshold": threshold,
        "alert_state": if active { "ACTIVATED" } else { "DEACTIVATED" },
    });
    if let (Some(value), Some(facts)) = (value.as_object_mut(), level.facts.as_object()) {
        value.extend(facts.clone());
    }
    value
}

fn words(alert: Alert, threshold: u32, active: bool) -> String {
    let turn = if active { "has reached" } else { "is below" };
    match alert {
        Alert::ClientErrorRate => format!(
            "The flow client request error rate {turn} the {threshold}% threshold in the last 60 minutes."
        ),
        Alert::EndpointErrorRate => format!(
            "The flow endpoint request error rate {turn} the {threshold}% threshold in the last 30 minutes."
        ),
        Alert::EndpointLatency => {
            format!("Flow endpoint latency {turn} the p90 threshold in the last 30 minutes.")
        }
        Alert::EndpointAvailability => {
            let turn = if active { "has breached" } else { "is above" };
            format!(
                "The flow endpoint availability {turn} the {threshold}% threshold in the last 10 minutes."
            )
        }
    }
}

fn errors(alert: Alert, asked: &[&Asked], which: impl Fn(&str) -> bool) -> Option<Level> {
    if asked.len() < REQUESTS_MIN {
        return None;
    }
    let failed = asked.iter().filter_map(|one| one.error.as_deref());
    let failed: Vec<&str> = failed.filter(|error| which(error)).collect();
    let rate = percent(failed.len(), asked.len());
    let mut kinds = failed.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds: Vec<Value> = kinds
        .into_iter()
        .map(|kind| {
            let count = failed.iter().filter(|one| **one == kind).count();
            json!({"error_type": type_of(kind), "error_rate": percent(count, failed.len()), "error_count": count})
        })
        .collect();
    Some(Level {
        alert,
        threshold: beyond(&ERROR_RATES, rate),
        facts: json!({"error_rate": rate, "errors": kinds}),
    })
}

/// `timeout_error` is `TIMEOUT` in webhooks, `invalid-screen-transition` `INVALID_SCREEN_TRANSITION`.
fn type_of(error: &str) -> String {
    let name = error
        .strip_suffix("_error")
        .filter(|name| *name == "timeout");
    name.unwrap_or(error).replace('-', "_").to_uppercase()
}

fn latency(asked: &[&Asked]) -> Option<Level> {
    if asked.len() < REQUESTS_MIN {
        return None;
    }
    let mut took: Vec<u64> = asked.iter().map(|one| one.ms).collect();
    took.sort_unstable();
    let at = |percent: usize| took.get((took.len() * percent).div_ceil(100).saturating_sub(1));
    let (half, most) = (*at(50)?, *at(90)?);
    Some(Level {
        alert: Alert::EndpointLatency,
        #[expect(
            clippy::cast_precision_loss,
            reason = "an endpoint has ten seconds at most"
        )]
        threshold: beyond(&LATENCIES_MS, most as f64),
        facts: json!({"p90_latency": most, "p50_latency": half, "requests_count": took.len()}),
    })
}

fn availability(pings: &[&Asked]) -> Option<Level> {
    let answered = pings.iter().filter(|one| one.error.is_none()).count();
    let rate = (!pings.is_empty()).then(|| percent(answered, pings.len()))?;
    Some(Level {
        alert: Alert::EndpointAvailability,
        threshold: (rate < f64::from(AVAILABILITY)).then_some(AVAILABILITY),
        facts: json!({"availability": rate}),
    })
}

fn beyond(thresholds: &[u32], value: f64) -> Option<u32> {
    let reached = thresholds.iter().rev();
    reached.copied().find(|one| value >= f64::from(*one))
}

/// With two places, as WhatsApp tells it.
#[expect(clippy::cast_precision_loss, reason = "a flow's record is bounded")]
fn percent(part: usize, all: usize) -> f64 {
    (part as f64 * 10_000.0 / all.max(1) as f64).floor() / 100.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 100 * MINUTE_MS;

    fn asked(minutes_ago: i64, ms: u64, error: Option<&str>) -> Asked {
        Asked {
            at: NOW - minutes_ago * MINUTE_MS,
            ms,
            ping: false,
            error: error.map(str::to_owned),
        }
    }

    fn record(asked: Vec<Asked>) -> FlowRecord {
        FlowRecord {
            asked: asked.into(),
            ..FlowRecord::default()
        }
    }

    fn level(record: &FlowRecord, alert: Alert) -> Option<Level> {
        levels(record, NOW)
            .into_iter()
            .find(|level| level.alert == alert)
    }

    #[test]
    fn few_requests_say_nothing() {
        let record = record(vec![
            asked(1, 9_000, Some("timeout_error"));
            REQUESTS_MIN - 1
        ]);
        assert_eq!(levels(&record, NOW), []);
    }

    #[test]
    fn errors_of_phones_and_of_the_way_count_apart_and_grow_old() {
        let mut all = vec![asked(1, 10, None); 17];
        all.extend([
            asked(1, 10, Some("timeout_error")),
            asked(1, 10, Some("unexpected_http_status_code")),
        ]);
        all.push(asked(1, 10, Some("invalid-screen-transition")));
        let record = record(all);
        let clients = level(&record, Alert::ClientErrorRate).unwrap();
        assert_eq!(
            (clients.threshold, &clients.facts["error_rate"]),
            (Some(5), &json!(5.0))
        );
        let ends = level(&record, Alert::EndpointErrorRate).unwrap();
        assert_eq!(ends.threshold, Some(10));
        assert_eq!(
            told("9", &ends, 10, true)["errors"],
            json!([
                {"error_type": "TIMEOUT", "error_rate": 50.0, "error_count": 1},
                {"error_type": "UNEXPECTED_HTTP_STATUS_CODE", "error_rate": 50.0, "error_count": 1},
            ])
        );
        assert_eq!(levels(&record, NOW + 60 * MINUTE_MS), []);
    }

    #[test]
    fn slowness_is_that_of_nine_in_ten() {
        let mut all = vec![asked(2, 200, None); 9];
        all.push(asked(2, 9_900, None));
        assert_eq!(
            level(&record(all.clone()), Alert::EndpointLatency)
                .unwrap()
                .threshold,
            None
        );
        all.push(asked(2, 6_000, None));
        let slow = level(&record(all), Alert::EndpointLatency).unwrap();
        assert_eq!(slow.threshold, Some(5_000));
        assert_eq!(
            slow.facts,
            json!({"p90_latency": 6_000, "p50_latency": 200, "requests_count": 11})
        );
    }

    #[test]
    fn health_checks_tell_whether_it_is_there() {
        let ping = |error: Option<&str>| Asked {
            ping: true,
            ..asked(3, 5, error)
        };
        let there = record(vec![ping(None); 10]);
        assert_eq!(
            level(&there, Alert::EndpointAvailability)
                .unwrap()
                .threshold,
            None
        );
        let gone = record(vec![
            ping(None),
            ping(None),
            ping(None),
            ping(Some("timeout_error")),
        ]);
        let gone = level(&gone, Alert::EndpointAvailability).unwrap();
        assert_eq!(gone.threshold, Some(90));
        assert_eq!(told("9", &gone, 90, true)["availability"], json!(75.0));
    }

    proptest! {
        #[test]
        fn a_threshold_is_never_above_the_rate(errors in proptest::collection::vec(any::<bool>(), 0..60)) {
            let all = errors.iter().map(|failed| asked(1, 10, failed.then_some("timeout_error")));
            let record = record(all.collect());
            if let Some(level) = level(&record, Alert::EndpointErrorRate) {
                let rate = level.facts["error_rate"].as_f64().unwrap();
                prop_assert!((0.0..=100.0).contains(&rate));
                let next = ERROR_RATES.into_iter().find(|one| Some(*one) > level.threshold);
                prop_assert!(level.threshold.is_none_or(|one| f64::from(one) <= rate));
                prop_assert!(next.is_none_or(|one| rate < f64::from(one)));
            }
        }
    }
}
