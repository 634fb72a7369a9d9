//! Bots that run outside: where they are called, and by what they and this server know each other.

use std::collections::BTreeSet;

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{BotId, LineId, PersonId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{Connection, query, query_as, query_scalar};
use crate::store::{Store, StoreError};

/// A bot outside.
#[derive(Clone, PartialEq, Eq)]
pub struct BotHook {
    /// Where it answers.
    pub line: LineId,
    /// As whom.
    pub bot: BotId,
    /// Where it is called.
    pub url: String,
    /// Signs what it is told. Never logged.
    pub secret: String,
    /// The hash of what it shows when it answers.
    pub token_hash: String,
    /// So long it has to answer a turn.
    pub deadline_ms: Millis,
    /// Who registered it.
    pub by: PersonId,
    /// When.
    pub at: Millis,
    /// Since when it is not asked; nothing: it is.
    pub off_at: Option<Millis>,
}

impl std::fmt::Debug for BotHook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BotHook")
            .field("line", &self.line)
            .field("bot", &self.bot)
            .finish_non_exhaustive()
    }
}

#[derive(FromRow)]
struct HookRow {
    line: Uuid,
    bot: Uuid,
    url: String,
    secret: String,
    token_hash: String,
    deadline_ms: i64,
    person: Uuid,
    created_at: i64,
    off_at: Option<i64>,
}

impl HookRow {
    fn hook(self) -> BotHook {
        BotHook {
            line: LineId(self.line),
            bot: BotId(self.bot),
            url: self.url,
            secret: self.secret,
            token_hash: self.token_hash,
            deadline_ms: self.deadline_ms,
            by: PersonId(self.person),
            at: self.created_at,
            off_at: self.off_at,
        }
    }
}

impl Store {
    /// Registers a bot at its line, in place of another that was there; the same bot is altered.
    pub async fn put_bot_hook(&self, hook: &BotHook, now: Millis) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let known: Option<Uuid> =
            query_scalar("SELECT bot FROM bot_hooks WHERE line = $1 AND removed_at IS NULL")
                .bind(hook.line.0)
                .fetch_optional(&mut transaction)
                .await?;
        if known.is_some_and(|bot| bot != hook.bot.0) {
            take_away(&mut transaction, hook.line, now).await?;
        }
        query(
            "INSERT INTO bot_hooks (bot, line, url, secret, token_hash, deadline_ms, person, created_at, off_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (bot) DO UPDATE SET url = excluded.url, \
             secret = excluded.secret, token_hash = excluded.token_hash, deadline_ms = excluded.deadline_ms, \
             off_at = excluded.off_at WHERE bot_hooks.removed_at IS NULL",
        )
        .bind(hook.bot.0)
        .bind(hook.line.0)
        .bind(&hook.url)
        .bind(&hook.secret)
        .bind(&hook.token_hash)
        .bind(hook.deadline_ms)
        .bind(hook.by.0)
        .bind(hook.at)
        .bind(hook.off_at)
        .execute(&mut transaction)
        .await?;
        if hook.off_at.is_some() {
            leave_to_people(&mut transaction, hook.line, "off", now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a line's bot away. What it was given and has not answered is over.
    pub async fn remove_bot_hook(&self, line: LineId, now: Millis) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let gone = take_away(&mut transaction, line, now).await?;
        transaction.commit().await?;
        Ok(gone)
    }

    /// Every bot of a workspace that runs, or ran, outside.
    pub async fn bots_outside(
        &self,
        workspace: WorkspaceId,
    ) -> Result<BTreeSet<BotId>, StoreError> {
        let rows: Vec<Uuid> = query_scalar(
            "SELECT h.bot FROM bot_hooks AS h JOIN lines AS l ON l.id = h.line WHERE l.workspace = $1",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(BotId).collect())
    }

    /// The bot of a line, if one runs outside.
    pub async fn bot_hook(&self, line: LineId) -> Result<Option<BotHook>, StoreError> {
        let row: Option<HookRow> =
            query_as("SELECT * FROM bot_hooks WHERE line = $1 AND removed_at IS NULL")
                .bind(line.0)
                .fetch_optional(self.reader())
                .await?;
        Ok(row.map(HookRow::hook))
    }

    /// Of a workspace.
    pub async fn bot_hooks(&self, workspace: WorkspaceId) -> Result<Vec<BotHook>, StoreError> {
        let rows: Vec<HookRow> = query_as(
            "SELECT h.* FROM bot_hooks AS h JOIN lines AS l ON l.id = h.line WHERE l.workspace = $1 \
             AND h.removed_at IS NULL ORDER BY h.created_at, h.line",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(HookRow::hook).collect())
    }
}

/// Takes the bot of a line away, and its turns from it.
async fn take_away(
    connection: &mut Connection,
    line: LineId,
    now: Millis,
) -> Result<bool, StoreError> {
    let gone = query(
        "UPDATE bot_hooks SET removed_at = $2, secret = '', token_hash = '' WHERE line = $1 AND removed_at IS NULL",
    )
    .bind(line.0)
    .bind(now)
    .execute(&mut *connection)
    .await?;
    leave_to_people(connection, line, "removed", now).await?;
    Ok(gone > 0)
}

/// What the bot of a line was given and has not answered is not its any more.
async fn leave_to_people(
    connection: &mut Connection,
    line: LineId,
    why: &str,
    now: Millis,
) -> Result<(), StoreError> {
    query(
        "UPDATE bot_turns SET state = 'withheld', why = $2, next_at = NULL, settled_at = $3 \
         WHERE line = $1 AND state = 'open'",
    )
    .bind(line.0)
    .bind(why)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}
