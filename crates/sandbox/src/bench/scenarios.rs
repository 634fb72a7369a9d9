//! Scenarios at the bench: the library, runs of it or of one's own text, and the end of a run put on the bench.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::api::{bench_state, read};
use super::problem::Problem;
use super::view::Bench;
use crate::script::{self, Run, Script};
use crate::snapshot;
use crate::world::World;

type Shared = State<Arc<World>>;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Scenarios {
    scenarios: Vec<ScenarioEntry>,
}

/// A scenario of the library.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ScenarioEntry {
    /// Its file's name, without the ending.
    file: String,
    name: String,
    /// What it tells, for people.
    about: String,
    /// How many it has.
    steps: usize,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ScenarioText {
    file: String,
    /// YAML.
    text: String,
}

/// The library.
#[utoipa::path(get, path = "/scenarios", tag = "scenarios", operation_id = "list_scenarios", responses((status = 200, body = Scenarios)),)]
pub(super) async fn list() -> Json<Scenarios> {
    let rows = script::bundled().into_iter().filter_map(|one| {
        let script = script::read(&one.text).ok()?;
        Some(ScenarioEntry {
            file: one.file,
            name: script.name,
            about: script.about,
            steps: script.steps.len(),
        })
    });
    Json(Scenarios {
        scenarios: rows.collect(),
    })
}

/// A scenario of the library, as it stands in its file.
#[utoipa::path(get, path = "/scenarios/{file}", tag = "scenarios", operation_id = "find_scenario", params(("file" = String, Path)), responses((status = 200, body = ScenarioText)),)]
pub(super) async fn find(Path(file): Path<String>) -> Result<Json<ScenarioText>, Problem> {
    let text = text_of(&file)?;
    Ok(Json(ScenarioText { file, text }))
}

fn text_of(file: &str) -> Result<String, Problem> {
    let found = script::bundled().into_iter().find(|one| one.file == file);
    found
        .map(|one| one.text)
        .ok_or_else(|| Problem::not_found(format!("the library has no scenario {file}")))
}

/// What is to be run.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = ScenarioToRun)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Wanted {
    /// One of the library.
    File(String),
    /// One's own, as YAML or JSON.
    Text(String),
}

/// Begins a run in a sandbox of its own; how far it is comes by the live feed and by `GET`.
#[utoipa::path(post, path = "/scenarios/runs", tag = "scenarios", operation_id = "begin_scenario", request_body = Wanted, responses((status = 200, body = Run)),)]
pub(super) async fn begin(
    State(world): Shared,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<Json<Run>, Problem> {
    let text = match read(body)? {
        Wanted::File(file) => text_of(&file)?,
        Wanted::Text(text) => text,
    };
    let script = script::read(&text).map_err(|error| Problem::invalid(error.to_string()))?;
    let run = world.runs.begin(Run {
        name: script.name.clone(),
        about: script.about.clone(),
        of: script.steps.len(),
        ..Run::default()
    });
    tokio::spawn(Box::pin(play(world, script, run.id)));
    Ok(Json(run))
}

async fn play(world: Arc<World>, script: Script, id: u64) {
    let mut played = None;
    let report = script::run(
        &script,
        &script::Options::default(),
        |sandbox| played = Some(sandbox.clone()),
        |step| tell(&world, id, |run| run.steps.push(step.clone())),
    )
    .await;
    let end = played.and_then(|sandbox| sandbox.snapshot().ok());
    tell(&world, id, |run| {
        run.passed = Some(report.passed);
        run.virtual_ms = report.virtual_ms;
        run.took_ms = report.took_ms;
        run.end = end;
    });
}

fn tell(world: &World, id: u64, change: impl FnOnce(&mut Run)) {
    if let Some(run) = world.runs.change(id, change) {
        world.live.send(json!({"type": "scenario", "run": run}));
    }
}

/// How far a run is, or how it ended.
#[utoipa::path(get, path = "/scenarios/runs/{id}", tag = "scenarios", operation_id = "find_scenario_run", params(("id" = u64, Path)), responses((status = 200, body = Run)),)]
pub(super) async fn run(State(world): Shared, Path(id): Path<u64>) -> Result<Json<Run>, Problem> {
    let run = world.runs.find(id);
    run.map(Json)
        .ok_or_else(|| Problem::not_found("this run is no longer kept"))
}

/// Puts the end of a run on the bench, in the place of what is there.
#[utoipa::path(post, path = "/scenarios/runs/{id}/open", tag = "scenarios", operation_id = "open_scenario_run", params(("id" = u64, Path)), responses((status = 200, body = Bench)),)]
pub(super) async fn open(
    State(world): Shared,
    Path(id): Path<u64>,
) -> Result<Json<Bench>, Problem> {
    let run = world
        .runs
        .find(id)
        .ok_or_else(|| Problem::not_found("this run is no longer kept"))?;
    let end = run
        .end
        .ok_or_else(|| Problem::invalid("this run is not over yet, or never began"))?;
    snapshot::restore(&world, &end)?;
    Ok(Json(bench_state(&world)))
}
