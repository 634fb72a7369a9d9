//! SQLite under the contract, and what is its own: opening a file.

use proptest::prelude::*;
use sqlx::Connection;

use super::{Bench, merging, search};
use crate::engine::{self, Kind, Pool};
use crate::{OpenError, Store};

async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("state.db")).await.unwrap();
    Bench::furnish(store, folder).await
}

/// One test per function of the suites.
macro_rules! contract {
    ($($suite:ident :: $test:ident),+ $(,)?) => {$(
        #[tokio::test]
        async fn $test() {
            super::$suite::$test(bench().await).await;
        }
    )+};
}

contract! {
    merging::a_batch_at_or_below_the_position_is_ignored,
    merging::a_failed_merge_leaves_nothing,
    merging::one_external_id_is_one_message_per_line,
    merging::merged_contacts_bring_everything_along,
    merging::an_echo_before_the_answer_is_one_bubble,
    merging::a_file_waits_is_claimed_and_arrives,
    merging::what_cannot_be_read_is_kept_once,
    merging::the_number_of_statements_does_not_grow,
    acting::a_refusal_leaves_nothing,
    acting::a_token_makes_one_send,
    acting::an_attempt_is_written_when_it_begins_and_when_it_ends,
    acting::of_a_conversation_only_the_oldest_send_is_due,
    acting::a_word_on_the_phone_withdraws_the_bots,
    acting::somebodys_answer_is_known_by_its_change,
    feed::numbers_are_dense_and_in_the_order_of_commits,
    feed::a_change_names_what_it_altered_and_is_announced,
    list::pages_meet_in_both_orders,
    list::views_and_counts_agree,
    list::the_address_book_is_counted_without_removals,
    list::a_thread_is_read_backwards_with_its_quotes,
    search::words_of_four_languages_are_found,
    search::people_are_found_by_names_numbers_and_handles,
    search::what_is_found_comes_newest_first_and_pages_meet,
    search::a_search_is_narrowed,
    search::the_list_is_narrowed_by_people_and_words,
    search::merged_people_and_conversations_are_followed,
    search::the_index_is_made_anew_while_the_state_goes_on,
    search::a_feed_that_was_forgotten_is_made_up_for,
    search::what_is_not_indexed_costs_no_entry,
    team::a_session_lives_until_it_ends,
    team::an_email_address_belongs_to_one_person,
    team::a_setup_link_works_once,
    team::the_same_bytes_are_kept_once_per_workspace,
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn the_state_equals_cores(story in merging::stories()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            merging::the_state_equals_cores(&bench().await, &story).await;
        });
    }

    #[test]
    fn nothing_hangs_in_the_air(tale in merging::tales_of_two_lines()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            merging::nothing_hangs_in_the_air(&bench().await, &tale).await;
        });
    }

    #[test]
    fn what_is_found_is_what_core_finds(writings in search::writings()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            search::what_is_found_is_what_core_finds(&bench().await, &writings).await;
        });
    }
}

#[tokio::test]
async fn what_was_merged_is_there_after_reopening() {
    let bench = bench().await;
    let said = vec![super::story::customer(
        "1",
        &[super::story::wa(1)],
        super::NOW,
        "hello",
    )];
    bench.say(super::LINE, 1, said).await;
    let before = super::memory::stored(&bench.store).await;
    let path = bench.folder.path().join("state.db");
    bench.store.close().await;
    drop(bench.store);
    let store = Store::open(path).await.unwrap();
    assert_eq!(super::memory::stored(&store).await, before);
    assert_eq!(store.position("shard 0").await.unwrap(), 1);
}

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
async fn a_newer_schema_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.db");
    Store::open(&path).await.unwrap().close().await;
    let url = format!("sqlite://{}", path.display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99, 'future', TRUE, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let error = Store::open(&path).await.err().unwrap();
    assert!(
        matches!(error, OpenError::Newer { found: 99, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_second_twinline_is_refused_until_the_first_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.db");
    let first = Store::open(&path).await.unwrap();
    let error = Store::open(&path).await.err().unwrap();
    assert!(matches!(error, OpenError::InUse { .. }), "{error:?}");
    drop(first);
    Store::open(&path).await.unwrap();
}

#[tokio::test]
async fn a_missingfolder_is_named() {
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
    let bench = bench().await;
    let statements = crate::merge::load::STATEMENTS;
    for statement in statements
        .into_iter()
        .chain([crate::merge::summaries::ENDS, crate::merge::summaries::OPEN])
    {
        let text = engine::sql::text(Kind::Sqlite, statement);
        let asked = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
        let Pool::Sqlite(pool) = bench.store.reader() else {
            unreachable!()
        };
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(asked).fetch_all(pool).await.unwrap();
        for (_, _, _, step) in plan {
            let walks =
                step.starts_with("SCAN") && !step.contains("json_each") && step != "SCAN named"
                    || step.ends_with("(line=?)")
                    || step.ends_with("(workspace=?)")
                    || step.contains("messages_live") && !step.contains("COVERING");
            assert!(!walks, "{step}\n{statement}");
        }
    }
}
