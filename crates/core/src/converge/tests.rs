//! The theorem: any permutation, duplication and batching of a story's observations gives one state.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::contact::{IdentityKind, NameSource};
use crate::content::{Content, Media, MediaKind};
use crate::floor::Holder;
use crate::ids::PersonId;
use crate::message::{Direction, Origin, Source};
use crate::observation::{
    AnswerSaid, ContactSaid, EntryPath, HistorySaid, MessageSaid, Peer, StatusSaid,
};
use crate::send::{SendAuthor, SendState};
use crate::ticks::{Failure, Rung, Ticks};
use crate::verdict::Verdict;

const NOW: Millis = 1_000_000_000;

/// An engine in memory: everything is always loaded. What a store must equal.
pub(crate) struct Memory {
    pub(crate) set: WorkingSet,
}

impl Memory {
    pub(crate) fn new() -> Self {
        let scope = Scope {
            workspace: WorkspaceId(Uuid::from_u128(1)),
            line: LineId(Uuid::from_u128(2)),
            now: NOW,
            floor_rules: FloorRules::default(),
        };
        Self {
            set: WorkingSet::new(scope, NumberLife::default()),
        }
    }

    pub(crate) fn merge(&mut self, batch: &[Observation]) {
        self.set.hear(batch);
        self.settle();
    }

    pub(crate) fn settle(&mut self) {
        self.conclude();
        self.forget_touched();
    }

    /// What an engine does before it writes.
    pub(crate) fn conclude(&mut self) {
        let summaries: BTreeMap<_, _> = self
            .set
            .touched
            .conversations
            .iter()
            .filter_map(|id| {
                let row = self.set.conversations.get(id)?;
                let messages = self
                    .set
                    .messages
                    .values()
                    .filter(|message| message.conversation == *id);
                Some((*id, Summary::of(messages, row.read_up_to.as_ref())))
            })
            .collect();
        self.set.conclude(summaries);
    }

    pub(crate) fn forget_touched(&mut self) {
        self.set.touched = Touched::default();
        self.set.told.clear();
    }

    /// The state without ids that depend on who was met first.
    fn dump(&self) -> String {
        let mut contacts: Vec<String> = self
            .set
            .contacts
            .values()
            .map(|contact| self.dump_contact(contact))
            .collect();
        contacts.sort();
        let mut out = contacts.concat();
        for (external, parked) in &self.set.parked {
            let _ = writeln!(out, "parked {} {:?}", external.0, parked);
        }
        for send in self.set.sends.values() {
            let _ = writeln!(
                out,
                "send {} {:?} {:?} {:?}",
                send.id, send.state, send.external_id, send.failure
            );
        }
        let _ = writeln!(out, "life {:?}", self.set.life);
        out
    }

    fn dump_contact(&self, contact: &Contact) -> String {
        let mut out = String::new();
        let identities: Vec<_> = self
            .set
            .identities
            .iter()
            .filter(|(_, owner)| **owner == contact.id)
            .map(|(identity, _)| identity)
            .collect();
        let _ = writeln!(
            out,
            "contact {identities:?} since {} {:?}",
            contact.since, contact.names
        );
        for row in self
            .set
            .conversations
            .values()
            .filter(|row| row.contact == contact.id)
        {
            let floor = row.floor.at(NOW);
            let _ = writeln!(
                out,
                " conversation {:?} {:?} {:?} {:?}",
                row.status, floor.holder, floor.until, row.summary
            );
            let mut messages: Vec<_> = self
                .set
                .messages
                .values()
                .filter(|message| message.conversation == row.id)
                .collect();
            messages.sort_by_key(|message| message.order());
            for message in messages {
                let mut message = message.clone();
                message.conversation = ConversationId(Uuid::nil());
                let _ = writeln!(out, "  {message:?}");
            }
        }
        out
    }
}

fn identities(person: u8, kinds: u8) -> Vec<Identity> {
    let mut all = Vec::new();
    if kinds & 1 != 0 {
        all.push(Identity::global(
            IdentityKind::Bsuid,
            format!("GB.{person}"),
        ));
    }
    if kinds & 2 != 0 || kinds & 1 == 0 {
        all.push(Identity::global(
            IdentityKind::WaId,
            format!("44770090030{person}"),
        ));
    }
    all
}

fn peer(person: u8, kinds: u8, name: Option<String>) -> Peer {
    Peer {
        identities: identities(person, kinds),
        profile_name: name,
    }
}

fn external(n: u8) -> ExternalId {
    ExternalId(format!("wamid.{n}"))
}

fn send_id(n: u8) -> SendId {
    SendId(Uuid::from_u128(0x5e0d_0000 + u128::from(n)))
}

/// One bubble's place in the story. Number, person and direction go together, as in life.
fn bubble(n: u8, source: Source, kinds: u8, at: Millis, rich: bool) -> MessageSaid {
    let person = n % 3;
    let direction = if n.is_multiple_of(2) {
        Direction::In
    } else {
        Direction::Out
    };
    let (origin, certain) = match (direction, source) {
        (Direction::In, _) => (Origin::Customer, true),
        (Direction::Out, Source::Echo) => (Origin::Phone, true),
        (Direction::Out, _) => (Origin::Phone, false),
    };
    let content = if rich && n.is_multiple_of(5) {
        Content::Media(Media {
            kind: MediaKind::Image,
            mime: "image/jpeg".to_owned(),
            caption: Some(format!("picture {n}")),
            filename: None,
            sha256: None,
            reference: Some(n.to_string()),
        })
    } else if rich {
        Content::Text {
            body: format!("text {n}"),
        }
    } else {
        Content::Placeholder {
            raw_kind: "media_placeholder".to_owned(),
        }
    };
    MessageSaid {
        source,
        external_id: external(n),
        peer: peer(
            person,
            kinds,
            (n.is_multiple_of(4)).then(|| format!("name {at}")),
        ),
        direction,
        origin,
        certain,
        at,
        content,
        quote: n.is_multiple_of(7).then(|| external(n / 2)),
        ticks: Ticks::default(),
        send: None,
    }
}

fn failure() -> Failure {
    Failure {
        code: "1".to_owned(),
        sentence: "s".to_owned(),
        remedy: "r".to_owned(),
    }
}

/// Each feed has its own clock, but tells the same time whenever it repeats itself.
fn told_at(n: u8, source: Source) -> Millis {
    NOW - 3_000_000 + Millis::from(n) * 60_000 + Millis::from(source as u8) * 1_500
}

/// Anything a feed could say in the story. Sends 40..44 are ours; the channel calls them wamid.40..44.
fn said() -> impl Strategy<Value = Said> {
    let times = NOW - 4_000_000..NOW - 1_000;
    prop_oneof![
        6 => (0u8..12, 0u8..3, any::<u8>(), any::<bool>()).prop_map(|(n, feed, kinds, rich)| {
            let source = match (feed, n % 2) {
                (0, _) => Source::History,
                (_, 0) => Source::Live,
                _ => Source::Echo,
            };
            Said::Message(Box::new(bubble(n, source, kinds, told_at(n, source), rich || source != Source::History)))
        }),
        4 => (0u8..12, times.clone(), 0usize..5).prop_map(|(n, at, rung)| Said::Status(Box::new(StatusSaid {
            external_id: external(n * 2 + 1),
            send: None,
            peer: Peer::default(),
            ticks: Ticks::one([Rung::Sent, Rung::Delivered, Rung::Read, Rung::Played, Rung::Failed][rung], at, Some(failure())),
            pricing: None,
            participant: None,
            at,
        }))),
        2 => (40u8..44, times.clone(), any::<bool>(), any::<bool>()).prop_map(|(n, at, token, read)| Said::Status(Box::new(StatusSaid {
            external_id: external(n),
            send: token.then(|| send_id(n)),
            peer: Peer::default(),
            ticks: Ticks::one(if read { Rung::Read } else { Rung::Sent }, at, None),
            pricing: None,
            participant: None,
            at,
        }))),
        2 => (40u8..44).prop_map(|n| Said::Message(Box::new(MessageSaid {
            external_id: external(n),
            peer: peer(0, 3, None),
            ..bubble(41, Source::Echo, 3, told_at(n, Source::Echo), true)
        }))),
        2 => (0u8..3, any::<u8>(), times, prop::option::of("[a-z]{1,3}")).prop_map(|(person, kinds, at, name)| Said::Contact(ContactSaid {
            identities: identities(person, kinds),
            source: NameSource::PhoneBook,
            name,
            at,
        })),
        1 => (0i64..3, 1i64..4, prop::option::of(0i64..101), 1u64..9).prop_map(|(phase, chunk, progress, messages)| {
            Said::History(HistorySaid::Chunk { phase, chunk, progress, messages, oldest_at: Some(chunk) })
        }),
    ]
}

/// Each of our sends gets at most one answer, as in life.
fn answers() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(0u8..3, 4).prop_map(|outcomes| {
        outcomes
            .into_iter()
            .zip(40u8..44)
            .map(|(outcome, n)| {
                let verdict = match outcome {
                    0 => Verdict::Accepted {
                        external_id: external(n),
                    },
                    1 => Verdict::Unknown { failure: failure() },
                    _ => Verdict::Refused { failure: failure() },
                };
                Said::Answer(AnswerSaid {
                    send: send_id(n),
                    attempt: 1,
                    verdict,
                })
            })
            .collect()
    })
}

fn story() -> impl Strategy<Value = Vec<Observation>> {
    (prop::collection::vec(said(), 1..40), answers()).prop_map(|(mut said, answers)| {
        said.extend(answers);
        said.into_iter()
            .zip(1u64..)
            .map(|(said, position)| Observation {
                path: EntryPath { position, index: 0 },
                received_at: NOW - 500_000 + i64::try_from(position).unwrap(),
                said,
            })
            .collect()
    })
}

/// The sends of the story stand in the ledger, begun, before anything is heard.
fn with_sends() -> Memory {
    let mut memory = Memory::new();
    let hello = bubble(0, Source::Live, 3, NOW - 5_000_000, true);
    memory.merge(&[Observation {
        path: EntryPath {
            position: 0,
            index: 0,
        },
        received_at: NOW - 5_000_000,
        said: Said::Message(Box::new(hello)),
    }]);
    let conversation = *memory.set.conversations.keys().next().unwrap();
    for n in 40u8..44 {
        let new = crate::command::NewSend {
            id: send_id(n),
            conversation,
            author: SendAuthor::Agent(PersonId(Uuid::from_u128(7))),
            content: Content::Text {
                body: "text 41".to_owned(),
            },
            media: None,
            quote: None,
            turn: None,
            client_token: None,
            seen_no: None,
            confirmed: false,
            window_ms: None,
        };
        crate::command::say(&mut memory.set, new).unwrap();
        crate::command::release(&mut memory.set, send_id(n)).unwrap();
    }
    memory.settle();
    memory
}

fn told_in(batches: &[Vec<Observation>]) -> Memory {
    let mut memory = with_sends();
    for batch in batches {
        memory.merge(batch);
    }
    memory
}

/// The same observations in another order, some of them twice, cut into batches elsewhere.
fn shuffled(story: Vec<Observation>) -> impl Strategy<Value = Vec<Vec<Observation>>> {
    let copies = story.len();
    (
        prop::collection::vec(0..copies, 0..copies),
        Just(story),
        1usize..7,
    )
        .prop_flat_map(|(twice, story, size)| {
            let mut all = story.clone();
            all.extend(twice.into_iter().map(|i| story[i].clone()));
            (Just(all).prop_shuffle(), Just(size))
        })
        .prop_map(|(all, size)| all.chunks(size).map(<[_]>::to_vec).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn order_copies_and_batches_cannot_matter((story, shuffled) in story().prop_flat_map(|story| (Just(story.clone()), shuffled(story)))) {
        let straight = told_in(&[story]);
        let other = told_in(&shuffled);
        prop_assert_eq!(straight.dump(), other.dump());
    }

    #[test]
    fn no_bubble_twice_and_none_missing(story in story()) {
        let memory = told_in(std::slice::from_ref(&story));
        let mut told: Vec<ExternalId> = story.iter().filter_map(|observation| match &observation.said {
            Said::Message(said) => Some(said.external_id.clone()),
            _ => None,
        }).collect();
        told.push(external(0));
        told.sort();
        told.dedup();
        let mut shown: Vec<ExternalId> = memory.set.messages.values().filter_map(|message| message.external_id.clone()).collect();
        shown.sort();
        let mut unique = shown.clone();
        unique.dedup();
        prop_assert_eq!(&shown, &unique, "a bubble stands twice");
        for id in told {
            prop_assert!(shown.contains(&id), "a bubble is missing: {:?}", id);
        }
    }
}

fn observed(position: u64, said: Said) -> Observation {
    Observation {
        path: EntryPath { position, index: 0 },
        received_at: NOW - 10_000,
        said,
    }
}

#[test]
fn an_echo_before_the_answer_is_the_sends_own_bubble() {
    let mut memory = with_sends();
    let before = memory.set.messages.len();
    let echo = MessageSaid {
        external_id: external(40),
        peer: peer(0, 3, None),
        ..bubble(41, Source::Echo, 3, NOW - 9_000, true)
    };
    memory.merge(&[observed(1, Said::Message(Box::new(echo)))]);
    assert_eq!(memory.set.messages.len(), before + 1, "nobody can know yet");
    let verdict = Verdict::Accepted {
        external_id: external(40),
    };
    memory.merge(&[observed(
        2,
        Said::Answer(AnswerSaid {
            send: send_id(40),
            attempt: 1,
            verdict,
        }),
    )]);
    assert_eq!(memory.set.messages.len(), before);
    let bubble = &memory.set.messages[&MessageId::of_send(send_id(40))];
    assert_eq!(
        (bubble.origin.origin, bubble.external_id.clone()),
        (Origin::Agent, Some(external(40)))
    );
}

#[test]
fn a_status_with_our_token_settles_a_send_whose_answer_was_lost() {
    let mut memory = with_sends();
    let verdict = Verdict::Unknown { failure: failure() };
    memory.merge(&[observed(
        1,
        Said::Answer(AnswerSaid {
            send: send_id(40),
            attempt: 1,
            verdict,
        }),
    )]);
    assert_eq!(memory.set.sends[&send_id(40)].state, SendState::Unknown);
    let ticks = Ticks::one(Rung::Delivered, NOW, None);
    memory.merge(&[observed(
        2,
        Said::Status(Box::new(StatusSaid {
            external_id: external(40),
            send: Some(send_id(40)),
            peer: Peer::default(),
            ticks,
            pricing: None,
            participant: None,
            at: NOW,
        })),
    )]);
    assert_eq!(memory.set.sends[&send_id(40)].state, SendState::Settled);
}

#[test]
fn history_wakes_nobody() {
    let mut memory = Memory::new();
    memory.merge(&[observed(
        1,
        Said::Message(Box::new(bubble(2, Source::History, 3, NOW - 5_000, true))),
    )]);
    let row = memory.set.conversations.values().next().unwrap();
    assert_eq!(
        (
            row.summary.unread,
            row.summary.turn_start.clone(),
            row.summary.last_word_at()
        ),
        (0, None, None)
    );
    assert_eq!(row.summary.list_at(), NOW - 5_000);
}

#[test]
fn an_echo_takes_the_floor_and_a_repeated_one_does_not_take_it_again() {
    let mut memory = Memory::new();
    let echo = observed(
        1,
        Said::Message(Box::new(bubble(1, Source::Echo, 3, NOW - 5_000, true))),
    );
    memory.merge(std::slice::from_ref(&echo));
    let id = *memory.set.conversations.keys().next().unwrap();
    assert_eq!(memory.set.conversations[&id].floor.holder, Holder::Phone);
    let floor = memory.set.conversations[&id].floor;
    crate::command::hand_back(&mut memory.set, id, Holder::Phone, floor.version).unwrap();
    memory.merge(&[echo]);
    assert_eq!(memory.set.conversations[&id].floor.holder, Holder::Nobody);
}

#[test]
fn two_contacts_that_prove_to_be_one_keep_all_they_said() {
    let mut memory = Memory::new();
    memory.merge(&[observed(
        1,
        Said::Message(Box::new(bubble(0, Source::Live, 1, NOW - 9_000, true))),
    )]);
    memory.merge(&[observed(
        2,
        Said::Message(Box::new(bubble(6, Source::Live, 2, NOW - 8_000, true))),
    )]);
    assert_eq!(memory.set.contacts.len(), 2);
    memory.merge(&[observed(
        3,
        Said::Message(Box::new(bubble(6, Source::Live, 3, NOW - 8_000, true))),
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
