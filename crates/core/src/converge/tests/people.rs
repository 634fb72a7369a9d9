//! One small story for each rule about who somebody is.

use super::NOW;
use super::memory::Memory;
use super::rules::{message, observed, told};
use super::story::{bsuid, bubble, external, peer, text, wa};
use crate::Millis;
use crate::contact::{Identity, IdentityKind, NameSource};
use crate::message::{Direction, Source};
use crate::observation::{
    ContactSaid, EntryPath, MessageSaid, MovedSaid, Observation, Peer, PreferenceSaid, Said,
};

const DAY: Millis = 86_400_000;

/// `n` is written by whoever is named so, `days` ago.
fn says(n: u8, who: &[Identity], days: i64) -> Said {
    Said::Message(Box::new(MessageSaid {
        peer: Peer {
            identities: who.to_vec(),
            profile_name: None,
        },
        ..bubble(n, Source::Live, 0, NOW - days * DAY, 2)
    }))
}

fn moved(from: &[Identity], to: &[Identity], days: i64) -> Said {
    Said::Moved(MovedSaid {
        from: from.to_vec(),
        to: to.to_vec(),
        at: NOW - days * DAY,
    })
}

/// Which bubbles stand together in one conversation.
fn threads(memory: &Memory) -> Vec<Vec<String>> {
    let bubbles = || memory.set.messages.values();
    let mut threads: Vec<Vec<String>> = memory
        .set
        .conversations
        .keys()
        .map(|id| {
            let of = bubbles().filter(|row| row.conversation == *id);
            let mut ids: Vec<_> = of.filter_map(|row| row.external_id.clone()).collect();
            ids.sort();
            ids.into_iter().map(|id| id.0).collect()
        })
        .collect();
    threads.sort();
    threads
}

fn owner(memory: &Memory, identity: &Identity) -> crate::ids::ContactId {
    memory.set.identities[identity].by
}

#[test]
fn two_contacts_that_prove_to_be_one_keep_all_they_said() {
    let mut memory = Memory::new();
    memory.merge(&[observed(
        1,
        Said::Message(Box::new(bubble(0, Source::Live, 1, NOW - 9_000, 2))),
    )]);
    memory.merge(&[observed(
        2,
        Said::Message(Box::new(bubble(6, Source::Live, 2, NOW - 8_000, 2))),
    )]);
    assert_eq!(memory.set.contacts.len(), 2);
    memory.merge(&[observed(
        3,
        Said::Message(Box::new(bubble(6, Source::Live, 3, NOW - 8_000, 2))),
    )]);
    assert_eq!(
        (
            memory.set.contacts.len(),
            memory.set.conversations.len(),
            memory.set.messages.len()
        ),
        (1, 1, 2)
    );
}

#[test]
fn a_change_of_number_joins_whenever_it_is_told() {
    let (old, new) = ([bsuid("GB.a"), wa("1")], [bsuid("GB.b"), wa("2")]);
    let memory = told(&[moved(&old, &new, 5), says(0, &old, 9), says(4, &new, 1)]);
    assert_eq!(threads(&memory), [["wamid.0", "wamid.4"]]);
    // Told before anybody is known, it makes one contact and no conversation.
    let memory = told(&[moved(&old, &new, 5)]);
    assert_eq!(
        (memory.set.contacts.len(), memory.set.conversations.len()),
        (1, 0)
    );
}

#[test]
fn whoever_moved_is_written_to_where_they_are_now() {
    // The newest address is neither the first nor the last in any other order.
    let (first, second, third) = (
        [bsuid("GB.c"), wa("3")],
        [bsuid("GB.a"), wa("1")],
        [bsuid("GB.b"), wa("2")],
    );
    let memory = told(&[
        says(0, &first, 9),
        moved(&second, &third, 3),
        moved(&first, &second, 5),
    ]);
    let contact = owner(&memory, &wa("2"));
    let addresses = memory.set.addresses(contact);
    let newest = |kind: IdentityKind| addresses.iter().find(|address| address.kind == kind);
    assert_eq!(newest(IdentityKind::WaId), Some(&wa("2")));
    assert_eq!(newest(IdentityKind::Bsuid), Some(&bsuid("GB.b")));
}

#[test]
fn a_number_that_changed_hands_joins_nobody() {
    let number = wa("1");
    let memory = told(&[
        says(0, &[bsuid("GB.a"), number.clone()], 9),
        says(4, &[bsuid("GB.b"), number.clone()], 1),
    ]);
    assert_eq!(threads(&memory), [["wamid.0"], ["wamid.4"]]);
    assert_eq!(
        owner(&memory, &number),
        owner(&memory, &bsuid("GB.b")),
        "the newest"
    );
}

#[test]
fn a_number_left_and_taken_belongs_to_the_next_and_the_move_still_joins() {
    let number = wa("1");
    let memory = told(&[
        says(0, &[bsuid("GB.a"), number.clone()], 9),
        moved(
            &[bsuid("GB.a"), number.clone()],
            &[bsuid("GB.c"), wa("2")],
            5,
        ),
        says(4, &[bsuid("GB.b"), number.clone()], 1),
        says(8, &[bsuid("GB.c")], 1),
    ]);
    assert_eq!(
        threads(&memory),
        [vec!["wamid.0", "wamid.8"], vec!["wamid.4"]]
    );
    assert_eq!(owner(&memory, &number), owner(&memory, &bsuid("GB.b")));
}

#[test]
fn a_number_that_was_left_stands_behind_the_new_one_on_the_same_day() {
    let (old, new) = (wa("1"), wa("2"));
    let midnight = NOW.div_euclid(DAY) * DAY;
    let at = |minute: Millis, said: Said| {
        let at = midnight + minute * 60_000;
        match said {
            Said::Message(said) => Said::Message(Box::new(MessageSaid { at, ..*said })),
            Said::Moved(said) => Said::Moved(MovedSaid { at, ..said }),
            other => other,
        }
    };
    let left = moved(
        &[bsuid("GB.a"), old.clone()],
        &[bsuid("GB.b"), new.clone()],
        0,
    );
    let mut said = vec![
        at(1, says(0, &[bsuid("GB.a"), old.clone()], 0)),
        at(5, left),
        at(9, says(4, &[bsuid("GB.b"), new.clone()], 0)),
    ];
    let claims = |memory: &Memory| {
        [&old, &new].map(|number| memory.set.identities[number].claim.as_ref().unwrap().at)
    };
    let [of_old, of_new] = claims(&told(&said));
    assert!(of_old < of_new, "{of_old} {of_new}");
    // And back to it before midnight.
    let back = moved(
        &[bsuid("GB.b"), new.clone()],
        &[bsuid("GB.c"), old.clone()],
        0,
    );
    said.push(at(20, back));
    let [of_old, of_new] = claims(&told(&said));
    assert!(of_old > of_new, "{of_old} {of_new}");
}

#[test]
fn two_marks_of_one_id_are_one_person() {
    let mark = |scope: &str| Identity {
        scope: scope.to_owned(),
        ..bsuid("GB.a")
    };
    let mut memory = told(&[
        says(0, &[mark("account"), wa("1")], 2),
        says(4, &[mark("portfolio"), wa("2")], 1),
    ]);
    assert_eq!(memory.set.contacts.len(), 2);
    memory
        .set
        .known_as_one(&mark("account"), &mark("portfolio"));
    memory.settle();
    assert_eq!(threads(&memory), [["wamid.0", "wamid.4"]]);
    memory
        .set
        .known_as_one(&mark("account"), &mark("never told"));
    assert_eq!(memory.set.contacts.len(), 1);
}

#[test]
fn an_old_bubble_told_by_number_never_joins_two_ids() {
    let number = wa("1");
    let told_by_number = MessageSaid {
        peer: Peer {
            identities: vec![number.clone()],
            profile_name: None,
        },
        ..bubble(0, Source::History, 0, NOW - 9 * DAY, 2)
    };
    let said = [
        says(4, &[bsuid("GB.b"), number], 1),
        says(0, &[bsuid("GB.a")], 9),
        Said::Message(Box::new(told_by_number)),
    ];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut memory = Memory::new();
        for n in order {
            memory.merge(&[observed(n as u64, said[n].clone())]);
        }
        assert_ne!(
            owner(&memory, &bsuid("GB.a")),
            owner(&memory, &bsuid("GB.b"))
        );
    }
}

#[test]
fn both_spellings_of_a_number_lead_to_one_contact() {
    let phone = Identity::global(IdentityKind::Phone, "552187654321");
    let memory = told(&[
        says(0, &[wa("5521987654321"), phone.clone()], 9),
        says(4, &[bsuid("BR.1"), wa("552187654321"), phone], 1),
    ]);
    assert_eq!(threads(&memory), [["wamid.0", "wamid.4"]]);
}

#[test]
fn a_username_goes_to_whom_it_was_last_told_of_and_proves_nothing() {
    let name = Identity::global(IdentityKind::Username, "ana");
    let memory = told(&[
        says(0, &[bsuid("GB.a"), name.clone()], 9),
        says(4, &[bsuid("GB.b"), name.clone()], 1),
    ]);
    assert_eq!(threads(&memory), [["wamid.0"], ["wamid.4"]]);
    assert_eq!(owner(&memory, &name), owner(&memory, &bsuid("GB.b")));
}

#[test]
fn a_removal_removes_the_synced_name_and_not_the_person() {
    let book = |name: Option<&str>, at| {
        Said::Contact(ContactSaid {
            identities: vec![wa("1")],
            source: NameSource::PhoneBook,
            name: name.map(str::to_owned),
            at: NOW - 1_000 + at,
        })
    };
    let memory = told(&[book(None, 9), book(Some("Ana"), 5), says(0, &[wa("1")], 1)]);
    let contact = memory.set.contacts.values().next().unwrap();
    assert_eq!(contact.display_name(), None);
    assert_eq!(contact.names[&NameSource::PhoneBook].value, None);
    assert_eq!(memory.set.messages.len(), 1);
}

#[test]
fn the_newest_wish_of_a_customer_counts() {
    let wish = |choice: &str, at| {
        Said::Preference(PreferenceSaid {
            peer: peer(0, 3, None),
            category: "marketing_messages".to_owned(),
            choice: choice.to_owned(),
            detail: None,
            at: NOW - 1_000 + at,
        })
    };
    let memory = told(&[
        wish("stop", 5),
        wish("resume", 2),
        message(0, Source::Live, 0, text("hi")),
    ]);
    let contact = memory.set.contacts.values().next().unwrap();
    assert_eq!(contact.preferences["marketing_messages"].choice, "stop");
}

#[test]
fn only_ids_of_a_portfolio_are_marked_as_being_of_it() {
    let observation = Observation {
        path: EntryPath {
            position: 1,
            index: 0,
        },
        received_at: NOW,
        said: moved(
            &[Identity::global(IdentityKind::Bsuid, "GB.a"), wa("1")],
            &[bsuid("GB.b")],
            1,
        ),
    };
    let Said::Moved(said) = observation.within("p7").said else {
        unreachable!()
    };
    assert_eq!(
        (said.from[0].scope.as_str(), said.from[1].scope.as_str()),
        ("p7", "")
    );
    assert_eq!(said.to[0].scope, "portfolio", "marked already");
}

#[test]
fn whose_bubble_it_is_moves_with_the_id_it_is_told_with() {
    let number = wa("1");
    let mut memory = told(&[says(4, &[bsuid("GB.b"), number.clone()], 1)]);
    memory.merge(&[observed(7, says(0, &[number], 9))]);
    memory.merge(&[observed(8, says(0, &[bsuid("GB.a")], 9))]);
    assert_eq!(threads(&memory), [["wamid.0"], ["wamid.4"]]);
    assert!(
        memory
            .set
            .messages
            .values()
            .any(|row| row.external_id == Some(external(0)))
    );
}

#[test]
fn after_a_move_the_new_number_is_addressed_also_without_ids() {
    let (old, new) = (wa("111"), wa("999"));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let memory = told(&[
            says(0, std::slice::from_ref(old), 0),
            moved(std::slice::from_ref(old), std::slice::from_ref(new), 0),
        ]);
        let contact = owner(&memory, old);
        assert_eq!(memory.set.addresses(contact), [new.clone(), old.clone()]);
    }
}

#[test]
fn what_nobody_has_read_stays_unread_when_two_conversations_become_one() {
    let at = |n: u8, who: &[Identity], minutes: i64, source| {
        Said::Message(Box::new(MessageSaid {
            peer: Peer {
                identities: who.to_vec(),
                profile_name: None,
            },
            direction: Direction::In,
            ..bubble(n, source, 0, NOW - minutes * 60_000, 2)
        }))
    };
    let (number, id) = ([wa("1")], [bsuid("GB.a")]);
    let mut memory = Memory::new();
    let heard = [
        at(0, &number, 20, Source::Live),
        at(4, &number, 5, Source::Account),
    ];
    memory.merge(&heard.map(|said| observed(1, said)));
    let row = memory.set.conversations.values().next().unwrap();
    let (first, newest) = (row.id, row.summary.newest.clone().unwrap().0);
    crate::command::mark_read(&mut memory.set, first, &newest).unwrap();
    memory.settle();
    memory.merge(&[observed(2, at(8, &id, 10, Source::Live))]);
    assert_eq!(memory.set.conversations.len(), 2);
    memory.merge(&[observed(3, moved(&number, &id, 0))]);
    let row = memory.set.conversations.values().next().unwrap();
    assert_eq!(
        (memory.set.conversations.len(), row.summary.unread),
        (1, 1),
        "one was read, the other was not"
    );
}
