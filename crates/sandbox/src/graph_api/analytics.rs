//! What an account sent, counted by time (graph-api.md 5.7): a field of its node, narrowed by filters, and two edges.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields::Field;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::rules::bill::{Charge, charges, dollars, is_delivered};
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

fn is_read(message: &Message) -> bool {
    matches!(message.ticks, Ticks::Read | Ticks::Played)
}

/// A field of the account's node; `None`: it is none of these.
pub(super) fn field(truth: &Truth, field: &Field) -> Option<Result<Value, Refusal>> {
    if !["analytics", "pricing_analytics"].contains(&field.name.as_str()) {
        return None;
    }
    let get = |name: &str| {
        let found = field.with.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    Some(Span::read(get).map(|span| {
        if field.name == "analytics" {
            return messages(truth, &span, &get("granularity").unwrap_or_default());
        }
        let asked = Prices::read(|name| words(&get(name).unwrap_or_default()));
        prices(truth, &span, &asked)
    }))
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

/// What a row of prices is told by; a question without `dimensions` gets all but the last.
const DIMENSIONS: [&str; 5] = [
    "PHONE",
    "COUNTRY",
    "PRICING_TYPE",
    "PRICING_CATEGORY",
    "TIER",
];

/// What narrows and splits a question about prices.
struct Prices {
    dimensions: Vec<&'static str>,
    categories: Vec<String>,
    kinds: Vec<String>,
    cost: bool,
    volume: bool,
}

impl Prices {
    /// `list` gives the words of a parameter, in whatever form it came.
    fn read(list: impl Fn(&str) -> Vec<String>) -> Self {
        let asked = list("dimensions");
        let known = DIMENSIONS.into_iter();
        let dimensions = if asked.is_empty() {
            known.filter(|name| *name != "TIER").collect()
        } else {
            known
                .filter(|name| asked.iter().any(|word| word.eq_ignore_ascii_case(name)))
                .collect()
        };
        let metrics = list("metric_types");
        let wants = |metric: &str| {
            metrics.is_empty() || metrics.iter().any(|word| word.eq_ignore_ascii_case(metric))
        };
        Self {
            dimensions,
            categories: list("pricing_categories"),
            kinds: list("pricing_types"),
            cost: wants("COST"),
            volume: wants("VOLUME"),
        }
    }

    fn takes(&self, charge: &Charge<'_>) -> bool {
        let is = |asked: &[String], word: &str| {
            asked.is_empty() || asked.iter().any(|given| spelled(given) == spelled(word))
        };
        is(&self.categories, &charge.price.category) && is(&self.kinds, charge.price.kind.word())
    }

    /// What tells a charge's row from others.
    fn key(&self, charge: &Charge<'_>) -> Vec<(&'static str, String)> {
        let told = self.dimensions.iter().map(|name| match *name {
            "PHONE" => ("phone_number", String::new()),
            "COUNTRY" => ("country", charge.country.unwrap_or_default().to_owned()),
            "PRICING_TYPE" => ("pricing_type", spelled(charge.price.kind.word())),
            "PRICING_CATEGORY" => ("pricing_category", spelled(&charge.price.category)),
            _ => ("tier", charge.tier.clone()),
        });
        told.collect()
    }
}

/// Words of prices in capitals, as analytics have them.
fn spelled(word: &str) -> String {
    word.to_uppercase().replace('-', "_")
}

/// The words of a parameter of a field: `([A,B])`, `(["A"])` or `(A)`.
fn words(text: &str) -> Vec<String> {
    let bare = text.trim_matches(['[', ']', ' ']).split(',');
    let trimmed = bare.map(|word| word.trim().trim_matches(['"', '\'']).to_owned());
    trimmed.filter(|word| !word.is_empty()).collect()
}

fn prices(truth: &Truth, span: &Span, asked: &Prices) -> Value {
    type Key = (i64, Vec<(&'static str, String)>);
    let mut points: BTreeMap<Key, (u64, i64)> = BTreeMap::new();
    for charge in charges(truth).iter().filter(|charge| asked.takes(charge)) {
        let Some(point) = span.point_of(charge.at) else {
            continue;
        };
        let (volume, cost) = points.entry((point, asked.key(charge))).or_default();
        *volume += 1;
        *cost += charge.usd_micros;
    }
    let digits = truth.business().map(|business| &business.digits);
    let rows: Vec<Value> = points
        .into_iter()
        .map(|((point, key), (volume, cost))| {
            let (start, end) = span.times(point);
            let mut row = json!({"start": start, "end": end});
            for (name, word) in key {
                row[name] = if name == "phone_number" {
                    json!(digits)
                } else {
                    json!(word)
                };
            }
            if asked.volume {
                row["volume"] = json!(volume);
            }
            if asked.cost {
                row["cost"] = dollars(cost);
            }
            row
        })
        .collect();
    json!({"data": [{"data_points": rows}]})
}

/// `GET /{WABA}/pricing_analytics`.
pub(super) fn pricing(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let span = Span::read(|name| call.text(name))?;
    let asked = Prices::read(|name| call.texts(name));
    let told = world.look(|truth| prices(truth, &span, &asked));
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
