//! What the team says to itself in a thread. None of it is ever sent.

pub mod alter;
pub mod words;
pub mod write;
