//! Signing in and out.

pub mod passkey;
pub mod sign_in;
pub mod sign_out;
