//! Lines: the numbers of a workspace, their lives, timelines and secrets.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::channel::Address;
use twinline_core::converge::Parked;
use twinline_core::fact::{FactKind, Facts};
use twinline_core::floor::Rules;
use twinline_core::ids::{ExternalId, LineId, WorkspaceId};
use twinline_core::number_life::NumberLife;
use uuid::Uuid;

use crate::changes::tell;
use crate::engine::{Connection, Query, query, query_as, query_scalar};
use crate::media::wake_media;
use crate::merge::hold_position;
use crate::rows::fact::FactColumns;
use crate::rows::parked::ParkedColumns;
use crate::rows::{counted, from_json, from_word, json, word};
use crate::store::{Store, StoreError};

/// What waits on a line since `$2` or longer: what somebody referred to, and mere statuses. Two indexes.
pub(crate) const NEWEST_PARKED: [&str; 2] = [
    "SELECT * FROM parked WHERE line = $1 AND since <= $2 AND conversation IS NOT NULL \
     ORDER BY since DESC LIMIT $3",
    "SELECT * FROM parked WHERE line = $1 AND since <= $2 AND conversation IS NULL \
     ORDER BY since DESC LIMIT $3",
];

/// How a number is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The Business App and the API together.
    Coexistence,
    /// The API alone.
    ApiOnly,
    /// The Business App alone: nothing reaches us.
    AppOnly,
}

/// What can be set per line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LineSettings {
    /// Which work runs where, and how long leases last.
    pub floor_rules: Rules,
    /// How often those were set; [`crate::RuleVersion`].
    pub rules_version: u64,
    /// How many messages a second WhatsApp grants, where it is more or less than the mode says: an operator's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages_per_second: Option<u32>,
}

/// A line to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// A fresh id.
    pub id: LineId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// The channel's word.
    pub channel: String,
    /// The channel's id of the line (WhatsApp: `phone_number_id`).
    pub address: String,
    /// The channel's id of the account (WhatsApp: WABA).
    pub account: String,
    /// What the team calls it.
    pub name: String,
    /// As a person writes the number.
    pub display: String,
    /// The number's digits.
    pub digits: String,
    /// How it is used.
    pub mode: Mode,
    /// What is known of its life.
    pub life: NumberLife,
    /// What is set.
    pub settings: LineSettings,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Our id.
    pub id: LineId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// The channel's word.
    pub channel: String,
    /// The channel's id of the line.
    pub address: String,
    /// The channel's id of the account.
    pub account: String,
    /// What the team calls it.
    pub name: String,
    /// As a person writes the number.
    pub display: String,
    /// The number's digits.
    pub digits: String,
    /// How it is used.
    pub mode: Mode,
    /// Its newest change; 0 before the first.
    pub head: u64,
    /// Its life.
    pub life: NumberLife,
    /// What is set.
    pub settings: LineSettings,
    /// When it was made.
    pub created_at: Millis,
    /// The channel's id of the portfolio that the account belongs to, once known.
    pub portfolio: Option<String>,
    /// Up to which entry of the journal ids of customers were marked as being of the account: the portfolio was learnt then.
    pub portfolio_from: u64,
}

impl Line {
    /// Within what the channel's ids of customers are unique: the portfolio, or as long as that is unknown the account.
    pub fn id_scope(&self) -> &str {
        self.portfolio.as_deref().unwrap_or(&self.account)
    }
}

/// A line of a number's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineEvent {
    /// Whose.
    pub line: LineId,
    /// When.
    pub at: Millis,
    /// A word for its sort.
    pub kind: String,
    /// A sentence for a person.
    pub text: String,
}

/// What the merge needs of a line, under its lock.
pub(crate) struct LockedLine {
    pub(crate) workspace: WorkspaceId,
    pub(crate) life: NumberLife,
    pub(crate) settings: LineSettings,
    /// See [`Line::id_scope`].
    pub(crate) id_scope: String,
    /// Number of the next change: certain, because the row is ours until the transaction ends.
    pub(crate) next_change: u64,
}

#[derive(FromRow)]
struct LineRow {
    id: Uuid,
    workspace: Uuid,
    channel: String,
    address: String,
    account: String,
    name: String,
    display: String,
    digits: String,
    mode: String,
    next_change: i64,
    life: String,
    settings: String,
    created_at: i64,
    portfolio: Option<String>,
    portfolio_from: Option<i64>,
}

impl LineRow {
    fn line(self) -> Result<Line, StoreError> {
        Ok(Line {
            id: LineId(self.id),
            workspace: WorkspaceId(self.workspace),
            mode: from_word("mode", &self.mode)?,
            head: counted(self.next_change - 1),
            life: from_json("number life", &self.life)?,
            settings: from_json("line settings", &self.settings)?,
            channel: self.channel,
            address: self.address,
            account: self.account,
            name: self.name,
            display: self.display,
            digits: self.digits,
            created_at: self.created_at,
            portfolio: self.portfolio,
            portfolio_from: counted(self.portfolio_from.unwrap_or_default()),
        })
    }
}

/// Takes the line's row until the transaction ends.
pub(crate) async fn lock_line(
    connection: &mut Connection,
    line: LineId,
) -> Result<LockedLine, StoreError> {
    let row: LineRow = query_as("SELECT * FROM lines WHERE id = $1 {for_update}")
        .bind(line.0)
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound { what: "line" })?;
    Ok(LockedLine {
        workspace: WorkspaceId(row.workspace),
        life: from_json("number life", &row.life)?,
        settings: from_json("line settings", &row.settings)?,
        id_scope: row.portfolio.unwrap_or(row.account),
        next_change: counted(row.next_change),
    })
}

impl Store {
    /// The facts of a line.
    pub async fn facts(&self, line: LineId) -> Result<Facts, StoreError> {
        let rows: Vec<FactColumns> = query_as("SELECT * FROM facts WHERE line = $1")
            .bind(line.0)
            .fetch_all(self.reader())
            .await?;
        rows.into_iter().map(FactColumns::fact).collect()
    }

    /// The facts of a line of this kind whose subjects begin with these words.
    pub async fn facts_under(
        &self,
        line: LineId,
        kind: FactKind,
        begin: &str,
    ) -> Result<Facts, StoreError> {
        // No subject has a greater sign than this one: it ends the range of what begins alike.
        let rows: Vec<FactColumns> = query_as(
            "SELECT * FROM facts WHERE line = $1 AND kind = $2 AND subject >= $3 AND subject < $4",
        )
        .bind(line.0)
        .bind(word(kind))
        .bind(begin)
        .bind(format!("{begin}\u{10ffff}"))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(FactColumns::fact).collect()
    }

    /// Those of some kinds.
    pub async fn facts_of(&self, line: LineId, kinds: &[FactKind]) -> Result<Facts, StoreError> {
        let kinds: Vec<_> = kinds
            .iter()
            .map(|kind| serde_json::json!({"kind": word(kind)}))
            .collect();
        let rows: Vec<FactColumns> = query_as(
            "SELECT f.* FROM {rows $1: kind text} AS r JOIN facts AS f \
             ON f.line = $2 AND f.kind = r.kind",
        )
        .bind_list(&kinds)
        .bind(line.0)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(FactColumns::fact).collect()
    }

    /// What has waited for its message since `before` or longer, what [`twinline_core::gap::gaps`] is made of: first what
    /// somebody referred to by an edit, a revoke, a reaction or a quote, then mere statuses, of which software beside us
    /// leaves many; each newest first.
    pub async fn parked(
        &self,
        line: LineId,
        before: Millis,
        limit: u32,
    ) -> Result<Vec<(ExternalId, Parked)>, StoreError> {
        let mut rows: Vec<ParkedColumns> = Vec::new();
        for newest in NEWEST_PARKED {
            let left =
                i64::from(limit).saturating_sub(i64::try_from(rows.len()).unwrap_or(i64::MAX));
            let some: Vec<ParkedColumns> = query_as(newest)
                .bind(line.0)
                .bind(before)
                .bind(left)
                .fetch_all(self.reader())
                .await?;
            rows.extend(some);
        }
        rows.into_iter().map(ParkedColumns::parked).collect()
    }
}

pub(crate) fn update_life(line: LineId, life: &NumberLife) -> Query<'_> {
    query("UPDATE lines SET life = $2 WHERE id = $1")
        .bind(line.0)
        .bind(json(life))
}

/// Adds lines to timelines. Their ids are made of their content: the same news twice is one line.
pub(crate) async fn add_line_events(
    connection: &mut Connection,
    events: &[LineEvent],
) -> Result<(), StoreError> {
    if events.is_empty() {
        return Ok(());
    }
    let list: Vec<serde_json::Value> = events
        .iter()
        .map(|event| {
            let name = format!("{}/{}/{}", event.at, event.kind, event.text);
            serde_json::json!({
                "id": Uuid::new_v5(&event.line.0, name.as_bytes()),
                "line": event.line, "at": event.at, "kind": event.kind, "text": event.text,
            })
        })
        .collect();
    query(
        "INSERT INTO line_events (id, line, at, kind, text) SELECT r.id, r.line, r.at, r.kind, \
         r.text FROM {rows $1: id uuid, line uuid, at bigint, kind text, text text} AS r WHERE \
         true ON CONFLICT (id) DO NOTHING",
    )
    .bind_list(&list)
    .execute(connection)
    .await?;
    Ok(())
}

fn number_changed(line: LineId) -> Change {
    Change {
        kind: ChangeKind::Number,
        conversation: None,
        subject: line.0,
        entry: None,
    }
}

async fn insert_line(
    connection: &mut Connection,
    new: &NewLine,
    now: Millis,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO lines (id, workspace, channel, address, account, name, display, digits, \
         mode, next_change, life, settings, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12)",
    )
    .bind(new.id.0)
    .bind(new.workspace.0)
    .bind(&new.channel)
    .bind(&new.address)
    .bind(&new.account)
    .bind(&new.name)
    .bind(&new.display)
    .bind(&new.digits)
    .bind(word(new.mode))
    .bind(json(&new.life))
    .bind(json(&new.settings))
    .bind(now)
    .execute(&mut *connection)
    .await
    .map_err(StoreError::exists("line"))?;
    share_portfolio(connection, new.id).await
}

/// What is known of a line's account is what other lines of it know.
async fn share_portfolio(connection: &mut Connection, line: LineId) -> Result<(), StoreError> {
    query(
        "UPDATE lines SET portfolio = (SELECT max(other.portfolio) FROM lines AS other WHERE \
         other.workspace = lines.workspace AND other.account = lines.account AND other.id <> \
         lines.id), portfolio_from = (SELECT max(other.portfolio_from) FROM lines AS other WHERE \
         other.workspace = lines.workspace AND other.account = lines.account AND other.id <> \
         lines.id) WHERE id = $1",
    )
    .bind(line.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// A line's files that wait are due at once: with the secret of before they may have been refused.
async fn write_secret(
    connection: &mut Connection,
    owner: &str,
    name: &str,
    value: &str,
    now: Millis,
) -> Result<(), StoreError> {
    // First, for it holds the line.
    if let Ok(line) = owner.parse() {
        wake_media(connection, LineId(line), now).await?;
    }
    query(
        "INSERT INTO secrets (owner, name, value, updated_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (owner, name) DO UPDATE \
         SET value = excluded.value, key_id = 0, updated_at = excluded.updated_at",
    )
    .bind(owner)
    .bind(name)
    .bind(value)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

impl Store {
    /// Makes a line. Its first change tells of it. `Exists` when the address is taken.
    pub async fn create_line(&self, new: &NewLine, now: Millis) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        insert_line(&mut transaction, new, now).await?;
        let no = tell(&mut transaction, new.id, &[number_changed(new.id)], now).await?;
        transaction.commit().await?;
        self.announce(&[(new.id, no)]);
        Ok(())
    }

    /// Begins an onboarding: makes the line, or takes the one of that address into a new one, with `new`'s account, mode,
    /// digits and life; its id, name, settings and conversations stay. What `journal` told up to where it is merged is then
    /// of the life before. The token is kept under `secret` in the same transaction, so that no crash leaves a line without
    /// it. Durable on return. Returns the line's id.
    pub async fn onboard_line(
        &self,
        new: &NewLine,
        secret: &str,
        token: &str,
        journal: &str,
        now: Millis,
    ) -> Result<LineId, StoreError> {
        let mut transaction = self.begin().await?;
        // Before the line, as a merge does: what is under way is merged into the old life or into the new one.
        let merged = hold_position(&mut transaction, journal).await?;
        let known: Option<(Uuid, String)> =
            query_as("SELECT id, account FROM lines WHERE address = $1 {for_update}")
                .bind(&new.address)
                .fetch_optional(&mut transaction)
                .await?;
        let line = if let Some((id, account)) = known {
            let life = NumberLife {
                after: Some(merged),
                ..new.life.clone()
            };
            query(
                "UPDATE lines SET account = $2, display = $3, digits = $4, mode = $5, life = $6 \
                 WHERE id = $1",
            )
            .bind(id)
            .bind(&new.account)
            .bind(&new.display)
            .bind(&new.digits)
            .bind(word(new.mode))
            .bind(json(&life))
            .execute(&mut transaction)
            .await?;
            if account != new.account {
                share_portfolio(&mut transaction, LineId(id)).await?;
            }
            LineId(id)
        } else {
            insert_line(&mut transaction, new, now).await?;
            new.id
        };
        write_secret(&mut transaction, &line.to_string(), secret, token, now).await?;
        let no = tell(&mut transaction, line, &[number_changed(line)], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(line)
    }

    /// A line.
    pub async fn line(&self, id: LineId) -> Result<Option<Line>, StoreError> {
        query_as::<LineRow>("SELECT * FROM lines WHERE id = $1")
            .bind(id.0)
            .fetch_optional(self.reader())
            .await?
            .map(LineRow::line)
            .transpose()
    }

    /// The line that the channel calls so.
    pub async fn line_by_address(&self, address: &str) -> Result<Option<Line>, StoreError> {
        query_as::<LineRow>("SELECT * FROM lines WHERE address = $1")
            .bind(address)
            .fetch_optional(self.reader())
            .await?
            .map(LineRow::line)
            .transpose()
    }

    /// The lines of an account.
    pub async fn lines_by_account(&self, account: &str) -> Result<Vec<Line>, StoreError> {
        let rows: Vec<LineRow> =
            query_as("SELECT * FROM lines WHERE account = $1 ORDER BY created_at, id")
                .bind(account)
                .fetch_all(self.reader())
                .await?;
        rows.into_iter().map(LineRow::line).collect()
    }

    /// The lines of a workspace, oldest first.
    pub async fn lines(&self, workspace: WorkspaceId) -> Result<Vec<Line>, StoreError> {
        let rows: Vec<LineRow> =
            query_as("SELECT * FROM lines WHERE workspace = $1 ORDER BY created_at, id")
                .bind(workspace.0)
                .fetch_all(self.reader())
                .await?;
        rows.into_iter().map(LineRow::line).collect()
    }

    /// All lines of this installation, for the workers. A few; not paged.
    pub async fn all_lines(&self) -> Result<Vec<Line>, StoreError> {
        let rows: Vec<LineRow> = query_as("SELECT * FROM lines ORDER BY created_at, id")
            .fetch_all(self.reader())
            .await?;
        rows.into_iter().map(LineRow::line).collect()
    }

    /// Alters a line's life. Durable on return, with its change. Returns the life as it is now; `f` may run once only and
    /// must not wait for anything.
    pub async fn update_life(
        &self,
        line: LineId,
        now: Millis,
        f: impl FnOnce(&mut NumberLife) + Send,
    ) -> Result<NumberLife, StoreError> {
        let mut transaction = self.begin().await?;
        let locked = lock_line(&mut transaction, line).await?;
        let mut life = locked.life.clone();
        f(&mut life);
        if life != locked.life {
            update_life(line, &life).execute(&mut transaction).await?;
            let no = tell(&mut transaction, line, &[number_changed(line)], now).await?;
            transaction.commit().await?;
            self.announce(&[(line, no)]);
        }
        Ok(life)
    }

    /// Sets a line's settings.
    pub async fn set_line_settings(
        &self,
        line: LineId,
        settings: LineSettings,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query("UPDATE lines SET settings = $2 WHERE id = $1")
            .bind(line.0)
            .bind(json(&settings))
            .execute(&mut transaction)
            .await?;
        let no = tell(&mut transaction, line, &[number_changed(line)], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(())
    }

    /// Adds a line to a number's timeline, with a change. The same line twice is one.
    pub async fn add_line_event(&self, event: &LineEvent, now: Millis) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        lock_line(&mut transaction, event.line).await?;
        add_line_events(&mut transaction, std::slice::from_ref(event)).await?;
        let no = tell(
            &mut transaction,
            event.line,
            &[number_changed(event.line)],
            now,
        )
        .await?;
        transaction.commit().await?;
        self.announce(&[(event.line, no)]);
        Ok(())
    }

    /// A number's timeline, newest first.
    pub async fn line_events(
        &self,
        line: LineId,
        limit: usize,
    ) -> Result<Vec<LineEvent>, StoreError> {
        let rows: Vec<(Uuid, i64, String, String)> = query_as(
            "SELECT line, at, kind, text FROM line_events WHERE line = $1 \
             ORDER BY at DESC, id LIMIT $2",
        )
        .bind(line.0)
        .bind(crate::rows::stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(line, at, kind, text)| LineEvent {
                line: LineId(line),
                at,
                kind,
                text,
            })
            .collect())
    }

    /// Keeps a secret of `owner` (a line's id as text, or `app`), in place of the one of that name.
    pub async fn put_secret(
        &self,
        owner: &str,
        name: &str,
        value: &str,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        write_secret(&mut transaction, owner, name, value, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// A secret. Never log it.
    pub async fn secret(&self, owner: &str, name: &str) -> Result<Option<String>, StoreError> {
        Ok(
            query_scalar("SELECT value FROM secrets WHERE owner = $1 AND name = $2")
                .bind(owner)
                .bind(name)
                .fetch_optional(self.reader())
                .await?,
        )
    }

    /// Deliveries for numbers that are not connected here: address, how many, when last.
    pub async fn unknown_lines(&self) -> Result<Vec<(Address, u64, Millis)>, StoreError> {
        let rows: Vec<(String, i64, i64)> = query_as(
            "SELECT address, count, last_at FROM unknown_lines ORDER BY last_at DESC LIMIT 100",
        )
        .fetch_all(self.reader())
        .await?;
        rows.into_iter()
            .map(|(address, count, at)| Ok((from_json("address", &address)?, counted(count), at)))
            .collect()
    }
}
