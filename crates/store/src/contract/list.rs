//! The list and the thread: pages meet, views and counts agree.

use twinline_core::command;
use twinline_core::conversation::ConversationStatus;
use twinline_core::floor::Holder;
use twinline_core::ids::{ConversationId, LabelId, PersonId};
use twinline_core::message::Origin;
use uuid::Uuid;

use super::memory::stored;
use super::story::{befalls, book, customer, history, phone, wa};
use super::team::person;
use super::{ANA, Bench, LINE, NOW, OTHER_LINE, WORKSPACE};
use crate::{
    ConversationRow, Draft, Filters, HolderKind, Label, LabelColour, ListQuery, Sort, Touch, View,
};

fn query(view: View, sort: Sort, limit: usize) -> ListQuery {
    ListQuery {
        workspace: WORKSPACE,
        view,
        person: ANA,
        q: None,
        filters: Filters::default(),
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

/// Whether a row fits at a moment.
type Fits = fn(&ConversationRow, i64) -> bool;

/// Every filter alone and every two together leave the rows of which they are true, in the list's own order.
pub(crate) async fn filters_leave_what_fits_in_any_order_and_combination(bench: Bench) {
    eleven(&bench).await;
    let elsewhere = vec![customer("e", &[wa(3)], NOW - 90_000, "on the other line")];
    bench.say(OTHER_LINE, 2, elsewhere).await;
    let all = paged(&bench, query(View::All, Sort::Recent, 50)).await;
    for (n, id) in all.iter().enumerate().filter(|(n, _)| n % 2 == 0) {
        let rows = bench.store.conversation_rows(&[*id]).await.unwrap();
        let conversation = rows[0].conversation.clone();
        let touch = Touch {
            conversations: vec![*id],
            ..Touch::default()
        };
        let read = conversation.summary.newest.unwrap().0;
        let done = bench.store.act(conversation.line, NOW, touch, |set| {
            command::mark_read(set, *id, &read)?;
            match n % 3 {
                0 => command::assign(set, *id, Some(ANA)),
                _ => command::take_floor(set, *id, ANA, conversation.floor.version).map(drop),
            }
        });
        done.await.unwrap().unwrap();
    }
    // Some leases of people are over by then.
    let now = NOW + 30 * 60_000 - 60_000;
    let wide = Filters {
        now,
        ..Filters::default()
    };
    let each: Vec<(Filters, Fits)> = vec![
        (
            Filters {
                lines: vec![OTHER_LINE],
                ..wide.clone()
            },
            |row, _| row.conversation.line == OTHER_LINE,
        ),
        (
            Filters {
                last_word: vec![Origin::Phone, Origin::Bot],
                ..wide.clone()
            },
            |row, _| row.newest.as_ref().unwrap().message.origin.origin == Origin::Phone,
        ),
        (
            Filters {
                last_word: vec![Origin::Customer],
                ..wide.clone()
            },
            |row, _| row.newest.as_ref().unwrap().message.origin.origin == Origin::Customer,
        ),
        (
            Filters {
                holders: vec![HolderKind::Nobody, HolderKind::Bot],
                ..wide.clone()
            },
            |row, now| !row.conversation.floor.at(now).holder.human(),
        ),
        (
            Filters {
                holders: vec![HolderKind::Agent],
                ..wide.clone()
            },
            |row, now| matches!(row.conversation.floor.at(now).holder, Holder::Agent(_)),
        ),
        (
            Filters {
                assignees: vec![ANA],
                ..wide.clone()
            },
            |row, _| row.conversation.assignee == Some(ANA),
        ),
        (
            Filters {
                nobodys: true,
                ..wide.clone()
            },
            |row, _| row.conversation.assignee.is_none(),
        ),
        (
            Filters {
                assignees: vec![ANA],
                nobodys: true,
                ..wide.clone()
            },
            |_, _| true,
        ),
        (
            Filters {
                unread: true,
                ..wide.clone()
            },
            |row, _| row.conversation.summary.unread > 0,
        ),
        (
            Filters {
                waits_since: Some(NOW - 120_000),
                ..wide.clone()
            },
            |row, _| {
                row.conversation
                    .summary
                    .waiting_since()
                    .is_some_and(|at| at <= NOW - 120_000)
            },
        ),
        (
            Filters {
                last_in: Some((NOW - 180_000, NOW - 60_000)),
                ..wide.clone()
            },
            |row, _| {
                let at = row.conversation.summary.last_word_at();
                at.is_some_and(|at| at > NOW - 180_000 && at <= NOW - 60_000)
            },
        ),
    ];
    let both = |a: &Filters, b: &Filters| Filters {
        now,
        lines: [&a.lines[..], &b.lines].concat(),
        last_word: [&a.last_word[..], &b.last_word].concat(),
        holders: [&a.holders[..], &b.holders].concat(),
        assignees: [&a.assignees[..], &b.assignees].concat(),
        nobodys: a.nobodys || b.nobodys,
        labels: [&a.labels[..], &b.labels].concat(),
        unread: a.unread || b.unread,
        waits_since: a.waits_since.or(b.waits_since),
        last_in: a.last_in.or(b.last_in),
    };
    // What two of one kind leave is another question: one of both.
    let kind = |filters: &Filters| {
        [
            !filters.lines.is_empty(),
            !filters.last_word.is_empty(),
            !filters.holders.is_empty(),
            filters.nobodys || !filters.assignees.is_empty(),
            filters.unread,
            filters.waits_since.is_some(),
            filters.last_in.is_some(),
        ]
    };
    for sort in [Sort::Recent, Sort::LongestWait] {
        let whole = bench
            .store
            .conversations(&query(View::All, sort, 50))
            .await
            .unwrap()
            .items;
        for (a, fits_a) in &each {
            let alone = whole.iter().filter(|row| fits_a(row, now)).count();
            assert!(alone > 0, "{a:?} leaves nothing: it proves nothing");
            for (b, fits_b) in &each {
                if a != b && kind(a) == kind(b) {
                    continue;
                }
                let fits: Vec<_> = whole
                    .iter()
                    .filter(|row| fits_a(row, now) && fits_b(row, now))
                    .map(|row| row.conversation.id)
                    .collect();
                let asked = ListQuery {
                    filters: both(a, b),
                    ..query(View::All, sort, 2)
                };
                assert_eq!(paged(&bench, asked).await, fits, "{sort:?} {a:?} {b:?}");
            }
        }
    }
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

pub(crate) async fn what_is_snoozed_is_due_at_its_time(bench: Bench) {
    eleven(&bench).await;
    let ids = paged(&bench, query(View::All, Sort::Recent, 50)).await;
    let times = [Some(NOW + 60_000), Some(NOW + 120_000), None];
    for (id, until) in ids.iter().zip(times) {
        let touch = Touch {
            conversations: vec![*id],
            ..Touch::default()
        };
        let done = bench
            .store
            .act(LINE, NOW, touch, |set| command::snooze(set, *id, until));
        done.await.unwrap().unwrap();
    }
    let snoozed = async || paged(&bench, query(View::Snoozed, Sort::Recent, 50)).await;
    assert_eq!(snoozed().await, ids[..3]);
    assert_eq!(bench.store.counts(WORKSPACE, ANA).await.unwrap().all, 8);
    assert_eq!(bench.store.next_snooze_due().await.unwrap(), times[0]);
    let due = async |now| bench.store.due_snoozes(now, 10).await.unwrap();
    assert!(due(NOW + 59_999).await.is_empty());
    let lines = due(NOW + 60_000).await;
    assert_eq!(lines[&LINE].conversations, ids[..1]);
    let woken = bench.store.act_on_each(NOW + 60_000, lines, |_, set| {
        let all: Vec<_> = set.conversations.keys().copied().collect();
        all.into_iter().filter(|id| command::wake(set, *id)).count()
    });
    assert_eq!(woken.await.unwrap()[&LINE], 1);
    assert_eq!(snoozed().await, ids[1..3]);
    // What a customer writes comes before any time.
    let said = (0..11u32).map(|n| customer(&format!("back {n}"), &[wa(n)], NOW + 61_000, "and?"));
    bench.say(LINE, 2, said.collect()).await;
    assert!(snoozed().await.is_empty());
    assert!(due(NOW + 1_000_000).await.is_empty());
    assert_eq!(bench.store.counts(WORKSPACE, ANA).await.unwrap().all, 11);
}

pub(crate) async fn what_is_marked_unread_is_unread_until_it_is_read(bench: Bench) {
    eleven(&bench).await;
    let all = paged(&bench, query(View::All, Sort::Recent, 50)).await;
    // Answered: nothing is counted in it.
    let rows = bench.store.conversation_rows(&all).await.unwrap();
    let answered = rows.iter().find(|row| row.conversation.summary.unread == 0);
    let conversation = answered.unwrap().conversation.clone();
    let id = conversation.id;
    let read = conversation.summary.newest.unwrap().0;
    let unread = Filters {
        unread: true,
        ..Filters::default()
    };
    let unread = ListQuery {
        filters: unread,
        ..query(View::All, Sort::Recent, 50)
    };
    let touch = || Touch {
        conversations: vec![id],
        ..Touch::default()
    };
    assert!(!paged(&bench, unread.clone()).await.contains(&id));
    let mark = |set: &mut _| command::mark_unread(set, id);
    let done = bench.store.act(LINE, NOW, touch(), mark).await.unwrap();
    done.unwrap();
    assert!(paged(&bench, unread.clone()).await.contains(&id));
    let shown = &bench.store.conversation_rows(&[id]).await.unwrap()[0];
    assert!(shown.conversation.marked_unread && shown.conversation.summary.unread == 0);
    let look = |set: &mut _| command::mark_read(set, id, &read);
    let done = bench.store.act(LINE, NOW, touch(), look).await.unwrap();
    done.unwrap();
    assert!(!paged(&bench, unread).await.contains(&id));
}

pub(crate) async fn what_somebody_pinned_is_told_in_the_lists_order(bench: Bench) {
    eleven(&bench).await;
    let joel = PersonId(Uuid::from_u128(77));
    for (id, email) in [(ANA, "ana@example.org"), (joel, "joel@example.org")] {
        let person = person(id, email);
        bench.store.create_person(&person, NOW).await.unwrap();
    }
    for sort in [Sort::Recent, Sort::LongestWait] {
        let all = paged(&bench, query(View::All, sort, 50)).await;
        let wanted = [all[9], all[2], all[5]];
        for id in wanted {
            assert!(bench.store.pin(ANA, id, NOW, 3).await.unwrap());
            assert!(bench.store.pin(ANA, id, NOW, 3).await.unwrap(), "twice");
        }
        assert!(!bench.store.pin(ANA, all[0], NOW, 3).await.unwrap());
        let asked = query(View::All, sort, 50);
        let pinned = bench.store.pinned_conversations(&asked).await.unwrap();
        let ids: Vec<_> = pinned.iter().map(|row| row.conversation.id).collect();
        assert_eq!(ids, [all[2], all[5], all[9]], "{sort:?}");
        // It is looked at as the list is.
        let resolved = query(View::Resolved, sort, 50);
        assert_eq!(
            bench.store.pinned_conversations(&resolved).await.unwrap(),
            []
        );
        assert_eq!(bench.store.pins(joel).await.unwrap(), []);
        for id in wanted {
            bench.store.unpin(ANA, id).await.unwrap();
        }
        assert_eq!(bench.store.pins(ANA).await.unwrap(), []);
    }
}

pub(crate) async fn a_draft_is_written_over_the_one_that_was_seen(bench: Bench) {
    let ana = person(ANA, "ana@example.org");
    bench.store.create_person(&ana, NOW).await.unwrap();
    let conversation = ConversationId(Uuid::from_u128(5));
    let draft = |text: &str, version| Draft {
        conversation,
        text: text.to_owned(),
        version,
    };
    let put = async |draft: Draft, now| bench.store.put_draft(ANA, &draft, now).await.unwrap();
    let first = put(draft("The rye", 0), NOW).await.unwrap();
    assert_eq!((first.text.as_str(), first.version), ("The rye", NOW));
    assert_eq!(
        put(draft("The rye", 0), NOW + 9).await,
        Ok(first.clone()),
        "told again"
    );
    assert_eq!(put(draft("Spelt", 0), NOW + 9).await, Err(first.clone()));
    // A clock that went back makes no older version.
    let next = put(draft("The rye is in", NOW), NOW - 50).await.unwrap();
    assert_eq!(next.version, NOW + 1);
    assert_eq!(
        put(draft("", NOW), NOW + 9).await,
        Err(next.clone()),
        "it has grown"
    );
    let kept = bench.store.drafts(ANA, 9).await.unwrap();
    assert_eq!(kept, std::slice::from_ref(&next));
    let sent = put(draft("", next.version), NOW + 9).await.unwrap();
    assert_eq!(sent, draft("", NOW + 9));
    let again = put(draft("", next.version), NOW + 9).await;
    assert_eq!(again, Ok(sent.clone()));
    let gone = put(draft("and the spelt", next.version), NOW + 10).await;
    assert_eq!(gone, Err(sent), "it was sent elsewhere");
    assert_eq!(bench.store.drafts(ANA, 9).await.unwrap(), []);
    // Who never saw it begins anew, and later.
    let anew = put(draft("Good morning", 0), NOW).await.unwrap();
    assert_eq!(anew.version, NOW + 10);
    let empty = put(draft("", anew.version), NOW + 11).await.unwrap();
    // After a day nobody remembers it.
    let late = put(draft("Spelt?", empty.version), NOW + 2 * 86_400_000).await;
    assert_eq!(late, Err(draft("", 0)));
}

pub(crate) async fn what_bears_a_label_is_found_by_it_while_there_is_one(bench: Bench) {
    eleven(&bench).await;
    let [wedding, press] = [1, 2].map(|n| Label {
        id: LabelId(Uuid::from_u128(n as u128)),
        name: ["Wedding", "Press"][n - 1].to_owned(),
        colour: LabelColour::Plum,
        at: NOW,
    });
    for label in [&wedding, &press] {
        bench.store.put_label(WORKSPACE, label).await.unwrap();
    }
    let known = bench.store.labels_of(WORKSPACE).await.unwrap();
    assert_eq!(known, [press.clone(), wedding.clone()]);
    let same = Label {
        id: LabelId(Uuid::from_u128(3)),
        name: "WEDDING".to_owned(),
        ..wedding.clone()
    };
    let taken = bench.store.put_label(WORKSPACE, &same).await;
    assert!(matches!(taken, Err(crate::StoreError::Exists { .. })));

    let all = paged(&bench, query(View::All, Sort::Recent, 50)).await;
    for (id, labels) in [
        (all[1], vec![&wedding]),
        (all[4], vec![&press, &wedding]),
        (all[7], vec![&press]),
    ] {
        let touch = Touch {
            conversations: vec![id],
            ..Touch::default()
        };
        let done = bench.store.act(LINE, NOW, touch, |set| {
            labels
                .iter()
                .try_for_each(|label| command::label(set, id, label.id, true))
        });
        done.await.unwrap().unwrap();
    }
    let found = async |labels: &[&Label], sort| {
        let filters = Filters {
            labels: labels.iter().map(|label| label.id).collect(),
            ..Filters::default()
        };
        let asked = ListQuery {
            filters,
            ..query(View::All, sort, 2)
        };
        let mut ids = paged(&bench, asked).await;
        ids.sort_by_key(|id| all.iter().position(|it| it == id));
        ids
    };
    for sort in [Sort::Recent, Sort::LongestWait] {
        assert_eq!(found(&[&wedding], sort).await, [all[1], all[4]]);
        assert_eq!(found(&[&press], sort).await, [all[4], all[7]]);
        let either = found(&[&press, &wedding], sort).await;
        assert_eq!(either, [all[1], all[4], all[7]]);
    }
    // Removed, nothing bears it; set again, what bore it does.
    bench
        .store
        .remove_label(WORKSPACE, wedding.id)
        .await
        .unwrap();
    assert!(found(&[&wedding], Sort::Recent).await.is_empty());
    bench.store.put_label(WORKSPACE, &wedding).await.unwrap();
    assert_eq!(found(&[&wedding], Sort::Recent).await, [all[1], all[4]]);
    let touch = Touch {
        conversations: vec![all[1]],
        ..Touch::default()
    };
    let off = |set: &mut _| command::label(set, all[1], wedding.id, false);
    let done = bench.store.act(LINE, NOW, touch, off).await.unwrap();
    done.unwrap();
    assert_eq!(found(&[&wedding], Sort::Recent).await, [all[4]]);
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
