//! The whole house: emulated WhatsApp and the platform, as the demo wires them, with real sockets between the two and a
//! simulated disk below the journal. What is told here is told from both ends: what phones show and what the inbox shows.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene has failed"
)]

mod agreement;
mod connecting;
mod floor;
mod house;
mod intake;
mod portfolio;
mod replay;
mod sending;
