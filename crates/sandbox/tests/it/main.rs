//! The sandbox from outside: over its router and over real sockets.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod account;
mod account_news;
mod amends;
mod app_screens;
mod apps;
mod bench;
mod businesses;
mod cards;
mod codes;
mod companions;
mod control_api;
mod deeds;
mod extended_feed;
mod fault_rules;
mod files;
mod flow_endpoint;
mod flows;
mod graph;
mod history;
mod inspect;
mod keeping;
mod lan;
mod life;
mod pacing;
mod page;
mod people;
mod rules;
mod sending;
mod sign_up;
mod stage;
mod standing;
mod state;
mod story;
mod taps;
mod template_life;
mod templates;
mod tls;
mod tolerance;
mod vanishing;
mod webhooks;
