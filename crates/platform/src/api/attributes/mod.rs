//! Attributes: fields for what a team wants to know of its customers.

pub mod list;
pub mod order;
pub mod remove;
pub mod set;
