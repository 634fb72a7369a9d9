//! The list and the thread: pages meet, views and counts agree.

use twinline_core::command;
use twinline_core::conversation::ConversationStatus;
use twinline_core::ids::ConversationId;

use super::memory::stored;
use super::story::{befalls, book, customer, history, phone, wa};
use super::{ANA, Bench, LINE, NOW, WORKSPACE};
use crate::{ListQuery, Sort, Touch, View};

fn query(view: View, sort: Sort, limit: usize) -> ListQuery {
    ListQuery {
        workspace: WORKSPACE,
        view,
        person: ANA,
        q: None,
        sort,
        limit,
        cursor: None,
    }
}

async fn paged(bench: &Bench, mut query: ListQuery) -> Vec<ConversationId> {
    let mut ids = Vec::new();
    loop {
        let page = bench.store.conversations(&query).await.unwrap();
        assert!(page.items.len() <= query.limit);
        ids.extend(page.items.iter().map(|row| row.conversation.id));
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return ids,
        }
    }
}

async fn eleven(bench: &Bench) {
    let mut said = Vec::new();
    for n in 0..11u32 {
        // Pairs share a second, so that pages must break ties.
        let at = NOW - i64::from(n / 2) * 60_000;
        said.push(customer(&n.to_string(), &[wa(n)], at, "hello"));
        if n % 3 == 0 {
            said.push(phone(&format!("p{n}"), &[wa(n)], at + 1_000, "hi"));
        }
    }
    bench.say(LINE, 1, said).await;
}

pub(crate) async fn pages_meet_in_both_orders(bench: Bench) {
    eleven(&bench).await;
    for sort in [Sort::Recent, Sort::LongestWait] {
        let whole = paged(&bench, query(View::All, sort, 50)).await;
        assert_eq!(whole.len(), 11);
        for limit in [1, 2, 3, 11] {
            assert_eq!(
                paged(&bench, query(View::All, sort, limit)).await,
                whole,
                "{sort:?} {limit}"
            );
        }
    }
    let rows = bench
        .store
        .conversations(&query(View::All, Sort::Recent, 50))
        .await
        .unwrap()
        .items;
    let key = |at: usize| {
        (
            -rows[at].conversation.summary.list_at(),
            rows[at].conversation.id,
        )
    };
    assert!((1..rows.len()).all(|at| key(at - 1) < key(at)));
    let rows = bench
        .store
        .conversations(&query(View::All, Sort::LongestWait, 50))
        .await
        .unwrap();
    let waits: Vec<_> = rows
        .items
        .iter()
        .map(|row| row.conversation.summary.waiting_since())
        .collect();
    let sorted = {
        let mut sorted = waits.clone();
        sorted.sort_by_key(|wait| wait.unwrap_or(i64::MAX));
        sorted
    };
    assert_eq!(waits, sorted);
}

pub(crate) async fn views_and_counts_agree(bench: Bench) {
    eleven(&bench).await;
    let ids = paged(&bench, query(View::All, Sort::Recent, 50)).await;
    for (n, id) in ids.iter().take(5).enumerate() {
        let touch = Touch {
            conversations: vec![*id],
            ..Touch::default()
        };
        bench
            .store
            .act(LINE, NOW, touch, |set| match n {
                0 | 1 => command::set_status(set, *id, ConversationStatus::Resolved),
                _ => command::assign(set, *id, Some(ANA)),
            })
            .await
            .unwrap()
            .unwrap();
    }
    let counts = bench.store.counts(WORKSPACE, ANA).await.unwrap();
    assert_eq!((counts.all, counts.mine, counts.unassigned), (9, 3, 6));
    for (view, count) in [
        (View::All, counts.all),
        (View::Waiting, counts.waiting),
        (View::Mine, counts.mine),
        (View::Unassigned, counts.unassigned),
        (View::Resolved, 2),
    ] {
        let shown = paged(&bench, query(view, Sort::Recent, 4)).await;
        assert_eq!(shown.len() as u64, count, "{view:?}");
    }
}

/// An edit, a deletion or a sign of a bubble that nobody told us of names a conversation. Nothing is to be read in it.
pub(crate) async fn what_only_a_gap_names_stands_in_no_list(bench: Bench) {
    let of_nothing = |what: u8| befalls("1", &[wa(1)], NOW - 9_000, what);
    bench
        .say(LINE, 1, vec![of_nothing(0), of_nothing(1), of_nothing(3)])
        .await;
    let shown = async || {
        let counts = bench.store.counts(WORKSPACE, ANA).await.unwrap();
        let list = paged(&bench, query(View::All, Sort::Recent, 9)).await;
        let of_line = bench.store.conversation_count(LINE).await.unwrap().0;
        assert_eq!((counts.all, counts.unassigned), (of_line, of_line));
        assert_eq!(list.len() as u64, of_line);
        list
    };
    assert!(shown().await.is_empty());
    let gap = stored(&bench.store).await.conversations;
    let (id, row) = gap.iter().next().unwrap();
    assert!(!row.is_begun());
    let card = bench.store.contact(row.contact).await.unwrap().unwrap();
    assert!(card.conversations.is_empty());
    let known = bench.store.conversation_rows(&[*id]).await.unwrap();
    assert_eq!(known.len(), 1, "the gap leads to it");
    let late = customer("1", &[wa(1)], NOW - 10_000, "here I am");
    bench.say(LINE, 2, vec![late]).await;
    assert_eq!(shown().await, [*id]);
    let card = bench.store.contact(row.contact).await.unwrap().unwrap();
    assert_eq!(card.conversations.len(), 1);
}

pub(crate) async fn the_address_book_is_counted_without_removals(bench: Bench) {
    let said = vec![
        book(&[wa(1)], Some("Ana"), NOW - 9),
        book(&[wa(2)], Some("Rui"), NOW - 9),
        book(&[wa(2)], None, NOW - 8),
        history("1", &[wa(3)], NOW, true, "old"),
        customer("2", &[wa(1)], NOW, "new"),
    ];
    bench.say(LINE, 1, said).await;
    assert_eq!(bench.store.book_count(WORKSPACE).await.unwrap(), 1);
    assert_eq!(bench.store.conversation_count(LINE).await.unwrap(), (2, 1));
}

pub(crate) async fn a_thread_is_read_backwards_with_its_quotes(bench: Bench) {
    let mut said: Vec<_> = (0..7u32)
        .map(|n| {
            customer(
                &n.to_string(),
                &[wa(1)],
                NOW + i64::from(n) * 1_000,
                &format!("{n}"),
            )
        })
        .collect();
    let twinline_core::observation::Said::Message(quoting) = &mut said[6] else {
        unreachable!()
    };
    quoting.quote = Some(super::story::external("2"));
    bench.say(LINE, 1, said).await;
    let id = *stored(&bench.store)
        .await
        .conversations
        .keys()
        .next()
        .unwrap();
    let mut texts = Vec::new();
    let mut before = None;
    loop {
        let page = bench.store.messages(id, before.as_ref(), 3).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.message.order());
        texts.extend(
            page.iter()
                .map(|row| row.message.content.text().unwrap().to_owned()),
        );
    }
    assert_eq!(texts, ["6", "5", "4", "3", "2", "1", "0"]);
    let newest = &bench.store.messages(id, None, 1).await.unwrap()[0];
    let quoted = newest.quote.as_ref().unwrap().quoted.as_ref().unwrap();
    assert_eq!(quoted.text.as_deref(), Some("2"));
    let turn = bench.store.open_turn_texts(id).await.unwrap();
    assert_eq!(turn.len(), 7);
    assert_eq!(turn[0].1.as_deref(), Some("0"));
    let row = &bench.store.conversation_rows(&[id]).await.unwrap()[0];
    assert_eq!(row.newest.as_ref().unwrap().message.id, newest.message.id);
    assert_eq!(row.identities, [wa(1)]);
}
