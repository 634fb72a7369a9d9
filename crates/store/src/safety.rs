//! What keeps a number safe is decided by: what was refused lately, who was written to first, and what a person has lifted.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::ids::{LineId, PersonId};
use twinline_core::ticks::Failure;
use uuid::Uuid;

use crate::changes::tell;
use crate::engine::{Connection, query, query_as};
use crate::lines::lock_line;
use crate::rows::{counted, from_json, stored};
use crate::store::{Store, StoreError};

/// Somebody lifted what keeps a number safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyOverride {
    /// A fresh id.
    pub id: Uuid,
    /// When.
    pub at: Millis,
    /// Who.
    pub by: PersonId,
    /// Until when.
    pub until: Millis,
    /// Why, in their words.
    pub reason: String,
    /// When it was taken back, or replaced by another, before its time; and by whom.
    pub ended: Option<(Millis, PersonId)>,
}

impl SafetyOverride {
    /// Whether it holds.
    pub fn holds(&self, now: Millis) -> bool {
        self.ended.is_none() && self.until > now
    }
}

#[derive(FromRow)]
struct OverrideRow {
    id: Uuid,
    at: i64,
    person: Uuid,
    until: i64,
    reason: String,
    ended_at: Option<i64>,
    ended_by: Option<Uuid>,
}

impl From<OverrideRow> for SafetyOverride {
    fn from(row: OverrideRow) -> Self {
        let ended = row.ended_at.zip(row.ended_by);
        Self {
            id: row.id,
            at: row.at,
            by: PersonId(row.person),
            until: row.until,
            reason: row.reason,
            ended: ended.map(|(at, by)| (at, PersonId(by))),
        }
    }
}

/// Ends what holds. Returns whether anything did.
async fn end(
    connection: &mut Connection,
    line: LineId,
    by: PersonId,
    now: Millis,
) -> Result<bool, StoreError> {
    let ended = query(
        "UPDATE safety_overrides SET ended_at = $2, ended_by = $3 \
         WHERE line = $1 AND ended_at IS NULL AND until > $2",
    )
    .bind(line.0)
    .bind(now)
    .bind(by.0)
    .execute(connection)
    .await?;
    Ok(ended > 0)
}

impl Store {
    /// Lifts what keeps a line safe, in the place of what held. Durable on return, with a change of the line.
    pub async fn lift_safety(&self, line: LineId, new: &SafetyOverride) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        lock_line(&mut transaction, line).await?;
        end(&mut transaction, line, new.by, new.at).await?;
        query(
            "INSERT INTO safety_overrides (id, line, at, person, until, reason) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new.id)
        .bind(line.0)
        .bind(new.at)
        .bind(new.by.0)
        .bind(new.until)
        .bind(&new.reason)
        .execute(&mut transaction)
        .await?;
        let no = tell(&mut transaction, line, &[changed(line)], new.at).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(())
    }

    /// Takes back what was lifted. Returns whether anything was.
    pub async fn restore_safety(
        &self,
        line: LineId,
        by: PersonId,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        lock_line(&mut transaction, line).await?;
        if !end(&mut transaction, line, by, now).await? {
            return Ok(false);
        }
        let no = tell(&mut transaction, line, &[changed(line)], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(true)
    }

    /// What was lifted on a line, newest first.
    pub async fn safety_overrides(
        &self,
        line: LineId,
        limit: usize,
    ) -> Result<Vec<SafetyOverride>, StoreError> {
        let rows: Vec<OverrideRow> = query_as(
            "SELECT * FROM safety_overrides WHERE line = $1 ORDER BY at DESC, id DESC LIMIT $2",
        )
        .bind(line.0)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(SafetyOverride::from).collect())
    }

    /// The codes of what was refused on a line after `since`, newest first, at most `limit`.
    pub async fn refused_since(
        &self,
        line: LineId,
        since: Millis,
        limit: usize,
    ) -> Result<Vec<(Millis, String)>, StoreError> {
        let rows: Vec<(i64, Option<String>)> = query_as(
            "SELECT state_at, failure FROM sends WHERE line = $1 AND state = 'refused' \
             AND state_at > $2 ORDER BY state_at DESC LIMIT $3",
        )
        .bind(line.0)
        .bind(since)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        let codes = rows.into_iter().filter_map(|(at, failure)| {
            let failure = from_json::<Failure>("failure of a send", &failure?);
            Some(failure.map(|failure| (at, failure.code)))
        });
        codes.collect()
    }

    /// How many people were written to first after `since` over the lines that share this one's messaging limit, and when
    /// the first of them was last.
    pub async fn opened_since(
        &self,
        line: LineId,
        since: Millis,
    ) -> Result<(u64, Option<Millis>), StoreError> {
        let (people, first): (i64, Option<i64>) = query_as(
            "SELECT count(*), min(people.latest) FROM (SELECT max(s.opened_at) AS latest \
             FROM sends AS s JOIN conversations AS c ON c.id = s.conversation \
             WHERE s.opened_at > $2 AND s.line IN (SELECT o.id FROM lines AS l JOIN lines AS o \
             ON o.workspace = l.workspace AND coalesce(o.portfolio, o.account) = \
             coalesce(l.portfolio, l.account) WHERE l.id = $1) GROUP BY c.contact) AS people",
        )
        .bind(line.0)
        .bind(since)
        .fetch_one(self.reader())
        .await?;
        Ok((counted(people), first))
    }
}

fn changed(line: LineId) -> Change {
    Change {
        kind: ChangeKind::Number,
        conversation: None,
        subject: line.0,
        entry: None,
    }
}
