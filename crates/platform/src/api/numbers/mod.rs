//! The numbers of a workspace and their lives.

pub mod bot;
pub mod connect;
pub mod floor_report;
pub mod get;
pub mod health;
pub mod list;
pub mod preview_rules;
pub mod queue;
pub mod replay_rules;
pub mod rules;
pub mod safety;
pub mod templates;
