//! What a note of the team says: words, and the people it mentions. In the text a mention is `<@` and the person's id and
//! `>`, so that it stays the same person whatever they are called; all else is words as they were written.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::ids::PersonId;

/// Longer ones are documents.
pub const NOTE_CHARS_MAX: usize = 4_000;
/// Who wants more people to see something has a team for that.
pub const MENTIONS_MAX: usize = 50;

/// How a mention begins.
const OPEN: &str = "<@";
/// A uuid with its hyphens.
const ID_CHARS: usize = 36;

/// Why a note cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitNote {
    /// It says nothing.
    Empty,
    /// It has so many characters.
    TooLong(usize),
    /// It mentions somebody who is not of the team.
    Stranger(PersonId),
    /// It mentions so many people.
    TooManyMentions(usize),
}

/// A note that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    /// As it is kept: without blanks at its ends.
    pub text: String,
    /// Whom it mentions.
    pub mentions: BTreeSet<PersonId>,
}

/// A part of a note's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotePart<'a> {
    /// As written.
    Words(&'a str),
    /// Somebody of the team.
    Mention(PersonId),
}

/// Reads what somebody wrote; `is_of_team` knows who can be mentioned.
pub fn read_note(told: &str, is_of_team: impl Fn(PersonId) -> bool) -> Result<NoteText, UnfitNote> {
    let text = told.trim();
    if text.is_empty() {
        return Err(UnfitNote::Empty);
    }
    let chars = text.chars().count();
    if chars > NOTE_CHARS_MAX {
        return Err(UnfitNote::TooLong(chars));
    }
    let mentions = mentioned(text);
    if mentions.len() > MENTIONS_MAX {
        return Err(UnfitNote::TooManyMentions(mentions.len()));
    }
    if let Some(stranger) = mentions.iter().find(|id| !is_of_team(**id)) {
        return Err(UnfitNote::Stranger(*stranger));
    }
    Ok(NoteText {
        text: text.to_owned(),
        mentions,
    })
}

/// Whom a text mentions.
pub fn mentioned(text: &str) -> BTreeSet<PersonId> {
    note_parts(text)
        .filter_map(|part| match part {
            NotePart::Mention(person) => Some(person),
            NotePart::Words(_) => None,
        })
        .collect()
}

/// The text's parts in order. What only looks like a mention is words.
pub fn note_parts(text: &str) -> impl Iterator<Item = NotePart<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some((person, after)) = mention_at(rest) {
            rest = after;
            return Some(NotePart::Mention(person));
        }
        let mut next = rest.match_indices(OPEN).map(|(at, _)| at);
        let end = next.find(|at| mention_at(&rest[*at..]).is_some());
        let (words, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!words.is_empty()).then_some(NotePart::Words(words))
    })
}

/// The mention at the text's beginning, if there is one, and what follows it.
fn mention_at(text: &str) -> Option<(PersonId, &str)> {
    let inner = text.strip_prefix(OPEN)?;
    let (id, after) = inner.split_at_checked(ID_CHARS)?;
    let after = after.strip_prefix('>')?;
    // Of the ways to write a uuid this length leaves one, but for the case of its letters.
    Some((PersonId(Uuid::try_parse(id).ok()?), after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(n: u8) -> PersonId {
        PersonId(Uuid::from_u128(u128::from(n)))
    }

    /// Words that are full of beginnings and ends of mentions.
    fn words() -> impl Strategy<Value = String> {
        "[<@> a-fé\n0-9-]{0,12}"
    }

    proptest! {
        #[test]
        fn the_parts_of_any_text_are_the_text(text in "[<@>a-f0-9 é-]{0,90}") {
            let joined: String = note_parts(&text)
                .map(|part| match part {
                    NotePart::Words(words) => words.to_owned(),
                    NotePart::Mention(person) => format!("<@{person}>"),
                })
                .collect();
            prop_assert_eq!(joined.to_lowercase(), text.to_lowercase());
        }

        #[test]
        fn whoever_is_written_is_mentioned_and_nobody_else(
            said in prop::collection::vec((words(), any::<u8>()), 1..8),
        ) {
            let written = |(words, n): &(String, u8)| format!("{words}<@{}>", person(*n));
            let text = said.iter().map(written).collect::<Vec<_>>().concat();
            let all: BTreeSet<PersonId> = said.iter().map(|(_, n)| person(*n)).collect();
            let note = read_note(&text, |_| true);
            prop_assert_eq!(note.map(|note| note.mentions), Ok(all));
            let stranger = person(said[0].1);
            let refused = read_note(&text, |id| id != stranger);
            prop_assert_eq!(refused, Err(UnfitNote::Stranger(stranger)));
        }

        #[test]
        fn what_was_read_reads_as_itself(text in "[<@>a-f0-9 é-]{0,90}") {
            if let Ok(note) = read_note(&text, |_| true) {
                prop_assert_eq!(read_note(&note.text, |_| true), Ok(note));
            } else {
                prop_assert!(text.trim().is_empty());
            }
        }
    }

    #[test]
    fn a_note_says_something_and_not_too_much() {
        let read = |text: &str| read_note(text, |_| true);
        assert_eq!(read(" \n "), Err(UnfitNote::Empty));
        let long = "é".repeat(NOTE_CHARS_MAX);
        assert_eq!(read(&long).unwrap().text, long);
        assert_eq!(
            read(&format!("{long}é")),
            Err(UnfitNote::TooLong(NOTE_CHARS_MAX + 1))
        );
        let crowd: Vec<String> = (0..=50).map(|n| format!("<@{}>", person(n))).collect();
        let crowd = crowd.concat();
        assert_eq!(read(&crowd), Err(UnfitNote::TooManyMentions(51)));
    }
}
