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

/// The word that stands for a conversation among those of a message. No word of core's holds an underscore.
pub(super) fn conversation_word(conversation: Uuid) -> String {
    format!("_{}", conversation.simple())
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

fn joined(words: BTreeSet<String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
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
