//! The Graph API: one file per endpoint. Any `/vNN.N/` prefix or none is accepted, so are trailing
//! slashes; every answer is JSON (but media bytes), and every exchange is recorded.

mod answer;
mod app_data;
mod auth;
mod call;
mod debug_token;
mod media;
mod messages;
mod oauth;
mod phone_numbers;
mod subscribed_apps;
mod subscriptions;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};

use answer::{Answer, Refusal};
use call::Call;

use crate::limits;
use crate::traffic::{Direction, Finished};
use crate::world::World;

/// Serves everything that is not the bench.
pub(crate) async fn serve(State(world): State<Arc<World>>, request: Request) -> Response {
    let started = std::time::Instant::now();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, limits::GRAPH_BODY_BYTES_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let length = bytes.len();
    let call = Call::read(parts, bytes).await;
    if let Some(slow_ms) = world.look(|truth| truth.faults.slow_answers_ms) {
        tokio::select! {
            () = tokio::time::sleep(std::time::Duration::from_millis(slow_ms)) => {}
            () = world.closing.cancelled() => {}
        }
    }
    let answer = match route(&world, &call).await {
        Ok(answer) => answer,
        Err(refusal) => refusal.into_answer(),
    };
    record(&world, &call, &answer, length, started);
    if answer.hold {
        // The caller waits for an answer that is never coming, until it or the sandbox gives up.
        tokio::select! {
            () = tokio::time::sleep(limits::LOST_ANSWER_HOLD) => {}
            () = world.closing.cancelled() => {}
        }
        return StatusCode::GATEWAY_TIMEOUT.into_response();
    }
    answer.into_response()
}

async fn route(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    match (&call.method, path.as_slice()) {
        (_, ["oauth", "access_token"]) => oauth::exchange(world, call),
        (&Method::GET, ["debug_token"]) => debug_token::debug(world, call),
        (&Method::GET, [media::FILES, id]) => media::download(world, call, id).await,
        (_, [id, edge]) => edge_of(world, call, id, edge).await,
        (_, [id]) => node(world, call, id).await,
        _ => Err(Refusal::unknown_object(call, "")),
    }
}

async fn edge_of(world: &Arc<World>, call: &Call, id: &str, edge: &str) -> Result<Answer, Refusal> {
    if world.look(|truth| truth.app().app_id == id) {
        return match edge {
            "subscriptions" => subscriptions::serve(world, call).await,
            _ => Err(Refusal::unknown_object(call, id)),
        };
    }
    auth::business(world, call)?;
    let (is_waba, is_number) = world.look(|truth| {
        let business = truth.business();
        let reachable = truth.onboarding.is_some();
        (
            reachable && business.is_some_and(|business| business.waba_id == id),
            reachable && business.is_some_and(|business| business.phone_number_id == id),
        )
    });
    match (&call.method, edge) {
        (&Method::GET, "phone_numbers") if is_waba => phone_numbers::list(world, call),
        (_, "subscribed_apps") if is_waba => subscribed_apps::serve(world, call).await,
        (&Method::POST, "messages") if is_number => messages::serve(world, call).await,
        (&Method::POST, "media") if is_number => media::upload(world, call).await,
        (&Method::POST, "smb_app_data") if is_number => app_data::ask(world, call),
        _ => Err(Refusal::unknown_object(call, id)),
    }
}

async fn node(world: &Arc<World>, call: &Call, id: &str) -> Result<Answer, Refusal> {
    auth::business(world, call)?;
    let (is_waba, is_number, is_media) = world.look(|truth| {
        let business = truth.business().filter(|_| truth.onboarding.is_some());
        (
            business.is_some_and(|business| business.waba_id == id),
            business.is_some_and(|business| business.phone_number_id == id),
            truth.media.contains_key(id),
        )
    });
    match call.method {
        Method::GET if is_number => phone_numbers::get(world, call),
        Method::POST if is_number => phone_numbers::change(world, call).await,
        Method::GET if is_waba => phone_numbers::waba(world, call),
        Method::GET if is_media => media::find(world, call, id),
        Method::DELETE if is_media => media::delete(world, call, id),
        _ => Err(Refusal::unknown_object(call, id)),
    }
}

fn record(world: &World, call: &Call, answer: &Answer, length: usize, started: std::time::Instant) {
    world.record(Finished {
        direction: Direction::Graph,
        label: call.label(),
        summary: answer.summary.clone(),
        url: call.url.clone(),
        request_headers: call.headers.clone(),
        request_body: call.body_text.clone(),
        bytes: length,
        status: (!answer.hold).then_some(answer.status.as_u16()),
        answer_body: Some(answer.text()),
        duration_ms: Some(u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)),
        note: answer.note.map(str::to_owned),
        faulty: answer.note.is_some() || answer.status.as_u16() >= 400,
        signature_ok: None,
        body: None,
    });
}

/// A request made of parts again, for axum's own multipart reader.
fn rebuilt(content_type: &str, bytes: bytes::Bytes) -> axum::http::Request<Body> {
    let mut request = axum::http::Request::new(Body::from(bytes));
    if let Ok(value) = content_type.parse() {
        request
            .headers_mut()
            .insert(axum::http::header::CONTENT_TYPE, value);
    }
    request
}
