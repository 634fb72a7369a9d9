//! What a team says again and again, under short names.

pub mod list;
pub mod remove;
pub mod set;
