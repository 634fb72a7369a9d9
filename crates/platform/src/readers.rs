//! Readers of the change feed and of the state it tells of. None sits on the ingest path; each finds after a start what it
//! has to do: the bot in the conversations that wait, the fetching of files in the rows of those that are missing, the search with its index.
//! [`crate::server`] runs them, and [`crate::live`], which is one of them.

pub mod bot;
pub mod media;
pub mod search;
