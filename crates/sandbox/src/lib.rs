//! WhatsApp, emulated: the other half of the system.
//!
//! What the platform sees is the Graph API and signed webhooks; what people see are phones on a
//! bench: the owner's Business App and the customers'. Both are views of one event-sourced truth
//! that survives restarts and runs on a virtual clock. Knows the wire and nothing of the platform,
//! as the real one wouldn't.
//!
//! Start at [`Sandbox`]. Inside: `truth` (what is so, and its log), `world` (the one owner of it),
//! `phones` and `business_app` (acts of people), `graph_api` and `webhooks` (the platform's side),
//! `rules`, `switchboard` (faults), `timers`, `traffic`, `bench` (API and page), `scenario`.

mod bench;
mod business_app;
mod chatter;
mod clock;
mod gaps;
mod graph_api;
mod ids;
mod limits;
mod media_store;
mod outbound;
mod phones;
mod rules;
mod sandbox;
mod scenario;
mod steps;
mod switchboard;
mod timers;
mod traffic;
mod truth;
mod unfinished;
mod webhooks;
mod world;

pub use bench::view;
pub use business_app::{SignUp, SignedUp};
pub use chatter::Chatter;
pub use clock::{Clock, Reading};
pub use outbound::{Ask, Outbound, Told};
pub use phones::{ActError, NewPhone, PhoneChange};
pub use rules::amends::Forbidden;
pub use sandbox::{AppCredentials, Config, NewFile, Sandbox};
pub use scenario::{LoadError, Scenario};
pub use steps::{Known, Webhook};
pub use truth::log::OpenError;
pub use truth::model::{BUSINESS, Faults, Side, Ticks, Via};
