//! Upgrades: rows as an earlier version wrote them are the same after all later steps, and today's code reads them.

use twinline_core::ids::{ContactId, ConversationId, LineId, MessageId, PersonId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{self, Kind, Pool, query};
use crate::{Database, Store};

/// Every table of step 1: its columns with their kinds, and a row as version 0.1.0 wrote it.
const SEEDS: &str = include_str!("upgrade/0001.json");

#[derive(serde::Deserialize)]
struct Seed {
    table: String,
    columns: String,
    row: serde_json::Value,
}

/// Columns that later steps dropped.
const DROPPED: [(&str, &str); 2] = [("contacts", "search"), ("messages", "search")];

fn names(columns: &str) -> Vec<&str> {
    columns
        .split(", ")
        .filter_map(|column| column.split(' ').next())
        .collect()
}

/// Statements of a test are made at run time; there are few.
fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

async fn fill(write: &Pool, seeds: &[Seed]) {
    for seed in seeds {
        let list = names(&seed.columns).join(", ");
        let (table, columns) = (&seed.table, &seed.columns);
        let insert =
            format!("INSERT INTO {table} ({list}) SELECT {list} FROM {{rows $1: {columns}}} AS r");
        let rows = serde_json::Value::Array(vec![seed.row.clone()]);
        let filled = query(leaked(insert)).bind(rows.to_string());
        assert_eq!(filled.execute(write).await.unwrap(), 1, "{table}");
    }
}

/// The columns of step 1 of all rows, as texts.
async fn dump(pool: &Pool, seeds: &[Seed]) -> Vec<String> {
    let mut rows = Vec::new();
    for seed in seeds {
        let text = |column: &str| match pool.kind() {
            Kind::Sqlite => format!("quote({column})"),
            Kind::Postgres => format!("coalesce({column}::text, 'NULL')"),
        };
        let kept = |column: &&str| !DROPPED.contains(&(seed.table.as_str(), column));
        let columns = names(&seed.columns).into_iter().filter(kept);
        let columns: Vec<String> = columns.map(text).collect();
        let select = format!("SELECT {} FROM {}", columns.join(" || ' ' || "), seed.table);
        let found: Vec<String> = engine::query_scalar(leaked(select))
            .fetch_all(pool)
            .await
            .unwrap();
        rows.extend(
            found
                .into_iter()
                .map(|row| format!("{}: {row}", seed.table)),
        );
    }
    rows
}

/// Takes a database without a schema.
pub(crate) async fn rows_of_the_first_step_stay_what_they_are(database: &Database) {
    let seeds: Vec<Seed> = serde_json::from_str(SEEDS).unwrap();
    let opened = engine::open_at(database, 1).await.unwrap();
    fill(&opened.write, &seeds).await;
    let before = dump(&opened.write, &seeds).await;
    assert_eq!(before.len(), seeds.len());
    opened.read.close().await;
    opened.write.close().await;
    opened.hold.release().await;

    let store = Store::open(database).await.unwrap();
    assert_eq!(dump(store.reader(), &seeds).await, before);
    let id = Uuid::from_u128;
    let conversation = ConversationId(id(0xc0));
    let rows = store.messages(conversation, None, 10).await.unwrap();
    assert_eq!(rows[0].message.id, MessageId(id(0xe0)));
    assert_eq!(rows[0].message.content.text(), Some("Two loaves, please"));
    assert!(rows[0].media.is_some() && rows[0].send.is_some());
    let row = &store.conversation_rows(&[conversation]).await.unwrap()[0];
    assert_eq!(row.newest.as_ref(), Some(&rows[0]));
    let card = store.contact(ContactId(id(0xcc))).await.unwrap().unwrap();
    assert_eq!((card.identities.len(), card.media_count), (1, 1));
    assert_eq!(store.line(LineId(id(0x11))).await.unwrap().unwrap().head, 1);
    assert_eq!(store.lines(WorkspaceId(id(1))).await.unwrap().len(), 1);
    assert!(store.person(PersonId(id(2))).await.unwrap().is_some());
    assert_eq!(
        store
            .floor_events(conversation, 0, i64::MAX)
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        store
            .changes_after(LineId(id(0x11)), 0, 9)
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(store.unreadables(None, 9).await.unwrap().len(), 1);
    store.close().await;
}
