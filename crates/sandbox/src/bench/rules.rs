//! The rules that hold, and the choice of others.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};

use super::api::read;
use super::problem::Problem;
use crate::rules::profile::{Era, Profile};
use crate::truth::Truth;
use crate::world::World;

type Shared = State<Arc<World>>;

/// The rules of one month, as far as a tester asks for them. Spans in milliseconds.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Rules)]
pub(super) struct RulesView {
    /// The month whose rules hold (`YYYY-MM`).
    profile: String,
    /// The months one can choose.
    offered: [&'static str; 3],
    /// The day whose rules these are (`YYYY-MM-DD`).
    day: String,
    /// The customer service window (graph-api.md 8.1).
    service_window_ms: i64,
    /// The free window after an ad, from the answer on (graph-api.md 8.1).
    ad_window_ms: i64,
    /// Throughput and pair rate are looked at.
    paced: bool,
    /// Messages of the number in a second, in and out together (graph-api.md 7.1).
    messages_per_second: usize,
    /// Messages to one person at once (graph-api.md 7.2).
    pair_burst: u32,
    /// One more of them each so many milliseconds.
    pair_refill_ms: i64,
    /// How long media of a webhook can be fetched (graph-api.md 3.1).
    media_received_life_ms: i64,
    /// The API hears of edits and deletions as such (webhooks.md 2.6).
    tells_edits: bool,
    pricing: Era,
    /// Service messages of a month that cost nothing (graph-api.md 8.4).
    free_service_messages: u32,
}

/// The rules that hold.
#[utoipa::path(get, path = "/rules", tag = "rules", operation_id = "rules", responses((status = 200, body = RulesView)),)]
pub(super) async fn show(State(world): Shared) -> Json<RulesView> {
    Json(world.look(RulesView::of))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = RulesChoice)]
pub(super) struct Choice {
    /// A month of `offered`.
    #[serde(default)]
    profile: Option<String>,
    /// False takes sends as fast as they come.
    #[serde(default)]
    paced: Option<bool>,
}

/// The rules of another month hold from now on, or throughput and pair rate do not.
#[utoipa::path(post, path = "/rules", tag = "rules", operation_id = "choose_rules", request_body = Choice, responses((status = 200, description = "The rules since.", body = RulesView)),)]
pub(super) async fn choose(
    State(world): Shared,
    body: Result<Json<Choice>, JsonRejection>,
) -> Result<Json<RulesView>, Problem> {
    let Choice { profile, paced } = read(body)?;
    let profile: Option<Profile> = profile
        .map(|profile| profile.parse())
        .transpose()
        .map_err(|unknown: crate::UnknownProfile| Problem::invalid(unknown.to_string()))?;
    world.act(|act| {
        if let Some(profile) = profile {
            act.choose_rules(profile);
        }
        if let Some(paced) = paced {
            act.keep_pace(paced);
        }
    });
    Ok(Json(world.look(RulesView::of)))
}

impl RulesView {
    fn of(truth: &Truth) -> Self {
        let rules = truth.rules();
        Self {
            profile: truth.standing.profile.as_str().to_owned(),
            offered: Profile::OFFERED,
            day: rules.day.clone(),
            service_window_ms: rules.service_window_ms,
            ad_window_ms: rules.ad_window_ms,
            paced: !truth.standing.unpaced,
            messages_per_second: rules.pace.per_second,
            pair_burst: rules.pace.pair_burst,
            pair_refill_ms: rules.pace.pair_refill_ms,
            media_received_life_ms: rules.media_received_life_ms,
            tells_edits: rules.tells_amends,
            pricing: rules.era,
            free_service_messages: rules.free_service_messages,
        }
    }
}
