//! Files as things of their own: their small pictures, and what is left of their time.

pub mod fate;
pub mod preview;
pub mod small;
