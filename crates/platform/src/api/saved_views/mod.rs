//! Views of the list that people keep: for themselves, or for the team.

pub mod list;
mod question;
pub mod remove;
pub mod set;
