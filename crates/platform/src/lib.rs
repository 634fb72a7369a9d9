//! The server: what it hears is made durable and answered ([`intake`]), merged at its own pace ([`merger`]), carried out
//! ([`courier`]) and read by [`readers`] of the change feed; people reach it by the [`router`]'s routes and one live
//! socket. It wires the parts and decides nothing: decisions are `twinline-core`'s.

pub mod alerts;
pub mod api;
pub mod app;
pub mod clock;
pub mod config;
pub mod connect;
pub mod courier;
pub mod graph;
pub mod health;
pub mod ids;
pub mod intake;
pub mod limits;
pub mod live;
pub mod media;
pub mod merger;
pub mod metrics;
pub mod outside;
pub mod pacing;
pub mod problem;
pub mod readers;
pub mod router;
pub mod safety;
pub mod server;
pub mod sign_in;
pub mod signals;
pub mod snoozes;
pub mod standing;
pub mod templates;
pub mod transport;
pub mod ui;
pub mod upkeep;

pub use app::{App, Parts};
pub use config::Config;
