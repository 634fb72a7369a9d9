//! How the phone gives away its history and contacts: the habits of the real feed, which differ from what is written about
//! it (webhooks.md 3.5 and 5).

use serde::{Deserialize, Serialize};

/// How the phone gives away its history and contacts (webhooks.md 3.5 and 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a habit of its own, and may be so with any other"
)]
pub(crate) struct Habits {
    /// Rows per history chunk. WhatsApp packs thousands; a small business shall still show several chunks.
    pub(crate) rows_per_chunk: usize,
    /// A phase begins with rows that the phase before it has told already.
    pub(crate) overlap: bool,
    /// As captured: statuses in lower case, `from_me`, no `to`. Off: as documented.
    pub(crate) as_captured: bool,
    /// A phase without rows is told all the same.
    pub(crate) empty_phases: bool,
    /// Every phase ends with a progress of 100, not the last one only.
    pub(crate) hasty_progress: bool,
    /// WhatsApp's own chat with the owner is among the threads, as rows of errors.
    pub(crate) own_chat: bool,
    /// A history that was asked for, and taken on, never comes.
    pub(crate) silent_history: bool,
    /// The same of the contacts.
    pub(crate) silent_contacts: bool,
    /// The extended feed of the phone's state: labels, archived chats, pictures and groups. WhatsApp has no such feed.
    pub(crate) extended_state: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            rows_per_chunk: crate::limits::HISTORY_ROWS_PER_CHUNK,
            overlap: true,
            as_captured: true,
            empty_phases: false,
            hasty_progress: false,
            own_chat: false,
            silent_history: false,
            silent_contacts: false,
            extended_state: false,
        }
    }
}
