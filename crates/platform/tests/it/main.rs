//! The API and the live socket, over real HTTP, on a real store in a temporary folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attributes;
mod canned_replies;
mod collisions;
mod connecting;
mod conversations;
mod courier;
mod description;
mod factors;
mod fates;
mod floor;
mod graph;
mod health;
mod labels;
mod live;
mod media;
mod media_life;
mod media_slow;
mod messages;
mod notes;
mod numbers;
mod operator;
mod pages;
mod queue;
mod rules;
mod safety;
mod saved_views;
mod say;
mod scheduled;
mod search;
mod sign_in;
mod signals;
mod stories;
mod team;
mod upkeep;
mod world;
