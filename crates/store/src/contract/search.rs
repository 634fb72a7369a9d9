//! The search: what is found, in which order, and that the index follows the state through whatever happens to it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use twinline_core::Millis;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::ids::{ContactId, MessageId};
use twinline_core::message::{Direction, Origin};
use twinline_core::observation::Said;
use twinline_core::text::{Query, found_excerpt, person_words, searchable, words};

use super::story::{book, bsuid, customer, history, named, phone, wa};
use super::{ANA, Bench, LINE, NOW, OTHER_LINE, WORKSPACE};
use crate::engine::{query, query_scalar};
use crate::{Filters, FoundMessage, ListQuery, SearchQuery, Sort, Store, View};

/// Lets the index come up with the state, a few changes at a time.
pub(crate) async fn follow(store: &Store) {
    for _ in 0..10_000 {
        if store.follow_search(3).await.unwrap().is_all() {
            let progress = store.search_progress().await.unwrap();
            assert_eq!((progress.behind, progress.walk), (0, None));
            return;
        }
    }
    panic!("the index never comes to its end");
}

pub(super) fn asked(q: &str) -> SearchQuery {
    SearchQuery::new(WORKSPACE, q, 50)
}

pub(super) async fn texts(store: &Store, query: &SearchQuery) -> Vec<String> {
    let page = store.search_messages(query).await.unwrap();
    let text = |found: &FoundMessage| searchable(&found.message).unwrap().into_owned();
    page.items.iter().map(text).collect()
}

async fn people(store: &Store, q: &str) -> Vec<ContactId> {
    let found = store.search_people(WORKSPACE, q, 20).await.unwrap();
    found.into_iter().map(|found| found.contact.id).collect()
}

pub(super) fn at(n: u32) -> Millis {
    NOW + i64::from(n) * 1_000
}

/// Words of four languages, as people type them and as they stand.
pub(crate) async fn words_of_four_languages_are_found(bench: Bench) {
    let said = [
        "Bom dia! Vocês têm pão de água? São João",
        "السَّلامُ عليكم، هل لديكم خبز مدرسة أحمد ٢٠٢٦",
        "नमस्ते, मुझे ज़रूरत है दो रोटियाँ, हिन्दी में",
        "Selamat pagi, apakah buka hari Jum'at? Terima kasih",
    ];
    let all = (0u32..).zip(said);
    let said = all.map(|(n, text)| customer(&n.to_string(), &[wa(n)], at(n), text));
    bench.say(LINE, 1, said.collect()).await;
    follow(&bench.store).await;
    for (q, found) in [
        ("pao", 0),
        ("PÃO agu", 0),
        ("sao joa", 0),
        ("voces tem", 0),
        ("السلام", 1),
        ("عليكم خبز", 1),
        ("مدرسه", 1),
        ("احمد", 1),
        ("إحمد", 1),
        ("2026", 1),
        ("مدر", 1),
        ("जरूरत", 2),
        ("ज़रूरत", 2),
        ("रोटि", 2),
        ("हिन्दी", 2),
        ("हि", 2),
        ("selamat PAGI", 3),
        ("jum'at", 3),
        ("terima kas", 3),
    ] {
        let items = bench.store.search_messages(&asked(q)).await.unwrap().items;
        let orders: Vec<_> = items.iter().map(|row| row.message.order().at()).collect();
        assert_eq!(orders, [at(found)], "{q}");
    }
    for q in [
        "ao",
        "gua",
        "هيا",
        "की",
        "رسه",
        "terima pao",
        "",
        " ?",
        "'",
        "\"",
        "*",
        "_",
    ] {
        assert_eq!(texts(&bench.store, &asked(q)).await, [""; 0], "{q}");
    }
}

pub(crate) async fn people_are_found_by_names_numbers_and_handles(bench: Bench) {
    let handle = Identity::global(IdentityKind::Username, "pao.da_ines");
    let ines = [wa(318), handle];
    let said = vec![
        named("1", &ines, at(1), "hello", "Inês 🌻"),
        book(&[wa(318)], Some("Carvalhal, Padaria"), at(2)),
        named("2", &[wa(319)], at(3), "hello", "ليلى حداد"),
        book(&[wa(400)], Some("Inês Silva"), at(4)),
    ];
    bench.say(LINE, 1, said).await;
    let elsewhere = vec![customer("x", &[wa(319)], at(9), "again")];
    bench.say(OTHER_LINE, 2, elsewhere).await;
    follow(&bench.store).await;
    let id = |identity: Identity| ContactId::of_identity(WORKSPACE, &identity);
    let (ines, layla, silva) = (id(wa(318)), id(wa(319)), id(wa(400)));
    for (q, found) in [
        // Who has a conversation comes before who has none.
        ("ines", vec![ines, silva]),
        ("carval ine", vec![ines]),
        ("@pao.da_i", vec![ines]),
        ("ليلي", vec![layla]),
        // The conversation that moved last comes first.
        ("+44 7700 900", vec![layla, ines, silva]),
        ("00318", vec![ines]),
        ("318", vec![ines]),
        ("07700 900319", vec![layla]),
        ("nobody", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(people(&bench.store, q).await, found, "{q}");
    }
    let found = bench.store.search_people(WORKSPACE, "ليلى", 20).await;
    let conversations = &found.unwrap()[0].conversations;
    let lines: Vec<_> = conversations.iter().map(|row| row.line).collect();
    assert_eq!(lines, [OTHER_LINE, LINE]);
    assert_eq!(conversations[0].line_name, "Line 200");
}

pub(crate) async fn what_is_found_comes_newest_first_and_pages_meet(bench: Bench) {
    // Told out of order, several in one second, and the newest first.
    let order = [7u32, 3, 11, 0, 5, 9, 1, 10, 2, 8, 4, 6];
    let said =
        order.map(|n| customer(&n.to_string(), &[wa(n % 3)], at(n / 2), &format!("pão {n}")));
    bench.say(LINE, 1, said.to_vec()).await;
    follow(&bench.store).await;
    let whole = bench.store.search_messages(&asked("pao")).await.unwrap();
    assert_eq!((whole.items.len(), whole.next_cursor), (12, None));
    let times: Vec<_> = whole
        .items
        .iter()
        .map(|row| row.message.order().at())
        .collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    for limit in [1, 5, 6, 12] {
        let mut query = SearchQuery {
            limit,
            ..asked("pao")
        };
        let mut paged = Vec::new();
        loop {
            let page = bench.store.search_messages(&query).await.unwrap();
            assert!(page.items.len() <= limit);
            paged.extend(page.items);
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, whole.items, "{limit}");
    }
}

/// Beginnings of one word, of a few and of very many, long and short, alone and together: engines have a way of their own
/// for each.
pub(crate) async fn beginnings_of_few_and_of_many_words_are_found(bench: Bench) {
    let said = (0..90u32).map(|n| {
        let text = format!(
            "order{n:02} {}",
            if n % 2 == 0 { "bread" } else { "breads" }
        );
        customer(&n.to_string(), &[wa(n % 3)], at(n), &text)
    });
    bench.say(LINE, 1, said.collect()).await;
    follow(&bench.store).await;
    for (q, count) in [
        ("orde", 90),
        ("order0", 10),
        ("order07", 1),
        ("bread", 90),
        ("breads", 45),
        ("bre or", 90),
        ("order1 breads", 5),
        ("order orderly", 0),
        ("breadth", 0),
    ] {
        let query = SearchQuery {
            limit: 200,
            ..asked(q)
        };
        assert_eq!(texts(&bench.store, &query).await.len(), count, "{q}");
    }
}

pub(crate) async fn a_search_is_narrowed(bench: Bench) {
    let said = vec![
        customer("1", &[wa(1)], at(1), "pão um"),
        customer("2", &[wa(2)], at(2), "pão dois"),
        phone("3", &[wa(1)], at(3), "pão três"),
        history("4", &[wa(1)], at(4), false, "pão quatro"),
    ];
    bench.say(LINE, 1, said).await;
    let said = vec![customer("5", &[wa(1)], at(5), "pão cinco")];
    bench.say(OTHER_LINE, 2, said).await;
    follow(&bench.store).await;
    let store = &bench.store;
    let of_one = bench
        .store
        .conversations_with(&[ContactId::of_identity(WORKSPACE, &wa(1))])
        .await
        .unwrap();
    let found = |query: SearchQuery| async move { texts(store, &query).await };
    let all = ["pão cinco", "pão quatro", "pão três", "pão dois", "pão um"];
    assert_eq!(found(asked("pao")).await, all);
    let query = SearchQuery {
        line: Some(LINE),
        ..asked("pao")
    };
    assert_eq!(found(query).await, all[1..]);
    let query = SearchQuery {
        conversations: of_one,
        ..asked("pao")
    };
    assert_eq!(found(query).await, [all[0], all[1], all[2], all[4]]);
    let query = SearchQuery {
        from: Some(at(2)),
        before: Some(at(4)),
        ..asked("pao")
    };
    assert_eq!(found(query).await, all[2..4]);
    let query = SearchQuery {
        direction: Some(Direction::Out),
        ..asked("pao")
    };
    assert_eq!(found(query).await, all[1..3]);
    let query = SearchQuery {
        origin: Some(Origin::Customer),
        ..asked("pao")
    };
    assert_eq!(found(query).await, [all[0], all[3], all[4]]);
    let nobody = twinline_core::ids::WorkspaceId(uuid::Uuid::from_u128(99));
    let query = SearchQuery {
        workspace: nobody,
        ..asked("pao")
    };
    assert_eq!(found(query).await, [""; 0]);
}

pub(crate) async fn the_list_is_narrowed_by_people_and_words(bench: Bench) {
    let said = vec![
        named(
            "1",
            &[wa(318)],
            NOW,
            "Two sourdough loaves",
            "Inês Carvalhal",
        ),
        named("2", &[wa(319)], NOW, "100% rye_bread?", "ليلى حداد"),
    ];
    bench.say(LINE, 1, said).await;
    follow(&bench.store).await;
    for (q, found) in [
        ("ines", 1),
        ("INÊS", 1),
        ("+44 7700 900318", 1),
        ("00900318", 1),
        ("SOURDOUGH", 1),
        ("ليلى", 1),
        ("100%", 1),
        ("bread", 1),
        ("ye_b", 0),
        ("nobody", 0),
        ("%", 0),
        ("  ", 2),
    ] {
        let query = ListQuery {
            workspace: WORKSPACE,
            view: View::All,
            person: ANA,
            q: Some(q.to_owned()),
            filters: Filters::default(),
            sort: Sort::Recent,
            limit: 10,
            cursor: None,
        };
        let items = bench.store.conversations(&query).await.unwrap().items;
        assert_eq!(items.len(), found, "{q:?}");
    }
}

/// A connection prepares a statement once, for the types it was first given: a list that nobody narrows must not spoil it
/// for whoever does.
pub(crate) async fn the_list_is_asked_with_words_and_without_in_turn(bench: Bench) {
    let said = vec![
        named("1", &[wa(318)], NOW, "hello", "Inês"),
        named("2", &[wa(319)], NOW, "hello", "Rui"),
    ];
    bench.say(LINE, 1, said).await;
    follow(&bench.store).await;
    let asked = async |q: Option<&str>| {
        let query = ListQuery {
            workspace: WORKSPACE,
            view: View::All,
            person: ANA,
            q: q.map(str::to_owned),
            filters: Filters::default(),
            sort: Sort::Recent,
            limit: 10,
            cursor: None,
        };
        bench.store.conversations(&query).await.unwrap().items.len()
    };
    // One connection after the other, whichever the pool gives.
    for _ in 0..20 {
        let both = futures::future::join_all([None, None, Some("ines"), Some("rui")].map(asked));
        assert_eq!(both.await, [2, 2, 1, 1]);
        assert_eq!((asked(None).await, asked(Some("ines")).await), (2, 1));
    }
}

/// Two contacts turn out to be one: their messages are found within the conversation that stays, the gone ones nowhere.
pub(crate) async fn merged_people_and_conversations_are_followed(bench: Bench) {
    for (line, position, id) in [(LINE, 1, "1"), (OTHER_LINE, 2, "x")] {
        let said = vec![named(id, &[wa(1)], at(1), "pão by number", "Inês")];
        bench.say(line, position, said).await;
    }
    let said = vec![named("2", &[bsuid(1)], at(2), "pão by id", "Carvalhal")];
    bench.say(LINE, 3, said).await;
    follow(&bench.store).await;
    assert_eq!(people(&bench.store, "ine").await.len(), 1);
    assert_eq!(people(&bench.store, "carval").await.len(), 1);
    let both = vec![customer("3", &[wa(1), bsuid(1)], at(3), "both")];
    bench.say(LINE, 4, both).await;
    follow(&bench.store).await;
    let one = people(&bench.store, "7700").await;
    assert_eq!(one.len(), 1);
    let entries: i64 = query_scalar("SELECT count(*) FROM search_contacts")
        .fetch_one(&bench.store.index().read)
        .await
        .unwrap();
    assert_eq!(entries, 1, "a gone contact is still indexed");
    let conversations = bench.store.conversations_with(&one).await.unwrap();
    assert_eq!(conversations.len(), 2);
    let query = SearchQuery {
        conversations,
        ..asked("pao")
    };
    let found = texts(&bench.store, &query).await;
    assert_eq!(found, ["pão by id", "pão by number", "pão by number"]);
}

/// The index is dropped and comes again while the state goes on; what it walks through and what it follows meet.
pub(crate) async fn the_index_is_made_anew_while_the_state_goes_on(bench: Bench) {
    let said = (0..20).map(|n| customer(&n.to_string(), &[wa(n % 4)], at(n), &format!("pão {n}")));
    bench.say(LINE, 1, said.collect()).await;
    follow(&bench.store).await;
    let before = texts(&bench.store, &asked("pao")).await;
    assert_eq!(before.len(), 20);
    bench.store.reset_search().await.unwrap();
    assert_eq!(texts(&bench.store, &asked("pao")).await, [""; 0]);
    let progress = bench.store.search_progress().await.unwrap();
    assert_eq!((progress.behind, progress.walk), (0, Some((0, 24))));
    bench.store.follow_search(3).await.unwrap();
    bench.store.follow_search(3).await.unwrap();
    bench
        .say(LINE, 2, vec![customer("new", &[wa(9)], at(99), "pão 99")])
        .await;
    follow(&bench.store).await;
    let after = texts(&bench.store, &asked("pao")).await;
    assert_eq!(after[0], "pão 99");
    assert_eq!(after[1..], before);
}

/// What is missing is no longer in the feed: nothing is lost, everything is walked through again.
pub(crate) async fn a_feed_that_was_forgotten_is_made_up_for(bench: Bench) {
    bench
        .say(LINE, 1, vec![customer("1", &[wa(1)], at(1), "pão um")])
        .await;
    follow(&bench.store).await;
    bench
        .say(LINE, 2, vec![customer("2", &[wa(1)], at(2), "pão dois")])
        .await;
    bench.store.prune_changes(Millis::MAX).await.unwrap();
    follow(&bench.store).await;
    assert_eq!(
        texts(&bench.store, &asked("pao")).await,
        ["pão dois", "pão um"]
    );
    // A state older than the index: somebody restored a backup.
    query("UPDATE search_positions SET no = no + 1000")
        .execute(&bench.store.index().write)
        .await
        .unwrap();
    follow(&bench.store).await;
    assert_eq!(texts(&bench.store, &asked("pao")).await.len(), 2);
}

/// Ticks alter messages far more often than words do: they cost no entry.
pub(crate) async fn what_is_not_indexed_costs_no_entry(bench: Bench) {
    use twinline_core::ticks::Rung;
    bench
        .say(LINE, 1, vec![phone("1", &[wa(1)], at(1), "pão")])
        .await;
    follow(&bench.store).await;
    query("UPDATE search_messages SET origin = 'kept'")
        .execute(&bench.store.index().write)
        .await
        .unwrap();
    let ticks = vec![super::story::status("1", Rung::Read, at(2), None)];
    bench.say(LINE, 2, ticks).await;
    let followed = bench.store.follow_search(100).await.unwrap();
    assert!(followed.changes > 0);
    let origin: String = query_scalar("SELECT origin FROM search_messages")
        .fetch_one(&bench.store.index().read)
        .await
        .unwrap();
    assert_eq!(origin, "kept");
}

/// What somebody might write: letters of many scripts, accents composed and not, digits, signs and blanks.
fn writing() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("pão".to_owned()),
        Just("pa\u{303}ozinho".to_owned()),
        Just("أحمد".to_owned()),
        Just("مدرسة".to_owned()),
        Just("रोटियाँ".to_owned()),
        Just("ज़रूरत".to_owned()),
        Just("Jum'at".to_owned()),
        Just("99_%\"*:'".to_owned()),
        Just("x\0y".to_owned()),
        "[a-c]{1,3}",
        "[A-Cá-é]{1,4}",
        "[0-9٠-٩]{1,5}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(
        (
            piece,
            prop_oneof![Just(" "), Just(""), Just(", "), Just("\n")],
        ),
        1..6,
    )
    .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// Messages and names, and what is typed beside their own words.
pub(crate) fn writings() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (
        prop::collection::vec(writing(), 1..8),
        prop::collection::vec(writing(), 1..6),
    )
}

/// Everything is found by each beginning of each of its words, and whatever is asked, nothing else is.
pub(crate) async fn what_is_found_is_what_core_finds(
    bench: &Bench,
    (said, typed): &(Vec<String>, Vec<String>),
) {
    let all: Vec<Said> = (0u32..)
        .zip(said)
        .map(|(n, text)| named(&n.to_string(), &[wa(n)], at(n), text, text))
        .collect();
    bench.say(LINE, 1, all).await;
    follow(&bench.store).await;
    let mut asked_for: BTreeSet<String> = typed.iter().cloned().collect();
    for text in said {
        for word in words(text) {
            let whole = &text[word.place];
            asked_for.extend(
                whole
                    .char_indices()
                    .map(|(at, c)| whole[..at + c.len_utf8()].to_owned()),
            );
        }
    }
    for q in &asked_for {
        let query = Query::to_messages(q);
        let wanted: BTreeSet<String> = said
            .iter()
            .filter(|text| query.finds(&words(text).map(|word| word.text).collect::<Vec<_>>()))
            .cloned()
            .collect();
        let page = bench.store.search_messages(&asked(q)).await.unwrap();
        for found in &page.items {
            let text = searchable(&found.message).unwrap();
            assert_ne!(
                found_excerpt(&text, &query, 80).marks,
                [],
                "{q:?} in {text:?}"
            );
        }
        let found: BTreeSet<MessageId> = page.items.iter().map(|row| row.message.id).collect();
        assert_eq!(found.len(), page.items.len());
        let texts: BTreeSet<String> = page
            .items
            .iter()
            .map(|row| row.message.content.text().unwrap().to_owned())
            .collect();
        assert_eq!(texts, wanted, "messages by {q:?}");

        let query = Query::to_people(q);
        let people = bench.store.search_people(WORKSPACE, q, 20).await.unwrap();
        let ids: Vec<ContactId> = (0u32..)
            .zip(said)
            .map(|(n, _)| ContactId::of_identity(WORKSPACE, &wa(n)))
            .collect();
        let contacts = bench.store.contacts_by_id(&ids).await.unwrap();
        let identities = bench.store.identities_of(&ids).await.unwrap();
        let wanted: BTreeSet<ContactId> = contacts
            .values()
            .filter(|contact| {
                let indexed = person_words(contact, &identities[&contact.id]);
                query.finds(&indexed.into_iter().collect::<Vec<_>>())
            })
            .map(|contact| contact.id)
            .collect();
        let found: BTreeSet<ContactId> = people.iter().map(|row| row.contact.id).collect();
        assert_eq!(found, wanted, "people by {q:?}");
    }
}
