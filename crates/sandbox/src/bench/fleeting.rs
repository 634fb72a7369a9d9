//! What does not stay: disappearing messages and files that open once.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::answers::{Done, Opened};
use super::api::read;
use super::problem::Problem;
use super::screens::on_screen;
use super::upload::bubble;
use super::view::opened_once;
use crate::truth::fleeting::DisappearAfter;
use crate::world::World;

type Shared = State<Arc<World>>;

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Disappearing {
    /// None: what is written stays.
    after: Option<DisappearAfter>,
}

/// What is written in a chat disappears after a while. Off while the number is connected to the API.
#[utoipa::path(put, path = "/phones/{id}/chats/{peer}/disappearing", tag = "chats", operation_id = "let_disappear", params(("id" = String, Path), ("peer" = String, Path)), request_body = Disappearing, responses((status = 200, body = Done)),)]
pub(super) async fn let_disappear(
    State(world): Shared,
    Path((id, peer)): Path<(String, String)>,
    body: Result<Json<Disappearing>, JsonRejection>,
) -> Result<Json<Done>, Problem> {
    let Disappearing { after } = read(body)?;
    on_screen(&world, &id, |act, id| act.let_disappear(id, &peer, after))?;
    Ok(Json(Done {}))
}

/// Opens a file that opens once; it is in this answer and never again.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/messages/{wamid}/opened", tag = "messages", operation_id = "open_once", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), responses((status = 200, body = Opened)),)]
pub(super) async fn open_once(
    State(world): Shared,
    Path((id, peer, wamid)): Path<(String, String, String)>,
) -> Result<Json<Opened>, Problem> {
    on_screen(&world, &id, |act, id| act.open_once(id, &peer, &wamid))?;
    let (message, media) = world.look(|truth| {
        let message = bubble(truth, &id, &wamid)?;
        Ok::<_, Problem>((message, opened_once(truth, &wamid)))
    })?;
    Ok(Json(Opened { message, media }))
}
