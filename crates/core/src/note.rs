//! Notes of the team: what they say, and where in a thread they stand. No customer ever sees one, and no rule about what
//! customers were told knows of them.

pub mod span;
pub mod text;

use crate::Millis;
use crate::ids::{ConversationId, MessageId, NoteId, PersonId};
use crate::message::{OrderKey, seen};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Our id.
    pub id: NoteId,
    /// In whose thread.
    pub conversation: ConversationId,
    /// Where it stands there, among the messages.
    pub order: OrderKey,
    /// Who wrote it.
    pub by: PersonId,
    /// What it says; see [`text`].
    pub text: String,
    /// When it was written.
    pub at: Millis,
    /// When its words were last altered.
    pub edited_at: Option<Millis>,
    /// Since when it is shown to nobody.
    pub removed_at: Option<Millis>,
}

impl Note {
    /// Whether somebody may alter what it says: whoever wrote it.
    pub fn may_edit(&self, person: PersonId) -> bool {
        self.by == person
    }

    /// Whether somebody may take it away, and put it back: whoever wrote it, and whoever leads the team.
    pub fn may_remove(&self, person: PersonId, leads: bool) -> bool {
        self.by == person || leads
    }
}

/// Where a note stands that is written at `now`: behind all that is there, also what WhatsApp's clock puts later.
pub fn place(id: NoteId, now: Millis, newest: Option<&OrderKey>) -> OrderKey {
    let at = newest.map_or(now, |newest| newest.at().max(now));
    // Behind everything that was heard of in the same millisecond.
    OrderKey::new(at, seen(now, usize::MAX), MessageId(id.0))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_note_stands_behind_what_was_there_and_before_what_comes() {
        let now = 1_800_000_000_500;
        let id = |n| NoteId(Uuid::from_u128(n));
        let message =
            |at, heard, place| OrderKey::new(at, seen(heard, place), MessageId(Uuid::max()));
        let same = message(now - 400, now, 7);
        let note = place(id(1), now, Some(&same));
        assert!(
            same < note,
            "of the same second, heard of in the same millisecond"
        );
        assert!(note < message(now, now + 1, 0), "heard of later");
        assert!(note < place(id(2), now, Some(&note)));
        let ahead = message(now + 5_000, now, 0);
        assert!(
            ahead < place(id(1), now, Some(&ahead)),
            "a clock that is ahead"
        );
    }
}
