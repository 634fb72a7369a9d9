//! What a reader gets: an entry with its position.

use bytes::Bytes;

/// One entry as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the journal, from 1.
    pub position: u64,
    pub kind: EntryKind,
    /// When it reached us, milliseconds UTC, by the clock of whoever appended it.
    pub received_at: i64,
    /// The key the body is encrypted with; 0 for a plain one.
    pub key_id: u32,
    pub body: Body,
}

/// What is left of an entry's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The bytes as they were appended.
    Bytes(Bytes),
    /// Erased on purpose. A replay honours this: it derives nothing, and does not fail.
    Erased,
}

impl Body {
    /// The bytes, or `None` when they were erased.
    pub fn bytes(&self) -> Option<&Bytes> {
        match self {
            Body::Bytes(bytes) => Some(bytes),
            Body::Erased => None,
        }
    }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A webhook POST as it came.
    WebhookDelivery,
    /// The answer to a call of ours, or the certainty that none came.
    CallAnswer,
    /// What we asked about an account, and were answered.
    AccountTold,
    /// A kind this version does not know, from a newer one. Readers pass over it.
    Other(u8),
}

impl EntryKind {
    pub(super) fn code(self) -> u8 {
        match self {
            EntryKind::WebhookDelivery => 1,
            EntryKind::CallAnswer => 2,
            EntryKind::AccountTold => 3,
            EntryKind::Other(code) => code,
        }
    }

    pub(super) fn of(code: u8) -> Self {
        match code {
            1 => EntryKind::WebhookDelivery,
            2 => EntryKind::CallAnswer,
            3 => EntryKind::AccountTold,
            other => EntryKind::Other(other),
        }
    }
}
