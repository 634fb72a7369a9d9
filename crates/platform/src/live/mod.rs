//! Live updates: one socket per page, resumed by cursor.
//!
//! One task per process ([`run`]) reads new changes once, builds what they altered once, writes it as text once, and
//! hands the text to every socket ([`Hub`]). A socket ([`socket`]) starts with its own cursor, reads what it missed from
//! the store up to where the hub stands, and goes on with the hub's batches. Each batch says from where to where it leads
//! ([`cursor::Positions`]): one that does not begin where the socket stands is left out, or read from the store, so that
//! every change is told, once.
//!
//! A page says over its socket what its person looks at, and is told who else does ([`Presence`]).

pub mod cursor;
pub mod frame;
mod hub;
mod items;
mod presence;
pub mod socket;

pub use hub::{Hub, run};
pub use presence::{Looking, Presence};
