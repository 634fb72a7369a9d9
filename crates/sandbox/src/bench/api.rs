//! The bench's handlers: each reads a request, does one act or look, and answers in the shapes of
//! [`view`](super::view).

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use super::answers::{Chats, Done, Health, Messages};
use super::problem::Problem;
use super::screens::on_screen;
use super::view::{Bench, Chat, ClockView, Phone, PhoneMessage};
use crate::business_app::SignUp;
use crate::business_app::SignedUp;
use crate::limits;
use crate::media_store;
use crate::phones::{ActError, NewPhone, PhoneChange, chat_customer};
use crate::switchboard;
use crate::traffic::Detail;
use crate::truth::Event;
use crate::truth::Truth;
use crate::truth::model::{BUSINESS, Faults};
use crate::webhooks;
use crate::world::World;

type Shared = State<Arc<World>>;
type Answer<T> = Result<Json<T>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

pub(super) fn read<T>(body: Body<T>) -> Result<T, Problem> {
    match body {
        Ok(Json(body)) => Ok(body),
        Err(rejection) => Err(Problem::invalid(rejection.body_text())),
    }
}

/// Whether the sandbox works; 503 when it cannot write its log.
#[utoipa::path(get, path = "/health", tag = "state", operation_id = "health", responses((status = 200, description = "It works", body = Health), (status = 503, description = "It does not", body = Health)),)]
pub(super) async fn health(State(world): Shared) -> Response {
    if world.healthy() {
        Json(Health { ok: true }).into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, Json(Health { ok: false })).into_response()
    }
}

pub(crate) fn bench_state(world: &World) -> Bench {
    world.look(|truth| Bench::of(truth, ClockView::of(&world.clock), world.live.seq()))
}

/// The clock, the business, the phones and the faults.
#[utoipa::path(get, path = "/state", tag = "state", operation_id = "state", responses((status = 200, body = Bench)),)]
pub(super) async fn state(State(world): Shared) -> Json<Bench> {
    Json(bench_state(&world))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewCustomer)]
pub(super) struct PhoneBody {
    name: String,
    #[serde(default)]
    digits: Option<String>,
    #[serde(default)]
    username: Option<String>,
}

/// Adds a customer with a phone.
#[utoipa::path(post, path = "/phones", tag = "phones", operation_id = "add_phone", request_body = PhoneBody, responses((status = 200, body = Phone)),)]
pub(super) async fn add_phone(State(world): Shared, body: Body<PhoneBody>) -> Answer<Phone> {
    let PhoneBody {
        name,
        digits,
        username,
    } = read(body)?;
    let id = world.act(|act| {
        act.add_customer(NewPhone {
            name,
            digits,
            username,
        })
    })?;
    Ok(Json(world.look(|truth| phone_view(truth, &id))?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = PhoneChange)]
pub(super) struct ChangedPhone {
    #[serde(flatten)]
    change: PhoneChange,
    /// The Business App lies there unopened.
    #[serde(default)]
    left_alone: Option<bool>,
}

/// Offline or online, receipts, reading by itself; what is not named stays.
#[utoipa::path(patch, path = "/phones/{id}", tag = "phones", operation_id = "change_phone", params(("id" = String, Path)), request_body = ChangedPhone, responses((status = 200, body = Phone)),)]
pub(super) async fn change_phone(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<ChangedPhone>,
) -> Answer<Phone> {
    let ChangedPhone { change, left_alone } = read(body)?;
    if left_alone.is_some() && id != BUSINESS {
        let why = "only the Business App is missed when nobody opens it";
        return Err(Problem::invalid(why));
    }
    world.act(|act| {
        if change != PhoneChange::default() || left_alone.is_none() {
            act.change_phone(&id, change)?;
        }
        if let Some(alone) = left_alone {
            act.leave_alone(alone);
        }
        Ok::<_, ActError>(())
    })?;
    Ok(Json(world.look(|truth| phone_view(truth, &id))?))
}

/// The chats of a phone, newest first. Here, and wherever a phone's id stands before chats and messages, the id of a device
/// linked to the owner's phone stands for what that device shows, and for what the owner does there.
#[utoipa::path(get, path = "/phones/{id}/chats", tag = "chats", operation_id = "list_chats", params(("id" = String, Path)), responses((status = 200, body = Chats)),)]
pub(super) async fn list_chats(State(world): Shared, Path(id): Path<String>) -> Answer<Chats> {
    let chats = world.look(|truth| chats(truth, &id))?;
    Ok(Json(Chats { chats }))
}

/// A phone's chats, newest first.
pub(crate) fn chats(truth: &Truth, id: &str) -> Result<Vec<Chat>, ActError> {
    let phone = truth
        .screen(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    let mut chats: Vec<Chat> = truth
        .chats_of(&phone)
        .iter()
        .filter_map(|customer| Chat::of(truth, &phone, customer))
        .collect();
    chats.sort_by_key(|chat| std::cmp::Reverse(chat.at));
    Ok(chats)
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MessagePage {
    /// Only what is older than this message.
    #[serde(default)]
    before: Option<String>,
    /// 50, if left out.
    #[serde(default)]
    limit: Option<usize>,
}

/// What a phone shows of a chat, oldest first; the last page unless `before` says otherwise.
#[utoipa::path(get, path = "/phones/{id}/chats/{peer}/messages", tag = "messages", operation_id = "list_messages", params(("id" = String, Path), ("peer" = String, Path), MessagePage), responses((status = 200, body = Messages)),)]
pub(super) async fn list_messages(
    State(world): Shared,
    Path((id, peer)): Path<(String, String)>,
    Query(page): Query<MessagePage>,
) -> Answer<Messages> {
    let limit = page.limit.unwrap_or(50).clamp(1, limits::PAGE_ROWS_MAX);
    world.look(|truth| {
        let mut all = messages(truth, &id, &peer)?;
        let end = match &page.before {
            Some(before) => all
                .iter()
                .position(|message| message.id == *before)
                .ok_or_else(|| Problem::not_found("this phone does not show that message"))?,
            None => all.len(),
        };
        let start = end.saturating_sub(limit);
        Ok(Json(Messages {
            messages: all.drain(start..end).collect(),
            more: start > 0,
        }))
    })
}

/// What a phone shows of a chat, oldest first.
pub(crate) fn messages(truth: &Truth, id: &str, peer: &str) -> Result<Vec<PhoneMessage>, ActError> {
    let customer = chat_customer(truth, id, peer)?;
    let phone = truth
        .screen(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    let shown = truth.shown(&phone, &customer);
    Ok(shown
        .into_iter()
        .map(|message| PhoneMessage::of(truth, &phone, message))
        .collect())
}

/// Opens a chat: what is in it counts as read.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/read", tag = "chats", operation_id = "open_chat", params(("id" = String, Path), ("peer" = String, Path)), responses((status = 200, body = Done)),)]
pub(super) async fn open_chat(
    State(world): Shared,
    Path((id, peer)): Path<(String, String)>,
) -> Answer<Done> {
    on_screen(&world, &id, |act, id| act.open_chat(id, &peer))?;
    Ok(Json(Done {}))
}

/// The bytes of a file in a message.
#[utoipa::path(get, path = "/media/{id}", tag = "messages", operation_id = "media", params(("id" = String, Path)), responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream")),)]
pub(super) async fn media(
    State(world): Shared,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let media = world
        .look(|truth| truth.media.get(&id).cloned())
        .ok_or_else(|| Problem::not_found("there is no such file"))?;
    let bytes = media_store::read(&world, &media).await?;
    Ok(shown_file(media.mime, bytes))
}

pub(super) fn shown_file(mime: String, bytes: bytes::Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime),
        // What people send is shown, never run: not as a page, not as another type.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            header::CACHE_CONTROL,
            "private, max-age=31536000, immutable".to_owned(),
        ),
    ];
    (headers, bytes).into_response()
}

/// Sets faults of the whole number; what is not named stays.
#[utoipa::path(patch, path = "/faults", tag = "faults", operation_id = "set_faults", request_body(content = ref("#/components/schemas/FaultsChange"), description = "Any of the fields of the answer"), responses((status = 200, body = Faults)),)]
pub(super) async fn set_faults(State(world): Shared, body: Body<Value>) -> Answer<Faults> {
    let patch = read(body)?;
    let set = world.act(|act| {
        let faults = switchboard::patched(&act.truth.faults, &patch)?;
        act.tell(Event::FaultsSet {
            faults: faults.clone(),
        });
        Ok::<_, String>(faults)
    });
    set.map(Json).map_err(Problem::invalid)
}

/// All faults and rules off.
#[utoipa::path(delete, path = "/faults", tag = "faults", operation_id = "clear_faults", responses((status = 200, body = Faults)),)]
pub(super) async fn clear_faults(State(world): Shared) -> Json<Faults> {
    world.act(|act| {
        act.remove_fault_rules(None);
        act.tell(Event::FaultsSet {
            faults: Faults::none(),
        });
    });
    Json(Faults::none())
}

/// An exchange with its headers and bodies.
#[utoipa::path(get, path = "/traffic/{id}", tag = "traffic", operation_id = "find_exchange", params(("id" = u64, Path)), responses((status = 200, body = Detail)),)]
pub(super) async fn find_exchange(
    State(world): Shared,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    let detail = world.traffic.find(id);
    let detail = detail.ok_or_else(|| Problem::not_found("this exchange is no longer kept"))?;
    Ok(Json(detail).into_response())
}

/// Sends a webhook again, byte for byte.
#[utoipa::path(post, path = "/traffic/{id}/redeliver", tag = "traffic", operation_id = "redeliver", params(("id" = u64, Path)), responses((status = 200, body = Detail)),)]
pub(super) async fn redeliver(
    State(world): Shared,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    let detail = world.traffic.find(id);
    let detail = detail.ok_or_else(|| Problem::not_found("this exchange is no longer kept"))?;
    let again = detail
        .again
        .ok_or_else(|| Problem::invalid("only webhooks can be sent again"))?;
    Ok(Json(webhooks::redeliver(&world, again, id).await).into_response())
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct SignUpBody {
    share_history: bool,
}

/// The whole sign-up in one step: connects the number and gives the code.
#[utoipa::path(post, path = "/sign_up", tag = "account", operation_id = "sign_up", request_body = SignUpBody, responses((status = 200, body = SignedUp)),)]
pub(super) async fn sign_up(
    State(world): Shared,
    body: Body<SignUpBody>,
) -> Result<Response, Problem> {
    let SignUpBody { share_history } = read(body)?;
    let signed_up = world.act(|act| act.sign_up(SignUp { share_history }))?;
    Ok(Json(signed_up).into_response())
}

pub(crate) fn phone_view(truth: &Truth, id: &str) -> Result<Phone, ActError> {
    let phone = truth
        .screen(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    Ok(Phone::of(truth, &phone))
}
