//! What could not be read: kept, shown, read again.

pub mod get;
pub mod list;
pub mod replay;
