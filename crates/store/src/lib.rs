//! Everything Twinline keeps: the journal of what arrived and the state derived from it.
//!
//! The journal ([`journal`], on a [`disk`]) is the durable raw log. The state ([`Store`]) is SQLite: [`merge`] and
//! [`act`] are the two ways in which what readers see is altered, each one transaction with numbered [`changes`]; the
//! other files are one noun each. Only this crate holds SQL, and it knows only `twinline-core`.

mod changes;
mod dialect;
pub mod disk;
pub mod fanout;
pub mod journal;
mod lines;
mod people;
mod rows;
mod sessions;
mod store;

pub use changes::NumberedChange;
pub use lines::{Line, LineEvent, LineSettings, Mode, NewLine};
pub use people::{Bot, NewPerson, Person, Role, Workspace};
pub use sessions::{NewSession, Session};
pub use store::{OpenError, Store, StoreError};
