//! Twinline's decisions, for any channel, as plain functions of data and time.
//!
//! What lives here: what a feed told us ([`observation`]), how tellings become one state ([`converge`]), who may speak
//! ([`floor`], [`turn`]), what may be sent until when ([`window`]), the life of a send ([`send`]) and of a number
//! ([`number_life`]). What never lives here: I/O, a clock, randomness, async, SQL, or WhatsApp's field names. Every
//! function is told the time it needs, so that a storm of faults can be replayed from a seed.

pub mod attribute;
pub mod beside;
pub mod change;
pub mod channel;
pub mod charge;
pub mod command;
pub mod contact;
pub mod content;
pub mod converge;
pub mod conversation;
pub mod fact;
pub mod fate;
pub mod floor;
pub mod gap;
pub mod greeting;
pub mod hashed;
pub mod ids;
pub mod language;
pub mod message;
#[cfg(test)]
mod model;
pub mod note;
pub mod notice;
pub mod number_life;
pub mod observation;
pub mod pacing;
pub mod planted;
pub mod send;
pub mod shown;
pub mod signal;
pub mod summary;
pub mod team;
pub mod template;
pub mod text;
pub mod ticks;
pub mod transcript;
pub mod turn;
pub mod verdict;
pub mod window;

/// A moment, in milliseconds since 1970-01-01 UTC.
pub type Millis = i64;
