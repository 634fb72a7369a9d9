//! `GET /numbers/{id}/queue`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::pacing::{Allowance, Priority, Wait, WaitsFor};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::api::messages::queue_max;
use crate::app::App;
use crate::pacing::risk;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Why nothing of an urgency goes at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueueWait {
    /// `number_rate`, `number_throttled`, `pair_rate`, `pair_throttled`, `account_throttled`, `safety` or `tier`.
    pub code: String,
    /// Until when.
    pub until: Millis,
    /// The same in words.
    pub sentence: String,
}

/// What waits of one urgency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriorityQueue {
    /// `agent`, `bot`, `transactional` or `campaign`, the most urgent first.
    pub priority: String,
    /// How many are to go as soon as they may.
    pub waiting: u64,
    /// Since when the first of those that may go is due.
    pub due_since: Option<Millis>,
    /// How many are to be said later.
    pub scheduled: u64,
    /// More are not taken.
    pub max: u64,
    /// Why nothing of it goes at this moment, if something waits and nothing goes.
    pub wait: Option<QueueWait>,
}

/// How fast a number may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberRate {
    /// Messages a second that WhatsApp grants.
    pub granted_per_second: i64,
    /// What is believed to be allowed now: less than granted after WhatsApp said "too fast".
    pub present_per_second: i64,
    /// Whether it was slowed by what WhatsApp said.
    pub slowed: bool,
    /// Messages sent from here in the last minute.
    pub sent_last_minute: u64,
    /// What the phone and customers said in the last minute: it counts as well.
    pub heard_last_minute: u64,
}

/// What waits to be sent over a number, and how fast it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberQueue {
    /// Now.
    pub at: Millis,
    /// By urgency, all four.
    pub queues: Vec<PriorityQueue>,
    /// How fast it may send.
    pub rate: NumberRate,
    /// Calls under way.
    pub calling: u64,
    /// Sends of which nobody knows what became of them.
    pub unknown: u64,
}

/// What waits to be sent over a number, why, and how fast it goes.
#[utoipa::path(get, path = "/numbers/{id}/queue", tag = "numbers", operation_id = "get_number_queue",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberQueue), (status = 404, body = ProblemBody)))]
pub async fn queue(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberQueue>> {
    let line = app.store.line(LineId(id)).await?;
    let line = line
        .filter(|line| line.workspace == app.workspace)
        .ok_or(problem::NOT_FOUND)?;
    let now = app.now();
    let mut known = app.store.queues(now).await?;
    let known = known.remove(&line.id).unwrap_or_default();
    let (calling, unknown) = app.store.undecided(line.id).await?;
    let (standing, _) = risk(&app, &line, now).await?;
    let (allowance, waits) = app.pacing.with(|pacer| {
        let waits = Priority::ALL.map(|one| pacer.room(line.id, &standing, one, now).err());
        (pacer.allowance(line.id, &standing, now), waits)
    });
    let queues = Priority::ALL
        .into_iter()
        .zip(waits)
        .map(|(priority, wait)| {
            let queue = known.iter().find(|queue| queue.priority == priority);
            let due = queue.is_some_and(|queue| queue.due_since.is_some());
            PriorityQueue {
                priority: word(priority).to_owned(),
                waiting: queue.map_or(0, |queue| queue.waiting),
                due_since: queue.and_then(|queue| queue.due_since),
                scheduled: queue.map_or(0, |queue| queue.scheduled),
                max: queue_max(priority),
                wait: wait.filter(|_| due).map(QueueWait::from),
            }
        });
    Ok(Json(NumberQueue {
        at: now,
        queues: queues.collect(),
        rate: NumberRate::from(allowance),
        calling,
        unknown,
    }))
}

fn word(priority: Priority) -> &'static str {
    match priority {
        Priority::Agent => "agent",
        Priority::Bot => "bot",
        Priority::Transactional => "transactional",
        Priority::Campaign => "campaign",
    }
}

impl From<Allowance> for NumberRate {
    fn from(allowance: Allowance) -> Self {
        Self {
            granted_per_second: allowance.ceiling.each_second(),
            present_per_second: allowance.rate.each_second(),
            slowed: allowance.rate.interval_ms > allowance.ceiling.interval_ms,
            sent_last_minute: allowance.sent,
            heard_last_minute: allowance.heard,
        }
    }
}

impl From<Wait> for QueueWait {
    fn from(wait: Wait) -> Self {
        let (code, sentence) = match wait.why {
            WaitsFor::NumberRate => (
                "number_rate",
                "The number sends as fast as WhatsApp allows; what is more urgent goes first.",
            ),
            WaitsFor::NumberThrottled => (
                "number_throttled",
                "WhatsApp said that this number sends too fast. It pauses, and goes on more slowly.",
            ),
            WaitsFor::PairRate => (
                "pair_rate",
                "WhatsApp takes one message in 6 seconds to the same customer, after 45 at once.",
            ),
            WaitsFor::PairThrottled => (
                "pair_throttled",
                "WhatsApp wants fewer messages to this customer for a while.",
            ),
            WaitsFor::AccountThrottled => (
                "account_throttled",
                "WhatsApp takes no calls of this account for a moment, or cannot be reached.",
            ),
            WaitsFor::Safety => (
                "safety",
                "Bulk messages are slowed or stopped to keep the number safe.",
            ),
            WaitsFor::Tier => (
                "tier",
                "As many people were written to first within 24 hours as WhatsApp lets this number.",
            ),
        };
        Self {
            code: code.to_owned(),
            until: wait.until,
            sentence: sentence.to_owned(),
        }
    }
}
