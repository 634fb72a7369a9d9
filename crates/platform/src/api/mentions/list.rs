//! `GET /mentions`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::ids::{ConversationId, NoteId};
use twinline_store::ConversationRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, rows};
use crate::api::view::{ConversationContact, ConversationSummary, Note, ViewAt};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// A note that mentions whoever asks.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Mention {
    /// The note.
    pub note: Note,
    /// In whose conversation.
    pub contact: ConversationContact,
    /// Whether it was seen.
    pub read: bool,
}

/// A page of mentions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MentionPage {
    /// The newest first.
    pub items: Vec<Mention>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// The notes that mention whoever asks.
#[utoipa::path(get, path = "/mentions", tag = "conversations", operation_id = "list_mentions",
    params(Paging), responses((status = 200, body = MentionPage)))]
pub async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<MentionPage>> {
    let before = paging.cursor.as_deref();
    let before = before.and_then(|cursor| cursor.parse::<Uuid>().ok());
    let limit = rows(paging.limit);
    let person = me.person.id;
    let mut found = app
        .store
        .mentions(person, before.map(NoteId), limit + 1)
        .await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().map(|(row, _)| row.note.id.to_string());
    let ids: Vec<ConversationId> = found.iter().map(|(row, _)| row.note.conversation).collect();
    let conversations = app.store.conversation_rows(&ids).await?;
    let conversations: BTreeMap<ConversationId, &ConversationRow> = conversations
        .iter()
        .map(|row| (row.conversation.id, row))
        .collect();
    let at = ViewAt::now(&app).await?;
    let items = found.iter().filter_map(|(row, read_at)| {
        let conversation = conversations.get(&row.note.conversation)?;
        Some(Mention {
            note: Note::of(row, &at),
            contact: ConversationSummary::of(conversation, &at).contact,
            read: read_at.is_some(),
        })
    });
    Ok(Json(MentionPage {
        items: items.collect(),
        next_cursor: last.filter(|_| more),
    }))
}
