//! What changes altered, as it is now: each thing once, and (but for customers) with a fixed number of statements per batch.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::change::ChangeKind;
use twinline_core::ids::{ContactId, ConversationId, FloorEventId, LineId, MessageId, NoteId};
use twinline_store::{NumberedChange, StoreError};
use uuid::Uuid;

use super::frame::LiveItem;
use crate::api::view::{Contact, ConversationSummary, FloorEvent, Message, Note, ViewAt, cards};
use crate::app::App;

/// The things that changes name, each once.
#[derive(Default)]
struct Named {
    messages: BTreeSet<MessageId>,
    removed: BTreeMap<Uuid, ConversationId>,
    conversations: BTreeSet<ConversationId>,
    floor_events: BTreeSet<FloorEventId>,
    notes: BTreeSet<NoteId>,
    contacts: BTreeSet<ContactId>,
    lines: BTreeSet<LineId>,
}

impl Named {
    fn by(changes: &[NumberedChange]) -> Self {
        let mut named = Self::default();
        for change in changes {
            if change.kind == ChangeKind::Note {
                // It alters nothing of its conversation's row.
                named.notes.insert(NoteId(change.subject));
                continue;
            }
            // A bubble shows in its conversation's row as well, so the row goes along.
            named.conversations.extend(change.conversation);
            match change.kind {
                ChangeKind::MessageAdded | ChangeKind::MessageChanged => {
                    named.messages.insert(MessageId(change.subject));
                }
                ChangeKind::MessageRemoved => {
                    if let Some(conversation) = change.conversation {
                        named.removed.insert(change.subject, conversation);
                    }
                }
                ChangeKind::Conversation => {
                    named.conversations.insert(ConversationId(change.subject));
                }
                ChangeKind::FloorMoved => {
                    named.floor_events.insert(FloorEventId(change.subject));
                }
                ChangeKind::Contact => {
                    named.contacts.insert(ContactId(change.subject));
                }
                ChangeKind::Number => {
                    named.lines.insert(LineId(change.subject));
                }
                // Its bubble has a change of its own.
                ChangeKind::Send | ChangeKind::Note => {}
            }
        }
        named
    }
}

/// Builds them. `true` beside them: the counts may have changed.
pub(super) async fn of(
    app: &App,
    changes: &[NumberedChange],
) -> Result<(Vec<LiveItem>, bool), StoreError> {
    let mut named = Named::by(changes);
    let mut at = ViewAt::now(app).await?;
    let mut items = Vec::new();
    for id in &named.contacts {
        // One by one: they come in numbers only while an address book is synced, at most a batch at a time.
        if let Some(card) = app.store.contact(*id).await? {
            named
                .conversations
                .extend(card.conversations.iter().map(|(id, _, _)| *id));
            items.push(LiveItem::Contact {
                contact: Box::new(Contact::of(card)),
            });
        }
    }
    items.extend(
        named
            .removed
            .iter()
            .map(|(id, conversation)| LiveItem::MessageRemoved {
                id: *id,
                conversation_id: conversation.0,
            }),
    );
    let messages: Vec<MessageId> = named.messages.into_iter().collect();
    let messages = app.store.message_rows(&messages).await?;
    at.learn(app, &messages).await?;
    items.extend(messages.iter().map(|row| LiveItem::Message {
        message: Box::new(Message::of(row, &at)),
    }));
    items.extend(floor_events(app, named.floor_events, &at).await?);
    let notes: Vec<NoteId> = named.notes.into_iter().collect();
    let notes = app.store.note_rows(&notes).await?;
    items.extend(notes.iter().map(|row| LiveItem::Note {
        note: Box::new(Note::of(row, &at)),
    }));
    let ids: Vec<ConversationId> = named.conversations.into_iter().collect();
    let counts = !ids.is_empty();
    let conversations = app.store.conversation_rows(&ids).await?;
    let there: BTreeSet<ConversationId> = conversations
        .iter()
        .map(|row| row.conversation.id)
        .collect();
    // A conversation's row is made before anything tells of it, and removed by a merge only.
    let gone = ids.iter().filter(|id| !there.contains(id));
    items.extend(gone.map(|id| LiveItem::ConversationRemoved { id: id.0 }));
    items.extend(conversations.iter().map(|row| LiveItem::Conversation {
        conversation: Box::new(ConversationSummary::of(row, &at)),
    }));
    if !named.lines.is_empty() {
        let mut lines = app.store.lines(app.workspace).await?;
        lines.retain(|line| named.lines.contains(&line.id));
        let numbers = cards(app, &lines).await?;
        items.extend(numbers.into_iter().map(|number| LiveItem::Number {
            number: Box::new(number),
        }));
    }
    Ok((items, counts))
}

/// Moves of the floor, and answers that crossed: those are named by the bot's.
async fn floor_events(
    app: &App,
    named: BTreeSet<FloorEventId>,
    at: &ViewAt,
) -> Result<Vec<LiveItem>, StoreError> {
    let named: Vec<FloorEventId> = named.into_iter().collect();
    let moves = app.store.floor_event_rows(&named).await?;
    let mut told: Vec<FloorEvent> = moves
        .iter()
        .map(|row| FloorEvent::of(&row.event, at))
        .collect();
    if moves.len() < named.len() {
        let others: Vec<Uuid> = named.iter().map(|id| id.0).collect();
        let crossed = app.store.collisions_with(&others).await?;
        told.extend(crossed.iter().map(|row| FloorEvent::of_collision(row, at)));
    }
    let item = |event| LiveItem::FloorEvent {
        event: Box::new(event),
    };
    Ok(told.into_iter().map(item).collect())
}
