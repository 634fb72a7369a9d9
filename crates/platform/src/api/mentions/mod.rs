//! Where somebody is mentioned, and what of it they have seen.

pub mod list;
pub mod read;
