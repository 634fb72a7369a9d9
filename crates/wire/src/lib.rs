//! WhatsApp's protocol, in both directions, and nothing else.
//!
//! The platform reads webhooks, writes Graph requests and reads their answers with these types; the
//! emulated WhatsApp does the opposite with the same ones. No I/O, no clock, no randomness, and no
//! opinion about what a message means for us: that is `twinline-whatsapp`.
//!
//! Two promises hold everywhere (`object.rs` and `lenient.rs` keep them):
//! * **Nothing is lost.** Unknown keys, explicit nulls, mistyped optional values and message types
//!   nobody has heard of are kept and written back as they came.
//! * **One bad event never spoils its neighbours.** Every element of an array of events is read on
//!   its own and is either known or kept whole with the reason.
//!
//! Start at [`webhook::Envelope`] for what WhatsApp tells us and at [`graph`] for what it is asked.
//! Doc comments cite the protocol references as "webhooks.md 2.3" and "graph-api.md 6.2".

#![cfg_attr(not(test), warn(clippy::indexing_slicing))]

#[macro_use]
mod object;
#[macro_use]
mod open_enum;
#[macro_use]
mod by_type;

pub mod coexistence;
pub mod country_lists;
pub mod error_code;
pub mod escape;
pub mod graph;
pub mod handshake;
pub mod ids;
mod lenient;
pub mod limits;
mod num;
pub mod rates;
pub mod regions;
pub mod signature;
mod table;
pub mod webhook;

pub use ids::{Bsuid, MediaId, PhoneNumberId, WaId, WabaId, Wamid};
pub use lenient::{Events, Lenient, Unreadable};
pub use num::Num;
pub use object::ShapeError;
