//! Labels: what a team puts on conversations to find them again.

pub mod list;
pub mod mark;
pub mod remove;
pub mod set;
