//! Storms: the sandbox and the platform in one thread, on virtual time, with a transport in memory and a journal on a disk
//! that forgets. A seed says who writes what and all that goes wrong; the same seed gives the same storm to the byte.
//!
//! `storm` is the loop that lets one thing happen at a time; `house` is what stands, `life` one run of the platform
//! from its start to its death, `network`, `carrier` and `doom` are what goes wrong, `people` who writes, and
//! `oracle` compares phones and platform once all is quiet. See `docs/storms.md`.

mod carrier;
mod dice;
mod doom;
mod house;
mod life;
mod network;
mod oracle;
mod people;
pub mod planted;
mod rude;
pub mod storm;
mod trace;
mod weather;

pub use storm::{Outcome, storm};
