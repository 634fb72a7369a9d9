//! What a link does: somebody joins the team, or sets another password.

pub mod complete;
pub mod look;
pub mod reset;
