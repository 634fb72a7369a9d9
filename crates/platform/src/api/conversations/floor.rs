//! `POST /conversations/{id}/floor`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::command::{hand_back, take_floor};
use twinline_core::floor::Holder;
use twinline_core::ids::ConversationId;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::{Floor, ViewAt};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What to do with the floor.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorAction {
    /// I take it; queued replies of bots are withdrawn.
    Take,
    /// It goes back to nobody.
    HandBack,
}

/// A wish about the floor.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct MoveFloor {
    /// What to do.
    pub action: FloorAction,
    /// The floor's version as it was seen: of two who press at once, one loses.
    pub version: u64,
}

/// Takes the floor, or gives it back.
#[utoipa::path(post, path = "/conversations/{id}/floor", tag = "conversations", operation_id = "move_floor",
    params(("id" = Uuid, Path)), request_body = MoveFloor,
    responses((status = 200, body = Floor), (status = 409, body = ProblemBody)))]
pub async fn floor(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<MoveFloor>,
) -> Outcome<Json<Floor>> {
    let row = command::conversation(&app, id).await?;
    let person = me.person.id;
    let floor = command::run(&app, &row, Touch::default(), |set| {
        let id = ConversationId(id);
        match wish.action {
            FloorAction::Take => take_floor(set, id, person, wish.version),
            FloorAction::HandBack => hand_back(set, id, Holder::Agent(person), wish.version),
        }
    })
    .await?;
    tracing::info!(conversation.id = %id, person.id = %person, floor.version = floor.version, "Move the floor");
    Ok(Json(Floor::of(floor, &ViewAt::now(&app).await?)))
}
