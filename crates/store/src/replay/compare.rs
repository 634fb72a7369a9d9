//! Two states side by side: the rows of both in the order of their keys, page by page.

use std::cmp::Ordering;
use std::collections::VecDeque;

use serde_json::Value;
use twinline_core::ids::LineId;

use super::derived::{Derived, OF_A_LINE, SPANNING, Table, first_difference, page};
use super::{Compared, Difference, Differences};
use crate::store::{Store, StoreError};

/// Rows of a side read at once.
const PAGE: usize = 1_000;

/// One key, and the row that each side has under it.
pub(super) struct Pair {
    pub(super) present: Option<Derived>,
    pub(super) replayed: Option<Derived>,
}

impl Pair {
    fn either(&self) -> Option<&Derived> {
        self.replayed.as_ref().or(self.present.as_ref())
    }

    pub(super) fn key(&self) -> &str {
        self.either().map_or("", |row| &row.key)
    }

    fn line(&self) -> Option<LineId> {
        self.either().and_then(|row| row.line)
    }

    /// Whether the two differ, and so something is to be told or mended.
    pub(super) fn differs(&self, table: Table) -> bool {
        match (&self.present, &self.replayed) {
            (Some(_), None) => !table.may_hold_more(),
            (Some(present), Some(replayed)) => present.values != replayed.values,
            (None, Some(_)) => true,
            (None, None) => false,
        }
    }

    fn told(self, table: Table) -> Difference {
        let (key, line) = (self.key().to_owned(), self.line());
        let (column, present, replayed) = match (self.present, self.replayed) {
            (Some(present), Some(replayed)) => {
                let (column, present, replayed) =
                    first_difference(&present.values, &replayed.values).unwrap_or_default();
                (Some(column), present, replayed)
            }
            (present, replayed) => {
                let whole =
                    |row: Option<Derived>| row.map_or(Value::Null, |row| Value::Object(row.values));
                (None, whole(present), whole(replayed))
            }
        };
        Difference {
            table: table.name(),
            line,
            key: key.replace('\u{1}', " "),
            column,
            present,
            replayed,
        }
    }
}

/// One state's rows of a table, in the order of their keys.
struct Side<'a> {
    store: &'a Store,
    table: Table,
    compared: Compared,
    rows: VecDeque<Derived>,
    after: String,
    is_over: bool,
}

impl<'a> Side<'a> {
    fn new(store: &'a Store, table: Table, compared: Compared) -> Self {
        Self {
            store,
            table,
            compared,
            rows: VecDeque::new(),
            after: String::new(),
            is_over: false,
        }
    }

    /// Makes sure that the next row is there, if there is one.
    async fn fill(&mut self) -> Result<(), StoreError> {
        if !self.rows.is_empty() || self.is_over {
            return Ok(());
        }
        let rows = page(self.store, self.table, self.compared, &self.after, PAGE).await?;
        match rows.last() {
            Some(last) => self.after.clone_from(&last.key),
            None => self.is_over = true,
        }
        self.rows = rows.into();
        Ok(())
    }
}

/// Both sides of a table.
pub(super) struct Walk<'a> {
    present: Side<'a>,
    replayed: Side<'a>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        present: &'a Store,
        replayed: &'a Store,
        table: Table,
        compared: Compared,
    ) -> Self {
        Self {
            present: Side::new(present, table, compared),
            replayed: Side::new(replayed, table, compared),
        }
    }

    /// The next key of either side.
    pub(super) async fn next(&mut self) -> Result<Option<Pair>, StoreError> {
        self.present.fill().await?;
        self.replayed.fill().await?;
        let order = match (self.present.rows.front(), self.replayed.rows.front()) {
            (None, None) => return Ok(None),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(present), Some(replayed)) => present.key.cmp(&replayed.key),
        };
        let take = |side: &mut Side<'_>, other: Ordering| {
            (order == Ordering::Equal || order == other)
                .then(|| side.rows.pop_front())
                .flatten()
        };
        Ok(Some(Pair {
            present: take(&mut self.present, Ordering::Less),
            replayed: take(&mut self.replayed, Ordering::Greater),
        }))
    }
}

/// What is compared, table by table.
fn tables(compared: Compared) -> impl Iterator<Item = Table> {
    let spanning = compared.line.is_none().then_some(SPANNING);
    spanning.into_iter().flatten().chain(OF_A_LINE)
}

/// Compares two states.
pub(super) async fn differences(
    present: &Store,
    replayed: &Store,
    compared: Compared,
) -> Result<Differences, StoreError> {
    let mut found = Differences::default();
    for table in tables(compared) {
        let mut walk = Walk::new(present, replayed, table, compared);
        let mut rows = 0;
        while let Some(pair) = walk.next().await? {
            rows += u64::from(pair.replayed.is_some());
            if pair.differs(table) {
                found.add(pair.told(table));
            }
        }
        found.rows.insert(table.name(), rows);
    }
    Ok(found)
}

impl Store {
    /// Everything derived, as text: one line per row, `table key {values}`, always in the same order. Two states that were
    /// told the same in any order have the same dump. For tests and for looking; a large state has a large dump.
    pub async fn canonical_dump(&self, compared: Compared) -> Result<Vec<String>, StoreError> {
        let mut lines = Vec::new();
        for table in tables(compared) {
            let mut side = Side::new(self, table, compared);
            loop {
                side.fill().await?;
                let Some(row) = side.rows.pop_front() else {
                    break;
                };
                let key = row.key.replace('\u{1}', " ");
                let values = sorted(Value::Object(row.values));
                lines.push(format!("{} {key} {values}", table.name()));
            }
        }
        Ok(lines)
    }
}

/// The same value with the names of objects in order, whatever feature a dependency turns on.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(String, Value)> = map.into_iter().collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            let pairs = pairs.into_iter().map(|(name, value)| (name, sorted(value)));
            Value::Object(pairs.collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(sorted).collect()),
        other => other,
    }
}
