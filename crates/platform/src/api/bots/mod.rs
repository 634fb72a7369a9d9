//! The automated authors of a workspace.

pub mod list;
pub mod reply;
pub mod typing;
