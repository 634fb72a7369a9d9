//! `GET /{FLOW}?fields=metric.name(…).granularity(…).since(…).until(…)`: how a flow's endpoint does (graph-api.md 5.8).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Call, Refusal, told};
use crate::graph_api::fields::{self, Field};
use crate::truth::Truth;
use crate::truth::account::Flow;
use crate::truth::flows::Asked;

const NAMES: [&str; 5] = [
    "ENDPOINT_REQUEST_COUNT",
    "ENDPOINT_REQUEST_ERROR",
    "ENDPOINT_REQUEST_ERROR_RATE",
    "ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL",
    "ENDPOINT_AVAILABILITY",
];
const DAY_S: i64 = 86_400;
/// WhatsApp's: fewer requests tell nothing.
const REQUESTS_MIN: usize = 250;

/// The field, if it is asked for.
pub(super) fn asked(call: &Call) -> Option<Field> {
    let mut fields = fields::asked(call)?.into_iter();
    fields.find(|field| field.name == "metric")
}

pub(super) fn of(truth: &Truth, flow: &Flow, field: &Field) -> Result<Value, Refusal> {
    let get = |name: &str| {
        let found = field.with.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    };
    let name = get("name").filter(|name| NAMES.contains(name));
    let name = name.ok_or_else(|| {
        Refusal::code(
            100,
            format!("Param metric.name must be one of {{{}}}", NAMES.join(", ")),
        )
    })?;
    let granularity = get("granularity").unwrap_or("DAY");
    let step = match granularity {
        "HOUR" => Some(3_600),
        "DAY" => Some(DAY_S),
        "LIFETIME" => None,
        _ => {
            return Err(Refusal::code(
                100,
                "Param metric.granularity must be one of {DAY, HOUR, LIFETIME}",
            ));
        }
    };
    let since = get("since").map(day).transpose()?.unwrap_or(i64::MIN);
    let until = get("until")
        .map(day)
        .transpose()?
        .map_or(i64::MAX, |day| day + DAY_S);
    let record = truth.account.flow_records.of.get(&flow.id);
    let all: Vec<&Asked> = record.iter().flat_map(|record| &record.asked).collect();
    if all.len() < REQUESTS_MIN {
        return Err(told(
            139_006,
            "Metrics threshold is not reached",
            "Not enough data to provide flow metrics.",
        ));
    }
    let wants_pings = name == "ENDPOINT_AVAILABILITY";
    let mut points: BTreeMap<i64, Vec<&Asked>> = BTreeMap::new();
    for one in all {
        let second = one.at.div_euclid(1_000);
        if one.ping == wants_pings && (since..until).contains(&second) {
            let start = step.map_or(0, |step| second.div_euclid(step) * step);
            points.entry(start).or_default().push(one);
        }
    }
    let points: Vec<Value> = points
        .into_iter()
        .map(|(start, asked)| json!({"timestamp": stamp(start), "data": data(name, &asked)}))
        .collect();
    Ok(json!({"name": name, "granularity": granularity, "data_points": points}))
}

#[expect(clippy::cast_precision_loss, reason = "a flow's record is bounded")]
fn data(name: &str, asked: &[&Asked]) -> Value {
    let one = |value: Value| json!([{"key": "value", "value": value}]);
    let failed = asked.iter().filter(|one| one.error.is_some()).count();
    let rate =
        |part: usize| json!((part as f64 * 100.0 / asked.len().max(1) as f64).round() / 100.0);
    match name {
        "ENDPOINT_REQUEST_COUNT" => one(json!(asked.len())),
        "ENDPOINT_REQUEST_ERROR_RATE" => one(rate(failed)),
        "ENDPOINT_AVAILABILITY" => one(rate(asked.len() - failed)),
        "ENDPOINT_REQUEST_ERROR" => counted(asked.iter().filter_map(|one| one.error.clone())),
        _ => counted(asked.iter().map(|one| match one.ms.div_ceil(1_000).max(1) {
            seconds @ ..=10 => seconds.to_string(),
            _ => "10+".to_owned(),
        })),
    }
}

fn counted(keys: impl Iterator<Item = String>) -> Value {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    let rows = counts.into_iter();
    rows.map(|(key, value)| json!({"key": key, "value": value}))
        .collect()
}

/// `YYYY-MM-DD`, as the second it begins.
fn day(text: &str) -> Result<i64, Refusal> {
    let day: Option<jiff::civil::Date> = text.parse().ok();
    let start = day.and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
    let start = start.ok_or_else(|| {
        Refusal::code(
            100,
            "Param metric.since and metric.until must be YYYY-MM-DD",
        )
    })?;
    Ok(start.timestamp().as_second())
}

fn stamp(second: i64) -> String {
    let at = jiff::Timestamp::from_second(second).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::account::FlowStatus;
    use crate::truth::flows::FlowRecord;

    fn flow() -> Flow {
        Flow {
            id: "9".to_owned(),
            name: "cakes".to_owned(),
            categories: Vec::new(),
            status: FlowStatus::Published,
            json: None,
            endpoint_uri: None,
        }
    }

    fn field(with: &[(&str, &str)]) -> Field {
        let with = with
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Field {
            name: "metric".to_owned(),
            with: with.collect(),
            of: Vec::new(),
        }
    }

    fn truth(requests: usize) -> Truth {
        let asked = (0..requests).map(|nth| Asked {
            at: i64::try_from(nth).unwrap() * 3_600_000,
            ms: 1_100,
            ping: nth % 100 == 99,
            error: (nth % 2 == 0).then(|| "timeout_error".to_owned()),
        });
        let record = FlowRecord {
            asked: asked.collect(),
            ..FlowRecord::default()
        };
        let mut truth = Truth::default();
        truth.account.flow_records.of.insert("9".to_owned(), record);
        truth
    }

    #[test]
    fn few_requests_tell_nothing() {
        let asked = field(&[("name", "ENDPOINT_REQUEST_COUNT")]);
        assert!(of(&truth(249), &flow(), &asked).is_err());
        assert!(of(&truth(250), &flow(), &asked).is_ok());
        assert!(of(&truth(250), &flow(), &field(&[("name", "COUNT")])).is_err());
    }

    #[test]
    fn points_are_days_hours_or_all_there_is() {
        let told = |with: &[(&str, &str)]| of(&truth(250), &flow(), &field(with)).unwrap();
        let days = told(&[
            ("name", "ENDPOINT_REQUEST_COUNT"),
            ("granularity", "DAY"),
            ("since", "1970-01-02"),
            ("until", "1970-01-03"),
        ]);
        assert_eq!(
            days["data_points"],
            json!([
                {"timestamp": "1970-01-02T00:00:00+0000", "data": [{"key": "value", "value": 24}]},
                {"timestamp": "1970-01-03T00:00:00+0000", "data": [{"key": "value", "value": 24}]},
            ])
        );
        let all = told(&[
            ("name", "ENDPOINT_REQUEST_ERROR"),
            ("granularity", "LIFETIME"),
        ]);
        assert_eq!(
            all["data_points"][0]["data"],
            json!([{"key": "timeout_error", "value": 125}])
        );
        let slow = told(&[
            ("name", "ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL"),
            ("granularity", "LIFETIME"),
        ]);
        assert_eq!(
            slow["data_points"][0]["data"],
            json!([{"key": "2", "value": 248}])
        );
        let there = told(&[
            ("name", "ENDPOINT_AVAILABILITY"),
            ("granularity", "LIFETIME"),
        ]);
        assert_eq!(
            there["data_points"][0]["data"],
            json!([{"key": "value", "value": 1.0}])
        );
    }
}
