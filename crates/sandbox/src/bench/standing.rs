//! What WhatsApp makes of the business, seen and set from the bench: limit, quality, throughput, who reviews.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};

use super::api::read;
use super::problem::Problem;
use super::view::Phone;
use crate::rules::quality::{Echo, echo};
use crate::rules::tiers::SPAN_MS;
use crate::truth::Truth;
use crate::truth::model::PhoneId;
use crate::truth::pacing::PacingMode;
use crate::truth::standing::{COMPLAINTS_MS, NumberState, Rating, Review, StandingChange, Tier};
use crate::world::World;

type Shared = State<Arc<World>>;

/// What WhatsApp makes of the business.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Standing)]
pub(super) struct StandingView {
    tier: Tier,
    /// People who may be written to first within 24 hours (graph-api.md 7.4). Null: as many as there are.
    #[schema(required)]
    tier_people: Option<usize>,
    /// People written to first within 24 hours.
    tier_used: usize,
    /// The same within the span that leads to the next tier.
    tier_used_week: usize,
    /// Enough was used for the next tier: it comes in a few hours.
    tier_rising: bool,
    rating: Rating,
    state: NumberState,
    #[serde(flatten)]
    echo: Echo,
    review: Review,
    /// Media addresses open without a token.
    lax_downloads: bool,
    /// Who decides about sends that are held for their template's quality.
    pacing: PacingMode,
    /// Sends of an unproven template before the rest is held.
    pacing_batch: u32,
    /// Until when utility is capped after templates of the wrong category, in milliseconds UTC. Null: it is not.
    #[schema(required)]
    utility_capped_until: Option<i64>,
    /// Utility sends of the last 24 hours while it is capped, and how many there may be.
    utility_sent: usize,
    utility_cap: usize,
    /// Ids of the phones whose owners want no marketing.
    #[schema(value_type = Vec<String>)]
    stopped_marketing: BTreeSet<PhoneId>,
    throughput: Throughput,
}

/// Messages of the number in a second, in and out together (graph-api.md 7.1).
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Throughput {
    now: usize,
    peak_of_minute: usize,
    /// What is taken.
    of: usize,
}

/// What WhatsApp makes of the business.
#[utoipa::path(get, path = "/standing", tag = "rules", operation_id = "standing", responses((status = 200, body = StandingView)),)]
pub(super) async fn show(State(world): Shared) -> Json<StandingView> {
    Json(view(&world))
}

/// What can be set; what is not named stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = StandingChange)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    tier: Option<Tier>,
    review: Option<Review>,
    lax_downloads: Option<bool>,
    /// Who decides about sends that are held for their template's quality.
    pacing: Option<PacingMode>,
    /// Sends of an unproven template before the rest is held; 0 for as many as the rules say.
    pacing_batch: Option<u32>,
    /// Caps utility, as after templates of the wrong category, or lifts that.
    utility_capped: Option<bool>,
}

/// Sets the tier, who reviews, how templates are paced, and whether downloads are lax; what is not named stays.
#[utoipa::path(patch, path = "/standing", tag = "rules", operation_id = "change_standing", request_body = Change, responses((status = 200, description = "The standing since.", body = StandingView)),)]
pub(super) async fn change(
    State(world): Shared,
    body: Result<Json<Change>, JsonRejection>,
) -> Result<Json<StandingView>, Problem> {
    let change = read(body)?;
    world.act(|act| {
        if let Some(tier) = change.tier {
            act.set_tier(tier);
        }
        if let Some(review) = change.review {
            act.stand(StandingChange::Review { review });
        }
        if let Some(lax) = change.lax_downloads {
            act.stand(StandingChange::Downloads { lax });
        }
        let pacing = &act.truth.standing.pacing;
        let mode = change.pacing.unwrap_or(pacing.mode);
        let batch = match change.pacing_batch {
            Some(batch) => Some(batch).filter(|batch| *batch > 0),
            None => pacing.batch,
        };
        act.set_pacing(mode, batch);
        if let Some(capped) = change.utility_capped {
            act.cap_utility(capped);
        }
    });
    Ok(Json(view(&world)))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = MarketingPreference)]
pub(super) struct Preference {
    stopped: bool,
}

/// A customer stops marketing of the business, or wants it again.
#[utoipa::path(put, path = "/phones/{id}/marketing", tag = "phones", operation_id = "choose_marketing", params(("id" = String, Path)), request_body = Preference, responses((status = 200, body = Phone)),)]
pub(super) async fn choose_marketing(
    State(world): Shared,
    Path(id): Path<String>,
    body: Result<Json<Preference>, JsonRejection>,
) -> Result<Json<Phone>, Problem> {
    let Preference { stopped } = read(body)?;
    world.act(|act| act.choose_marketing(&id, stopped))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

fn view(world: &World) -> StandingView {
    let now = world.clock.now_ms();
    let (now_per_second, peak) = {
        let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.meter(now)
    };
    world.look(|truth| {
        let throughput = Throughput {
            now: now_per_second,
            peak_of_minute: peak,
            of: truth.rules().pace.per_second,
        };
        StandingView::of(truth, now, throughput)
    })
}

impl StandingView {
    fn of(truth: &Truth, now: i64, throughput: Throughput) -> Self {
        let standing = &truth.standing;
        let week = truth.rules().tier_rise_span_ms;
        Self {
            tier: standing.tier,
            tier_people: standing.tier.people(truth.rules()),
            tier_used: standing.firsts.within(SPAN_MS, now),
            tier_used_week: standing.firsts.within(week, now),
            tier_rising: standing.rising,
            rating: standing.rating,
            state: standing.state,
            echo: echo(truth, None, now - COMPLAINTS_MS),
            review: standing.review,
            lax_downloads: standing.lax_downloads,
            pacing: standing.pacing.mode,
            pacing_batch: standing.pacing.batch.unwrap_or(truth.rules().pacing_batch),
            utility_capped_until: standing.misuse.capped_until.filter(|until| now < *until),
            utility_sent: standing.misuse.sent(now),
            utility_cap: truth.rules().utility_cap,
            stopped_marketing: standing.stopped.clone(),
            throughput,
        }
    }
}
