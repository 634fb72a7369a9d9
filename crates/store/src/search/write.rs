//! Entries into the index and out of it, in batches: a fixed number of statements, however many.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Entry, Subject, fts5, place, vocabulary};
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::store::StoreError;

/// An entry as it stands in the index.
#[derive(FromRow)]
struct Known {
    id: Uuid,
    place: i64,
    mark: i64,
}

#[derive(Serialize)]
struct Row<'a> {
    id: Uuid,
    place: i64,
    workspace: Uuid,
    mark: i64,
    words: String,
    conversation: Option<Uuid>,
    line: Option<Uuid>,
    inbound: Option<bool>,
    origin: Option<&'a str>,
}

#[derive(Serialize)]
struct Words {
    place: i64,
    words: String,
}

#[derive(Serialize)]
struct Place {
    place: i64,
}

/// Makes the index say of `ids` what `entries` says; those without an entry leave it. What is already so is not touched.
pub(super) async fn write(
    connection: &mut Connection,
    subject: Subject,
    ids: &BTreeSet<Uuid>,
    entries: Vec<Entry>,
) -> Result<(), StoreError> {
    let known = known(connection, subject, ids).await?;
    let entries: BTreeMap<Uuid, Entry> = entries.into_iter().map(|row| (row.id, row)).collect();
    let same = |row: &Known| entries.get(&row.id).is_some_and(|new| new.mark == row.mark);
    let gone: Vec<&Known> = known.values().filter(|row| !same(row)).collect();
    let new: Vec<&Entry> = entries
        .values()
        .filter(|entry| {
            known
                .get(&entry.id)
                .is_none_or(|row| row.mark != entry.mark)
        })
        .collect();
    remove(connection, subject, &gone).await?;
    let places = places(connection, subject, &new, &known).await?;
    add(connection, subject, &new, &places).await
}

async fn known(
    connection: &mut Connection,
    subject: Subject,
    ids: &BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, Known>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let text = match subject {
        Subject::Messages => {
            "SELECT message AS id, place, mark FROM search_messages WHERE message IN {ids $1}"
        }
        Subject::Contacts => {
            "SELECT contact AS id, place, mark FROM search_contacts WHERE contact IN {ids $1}"
        }
    };
    let rows: Vec<Known> = query_as(text).bind_list(ids).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn remove(
    connection: &mut Connection,
    subject: Subject,
    gone: &[&Known],
) -> Result<(), StoreError> {
    if gone.is_empty() {
        return Ok(());
    }
    if matches!(connection, Connection::Sqlite(_)) {
        let places: Vec<Place> = gone.iter().map(|row| Place { place: row.place }).collect();
        query(fts5::texts(subject).remove_words)
            .bind_list(&places)
            .execute(&mut *connection)
            .await?;
    }
    let text = match subject {
        Subject::Messages => "DELETE FROM search_messages WHERE message IN {ids $1}",
        Subject::Contacts => "DELETE FROM search_contacts WHERE contact IN {ids $1}",
    };
    let ids: Vec<Uuid> = gone.iter().map(|row| row.id).collect();
    query(text).bind_list(&ids).execute(connection).await?;
    Ok(())
}

/// A free place for each; one that stood at the same moment before keeps its own.
async fn places(
    connection: &mut Connection,
    subject: Subject,
    new: &[&Entry],
    known: &BTreeMap<Uuid, Known>,
) -> Result<BTreeMap<Uuid, i64>, StoreError> {
    if new.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wish = |entry: &&Entry| {
        let before = known.get(&entry.id).map(|row| row.place);
        before
            .filter(|place| place::is_at(*place, entry.at))
            .unwrap_or_else(|| place::wished(entry.at, entry.id))
    };
    let wishes: BTreeMap<Uuid, i64> = new.iter().map(|entry| (entry.id, wish(entry))).collect();
    let mut taken: BTreeSet<i64> = BTreeSet::new();
    // Whoever moves on from an occupied place may meet the next one: asked again until nothing new is in the way.
    loop {
        let places = place::settle(&wishes, taken.clone());
        let asked: Vec<Place> = places
            .values()
            .map(|place| Place { place: *place })
            .collect();
        let text = match subject {
            Subject::Messages => {
                "SELECT place FROM search_messages WHERE place IN \
                 (SELECT r.place FROM {rows $1: place bigint} AS r)"
            }
            Subject::Contacts => {
                "SELECT place FROM search_contacts WHERE place IN \
                 (SELECT r.place FROM {rows $1: place bigint} AS r)"
            }
        };
        let met: Vec<i64> = query_scalar(text)
            .bind_list(&asked)
            .fetch_all(&mut *connection)
            .await?;
        if met.is_empty() {
            return Ok(places);
        }
        taken.extend(met);
    }
}

async fn add(
    connection: &mut Connection,
    subject: Subject,
    new: &[&Entry],
    places: &BTreeMap<Uuid, i64>,
) -> Result<(), StoreError> {
    if new.is_empty() {
        return Ok(());
    }
    let place = |entry: &Entry| places.get(&entry.id).copied().unwrap_or_default();
    let mut rows: Vec<Row<'_>> = new
        .iter()
        .map(|entry| {
            let of = entry.of_message.as_ref();
            Row {
                id: entry.id,
                place: place(entry),
                workspace: entry.workspace,
                mark: entry.mark,
                words: entry.labelled(),
                conversation: of.map(|of| of.conversation),
                line: of.map(|of| of.line),
                inbound: of.map(|of| of.inbound),
                origin: of.map(|of| of.origin.as_str()),
            }
        })
        .collect();
    rows.sort_by_key(|row| row.place);
    let postgres = matches!(connection, Connection::Postgres(_));
    let text = match (subject, postgres) {
        (Subject::Messages, false) => {
            "INSERT INTO search_messages (message, place, conversation, line, workspace, inbound, origin, mark) \
             SELECT r.id, r.place, r.conversation, r.line, r.workspace, r.inbound, r.origin, r.mark \
             FROM {rows $1: id uuid, place bigint, conversation uuid, line uuid, workspace uuid, \
             inbound boolean, origin text, mark bigint} AS r"
        }
        (Subject::Messages, true) => {
            "INSERT INTO search_messages (message, place, conversation, line, workspace, inbound, origin, mark, words) \
             SELECT r.id, r.place, r.conversation, r.line, r.workspace, r.inbound, r.origin, r.mark, \
             array_to_tsvector(string_to_array(r.words, ' ')) \
             FROM {rows $1: id uuid, place bigint, conversation uuid, line uuid, workspace uuid, \
             inbound boolean, origin text, mark bigint, words text} AS r"
        }
        (Subject::Contacts, false) => {
            "INSERT INTO search_contacts (contact, place, workspace, mark) \
             SELECT r.id, r.place, r.workspace, r.mark \
             FROM {rows $1: id uuid, place bigint, workspace uuid, mark bigint} AS r"
        }
        (Subject::Contacts, true) => {
            "INSERT INTO search_contacts (contact, place, workspace, mark, words) \
             SELECT r.id, r.place, r.workspace, r.mark, \
             array_to_tsvector(string_to_array(r.words, ' ')) \
             FROM {rows $1: id uuid, place bigint, workspace uuid, mark bigint, words text} AS r"
        }
    };
    query(text)
        .bind_list(&rows)
        .execute(&mut *connection)
        .await?;
    if postgres {
        return Ok(());
    }
    let words: Vec<Words> = rows
        .into_iter()
        .map(|row| Words {
            place: row.place,
            words: row.words,
        })
        .collect();
    query(fts5::texts(subject).add_words)
        .bind_list(&words)
        .execute(&mut *connection)
        .await?;
    if subject == Subject::Messages {
        vocabulary::learn(connection, new).await?;
    }
    Ok(())
}
