//! When may the next message go, and why not now? Rates, what was learnt from being throttled, priorities and fairness as
//! arithmetic that is told the time.
//!
//! Three things hold a due send back: its number (a rate, lowered by what WhatsApp refused), its customer (a rate of its own,
//! backed off by itself) and its account (calls of all its numbers). Whatever the phone says and customers write counts
//! against the number as well. What is less urgent never takes the last of a number's allowance, and [`guard`] says how far
//! bulk steps back when the number is in danger.

mod fair;
pub mod guard;
mod learnt;
mod pacer;
mod priority;
mod rate;

pub use fair::{Candidate, in_turn};
pub use learnt::Learnt;
pub use pacer::{Allowance, Pacer, Standing, Wait, WaitsFor};
pub use priority::Priority;
pub use rate::{Rate, Spent};

/// A coexistence number: 20 messages a second, in and out together (`graph-api.md` section 7.1).
pub const COEXISTENCE: Rate = Rate {
    interval_ms: 50,
    burst: 20,
};
/// A number on the API alone: 80 messages a second, until WhatsApp gives it more (`graph-api.md` section 7.1).
pub const API_ONLY: Rate = Rate {
    interval_ms: 13,
    burst: 80,
};
/// One customer: 1 message in 6 seconds with a burst of 45 (`graph-api.md` section 7.2).
pub const PAIR: Rate = Rate {
    interval_ms: 6_000,
    burst: 45,
};

#[cfg(test)]
mod campaign;
