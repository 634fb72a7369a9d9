//! The business account as Meta keeps it: facts a sign-up is judged by ([`facts`]), the sign-up window ([`sign_up`]) and what it
//! posts to the page ([`session_message`]), what ends, moves and resumes a connection ([`life`]), and what Meta tells of an
//! account ([`events`], listed in [`catalogue`], their values in [`news`]).

mod catalogue;
mod choices;
mod events;
mod facts;
mod given;
mod life;
mod news;
mod session_message;
mod sign_up;
pub(crate) mod view;

pub(crate) use catalogue::{KINDS, Kind};
pub(crate) use facts::FactsChange;
pub(crate) use session_message::SessionMessage;
pub(crate) use sign_up::{Finish, NewRun, RunError};
