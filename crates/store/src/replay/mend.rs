//! Mending: rows of the present state that differ become what the replay has; what is primary in them stays.
//!
//! One transaction for what spans lines, then one per line, each with numbered changes, so that every reader of the feed
//! hears of what was mended. In each, what is too much goes first: a row may need the name of one that goes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json as object};
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::contact::{Claim, Contact, Identity, NameSource, Owned, Tenure};
use twinline_core::conversation::Conversation;
use twinline_core::ids::{ContactId, ConversationId, ExternalId, LineId, WorkspaceId};
use uuid::Uuid;

use super::Compared;
use super::compare::{Pair, Walk};
use super::derived::{
    Derived, OF_A_LINE, SPANNING, Table, fact_parts, identity_parts, parked_external,
};
use super::homes::places;
use super::inherit::{called, decided, hand_names_over, hand_over, inheriting};
use super::names::Heirs;
use crate::changes::tell;
use crate::engine::{Connection, execute, query, query_as, query_scalar};
use crate::lines::{LineEvent, add_line_events, update_life};
use crate::merge::{OpenSet, open_set, parked_anew};
use crate::rows::contact::{self, ContactColumns};
use crate::rows::conversation;
use crate::rows::fact;
use crate::rows::from_word;
use crate::rows::message::{self, MessageColumns};
use crate::rows::parked::ParkedColumns;
use crate::store::{Store, StoreError};
use crate::unreadables::add_unreadables;

/// Rows written at once.
const BATCH: usize = 500;

/// The two states, and when it is.
struct Mending<'a> {
    present: &'a Store,
    replayed: &'a Store,
    heirs: &'a Heirs,
    compared: Compared,
    now: Millis,
    /// Contacts that were mended: lists show their names.
    contacts: Vec<Uuid>,
    count: u64,
}

/// See [`super::Scratch::mend`].
pub(super) async fn mend(
    present: &Store,
    replayed: &Store,
    heirs: &Heirs,
    compared: Compared,
    now: Millis,
) -> Result<u64, StoreError> {
    let mut mending = Mending {
        present,
        replayed,
        heirs,
        compared,
        now,
        contacts: Vec::new(),
        count: 0,
    };
    if compared.line.is_none() {
        let mut transaction = present.begin().await?;
        hand_names_over(&mut transaction, present, heirs).await?;
        for table in SPANNING {
            mending.spanning(&mut transaction, table).await?;
        }
        transaction.commit().await?;
    }
    for line in present.all_lines().await? {
        if compared.line.is_none_or(|only| only == line.id) {
            mending.line(line.id).await?;
        }
    }
    Ok(mending.count)
}

/// What differs of a table, a batch at a time.
struct Batches<'a> {
    walk: Walk<'a>,
    table: Table,
}

impl Batches<'_> {
    /// The next rows that are too much, or that are not as they should be; none: the table is through.
    async fn next(&mut self, surplus: bool) -> Result<Vec<Pair>, StoreError> {
        let mut pairs = Vec::new();
        while pairs.len() < BATCH
            && let Some(pair) = self.walk.next().await?
        {
            if pair.differs(self.table) && pair.replayed.is_none() == surplus {
                pairs.push(pair);
            }
        }
        Ok(pairs)
    }
}

fn uuids(pairs: &[Pair]) -> Vec<Uuid> {
    pairs
        .iter()
        .filter_map(|pair| Uuid::try_parse(pair.key()).ok())
        .collect()
}

fn replayed_text(pair: &Pair, column: &str) -> String {
    let value = pair
        .replayed
        .as_ref()
        .and_then(|row| row.values.get(column));
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn replayed_moment(pair: &Pair, column: &str) -> Option<Millis> {
    let row = pair.replayed.as_ref()?;
    row.values.get(column)?.as_i64()
}

fn replayed_number(pair: &Pair, column: &str) -> i64 {
    replayed_moment(pair, column).unwrap_or_default()
}

impl<'a> Mending<'a> {
    fn batches(&self, table: Table, line: Option<LineId>) -> Batches<'a> {
        let compared = Compared {
            line,
            ..self.compared
        };
        Batches {
            walk: Walk::new(self.present, self.replayed, table, compared),
            table,
        }
    }

    async fn spanning(
        &mut self,
        connection: &mut Connection,
        table: Table,
    ) -> Result<(), StoreError> {
        for surplus in [true, false] {
            let mut batches = self.batches(table, None);
            loop {
                let pairs = batches.next(surplus).await?;
                if pairs.is_empty() {
                    break;
                }
                self.count += pairs.len() as u64;
                match table {
                    Table::Contacts => self.mend_contacts(connection, &pairs, surplus).await?,
                    Table::Identities => mend_identities(connection, &pairs, surplus).await?,
                    Table::UnknownLines => {
                        mend_unknown(connection, &pairs, surplus, self.now).await?;
                    }
                    _ => self.mend_unreadables(connection, &pairs, surplus).await?,
                }
            }
        }
        Ok(())
    }

    async fn mend_contacts(
        &mut self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
    ) -> Result<(), StoreError> {
        let ids = uuids(pairs);
        self.contacts.extend(&ids);
        if surplus {
            query("DELETE FROM contacts WHERE id IN {ids $1}")
                .bind_list(&ids)
                .execute(connection)
                .await?;
            return Ok(());
        }
        let concerned = ids.iter().copied().map(ContactId).collect();
        let present = called(self.present, self.heirs, &concerned).await?;
        let mut replayed = contacts(self.replayed, &ids).await?;
        for (id, contact) in &mut replayed {
            let team = present
                .get(id)
                .and_then(|row| row.names.get(&NameSource::Team));
            if let Some(name) = team {
                contact.names.insert(NameSource::Team, name.clone());
            }
        }
        // Whose a contact is never changes, so that writing one that is there leaves it alone.
        query("DELETE FROM contacts WHERE id IN {ids $1}")
            .bind_list(&ids)
            .execute(&mut *connection)
            .await?;
        execute(contact::upsert(replayed.values()), connection).await?;
        Ok(())
    }

    async fn mend_unreadables(
        &mut self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
    ) -> Result<(), StoreError> {
        let ids = uuids(pairs);
        if surplus {
            // It can be read by now: that is what "replayed" says.
            query("UPDATE unreadables SET state = 'replayed' WHERE id IN {ids $1}")
                .bind_list(&ids)
                .execute(connection)
                .await?;
            return Ok(());
        }
        query("DELETE FROM unreadables WHERE id IN {ids $1}")
            .bind_list(&ids)
            .execute(&mut *connection)
            .await?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.replayed.unreadable(id).await?.map(|row| row.what));
        }
        add_unreadables(connection, &found).await
    }

    async fn line(&mut self, line: LineId) -> Result<(), StoreError> {
        let mut transaction = self.present.begin().await?;
        let open = open_set(&mut transaction, line, self.now).await?;
        let mut told = Told {
            line,
            next: open.next_change,
            changes: Vec::new(),
        };
        let before = self.count;
        let workspace = self.workspace(line).await?;
        let kept = inheriting(self.present, self.heirs, line, self.now).await?;
        let mut rows = Vec::new();
        for row in &kept {
            let version = told.add(ChangeKind::Conversation, Some(row.id), row.id.0);
            rows.push((row, version));
        }
        let moved = conversation::upsert(workspace, rows.into_iter());
        execute(moved, &mut transaction).await?;
        hand_over(&mut transaction, self.heirs, &kept).await?;
        self.let_go_of_contacts(&mut transaction, line).await?;
        for surplus in [true, false] {
            for table in OF_A_LINE {
                let mut batches = self.batches(table, Some(line));
                loop {
                    let pairs = batches.next(surplus).await?;
                    if pairs.is_empty() {
                        break;
                    }
                    self.count += pairs.len() as u64;
                    let mended = self.of_line(&mut transaction, table, &pairs, surplus, &mut told);
                    Box::pin(mended).await?;
                }
            }
        }
        self.tell_of_names(&mut transaction, &mut told).await?;
        if told.changes.is_empty() && self.count == before {
            transaction.rollback().await?;
            return Ok(());
        }
        let mut heads = Vec::new();
        if !told.changes.is_empty() {
            let first = tell(&mut transaction, line, &told.changes, self.now).await?;
            heads.push((line, first + told.changes.len() as u64 - 1));
        }
        transaction.commit().await?;
        self.present.announce(&heads);
        Ok(())
    }

    async fn workspace(&self, line: LineId) -> Result<WorkspaceId, StoreError> {
        let line = self.present.line(line).await?;
        Ok(line.ok_or(StoreError::NotFound { what: "line" })?.workspace)
    }

    /// A contact has one conversation on a line, and two conversations may have to change contacts with each other: those
    /// that change theirs are nobody's first.
    async fn let_go_of_contacts(
        &self,
        connection: &mut Connection,
        line: LineId,
    ) -> Result<(), StoreError> {
        let mut batches = self.batches(Table::Conversations, Some(line));
        loop {
            let pairs = batches.next(false).await?;
            if pairs.is_empty() {
                return Ok(());
            }
            let contact = |row: &Option<Derived>| row.as_ref()?.values.get("contact").cloned();
            let changing: Vec<Uuid> = (pairs.iter())
                .filter(|pair| pair.present.is_some())
                .filter(|pair| contact(&pair.present) != contact(&pair.replayed))
                .filter_map(|pair| Uuid::try_parse(pair.key()).ok())
                .collect();
            query("UPDATE conversations SET contact = id WHERE id IN {ids $1}")
                .bind_list(&changing)
                .execute(&mut *connection)
                .await?;
        }
    }

    /// Conversations whose contact was mended show another name.
    async fn tell_of_names(
        &self,
        connection: &mut Connection,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        if self.contacts.is_empty() {
            return Ok(());
        }
        let rows: Vec<(Uuid, Uuid)> = query_as(
            "SELECT id, contact FROM conversations WHERE line = $1 AND contact IN {ids $2}",
        )
        .bind(told.line.0)
        .bind_list(&self.contacts)
        .fetch_all(connection)
        .await?;
        for (conversation, contact) in rows {
            told.add(ChangeKind::Contact, None, contact);
            let id = ConversationId(conversation);
            told.add(ChangeKind::Conversation, Some(id), conversation);
        }
        Ok(())
    }

    async fn of_line(
        &self,
        connection: &mut Connection,
        table: Table,
        pairs: &[Pair],
        surplus: bool,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        match table {
            Table::Lines => self.mend_life(connection, told).await,
            Table::LineEvents => mend_line_events(connection, pairs, told.line).await,
            Table::Conversations => {
                self.mend_conversations(connection, pairs, surplus, told)
                    .await
            }
            Table::Messages => self.mend_messages(connection, pairs, surplus, told).await,
            Table::MessageMedia => self.mend_media(connection, pairs, surplus).await,
            Table::Facts => self.mend_facts(connection, pairs, surplus, told).await,
            _ => {
                self.mend_parked(connection, pairs, surplus, told.line)
                    .await
            }
        }
    }

    /// Those of `ids` that the replay has under no line. The others stand under a wrong one, and are mended with theirs.
    async fn nowhere(
        &self,
        elsewhere: &'static str,
        mut ids: Vec<Uuid>,
    ) -> Result<Vec<Uuid>, StoreError> {
        let known: Vec<Uuid> = query_scalar(elsewhere)
            .bind_list(&ids)
            .fetch_all(self.replayed.reader())
            .await?;
        ids.retain(|id| !known.contains(id));
        Ok(ids)
    }

    async fn mend_life(
        &self,
        connection: &mut Connection,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        let replayed = self.replayed.line(told.line).await?;
        let replayed = replayed.ok_or(StoreError::NotFound { what: "line" })?;
        update_life(told.line, &replayed.life)
            .execute(connection)
            .await?;
        told.add(ChangeKind::Number, None, told.line.0);
        Ok(())
    }

    async fn mend_conversations(
        &self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        let ids = uuids(pairs);
        if surplus {
            let elsewhere = "SELECT id FROM conversations WHERE id IN {ids $1}";
            let ids = self.nowhere(elsewhere, ids).await?;
            for id in &ids {
                told.add(ChangeKind::Conversation, Some(ConversationId(*id)), *id);
            }
            query("DELETE FROM conversations WHERE id IN {ids $1}")
                .bind_list(&ids)
                .execute(connection)
                .await?;
            return Ok(());
        }
        let ids: BTreeSet<ConversationId> = ids.into_iter().map(ConversationId).collect();
        let mut present = decided(self.present, self.heirs, &ids, self.now).await?;
        let replayed = decided(self.replayed, &Heirs::default(), &ids, self.now).await?;
        let mut rows = Vec::new();
        for (id, replayed) in replayed {
            let version = told.add(ChangeKind::Conversation, Some(id), id.0);
            let row = match present.remove(&id) {
                // What was decided about it stays.
                Some(row) => Conversation {
                    line: replayed.line,
                    contact: replayed.contact,
                    summary: replayed.summary,
                    ..row
                },
                None => Conversation {
                    summary: replayed.summary,
                    ..Conversation::new(id, replayed.line, replayed.contact)
                },
            };
            rows.push((row, version));
        }
        let workspace = self.workspace(told.line).await?;
        // Where it belongs never changes, so that writing it leaves that alone.
        query("UPDATE conversations SET line = $2, workspace = $3 WHERE id IN {ids $1}")
            .bind_list(&ids)
            .bind(told.line.0)
            .bind(workspace.0)
            .execute(&mut *connection)
            .await?;
        let rows = rows.iter().map(|(row, version)| (row, *version));
        execute(conversation::upsert(workspace, rows), connection).await?;
        Ok(())
    }

    async fn mend_messages(
        &self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        let ids = uuids(pairs);
        if surplus {
            let elsewhere = "SELECT id FROM messages WHERE id IN {ids $1}";
            let ids = self.nowhere(elsewhere, ids).await?;
            let gone = messages(self.present, &ids).await?;
            for message in gone {
                let conversation = Some(message.conversation);
                told.add(ChangeKind::MessageRemoved, conversation, message.id.0);
            }
            for statement in [
                "DELETE FROM message_media WHERE message IN {ids $1}",
                "DELETE FROM messages WHERE id IN {ids $1}",
            ] {
                query(statement)
                    .bind_list(&ids)
                    .execute(&mut *connection)
                    .await?;
            }
            return Ok(());
        }
        // Two may have to change their channel's ids with each other. Writing a message leaves its line alone.
        query("UPDATE messages SET external_id = NULL, line = $2 WHERE id IN {ids $1}")
            .bind_list(&ids)
            .bind(told.line.0)
            .execute(&mut *connection)
            .await?;
        let mut rows = Vec::new();
        for message in messages(self.replayed, &ids).await? {
            // Never "added": what was said long ago wakes nobody.
            let conversation = Some(message.conversation);
            let version = told.add(ChangeKind::MessageChanged, conversation, message.id.0);
            rows.push((message, version));
        }
        let of_sends = rows.iter();
        let of_sends = of_sends.filter_map(|(row, _)| Some((row.send?.0, row.conversation)));
        query(
            "UPDATE sends SET conversation = r.conversation \
             FROM {rows $1: id uuid, conversation uuid} AS r WHERE sends.id = r.id",
        )
        .bind_list(places(of_sends))
        .execute(&mut *connection)
        .await?;
        let rows = rows.iter().map(|(message, version)| (message, *version));
        execute(message::upsert(rows), connection).await?;
        Ok(())
    }

    async fn mend_media(
        &self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
    ) -> Result<(), StoreError> {
        let ids = uuids(pairs);
        if surplus {
            let elsewhere = "SELECT message FROM message_media WHERE message IN {ids $1}";
            let ids = self.nowhere(elsewhere, ids).await?;
            query("DELETE FROM message_media WHERE message IN {ids $1}")
                .bind_list(&ids)
                .execute(connection)
                .await?;
            return Ok(());
        }
        let rows: Vec<(Uuid, Uuid, String, Option<Uuid>, i64)> = query_as(
            "SELECT message, line, state, media, received_at FROM message_media WHERE message IN \
             {ids $1}",
        )
        .bind_list(&ids)
        .fetch_all(self.replayed.reader())
        .await?;
        let rows: Vec<Value> = rows
            .iter()
            .map(|(message, line, state, media, received_at)| {
                object!({ "message": message, "line": line, "state": state, "media": media,
                    "received_at": received_at })
            })
            .collect();
        query(
            "INSERT INTO message_media (message, line, state, media, next_at, received_at) \
             SELECT r.message, r.line, r.state, r.media, $2, r.received_at FROM {rows $1: \
             message uuid, line uuid, state text, media uuid, received_at bigint} AS r WHERE true \
             ON CONFLICT (message) DO UPDATE SET line = excluded.line",
        )
        .bind_list(&rows)
        .bind(self.now)
        .execute(connection)
        .await?;
        Ok(())
    }

    async fn mend_facts(
        &self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
        told: &mut Told,
    ) -> Result<(), StoreError> {
        told.add(ChangeKind::Number, None, told.line.0);
        let parts = pairs.iter().filter_map(|pair| fact_parts(pair.key()));
        if surplus {
            let rows: Vec<Value> = parts
                .map(|(kind, subject)| object!({ "kind": kind, "subject": subject }))
                .collect();
            query(
                "DELETE FROM facts WHERE line = $2 AND (kind, subject) IN \
                 (SELECT r.kind, r.subject FROM {rows $1: kind text, subject text} AS r)",
            )
            .bind_list(&rows)
            .bind(told.line.0)
            .execute(connection)
            .await?;
            return Ok(());
        }
        let replayed = self.replayed.facts(told.line).await?;
        let mut rows = Vec::new();
        for (kind, subject) in parts {
            let key = (from_word("kind of a fact", kind)?, subject.to_owned());
            rows.extend(replayed.get_key_value(&key));
        }
        execute(fact::upsert(told.line, rows.into_iter()), connection).await?;
        Ok(())
    }

    async fn mend_parked(
        &self,
        connection: &mut Connection,
        pairs: &[Pair],
        surplus: bool,
        line: LineId,
    ) -> Result<(), StoreError> {
        let OpenSet { mut set, .. } = open_set(connection, line, self.now).await?;
        let externals: Vec<&str> = pairs
            .iter()
            .map(|pair| parked_external(pair.key()))
            .collect();
        if !surplus {
            let rows: Vec<ParkedColumns> =
                query_as("SELECT * FROM parked WHERE line = $1 AND external_id IN {texts $2}")
                    .bind(line.0)
                    .bind_list(&externals)
                    .fetch_all(self.replayed.reader())
                    .await?;
            for row in rows {
                let (external, parked) = row.parked()?;
                set.parked.insert(external, parked);
            }
        }
        let externals = externals.into_iter().map(|id| ExternalId(id.to_owned()));
        set.touched.parked.extend(externals);
        for statement in parked_anew(&set) {
            execute(statement, &mut *connection).await?;
        }
        Ok(())
    }
}

/// The changes of one line's transaction, in order.
struct Told {
    line: LineId,
    next: u64,
    changes: Vec<Change>,
}

impl Told {
    /// Adds a change; returns its number.
    fn add(
        &mut self,
        kind: ChangeKind,
        conversation: Option<ConversationId>,
        subject: Uuid,
    ) -> u64 {
        self.changes.push(Change {
            kind,
            conversation,
            subject,
            entry: None,
        });
        self.next + self.changes.len() as u64 - 1
    }
}

/// Their ids are made of what they say, so a falsified one is written anew.
async fn mend_line_events(
    connection: &mut Connection,
    pairs: &[Pair],
    line: LineId,
) -> Result<(), StoreError> {
    query("DELETE FROM line_events WHERE id IN {ids $1}")
        .bind_list(uuids(pairs))
        .execute(&mut *connection)
        .await?;
    let events: Vec<LineEvent> = pairs
        .iter()
        .map(|pair| LineEvent {
            line,
            at: replayed_number(pair, "at"),
            kind: replayed_text(pair, "kind"),
            text: replayed_text(pair, "text"),
        })
        .collect();
    add_line_events(connection, &events).await
}

async fn mend_identities(
    connection: &mut Connection,
    pairs: &[Pair],
    surplus: bool,
) -> Result<(), StoreError> {
    if surplus {
        let rows: Vec<Value> = pairs
            .iter()
            .filter_map(|pair| identity_parts(pair.key()))
            .map(|(workspace, kind, scope, value)| {
                object!({ "workspace": workspace, "kind": kind, "scope": scope, "value": value })
            })
            .collect();
        query(
            "DELETE FROM identities WHERE (workspace, kind, scope, value) IN \
             (SELECT r.workspace, r.kind, r.scope, r.value FROM \
             {rows $1: workspace uuid, kind text, scope text, value text} AS r)",
        )
        .bind_list(&rows)
        .execute(connection)
        .await?;
        return Ok(());
    }
    let mut owners: BTreeMap<Uuid, Vec<(Identity, Owned)>> = BTreeMap::new();
    for pair in pairs {
        let Some((workspace, kind, scope, value)) = identity_parts(pair.key()) else {
            continue;
        };
        let identity = Identity {
            kind: from_word("kind of an identity", kind)?,
            scope: scope.to_owned(),
            value: value.to_owned(),
        };
        let contact = Uuid::try_parse(&replayed_text(pair, "contact")).unwrap_or_default();
        let of_workspace = owners.entry(workspace).or_default();
        let claim = (!replayed_text(pair, "by").is_empty()).then(|| Claim {
            at: replayed_number(pair, "at"),
            by: replayed_text(pair, "by"),
        });
        let tenure = Tenure {
            heard_on: replayed_moment(pair, "heard_on"),
            taken_at: replayed_moment(pair, "taken_at"),
            left_at: replayed_moment(pair, "left_at"),
        };
        let by = ContactId(contact);
        of_workspace.push((identity, Owned { by, claim, tenure }));
    }
    for (workspace, owners) in owners {
        let owners = owners.iter().map(|(identity, owned)| (identity, owned));
        let owners = contact::upsert_identities(WorkspaceId(workspace), owners);
        execute(owners, &mut *connection).await?;
    }
    Ok(())
}

async fn mend_unknown(
    connection: &mut Connection,
    pairs: &[Pair],
    surplus: bool,
    now: Millis,
) -> Result<(), StoreError> {
    if surplus {
        let addresses: Vec<&str> = pairs.iter().map(Pair::key).collect();
        query("DELETE FROM unknown_lines WHERE address IN {texts $1}")
            .bind_list(&addresses)
            .execute(connection)
            .await?;
        return Ok(());
    }
    let rows: Vec<Value> = pairs
        .iter()
        .map(|pair| object!({ "address": pair.key(), "count": replayed_number(pair, "count") }))
        .collect();
    query(
        "INSERT INTO unknown_lines (address, count, last_at) SELECT r.address, r.count, $2 FROM \
         {rows $1: address text, count bigint} AS r WHERE true \
         ON CONFLICT (address) DO UPDATE SET count = excluded.count",
    )
    .bind_list(&rows)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

async fn contacts(store: &Store, ids: &[Uuid]) -> Result<BTreeMap<ContactId, Contact>, StoreError> {
    let rows: Vec<ContactColumns> = query_as("SELECT * FROM contacts WHERE id IN {ids $1}")
        .bind_list(ids)
        .fetch_all(store.reader())
        .await?;
    let contacts = rows.into_iter().map(ContactColumns::contact);
    contacts
        .map(|contact| contact.map(|contact| (contact.id, contact)))
        .collect()
}

async fn messages(
    store: &Store,
    ids: &[Uuid],
) -> Result<Vec<twinline_core::message::Message>, StoreError> {
    let rows: Vec<MessageColumns> = query_as("SELECT * FROM messages WHERE id IN {ids $1}")
        .bind_list(ids)
        .fetch_all(store.reader())
        .await?;
    rows.into_iter().map(MessageColumns::message).collect()
}
