//! From WhatsApp's words to ours: one file per webhook field, plus what they share (who, when, what).

pub(crate) mod account;
pub(crate) mod contacts;
mod content;
pub(crate) mod echoes;
pub(crate) mod history;
pub(crate) mod messages;
mod moment;
mod people;
mod summary;

pub(crate) use people::digits;
