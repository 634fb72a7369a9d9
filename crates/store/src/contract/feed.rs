//! The change feed: dense per line, in the order of commits, whoever writes.

use twinline_core::change::ChangeKind;
use twinline_core::command;

use super::memory::stored;
use super::story::{answers, bsuid, customer, external, wa};
use super::{ANA, Bench, LINE, NOW, OTHER_LINE, WORKSPACE, batch};
use crate::Touch;
use crate::engine::query_scalar;

/// Two writers at once: every reader that goes by numbers sees every change once and in order, while they write.
pub(crate) async fn numbers_are_dense_and_in_the_order_of_commits(bench: Bench) {
    bench
        .say(LINE, 1, vec![customer("0", &[wa(0)], NOW, "hello")])
        .await;
    let id = *stored(&bench.store)
        .await
        .conversations
        .keys()
        .next()
        .unwrap();
    let first = bench.store.line(LINE).await.unwrap().unwrap().head;
    let merging = {
        let store = bench.store.clone();
        tokio::spawn(async move {
            for n in 2..40u32 {
                let said = vec![customer(
                    &n.to_string(),
                    &[wa(n % 5)],
                    NOW + i64::from(n),
                    "more",
                )];
                store.merge(batch(LINE, u64::from(n), said)).await.unwrap();
            }
        })
    };
    let commanding = {
        let store = bench.store.clone();
        tokio::spawn(async move {
            for n in 0..40 {
                let touch = Touch {
                    conversations: vec![id],
                    ..Touch::default()
                };
                let person = (n % 2 == 0).then_some(ANA);
                store
                    .act(LINE, NOW, touch, |set| command::assign(set, id, person))
                    .await
                    .unwrap()
                    .unwrap();
            }
        })
    };
    let mut seen = first;
    loop {
        let over = merging.is_finished() && commanding.is_finished();
        let changes = bench.store.changes_after(LINE, seen, 7).await.unwrap();
        for change in &changes {
            assert_eq!(
                change.no,
                seen + 1,
                "a number became visible before a smaller one"
            );
            seen = change.no;
        }
        if over && changes.is_empty() {
            break;
        }
        tokio::task::yield_now().await;
    }
    merging.await.unwrap();
    commanding.await.unwrap();
    assert_eq!(seen, bench.store.line(LINE).await.unwrap().unwrap().head);
    assert!(seen > first + 78);
}

/// Two merges, each on a line of its own, hear of the same people at once: each person is one contact, and every
/// conversation hangs on one that is there.
pub(crate) async fn two_lines_at_once_learn_of_one_person(bench: Bench) {
    let merging = |line, journal: &'static str, by_number: bool| {
        let store = bench.store.clone();
        tokio::spawn(async move {
            for n in 0..20u32 {
                // One line knows people by number and the other by id; now and then one says that both are one.
                let who = match (by_number, n % 4) {
                    (_, 3) => vec![bsuid(n % 5), wa(n % 5)],
                    (true, _) => vec![wa(n % 5)],
                    (false, _) => vec![bsuid(n % 5)],
                };
                let id = format!("{journal}-{n}");
                let said = vec![customer(&id, &who, NOW + i64::from(n), "hello")];
                let mut stretch = batch(line, u64::from(n) + 1, said);
                journal.clone_into(&mut stretch.journal);
                store.merge(stretch).await.unwrap();
            }
        })
    };
    let first = merging(LINE, "shard 0", true);
    let second = merging(OTHER_LINE, "shard 1", false);
    first.await.unwrap();
    second.await.unwrap();
    let loose: i64 = query_scalar(
        "SELECT (SELECT count(*) FROM conversations WHERE contact NOT IN (SELECT id FROM contacts)) \
         + (SELECT count(*) FROM identities WHERE contact NOT IN (SELECT id FROM contacts)) \
         + (SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact FROM identities))",
    )
    .fetch_one(bench.store.reader())
    .await
    .unwrap();
    assert_eq!(loose, 0);
    let contacts: i64 = query_scalar("SELECT count(*) FROM contacts")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(contacts, 5, "a number and an id make one person");
}

pub(crate) async fn a_change_names_what_it_altered_and_is_announced(bench: Bench) {
    let mut heard = bench.store.listen();
    let merged = bench
        .say(LINE, 1, vec![customer("1", &[wa(1)], NOW, "hello")])
        .await;
    let (_, head) = merged.changes[0];
    assert_eq!(heard.recv().await.unwrap(), (LINE, head));
    let changes = bench.store.changes_after(LINE, 1, 100).await.unwrap();
    let kinds: Vec<_> = changes.iter().map(|change| change.kind).collect();
    assert_eq!(
        kinds,
        [
            ChangeKind::Contact,
            ChangeKind::MessageAdded,
            ChangeKind::Conversation
        ]
    );
    // Each points back to the raw bytes; what a command alters points to none.
    let entries: Vec<_> = changes
        .iter()
        .map(|change| change.entry.map(|entry| entry.position))
        .collect();
    assert_eq!(entries, [Some(1); 3]);
    let state = stored(&bench.store).await;
    let message = *state.messages.keys().next().unwrap();
    let conversation = *state.conversations.keys().next().unwrap();
    assert_eq!(changes[1].subject, message.0);
    assert_eq!(changes[1].conversation, Some(conversation));
    assert_eq!(
        bench.store.message_rows(&[message]).await.unwrap()[0].version,
        changes[1].no
    );
    let row = &bench
        .store
        .conversation_rows(&[conversation])
        .await
        .unwrap()[0];
    assert_eq!(row.version, changes[2].no);
    let heads = bench.store.change_heads(WORKSPACE).await.unwrap();
    assert_eq!(heads, [(LINE, head), (OTHER_LINE, 1)]);
    let touch = Touch {
        conversations: vec![conversation],
        ..Touch::default()
    };
    let assigned = bench.store.act(LINE, NOW, touch, |set| {
        command::assign(set, conversation, Some(ANA))
    });
    assigned.await.unwrap().unwrap();
    let changes = bench.store.changes_after(LINE, head, 100).await.unwrap();
    assert!(!changes.is_empty() && changes.iter().all(|change| change.entry.is_none()));
    assert_eq!(bench.store.oldest_change(LINE).await.unwrap(), Some(1));
    bench.store.prune_changes(NOW + 1).await.unwrap();
    assert_eq!(bench.store.oldest_change(LINE).await.unwrap(), None);
}

/// A bubble that answers something nobody has told of is told anew once that turns up: pages show its words then.
pub(crate) async fn what_answers_something_is_told_of_it_when_it_turns_up(bench: Bench) {
    let who = [wa(1)];
    let hello = customer("0", &who, NOW - 9_000, "hello");
    let answer = answers("1", &who, "late", NOW - 5_000);
    bench.say(LINE, 1, vec![hello, answer]).await;
    let quoting = twinline_core::ids::MessageId::of_external(LINE, &external("1"));
    let quoted = async || {
        let rows = bench.store.message_rows(&[quoting]).await.unwrap();
        let quote = rows[0].quote.clone().unwrap().quoted;
        (quote.and_then(|quoted| quoted.text), rows[0].version)
    };
    let (unknown, before) = quoted().await;
    assert_eq!(unknown, None);
    let late = customer("late", &who, NOW - 9_500, "which one?");
    bench.say(LINE, 2, vec![late]).await;
    let (known, version) = quoted().await;
    assert_eq!(known.as_deref(), Some("which one?"));
    assert!(version > before);
    let changes = bench.store.changes_after(LINE, before, 50).await.unwrap();
    let mut told = changes.iter().filter(|change| change.subject == quoting.0);
    let change = told.next().unwrap();
    assert_eq!(
        (change.kind, change.no),
        (ChangeKind::MessageChanged, version)
    );
    assert_eq!(told.next(), None);
}
