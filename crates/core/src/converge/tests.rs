//! The theorem, and small stories for single rules.
//!
//! `theorem.rs` says it: any permutation, duplication, batching and crash point of a story gives one state. `story.rs`
//! makes the stories, `memory.rs` holds everything in memory, `rows.rs` is an engine that loads only what
//! [`super::keys`] names. `rules.rs` and `people.rs` tell one small story per rule.

mod memory;
mod people;
mod rows;
mod rules;
mod story;
mod theorem;

pub(crate) use memory::Memory;

use crate::Millis;

/// Twenty-five minutes past midnight.
const NOW: Millis = 1_158 * 86_400_000 + 25 * 60_000;
