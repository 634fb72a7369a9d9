//! The team.

pub mod list;
