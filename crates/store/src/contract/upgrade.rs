//! Upgrades: rows as any earlier version wrote them are the same after all later steps, but for what a step is there to
//! alter, and today's code reads them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use twinline_core::ids::PersonId;
use twinline_core::ids::{ContactId, ConversationId, LineId, MediaId, MessageId, WorkspaceId};
use uuid::Uuid;

use super::search::{asked, follow};
use super::{NOW, marks};
use crate::engine::{self, Kind, Pool, query};
use crate::{Database, MediaPreview, MediaState, SearchQuery, Store};

/// What each step brought to the rows that were there, and rows of its own: as the version with that step wrote them.
const STEPS: [&str; 30] = [
    include_str!("upgrade/0001.json"),
    include_str!("upgrade/0002.json"),
    include_str!("upgrade/0003.json"),
    include_str!("upgrade/0004.json"),
    include_str!("upgrade/0005.json"),
    include_str!("upgrade/0006.json"),
    include_str!("upgrade/0007.json"),
    include_str!("upgrade/0008.json"),
    include_str!("upgrade/0009.json"),
    include_str!("upgrade/0010.json"),
    include_str!("upgrade/0011.json"),
    include_str!("upgrade/0012.json"),
    include_str!("upgrade/0013.json"),
    include_str!("upgrade/0014.json"),
    include_str!("upgrade/0015.json"),
    include_str!("upgrade/0016.json"),
    include_str!("upgrade/0017.json"),
    include_str!("upgrade/0018.json"),
    include_str!("upgrade/0019.json"),
    include_str!("upgrade/0020.json"),
    include_str!("upgrade/0021.json"),
    include_str!("upgrade/0022.json"),
    include_str!("upgrade/0023.json"),
    include_str!("upgrade/0024.json"),
    include_str!("upgrade/0025.json"),
    include_str!("upgrade/0026.json"),
    include_str!("upgrade/0027.json"),
    include_str!("upgrade/0028.json"),
    include_str!("upgrade/0029.json"),
    include_str!("upgrade/0030.json"),
];

/// Filled by hand, because lists know no bytes.
const OF_BYTES: [&str; 2] = ["sessions", "setup_tokens"];

#[derive(serde::Deserialize)]
struct Step {
    /// Columns of rows that are there, all with the same values.
    #[serde(default)]
    columns: Vec<Seed>,
    #[serde(default)]
    rows: Vec<Seed>,
    #[serde(default)]
    dropped: Vec<(String, String)>,
    /// What the step makes anew in rows from before it.
    #[serde(default)]
    rewritten: Vec<(String, String)>,
}

#[derive(serde::Deserialize)]
struct Seed {
    table: String,
    /// With their kinds. None: the columns that the table has.
    #[serde(default)]
    columns: String,
    row: Map<String, Value>,
}

/// A table with its columns, each with its kind, and its rows.
struct Table {
    name: String,
    columns: Vec<(String, String)>,
    rows: Vec<Map<String, Value>>,
}

fn steps() -> Vec<Step> {
    let steps = STEPS.iter();
    steps
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}

fn kinds(columns: &str) -> impl Iterator<Item = (String, String)> {
    columns.split(", ").filter_map(|column| {
        let (name, kind) = column.split_once(' ')?;
        Some((name.to_owned(), kind.to_owned()))
    })
}

/// The rows as the version with the steps up to `step` wrote them.
fn seeded(step: usize) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for step in steps().into_iter().take(step) {
        for (table, column) in step.dropped {
            let table = tables.iter_mut().find(|known| known.name == table).unwrap();
            table.columns.retain(|(name, _)| *name != column);
            for row in &mut table.rows {
                row.remove(&column);
            }
        }
        for new in step.columns {
            let table = tables
                .iter_mut()
                .find(|known| known.name == new.table)
                .unwrap();
            table.columns.extend(kinds(&new.columns));
            for row in &mut table.rows {
                row.extend(new.row.clone());
            }
        }
        for new in step.rows {
            match tables.iter_mut().find(|known| known.name == new.table) {
                Some(table) => table.rows.push(new.row),
                None => tables.push(Table {
                    name: new.table,
                    columns: kinds(&new.columns).collect(),
                    rows: vec![new.row],
                }),
            }
        }
    }
    tables
}

/// Statements of a test are made at run time; there are few.
fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

async fn fill(write: &Pool, tables: &[Table]) {
    for Table {
        name,
        columns,
        rows,
    } in tables
    {
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(", ");
        let kinds: Vec<String> = columns
            .iter()
            .map(|(n, kind)| format!("{n} {kind}"))
            .collect();
        let kinds = kinds.join(", ");
        let insert =
            format!("INSERT INTO {name} ({names}) SELECT {names} FROM {{rows $1: {kinds}}} AS r");
        let filled = query(leaked(insert)).bind_list(rows).execute(write).await;
        assert_eq!(filled.unwrap(), rows.len() as u64, "{name}");
    }
    query(
        "INSERT INTO sessions (token_hash, person, created_at, last_at, expires_at, user_agent) \
         VALUES ($1, $2, $3, $3, $3, 'a browser')",
    )
    .bind(vec![7u8; 32])
    .bind(Uuid::from_u128(2))
    .bind(NOW)
    .execute(write)
    .await
    .unwrap();
    query(
        "INSERT INTO setup_tokens (token_hash, workspace, created_at, expires_at) \
         VALUES ($1, $2, $3, $3)",
    )
    .bind(vec![8u8; 32])
    .bind(Uuid::from_u128(1))
    .bind(NOW)
    .execute(write)
    .await
    .unwrap();
}

/// Every table that the version had has its rows here, with every column. The index of the search comes by itself.
async fn is_complete(pool: &Pool, tables: &[Table]) {
    let mut there = marks::tables(pool).await;
    there.retain(|name| !name.starts_with("search_"));
    let filled = tables.iter().map(|table| table.name.clone());
    let filled: BTreeSet<String> = filled.chain(OF_BYTES.map(str::to_owned)).collect();
    assert_eq!(there, filled, "left: the schema's tables");
    for table in tables {
        let filled: BTreeSet<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
        let there = marks::columns(pool, &table.name).await;
        assert_eq!(there, filled, "{}; left: the schema's columns", table.name);
    }
}

/// All rows as texts, without the columns of `but`.
async fn dump(pool: &Pool, tables: &[Table], but: &[(String, String)]) -> Vec<String> {
    let mut rows = Vec::new();
    let of_bytes = OF_BYTES.map(|name| (name.to_owned(), vec!["token_hash".to_owned()]));
    let known = tables.iter().map(|table| {
        let kept = |name: &&String| !but.contains(&(table.name.clone(), (*name).clone()));
        let names = table.columns.iter().map(|(name, _)| name);
        (table.name.clone(), names.filter(kept).cloned().collect())
    });
    for (table, columns) in known.chain(of_bytes) {
        let text = |column: &String| match pool.kind() {
            Kind::Sqlite => format!("quote({column})"),
            Kind::Postgres => format!("coalesce({column}::text, 'NULL')"),
        };
        let columns: Vec<String> = columns.iter().map(text).collect();
        let select = format!("SELECT {} AS t FROM {table}", columns.join(" || ' ' || "));
        let found: Vec<String> = engine::query_scalar(leaked(select))
            .fetch_all(pool)
            .await
            .unwrap();
        rows.extend(found.into_iter().map(|row| format!("{table}: {row}")));
    }
    rows.sort();
    rows
}

/// Takes databases without a schema, one for each step.
pub(crate) async fn rows_of_every_step_stay_what_they_are(
    mut fresh: impl FnMut() -> (Database, Box<dyn std::any::Any>),
) {
    let steps = steps();
    assert_eq!(
        i64::try_from(steps.len()).unwrap(),
        engine::newest_step(),
        "a step of the schema without rows to try it on"
    );
    for from in 1..=steps.len() {
        let (database, _kept) = fresh();
        let tables = seeded(from);
        let opened = engine::open_at(&database, i64::try_from(from).unwrap())
            .await
            .unwrap();
        fill(&opened.write, &tables).await;
        is_complete(&opened.write, &tables).await;
        let later = &steps[from..];
        let but: Vec<(String, String)> = later
            .iter()
            .flat_map(|step| [&step.dropped[..], &step.rewritten[..]].concat())
            .collect();
        let before = dump(&opened.write, &tables, &but).await;
        opened.search.read.close().await;
        opened.search.write.close().await;
        opened.read.close().await;
        opened.write.close().await;
        opened.hold.release().await;

        let store = Store::open(&database).await.unwrap();
        let after = dump(store.reader(), &tables, &but).await;
        assert_eq!(after, before, "from step {from}");
        is_read(&store, from).await;
        if from < 2 {
            ids_of_customers_have_their_scope(&store).await;
        }
        if from < 12 {
            what_was_sent_was_said_when_it_was_written(&store).await;
        }
        if from < 10 {
            open_words_know_when_they_were_heard_of(&store).await;
        }
        if from < 5 {
            files_given_up_too_early_wait_again(&store).await;
        }
        store.close().await;
    }
}

async fn what_was_sent_was_said_when_it_was_written(store: &Store) {
    let said: Vec<(i64, Option<i64>)> = engine::query_as("SELECT created_at, said_at FROM sends")
        .fetch_all(store.reader())
        .await
        .unwrap();
    assert!(!said.is_empty());
    assert!(said.iter().all(|(created, said)| *said == Some(*created)));
}

async fn open_words_know_when_they_were_heard_of(store: &Store) {
    let ids = [0xc0, 0xc1].map(|n| ConversationId(id(n)));
    let mut heard = Vec::new();
    for id in ids {
        let rows = store.bare_conversations(&[id]).await.unwrap();
        heard.extend(rows.into_iter().map(|row| row.summary.open_heard));
    }
    assert_eq!(heard, [None, Some("0001a3185c500000".to_owned())]);
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Today's code reads what stands there.
async fn is_read(store: &Store, from: usize) {
    let conversation = ConversationId(id(0xc0));
    let rows = store.messages(conversation, None, 10).await.unwrap();
    let messages: Vec<MessageId> = rows.iter().map(|row| row.message.id).collect();
    assert_eq!(messages, [0xe0, 0xe1, 0xe2].map(|n| MessageId(id(n))));
    assert_eq!(rows[0].message.content.text(), Some("Two loaves, please"));
    assert_eq!(rows[0].message.reactions.len(), usize::from(from >= 2));
    assert!(rows[0].media.is_some() && rows[0].send.is_some());
    let row = &store.conversation_rows(&[conversation]).await.unwrap()[0];
    assert_eq!(row.newest.as_ref(), Some(&rows[0]));
    let contact = ContactId(id(0xcc));
    let card = store.contact(contact).await.unwrap().unwrap();
    assert_eq!(card.identities.len(), 2);
    assert_eq!(card.contact.preferences.len(), usize::from(from >= 2));
    let line = LineId(id(0x11));
    assert_eq!(store.line(line).await.unwrap().unwrap().head, 1);
    assert_eq!(store.lines(WorkspaceId(id(1))).await.unwrap().len(), 1);
    assert_eq!(
        store.facts(line).await.unwrap().len(),
        usize::from(from >= 2)
    );
    assert!(store.person(PersonId(id(2))).await.unwrap().is_some());
    let events = store.floor_events(conversation, 0, i64::MAX).await;
    assert_eq!(events.unwrap().len(), 1);
    assert_eq!(store.changes_after(line, 0, 9).await.unwrap().len(), 1);
    assert_eq!(store.unreadables(None, 9).await.unwrap().len(), 1);
    let file = store.media(MediaId(id(0xfd))).await.unwrap().unwrap();
    assert_eq!(
        matches!(file.preview, Some(MediaPreview::Picture { .. })),
        from >= 4,
        "{:?}",
        file.preview
    );
    follow(store).await;
    let found = SearchQuery {
        workspace: WorkspaceId(id(1)),
        ..asked("loaves")
    };
    let found = store.search_messages(&found).await.unwrap();
    assert_eq!(
        found.items.len(),
        1,
        "the index is made from what was there"
    );
}

/// Where a workspace has one account, it can only be that.
async fn ids_of_customers_have_their_scope(store: &Store) {
    let scopes: Vec<(String, String)> =
        engine::query_as("SELECT value, scope FROM identities WHERE kind = 'bsuid' ORDER BY value")
            .fetch_all(store.reader())
            .await
            .unwrap();
    let pair = |value: &str, scope: &str| (value.to_owned(), scope.to_owned());
    assert_eq!(scopes, [pair("GB.1", "200"), pair("GB.2", "")]);
}

/// What was given up within the seven days is tried again, and nothing else.
async fn files_given_up_too_early_wait_again(store: &Store) {
    let ids = [0xe0, 0xe1, 0xe2].map(|n| MessageId(id(n)));
    let rows = store.message_rows(&ids).await.unwrap();
    let states: BTreeMap<MessageId, MediaState> = rows
        .iter()
        .map(|row| (row.message.id, row.media.as_ref().unwrap().state))
        .collect();
    let expected = [MediaState::Ready, MediaState::Waiting, MediaState::Failed];
    assert_eq!(states, ids.into_iter().zip(expected).collect());
    let due = store.claim_due_media(NOW, NOW + 1, 9).await.unwrap();
    let due: Vec<MessageId> = due.iter().map(|due| due.message).collect();
    assert_eq!(due, [ids[1]]);
}
