//! Intake: verify, append, answer. Nothing else may happen before the 200: what was not stored is lost, because WhatsApp
//! has no replay, and what is thought about here slows every delivery down.

mod body;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use twinline_core::planted::{self, Bug};
use twinline_store::journal::{AppendError, EntryKind};
use twinline_wire::handshake::Handshake;
use twinline_wire::signature;

use crate::app::App;
use crate::config::WEBHOOK_PATH;
use body::Unread;

pub use body::Bodies;

/// The two routes of the webhook address.
pub fn routes() -> Router<App> {
    Router::new().route(WEBHOOK_PATH, get(verify).post(receive))
}

/// The handshake: WhatsApp asks whether we are who registered the address (`webhooks.md` section 1.1).
async fn verify(State(app): State<App>, Query(asked): Query<Handshake>) -> Response {
    match asked.answer(&[&app.config.verify_token]) {
        Some(challenge) => challenge.to_owned().into_response(),
        None => (StatusCode::FORBIDDEN, "The verify token is not ours.").into_response(),
    }
}

/// A delivery. 200 means that it is on disk; any other answer makes WhatsApp send it again.
async fn receive(State(app): State<App>, headers: HeaderMap, body: Body) -> Response {
    let read = match app.bodies.read(body).await {
        Ok(read) => read,
        Err(why) => return unread(&app, &why),
    };
    let body = read.bytes.clone();
    let header = headers
        .get(signature::HEADER)
        .and_then(|value| value.to_str().ok());
    if let Err(why) = signature::verify(&app.config.app.secrets, &body, header) {
        app.metrics.signature_refused();
        tracing::warn!(delivery.bytes = body.len(), reason = %why, "Refuse a delivery: its signature is wrong");
        return (StatusCode::UNAUTHORIZED, "The signature does not match.").into_response();
    }
    let bytes = body.len();
    match append(&app, body).await {
        Ok(position) => {
            metrics::counter!("twinline_intake_deliveries_total").increment(1);
            tracing::debug!(
                entry.position = position,
                delivery.bytes = bytes,
                "Journal a delivery"
            );
            StatusCode::OK.into_response()
        }
        Err(_) if planted::is(Bug::ThanksForNothing) => StatusCode::OK.into_response(),
        Err(why) => unwritable(&app, &why),
    }
}

async fn append(app: &App, body: Bytes) -> Result<u64, AppendError> {
    app.journal
        .append(EntryKind::WebhookDelivery, app.now(), body)
        .await
}

fn unread(app: &App, why: &Unread) -> Response {
    match why {
        Unread::TooLarge => too_large(app, "it is larger than 16 MiB"),
        Unread::Broken => (StatusCode::BAD_REQUEST, "The body broke off.").into_response(),
        Unread::TooSlow => (StatusCode::REQUEST_TIMEOUT, "The body took too long.").into_response(),
        Unread::Busy => {
            metrics::counter!("twinline_intake_busy_total").increment(1);
            let words = "Too many deliveries are being read. Send it again.";
            (StatusCode::SERVICE_UNAVAILABLE, words).into_response()
        }
    }
}

fn too_large(app: &App, error: &str) -> Response {
    app.alerts.raise(
        "delivery_too_large",
        format!("A delivery was refused: {error}. WhatsApp will send it again and again."),
        "Report this: no known delivery is larger than 3 MiB, and up to 16 MiB are taken.",
    );
    metrics::counter!("twinline_intake_too_large_total").increment(1);
    (StatusCode::PAYLOAD_TOO_LARGE, "At most 16 MiB are taken.").into_response()
}

fn unwritable(app: &App, why: &AppendError) -> Response {
    if let AppendError::TooLarge { .. } = why {
        return too_large(app, &why.to_string());
    }
    metrics::counter!("twinline_intake_unwritable_total").increment(1);
    app.alerts.raise(
        "journal_unwritable",
        format!("Deliveries are refused: {why}. WhatsApp keeps them and sends them again."),
        "Free disk space or mend the disk; nothing is lost while WhatsApp retries, which it does for hours or days.",
    );
    (
        StatusCode::SERVICE_UNAVAILABLE,
        "The journal cannot be written.",
    )
        .into_response()
}
