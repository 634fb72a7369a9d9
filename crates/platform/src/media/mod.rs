//! Files as things of their own: what they are, their small pictures, and what is left of their time.

pub mod fate;
pub mod kind;
pub mod preview;
pub mod small;
