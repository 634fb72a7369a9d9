//! `GET /numbers/{id}/health`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::ids::LineId;
use twinline_core::number_life::LifeRules;
use twinline_store::{Mode, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::api::view::ProofOfLife;
use crate::app::App;
use crate::health::{checks, gaps, lag};
use crate::limits::GAPS_LISTED_MAX;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HealthStanding {
    /// Nothing to do.
    Well,
    /// Worth a look.
    Watch,
    /// Somebody must act.
    Act,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthCheck {
    /// `arriving`, `showing`, `phone`, `gaps`, `unreadables` or `portfolio`.
    pub code: String,
    /// How it stands.
    pub standing: HealthStanding,
    /// The fact.
    pub sentence: String,
    /// What to do. Null: nothing is to be done.
    pub remedy: Option<String>,
}

/// How long it took: half of all were faster than `p50`, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct LagSpread {
    /// The median.
    pub p50: Millis,
    /// 95 of 100.
    pub p95: Millis,
    /// 99 of 100.
    pub p99: Millis,
}

/// A bar of the distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct LagBar {
    /// Up to so many milliseconds. Null: longer than all others.
    pub up_to_ms: Option<Millis>,
    /// How many messages.
    pub count: u64,
}

/// How late messages are, over the last hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LagDistribution {
    /// Over how long.
    pub span_ms: Millis,
    /// Of how many messages.
    pub count: u64,
    /// From WhatsApp's time, which is in whole seconds, to our journal.
    pub arriving: LagSpread,
    /// From our journal until it can be read.
    pub showing: LagSpread,
    /// Of `showing`.
    pub bars: Vec<LagBar>,
}

/// Something we can prove we were never told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthGap {
    /// `status`, `quote`, `edit`, `revoke`, `reaction` or `history`.
    pub kind: String,
    /// Since when we know.
    pub since: Millis,
    /// Where, if that is known.
    pub conversation_id: Option<Uuid>,
    /// Whose conversation that is.
    pub name: Option<String>,
    /// How we know.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// Something that WhatsApp said of the number or its account, and that holds until it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthFact {
    /// Of what sort: `number_quality`, `template` ...
    pub kind: String,
    /// Of which thing; empty for the number itself.
    pub subject: String,
    /// WhatsApp's word for how it stands.
    pub state: String,
    /// One readable line.
    pub detail: String,
    /// Since when.
    pub at: Millis,
}

/// How well a number is mirrored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberHealth {
    /// Each with its remedy, in the order in which one would look.
    pub checks: Vec<HealthCheck>,
    /// Null: no message came.
    pub lag: Option<LagDistribution>,
    /// Deliveries that wait to be merged.
    pub backlog: u64,
    /// Null: none yet, or no phone belongs to it.
    pub last_phone_activity: Option<ProofOfLife>,
    /// Newest first; not all, if there are very many.
    pub gaps: Vec<HealthGap>,
    /// Whether there are more gaps than are listed.
    pub more_gaps: bool,
    /// Deliveries of this number that could not be read.
    pub unreadables: u64,
    /// Newest first.
    pub facts: Vec<HealthFact>,
}

/// How well a number is mirrored: how far behind, what is missing, when the phone was last heard of.
#[utoipa::path(get, path = "/numbers/{id}/health", tag = "numbers", operation_id = "get_number_health",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberHealth), (status = 404, body = ProblemBody)))]
pub async fn health(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberHealth>> {
    let line = app.store.line(LineId(id)).await?;
    let line = line
        .filter(|line| line.workspace == app.workspace)
        .ok_or(problem::NOT_FOUND)?;
    let now = app.now();
    let lags = app.metrics.lags(line.id, now);
    let mut gaps = gaps::of(&app, &line).await?;
    let unreadables = app.store.unreadable_count(Some(line.id)).await?;
    let has_phone = line.mode == Mode::Coexistence;
    let figures = checks::Figures {
        lags: lags.as_ref(),
        backlog: app.metrics.backlog(),
        phone: has_phone.then(|| line.life.state(now, &LifeRules::default()).0),
        gaps: gaps.len(),
        unreadables,
        portfolio: line.portfolio.is_some(),
    };
    let checks = checks::of(&figures).into_iter().map(HealthCheck::from);
    let more_gaps = gaps.len() > GAPS_LISTED_MAX;
    gaps.truncate(GAPS_LISTED_MAX);
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.since));
    Ok(Json(NumberHealth {
        checks: checks.collect(),
        backlog: figures.backlog,
        last_phone_activity: line
            .life
            .proof
            .filter(|_| has_phone)
            .map(|(at, proof)| ProofOfLife::of(at, proof)),
        lag: lags.map(LagDistribution::from),
        gaps,
        more_gaps,
        unreadables,
        facts: facts(&app, line.id).await?,
    }))
}

/// The newest word on each thing, newest first.
async fn facts(app: &App, line: LineId) -> Result<Vec<HealthFact>, StoreError> {
    let mut facts: Vec<HealthFact> = app
        .store
        .facts(line)
        .await?
        .into_iter()
        // What it is made of is no news of the number.
        .filter(|((kind, _), _)| *kind != FactKind::TemplateDefinition)
        .map(|((kind, subject), fact)| HealthFact {
            kind: word(kind),
            subject,
            state: fact.state,
            detail: fact.detail,
            at: fact.at,
        })
        .collect();
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.at));
    Ok(facts)
}

/// The word of a kind, as it is written everywhere.
fn word(kind: FactKind) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

impl From<checks::Check> for HealthCheck {
    fn from(check: checks::Check) -> Self {
        Self {
            code: check.code.to_owned(),
            standing: match check.standing {
                checks::Standing::Well => HealthStanding::Well,
                checks::Standing::Watch => HealthStanding::Watch,
                checks::Standing::Act => HealthStanding::Act,
            },
            sentence: check.sentence,
            remedy: check.remedy.map(str::to_owned),
        }
    }
}

impl From<lag::Spread> for LagSpread {
    fn from(spread: lag::Spread) -> Self {
        Self {
            p50: spread.p50,
            p95: spread.p95,
            p99: spread.p99,
        }
    }
}

impl From<lag::Distribution> for LagDistribution {
    fn from(told: lag::Distribution) -> Self {
        Self {
            span_ms: lag::SPAN_MS,
            count: told.count,
            arriving: told.arriving.into(),
            showing: told.showing.into(),
            bars: told
                .bars
                .into_iter()
                .map(|bar| LagBar {
                    up_to_ms: bar.up_to_ms,
                    count: bar.count,
                })
                .collect(),
        }
    }
}
