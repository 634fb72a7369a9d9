//! What people do for themselves on a phone of the bench, and what they look for on it.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::json;

use super::answers::{Done, FoundList, Labels};
use super::api::read;
use super::problem::Problem;
use super::screens::on_screen;
use super::upload::bubble;
use super::view::{Chat, Found, Label, Phone, PhoneMessage};
use crate::limits;
use crate::phones::{ActError, ChatChange, LabelChange, chat_customer};
use crate::truth::Truth;
use crate::world::World;

type Shared = State<Arc<World>>;
type Answer<T> = Result<Json<T>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;
/// A phone and the phone on the other side.
type Pair = Path<(String, String)>;

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Star {
    starred: bool,
}

/// Stars a message on this phone.
#[utoipa::path(put, path = "/phones/{id}/chats/{peer}/messages/{wamid}/star", tag = "messages", operation_id = "star", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), request_body = Star, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn star(
    State(world): Shared,
    Path((id, peer, wamid)): Path<(String, String, String)>,
    body: Body<Star>,
) -> Answer<PhoneMessage> {
    let Star { starred } = read(body)?;
    on_screen(&world, &id, |act, id| act.star(id, &peer, &wamid, starred))?;
    Ok(Json(world.look(|truth| bubble(truth, &id, &wamid))?))
}

/// Archives, pins, labels a chat, or marks it as unread.
#[utoipa::path(patch, path = "/phones/{id}/chats/{peer}", tag = "chats", operation_id = "change_chat", params(("id" = String, Path), ("peer" = String, Path)), request_body = ChatChange, responses((status = 200, body = Chat)),)]
pub(super) async fn change_chat(
    State(world): Shared,
    Path((id, peer)): Pair,
    body: Body<ChatChange>,
) -> Answer<Chat> {
    let change = read(body)?;
    on_screen(&world, &id, |act, id| act.change_chat(id, &peer, change))?;
    world.look(|truth| {
        let customer = chat_customer(truth, &id, &peer)?;
        let phone = truth.screen(&id);
        let chat = phone.and_then(|phone| Chat::of(truth, &phone, &customer));
        let chat = chat.ok_or_else(|| Problem::not_found("this phone shows no such chat"))?;
        Ok(Json(chat))
    })
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
pub(super) struct Block {
    #[serde(default)]
    report: bool,
}

/// Blocks the other side, and reports it if told to.
#[utoipa::path(put, path = "/phones/{id}/chats/{peer}/block", tag = "chats", operation_id = "block", params(("id" = String, Path), ("peer" = String, Path)), request_body = Block, responses((status = 200, body = Phone)),)]
pub(super) async fn block(
    State(world): Shared,
    Path((id, peer)): Pair,
    body: Body<Block>,
) -> Answer<Phone> {
    let Block { report } = read(body)?;
    on_screen(&world, &id, |act, id| {
        act.set_blocked(id, &peer, true, report)
    })?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

/// Takes the block back.
#[utoipa::path(delete, path = "/phones/{id}/chats/{peer}/block", tag = "chats", operation_id = "unblock", params(("id" = String, Path), ("peer" = String, Path)), responses((status = 200, body = Phone)),)]
pub(super) async fn unblock(State(world): Shared, Path((id, peer)): Pair) -> Answer<Phone> {
    on_screen(&world, &id, |act, id| {
        act.set_blocked(id, &peer, false, false)
    })?;
    Ok(Json(world.look(|truth| super::phone(truth, &id))?))
}

/// The other phone shows dots for a while. Nothing is kept of it, and the API hears nothing.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/typing", tag = "chats", operation_id = "type_there", params(("id" = String, Path), ("peer" = String, Path)), responses((status = 200, body = Done)),)]
pub(super) async fn type_there(State(world): Shared, Path((id, peer)): Pair) -> Answer<Done> {
    let seen = world.look(|truth| {
        let customer = chat_customer(truth, &id, &peer)?;
        let online = |id: &str| truth.screen(id).is_some_and(|phone| phone.online());
        let apart = truth.is_blocked(&customer) || truth.pockets.blocks_business(&customer);
        let from = truth.screen(&id).map(|phone| phone.id.clone());
        Ok::<_, ActError>(from.filter(|_| online(&id) && online(&peer) && !apart))
    })?;
    if let Some(from) = seen {
        let until = world.clock.now_ms() + limits::TYPING_MS;
        world
            .live
            .send(json!({"type": "typing", "phone": peer, "peer": from, "until": until}));
    }
    Ok(Json(Done {}))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Words {
    /// What is looked for; every word must be there.
    #[serde(default)]
    q: String,
}

/// Looks for words in all chats of a phone.
#[utoipa::path(get, path = "/phones/{id}/search", tag = "chats", operation_id = "search", params(("id" = String, Path), Words), responses((status = 200, body = FoundList)),)]
pub(super) async fn search(
    State(world): Shared,
    Path(id): Path<String>,
    Query(words): Query<Words>,
) -> Answer<FoundList> {
    let words: Vec<String> = words.q.split_whitespace().map(str::to_lowercase).collect();
    let fits = |message: &PhoneMessage| {
        let said = said(message).to_lowercase();
        !words.is_empty() && words.iter().all(|word| said.contains(word))
    };
    let found = world.look(|truth| found(truth, &id, fits))?;
    Ok(Json(FoundList { found }))
}

/// What was starred on a phone.
#[utoipa::path(get, path = "/phones/{id}/starred", tag = "chats", operation_id = "list_starred", params(("id" = String, Path)), responses((status = 200, body = FoundList)),)]
pub(super) async fn list_starred(
    State(world): Shared,
    Path(id): Path<String>,
) -> Answer<FoundList> {
    let found = world.look(|truth| found(truth, &id, |message| message.starred))?;
    Ok(Json(FoundList { found }))
}

/// What a search looks through: words, the file's name, and what the card says.
fn said(message: &PhoneMessage) -> String {
    let name = message
        .media
        .as_ref()
        .and_then(|media| media.filename.clone());
    let mut said = message.text.clone().unwrap_or_default();
    said.push('\n');
    said.push_str(&name.unwrap_or_default());
    if let Some(card) = &message.card {
        said.push('\n');
        said.push_str(&serde_json::to_string(card).unwrap_or_default());
    }
    said
}

fn found(
    truth: &Truth,
    id: &str,
    fits: impl Fn(&PhoneMessage) -> bool,
) -> Result<Vec<Found>, ActError> {
    let phone = truth
        .screen(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    let mut found = Vec::new();
    for customer in truth.chats_of(&phone) {
        let shown = truth.shown(&phone, &customer).into_iter();
        let messages = shown.map(|message| PhoneMessage::of(truth, &phone, message));
        for message in messages.filter(|message| message.deleted_at.is_none() && fits(message)) {
            found.push(Found {
                peer: super::view::peer(&phone, &customer).to_owned(),
                title: truth.title(&phone, &customer),
                message,
            });
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.message.at));
    found.truncate(limits::FOUND_MAX);
    Ok(found)
}

/// The labels of the Business App.
#[utoipa::path(get, path = "/labels", tag = "chats", operation_id = "list_labels", responses((status = 200, body = Labels)),)]
pub(super) async fn list_labels(State(world): Shared) -> Json<Labels> {
    Json(Labels {
        labels: world.look(Label::all),
    })
}

/// Makes a label.
#[utoipa::path(post, path = "/labels", tag = "chats", operation_id = "make_label", request_body = LabelChange, responses((status = 200, body = Label)),)]
pub(super) async fn make_label(State(world): Shared, body: Body<LabelChange>) -> Answer<Label> {
    let change = read(body)?;
    let id = world.act(|act| act.make_label(&change))?;
    label(&world, &id)
}

/// Renames or recolours a label.
#[utoipa::path(patch, path = "/labels/{id}", tag = "chats", operation_id = "change_label", params(("id" = String, Path)), request_body = LabelChange, responses((status = 200, body = Label)),)]
pub(super) async fn change_label(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<LabelChange>,
) -> Answer<Label> {
    let change = read(body)?;
    world.act(|act| act.change_label(&id, change))?;
    label(&world, &id)
}

/// Removes a label from everything.
#[utoipa::path(delete, path = "/labels/{id}", tag = "chats", operation_id = "remove_label", params(("id" = String, Path)), responses((status = 200, body = Done)),)]
pub(super) async fn remove_label(State(world): Shared, Path(id): Path<String>) -> Answer<Done> {
    world.act(|act| act.remove_label(&id))?;
    Ok(Json(Done {}))
}

fn label(world: &World, id: &str) -> Answer<Label> {
    let labels = world.look(Label::all);
    let label = labels.into_iter().find(|label| label.id == id);
    label
        .map(Json)
        .ok_or_else(|| Problem::not_found("there is no such label"))
}
