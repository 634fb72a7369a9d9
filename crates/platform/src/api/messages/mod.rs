//! The messages of a conversation.

pub mod automatic;
pub mod cancel;
mod content;
pub mod fetch_media;
pub mod files;
pub mod list;
mod outcome;
pub mod react;
pub mod retry;
mod room;
pub mod send;
pub mod story;

pub(crate) use room::queue_max;
