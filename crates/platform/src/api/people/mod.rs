//! The team.

pub mod alter;
pub mod list;
pub mod reset;
