//! The sandbox from outside: over its router and over real sockets.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod account;
mod amends;
mod bench;
mod flows;
mod graph;
mod people;
mod stage;
mod story;
mod templates;
mod webhooks;
