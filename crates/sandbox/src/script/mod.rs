//! Scenario files: a story of people, acts, faults and expectations, run on the virtual clock against a sandbox of its own.
//!
//! [`Script`] is the file, [`read()`] reads it, [`run()`] plays it. Acts go through the bench's API and the platform's side through
//! the Graph API, so that a scenario can do what anybody can, and nothing else.

mod act;
mod behind;
mod bot;
mod bundled;
mod desk;
mod expect;
mod model;
mod names;
mod play;
mod read;
mod report;
mod runs;
mod span;
mod stage;
mod step;
#[cfg(test)]
mod tests;

pub use bundled::{Bundled, bundled};
pub use model::{Script, schema};
pub use play::{Options, run};
pub use read::{ReadError, read};
pub use report::{Outcome, Report, StepReport};
pub(crate) use runs::{Run, Runs};
