//! What the Graph API was asked for and does not emulate, as the bench lists it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::world::World;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Gaps {
    gaps: Vec<Gap>,
}

/// A call or a field that the sandbox does not know.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Gap {
    /// As it was asked for, such as `GET /{number}/groups`.
    what: String,
    /// How often, since the sandbox was started.
    times: u64,
}

/// What was asked of the Graph API that it does not emulate, and how often.
#[utoipa::path(get, path = "/gaps", tag = "traffic", operation_id = "list_gaps", responses((status = 200, body = Gaps)),)]
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<Gaps> {
    let gaps = world.gaps.list().into_iter();
    let gaps = gaps.map(|(what, times)| Gap { what, times }).collect();
    Json(Gaps { gaps })
}
