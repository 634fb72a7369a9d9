//! Readers of the change feed. Each has its own position, none sits on the ingest path, each can stop, resume and be
//! rebuilt without loss. [`crate::server`] runs them, and [`crate::live`], which is one of them.

pub(crate) mod bot;
pub(crate) mod media;
