//! Files: taken from people for sending, given to people for looking.

pub mod download;
pub mod range;
pub mod upload;
