//! Who I am.

pub mod get;
