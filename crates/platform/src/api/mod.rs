//! The HTTP API: one folder per resource, one file per verb (its parameters, its handler, its description). What rows
//! look like as JSON is [`view`]'s; who may call, [`crate::router`]'s; what goes wrong, [`crate::problem`]'s.

pub mod attributes;
pub mod bots;
pub mod canned_replies;
pub mod command;
pub mod contacts;
pub mod conversations;
pub mod description;
pub mod extract;
pub mod health;
pub mod invitations;
pub mod join;
pub mod labels;
pub mod me;
pub mod media;
pub mod mentions;
pub mod messages;
pub mod notes;
pub mod numbers;
pub mod page;
pub mod people;
pub mod saved_views;
pub mod scheduled;
pub mod search;
pub mod session;
pub mod setup;
pub mod unreadables;
pub mod view;
