//! PostgreSQL under the contract, and what is its own: servers that cannot be used, plans.

use std::any::Any;

use sqlx::Row as _;
use twinline_core::ticks::Rung;
use twinline_scratch as scratch;

use super::story::{answers, customer, phone, status, wa};
use super::{Bench, LINE, NOW};
use crate::collisions::{ANSWERS, WORDS};
use crate::conversations::{LONGEST_WAIT, RECENT};
use crate::engine::{self, Kind, Pool};
use crate::forgetting::{FORGET_CHANGES, FORGET_PARKED_SINCE, OLDEST_CHANGES, OLDEST_PARKED};
use crate::lines::NEWEST_PARKED;
use crate::merge::finish::FORGET_PARKED;
use crate::merge::{load, summaries};
use crate::search::tsvector;
use crate::{Database, OpenError, Store};

fn fresh() -> (Database, Box<dyn Any>) {
    let database = scratch::Database::new().unwrap();
    let named = Database::parse(&database.url).unwrap();
    (named, Box::new(database))
}

super::suites::suites!(fresh, 12);

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    let nowhere = Database::parse("postgres://ana:secret@127.0.0.1:1/state").unwrap();
    let error = Store::open(&nowhere).await.err().unwrap();
    assert!(matches!(error, OpenError::Unreachable { .. }), "{error:?}");
    let said = error.to_string();
    assert!(
        said.contains("ana@127.0.0.1:1/state") && !said.contains("secret"),
        "{said}"
    );
}

#[tokio::test]
async fn an_encoding_that_cannot_hold_every_text_is_refused() {
    let database = scratch::Database::new().unwrap();
    let narrow = format!("{}_narrow", database.url.rsplit('/').next().unwrap());
    database
        .psql(&format!(
            "CREATE DATABASE {narrow} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"
        ))
        .unwrap();
    let named = Database::parse(&format!("{}_narrow", database.url)).unwrap();
    let error = Store::open(&named).await.err().unwrap();
    database
        .psql(&format!("DROP DATABASE {narrow} WITH (FORCE)"))
        .unwrap();
    assert!(matches!(error, OpenError::Unsuitable { .. }), "{error:?}");
}

/// A server that was away and is back: what comes next is written, and only once the state is held again.
#[tokio::test]
async fn connections_that_broke_are_made_anew_with_their_hold() {
    let database = scratch::Database::new().unwrap();
    let named = Database::parse(&database.url).unwrap();
    let bench = Bench::furnish((named.clone(), Box::new(()))).await;
    database
        .psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .unwrap();
    let said = vec![customer("1", &[wa(1)], NOW, "hello")];
    bench.say(LINE, 1, said).await;
    assert_eq!(bench.store.position("shard 0").await.unwrap(), 1);
    let error = Store::open(&named).await.err().unwrap();
    assert!(matches!(error, OpenError::InUse { .. }), "{error:?}");
    bench.store.close().await;
}

/// An index of PostgreSQL takes keys of some 2,700 bytes. Whoever merges must not try for ever.
#[tokio::test]
async fn a_key_that_no_index_takes_is_the_entrys_fault_and_passes_nothing() {
    let bench = Bench::furnish(fresh()).await;
    // Not compressible: what repeats is stored shorter, and taken.
    let long: String = (0..300_u128)
        .map(|n| {
            uuid::Uuid::new_v5(&uuid::Uuid::nil(), &n.to_be_bytes())
                .simple()
                .to_string()
        })
        .collect();
    let said = vec![status(&long, Rung::Read, NOW, None)];
    let error = bench.try_say(LINE, 1, said).await.unwrap_err();
    assert!(!error.is_transient(), "{error:?}");
    let said = vec![customer("1", &[wa(1)], NOW, "hello")];
    bench.say(LINE, 1, said).await;
    bench.store.close().await;
}

/// A tsvector takes a megabyte: the reader of the index must not try for ever.
#[tokio::test]
async fn a_text_that_no_index_takes_whole_is_found_by_some_of_it() {
    let bench = Bench::furnish(fresh()).await;
    let words: Vec<String> = (0..200_000).map(|n| format!("w{n}")).collect();
    let long = words.join(" ");
    let said = vec![
        customer("1", &[wa(1)], NOW, &long),
        customer("2", &[wa(2)], NOW, "hello"),
    ];
    bench.say(LINE, 1, said).await;
    while !bench.store.follow_search(1_000).await.unwrap().is_all() {}
    let progress = bench.store.search_progress().await.unwrap();
    assert_eq!((progress.behind, progress.walk), (0, None));
}

/// A plan is kept while tables grow: a merge that walks through a table or a line gets slower with each message. Plans are
/// those of the writing connections, on young tables without statistics.
#[tokio::test]
async fn the_merge_walks_through_nothing() {
    let bench = Bench::furnish(fresh()).await;
    let said = (0..300u32).flat_map(|n| {
        let who = [wa(n % 50)];
        let word = customer(&n.to_string(), &who, NOW - i64::from(n), "hello");
        [word, phone(&format!("p{n}"), &who, NOW, "hi")]
    });
    bench.say(LINE, 1, said.collect()).await;
    let statements = load::STATEMENTS.into_iter().chain([
        summaries::ENDS,
        summaries::OPEN,
        FORGET_PARKED,
        ANSWERS,
        WORDS,
    ]);
    walk_through_nothing(&bench, statements).await;
}

/// A merge waits while the upkeep forgets: each slice goes by keys.
#[tokio::test]
async fn forgetting_and_listing_gaps_walk_through_nothing() {
    let bench = Bench::furnish(fresh()).await;
    let said = (0..300u32).map(|n| {
        let id = n.to_string();
        if n % 2 == 0 {
            status(&id, Rung::Read, NOW, None)
        } else {
            answers(&id, &[wa(n % 50)], &format!("quoted {n}"), NOW)
        }
    });
    bench.say(LINE, 1, said.collect()).await;
    let statements = [OLDEST_CHANGES, FORGET_CHANGES, FORGET_PARKED_SINCE].into_iter();
    let statements = statements.chain(OLDEST_PARKED).chain(NEWEST_PARKED);
    walk_through_nothing(&bench, statements).await;
}

/// Right after an import there are no statistics, and to walk through all messages of a workspace looks cheap.
#[tokio::test]
async fn rare_words_are_found_by_their_index_alone() {
    let bench = Bench::furnish(fresh()).await;
    let plan_of = async |text, last: &str| {
        let types = format!("(text, uuid, bigint, bigint, uuid, boolean, text, {last})");
        let plan = plan(&bench.store.index().read, text, &types).await;
        plan.join("\n")
    };
    let rare = plan_of(tsvector::ALL, "bigint").await;
    assert!(rare.contains("on search_messages_words"), "{rare}");
    assert!(
        !rare.contains("search_messages_recent") && !rare.contains("Seq Scan"),
        "{rare}"
    );
    let common = plan_of(tsvector::NEWEST, "bigint, bigint").await;
    let in_order = common.contains("Index Scan Backward using search_messages_recent");
    assert!(in_order && !common.contains("Sort"), "{common}");
}

/// Whatever the list is narrowed down to, a page is read in an index's order from where it begins.
#[tokio::test]
async fn a_page_of_the_list_is_read_in_order_from_its_place() {
    let bench = Bench::furnish(fresh()).await;
    let said = (0..400u32).map(|n| {
        customer(
            &n.to_string(),
            &[wa(n)],
            NOW + i64::from(n) * 1_000,
            "hello",
        )
    });
    bench.say(LINE, 1, said.collect()).await;
    let types = "(uuid, text, boolean, uuid, boolean, uuid[], uuid[], text, bigint, uuid, bigint, uuid[], \
                 text[], text[], bigint, uuid[], boolean, boolean, text, text, text, uuid[])";
    for (statement, index) in [
        (RECENT, "conversations_recent"),
        (LONGEST_WAIT, "conversations_longest_wait"),
    ] {
        let plan = plan(bench.store.reader(), statement, types)
            .await
            .join("\n");
        assert!(
            plan.contains(&format!("Index Scan using {index} on conversations c")),
            "{plan}"
        );
        assert!(
            !plan.contains("Sort") && !plan.contains("Seq Scan on"),
            "{plan}"
        );
    }
}

async fn walk_through_nothing(bench: &Bench, statements: impl Iterator<Item = &'static str>) {
    for statement in statements {
        let plan = plan(bench.store.writer(), statement, "").await;
        assert!(!walks(&plan), "{statement}\n{}", plan.join("\n"));
    }
}

/// The plan that is kept for a statement. `types`: of its parameters, where they do not follow from it.
async fn plan(pool: &Pool, statement: &str, types: &str) -> Vec<String> {
    let Pool::Postgres(pool) = pool else {
        unreachable!()
    };
    let text = engine::sql::text(Kind::Postgres, statement);
    let count = (1..40)
        .take_while(|n| text.contains(&format!("${n}")))
        .count();
    let nulls = vec!["NULL"; count].join(", ");
    let asked = format!(
        "SET plan_cache_mode = force_generic_plan; PREPARE asked {types} AS {text}; \
         EXPLAIN (COSTS OFF) EXECUTE asked({nulls}); DEALLOCATE asked"
    );
    let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(asked)).fetch_all(pool);
    let lines = rows.await.unwrap();
    lines.iter().map(|line| line.get(0)).collect()
}

/// Whether it reads a table, an index or a line from end to end.
fn walks(plan: &[String]) -> bool {
    let steps = plan.iter().enumerate();
    steps.into_iter().any(|(at, step)| {
        let is_by_key = plan
            .get(at + 1)
            .is_some_and(|next| next.contains("Index Cond:"));
        step.contains("Seq Scan on")
            || (step.contains("Index") && step.contains("Scan") && !is_by_key)
            || step.contains("Index Cond: (line = $")
    })
}
