//! What a note may say, and what is wrong with one that may not.

use twinline_core::ids::PersonId;
use twinline_core::note::text::{MENTIONS_MAX, NOTE_CHARS_MAX, NoteText, UnfitNote, read_note};

use crate::api::view::Directory;
use crate::problem::{self, Outcome, Problem};

/// Reads it, for a team.
pub fn read(told: &str, team: &Directory) -> Outcome<NoteText> {
    let is_of_team = |id: PersonId| team.person(id).is_some();
    read_note(told, is_of_team).map_err(|unfit| {
        let (sentence, remedy) = match unfit {
            UnfitNote::Empty => ("It says nothing.".to_owned(), "Write what it is to say."),
            UnfitNote::TooLong(has) => (
                format!("It has {has} characters; a note may have {NOTE_CHARS_MAX}."),
                "Shorten it, or write two.",
            ),
            UnfitNote::Stranger(id) => (
                format!("It mentions {id}, who is not of the team."),
                "Choose somebody from the list that opens at the @.",
            ),
            UnfitNote::TooManyMentions(has) => (
                format!("It mentions {has} people; a note may mention {MENTIONS_MAX}."),
                "Mention fewer.",
            ),
        };
        Problem::new(problem::UNACCEPTABLE).unfit("text", sentence, remedy)
    })
}
