//! The Graph API: one file per endpoint. Any `/vNN.N/` prefix or none is accepted, so are trailing
//! slashes; every answer is JSON (but media bytes), and every exchange is recorded.

mod analytics;
mod answer;
mod app_data;
mod app_state;
mod auth;
mod block_users;
mod call;
mod debug_token;
mod faulty;
mod fields;
mod flows;
mod media;
mod messages;
mod oauth;
mod paging;
mod phone_numbers;
pub(crate) mod profile;
mod public;
mod qr_codes;
mod registration;
mod settings;
mod subscribed_apps;
mod subscriptions;
mod templates;
mod uploads;
mod usage;
mod waba;
pub(crate) mod whose;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};

use answer::{Answer, Refusal};
use call::Call;
pub(crate) use flows::turn as turn_flow;
use whose::Asked;

use crate::businesses;
use crate::limits;
use crate::traffic::{Direction, Finished};
use crate::truth::Truth;
use crate::world::World;

/// Serves everything that is not the bench.
pub(crate) async fn serve(State(world): State<Arc<World>>, request: Request) -> Response {
    if let Some(response) = answered(&world, request).await {
        return response;
    }
    // The caller waits for an answer that is never coming, until it or the sandbox gives up.
    tokio::select! {
        () = tokio::time::sleep(limits::LOST_ANSWER_HOLD) => {}
        () = world.closing.cancelled() => {}
    }
    StatusCode::GATEWAY_TIMEOUT.into_response()
}

/// The answer to a call, of the business it is about; none if the switchboard lost it.
pub(crate) async fn answered(world: &Arc<World>, request: Request) -> Option<Response> {
    let started = std::time::Instant::now();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, limits::GRAPH_BODY_BYTES_MAX).await else {
        let refusal = Refusal::code(100, "The request is larger than what is taken");
        let status = StatusCode::PAYLOAD_TOO_LARGE.as_u16();
        return Some(refusal.with_status(status).into_answer().into_response());
    };
    let length = bytes.len();
    let mut call = Call::read(parts, bytes).await;
    let several = businesses::of(world).filter(|all| all.are_several());
    let world = &several.map_or_else(|| Arc::clone(world), |all| all.whose(&Asked::by(&call)));
    if let Some(slow_ms) = world.look(|truth| truth.faults.slow_answers_ms) {
        tokio::select! {
            () = tokio::time::sleep(std::time::Duration::from_millis(slow_ms)) => {}
            () = world.closing.cancelled() => {}
        }
    }
    let mut answer = faulty::answer(world, &mut call).await;
    answer.version.clone_from(&call.version);
    record(world, &call, &answer, length, started);
    (!answer.hold).then(|| answer.into_response())
}

/// What an id in a path is the id of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    App,
    Waba,
    Number,
    Media,
    Template,
    Flow,
    Upload,
}

fn node_of(truth: &Truth, id: &str) -> Option<Node> {
    if truth.apps.iter().any(|known| known.app.id == id) {
        return Some(Node::App);
    }
    if id.starts_with(call::UPLOAD) {
        return Some(Node::Upload);
    }
    // What nobody has connected is not to be seen.
    let business = truth.business().filter(|_| truth.life.known)?;
    if business.waba_id == id {
        Some(Node::Waba)
    } else if business.phone_number_id == id {
        Some(Node::Number)
    } else if truth.media.contains_key(id) {
        Some(Node::Media)
    } else if truth.account.templates.contains_key(id) {
        Some(Node::Template)
    } else if truth.account.flows.contains_key(id) {
        Some(Node::Flow)
    } else {
        None
    }
}

async fn route(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    auth::proof(world, call)?;
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    match (&call.method, path.as_slice()) {
        (_, ["oauth", "access_token"]) => return oauth::exchange(world, call),
        (&Method::GET, ["debug_token"]) => return debug_token::debug(world, call),
        (&Method::GET, [media::FILES, id]) => return media::download(world, call, id).await,
        (&Method::GET, public) => {
            if let Some(answer) = public::find(world, call, public).await {
                return answer;
            }
        }
        _ => {}
    }
    let Some((id, edges)) = path.split_first() else {
        return Err(Refusal::unknown_object(call, ""));
    };
    let node = world.look(|truth| node_of(truth, id));
    match (node, edges) {
        (Some(Node::App), ["subscriptions"]) => return subscriptions::serve(world, call, id).await,
        // A person's token opens it as well, of which there is none here.
        (Some(Node::App), ["uploads"]) if call.method == Method::POST => {
            auth::caller(world, call)?;
            return uploads::open(world, call);
        }
        _ => {
            auth::caller(world, call)?;
        }
    }
    if path == ["message_template_library"] && call.method == Method::GET {
        return Ok(templates::library::list(call));
    }
    let Some(node) = node else {
        let refusal = Refusal::unknown_object(call, id);
        // Digits that are nobody's are a mistake; a word is a call that is not known here.
        let is_word = !id.chars().all(|char| char.is_ascii_digit());
        let is_portfolio = world.look(|truth| {
            truth
                .business()
                .is_some_and(|known| known.portfolio_id == *id)
        });
        return Err(if is_word {
            refusal.uncovered(format!("{} {}", call.method, path.join("/")))
        } else if is_portfolio {
            refusal.uncovered(format!("{} Portfolio/{}", call.method, edges.join("/")))
        } else {
            refusal
        });
    };
    let usage = usage::count(world, node, call, edges)?;
    let answer = match node {
        Node::App => None,
        Node::Waba => of_account(world, call, edges).await,
        Node::Number => of_number(world, call, id, edges).await,
        Node::Media => match (&call.method, edges) {
            (&Method::GET, []) => Some(media::find(world, call, id)),
            (&Method::DELETE, []) => Some(media::delete(world, call, id)),
            _ => None,
        },
        Node::Template => match (&call.method, edges) {
            (_, []) => Some(templates::of_template(world, call, id)),
            (&Method::POST, ["unpause"]) => Some(Ok(templates::unpause(world, id))),
            (&Method::GET, ["compare"]) => Some(templates::compare::serve(world, call, id)),
            _ => None,
        },
        Node::Flow => flows::of_flow(world, call, id, edges).await,
        Node::Upload => match (&call.method, edges) {
            (&Method::GET, []) => Some(uploads::look(world, call, id)),
            (&Method::POST, []) => Some(uploads::write(world, call, id).await),
            _ => None,
        },
    };
    let answer = answer.unwrap_or_else(|| {
        let what = format!("{} {node:?}/{}", call.method, edges.join("/"));
        Err(Refusal::unknown_object(call, id).uncovered(what))
    });
    let mut answer = answer?;
    answer
        .headers
        .extend(usage.map(|usage| (usage::HEADER, usage)));
    Ok(answer)
}

/// What is asked of the business account. `None`: that is not emulated.
async fn of_account(
    world: &Arc<World>,
    call: &Call,
    edges: &[&str],
) -> Option<Result<Answer, Refusal>> {
    Some(match (&call.method, edges) {
        (&Method::GET, []) => waba::get(world, call),
        (&Method::POST, []) => waba::change(world, call),
        (&Method::GET, ["phone_numbers"]) => phone_numbers::list(world, call),
        (_, ["subscribed_apps"]) => subscribed_apps::serve(world, call).await,
        (_, ["message_templates"]) => templates::of_account(world, call),
        (&Method::POST, ["message_templates", "archive"]) => {
            templates::archive::change(world, call, true)
        }
        (&Method::POST, ["message_templates", "unarchive"]) => {
            templates::archive::change(world, call, false)
        }
        (&Method::GET, ["message_template_previews"]) => templates::authentication::previews(call),
        (&Method::POST, ["upsert_message_templates"]) => {
            templates::authentication::upsert(world, call)
        }
        (&Method::GET, ["message_template_library"]) => Ok(templates::library::list(call)),
        (_, ["flows"]) => flows::of_account(world, call),
        (&Method::GET, ["pricing_analytics"]) => analytics::pricing(world, call),
        (&Method::GET, ["template_analytics"]) => analytics::templates(world, call),
        _ => return None,
    })
}

/// What is asked of the number. `None`: that is not emulated.
async fn of_number(
    world: &Arc<World>,
    call: &Call,
    id: &str,
    edges: &[&str],
) -> Option<Result<Answer, Refusal>> {
    Some(match (&call.method, edges) {
        (&Method::GET, []) => phone_numbers::get(world, call),
        (&Method::POST, []) => phone_numbers::change(world, call).await,
        (&Method::POST, ["messages"]) => messages::serve(world, call).await,
        (&Method::POST, ["marketing_messages"]) => messages::marketing::serve(world, call).await,
        (&Method::POST, ["media"]) => media::upload(world, call).await,
        (&Method::POST, ["smb_app_data"]) => app_data::ask(world, call),
        (&Method::POST, ["register"]) => registration::register(call),
        (&Method::POST, ["deregister"]) => registration::deregister(),
        (&Method::POST, ["request_code"]) => registration::request_code(call),
        (&Method::POST, ["verify_code"]) => registration::verify_code(call),
        (_, ["whatsapp_business_profile"]) => profile::serve(world, call),
        (_, ["block_users"]) => block_users::serve(world, call),
        (_, ["message_qrdls"]) => qr_codes::serve(world, call, None),
        (_, ["message_qrdls", code]) => qr_codes::serve(world, call, Some(code)),
        (_, ["settings"]) => settings::features(world, call),
        (&(Method::GET | Method::POST), ["whatsapp_commerce_settings"]) => {
            Ok(settings::commerce(world, call, id))
        }
        (&(Method::GET | Method::POST), ["whatsapp_business_encryption"]) => {
            settings::encryption(world, call)
        }
        (&Method::POST, ["conversational_automation"]) => settings::automation(world, call),
        (_, ["username"]) => settings::username(world, call),
        _ => return None,
    })
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
        again: None,
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
    // The body was bounded when it was read.
    axum::extract::DefaultBodyLimit::disable().apply(&mut request);
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Chatter, Config, Sandbox};

    #[tokio::test]
    async fn a_body_beyond_the_limit_is_refused_as_json() {
        let sandbox = Sandbox::open(Config {
            data_dir: None,
            listen: None,
            seed: 7,
            start_at: Some(1_763_700_000_000),
            chatter: Chatter::Off,
            rules: None,
        });
        let body = Body::from(vec![b' '; limits::GRAPH_BODY_BYTES_MAX + 1]);
        let request = axum::http::Request::post("/v25.0/1/messages");
        let request = request.body(body).unwrap();
        let answer = answered(sandbox.unwrap().world(), request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
        let told = axum::body::to_bytes(answer.into_body(), 10_000).await;
        let told: serde_json::Value = serde_json::from_slice(&told.unwrap()).unwrap();
        assert_eq!(told["error"]["code"], 100);
    }
}
