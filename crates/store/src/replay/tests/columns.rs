//! Every column that is said to be compared is falsified once: the replay finds it and mends it. One that is said to be
//! kept is not looked at.

use twinline_core::channel::Address;
use twinline_core::observation::Said;
use twinline_core::ticks::Rung;

use super::{ALL, Bench, bench};
use crate::contract::files;
use crate::contract::marks::{Columns, DERIVED};
use crate::contract::story::{
    answers, befalls, book, bsuid, customer, fact, named, phone, status, wa, wishes,
};
use crate::contract::{LINE, NOW, OTHER_LINE, batch};
use crate::engine::{query, query_as, query_scalar};
use crate::replay::Scratch;
use crate::store::StoreError;
use crate::{Database, LineEvent, MergeBatch, NewUnreadable, Store};

/// A story that leaves a row in every derived table.
fn story() -> Vec<MergeBatch> {
    let (ana, ben) = ([bsuid(1), wa(1)], [wa(2)]);
    let Said::Message(mut picture) = customer("p", &ana, NOW - 8_500, "") else {
        unreachable!()
    };
    picture.content = files::picture("handle");
    let said = [
        vec![named("a", &ana, NOW - 9_000, "Is the rye in?", "Ana")],
        vec![Said::Message(picture), befalls("a", &ana, NOW - 8_400, 3)],
        vec![phone("b", &ana, NOW - 8_000, "It is")],
        vec![answers("c", &ana, "b", NOW - 7_000)],
        vec![status("nobody", Rung::Sent, NOW - 6_000, None)],
        vec![book(&ben, Some("Ben"), NOW - 5_000), wishes(&ana, NOW)],
        vec![fact(0, NOW - 4_000), fact(1, NOW - 3_000)],
    ];
    let mut all: Vec<MergeBatch> = said
        .into_iter()
        .zip(1..)
        .map(|(said, position)| batch(LINE, position, said))
        .collect();
    let last = all.len() as u64 + 1;
    let mut odd = batch(
        OTHER_LINE,
        last,
        vec![customer("d", &ben, NOW - 2_000, "Hello there")],
    );
    odd.unknown = vec![(Address::Line("999".to_owned()), 2)];
    odd.unreadables = vec![NewUnreadable {
        position: last,
        index: 7,
        address: Some(Address::Line("100".to_owned())),
        line: Some(LINE),
        field: Some("messages".to_owned()),
        reason: "odd".to_owned(),
        excerpt: "{}".to_owned(),
        received_at: NOW,
    }];
    odd.events = vec![LineEvent {
        line: LINE,
        at: NOW,
        kind: "history".to_owned(),
        text: "It began.".to_owned(),
    }];
    all.push(odd);
    all
}

async fn told() -> (Bench, Scratch) {
    let bench = bench().await;
    let file = Database::file(bench.folder.path().join("scratch.db"));
    let store = Store::open(file).await.unwrap();
    for batch in story() {
        bench.store.merge(batch).await.unwrap();
    }
    let mut scratch = Scratch::begin(store, bench.store.clone(), NOW)
        .await
        .unwrap();
    for batch in story() {
        scratch.merge(batch).await.unwrap();
    }
    scratch.finish().await.unwrap();
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
    (bench, scratch)
}

/// Statements of a test are made at run time; there are few.
fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

async fn run(bench: &Bench, statement: String) -> u64 {
    let done = query(leaked(statement)).execute(bench.store.writer());
    done.await.unwrap()
}

/// What stands in a column, made something else of the same kind.
fn other(column: &str, kind: &str) -> String {
    match kind {
        "BOOLEAN" => format!("NOT {column}"),
        "BIGINT" => format!("coalesce({column}, 0) + 1"),
        // There are two lines, and foreign keys.
        "BLOB" if column == "line" => {
            format!("(SELECT id FROM lines WHERE id <> coalesce({column}, zeroblob(16)) LIMIT 1)")
        }
        "BLOB" if column == "workspace" => {
            "(SELECT id FROM workspaces ORDER BY id DESC)".to_owned()
        }
        "BLOB" => "randomblob(16)".to_owned(),
        _ => format!("coalesce({column}, '') || 'x'"),
    }
}

/// What a hand does to one column of the first row that has something there, and what the replay says of it. Afterwards it is as it was.
async fn falsified(bench: &Bench, scratch: &Scratch, of: &Columns, column: &str) -> Seen {
    let table = of.table;
    let kind: String = query_scalar("SELECT type FROM pragma_table_info($1) WHERE name = $2")
        .bind(table)
        .bind(column)
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    run(
        bench,
        format!("CREATE TEMP TABLE saved AS SELECT rowid AS r, {column} AS c FROM {table} ORDER BY {column} IS NULL, rowid LIMIT 1"),
    )
    .await;
    let altered = format!(
        "UPDATE {table} SET {column} = {} WHERE rowid = (SELECT r FROM saved)",
        other(column, &kind)
    );
    assert_eq!(run(bench, altered).await, 1, "{table} has no row");
    let seen = match scratch.compare(ALL).await {
        // Not a word of ours any more, or no JSON: told as damage.
        Err(StoreError::Corrupt { .. }) => Seen::AsDamage,
        Err(error) => panic!("{table}.{column}: {error}"),
        Ok(found) if found.count == 0 => Seen::Nothing,
        Ok(found) => {
            assert!(
                found.first.iter().all(|row| row.table == table),
                "{table}.{column}: {found:#?}"
            );
            scratch.mend(ALL).await.unwrap();
            let left = scratch.compare(ALL).await.unwrap();
            assert_eq!(left.first, [], "{table}.{column} is not mended");
            Seen::Mended
        }
    };
    let rows: Vec<(i64,)> = query_as("SELECT r FROM saved")
        .fetch_all(bench.store.writer())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    run(bench, format!("UPDATE {table} SET {column} = (SELECT c FROM saved) WHERE rowid = (SELECT r FROM saved)")).await;
    run(bench, "DROP TABLE saved".to_owned()).await;
    seen
}

#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Nothing,
    AsDamage,
    Mended,
}

#[tokio::test]
async fn every_column_that_is_compared_is_found_and_mended_and_no_other_is() {
    let (bench, scratch) = told().await;
    // A second workspace, for a row to stand in the wrong one.
    let other = twinline_core::ids::WorkspaceId(uuid::Uuid::from_u128(99));
    bench
        .store
        .create_workspace(other, "Other", NOW)
        .await
        .unwrap();
    for of in &DERIVED {
        for column in of.compared {
            let seen = falsified(&bench, &scratch, of, column).await;
            assert_ne!(seen, Seen::Nothing, "{}.{column}", of.table);
        }
        for column in of.kept {
            // Words of a closed list, and keys of what is not compared, stay legible.
            let number: Option<String> = query_scalar(
                "SELECT name FROM pragma_table_info($1) WHERE name = $2 AND type = 'BIGINT'",
            )
            .bind(of.table)
            .bind(*column)
            .fetch_optional(bench.store.reader())
            .await
            .unwrap();
            if number.is_some() {
                let seen = falsified(&bench, &scratch, of, column).await;
                assert_eq!(seen, Seen::Nothing, "{}.{column}", of.table);
            }
        }
        assert_eq!(
            scratch.compare(ALL).await.unwrap().first,
            [],
            "{}",
            of.table
        );
    }
}
