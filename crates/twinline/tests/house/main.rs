//! The whole house: emulated WhatsApp and the platform, as the demo wires them, with real sockets between the two and a
//! simulated disk below the journal. What is told here is told from both ends: what phones show and what the inbox shows.
//! `engines` and `retention` run the real binary instead, as processes with folders and databases of their own.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene has failed"
)]

mod agreement;
mod caller;
mod connecting;
mod engines;
mod floor;
mod hand;
mod house;
mod intake;
mod outside;
mod portfolio;
mod program;
mod read_marks;
mod replay;
mod retention;
mod safety;
mod scenarios;
mod sending;
mod signs;
mod story;
