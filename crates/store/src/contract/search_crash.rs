//! Whoever keeps the index may die at any moment: what it took in and how far it came are one transaction, so that nothing
//! is missing afterwards and nothing is there twice.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use twinline_core::ids::MessageId;

use super::search::{asked, at, follow, texts};
use super::story::{befalls, customer, wa};
use super::{Bench, LINE, OTHER_LINE};
use crate::engine::{Pool, query_scalar};
use crate::{SearchQuery, Store, StoreError};

/// Lets a future run for so many polls, then drops it where it stands: what a process leaves that is killed there.
/// `None`: it was not done by then.
async fn cut<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// The index holds each message that has words exactly once, in every one of its tables.
pub(super) async fn is_whole(store: &Store, messages: usize, contacts: usize) {
    let read = &store.index().read;
    let count = async |text: &'static str| -> usize {
        let count: i64 = query_scalar(text).fetch_one(read).await.unwrap();
        usize::try_from(count).unwrap()
    };
    assert_eq!(
        count("SELECT count(*) FROM search_messages").await,
        messages
    );
    assert_eq!(
        count("SELECT count(*) FROM search_contacts").await,
        contacts
    );
    if matches!(read, Pool::Sqlite(_)) {
        let words = count("SELECT count(*) FROM search_message_words").await;
        assert_eq!(
            words, messages,
            "words without a message, or the other way round"
        );
        let words = count("SELECT count(*) FROM search_contact_words").await;
        assert_eq!(words, contacts);
    }
    let query = SearchQuery {
        limit: 1_000,
        ..asked("pao")
    };
    let page = store.search_messages(&query).await.unwrap();
    let mut found: Vec<MessageId> = page.items.iter().map(|row| row.message.id).collect();
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), messages, "each is found, and found once");
    let progress = store.search_progress().await.unwrap();
    assert_eq!((progress.behind, progress.walk), (0, None));
}

/// Killed after one poll, after two, … of a step, again and again, with news in between and after a reset as well: the
/// next start goes on.
pub(crate) async fn whoever_follows_may_die_at_any_moment(bench: Bench) {
    let Bench {
        mut store,
        database,
        folder: _folder,
        _kept,
    } = bench;
    let mut messages = 0;
    let (mut died, mut position) = (0, 0);
    for polls in 0..40usize {
        position += 1;
        let n = u32::try_from(polls).unwrap();
        let said = (0..4).map(|k| {
            customer(
                &format!("{n}/{k}"),
                &[wa(k)],
                at(n * 4 + k),
                &format!("pão {n} {k}"),
            )
        });
        let line = if polls % 3 == 0 { OTHER_LINE } else { LINE };
        store
            .merge(super::batch(line, position, said.collect()))
            .await
            .unwrap();
        messages += 4;
        if polls % 5 == 4 {
            // One of the last four is taken back: the index has to lose it, once.
            position += 1;
            let gone = vec![befalls(&format!("{n}/0"), &[wa(0)], at(n * 4 + 3), 0)];
            store
                .merge(super::batch(line, position, gone))
                .await
                .unwrap();
            messages -= 1;
        }
        if polls == 25 {
            store.reset_search().await.unwrap();
        }
        loop {
            let Some(followed) = cut(polls, store.follow_search(3)).await else {
                died += 1;
                break;
            };
            if followed.unwrap().is_all() {
                break;
            }
        }
        if polls % 4 == 3 {
            store.close().await;
            store = Store::open(&database).await.unwrap();
        }
    }
    assert!(died > 10, "it died {died} times");
    follow(&store).await;
    is_whole(&store, messages, 4).await;
    store.close().await;
}

/// Only SQLite has two files; either may be older than the other after a crash of the machine or a restored backup.
pub(super) async fn either_file_may_be_the_older_one(bench: Bench) -> Result<(), StoreError> {
    let Bench {
        store,
        database,
        folder: backup,
        _kept,
    } = bench;
    let state = database.to_string();
    let state = std::path::Path::new(&state);
    let index = state.with_file_name("search.db");
    let say = async |store: &Store, n: u32, words: &str| {
        let said = vec![customer(&n.to_string(), &[wa(n % 2)], at(n), words)];
        store.merge(super::batch(LINE, n.into(), said)).await
    };
    let keep = |file: &std::path::Path, name: &str| {
        std::fs::copy(file, backup.path().join(name)).unwrap();
    };
    let put = |name: &str, file: &std::path::Path| {
        for suffix in ["-wal", "-shm"] {
            let mut beside = file.as_os_str().to_owned();
            beside.push(suffix);
            drop(std::fs::remove_file(beside));
        }
        std::fs::copy(backup.path().join(name), file).unwrap();
    };
    for n in 1..=5 {
        say(&store, n, &format!("pão {n}")).await?;
    }
    follow(&store).await;
    store.close().await;
    keep(state, "state");
    keep(&index, "index");

    // The index is behind: it is a day old, or lost its last moments.
    let store = Store::open(&database).await.unwrap();
    for n in 6..=9 {
        say(&store, n, &format!("pão {n}")).await?;
    }
    follow(&store).await;
    is_whole(&store, 9, 2).await;
    store.close().await;
    put("index", &index);
    let store = Store::open(&database).await.unwrap();
    assert!(store.search_progress().await?.behind > 0);
    follow(&store).await;
    is_whole(&store, 9, 2).await;
    store.close().await;

    // The state is behind, and before anybody looks it comes to the same numbers and beyond in another way.
    put("state", state);
    let store = Store::open(&database).await.unwrap();
    for n in 6..=12 {
        say(&store, n, &format!("pão de milho {n}")).await?;
    }
    follow(&store).await;
    is_whole(&store, 12, 2).await;
    assert_eq!(texts(&store, &asked("milho")).await.len(), 7);
    store.close().await;

    // The index is gone, or is something else.
    std::fs::remove_file(&index).unwrap();
    let store = Store::open(&database).await.unwrap();
    follow(&store).await;
    is_whole(&store, 12, 2).await;
    store.close().await;
    std::fs::write(&index, "this is a letter and no index, ".repeat(900)).unwrap();
    let store = Store::open(&database).await.unwrap();
    follow(&store).await;
    is_whole(&store, 12, 2).await;
    store.close().await;
    Ok(())
}
