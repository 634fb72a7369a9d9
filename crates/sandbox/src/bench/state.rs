//! The whole state at the bench: into one file, back from it, and anew.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::api::bench_state;
use super::problem::Problem;
use super::view::Bench;
use crate::businesses;
use crate::scenario::{self, Scenario};
use crate::snapshot::{self, RestoreError};
use crate::world::World;

type Shared = State<Arc<World>>;

/// Everything, as one file.
#[utoipa::path(get, path = "/snapshot", tag = "state", operation_id = "snapshot", responses((status = 200, description = "One file", body = String, content_type = "application/x-ndjson")),)]
pub(super) async fn snapshot(State(world): Shared) -> Result<Response, Problem> {
    let taken = blocking(&world, snapshot::take).await??;
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"sandbox-snapshot.jsonl\"",
        ),
    ];
    Ok((headers, taken).into_response())
}

/// Puts a snapshot in the place of what is; answers with the state since.
#[utoipa::path(post, path = "/restore", tag = "state", operation_id = "restore", request_body(content = String, content_type = "application/x-ndjson", description = "What `GET /snapshot` gave"), responses((status = 200, body = Bench)),)]
pub(super) async fn restore(State(world): Shared, body: Bytes) -> Result<Json<Bench>, Problem> {
    blocking(&world, move |world| snapshot::restore(world, &body)).await??;
    Ok(Json(bench_state(&world)))
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reset {
    /// Ids are drawn from it; the same as before, if left out.
    #[serde(default)]
    seed: Option<u64>,
    /// Without any business, to make one's own.
    #[serde(default)]
    empty: bool,
}

/// Starts anew with the example business, or with none; a business beside the first starts anew as itself, without people.
/// Apps keep their credentials, callbacks and fields, and other businesses what they have.
#[utoipa::path(post, path = "/reset", tag = "state", operation_id = "reset", request_body = Reset, responses((status = 200, body = Bench)),)]
pub(super) async fn reset(State(world): Shared, body: Bytes) -> Result<Json<Bench>, Problem> {
    let Reset { seed, empty } = if body.is_empty() {
        Reset::default()
    } else {
        serde_json::from_slice(&body).map_err(|error| Problem::invalid(error.to_string()))?
    };
    let is_first = world.look(|truth| truth.place == 0);
    if empty && !is_first {
        return Err(Problem::invalid_with(
            "a business beside the first is not there without itself",
            "Remove it: DELETE /bench/api/businesses/{waba_id}.",
        ));
    }
    let loaded = blocking(&world, move |world| {
        if !is_first {
            businesses::begin_anew(world, seed);
            return Ok(());
        }
        snapshot::reset(world, seed);
        if empty {
            return Ok(());
        }
        scenario::load(world, &Scenario::forno_aurora())
    });
    loaded
        .await?
        .map_err(|error| Problem::invalid(error.to_string()))?;
    Ok(Json(bench_state(&world)))
}

/// Files are read and written beside the threads that answer.
async fn blocking<T: Send + 'static>(
    world: &Arc<World>,
    work: impl FnOnce(&World) -> T + Send + 'static,
) -> Result<T, Problem> {
    let world = Arc::clone(world);
    let done = tokio::task::spawn_blocking(move || work(&world)).await;
    Ok(done.map_err(std::io::Error::other)?)
}

impl From<RestoreError> for Problem {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Store(error) => error.into(),
            RestoreError::Another(_) | RestoreError::Beside(_) => Self::new(
                StatusCode::CONFLICT,
                error.to_string(),
                "Post it to the business it was taken of: /bench/api/businesses/{waba_id}/restore. Nothing was changed.",
            ),
            other => Self::new(
                StatusCode::BAD_REQUEST,
                other.to_string(),
                "Give a file that “Save a snapshot” or GET /bench/api/snapshot made. Nothing was changed.",
            ),
        }
    }
}
