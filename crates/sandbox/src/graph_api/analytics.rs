//! What an account sent, counted by time (graph-api.md 5.7): a field of its node, narrowed by filters, and two edges.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields::Field;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::rules::price::priced;
use crate::truth::Truth;
use crate::truth::model::{Message, Side, Ticks, Via};
use crate::world::World;

/// WhatsApp's: templates of one question.
const TEMPLATES_MAX: usize = 10;
/// A question over more points than this is a mistake in its times.
const POINTS_MAX: i64 = 5_000;

/// No time of ours lies behind the year 5138.
const SECONDS_MAX: i64 = 100_000_000_000;

/// A span and the length of its points, in milliseconds.
struct Span {
    start: i64,
    end: i64,
    point: i64,
}

impl Span {
    fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Refusal> {
        let time = |name: &str| {
            let given = get(name).and_then(|text| text.parse::<i64>().ok());
            let given = given.filter(|seconds| (0..=SECONDS_MAX).contains(seconds));
            given.ok_or_else(|| Refusal::missing(name))
        };
        let (start, end) = (time("start")? * 1_000, time("end")? * 1_000);
        let granularity = get("granularity").unwrap_or_default().to_uppercase();
        let point = match granularity.as_str() {
            "HALF_HOUR" => HOUR_MS / 2,
            "DAY" | "DAILY" => DAY_MS,
            "MONTH" | "MONTHLY" => 30 * DAY_MS,
            _ => {
                return Err(Refusal::code(
                    100,
                    "Param granularity must be one of {HALF_HOUR, DAY, DAILY, MONTH, MONTHLY}",
                ));
            }
        };
        if end <= start || (end - start) / point > POINTS_MAX {
            return Err(Refusal::code(
                100,
                "Param end must be after start, and not too far",
            ));
        }
        Ok(Self { start, end, point })
    }

    /// The point that a time falls into, by its start.
    fn point_of(&self, at: i64) -> Option<i64> {
        (self.start..self.end)
            .contains(&at)
            .then(|| self.start + (at - self.start) / self.point * self.point)
    }

    /// Its start and end, in seconds.
    fn times(&self, start: i64) -> (i64, i64) {
        let end = (start + self.point).min(self.end);
        (start.div_euclid(1_000), end.div_euclid(1_000))
    }
}

/// What the API sent and WhatsApp took, with the point of its time.
fn sent<'a>(truth: &'a Truth, span: &'a Span) -> impl Iterator<Item = (i64, &'a Message)> {
    truth
        .messages()
        .iter()
        .filter(|message| message.from == Side::Business && message.via == Via::Api)
        .filter_map(|message| Some((span.point_of(message.left_at?)?, message)))
}

fn is_delivered(message: &Message) -> bool {
    matches!(
        message.ticks,
        Ticks::Delivered | Ticks::Read | Ticks::Played
    )
}

fn is_read(message: &Message) -> bool {
    matches!(message.ticks, Ticks::Read | Ticks::Played)
}

/// A field of the account's node; `None`: it is none of these.
pub(super) fn field(truth: &Truth, field: &Field) -> Option<Result<Value, Refusal>> {
    let tell = match field.name.as_str() {
        "analytics" => messages,
        "pricing_analytics" => prices,
        _ => return None,
    };
    let get = |name: &str| {
        let found = field.with.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    Some(Span::read(get).map(|span| tell(truth, &span, &get("granularity").unwrap_or_default())))
}

fn messages(truth: &Truth, span: &Span, granularity: &str) -> Value {
    let mut points: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for (point, message) in sent(truth, span) {
        let (sent, delivered) = points.entry(point).or_default();
        *sent += 1;
        *delivered += u64::from(is_delivered(message));
    }
    let rows: Vec<Value> = points
        .into_iter()
        .map(|(point, (sent, delivered))| {
            let (start, end) = span.times(point);
            json!({"start": start, "end": end, "sent": sent, "delivered": delivered})
        })
        .collect();
    let digits = truth.business().map(|business| &business.digits);
    json!({
        "phone_numbers": [digits], "country_codes": ["GB"], "granularity": granularity, "data_points": rows,
    })
}

fn prices(truth: &Truth, span: &Span, _: &str) -> Value {
    let mut points: BTreeMap<(i64, String, String), u64> = BTreeMap::new();
    for (point, message) in sent(truth, span).filter(|(_, message)| is_delivered(message)) {
        let (kind, category) = priced(truth, message);
        let key = (point, kind.to_uppercase(), category.to_uppercase());
        *points.entry(key).or_default() += 1;
    }
    let digits = truth.business().map(|business| &business.digits);
    let rows: Vec<Value> = points
        .into_iter()
        .map(|((point, kind, category), volume)| {
            let (start, end) = span.times(point);
            json!({
                "start": start, "end": end, "phone_number": digits, "country": "GB", "pricing_type": kind,
                "pricing_category": category, "volume": volume,
            })
        })
        .collect();
    json!({"data": [{"data_points": rows}]})
}

/// `GET /{WABA}/pricing_analytics`.
pub(super) fn pricing(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let span = Span::read(|name| call.text(name))?;
    let told = world.look(|truth| prices(truth, &span, ""));
    Ok(Answer::json(&told, "prices counted"))
}

/// `GET /{WABA}/template_analytics`.
pub(super) fn templates(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let span = Span::read(|name| call.text(name))?;
    let ids = call.texts("template_ids");
    if ids.is_empty() || ids.len() > TEMPLATES_MAX {
        return Err(Refusal::code(
            100,
            "Param template_ids must name 1 to 10 templates",
        ));
    }
    let rows: Vec<Value> = world.look(|truth| {
        let mut points: BTreeMap<(i64, &str), (u64, u64, u64)> = BTreeMap::new();
        for (point, message) in sent(truth, &span) {
            let named = message.content.body.as_ref().and_then(|shown| shown["template"].as_str());
            let Some(id) = named.filter(|id| ids.iter().any(|asked| asked == id)) else {
                continue;
            };
            let (sent, delivered, read) = points.entry((point, id)).or_default();
            *sent += 1;
            *delivered += u64::from(is_delivered(message));
            *read += u64::from(is_read(message));
        }
        points
            .into_iter()
            .map(|((point, id), (sent, delivered, read))| {
                let (start, end) = span.times(point);
                json!({
                    "template_id": id, "start": start, "end": end, "sent": sent, "delivered": delivered, "read": read,
                    "clicked": [],
                })
            })
            .collect()
    });
    let data = json!([{"granularity": "DAILY", "product_type": "cloud_api", "data_points": rows}]);
    Ok(Answer::json(&json!({"data": data}), "templates counted"))
}
