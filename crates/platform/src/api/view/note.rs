//! A note of the team.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::message::Origin as CoreOrigin;
use twinline_core::note::text::mentioned;
use twinline_store::NoteRow;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Author, Person, ViewAt};

/// What somebody of the team wrote for the others. No customer ever sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Note {
    /// Our id.
    pub id: Uuid,
    /// In whose thread.
    pub conversation_id: Uuid,
    /// Where it stands among the messages, whose `order` sorts with it.
    pub order: String,
    /// The newest change that touched it.
    pub version: u64,
    /// When it was written.
    pub at: Millis,
    /// Who wrote it.
    pub author: Author,
    /// What it says. `<@`, a person's id and `>` stand for whom it mentions. Empty once it was removed.
    pub text: String,
    /// Whom it mentions, with their names.
    pub mentions: Vec<Person>,
    /// When its words were last altered.
    pub edited_at: Option<Millis>,
    /// Since when it is shown to nobody.
    pub removed_at: Option<Millis>,
}

impl Note {
    /// As it is shown.
    pub fn of(row: &NoteRow, at: &ViewAt) -> Self {
        let note = &row.note;
        let text = match note.removed_at {
            Some(_) => "",
            None => note.text.as_str(),
        };
        let people = mentioned(text).into_iter();
        Self {
            id: note.id.0,
            conversation_id: note.conversation.0,
            order: note.order.0.clone(),
            version: row.version,
            at: note.at,
            author: at
                .directory
                .author(CoreOrigin::Agent, true, Some(note.by.0)),
            text: text.to_owned(),
            mentions: people.filter_map(|id| at.directory.person(id)).collect(),
            edited_at: note.edited_at,
            removed_at: note.removed_at,
        }
    }
}
