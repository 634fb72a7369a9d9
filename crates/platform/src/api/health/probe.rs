//! `GET /healthz` and `GET /metrics`: for programs, without signing in, and without anything of anybody.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::Serialize;

use crate::app::App;

/// Deliveries waiting to be merged at which we call ourselves slow.
const BACKLOG_SLOW: u64 = 10_000;

/// How it is.
#[derive(Debug, Serialize)]
struct Health {
    status: &'static str,
    reasons: Vec<String>,
}

/// 200 `ok`; 200 `degraded` with reasons, as everything still works; 503 when deliveries cannot be taken.
pub async fn probe(State(app): State<App>) -> impl IntoResponse {
    let mut reasons = Vec::new();
    let journal = app.journal.stats();
    if !journal.writable {
        let why = journal.last_error.unwrap_or_else(|| "unknown".to_owned());
        reasons.push(format!("The journal cannot be written: {why}."));
        let health = Health {
            status: "down",
            reasons,
        };
        return (StatusCode::SERVICE_UNAVAILABLE, Json(health));
    }
    if let Err(error) = app.store.change_heads(app.workspace).await {
        reasons.push(format!("The state cannot be read: {error}."));
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(Health {
                status: "down",
                reasons,
            }),
        );
    }
    let backlog = app.metrics.backlog();
    if backlog > BACKLOG_SLOW {
        reasons.push(format!("{backlog} deliveries wait to be merged."));
    }
    let status = if reasons.is_empty() { "ok" } else { "degraded" };
    (StatusCode::OK, Json(Health { status, reasons }))
}

/// Prometheus' text format.
pub async fn metrics(State(app): State<App>) -> impl IntoResponse {
    (
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        app.metrics.render(),
    )
}
