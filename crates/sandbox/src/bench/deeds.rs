//! What people do at the bench beyond writing: to a bubble that is there, to their account, to the
//! address book.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::read;
use super::problem::Problem;
use super::upload::{bubble, come_from_ad, send_unsupported};
use super::view::{Phone, PhoneMessage};
use crate::phones::UNSUPPORTED;
use crate::world::World;

type Shared = State<Arc<World>>;
/// A phone, the phone on the other side, a message.
type Bubble = Path<(String, String, String)>;
type Answer<T> = Result<Json<T>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

#[derive(Debug, Deserialize)]
pub(super) struct Reaction {
    /// None takes it back.
    emoji: Option<String>,
}

pub(super) async fn react(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
    body: Body<Reaction>,
) -> Answer<PhoneMessage> {
    let Reaction { emoji } = read(body)?;
    world.act(|act| act.react(&id, &peer, &wamid, emoji.as_deref()))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

#[derive(Debug, Deserialize)]
pub(super) struct NewText {
    text: String,
}

pub(super) async fn edit(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
    body: Body<NewText>,
) -> Answer<PhoneMessage> {
    let NewText { text } = read(body)?;
    world.act(|act| act.edit(&id, &peer, &wamid, &text))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

pub(super) async fn delete(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
) -> Answer<PhoneMessage> {
    world.act(|act| act.delete(&id, &peer, &wamid))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

pub(super) async fn play(
    State(world): Shared,
    Path((id, peer, wamid)): Bubble,
) -> Answer<PhoneMessage> {
    world.act(|act| act.play(&id, &peer, &wamid))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

#[derive(Debug, Deserialize)]
pub(super) struct NewNumber {
    digits: String,
}

pub(super) async fn change_number(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewNumber>,
) -> Answer<Phone> {
    let NewNumber { digits } = read(body)?;
    world.act(|act| act.change_number(&id, &digits))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize)]
pub(super) struct NewUsername {
    /// None gives it up.
    username: Option<String>,
}

pub(super) async fn adopt_username(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewUsername>,
) -> Answer<Phone> {
    let NewUsername { username } = read(body)?;
    world.act(|act| act.adopt_username(&id, username.as_deref()))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize)]
pub(super) struct NewContact {
    name: String,
}

pub(super) async fn save_contact(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<NewContact>,
) -> Answer<Phone> {
    let NewContact { name } = read(body)?;
    world.act(|act| act.save_contact(&id, &name))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

pub(super) async fn remove_contact(State(world): Shared, Path(id): Path<String>) -> Answer<Phone> {
    world.act(|act| act.remove_contact(&id))?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

#[derive(Debug, Deserialize)]
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
pub(super) async fn list_unsupported() -> Json<Value> {
    let types: Vec<Value> = UNSUPPORTED
        .iter()
        .map(|(kind, shown)| json!({"type": kind, "shown": shown}))
        .collect();
    Json(json!({"types": types}))
}
