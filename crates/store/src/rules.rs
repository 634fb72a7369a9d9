//! The rules of lines: every version with who set it, and the newest messages that a decision looks at.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::converge::WorkingSet;
use twinline_core::floor::Rules;
use twinline_core::ids::{ConversationId, LineId, PersonId};
use twinline_core::message::{Message, OrderKey};
use uuid::Uuid;

use crate::engine::{Connection, query, query_as, query_scalar};
use crate::lines::LineSettings;
use crate::rows::message::MessageColumns;
use crate::rows::{counted, from_json, json, stored};
use crate::store::{Store, StoreError};

/// A turn's newest messages that are looked at, with the answers among them.
pub(crate) const TURN_MESSAGES_MAX: u64 = 60;

/// By the index of a conversation's order; what was not told live is passed over by whoever reads.
pub(crate) const TURN: &str = "SELECT * FROM messages WHERE conversation = $1 AND order_key <= $2 \
     ORDER BY order_key DESC LIMIT $3";

/// A version of a line's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// Counts from 1; 0 are the defaults, which nobody set.
    pub version: u64,
    /// When.
    pub at: Millis,
    /// Who set it.
    pub by: PersonId,
    /// The rules.
    pub rules: Rules,
}

#[derive(FromRow)]
struct RuleVersionRow {
    version: i64,
    at: i64,
    person: Uuid,
    rules: String,
}

impl Store {
    /// The newest versions of a line's rules, newest first.
    pub async fn rule_versions(
        &self,
        line: LineId,
        limit: usize,
    ) -> Result<Vec<RuleVersion>, StoreError> {
        let rows: Vec<RuleVersionRow> = query_as(
            "SELECT version, at, person, rules FROM rule_versions WHERE line = $1 \
             ORDER BY version DESC LIMIT $2",
        )
        .bind(line.0)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(RuleVersion {
                    version: counted(row.version),
                    at: row.at,
                    by: PersonId(row.person),
                    rules: from_json("rules", &row.rules)?,
                })
            })
            .collect()
    }

    /// The newest messages of a conversation, newest first: what [`twinline_core::floor::Situation::among`] looks at.
    pub async fn turn_messages(
        &self,
        conversation: ConversationId,
    ) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<MessageColumns> = query_as(TURN)
            .bind(conversation.0)
            // Order keys are hexadecimal digits: everything sorts before "g".
            .bind("g")
            .bind(stored(TURN_MESSAGES_MAX))
            .fetch_all(self.reader())
            .await?;
        rows.into_iter().map(MessageColumns::message).collect()
    }

    /// A line's messages that were told as they happened and stand from `from` on and before `to`, conversation by
    /// conversation in the order of their ids, each oldest first. At most `limit`, of conversations after `after`; the last
    /// conversation may be cut off there.
    pub async fn messages_between(
        &self,
        line: LineId,
        (from, to): (Millis, Millis),
        after: Option<ConversationId>,
        limit: usize,
    ) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<MessageColumns> = query_as(
            "SELECT m.* FROM conversations AS c JOIN messages AS m ON m.conversation = c.id \
             AND m.order_key >= $2 AND m.order_key < $3 WHERE c.line = $1 AND c.last_live >= $2 \
             AND c.id > $4 ORDER BY c.id, m.order_key LIMIT $5",
        )
        .bind(line.0)
        .bind(OrderKey::earliest(from).0)
        .bind(OrderKey::earliest(to).0)
        .bind(after.map_or(Uuid::nil(), |id| id.0))
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(MessageColumns::message).collect()
    }
}

/// Loads what a decision about these conversations looks at.
pub(crate) async fn load_turns(
    connection: &mut Connection,
    set: &mut WorkingSet,
    conversations: impl Iterator<Item = ConversationId>,
) -> Result<(), StoreError> {
    for conversation in conversations {
        let rows: Vec<MessageColumns> = query_as(TURN)
            .bind(conversation.0)
            .bind("g")
            .bind(stored(TURN_MESSAGES_MAX))
            .fetch_all(&mut *connection)
            .await?;
        for row in rows {
            let message = row.message()?;
            if !set.messages.contains_key(&message.id) {
                set.put_message(message);
            }
        }
    }
    Ok(())
}

/// Writes rules that were set: into the line's settings, and as a version.
pub(crate) async fn write_rules(
    connection: &mut Connection,
    set: &WorkingSet,
) -> Result<(), StoreError> {
    let Some(moved) = set.touched.rules else {
        return Ok(());
    };
    let settings: String = query_scalar("SELECT settings FROM lines WHERE id = $1")
        .bind(set.scope.line.0)
        .fetch_one(&mut *connection)
        .await?;
    let settings = LineSettings {
        floor_rules: Rules::clone(&set.rules),
        rules_version: set.rules_version,
        ..from_json("line settings", &settings)?
    };
    query("UPDATE lines SET settings = $2 WHERE id = $1")
        .bind(set.scope.line.0)
        .bind(json(&settings))
        .execute(&mut *connection)
        .await?;
    query(
        "INSERT INTO rule_versions (line, version, at, person, rules) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(set.scope.line.0)
    .bind(stored(set.rules_version))
    .bind(set.scope.now)
    .bind(moved.by.0)
    .bind(json(&*set.rules))
    .execute(connection)
    .await?;
    Ok(())
}
