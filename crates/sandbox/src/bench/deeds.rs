//! What people do at the bench beyond writing: to a bubble that is there, to their account, to the
//! address book.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::answers::{UnsupportedType, UnsupportedTypes};
use super::api::read;
use super::problem::Problem;
use super::screens::on_screen;
use super::upload::{bubble, come_from_ad, send_unsupported};
use super::view::{Phone, PhoneMessage};
use crate::phones::UNSUPPORTED;
use crate::world::World;

type Shared = State<Arc<World>>;
/// A phone, the phone on the other side, a message.
type Bubble = Path<(String, String, String)>;
type Answer<T> = Result<Json<T>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewReaction)]
pub(super) struct Reaction {
    /// None takes it back.
    emoji: Option<String>,
}

/// Reacts with an emoji, or takes the reaction back.
#[utoipa::path(put, path = "/phones/{id}/chats/{peer}/messages/{wamid}/reaction", tag = "messages", operation_id = "react", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), request_body = Reaction, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn react(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
    body: Body<Reaction>,
) -> Answer<PhoneMessage> {
    let Reaction { emoji } = read(body)?;
    on_screen(&world, &id, |act, id| {
        act.react(id, &peer, &wamid, emoji.as_deref())
    })?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewText {
    text: String,
}

/// Gives a message other words, within WhatsApp's time for it.
#[utoipa::path(patch, path = "/phones/{id}/chats/{peer}/messages/{wamid}", tag = "messages", operation_id = "edit_message", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), request_body = NewText, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn edit(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
    body: Body<NewText>,
) -> Answer<PhoneMessage> {
    let NewText { text } = read(body)?;
    on_screen(&world, &id, |act, id| act.edit(id, &peer, &wamid, &text))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

/// Deletes a message for everyone.
#[utoipa::path(delete, path = "/phones/{id}/chats/{peer}/messages/{wamid}", tag = "messages", operation_id = "delete_message", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn delete(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
) -> Answer<PhoneMessage> {
    on_screen(&world, &id, |act, id| act.delete(id, &peer, &wamid))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

/// Listens to a voice note.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/messages/{wamid}/played", tag = "messages", operation_id = "play", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn play(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
) -> Answer<PhoneMessage> {
    on_screen(&world, &id, |act, id| act.play(id, &peer, &wamid))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewNumber {
    digits: String,
}

/// A customer moves to another number.
#[utoipa::path(put, path = "/phones/{id}/number", tag = "phones", operation_id = "change_number", params(("id" = String, Path)), request_body = NewNumber, responses((status = 200, body = Phone)),)]
pub(super) async fn change_number(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewNumber>,
) -> Answer<Phone> {
    let NewNumber { digits } = read(body)?;
    world.act(|act| act.change_number(&id, &digits))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewUsername {
    /// None gives it up.
    username: Option<String>,
}

/// A customer takes a username, or gives it up.
#[utoipa::path(put, path = "/phones/{id}/username", tag = "phones", operation_id = "adopt_username", params(("id" = String, Path)), request_body = NewUsername, responses((status = 200, body = Phone)),)]
pub(super) async fn adopt_username(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewUsername>,
) -> Answer<Phone> {
    let NewUsername { username } = read(body)?;
    world.act(|act| act.adopt_username(&id, username.as_deref()))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewContact {
    name: String,
}

/// The owner saves a customer in the address book.
#[utoipa::path(put, path = "/phones/{id}/contact", tag = "phones", operation_id = "save_contact", params(("id" = String, Path)), request_body = NewContact, responses((status = 200, body = Phone)),)]
pub(super) async fn save_contact(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewContact>,
) -> Answer<Phone> {
    let NewContact { name } = read(body)?;
    world.act(|act| act.save_contact(&id, &name))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

/// The owner removes a customer from the address book.
#[utoipa::path(delete, path = "/phones/{id}/contact", tag = "phones", operation_id = "remove_contact", params(("id" = String, Path)), responses((status = 200, body = Phone)),)]
pub(super) async fn remove_contact(State(world): Shared, Path(id): Path<String>) -> Answer<Phone> {
    world.act(|act| act.remove_contact(&id))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Oddity {
    /// Something of a type the API does not carry.
    Unsupported {
        #[serde(rename = "type")]
        kind: String,
    },
    /// The first words after a click on an ad.
    Ad { text: String },
}

/// A customer sends what the API does not carry, or comes from an advertisement.
#[utoipa::path(post, path = "/phones/{id}/oddities", tag = "messages", operation_id = "send_oddity", params(("id" = String, Path)), request_body = Oddity, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn send_oddity(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Oddity>,
) -> Answer<PhoneMessage> {
    Ok(Json(match read(body)? {
        Oddity::Unsupported { kind } => send_unsupported(&world, &id, &kind)?,
        Oddity::Ad { text } => come_from_ad(&world, &id, &text)?,
    }))
}

/// The types a customer can send that the API does not carry.
#[utoipa::path(get, path = "/unsupported", tag = "messages", operation_id = "list_unsupported", responses((status = 200, body = UnsupportedTypes)),)]
pub(super) async fn list_unsupported() -> Json<UnsupportedTypes> {
    let types = UNSUPPORTED
        .iter()
        .map(|&(kind, shown)| UnsupportedType { kind, shown })
        .collect();
    Json(UnsupportedTypes { types })
}
