//! The messages of a conversation.

pub mod cancel;
mod content;
pub mod fetch_media;
pub mod list;
pub mod retry;
pub mod send;
