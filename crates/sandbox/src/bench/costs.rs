//! What was charged, as the bench shows it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::limits::DAY_MS;
use crate::rules::bill::{Charge, charges, dollars};
use crate::truth::Truth;
use crate::truth::price::{Kind, month};
use crate::world::World;

/// What was charged, in the rates of Meta's list (graph-api.md 8.3 to 8.8).
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Costs {
    /// ISO 4217: always `USD`.
    currency: &'static str,
    /// Of this day (UTC), in millionths of a dollar.
    today_usd_micros: i64,
    /// Of this month (UTC), in millionths of a dollar.
    month_usd_micros: i64,
    free_service: FreeService,
    /// One row for each market, category, type and day of rates.
    today: Vec<CostRow>,
    /// The same of this month (UTC).
    month: Vec<CostRow>,
}

/// Service messages of this month that cost nothing (graph-api.md 8.4).
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FreeService {
    used: u32,
    of: u32,
}

/// Messages of one span that are charged alike.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CostRow {
    /// As Meta's rate card calls it. Null: no rate is known.
    #[schema(required)]
    market: Option<&'static str>,
    /// As `pricing.category` spells it.
    category: String,
    #[serde(rename = "type")]
    kind: Kind,
    /// Whose rates hold (`YYYY-MM-DD`).
    day: String,
    messages: u64,
    usd_micros: i64,
    /// Dollars for one message. Null: it is free, or no rate is known.
    #[schema(required)]
    rate_usd: Option<f64>,
    /// Since when the rate holds (`YYYY-MM-DD`).
    #[schema(required)]
    rate_since: Option<&'static str>,
    /// Who says so.
    #[schema(required)]
    rate_source: Option<&'static str>,
}

/// What was charged today and this month, by market and category, with the rate and who says so.
#[utoipa::path(get, path = "/costs", tag = "rules", operation_id = "costs", responses((status = 200, body = Costs)),)]
pub(super) async fn costs(State(world): State<Arc<World>>) -> Json<Costs> {
    let now = world.clock.now_ms();
    Json(world.look(|truth| bill(truth, now)))
}

fn bill(truth: &Truth, now: i64) -> Costs {
    let charges = charges(truth);
    let today = now.div_euclid(DAY_MS);
    let pick = |wanted: &dyn Fn(i64) -> bool| -> Vec<&Charge<'_>> {
        charges.iter().filter(|charge| wanted(charge.at)).collect()
    };
    let of_today = pick(&|at| at.div_euclid(DAY_MS) == today);
    let of_month = pick(&|at| month(at) == month(now));
    let sum = |charges: &[&Charge<'_>]| charges.iter().map(|one| one.usd_micros).sum::<i64>();
    Costs {
        currency: "USD",
        today_usd_micros: sum(&of_today),
        month_usd_micros: sum(&of_month),
        free_service: FreeService {
            used: truth.allowance.used(now),
            of: truth.rules().free_service_messages,
        },
        today: rows(&of_today),
        month: rows(&of_month),
    }
}

fn rows(charges: &[&Charge<'_>]) -> Vec<CostRow> {
    let mut rows: Vec<CostRow> = Vec::new();
    for charge in charges {
        match rows.iter_mut().find(|row| row.counts(charge)) {
            Some(row) => {
                row.messages += 1;
                row.usd_micros += charge.usd_micros;
            }
            None => rows.push(CostRow::of(charge)),
        }
    }
    rows
}

impl CostRow {
    fn of(charge: &Charge<'_>) -> Self {
        let quote = charge.quote;
        let is_free = charge.price.kind != Kind::Regular;
        let rate = quote.filter(|_| !is_free);
        Self {
            market: quote.map(|quote| quote.market),
            category: charge.price.category.clone(),
            kind: charge.price.kind,
            day: charge.price.day.clone(),
            messages: 1,
            usd_micros: charge.usd_micros,
            rate_usd: rate.and_then(|quote| dollars(quote.usd_micros).as_f64()),
            rate_since: quote.map(|quote| quote.since),
            rate_source: quote.map(|quote| quote.source),
        }
    }

    /// Whether a charge belongs into this row.
    fn counts(&self, charge: &Charge<'_>) -> bool {
        self.market == charge.quote.map(|quote| quote.market)
            && self.category == charge.price.category
            && self.kind == charge.price.kind
            && self.day == charge.price.day
    }
}
