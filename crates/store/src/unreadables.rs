//! What could not be read: kept, shown, and read again after an upgrade. The bytes stay in the journal.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::channel::Address;
use twinline_core::ids::LineId;
use uuid::Uuid;

use crate::engine::{Connection, query, query_as, query_scalar};
use crate::rows::{counted, from_json, json, stored};
use crate::store::{Store, StoreError};

/// Something that could not be read, as the merger found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnreadable {
    /// The journal entry.
    pub position: u64,
    /// Which of the things it says.
    pub index: u32,
    /// Whom it was addressed to, if that much could be read.
    pub address: Option<Address>,
    /// The line, if it is ours.
    pub line: Option<LineId>,
    /// The channel's word for the kind of news.
    pub field: Option<String>,
    /// Why, in words for an operator.
    pub reason: String,
    /// The part that could not be read.
    pub excerpt: String,
    /// When the delivery was received.
    pub received_at: Millis,
}

/// Something that could not be read, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableRow {
    /// Its id.
    pub id: Uuid,
    /// What was found.
    pub what: NewUnreadable,
    /// Whether it was read since.
    pub replayed: bool,
}

#[derive(FromRow)]
struct UnreadableColumns {
    id: Uuid,
    position: i64,
    idx: i64,
    address: Option<String>,
    line: Option<Uuid>,
    field: Option<String>,
    reason: String,
    excerpt: String,
    received_at: i64,
    state: String,
}

impl UnreadableColumns {
    fn row(self) -> Result<UnreadableRow, StoreError> {
        Ok(UnreadableRow {
            id: self.id,
            replayed: self.state == "replayed",
            what: NewUnreadable {
                position: counted(self.position),
                index: u32::try_from(self.idx).unwrap_or(u32::MAX),
                address: self
                    .address
                    .map(|address| from_json("address", &address))
                    .transpose()?,
                line: self.line.map(LineId),
                field: self.field,
                reason: self.reason,
                excerpt: self.excerpt,
                received_at: self.received_at,
            },
        })
    }
}

/// Namespace of the ids of unreadables; any fixed uuid does.
const UNREADABLE: Uuid = Uuid::from_u128(0x7477_696e_6c69_6e65_2d75_6e72_6561_6461);

/// Keeps them, by journal entry and place: a replay of the journal adds none twice.
pub(crate) async fn add_unreadables(
    connection: &mut Connection,
    unreadables: &[NewUnreadable],
) -> Result<(), StoreError> {
    if unreadables.is_empty() {
        return Ok(());
    }
    let list: Vec<serde_json::Value> = unreadables
        .iter()
        .map(|new| {
            let name = format!("{}/{}", new.position, new.index);
            serde_json::json!({
                "id": Uuid::new_v5(&UNREADABLE, name.as_bytes()),
                "position": new.position, "idx": new.index, "address": new.address.as_ref().map(json),
                "line": new.line, "field": new.field, "reason": new.reason,
                "excerpt": new.excerpt, "received_at": new.received_at,
            })
        })
        .collect();
    query(
        "INSERT INTO unreadables (id, position, idx, address, line, field, reason, excerpt, \
         received_at, state) SELECT r.id, r.position, r.idx, r.address, r.line, r.field, \
         r.reason, r.excerpt, r.received_at, 'kept' FROM {rows $1: id uuid, position bigint, idx \
         bigint, address text, line uuid, field text, reason text, excerpt text, received_at \
         bigint} AS r WHERE true ON CONFLICT (id) DO NOTHING",
    )
    .bind_list(&list)
    .execute(connection)
    .await?;
    Ok(())
}

impl Store {
    /// Newest first. The cursor is the last row's (position, index); nothing moves between pages, for entries only grow.
    pub async fn unreadables(
        &self,
        before: Option<(u64, u32)>,
        limit: usize,
    ) -> Result<Vec<UnreadableRow>, StoreError> {
        let (position, index) = before.map_or((i64::MAX, 0), |(position, index)| {
            (stored(position), i64::from(index))
        });
        let rows: Vec<UnreadableColumns> = query_as(
            "SELECT * FROM unreadables WHERE (position, idx) < ($1, $2) \
             ORDER BY position DESC, idx DESC LIMIT $3",
        )
        .bind(position)
        .bind(index)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(UnreadableColumns::row).collect()
    }

    /// One.
    pub async fn unreadable(&self, id: Uuid) -> Result<Option<UnreadableRow>, StoreError> {
        query_as::<UnreadableColumns>("SELECT * FROM unreadables WHERE id = $1")
            .bind(id)
            .fetch_optional(self.reader())
            .await?
            .map(UnreadableColumns::row)
            .transpose()
    }

    /// Notes that it was read after all. `false`: there is no such thing, or it was noted before.
    pub async fn mark_replayed(&self, id: Uuid) -> Result<bool, StoreError> {
        let done =
            query("UPDATE unreadables SET state = 'replayed' WHERE id = $1 AND state = 'kept'")
                .bind(id)
                .execute(self.writer())
                .await?;
        Ok(done == 1)
    }

    /// The first journal entry with something that is still unread: its bytes are needed.
    pub async fn first_unread_entry(&self) -> Result<Option<u64>, StoreError> {
        let position: Option<i64> =
            query_scalar("SELECT min(position) FROM unreadables WHERE state = 'kept'")
                .fetch_one(self.reader())
                .await?;
        Ok(position.map(counted))
    }

    /// How many are still unread: of a line, or of all.
    pub async fn unreadable_count(&self, line: Option<LineId>) -> Result<u64, StoreError> {
        let count: i64 = query_scalar(
            "SELECT count(*) FROM unreadables \
             WHERE state = 'kept' AND ($1 IS NULL OR line = $1)",
        )
        .bind(line.map(|line| line.0))
        .fetch_one(self.reader())
        .await?;
        Ok(counted(count))
    }
}
