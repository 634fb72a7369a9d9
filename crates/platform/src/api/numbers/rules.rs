//! `GET` and `PUT /numbers/{id}/rules`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::command::set_rules;
use twinline_core::floor::check::Flaw;
use twinline_core::floor::rules::Rules as CoreRules;
use twinline_core::ids::LineId;
use twinline_store::{Line, Role, Touch};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::{Directory, Person, Rules};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Versions that are told.
const VERSIONS_MAX: usize = 20;

/// One setting of the rules.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RulesSetting {
    /// Its version.
    pub version: u64,
    /// When.
    pub at: Millis,
    /// Who set them.
    pub by: Option<Person>,
    /// The rules as they were set then.
    pub rules: Rules,
}

/// The rules of a number.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NumberRules {
    /// Counts settings; 0: nobody has set any. Whoever sets rules names the version they saw.
    pub version: u64,
    /// The rules that hold.
    pub rules: Rules,
    /// Who set them when, newest first.
    pub settings: Vec<RulesSetting>,
}

/// Rules to be set.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SetRules {
    /// The version that was seen: of two who edit at once, the second learns of it.
    pub version: u64,
    /// All of the rules.
    pub rules: Rules,
}

/// A number of this workspace.
pub(crate) async fn line(app: &App, id: Uuid) -> Outcome<Line> {
    let line = app.store.line(LineId(id)).await?;
    let line = line.filter(|line| line.workspace == app.workspace);
    line.ok_or_else(|| problem::NOT_FOUND.into())
}

/// Rules that can be taken, or each field that cannot.
pub(crate) fn taken(rules: Rules) -> Outcome<CoreRules> {
    rules.taken().map_err(|flaws| {
        let refuse =
            |problem: Problem, flaw: Flaw| problem.unfit(&flaw.field, flaw.message, flaw.remedy);
        flaws
            .into_iter()
            .fold(Problem::new(problem::UNACCEPTABLE), refuse)
    })
}

async fn shown(app: &App, line: &Line) -> Outcome<Json<NumberRules>> {
    let directory = Directory::load(app).await?;
    let settings = app.store.rule_versions(line.id, VERSIONS_MAX).await?;
    Ok(Json(NumberRules {
        version: line.settings.rules_version,
        rules: Rules::of(&line.settings.floor_rules),
        settings: settings
            .into_iter()
            .map(|setting| RulesSetting {
                version: setting.version,
                at: setting.at,
                by: directory.person(setting.by),
                rules: Rules::of(&setting.rules),
            })
            .collect(),
    }))
}

/// The rules of a number: which work runs where.
#[utoipa::path(get, path = "/numbers/{id}/rules", tag = "numbers", operation_id = "get_number_rules",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberRules), (status = 404, body = ProblemBody)))]
pub async fn get(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberRules>> {
    let line = line(&app, id).await?;
    shown(&app, &line).await
}

/// Sets the rules of a number. They hold from then on, also for replies that are written and not sent.
#[utoipa::path(put, path = "/numbers/{id}/rules", tag = "numbers", operation_id = "set_number_rules",
    params(("id" = Uuid, Path)), request_body = SetRules,
    responses((status = 200, body = NumberRules), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetRules>,
) -> Outcome<Json<NumberRules>> {
    me.at_least(Role::Supervisor)?;
    let known = line(&app, id).await?;
    let rules = taken(wish.rules)?;
    let person = me.person.id;
    let act = app.store.act(known.id, app.now(), Touch::default(), |set| {
        set_rules(set, rules, wish.version, person)
    });
    let version = match Box::pin(act).await? {
        Ok(version) => version,
        Err(refused) => return Err(command::explain(&app, refused).await?),
    };
    tracing::info!(line.id = %known.id, person.id = %person, rules.version = version, "Set the rules of a number");
    let line = line(&app, id).await?;
    shown(&app, &line).await
}
