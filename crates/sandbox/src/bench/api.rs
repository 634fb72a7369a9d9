//! The bench's handlers: each reads a request, does one act or look, and answers in the shapes of
//! [`view`](super::view).

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::problem::Problem;
use super::view::{Bench, Chat, ClockView, Phone, PhoneMessage};
use crate::business_app::SignUp;
use crate::limits;
use crate::media_store;
use crate::phones::{ActError, NewPhone, PhoneChange, chat_customer};
use crate::switchboard;
use crate::traffic::Kind;
use crate::truth::Event;
use crate::truth::Truth;
use crate::truth::model::Faults;
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

pub(super) async fn health(State(world): Shared) -> Response {
    if world.healthy() {
        Json(json!({"ok": true})).into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, Json(json!({"ok": false}))).into_response()
    }
}

pub(crate) fn bench_state(world: &World) -> Bench {
    world.look(|truth| Bench::of(truth, ClockView::of(&world.clock), world.live.seq()))
}

pub(super) async fn state(State(world): Shared) -> Json<Bench> {
    Json(bench_state(&world))
}

#[derive(Debug, Deserialize)]
pub(super) struct ClockChange {
    #[serde(default)]
    advance_ms: Option<i64>,
    #[serde(default)]
    rate: Option<f64>,
}

pub(super) async fn set_clock(State(world): Shared, body: Body<ClockChange>) -> Answer<ClockView> {
    let change = read(body)?;
    if change
        .advance_ms
        .is_some_and(|step| !(0..=366 * limits::DAY_MS).contains(&step))
    {
        return Err(Problem::invalid(
            "advance_ms is between 0 and a year: time never runs back",
        ));
    }
    if change
        .rate
        .is_some_and(|rate| !(0.0..=limits::CLOCK_RATE_MAX).contains(&rate))
    {
        return Err(Problem::invalid("rate is between 0 (paused) and 3,600"));
    }
    if let Some(rate) = change.rate {
        world.clock.set_rate(rate);
    }
    if let Some(step) = change.advance_ms {
        world.clock.advance(step);
    }
    Ok(Json(ClockView::of(&world.clock)))
}

#[derive(Debug, Deserialize)]
pub(super) struct PhoneBody {
    name: String,
    #[serde(default)]
    digits: Option<String>,
    #[serde(default)]
    username: Option<String>,
}

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

pub(super) async fn change_phone(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<PhoneChange>,
) -> Answer<Phone> {
    let change = read(body)?;
    world.act(|act| act.change_phone(&id, change))?;
    Ok(Json(world.look(|truth| phone_view(truth, &id))?))
}

pub(super) async fn list_chats(State(world): Shared, Path(id): Path<String>) -> Answer<Value> {
    let chats = world.look(|truth| chats(truth, &id))?;
    Ok(Json(json!({"chats": chats})))
}

/// A phone's chats, newest first.
pub(crate) fn chats(truth: &Truth, id: &str) -> Result<Vec<Chat>, ActError> {
    let phone = truth
        .phone(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    let mut chats: Vec<Chat> = truth
        .chats_of(phone)
        .iter()
        .filter_map(|customer| Chat::of(truth, phone, customer))
        .collect();
    chats.sort_by_key(|chat| std::cmp::Reverse(chat.at));
    Ok(chats)
}

#[derive(Debug, Deserialize)]
pub(super) struct MessagePage {
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

pub(super) async fn list_messages(
    State(world): Shared,
    Path((id, peer)): Path<(String, String)>,
    Query(page): Query<MessagePage>,
) -> Answer<Value> {
    let limit = page.limit.unwrap_or(50).clamp(1, limits::PAGE_ROWS_MAX);
    world.look(|truth| {
        let all = messages(truth, &id, &peer)?;
        let end = match &page.before {
            Some(before) => all
                .iter()
                .position(|message| message.id == *before)
                .ok_or_else(|| Problem::not_found("this phone does not show that message"))?,
            None => all.len(),
        };
        let start = end.saturating_sub(limit);
        Ok(Json(
            json!({"messages": all[start..end], "more": start > 0}),
        ))
    })
}

/// What a phone shows of a chat, oldest first.
pub(crate) fn messages(truth: &Truth, id: &str, peer: &str) -> Result<Vec<PhoneMessage>, ActError> {
    let customer = chat_customer(truth, id, peer)?;
    let phone = truth
        .phone(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    let shown = truth.shown(phone, &customer);
    Ok(shown
        .into_iter()
        .map(|message| PhoneMessage::of(truth, phone, message))
        .collect())
}

pub(super) async fn open_chat(
    State(world): Shared,
    Path((id, peer)): Path<(String, String)>,
) -> Answer<Value> {
    world.act(|act| act.open_chat(&id, &peer))?;
    Ok(Json(json!({})))
}

pub(super) async fn media(
    State(world): Shared,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let media = world
        .look(|truth| truth.media.get(&id).cloned())
        .ok_or_else(|| Problem::not_found("there is no such file"))?;
    let bytes = media_store::read(&world, &media).await?;
    let headers = [
        (header::CONTENT_TYPE, media.mime),
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
    Ok((headers, bytes).into_response())
}

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

pub(super) async fn clear_faults(State(world): Shared) -> Json<Faults> {
    world.act(|act| {
        act.tell(Event::FaultsSet {
            faults: Faults::none(),
        });
    });
    Json(Faults::none())
}

#[derive(Debug, Deserialize)]
pub(super) struct TrafficPage {
    #[serde(default)]
    before: Option<u64>,
    #[serde(default)]
    limit: Option<usize>,
    #[serde(default)]
    kind: Kind,
}

pub(super) async fn list_traffic(
    State(world): Shared,
    Query(page): Query<TrafficPage>,
) -> Json<Value> {
    let limit = page.limit.unwrap_or(100).clamp(1, limits::PAGE_ROWS_MAX);
    let exchanges = world.traffic.list(page.before, limit, page.kind);
    Json(json!({"exchanges": exchanges}))
}

pub(super) async fn find_exchange(
    State(world): Shared,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    let detail = world.traffic.find(id);
    let detail = detail.ok_or_else(|| Problem::not_found("this exchange is no longer kept"))?;
    Ok(Json(detail).into_response())
}

pub(super) async fn redeliver(
    State(world): Shared,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    let detail = world.traffic.find(id);
    let detail = detail.ok_or_else(|| Problem::not_found("this exchange is no longer kept"))?;
    let (url, body) = detail
        .again
        .ok_or_else(|| Problem::invalid("only webhooks can be sent again"))?;
    Ok(Json(webhooks::redeliver(&world, url, body, id).await).into_response())
}

/// What was asked of the Graph API that it does not emulate, and how often.
pub(super) async fn list_gaps(State(world): Shared) -> Response {
    let gaps = world.gaps.list().into_iter();
    let rows: Vec<_> = gaps
        .map(|(what, times)| serde_json::json!({"what": what, "times": times}))
        .collect();
    Json(serde_json::json!({"gaps": rows})).into_response()
}

#[derive(Debug, Deserialize)]
pub(super) struct SignUpBody {
    share_history: bool,
}

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
        .phone(id)
        .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    Ok(Phone::of(truth, phone))
}
