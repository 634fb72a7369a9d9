//! The walk through what was there before the first change that the index follows: after an upgrade, after a reset, or when
//! the feed no longer reaches back far enough. Changes are followed meanwhile; since both read what stands there now, it
//! does not matter which of them comes to a message first.

use std::collections::BTreeSet;

use sqlx::FromRow;
use uuid::Uuid;

use super::follow::{Head, message_entries, put_position};
use super::{INDEX_VERSION, Subject, fts5, write};
use crate::engine::{Connection, Pool, query, query_as, query_scalar};
use crate::rows::message::MessageColumns;
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// How far the walk through one subject is.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Stretch {
    subject: String,
    after: Uuid,
    done: i64,
    total: i64,
    finished: bool,
    version: i64,
}

/// How far the walk is.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    stretches: Vec<Stretch>,
}

impl Walk {
    /// `None`: there is no index of this version.
    pub(super) async fn load(index: &Pool) -> Result<Option<Self>, StoreError> {
        let stretches: Vec<Stretch> = query_as(
            "SELECT subject, after, done, total, finished, version FROM search_walks \
             ORDER BY subject",
        )
        .fetch_all(index)
        .await?;
        let known = !stretches.is_empty();
        let ours = stretches.iter().all(|row| row.version == INDEX_VERSION);
        Ok((known && ours).then_some(Self { stretches }))
    }

    /// Where to go on: contacts first, they are few.
    pub(super) fn next(&self) -> Option<&Stretch> {
        self.stretches.iter().find(|row| !row.finished)
    }

    /// Rows done of all, while the walk lasts.
    pub(super) fn progress(&self) -> Option<(u64, u64)> {
        self.next()?;
        let sum = |of: fn(&Stretch) -> i64| counted(self.stretches.iter().map(of).sum());
        // What came meanwhile may be walked through as well.
        let (done, total) = (sum(|row| row.done), sum(|row| row.total));
        Some((done, total.max(done)))
    }
}

impl Store {
    /// Drops the index and begins it anew: [`Store::follow_search`] walks through all messages and contacts, newer changes
    /// are followed meanwhile. On return nothing is found any more. Nothing of the state is touched.
    pub async fn reset_search(&self) -> Result<(), StoreError> {
        // Read before anything is walked through, so that nothing altered later is missed.
        let heads = self.heads().await?;
        let messages: i64 = query_scalar("SELECT count(*) FROM messages")
            .fetch_one(self.reader())
            .await?;
        let contacts: i64 = query_scalar("SELECT count(*) FROM contacts")
            .fetch_one(self.reader())
            .await?;
        let mut connection = self.index().write.begin_write().await?;
        forget(&mut connection).await?;
        for head in heads {
            put_position(&mut connection, head.id, head.newest).await?;
        }
        for (subject, total) in [(Subject::Messages, messages), (Subject::Contacts, contacts)] {
            query(
                "INSERT INTO search_walks (subject, after, done, total, finished, version) \
                 VALUES ($1, $2, 0, $3, $4, $5)",
            )
            .bind(subject.word())
            .bind(Uuid::nil())
            .bind(total)
            .bind(total == 0)
            .bind(INDEX_VERSION)
            .execute(&mut connection)
            .await?;
        }
        connection.commit().await?;
        Ok(())
    }

    /// A stretch of the walk, in one transaction with how far it came. Returns how many rows it walked through, at least
    /// one: that it met the end is a step, too.
    pub(super) async fn walk_on(
        &self,
        from: &Stretch,
        rows_max: usize,
        heads: &[Head],
    ) -> Result<u64, StoreError> {
        let messages = from.subject == Subject::Messages.word();
        let (ids, entries) = if messages {
            let rows: Vec<MessageColumns> =
                query_as("SELECT * FROM messages WHERE id > $1 ORDER BY id LIMIT $2")
                    .bind(from.after)
                    .bind(stored(rows_max as u64))
                    .fetch_all(self.reader())
                    .await?;
            let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
            (ids, message_entries(rows, heads)?)
        } else {
            let ids: Vec<Uuid> =
                query_scalar("SELECT id FROM contacts WHERE id > $1 ORDER BY id LIMIT $2")
                    .bind(from.after)
                    .bind(stored(rows_max as u64))
                    .fetch_all(self.reader())
                    .await?;
            let ids: BTreeSet<Uuid> = ids.into_iter().collect();
            let entries = self.contact_entries(&ids).await?;
            (ids, entries)
        };
        let subject = if messages {
            Subject::Messages
        } else {
            Subject::Contacts
        };
        let mut connection = self.index().write.begin_write().await?;
        write::write(&mut connection, subject, &ids, entries).await?;
        query(
            "UPDATE search_walks SET after = $2, done = done + $3, finished = $4 WHERE subject = $1",
        )
        .bind(subject.word())
        .bind(ids.last().copied().unwrap_or(from.after))
        .bind(stored(ids.len() as u64))
        .bind(ids.len() < rows_max)
        .execute(&mut connection)
        .await?;
        connection.commit().await?;
        Ok((ids.len() as u64).max(1))
    }
}

async fn forget(connection: &mut Connection) -> Result<(), StoreError> {
    for subject in [Subject::Messages, Subject::Contacts] {
        if matches!(connection, Connection::Sqlite(_)) {
            query(fts5::texts(subject).forget)
                .execute(&mut *connection)
                .await?;
            query("DELETE FROM search_vocabulary")
                .execute(&mut *connection)
                .await?;
        }
        query(match subject {
            Subject::Messages => "DELETE FROM search_messages",
            Subject::Contacts => "DELETE FROM search_contacts",
        })
        .execute(&mut *connection)
        .await?;
    }
    for text in ["DELETE FROM search_positions", "DELETE FROM search_walks"] {
        query(text).execute(&mut *connection).await?;
    }
    Ok(())
}
