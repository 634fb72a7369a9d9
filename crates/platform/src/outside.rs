//! Bots that run outside: they are told turns by webhook and answer in the response or later (`docs/bots.md`). [`call`]
//! carries and [`sign`] signs, `told` says what a turn is, [`said`] reads what comes back, [`answer`] takes it, and [`tell`]
//! does all that when it is time; [`typing`] shows that an answer comes. Who may speak is core's, asked in the transaction that writes; which turns are given, the
//! reader's of the change feed.

mod address;
pub mod answer;
pub mod call;
mod overtaken;
pub mod said;
pub mod sign;
pub mod tell;
mod told;
pub mod typing;
