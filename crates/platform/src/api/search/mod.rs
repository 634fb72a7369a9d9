//! The search over people and messages.

pub mod find;
