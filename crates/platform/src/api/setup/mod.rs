//! First run.

pub mod complete;
