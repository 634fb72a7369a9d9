//! Customers: what the team keeps about them.

pub mod set_attribute;
