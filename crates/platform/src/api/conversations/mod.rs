//! Conversations: the list, one of them, and what people decide about it.

pub mod assignee;
pub mod bulk;
pub mod charge;
pub mod draft;
pub mod filters;
pub mod floor;
pub mod get;
pub mod list;
pub mod pin;
pub mod read;
pub mod status;
pub mod typing;
pub mod unread;
