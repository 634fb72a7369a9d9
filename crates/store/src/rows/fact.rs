//! A fact of a line as a row.

use sqlx::FromRow;
use twinline_core::fact::{Fact, FactKey};
use twinline_core::ids::LineId;

use super::{from_json, from_word, json, word};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct FactColumns {
    kind: String,
    subject: String,
    at: i64,
    state: String,
    detail: String,
    raw: String,
}

impl FactColumns {
    pub(crate) fn fact(self) -> Result<(FactKey, Fact), StoreError> {
        let fact = Fact {
            at: self.at,
            state: self.state,
            detail: self.detail,
            raw: from_json("fact", &self.raw)?,
        };
        Ok((
            (from_word("kind of a fact", &self.kind)?, self.subject),
            fact,
        ))
    }
}

/// The key of a fact as a row of a batch parameter.
pub(crate) fn named(line: LineId, key: &FactKey) -> serde_json::Value {
    serde_json::json!({ "line": line, "kind": word(key.0), "subject": key.1 })
}

/// What writes facts of a line.
pub(crate) fn upsert<'a>(
    line: LineId,
    facts: impl Iterator<Item = (&'a FactKey, &'a Fact)>,
) -> Option<Query<'a>> {
    let list: Vec<serde_json::Value> = facts
        .map(|(key, fact)| {
            serde_json::json!({
                "line": line, "kind": word(key.0), "subject": key.1, "at": fact.at,
                "state": fact.state, "detail": fact.detail, "raw": json(&fact.raw),
            })
        })
        .collect();
    if list.is_empty() {
        return None;
    }
    Some(
    query(
        "INSERT INTO facts (line, kind, subject, at, state, detail, raw) SELECT r.line, r.kind, \
         r.subject, r.at, r.state, r.detail, r.raw FROM {rows $1: line uuid, kind text, subject \
         text, at bigint, state text, detail text, raw text} AS r WHERE true ON CONFLICT (line, \
         kind, subject) DO UPDATE SET at = excluded.at, state = excluded.state, detail = \
         excluded.detail, raw = excluded.raw",
    )
    .bind_list(list),
    )
}
