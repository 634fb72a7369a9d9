//! Who I am, and what is mine to alter.

pub mod authenticator;
pub mod away;
pub mod factors;
pub mod get;
pub mod language;
pub mod notices;
pub mod passkeys;
pub mod password;
pub mod profile;
pub mod sessions;
