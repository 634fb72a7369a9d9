//! SQLite under the contract, and what is its own: opening a file.

use std::any::Any;

use super::Bench;
use crate::collisions::{ANSWERS, WORDS};
use crate::conversations::{COUNTS, LONGEST_WAIT, RECENT};
use crate::engine::{self, Kind, Pool};
use crate::forgetting::{FORGET_CHANGES, FORGET_PARKED_SINCE, OLDEST_CHANGES, OLDEST_PARKED};
use crate::lines::NEWEST_PARKED;
use crate::merge::finish::FORGET_PARKED;
use crate::merge::{load, summaries};
use crate::sends::DUE;
use crate::{Database, OpenError, Store};

fn fresh() -> (Database, Box<dyn Any>) {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::file(folder.path().join("state.db"));
    (database, Box::new(folder))
}

super::suites::suites!(fresh, 32);

#[tokio::test]
async fn another_file_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.db");
    std::fs::write(&path, "this is a letter and not a database, ".repeat(50)).unwrap();
    let error = Store::open(&path).await.err().unwrap();
    assert!(matches!(error, OpenError::NotADatabase { .. }), "{error:?}");
    assert!(error.to_string().contains("state.db"));
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = Store::open(folder.path().join("missing/state.db"))
        .await
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::Unwritable { .. }), "{error:?}");
}

/// Without statistics the planner guesses: a merge that walks through a table, a line or a workspace gets slower with each
/// message.
#[tokio::test]
async fn the_merge_walks_through_nothing() {
    let bench = Bench::furnish(fresh()).await;
    let statements = load::STATEMENTS.into_iter();
    let statements = statements.chain([
        summaries::ENDS,
        summaries::OPEN,
        FORGET_PARKED,
        ANSWERS,
        WORDS,
    ]);
    walk_through_nothing(bench.store.reader(), statements).await;
}

/// A merge waits while the upkeep forgets: each slice goes by keys.
#[tokio::test]
async fn forgetting_and_listing_gaps_walk_through_nothing() {
    let bench = Bench::furnish(fresh()).await;
    let statements = [OLDEST_CHANGES, FORGET_CHANGES, FORGET_PARKED_SINCE].into_iter();
    let statements = statements.chain(OLDEST_PARKED).chain(NEWEST_PARKED);
    walk_through_nothing(bench.store.reader(), statements).await;
}

/// A conversation with years of sends costs the courier no more than one with three.
#[tokio::test]
async fn what_is_due_looks_at_what_is_open() {
    let bench = Bench::furnish(fresh()).await;
    let snoozed = plan(bench.store.reader(), crate::conversations::SNOOZED_DUE).await;
    assert_eq!(
        snoozed,
        [
            "SEARCH conversations USING INDEX conversations_snoozed (snoozed_until>? AND snoozed_until<?)"
        ]
    );
    let plan = plan(bench.store.reader(), DUE).await;
    let of = |word: &str| plan.iter().any(|step| step.contains(word));
    assert!(
        of("USING INDEX sends_open") && of("USING INDEX sends_due"),
        "{plan:?}"
    );
}

/// With thousands of open conversations a look at each row, for each look at the list, would be most of its time.
#[tokio::test]
async fn counting_looks_at_no_conversation() {
    let bench = Bench::furnish(fresh()).await;
    let plan = plan(bench.store.reader(), COUNTS).await;
    let counted = plan.iter().filter(|step| step.contains("conversations"));
    assert_eq!(counted.clone().count(), 4, "{plan:?}");
    for step in counted {
        assert!(step.contains("USING COVERING INDEX"), "{step}");
    }
}

/// Whatever the list is narrowed down to, a page is read in an index's order from where it begins.
#[tokio::test]
async fn a_page_of_the_list_is_read_in_order_from_its_place() {
    let bench = Bench::furnish(fresh()).await;
    for (statement, step) in [
        (
            RECENT,
            "SEARCH c USING INDEX conversations_recent (workspace=? AND status=? AND list_at<?)",
        ),
        (
            LONGEST_WAIT,
            "SEARCH c USING INDEX conversations_longest_wait (workspace=? AND status=? AND <expr>>?)",
        ),
    ] {
        let plan = plan(bench.store.reader(), statement).await;
        assert!(plan.iter().any(|it| it == step), "{plan:?}");
        assert!(
            !plan.iter().any(|it| it.contains("TEMP B-TREE")),
            "{plan:?}"
        );
        let last_word = plan
            .iter()
            .any(|it| it.contains("messages_in_order (conversation=? AND order_key=?)"));
        assert!(last_word, "{plan:?}");
    }
}

async fn walk_through_nothing(pool: &Pool, statements: impl Iterator<Item = &'static str>) {
    for statement in statements {
        for step in plan(pool, statement).await {
            let walks = step.starts_with("SCAN")
                && !(step.contains("json_each") || step.contains("jsonb_each"))
                && step != "SCAN named"
                || step.ends_with("(line=?)")
                || step.ends_with("(workspace=?)")
                || step.contains("messages_live") && !step.contains("COVERING");
            assert!(!walks, "{step}\n{statement}");
        }
    }
}

/// The steps in which the engine would do it.
async fn plan(pool: &Pool, statement: &'static str) -> Vec<String> {
    let Pool::Sqlite(pool) = pool else {
        unreachable!()
    };
    let text = engine::sql::text(Kind::Sqlite, statement);
    let asked = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
    let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(asked).fetch_all(pool).await.unwrap();
    plan.into_iter().map(|(_, _, _, step)| step).collect()
}

/// State and index are two files: whichever is older, what is found is what there is.
#[tokio::test]
async fn either_file_may_be_the_older_one() {
    let bench = Bench::furnish(fresh()).await;
    let told = super::search_crash::either_file_may_be_the_older_one(bench);
    told.await.unwrap();
}

/// Whoever copies the files of a server that was stopped has everything.
#[tokio::test]
async fn nothing_stands_beside_the_files_after_closing() {
    let bench = Bench::furnish(fresh()).await;
    bench.store.workspaces().await.unwrap();
    super::search::follow(&bench.store).await;
    bench.store.close().await;
    let state = std::path::PathBuf::from(bench.database.to_string());
    let mut left: Vec<_> = std::fs::read_dir(state.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    left.retain(|name| {
        std::path::Path::new(name)
            .extension()
            .is_none_or(|end| end != "lock")
    });
    assert_eq!(left, ["search.db", "state.db"]);
}
