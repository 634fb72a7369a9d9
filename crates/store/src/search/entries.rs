//! What is indexed of a message and of a contact.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use twinline_core::contact::{Contact, Identity};
use twinline_core::ids::WorkspaceId;
use twinline_core::message::{Direction, Message};
use twinline_core::text::{person_words, searchable, words};
use uuid::Uuid;

use super::{Entry, OfMessage};
use crate::rows::word;

/// What a message can be chosen by, as a word among its own: the index then meets both at once, and a small line in a
/// large installation costs what is small. No word of core's holds an underscore.
#[derive(Debug, Clone)]
pub(super) enum Label {
    Workspace(Uuid),
    Line(Uuid),
    Conversation(Uuid),
    Origin(String),
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Workspace(id) => write!(f, "_w{}", id.simple()),
            Self::Line(id) => write!(f, "_l{}", id.simple()),
            Self::Conversation(id) => write!(f, "_c{}", id.simple()),
            Self::Origin(word) => write!(f, "_o{word}"),
        }
    }
}

impl Entry {
    /// Its words and its labels.
    pub(super) fn labelled(&self) -> String {
        let Some(of) = &self.of_message else {
            return self.words.clone();
        };
        let labels = [
            Label::Workspace(self.workspace),
            Label::Line(of.line),
            Label::Conversation(of.conversation),
            Label::Origin(of.origin.clone()),
        ];
        labels.iter().fold(self.words.clone(), |words, label| {
            format!("{words} {label}")
        })
    }
}

/// `None`: it cannot be found, because it was taken back or has no words.
pub(super) fn of_message(message: &Message, workspace: WorkspaceId) -> Option<Entry> {
    let text = searchable(message)?;
    let found: BTreeSet<String> = words(&text).map(|word| word.text).collect();
    if found.is_empty() {
        return None;
    }
    let of_message = OfMessage {
        conversation: message.conversation.0,
        line: message.line.0,
        inbound: message.direction == Direction::In,
        origin: word(message.origin.origin),
    };
    let mut entry = Entry {
        id: message.id.0,
        at: message.order().at(),
        mark: 0,
        words: joined(found),
        of_message: Some(of_message),
        workspace: workspace.0,
    };
    entry.mark = mark(&entry);
    Some(entry)
}

pub(super) fn of_contact(contact: &Contact, identities: &[Identity]) -> Option<Entry> {
    let found = person_words(contact, identities);
    if found.is_empty() {
        return None;
    }
    let mut entry = Entry {
        id: contact.id.0,
        at: contact.since,
        mark: 0,
        words: joined(found),
        of_message: None,
        workspace: contact.workspace.0,
    };
    entry.mark = mark(&entry);
    Some(entry)
}

/// Most words of an entry, in bytes: PostgreSQL takes a megabyte, and refuses all of a longer one. No person writes as much
/// in one message; whoever does is found by the first of the words.
const WORDS_BYTES_MAX: usize = 512 << 10;

fn joined(words: BTreeSet<String>) -> String {
    let mut joined = String::new();
    for word in words {
        if joined.len() + word.len() >= WORDS_BYTES_MAX {
            break;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word);
    }
    joined
}

/// The same as long as nothing that is indexed changes.
fn mark(entry: &Entry) -> i64 {
    let mut hash = Sha256::new();
    hash.update(format!("{} {:?} ", entry.at, entry.of_message));
    hash.update(&entry.words);
    let digest = hash.finalize();
    digest
        .first_chunk()
        .map_or(0, |first| i64::from_be_bytes(*first))
}
