//! Making the derived state again from the journal, beside the present one, and comparing the two.
//!
//! A [`Scratch`] is a state of its own in a file. It gets from the present state what is primary and what the merge asks
//! for (workspaces, lines, the ledger's sends), takes in the journal's observations by the same `Store::merge`, is given
//! the present state's names for people and conversations, and is then compared with the present state row by row. What is derived, which columns are kept, and why, is told in
//! `docs/replay.md`; the code that knows is `derived.rs`.

mod compare;
mod derived;
mod homes;
mod inherit;
mod mend;
mod names;
#[cfg(test)]
mod other_order;
mod recognise;
mod scratch;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;
use twinline_core::Millis;
use twinline_core::ids::LineId;

pub use scratch::Scratch;

/// The tables that a replay looks at.
#[cfg(test)]
pub(crate) fn derived_tables() -> Vec<&'static str> {
    let all = derived::SPANNING.iter().chain(&derived::OF_A_LINE);
    all.map(|table| table.name()).collect()
}

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared {
    /// Only the rows of this line; `None`: all, and what spans lines as well.
    pub line: Option<LineId>,
    /// Ticks that have waited since before this for their message are forgotten by the upkeep, and not compared.
    pub parked_before: Millis,
}

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Differences {
    /// Rows of the replay that were compared, by table.
    pub rows: std::collections::BTreeMap<&'static str, u64>,
    /// How many rows differ.
    pub count: u64,
    /// The first of them.
    pub first: Vec<Difference>,
}

/// One row that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Of which table.
    pub table: &'static str,
    /// Of which line, where the row is of one.
    pub line: Option<LineId>,
    /// Its key.
    pub key: String,
    /// The first column that differs, with the place in it where it is JSON; `None`: one side has no such row.
    pub column: Option<String>,
    /// What the present state has there; null: nothing, or no such row.
    pub present: Value,
    /// What the replay has.
    pub replayed: Value,
}

/// How many differences are told one by one.
const TOLD_MAX: usize = 200;

impl Differences {
    fn add(&mut self, difference: Difference) {
        self.count += 1;
        if self.first.len() < TOLD_MAX {
            self.first.push(difference);
        }
    }
}
