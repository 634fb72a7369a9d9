//! `GET /numbers/{id}/safety`, `PUT` and `DELETE /numbers/{id}/safety/override`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::pacing::Priority;
use twinline_core::pacing::guard::{Level, Limit, Load, Sign, SignKind, Tier};
use twinline_store::{Line, Role, SafetyOverride};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rules::line;
use crate::api::extract::{self, Path};
use crate::api::view::{Directory, Person};
use crate::app::App;
use crate::limits::{SAFETY_OVERRIDE_HOURS_MAX, SAFETY_REASON_CHARS_MAX};
use crate::pacing::{load, risk};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::safety::known;
use crate::sign_in::SignedIn;

/// How far bulk messages step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SafetyLevel {
    /// Not at all.
    Calm,
    /// To half of the pace.
    Raised,
    /// To a quarter.
    High,
    /// Nothing goes.
    Stopped,
}

/// One thing that speaks against bulk messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SafetySign {
    /// `quality`, `lock`, `restriction`, `violation`, `alert`, `spam`, `weary`, `payment`, `tier` or `load`.
    pub kind: String,
    /// What it means for campaigns.
    pub campaigns: SafetyLevel,
    /// And for what is transactional.
    pub transactional: SafetyLevel,
    /// Whether a person may decide otherwise. What WhatsApp itself has closed nobody can open here.
    pub liftable: bool,
    /// Since when it is known.
    pub since: Option<Millis>,
    /// When it ends by itself; null where something has to be told first.
    pub until: Option<Millis>,
    /// What happened.
    pub sentence: String,
    /// What to do, or what ends it.
    pub remedy: String,
}

/// How many people may be written to first within 24 hours, over all numbers that share the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SafetyTier {
    /// Whether WhatsApp has told the limit.
    pub told: bool,
    /// So many; null: as many as there are, or not told yet.
    pub limit: Option<u64>,
    /// People written to first within 24 hours, counted from what was sent from here.
    pub used: u64,
    /// When the first of them counts no more.
    pub frees_at: Option<Millis>,
}

/// What went over the number in the last minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SafetyLoad {
    /// All of it, in per cent of what WhatsApp grants.
    pub percent: u64,
    /// Sent from here.
    pub sent: u64,
    /// Said on the phone and by customers.
    pub heard: u64,
    /// As many as WhatsApp grants.
    pub granted: u64,
}

/// Somebody lifted what keeps the number safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SafetyOverrideCard {
    /// When.
    pub at: Millis,
    /// Who.
    pub by: Option<Person>,
    /// Until when.
    pub until: Millis,
    /// Why, in their words.
    pub reason: String,
    /// When it was taken back, or replaced by another.
    pub ended_at: Option<Millis>,
    /// By whom.
    pub ended_by: Option<Person>,
}

/// How safely a number may send, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberSafety {
    /// Now.
    pub at: Millis,
    /// What holds now, an override included: the worse of campaigns and transactional.
    pub level: SafetyLevel,
    /// What would hold if nobody had lifted anything.
    pub level_by_signs: SafetyLevel,
    /// What is left to campaigns of the number's pace, in per cent.
    pub campaign_percent: u8,
    /// And to what is transactional.
    pub transactional_percent: u8,
    /// Whether a person could lift any of it.
    pub liftable: bool,
    /// What speaks against bulk messages, the worst first.
    pub signs: Vec<SafetySign>,
    /// How many people may be written to first.
    pub tier: SafetyTier,
    /// The last minute.
    pub load: SafetyLoad,
    /// What somebody has lifted, if that holds now.
    #[serde(rename = "override")]
    pub lifted: Option<SafetyOverrideCard>,
    /// All that was lifted, newest first.
    pub history: Vec<SafetyOverrideCard>,
}

/// Lifts what may be lifted, for a while.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct LiftSafety {
    /// Why: it is kept, and shown to the team.
    pub reason: String,
    /// For how many hours, 1 to 24.
    pub hours: u32,
}

/// How safely a number may send: what bulk messages may have, why, and who lifted what.
#[utoipa::path(get, path = "/numbers/{id}/safety", tag = "numbers", operation_id = "get_number_safety",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberSafety), (status = 404, body = ProblemBody)))]
pub async fn safety(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberSafety>> {
    let line = line(&app, id).await?;
    shown(&app, &line).await
}

/// Lifts what keeps a number safe, with a reason and for a while; what WhatsApp itself has closed stays closed. In the place of
/// what somebody lifted before.
#[utoipa::path(put, path = "/numbers/{id}/safety/override", tag = "numbers", operation_id = "lift_number_safety",
    params(("id" = Uuid, Path)), request_body = LiftSafety,
    responses((status = 200, body = NumberSafety), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn lift(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<LiftSafety>,
) -> Outcome<Json<NumberSafety>> {
    me.at_least(Role::Supervisor)?;
    let line = line(&app, id).await?;
    let reason = fit(&wish)?;
    let now = app.now();
    let lifted = SafetyOverride {
        id: app.ids.fresh(),
        at: now,
        by: me.person.id,
        until: now + Millis::from(wish.hours) * 3_600_000,
        reason,
        ended: None,
    };
    app.store.lift_safety(line.id, &lifted).await?;
    app.safety.altered(line.id);
    app.courier_bell.notify_one();
    tracing::info!(line.id = %line.id, person.id = %me.person.id, until = lifted.until, "Lift what keeps a number safe");
    shown(&app, &line).await
}

/// Takes back what somebody lifted. Nothing happens where nothing is lifted.
#[utoipa::path(delete, path = "/numbers/{id}/safety/override", tag = "numbers", operation_id = "restore_number_safety",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberSafety), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn restore(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberSafety>> {
    me.at_least(Role::Supervisor)?;
    let line = line(&app, id).await?;
    let ended = app.store.restore_safety(line.id, me.person.id, app.now());
    if ended.await? {
        app.safety.altered(line.id);
        tracing::info!(line.id = %line.id, person.id = %me.person.id, "Take back what was lifted of a number's safety");
    }
    shown(&app, &line).await
}

/// The reason, without what stands around it; or each field that cannot be taken.
fn fit(wish: &LiftSafety) -> Outcome<String> {
    let reason = wish.reason.trim();
    let mut unfit: Vec<(&str, String, String)> = Vec::new();
    if reason.is_empty() {
        let remedy = "Say why it is safe to go on: colleagues read it.";
        let message = "There is no reason.";
        unfit.push(("reason", message.to_owned(), remedy.to_owned()));
    }
    if reason.chars().count() > SAFETY_REASON_CHARS_MAX {
        let message = format!("It is longer than {SAFETY_REASON_CHARS_MAX} characters.");
        unfit.push(("reason", message, "Shorten it.".to_owned()));
    }
    if !(1..=SAFETY_OVERRIDE_HOURS_MAX).contains(&wish.hours) {
        let message = format!("{} hours cannot be taken.", wish.hours);
        let remedy = format!("Choose 1 to {SAFETY_OVERRIDE_HOURS_MAX}; it can be lifted again.");
        unfit.push(("hours", message, remedy));
    }
    if unfit.is_empty() {
        return Ok(reason.to_owned());
    }
    let problem = Problem::new(problem::UNACCEPTABLE);
    Err(unfit
        .into_iter()
        .fold(problem, |problem, (field, message, remedy)| {
            problem.unfit(field, message, remedy)
        }))
}

async fn shown(app: &App, line: &Line) -> Outcome<Json<NumberSafety>> {
    let now = app.now();
    let directory = Directory::load(app).await?;
    let (_, risk) = risk(app, line, now).await?;
    let known = known(app, line, now).await?;
    let card = |one: &SafetyOverride| SafetyOverrideCard {
        at: one.at,
        by: directory.person(one.by),
        until: one.until,
        reason: one.reason.clone(),
        ended_at: one.ended.map(|(at, _)| at),
        ended_by: one.ended.and_then(|(_, by)| directory.person(by)),
    };
    Ok(Json(NumberSafety {
        at: now,
        level: risk.level.into(),
        level_by_signs: risk.by_signs.into(),
        campaign_percent: risk.percent(Priority::Campaign),
        transactional_percent: risk.percent(Priority::Transactional),
        liftable: risk.liftable,
        signs: risk.signs.into_iter().map(SafetySign::from).collect(),
        tier: known.tier.into(),
        load: load(app, line, now).into(),
        lifted: known.lifted(now).map(card),
        history: known.overrides.iter().map(card).collect(),
    }))
}

impl From<Level> for SafetyLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Calm => Self::Calm,
            Level::Raised => Self::Raised,
            Level::High => Self::High,
            Level::Stopped => Self::Stopped,
        }
    }
}

impl From<Sign> for SafetySign {
    fn from(sign: Sign) -> Self {
        Self {
            kind: word(sign.kind).to_owned(),
            campaigns: sign.campaigns.into(),
            transactional: sign.transactional.into(),
            liftable: sign.liftable,
            since: sign.since,
            until: sign.until,
            sentence: sign.sentence,
            remedy: sign.remedy,
        }
    }
}

fn word(kind: SignKind) -> &'static str {
    match kind {
        SignKind::Quality => "quality",
        SignKind::Lock => "lock",
        SignKind::Restriction => "restriction",
        SignKind::Violation => "violation",
        SignKind::Alert => "alert",
        SignKind::Spam => "spam",
        SignKind::Weary => "weary",
        SignKind::Payment => "payment",
        SignKind::Tier => "tier",
        SignKind::Load => "load",
    }
}

impl From<Tier> for SafetyTier {
    fn from(tier: Tier) -> Self {
        Self {
            told: tier.limit != Limit::Untold,
            limit: match tier.limit {
                Limit::People(people) => Some(people),
                Limit::Untold | Limit::Unlimited => None,
            },
            used: tier.used,
            frees_at: tier.frees_at,
        }
    }
}

impl From<Load> for SafetyLoad {
    fn from(load: Load) -> Self {
        Self {
            percent: load.percent(),
            sent: load.sent,
            heard: load.heard,
            granted: load.granted,
        }
    }
}
