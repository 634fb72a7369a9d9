//! Files: taken from people for sending, given to people for looking.

pub mod download;
pub(crate) mod fit;
pub mod range;
pub mod upload;
