//! WhatsApp, emulated: the other half of the system.
//!
//! What the platform sees is the Graph API and signed webhooks; what people see are phones on a
//! bench: the owner's Business App and the customers'. Both are views of one event-sourced truth
//! that survives restarts and runs on a virtual clock. Knows the wire and nothing of the platform,
//! as the real one wouldn't.
//!
//! Start at [`Sandbox`]. Inside: `truth` (what is so, and its log), `world` (the one owner of it), `businesses` (several worlds in one sandbox),
//! `phones` and `business_app` (acts of people), `business_account` (Meta's side of it, and its sign-up window), `cards` (what a phone draws of a message), `graph_api` and `webhooks` (the platform's side),
//! `rules`, `switchboard` (faults), `timers`, `traffic`, `bench` (API and page), `scenario`.

mod apps;
mod bench;
mod business_account;
mod business_app;
mod businesses;
mod canned;
pub mod cards;
mod chatter;
mod clock;
mod files;
mod flows;
mod gaps;
mod graph_api;
mod ids;
mod lan;
mod limits;
mod login_dialog;
mod media_store;
mod outbound;
mod phones;
mod rules;
mod sandbox;
mod scenario;
pub mod script;
mod snapshot;
mod steps;
mod switchboard;
mod timers;
mod tls;
mod traffic;
mod truth;
mod unfinished;
mod webhooks;
mod world;

pub use bench::{app_view, control_api, view};
pub use business_app::{SignUp, SignedUp};
pub use chatter::Chatter;
pub use clock::{Clock, Reading};
pub use lan::Lan;
pub use outbound::{Ask, Outbound, Told};
pub use phones::{
    ActError, Ad, ChatChange, ContactCard, LabelChange, Location, NewPhone, Ordered, PhoneChange,
    Tap,
};
pub use rules::amends::Forbidden;
pub use rules::profile::{Profile, UnknownProfile};
pub use sandbox::{AppCredentials, Config, NewFile, Sandbox};
pub use scenario::{LoadError, Scenario};
pub use snapshot::RestoreError;
pub use steps::{Known, Webhook};
pub use switchboard::rule::{Fault, FaultRule, Place, Span, StandingRule, When};
pub use tls::{Authority, TlsError};
pub use truth::log::OpenError;
pub use truth::model::{BUSINESS, Faults, Side, Ticks, Via};
pub use twinline_voice::VoiceError;
