//! Writing a working set back: what is gone, then what messages say, then what follows from it, then the numbers.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::change::{Change, ChangeKind};
use twinline_core::content::Content;
use twinline_core::converge::WorkingSet;
use twinline_core::conversation::Answered;
use twinline_core::ids::{ConversationId, LineId, MessageId};
use twinline_core::message::Direction;
use uuid::Uuid;

use super::load::of_line;
use super::redirect::redirect;
use super::summaries::summaries;
use super::{OpenSet, across};
use crate::changes::tell;
use crate::engine::{Connection, query, query_as};
use crate::lines::write_life;
use crate::rows::{contact, conversation, fact, floor, json, message, parked, send};
use crate::store::StoreError;

/// By the index of what was told live.
const QUOTING: &str = "SELECT DISTINCT m.id, m.conversation FROM {rows $1: conversation uuid, quote text} AS r \
     CROSS JOIN messages AS m WHERE m.live AND m.conversation = r.conversation AND m.quote = r.quote";

pub(crate) const FORGET_PARKED: &str = "DELETE FROM parked WHERE (line, external_id) IN (\
     SELECT r.line, r.external_id FROM {rows $1: line uuid, external_id text} AS r)";

/// Writes everything that was touched and numbers the changes. Returns the newest number of each line that was altered.
pub(crate) async fn finish(
    connection: &mut Connection,
    open: OpenSet,
) -> Result<Vec<(LineId, u64)>, StoreError> {
    let OpenSet {
        mut set,
        next_change,
        before,
        ..
    } = open;
    redirect(connection, &mut set).await?;
    let touched = &set.touched;
    contact::write(
        connection,
        touched
            .contacts
            .iter()
            .filter_map(|id| set.contacts.get(id)),
    )
    .await?;
    let owners = touched.identities.iter();
    let owners = owners.filter_map(|identity| {
        let owner = *set.identities.get(identity)?;
        let tenure = set.tenures.get(identity).copied().unwrap_or_default();
        Some((identity, owner, set.claims.get(identity), tenure))
    });
    contact::write_identities(connection, set.scope.workspace, owners).await?;

    let heard = write_messages(connection, &mut set, next_change).await?;
    let moves = before.is_none() || !set.touched.merged_contacts.is_empty();
    let mut of_heard = before.map_or_else(BTreeMap::new, |before| before.grown(&set, &heard));
    let touched = set.touched.conversations.iter();
    let others = touched.filter(|id| !of_heard.contains_key(id)).copied();
    let others: BTreeSet<ConversationId> = others.collect();
    of_heard.extend(summaries(connection, &set, &others).await?);
    set.conclude(of_heard);
    // What is withdrawn in conclusion answers no turn: those summaries are told anew.
    let withdrawn = write_messages(connection, &mut set, next_change).await?;
    if !withdrawn.is_empty() {
        let conversations: BTreeSet<ConversationId> = withdrawn
            .iter()
            .filter_map(|id| set.messages.get(id))
            .map(|message| message.conversation)
            .collect();
        for (id, summary) in summaries(connection, &set, &conversations).await? {
            if let Some(row) = set.conversations.get_mut(&id) {
                row.summary = summary;
            }
        }
    }
    write_media(connection, &set, heard.union(&withdrawn)).await?;
    send::write(
        connection,
        set.touched.sends.iter().filter_map(|id| set.sends.get(id)),
    )
    .await?;
    write_parked(connection, &set).await?;
    let facts = set.touched.facts.iter();
    let facts = facts.filter_map(|key| Some((key, set.facts.get(key)?)));
    fact::write(connection, set.scope.line, facts).await?;
    if set.touched.life {
        write_life(connection, set.scope.line, &set.life).await?;
    }
    touch_quoting(connection, &mut set, next_change).await?;
    note_answers(&mut set, next_change);
    write_numbered(connection, &set, next_change, moves).await?;

    let mut heads = Vec::new();
    if !set.touched.changes.is_empty() {
        let first = tell(
            connection,
            set.scope.line,
            &set.touched.changes,
            set.scope.now,
        )
        .await?;
        if first != next_change {
            return Err(StoreError::corrupt(
                "change number",
                "the line was not held",
            ));
        }
        heads.push((set.scope.line, first + set.touched.changes.len() as u64 - 1));
    }
    heads.extend(across::merge_contacts(connection, &set).await?);
    Ok(heads)
}

fn numbered(set: &WorkingSet, next_change: u64) -> impl Iterator<Item = (u64, &Change)> {
    (next_change..).zip(&set.touched.changes)
}

/// Writes the messages touched since the last call; returns them. Changes are only ever added behind those that are there
/// by now, so their numbers are certain already.
async fn write_messages(
    connection: &mut Connection,
    set: &mut WorkingSet,
    next_change: u64,
) -> Result<BTreeSet<MessageId>, StoreError> {
    let touched = std::mem::take(&mut set.touched.messages);
    let newest: BTreeMap<Uuid, u64> = numbered(set, next_change)
        .map(|(no, change)| (change.subject, no))
        .collect();
    let version = |id: &MessageId| newest.get(&id.0).copied().unwrap_or(next_change - 1);
    let rows = touched
        .iter()
        .filter_map(|id| Some((set.messages.get(id)?, version(id))));
    message::write(connection, rows).await?;
    Ok(touched)
}

/// Files of messages: ours are here, the customer's wait to be fetched. Written once per message; a file that was given up
/// waits again if the channel has named it anew.
async fn write_media(
    connection: &mut Connection,
    set: &WorkingSet,
    messages: impl Iterator<Item = &MessageId>,
) -> Result<(), StoreError> {
    let list: Vec<serde_json::Value> = messages
        .filter_map(|id| set.messages.get(id))
        .filter_map(|message| {
            let Content::Media(told) = &message.content else {
                return None;
            };
            let own = message.send.and_then(|id| set.sends.get(&id)?.media);
            if own.is_none() && told.reference.is_none() {
                return None;
            }
            let state = if own.is_some() { "ready" } else { "waiting" };
            let named = set.touched.files.get(&message.id);
            let received_at = named.copied().unwrap_or_else(|| message.received_at());
            Some(
                serde_json::json!({ "message": message.id, "state": state, "media": own,
                "received_at": received_at, "named": named.is_some() }),
            )
        })
        .collect();
    if list.is_empty() {
        return Ok(());
    }
    query(
        "INSERT INTO message_media (message, line, state, media, next_at, received_at) SELECT \
         r.message, $2, r.state, r.media, $3, r.received_at FROM {rows $1: message uuid, state \
         text, media uuid, received_at bigint} AS r WHERE true ON CONFLICT (message) DO NOTHING",
    )
    .bind(json(&list))
    .bind(set.scope.line.0)
    .bind(set.scope.now)
    .execute(&mut *connection)
    .await?;
    let is_named = |row: &&serde_json::Value| row["named"] == true;
    let named: Vec<&serde_json::Value> = list.iter().filter(is_named).collect();
    if named.is_empty() {
        return Ok(());
    }
    query(
        "UPDATE message_media SET received_at = r.received_at, attempts = 0, reason = NULL, \
         state = CASE WHEN state = 'fetching' THEN state ELSE 'waiting' END, \
         next_at = CASE WHEN state = 'fetching' THEN next_at ELSE $2 END \
         FROM {rows $1: message uuid, received_at bigint} AS r \
         WHERE message_media.message = r.message AND message_media.received_at < r.received_at \
         AND state IN ('waiting', 'fetching', 'expired', 'failed')",
    )
    .bind(json(&named))
    .bind(set.scope.now)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn write_parked(
    connection: &mut Connection,
    set: &WorkingSet,
) -> Result<(), StoreError> {
    let touched = set.touched.parked.iter();
    let gone: Vec<_> = touched
        .clone()
        .filter(|external| !set.parked.contains_key(external))
        .collect();
    if !gone.is_empty() {
        query(FORGET_PARKED)
            .bind(of_line(set.scope.line, "external_id", gone))
            .execute(&mut *connection)
            .await?;
    }
    let kept = touched.filter_map(|external| Some((external, set.parked.get(external)?)));
    parked::write(connection, set.scope.line, kept).await
}

/// What was answered before it was told has turned up: the bubbles that answer it show its words now. Those of old history
/// alone are left out: a sync tells thousands of them, and nobody has looked at them yet.
async fn touch_quoting(
    connection: &mut Connection,
    set: &mut WorkingSet,
    next_change: u64,
) -> Result<(), StoreError> {
    let turned_up = set.touched.turned_up.iter();
    let list: Vec<serde_json::Value> = turned_up
        .filter_map(|(external, id)| {
            let conversation = set.messages.get(id)?.conversation;
            Some(serde_json::json!({ "conversation": conversation, "quote": external }))
        })
        .collect();
    if list.is_empty() {
        return Ok(());
    }
    let quoting: Vec<(Uuid, Uuid)> = query_as(QUOTING)
        .bind(json(&list))
        .fetch_all(&mut *connection)
        .await?;
    let mut rows = Vec::new();
    for (id, conversation) in quoting {
        if set.touched.changes.iter().any(|known| known.subject == id) {
            continue;
        }
        set.touched.changes.push(Change {
            kind: ChangeKind::MessageChanged,
            conversation: Some(ConversationId(conversation)),
            subject: id,
            entry: None,
        });
        let no = next_change + set.touched.changes.len() as u64 - 1;
        rows.push(serde_json::json!({ "id": id, "version": no }));
    }
    query(
        "UPDATE messages SET version = r.version FROM {rows $1: id uuid, version bigint} AS r \
         WHERE messages.id = r.id",
    )
    .bind(json(&rows))
    .execute(connection)
    .await?;
    Ok(())
}

/// Which answer was learnt last, in the order of change numbers. An echo that may be of a send of ours is none yet.
fn note_answers(set: &mut WorkingSet, next_change: u64) {
    let answers: Vec<(ConversationId, Answered)> = numbered(set, next_change)
        .filter_map(|(no, change)| {
            let id = MessageId(change.subject);
            let news = match change.kind {
                ChangeKind::MessageAdded => true,
                ChangeKind::MessageChanged => set.touched.learnt.contains(&id),
                _ => false,
            };
            let message = set.messages.get(&id).filter(|_| news)?;
            let held = set.conversations.get(&message.conversation);
            let held = held.is_some_and(|row| row.held.contains_key(&id));
            let answers = message.direction == Direction::Out
                && message.sources.live()
                && !message.void
                && !held;
            answers.then_some((
                message.conversation,
                Answered {
                    no,
                    message: message.id,
                },
            ))
        })
        .collect();
    for (conversation, answered) in answers {
        if let Some(row) = set.conversations.get_mut(&conversation) {
            row.answered = Some(answered);
            set.touched.conversations.insert(conversation);
        }
    }
}

/// What carries a change number: conversations and moves of the floor.
async fn write_numbered(
    connection: &mut Connection,
    set: &WorkingSet,
    next_change: u64,
    moves: bool,
) -> Result<(), StoreError> {
    let mut of_conversation: BTreeMap<ConversationId, u64> = BTreeMap::new();
    let mut of_subject: BTreeMap<Uuid, u64> = BTreeMap::new();
    for (no, change) in numbered(set, next_change) {
        of_subject.insert(change.subject, no);
        if let Some(conversation) = change.conversation {
            of_conversation.insert(conversation, no);
        }
    }
    let version = |id| of_conversation.get(id).copied().unwrap_or(next_change - 1);
    let rows = set
        .touched
        .conversations
        .iter()
        .filter_map(|id| Some((set.conversations.get(id)?, version(id))));
    conversation::write(connection, set.scope.workspace, moves, rows).await?;
    let no = |id: Uuid| of_subject.get(&id).copied().unwrap_or(next_change - 1);
    floor::write(
        connection,
        set.touched
            .floor_events
            .iter()
            .map(|event| (event, no(event.id.0))),
    )
    .await
}
