//! From WhatsApp's words to ours: one file per kind of news, plus what they share (who, when, what).

mod about;
pub(crate) mod account;
pub(crate) mod account_news;
mod beside;
pub(crate) mod calls;
pub(crate) mod contacts;
mod content;
pub(crate) mod echoes;
mod fact;
pub(crate) mod groups;
pub(crate) mod handovers;
pub(crate) mod history;
pub(crate) mod messages;
mod moment;
mod moved;
pub(crate) mod number;
mod people;
pub(crate) mod preferences;
pub(crate) mod sales;
pub(crate) mod standby;
mod statuses;
mod summary;
pub(crate) mod templates;

pub(crate) use fact::{fact, humane};
pub(crate) use number::{FLAGGED, LIMITS};
pub(crate) use people::digits;
