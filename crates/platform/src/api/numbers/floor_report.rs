//! `GET /numbers/{id}/floor/report`.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::floor::report::Withdrawals;
use twinline_core::ids::ConversationId;
use utoipa::ToSchema;
use uuid::Uuid;

use super::rules::line;
use crate::api::extract::{Path, Query};
use crate::api::view::{Directory, contact_name};
use crate::app::App;
use crate::limits::{REPORT_COLLISIONS_MAX, REPORT_SPAN_MS_MAX};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Which span.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportSpan {
    /// Its begin.
    pub from: Millis,
    /// Its end, which is not part of it; at most 31 days later.
    pub to: Millis,
}

/// Replies of bots that were withdrawn before they went out, by cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct WithdrawnReplies {
    /// The phone answered, or had the floor.
    pub phone: u64,
    /// Somebody at the inbox answered, or took the floor.
    pub agent: u64,
    /// Somebody at the inbox began to type.
    pub typing: u64,
    /// The customer wrote more, or the turn was answered otherwise.
    pub turn_changed: u64,
}

impl From<Withdrawals> for WithdrawnReplies {
    fn from(counted: Withdrawals) -> Self {
        Self {
            phone: counted.phone,
            agent: counted.agent,
            typing: counted.typing,
            turn_changed: counted.turn_changed,
        }
    }
}

/// Conversations that bots gave to people, and how long those let customers wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct HandOvers {
    /// How many.
    pub count: u64,
    /// To how many of them a person came.
    pub taken: u64,
    /// After how long, in the middle.
    pub median_ms: Option<Millis>,
    /// After how long, for nine of ten.
    pub p90_ms: Option<Millis>,
}

impl HandOvers {
    fn of(times: &[Option<Millis>]) -> Self {
        let mut taken: Vec<Millis> = times.iter().copied().flatten().collect();
        taken.sort_unstable();
        // The least time within which so many of a hundred were taken.
        let of_hundred = |part: usize| {
            let place = (taken.len() * part).div_ceil(100).saturating_sub(1);
            taken.get(place).copied()
        };
        Self {
            count: times.len() as u64,
            taken: taken.len() as u64,
            median_ms: of_hundred(50),
            p90_ms: of_hundred(90),
        }
    }
}

/// A turn that a bot and the phone answered at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportedCollision {
    /// When.
    pub at: Millis,
    /// Where.
    pub conversation_id: Uuid,
    /// Whose conversation it is.
    pub name: String,
    /// The bot's answer.
    pub bot_message_id: Uuid,
    /// The one that was typed on the phone.
    pub phone_message_id: Uuid,
    /// Which bot.
    pub bot_name: Option<String>,
}

/// How people and bots got along on a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FloorReport {
    /// Turns that a bot and the phone answered at once: what could not be prevented.
    pub collisions: u64,
    /// Replies of bots that were withdrawn because a person came first: double answers that did not happen.
    pub prevented: u64,
    /// All that were withdrawn.
    pub withdrawn: WithdrawnReplies,
    /// How often a person took the floor from a bot.
    pub taken_from_bots: u64,
    /// Conversations that bots gave to people.
    pub handed_over: HandOvers,
    /// The newest collisions, newest first.
    pub items: Vec<ReportedCollision>,
}

/// What bots did not say on a number in a span, and where they and the phone answered at once.
#[utoipa::path(get, path = "/numbers/{id}/floor/report", tag = "numbers", operation_id = "report_number_floor",
    params(("id" = Uuid, Path), ReportSpan),
    responses((status = 200, body = FloorReport), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn report(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<ReportSpan>,
) -> Outcome<Json<FloorReport>> {
    let line = line(&app, id).await?;
    let span = (asked.from, asked.to);
    if !(1..=REPORT_SPAN_MS_MAX).contains(&asked.to.saturating_sub(asked.from)) {
        let problem = Problem::new(problem::UNACCEPTABLE);
        let remedy = "Choose an end after the begin, and at most 31 days.";
        return Err(problem.unfit("to", "This span cannot be reported.", remedy));
    }
    let (counts, mut crossed, times) = tokio::try_join!(
        app.store.floor_counts(line.id, span),
        app.store.collisions_between(line.id, span),
        app.store.hand_over_times(line.id, span),
    )?;
    let collisions = crossed.len() as u64;
    crossed.reverse();
    crossed.truncate(REPORT_COLLISIONS_MAX);
    let ids: BTreeSet<ConversationId> = crossed.iter().map(|row| row.conversation).collect();
    let ids: Vec<ConversationId> = ids.into_iter().collect();
    let names: BTreeMap<ConversationId, String> = app
        .store
        .conversation_rows(&ids)
        .await?
        .iter()
        .map(|row| {
            (
                row.conversation.id,
                contact_name(&row.contact, &row.identities),
            )
        })
        .collect();
    let directory = Directory::load(&app).await?;
    let items = crossed.into_iter().map(|row| ReportedCollision {
        at: row.at,
        conversation_id: row.conversation.0,
        name: names.get(&row.conversation).cloned().unwrap_or_default(),
        bot_message_id: row.automated.0,
        phone_message_id: row.human.0,
        bot_name: directory.bot(row.bot),
    });
    Ok(Json(FloorReport {
        collisions,
        prevented: counts.withdrawn.prevented(),
        withdrawn: counts.withdrawn.into(),
        taken_from_bots: counts.taken_from_bots,
        handed_over: HandOvers::of(&times),
        items: items.collect(),
    }))
}
