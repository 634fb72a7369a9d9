//! What the delivered messages of the API cost: each one's market, rate and volume tier (graph-api.md 8.3 to 8.8).

use std::collections::HashMap;

use serde_json::{Value, json};
use twinline_wire::rates::{Category, Quote, quote};
use twinline_wire::regions::country;

use crate::truth::Truth;
use crate::truth::model::{Message, Ticks, Via};
use crate::truth::price::{Kind, Model, Price, month};

/// One delivered message, charged or free.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Charge<'a> {
    /// When WhatsApp took it.
    pub(crate) at: i64,
    pub(crate) message: &'a Message,
    pub(crate) price: &'a Price,
    /// ISO 3166, of the recipient's number.
    pub(crate) country: Option<&'static str>,
    /// The list rate, also of what was free; none where the data has none, and for conversations, whose rates it lacks.
    pub(crate) quote: Option<Quote>,
    /// `0:MAX` where no volume tier is known.
    pub(crate) tier: String,
    /// Millionths of a US dollar; 0 if free.
    pub(crate) usd_micros: i64,
}

/// All of them in the order in which they were sent.
pub(crate) fn charges(truth: &Truth) -> Vec<Charge<'_>> {
    // Charged messages of a month, market and category: volume tiers count them.
    let mut counted: HashMap<(String, &str, Category), u64> = HashMap::new();
    let sent = truth
        .messages()
        .iter()
        .filter(|message| message.via == Via::Api && message.is_bubble() && is_delivered(message));
    sent.filter_map(|message| {
        let (price, at) = (message.price.as_ref()?, message.left_at?);
        let phone = truth.phone(&message.customer)?;
        let digits = phone.digits.as_deref().unwrap_or_default();
        let category = Category::from_word(&price.category);
        let by_message = category.filter(|_| price.model == Model::Message);
        let quote = by_message.and_then(|category| quote(digits, category, &price.day));
        let (mut usd_micros, mut tier) = (0, "0:MAX".to_owned());
        if let (Some(quote), Some(category), Kind::Regular) = (quote, category, price.kind) {
            let count = counted
                .entry((month(at), quote.market, category))
                .or_default();
            (usd_micros, tier) = quote.after(*count, category, &price.day);
            *count += 1;
        }
        Some(Charge {
            at,
            message,
            price,
            country: country(digits).map(|country| country.code.as_str()),
            quote,
            tier,
            usd_micros,
        })
    })
    .collect()
}

pub(crate) fn is_delivered(message: &Message) -> bool {
    matches!(
        message.ticks,
        Ticks::Delivered | Ticks::Read | Ticks::Played
    )
}

/// As a number of dollars, which is how WhatsApp tells costs.
pub(crate) fn dollars(usd_micros: i64) -> Value {
    let text = format!("{}.{:06}", usd_micros / 1_000_000, usd_micros % 1_000_000);
    text.parse::<f64>()
        .map_or(Value::Null, |amount| json!(amount))
}
