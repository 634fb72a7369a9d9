//! The Updates tab of a customer's phone: the owner's status posts.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};

use super::api::read;
use super::problem::Problem;
use super::upload::told;
use super::view::{Media, PhoneMessage};
use crate::phones::ActError;
use crate::truth::Truth;
use crate::truth::model::Phone;
use crate::world::World;

type Shared = State<Arc<World>>;
type Answer<T> = Result<Json<T>, Problem>;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Updates {
    /// Whether the owner's posts are shown to this phone: its customer is in the owner's address book, and has a chat with
    /// the number.
    shown: bool,
    /// Newest first.
    posts: Vec<Update>,
}

/// A status post as a customer sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = UpdatePost)]
struct Update {
    id: String,
    text: Option<String>,
    media: Option<Media>,
    at: i64,
    expires_at: i64,
    /// Opened on this phone before.
    seen: bool,
}

impl Updates {
    fn of(truth: &Truth, phone: &Phone) -> Self {
        let shown = truth.is_shown_updates(phone);
        let posts = truth.screens.statuses.iter().rev().filter(|_| shown);
        let media = |id: &String| truth.media.get(id).map(|media| Media::of(truth, media));
        let posts = posts.map(|status| Update {
            id: status.id.clone(),
            text: status.text.clone(),
            media: status.media.as_ref().and_then(media),
            at: status.at,
            expires_at: status.expires_at,
            seen: status.is_seen_by(&phone.id),
        });
        Self {
            shown,
            posts: posts.collect(),
        }
    }
}

fn updates(world: &World, id: &str) -> Answer<Updates> {
    world.look(|truth| {
        let phone = truth.phone(id).filter(|phone| !phone.is_business());
        let phone = phone.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
        Ok(Json(Updates::of(truth, phone)))
    })
}

/// The owner's status posts, as a customer sees them.
#[utoipa::path(get, path = "/phones/{id}/updates", tag = "phones", operation_id = "list_updates", params(("id" = String, Path)), responses((status = 200, body = Updates)),)]
pub(super) async fn list(State(world): Shared, Path(id): Path<String>) -> Answer<Updates> {
    updates(&world, &id)
}

/// A customer opens a post. The owner is told, unless that phone's read receipts are off.
#[utoipa::path(post, path = "/phones/{id}/updates/{status}/seen", tag = "phones", operation_id = "look_at_update", params(("id" = String, Path), ("status" = String, Path)), responses((status = 200, body = Updates)),)]
pub(super) async fn look_at(
    State(world): Shared,
    Path((id, status)): Path<(String, String)>,
) -> Answer<Updates> {
    world.act(|act| act.look_at_status(&id, &status))?;
    updates(&world, &id)
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = UpdateAnswer)]
pub(super) struct Words {
    text: String,
}

/// A customer answers a post: a message whose context names the post.
#[utoipa::path(post, path = "/phones/{id}/updates/{status}/answer", tag = "phones", operation_id = "answer_update", params(("id" = String, Path), ("status" = String, Path)), request_body = Words, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn answer(
    State(world): Shared,
    Path((id, status)): Path<(String, String)>,
    body: Result<Json<Words>, JsonRejection>,
) -> Answer<PhoneMessage> {
    let Words { text } = read(body)?;
    let wamid = world.act(|act| act.answer_status(&id, &status, &text))?;
    Ok(Json(told(&world, &id, &wamid)?))
}
