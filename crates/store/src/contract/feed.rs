//! The change feed: dense per line, in the order of commits, whoever writes.

use twinline_core::Millis;
use twinline_core::change::ChangeKind;
use twinline_core::command;
use twinline_core::converge::Parked;
use twinline_core::ids::ExternalId;
use twinline_core::ticks::Rung;

use super::memory::stored;
use super::story::{answers, bsuid, customer, external, status, wa};
use super::{ANA, Bench, LINE, NOW, OTHER_LINE, WORKSPACE, batch};
use crate::engine::query_scalar;
use crate::{MergeBatch, Touch};

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

/// What is old goes from the beginning, slice by slice; what a clock that went back left behind newer changes stays, for a
/// feed has no holes.
pub(crate) async fn old_changes_are_forgotten_from_the_beginning(bench: Bench) {
    let told = async |position: u64, now: Millis, people: std::ops::Range<u32>| {
        let said = people.map(|n| customer(&n.to_string(), &[wa(n)], NOW, "hello"));
        let batch = MergeBatch {
            now,
            ..batch(LINE, position, said.collect())
        };
        let merged = bench.store.merge(batch).await.unwrap();
        merged.changes[0].1
    };
    let old = told(1, NOW, 0..1_500).await;
    told(2, NOW + 10, 1_500..1_501).await;
    let head = told(3, NOW, 1_501..1_502).await;
    assert!(old > 4_000, "several slices: {old}");
    let oldest = async || bench.store.oldest_change(LINE).await.unwrap();
    assert_eq!(bench.store.prune_changes(NOW).await.unwrap(), 0);
    assert_eq!(oldest().await, Some(1));
    // And the first change of the other line.
    assert_eq!(bench.store.prune_changes(NOW + 1).await.unwrap(), old + 1);
    assert_eq!(oldest().await, Some(old + 1));
    let left = bench.store.changes_after(LINE, old, 100).await.unwrap();
    assert_eq!(left.len() as u64, head - old);
    assert_eq!(bench.store.oldest_change(OTHER_LINE).await.unwrap(), None);
    assert_eq!(
        bench.store.prune_changes(NOW + 11).await.unwrap(),
        head - old
    );
    assert_eq!(oldest().await, None);
}

/// Other software on a number leaves statuses by the thousand: they are forgotten, and they hide nothing.
pub(crate) async fn what_waits_is_listed_by_what_it_tells_and_forgotten_by_age(bench: Bench) {
    let statuses = |from: u32| (from..from + 2_500).map(|n| n.to_string());
    let read = |id: String| status(&id, Rung::Read, NOW, None);
    bench.say(LINE, 1, statuses(0).map(read).collect()).await;
    let quotes = |n: u32| {
        answers(
            &format!("answer {n}"),
            &[wa(n)],
            &format!("quoted {n}"),
            NOW,
        )
    };
    bench.say(LINE, 2, vec![quotes(1)]).await;
    bench
        .say(LINE, 3, statuses(5_000).map(read).collect())
        .await;
    bench.say(LINE, 4, vec![quotes(2)]).await;
    let since = |position: i64| NOW - 1_000 + position;
    let listed = async |most| -> Vec<(String, Millis)> {
        let rows = bench.store.parked(LINE, NOW, most).await.unwrap();
        let row = |(external, parked): (ExternalId, Parked)| (external.0, parked.since);
        rows.into_iter().map(row).collect()
    };
    let quoted = |n: u32, position| (format!("wamid.quoted {n}"), since(position));
    let first = listed(4).await;
    assert_eq!(first[..2], [quoted(2, 4), quoted(1, 2)]);
    assert_eq!([first[2].1, first[3].1], [since(3); 2]);
    assert_eq!(bench.store.prune_parked(since(1)).await.unwrap(), 0);
    assert_eq!(bench.store.prune_parked(since(3)).await.unwrap(), 2_501);
    let left = listed(10_000).await;
    assert_eq!((left.len(), &left[0]), (2_501, &quoted(2, 4)));
    assert!(left[1..].iter().all(|(_, at)| *at == since(3)));
}
