//! `POST /numbers/{id}/rules/replay`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::floor::Holder;
use twinline_core::floor::replay::{ReplayedTurn, replayed};
use twinline_core::floor::tell::sentence;
use twinline_core::ids::ConversationId;
use twinline_core::message::Message;
use utoipa::ToSchema;
use uuid::Uuid;

use super::rules::{line, taken};
use crate::api::extract::{self, Path};
use crate::api::view::{Directory, Rules, Seat, contact_name};
use crate::app::App;
use crate::limits::{REPLAY_MESSAGES_MAX, REPLAY_SPAN_MS_MAX};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// So long before the span is looked at, so that who had the floor at its begin is known.
const BEFORE_MS: Millis = 24 * 3_600_000;

/// What is to be replayed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ReplayRules {
    /// Rules, saved or not.
    pub rules: Rules,
    /// The span's begin.
    pub from: Millis,
    /// Its end; at most a week later.
    pub to: Millis,
    /// From the page before. Null: from the beginning.
    pub cursor: Option<Uuid>,
    /// Whose clock is read where the rules name no hours.
    pub zone: Option<String>,
}

/// A customer's turn under these rules.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReplayedTurnView {
    /// Where.
    pub conversation_id: Uuid,
    /// Its last message.
    pub message_id: Uuid,
    /// Whose it is.
    pub name: String,
    /// When it came.
    pub at: Millis,
    /// Where it would have gone, and why.
    pub sentence: String,
    /// Who answered. Null: nobody has.
    pub answered_by: Option<Seat>,
    /// After how long.
    pub answered_after_ms: Option<Millis>,
    /// Who would have answered. Null: nobody, as far as can be known.
    pub would_by: Option<Seat>,
    /// Whether the two differ.
    pub differs: bool,
}

/// How many turns were answered by whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReplayedCounts {
    /// By the phone.
    pub phone: u64,
    /// At the inbox.
    pub inbox: u64,
    /// By bots and other software.
    pub bot: u64,
    /// By nobody.
    pub nobody: u64,
}

impl ReplayedCounts {
    fn count(&mut self, seat: Option<Seat>) {
        match seat {
            Some(Seat::Phone) => self.phone += 1,
            Some(Seat::Inbox) => self.inbox += 1,
            Some(Seat::Bot) => self.bot += 1,
            None => self.nobody += 1,
        }
    }
}

/// A page of turns; whoever wants all of them adds up the counts.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RulesReplay {
    /// The page's turns, conversation by conversation, each oldest first.
    pub items: Vec<ReplayedTurnView>,
    /// Of the page: as it was.
    pub was: ReplayedCounts,
    /// Of the page: as it would have been.
    pub would: ReplayedCounts,
    /// Of the page: turns that somebody else would have answered.
    pub differ: u64,
    /// Conversations of the page.
    pub conversations: u64,
    /// Null: that was all.
    pub next_cursor: Option<Uuid>,
}

/// Runs what was said in a span through rules, saved or not: who would have answered each turn, and what would have been
/// different. Nothing is saved, and nobody is told.
#[utoipa::path(post, path = "/numbers/{id}/rules/replay", tag = "numbers", operation_id = "replay_number_rules",
    params(("id" = Uuid, Path)), request_body = ReplayRules,
    responses((status = 200, body = RulesReplay), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn replay(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<ReplayRules>,
) -> Outcome<Json<RulesReplay>> {
    let line = line(&app, id).await?;
    let rules = taken(asked.rules)?;
    let span = asked.to.saturating_sub(asked.from);
    if !(1..=REPLAY_SPAN_MS_MAX).contains(&span) {
        let problem = Problem::new(problem::UNACCEPTABLE);
        let remedy = "Choose an end after the begin, and at most seven days.";
        return Err(problem.unfit("to", "This span cannot be replayed.", remedy));
    }
    let from = asked.from.saturating_sub(BEFORE_MS);
    let after = asked.cursor.map(ConversationId);
    let mut messages = app
        .store
        .messages_between(line.id, (from, asked.to), after, REPLAY_MESSAGES_MAX)
        .await?;
    let more = messages.len() == REPLAY_MESSAGES_MAX;
    let last = messages.last().map(|message| message.conversation);
    if more && messages.first().map(|message| message.conversation) != last {
        // The last one may be cut off: it is the next page's.
        messages.retain(|message| Some(message.conversation) != last);
    }
    let mut spoken: BTreeMap<ConversationId, Vec<Message>> = BTreeMap::new();
    for message in messages {
        spoken
            .entry(message.conversation)
            .or_default()
            .push(message);
    }
    let ids: Vec<ConversationId> = spoken.keys().copied().collect();
    let rows = app.store.conversation_rows(&ids).await?;
    let directory = Directory::load(&app).await?;
    let name_of = |holder: Holder| directory.holder(holder).and_then(|author| author.name);
    let zone = rules.hours.as_ref().map(|hours| hours.zone.clone());
    let zone = zone.or(asked.zone).unwrap_or_else(|| "UTC".to_owned());
    let mut page = RulesReplay {
        items: Vec::new(),
        was: ReplayedCounts::default(),
        would: ReplayedCounts::default(),
        differ: 0,
        conversations: 0,
        next_cursor: ids.last().filter(|_| more).map(|id| id.0),
    };
    for row in rows {
        let id = row.conversation.id;
        let messages = spoken.remove(&id).unwrap_or_default();
        let name = contact_name(&row.contact, &row.identities);
        let turns = replayed(&rules, &messages, &row.identities);
        let turns = turns.into_iter().filter(|turn| turn.at >= asked.from);
        let before = page.items.len();
        for turn in turns {
            let told = sentence(&name, turn.at, &zone, &turn.decision, &name_of);
            page.add(ReplayedTurnView::of(id, &name, told, &turn));
        }
        page.conversations += u64::from(page.items.len() > before);
    }
    Ok(Json(page))
}

impl RulesReplay {
    fn add(&mut self, turn: ReplayedTurnView) {
        self.was.count(turn.answered_by);
        self.would.count(turn.would_by);
        self.differ += u64::from(turn.differs);
        self.items.push(turn);
    }
}

impl ReplayedTurnView {
    fn of(conversation: ConversationId, name: &str, sentence: String, turn: &ReplayedTurn) -> Self {
        Self {
            conversation_id: conversation.0,
            message_id: turn.message.0,
            name: name.to_owned(),
            at: turn.at,
            sentence,
            answered_by: turn.answered.map(|(who, _)| who.into()),
            answered_after_ms: turn.answered.map(|(_, at)| (at - turn.at).max(0)),
            would_by: turn.would.map(Into::into),
            differs: turn.differs(),
        }
    }
}
