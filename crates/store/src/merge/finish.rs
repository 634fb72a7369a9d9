//! Writing a working set back: what is gone, then what messages say, then what follows from it, then the numbers.

use std::collections::BTreeSet;

use twinline_core::change::{Change, ChangeKind};
use twinline_core::content::Content;
use twinline_core::converge::WorkingSet;
use twinline_core::hashed::HashedMap;
use twinline_core::ids::{ConversationId, LineId, MessageId};
use uuid::Uuid;

use super::grown::Before;
use super::load::of_line;
use super::redirect::redirect;
use super::summaries::summaries;
use super::{OpenSet, across};
use crate::changes::{insert, take_numbers};
use crate::collisions::{may_cross, tell_collisions};
use crate::engine::{Connection, Pipeline, Query, query, query_as};
use crate::lines::update_life;
use crate::rows::{contact, conversation, fact, floor, message, parked, send};
use crate::rules::write_rules;
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
        by_hearing,
        ..
    } = open;
    redirect(connection, &mut set).await?;
    let mut writes = Pipeline::on(&mut *connection);
    // Two that turned out to be one may stand there or not.
    let stood = before.as_ref();
    let stood = stood.filter(|_| set.touched.merged_contacts.is_empty());
    let touched = &set.touched;
    let contacts = touched.contacts.iter();
    let contacts = contacts.filter_map(|id| set.contacts.get(id));
    let (known, new): (Vec<_>, Vec<_>) =
        contacts.partition(|row| stood.is_some_and(|before| before.knows_contact(row.id)));
    writes.put(contact::update(known.into_iter())).await?;
    writes.put(contact::upsert(new.into_iter())).await?;
    let owned = touched.identities.iter();
    let owned = owned.filter_map(|identity| Some((identity, set.identities.get(identity)?)));
    let owned = contact::upsert_identities(set.scope.workspace, owned);
    writes.put(owned).await?;

    let (heard, statements) = write_messages(&mut set, next_change, stood);
    for statement in statements {
        writes.put(statement).await?;
    }
    let grown = before.as_ref().filter(|_| by_hearing);
    let grown = grown.map(|before| before.grown(&set, &heard));
    let mut of_heard = grown.unwrap_or_default();
    let touched = set.touched.conversations.iter();
    let others = touched.filter(|id| !of_heard.contains_key(id)).copied();
    let others: BTreeSet<ConversationId> = others.collect();
    if !others.is_empty() {
        of_heard.extend(summaries(writes.idle().await?, &set, &others).await?);
    }
    set.conclude(of_heard);
    // What is withdrawn in conclusion answers no turn: those summaries are told anew.
    let (withdrawn, statements) = write_messages(&mut set, next_change, stood);
    for statement in statements {
        writes.put(statement).await?;
    }
    if !withdrawn.is_empty() {
        let conversations: BTreeSet<ConversationId> = withdrawn
            .iter()
            .filter_map(|id| set.messages.get(id))
            .map(|message| message.conversation)
            .collect();
        for (id, summary) in summaries(writes.idle().await?, &set, &conversations).await? {
            if let Some(row) = set.conversations.get_mut(&id) {
                row.summary = summary;
            }
        }
    }
    for statement in files(&set, heard.union(&withdrawn)) {
        writes.put(statement).await?;
    }
    if !set.touched.sends.is_empty() {
        let sends = set.touched.sends.iter();
        let sends = sends.filter_map(|id| set.sends.get(id));
        let (known, new): (Vec<_>, Vec<_>) =
            sends.partition(|send| stood.is_some_and(|before| before.knows_send(send.id)));
        for statement in [send::update(&known), send::upsert(&new)] {
            writes.put(statement).await?;
        }
        writes
            .put(send::attempts(known.into_iter().chain(new)))
            .await?;
    }
    for statement in parked_anew(&set) {
        writes.put(statement).await?;
    }
    let facts = set.touched.facts.iter();
    let facts = facts.filter_map(|key| Some((key, set.facts.get(key)?)));
    writes.put(fact::upsert(set.scope.line, facts)).await?;
    if set.touched.life {
        let life = update_life(set.scope.line, &set.life);
        writes.put(Some(life)).await?;
    }
    if set.touched.rules.is_some() {
        write_rules(writes.idle().await?, &set).await?;
    }
    if !set.touched.turned_up.is_empty() {
        touch_quoting(writes.idle().await?, &mut set, next_change).await?;
    }
    let crossing = may_cross(&set, heard.union(&withdrawn));
    if !crossing.is_empty() {
        tell_collisions(writes.idle().await?, &mut set, &crossing).await?;
    }
    set.note_answers(next_change);
    for statement in numbered_rows(&set, next_change, stood) {
        writes.put(statement).await?;
    }

    let mut heads = Vec::new();
    let changes = &set.touched.changes;
    if !changes.is_empty() {
        let line = set.scope.line;
        let told = insert(line, next_change, changes, set.scope.now);
        let first = take_numbers(writes.idle().await?, line, changes.len()).await?;
        if first != next_change {
            return Err(StoreError::corrupt(
                "change number",
                "the line was not held",
            ));
        }
        writes.put(told).await?;
        heads.push((line, first + changes.len() as u64 - 1));
    }
    let connection = writes.idle().await?;
    heads.extend(across::merge_contacts(connection, &set).await?);
    Ok(heads)
}

/// The messages touched since the last call, and what writes them. Changes are only ever added behind those that are there
/// by now, so their numbers are certain already.
fn write_messages<'a>(
    set: &'a mut WorkingSet,
    next_change: u64,
    before: Option<&Before>,
) -> (BTreeSet<MessageId>, [Option<Query<'a>>; 2]) {
    let touched = std::mem::take(&mut set.touched.messages);
    let newest: HashedMap<Uuid, u64> = set
        .numbered(next_change)
        .map(|(no, change)| (change.subject, no))
        .collect();
    let version = |id: &MessageId| newest.get(&id.0).copied().unwrap_or(next_change - 1);
    let rows = touched
        .iter()
        .filter_map(|id| Some((set.messages.get(id)?, version(id))));
    // A tick, an answer of the channel's or a reaction leaves what was said as it is.
    let (known, new): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| {
        let stood = before.and_then(|before| before.message(row.id));
        stood.is_some_and(|stood| message::says_the_same(row, stood))
    });
    let statements = [
        message::update(known.into_iter()),
        message::upsert(new.into_iter()),
    ];
    (touched, statements)
}

/// Files of messages: ours are here, the customer's wait to be fetched. Written once per message; a file that was given up
/// waits again if the channel has named it anew.
fn files<'a>(
    set: &WorkingSet,
    messages: impl Iterator<Item = &'a MessageId>,
) -> [Option<Query<'_>>; 2] {
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
        return [None, None];
    }
    let is_named = |row: &&serde_json::Value| row["named"] == true;
    let named: Vec<serde_json::Value> = list.iter().filter(is_named).cloned().collect();
    let added = query(
        "INSERT INTO message_media (message, line, state, media, next_at, received_at) SELECT \
         r.message, $2, r.state, r.media, $3, r.received_at FROM {rows $1: message uuid, state \
         text, media uuid, received_at bigint} AS r WHERE true ON CONFLICT (message) DO NOTHING",
    )
    .bind_list(list)
    .bind(set.scope.line.0)
    .bind(set.scope.now);
    if named.is_empty() {
        return [Some(added), None];
    }
    let waits_again = query(
        "UPDATE message_media SET received_at = r.received_at, attempts = 0, reason = NULL, \
         state = CASE WHEN state = 'fetching' THEN state ELSE 'waiting' END, \
         next_at = CASE WHEN state = 'fetching' THEN next_at ELSE $2 END \
         FROM {rows $1: message uuid, received_at bigint} AS r \
         WHERE message_media.message = r.message AND message_media.received_at < r.received_at \
         AND state IN ('waiting', 'fetching', 'expired', 'failed')",
    )
    .bind_list(named)
    .bind(set.scope.now);
    [Some(added), Some(waits_again)]
}

/// What forgets what waits no more, and what writes that which still does.
pub(crate) fn parked_anew(set: &WorkingSet) -> [Option<Query<'_>>; 2] {
    let touched = set.touched.parked.iter();
    let gone: Vec<_> = touched
        .clone()
        .filter(|external| !set.parked.contains_key(external))
        .collect();
    let forget = (!gone.is_empty())
        .then(|| query(FORGET_PARKED).bind_list(of_line(set.scope.line, "external_id", gone)));
    let kept = touched.filter_map(|external| Some((external, set.parked.get(external)?)));
    [forget, parked::upsert(set.scope.line, kept)]
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
        .bind_list(&list)
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
    .bind_list(&rows)
    .execute(connection)
    .await?;
    Ok(())
}

/// What writes that which carries a change number: conversations and moves of the floor.
fn numbered_rows<'a>(
    set: &'a WorkingSet,
    next_change: u64,
    before: Option<&Before>,
) -> [Option<Query<'a>>; 3] {
    let mut of_conversation: HashedMap<ConversationId, u64> = HashedMap::default();
    let mut of_subject: HashedMap<Uuid, u64> = HashedMap::default();
    for (no, change) in set.numbered(next_change) {
        of_subject.insert(change.subject, no);
        if let Some(conversation) = change.conversation {
            of_conversation.insert(conversation, no);
        }
    }
    let version = |id| of_conversation.get(id).copied().unwrap_or(next_change - 1);
    let rows = set.touched.conversations.iter();
    let rows = rows.filter(|id| set.is_altered(**id));
    let rows = rows.filter_map(|id| Some((set.conversations.get(id)?, version(id))));
    let (known, new): (Vec<_>, Vec<_>) =
        rows.partition(|(row, _)| before.is_some() && set.stood(row.id).is_some());
    let no = |id: Uuid| of_subject.get(&id).copied().unwrap_or(next_change - 1);
    let moved = set.touched.floor_events.iter();
    let moved = moved.map(|event| (event, no(event.id.0)));
    [
        conversation::update(known.into_iter()),
        conversation::upsert(set.scope.workspace, new.into_iter()),
        floor::upsert(moved),
    ]
}
