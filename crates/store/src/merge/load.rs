//! Filling a working set: the rows a batch or a command names, and those reached through them.

use std::collections::BTreeSet;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use twinline_core::contact::Identity;
use twinline_core::converge::{Keys, WorkingSet};
use twinline_core::fact::FactKey;
use twinline_core::hashed::HashedSet;
use twinline_core::ids::{ConversationId, ExternalId, LineId, MessageId, SendId};
use twinline_core::send::{Send, SendAuthor};
use uuid::Uuid;

use crate::engine::{Connection, query_as};
use crate::rows::contact::{ContactColumns, IdentityColumns, IdentityParameter};
use crate::rows::conversation::ConversationColumns;
use crate::rows::fact;
use crate::rows::fact::FactColumns;
use crate::rows::message::MessageColumns;
use crate::rows::parked::ParkedColumns;
use crate::rows::send::SendColumns;
use crate::rules::load_turns;
use crate::store::StoreError;

/// The statements, for the test of their plans: none may walk through a table, a line or a workspace.
#[cfg(test)]
pub(crate) const STATEMENTS: [&str; 8] = [
    OWNERS,
    MESSAGES,
    CONVERSATIONS,
    CONTACTS,
    IDENTITIES,
    SENDS,
    PARKED,
    FACTS,
];

// The rows of a batch carry their line or workspace, and `CROSS JOIN` keeps the batch on the outside: a planner that sees
// `line = $1` beside a list may prefer to walk through the whole line. Ids are gathered first, for the same reason.
const OWNERS: &str = "SELECT o.* FROM \
     {rows $1: workspace uuid, kind text, scope text, value text} AS r CROSS JOIN identities AS i \
     CROSS JOIN identities AS o WHERE i.workspace = r.workspace AND i.kind = r.kind \
     AND i.scope = r.scope AND i.value = r.value AND o.contact = i.contact";
const MESSAGES: &str = "SELECT * FROM messages WHERE id IN (\
     SELECT m.id FROM {rows $1: line uuid, external_id text} AS r CROSS JOIN messages AS m \
     WHERE m.line = r.line AND m.external_id = r.external_id \
     UNION SELECT * FROM {ids $2} AS named)";
const CONVERSATIONS: &str = "SELECT * FROM conversations WHERE id IN (\
     SELECT c.id FROM {rows $1: line uuid, contact uuid} AS r CROSS JOIN conversations AS c \
     WHERE c.line = r.line AND c.contact = r.contact \
     UNION SELECT * FROM {ids $2} AS named)";
const CONTACTS: &str = "SELECT * FROM contacts WHERE id IN {ids $1}";
const IDENTITIES: &str = "SELECT * FROM identities WHERE contact IN {ids $1}";
// A left join as well keeps the batch on the outside, here from an index of all that waits anywhere.
const SENDS: &str = "SELECT * FROM sends WHERE id IN (\
     SELECT s.id FROM {rows $1: line uuid, client_token uuid} AS r CROSS JOIN sends AS s \
     WHERE s.line = r.line AND s.client_token = r.client_token \
     UNION SELECT s.id FROM {rows $2: line uuid, conversation uuid} AS r LEFT JOIN sends AS s \
     ON s.conversation = r.conversation \
     AND s.state IN ('scheduled', 'queued', 'throttled', 'calling', 'unknown') \
     UNION SELECT * FROM {ids $3} AS named)";
const PARKED: &str = "SELECT p.* FROM \
     {rows $1: line uuid, external_id text} AS r CROSS JOIN parked AS p \
     WHERE p.line = r.line AND p.external_id = r.external_id";
const FACTS: &str = "SELECT f.* FROM {rows $1: line uuid, kind text, subject text} AS r CROSS JOIN facts AS f \
     WHERE f.line = r.line AND f.kind = r.kind AND f.subject = r.subject";

/// What is named.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) external_ids: HashedSet<ExternalId>,
    pub(crate) identities: HashedSet<Identity>,
    pub(crate) conversations: BTreeSet<ConversationId>,
    pub(crate) messages: BTreeSet<MessageId>,
    pub(crate) sends: BTreeSet<SendId>,
    pub(crate) client_tokens: BTreeSet<Uuid>,
    pub(crate) facts: BTreeSet<FactKey>,
    /// The contacts of the conversations, with their identities. Without it they are loaded only where a bubble, or what
    /// waits for one, may turn out to be somebody else's.
    pub(crate) people: bool,
    /// The messages that answered last in those conversations: commands judge by them, a merge never does.
    pub(crate) answers: bool,
    /// The newest messages of those conversations, by which rules decide whether a bot may speak.
    pub(crate) turns: bool,
}

impl Wanted {
    pub(crate) fn of(keys: Keys) -> Self {
        Self {
            external_ids: keys.external_ids,
            identities: keys.identities,
            sends: keys.sends,
            facts: keys.facts,
            people: keys.people,
            ..Self::default()
        }
    }
}

/// Loads what is named and what hangs on it: the contacts with all their identities, their conversations on this line,
/// the messages, what is parked, and the conversations of both, the facts, the sends of those messages, the sends that wait
/// or are under way in those conversations, the bubbles of all those sends, and what the conversations hold back. Nine
/// statements, or twelve where a send has no bubble.
pub(crate) async fn load(
    connection: &mut Connection,
    set: &mut WorkingSet,
    wanted: Wanted,
) -> Result<(), StoreError> {
    let mut contacts = owners(connection, set, &wanted.identities).await?;
    let mut named: BTreeSet<Uuid> = wanted.messages.iter().map(|id| id.0).collect();
    named.extend(wanted.sends.iter().map(|id| MessageId::of_send(*id).0));
    messages(connection, set, &wanted.external_ids, &named).await?;

    parked(connection, set, &wanted.external_ids).await?;
    let mut conversations: BTreeSet<Uuid> = wanted.conversations.iter().map(|id| id.0).collect();
    let parked_in = set.parked.values().filter_map(|row| row.conversation);
    conversations.extend(parked_in.map(|id| id.0));
    conversations.extend(set.messages.values().map(|message| message.conversation.0));
    load_conversations(connection, set, &contacts, &conversations).await?;
    let told_before = set.messages.values().any(|message| message.send.is_none());
    let people = wanted.people || told_before || !set.parked.is_empty();
    if people {
        load_people(connection, set, &mut contacts).await?;
    }

    let mut sends: BTreeSet<Uuid> = wanted.sends.iter().map(|id| id.0).collect();
    sends.extend(
        set.messages
            .values()
            .filter_map(|message| message.send)
            .map(|id| id.0),
    );
    load_sends(connection, set, &sends, &wanted.client_tokens).await?;
    // A send that has no bubble is told of by nothing else: it is to be said later, or its bubble became another one.
    let homes = set.sends.values().map(|send| send.conversation);
    let homes = homes.filter(|id| !set.conversations.contains_key(id));
    let homes: BTreeSet<Uuid> = homes.map(|id| id.0).collect();
    if !homes.is_empty() {
        load_conversations(connection, set, &BTreeSet::new(), &homes).await?;
        if people {
            load_people(connection, set, &mut contacts).await?;
        }
    }
    let mut named: BTreeSet<Uuid> = set
        .sends
        .keys()
        .map(|id| MessageId::of_send(*id).0)
        .collect();
    if wanted.answers {
        let answered = set.conversations.values().filter_map(|row| row.answered);
        named.extend(answered.map(|row| row.message.0));
    }
    let held = set.conversations.values().flat_map(|row| row.held.keys());
    named.extend(held.map(|id| id.0));
    named.retain(|id| !set.messages.contains_key(&MessageId(*id)));
    let signed = set.sends.values().filter_map(|send| send.sign());
    let signed: HashedSet<ExternalId> = signed.map(|(of, _)| of.clone()).collect();
    messages(connection, set, &signed, &named).await?;
    let waits = |send: &Send| send.state.pending() && matches!(send.author, SendAuthor::Bot(_));
    if wanted.turns || (wanted.answers && set.sends.values().any(waits)) {
        let spoken_in: Vec<ConversationId> = set.conversations.keys().copied().collect();
        load_turns(connection, set, spoken_in.into_iter()).await?;
    }

    facts(connection, set, &wanted.facts).await
}

/// Keys of one line as the rows of a batch.
pub(super) fn of_line<T>(
    line: LineId,
    key: &'static str,
    values: impl IntoIterator<Item = T>,
) -> Vec<OfLine<T>> {
    let row = |value| OfLine { line, key, value };
    values.into_iter().map(row).collect()
}

/// A row of two columns: the line, and the one called `key`.
pub(super) struct OfLine<T> {
    line: LineId,
    key: &'static str,
    value: T,
}

impl<T: Serialize> Serialize for OfLine<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("OfLine", 2)?;
        row.serialize_field("line", &self.line)?;
        row.serialize_field(self.key, &self.value)?;
        row.end()
    }
}

/// Who owns the identities; all identities of theirs.
async fn owners(
    connection: &mut Connection,
    set: &mut WorkingSet,
    identities: &HashedSet<Identity>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    if identities.is_empty() {
        return Ok(BTreeSet::new());
    }
    let list: Vec<_> = identities
        .iter()
        .map(|identity| IdentityParameter::of(set.scope.workspace, identity))
        .collect();
    let rows: Vec<IdentityColumns> = query_as(OWNERS)
        .bind_list(&list)
        .fetch_all(connection)
        .await?;
    put_identities(set, rows)
}

async fn messages(
    connection: &mut Connection,
    set: &mut WorkingSet,
    external_ids: &HashedSet<ExternalId>,
    named: &BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    if external_ids.is_empty() && named.is_empty() {
        return Ok(());
    }
    let rows: Vec<MessageColumns> = query_as(MESSAGES)
        .bind_list(of_line(set.scope.line, "external_id", external_ids))
        .bind_list(named)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let message = row.message()?;
        if message.line == set.scope.line {
            set.put_message(message);
        }
    }
    Ok(())
}

async fn load_conversations(
    connection: &mut Connection,
    set: &mut WorkingSet,
    contacts: &BTreeSet<Uuid>,
    named: &BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    if contacts.is_empty() && named.is_empty() {
        return Ok(());
    }
    let rows: Vec<ConversationColumns> = query_as(CONVERSATIONS)
        .bind_list(of_line(set.scope.line, "contact", contacts))
        .bind_list(named)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let conversation = row.conversation()?;
        if conversation.line == set.scope.line {
            set.put_conversation(conversation);
        }
    }
    Ok(())
}

/// The customers of all conversations that are not in `contacts` yet, with their identities.
async fn load_people(
    connection: &mut Connection,
    set: &mut WorkingSet,
    contacts: &mut BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    let spoken_with = set.conversations.values().map(|row| row.contact.0);
    let others: BTreeSet<Uuid> = spoken_with.filter(|id| !contacts.contains(id)).collect();
    identities(connection, set, &others).await?;
    contacts.extend(others);
    load_contacts(connection, set, contacts).await
}

async fn load_contacts(
    connection: &mut Connection,
    set: &mut WorkingSet,
    contacts: &BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    if contacts.is_empty() {
        return Ok(());
    }
    let rows: Vec<ContactColumns> = query_as(CONTACTS)
        .bind_list(contacts)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let contact = row.contact()?;
        set.contacts.insert(contact.id, contact);
    }
    Ok(())
}

/// All identities of contacts.
async fn identities(
    connection: &mut Connection,
    set: &mut WorkingSet,
    contacts: &BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    if contacts.is_empty() {
        return Ok(());
    }
    let rows: Vec<IdentityColumns> = query_as(IDENTITIES)
        .bind_list(contacts)
        .fetch_all(connection)
        .await?;
    put_identities(set, rows)?;
    Ok(())
}

/// Puts them in; returns whose they are.
fn put_identities(
    set: &mut WorkingSet,
    rows: Vec<IdentityColumns>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut owners = BTreeSet::new();
    for row in rows {
        let (identity, owned) = row.owned()?;
        owners.insert(owned.by.0);
        set.identities.insert(identity, owned);
    }
    Ok(owners)
}

async fn load_sends(
    connection: &mut Connection,
    set: &mut WorkingSet,
    named: &BTreeSet<Uuid>,
    tokens: &BTreeSet<Uuid>,
) -> Result<(), StoreError> {
    let conversations: Vec<ConversationId> = set.conversations.keys().copied().collect();
    if named.is_empty() && tokens.is_empty() && conversations.is_empty() {
        return Ok(());
    }
    let rows: Vec<SendColumns> = query_as(SENDS)
        .bind_list(of_line(set.scope.line, "client_token", tokens))
        .bind_list(of_line(set.scope.line, "conversation", conversations))
        .bind_list(named)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let send = row.send()?;
        // A token of another line's send proves nothing here.
        if send.line == set.scope.line {
            set.sends.insert(send.id, send);
        }
    }
    Ok(())
}

async fn parked(
    connection: &mut Connection,
    set: &mut WorkingSet,
    external_ids: &HashedSet<ExternalId>,
) -> Result<(), StoreError> {
    if external_ids.is_empty() {
        return Ok(());
    }
    let rows: Vec<ParkedColumns> = query_as(PARKED)
        .bind_list(of_line(set.scope.line, "external_id", external_ids))
        .fetch_all(connection)
        .await?;
    for row in rows {
        let (external, parked) = row.parked()?;
        set.parked.insert(external, parked);
    }
    Ok(())
}

async fn facts(
    connection: &mut Connection,
    set: &mut WorkingSet,
    keys: &BTreeSet<FactKey>,
) -> Result<(), StoreError> {
    if keys.is_empty() {
        return Ok(());
    }
    let line = set.scope.line;
    let list: Vec<_> = keys.iter().map(|key| fact::named(line, key)).collect();
    let rows: Vec<FactColumns> = query_as(FACTS)
        .bind_list(&list)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let (key, fact) = row.fact()?;
        set.facts.insert(key, fact);
    }
    Ok(())
}
