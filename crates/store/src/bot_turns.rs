//! The turns that bots outside were given, and what came of each. One answer settles a turn, in the transaction that writes
//! what follows from it; whoever comes later learns how.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{BotId, ConversationId, LineId, MessageId};
use twinline_core::planted::{self, Bug};
use twinline_core::turn::Turn;
use uuid::Uuid;

use crate::act::{Touch, opened};
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::rows::{from_word, stored, word};
use crate::store::{Store, StoreError};

/// What came of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotTurnState {
    /// The bot may answer.
    Open,
    /// Its answer was taken.
    Answered,
    /// It gave the conversation to people.
    HandedOver,
    /// Its answer was not taken; `why` says for what.
    Withheld,
    /// It did not answer in time.
    Expired,
}

/// A turn that was given to a bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotTurn {
    /// Names it, and is the id of its delivery.
    pub token: Uuid,
    /// To whom.
    pub bot: BotId,
    /// On which line.
    pub line: LineId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// The turn.
    pub turn: Turn,
    /// What came of it.
    pub state: BotTurnState,
    /// Why an answer was not taken.
    pub why: Option<String>,
    /// When it was given.
    pub at: Millis,
    /// Until when it can be answered.
    pub deadline: Millis,
    /// How often it was told.
    pub attempts: u32,
    /// When it is told next.
    pub next_at: Option<Millis>,
    /// What the bot's server last answered.
    pub status: Option<u16>,
    /// Or what was wrong with that.
    pub error: Option<String>,
    /// When it was last told.
    pub told_at: Option<Millis>,
    /// The hash of the answer that was taken.
    pub answer: Option<String>,
    /// The bubble it became.
    pub message: Option<MessageId>,
    /// When it was settled.
    pub settled_at: Option<Millis>,
}

/// What came of a turn.
#[derive(Debug, Clone, Copy)]
pub struct BotTurnSettled<'a> {
    /// Its token.
    pub token: Uuid,
    /// How it ended.
    pub state: BotTurnState,
    /// Why an answer was not taken.
    pub why: Option<&'a str>,
    /// The hash of the answer.
    pub answer: Option<&'a str>,
    /// The bubble it became.
    pub message: Option<MessageId>,
}

#[derive(FromRow)]
struct TurnRow {
    token: Uuid,
    bot: Uuid,
    line: Uuid,
    conversation: Uuid,
    turn: Uuid,
    state: String,
    why: Option<String>,
    created_at: i64,
    deadline: i64,
    attempts: i64,
    next_at: Option<i64>,
    status: Option<i64>,
    error: Option<String>,
    told_at: Option<i64>,
    answer: Option<String>,
    message: Option<Uuid>,
    settled_at: Option<i64>,
}

impl TurnRow {
    fn turn(self) -> Result<BotTurn, StoreError> {
        Ok(BotTurn {
            token: self.token,
            bot: BotId(self.bot),
            line: LineId(self.line),
            conversation: ConversationId(self.conversation),
            turn: Turn(MessageId(self.turn)),
            state: from_word("state of a bot's turn", &self.state)?,
            why: self.why,
            at: self.created_at,
            deadline: self.deadline,
            attempts: u32::try_from(self.attempts).unwrap_or(u32::MAX),
            next_at: self.next_at,
            status: self.status.and_then(|status| u16::try_from(status).ok()),
            error: self.error,
            told_at: self.told_at,
            answer: self.answer,
            message: self.message.map(MessageId),
            settled_at: self.settled_at,
        })
    }
}

impl Store {
    /// Gives a turn to a bot. `false`: it has been given to it.
    pub async fn give_bot_turn(&self, turn: &BotTurn) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let added = query(
            "INSERT INTO bot_turns (token, bot, line, conversation, turn, state, created_at, deadline, \
             attempts, next_at) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, 0, $6) \
             ON CONFLICT (token) DO NOTHING",
        )
        .bind(turn.token)
        .bind(turn.bot.0)
        .bind(turn.line.0)
        .bind(turn.conversation.0)
        .bind(turn.turn.0.0)
        .bind(turn.at)
        .bind(turn.deadline)
        .execute(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(added > 0)
    }

    /// A turn by its token.
    pub async fn bot_turn(&self, token: Uuid) -> Result<Option<BotTurn>, StoreError> {
        let row: Option<TurnRow> = query_as("SELECT * FROM bot_turns WHERE token = $1")
            .bind(token)
            .fetch_optional(self.reader())
            .await?;
        row.map(TurnRow::turn).transpose()
    }

    /// Open turns that are to be told, or are over, by `now`.
    pub async fn due_bot_turns(
        &self,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<BotTurn>, StoreError> {
        let rows: Vec<TurnRow> = query_as(
            "SELECT * FROM bot_turns WHERE state = 'open' AND (next_at <= $1 OR deadline <= $1) \
             ORDER BY deadline, token LIMIT $2",
        )
        .bind(now)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(TurnRow::turn).collect()
    }

    /// When an open turn is due next.
    pub async fn next_bot_turn(&self) -> Result<Option<Millis>, StoreError> {
        let next: Option<i64> = query_scalar(
            "SELECT min(CASE WHEN next_at < deadline THEN next_at ELSE deadline END) FROM bot_turns \
             WHERE state = 'open'",
        )
        .fetch_one(self.reader())
        .await?;
        Ok(next)
    }

    /// The newest turns of a line's bots, newest first.
    pub async fn bot_turns(&self, line: LineId, limit: usize) -> Result<Vec<BotTurn>, StoreError> {
        let rows: Vec<TurnRow> = query_as(
            "SELECT * FROM bot_turns WHERE line = $1 ORDER BY created_at DESC, token LIMIT $2",
        )
        .bind(line.0)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(TurnRow::turn).collect()
    }

    /// It was told once more: what came back, and when it is told again, if it is.
    pub async fn bot_turn_told(
        &self,
        token: Uuid,
        now: Millis,
        came: (Option<u16>, Option<&str>),
        next_at: Option<Millis>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let (status, error) = came;
        query(
            "UPDATE bot_turns SET attempts = attempts + 1, told_at = $2, status = $3, error = $4, \
             next_at = CASE WHEN state = 'open' THEN $5 ELSE next_at END WHERE token = $1",
        )
        .bind(token)
        .bind(now)
        .bind(status.map(i64::from))
        .bind(error)
        .bind(next_at)
        .execute(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Something came of an open turn. `false`: something else had, which stays.
    pub async fn settle_bot_turn(
        &self,
        settled: &BotTurnSettled<'_>,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let is_first = settle(&mut transaction, settled, now).await?;
        transaction.commit().await?;
        Ok(is_first)
    }

    /// Settles an open turn and runs a command, as [`Store::act`] does, in one transaction: both happen, or neither. `None`:
    /// the turn is settled already, or its deadline says otherwise; nothing has happened.
    pub async fn act_on_bot_turn<T, R>(
        &self,
        line: LineId,
        now: Millis,
        touch: Touch,
        settled: &BotTurnSettled<'_>,
        f: impl FnOnce(&mut WorkingSet) -> Result<T, R>,
    ) -> Result<Option<Result<T, R>>, StoreError> {
        let mut transaction = self.begin().await?;
        // The line first, as everywhere: who waits for it finds the turn as the other has left it.
        let open = opened(&mut transaction, line, now, touch).await?;
        if !settle(&mut transaction, settled, now).await? {
            transaction.rollback().await?;
            return Ok(None);
        }
        if planted::is(Bug::TurnApart) {
            transaction.commit().await?;
            if planted::dies_here() {
                std::future::pending::<()>().await;
            }
            transaction = self.begin().await?;
        }
        let done = Box::pin(self.act_in(transaction, open, f)).await?;
        Ok(Some(done))
    }

    /// After how long a person came to each conversation that a bot handed over on a line in a span; `None`: nobody has. The
    /// phone's words have whole seconds.
    pub async fn hand_over_times(
        &self,
        line: LineId,
        (from, to): (Millis, Millis),
    ) -> Result<Vec<Option<Millis>>, StoreError> {
        let rows: Vec<(i64, Option<i64>)> = query_as(
            "SELECT h.at, (SELECT min(t.at) FROM floor_events AS t WHERE t.conversation = h.conversation \
             AND t.at >= h.at - h.at % 1000 AND t.what = 'took' AND t.by_kind IN ('agent', 'phone')) AS taken \
             FROM conversations AS c JOIN floor_events AS h ON h.conversation = c.id AND h.at >= $2 \
             AND h.at < $3 AND h.what = 'handed_over' WHERE c.line = $1",
        )
        .bind(line.0)
        .bind(from)
        .bind(to)
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(at, taken)| taken.map(|taken| (taken - at).max(0)))
            .collect())
    }
}

async fn settle(
    connection: &mut Connection,
    settled: &BotTurnSettled<'_>,
    now: Millis,
) -> Result<bool, StoreError> {
    // An answer is in time, or it is none; nothing expires before its time.
    let (after, up_to) = match settled.state {
        BotTurnState::Open | BotTurnState::Withheld => (Millis::MIN, Millis::MAX),
        BotTurnState::Answered | BotTurnState::HandedOver => (now, Millis::MAX),
        BotTurnState::Expired => (Millis::MIN, now),
    };
    let first = query(
        "UPDATE bot_turns SET settled_at = $2, state = $3, why = $4, answer = $5, message = $6, next_at = NULL \
         WHERE token = $1 AND state = 'open' AND deadline > $7 AND deadline <= $8",
    )
    .bind(settled.token)
    .bind(now)
    .bind(word(settled.state))
    .bind(settled.why)
    .bind(settled.answer)
    .bind(settled.message.map(|message| message.0))
    .bind(after)
    .bind(up_to)
    .execute(connection)
    .await?;
    Ok(first > 0)
}
