//! Everything Twinline keeps: the journal of what arrived and the state derived from it.

pub mod disk;
pub mod fanout;
pub mod journal;
