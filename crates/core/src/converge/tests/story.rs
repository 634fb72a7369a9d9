//! Stories: what feeds could say of six people, a dozen bubbles and five sends of ours, one of which still waits.
//!
//! Each thing tells the same of itself however often it is told; what may differ between tellings (who is named how, how
//! rich the content is, which feed) differs. Where the theorem ends (docs/convergence.md), the stories end as well.

use proptest::prelude::*;
use uuid::Uuid;

use super::NOW;
use super::memory::Memory;
use crate::Millis;
use crate::beside::{Beside, Forwarded, Referral};
use crate::contact::{Identity, IdentityKind, NameSource};
use crate::content::{Content, Media, MediaKind};
use crate::fact::FactKind;
use crate::ids::{BotId, ConversationId, ExternalId, PersonId, SendId};
use crate::message::{Direction, Origin, Pricing, Source};
use crate::observation::{
    About, AnswerSaid, ContactSaid, EditSaid, EntryPath, FactSaid, HistorySaid, MessageSaid,
    MovedSaid, NumberEvent, NumberSaid, Observation, Peer, PreferenceSaid, ReactionSaid,
    RevokeSaid, Said, StatusSaid,
};
use crate::send::SendAuthor;
use crate::ticks::{Failure, Rung, Ticks};
use crate::turn::open_turn;
use crate::verdict::Verdict;

pub(super) const PORTFOLIO: &str = "portfolio";

pub(super) fn bsuid(value: &str) -> Identity {
    Identity {
        kind: IdentityKind::Bsuid,
        scope: PORTFOLIO.to_owned(),
        value: value.to_owned(),
    }
}

pub(super) fn wa(digits: &str) -> Identity {
    Identity::global(IdentityKind::WaId, digits)
}

fn phone(digits: &str) -> Identity {
    Identity::global(IdentityKind::Phone, digits)
}

fn username(name: &str) -> Identity {
    Identity::global(IdentityKind::Username, name)
}

/// How a telling may name person `person`; never empty.
///
/// 0 is plain, and once had the username that 5 took. 1 is Brazilian, with and without the ninth digit. 2 changed the number
/// before there were business-scoped ids. 3 changed number and id. 4 gave up the number that 5 has now, and got a new number
/// and id: 4 and 5 are always named by their ids.
pub(super) fn identities(person: u8, how: u8) -> Vec<Identity> {
    let bit = |n: u8| how & (1 << n) != 0;
    let some = |wanted: &[(bool, Identity)], otherwise: Identity| {
        let picked = wanted.iter().filter(|(wanted, _)| *wanted);
        let mut picked: Vec<_> = picked.map(|(_, identity)| identity.clone()).collect();
        if !picked.iter().any(Identity::proves_sameness) {
            picked.insert(0, otherwise);
        }
        picked
    };
    match person {
        0 => some(
            &[
                (bit(0), bsuid("GB.0")),
                (bit(1), wa("447700900300")),
                (bit(2), username("ana")),
            ],
            wa("447700900300"),
        ),
        1 if bit(1) => some(
            &[
                (bit(0), bsuid("BR.1")),
                (true, wa("5521987654321")),
                (true, phone("552187654321")),
            ],
            bsuid("BR.1"),
        ),
        1 => some(
            &[
                (bit(0), bsuid("BR.1")),
                (bit(2), wa("552187654321")),
                (bit(2), phone("552187654321")),
            ],
            bsuid("BR.1"),
        ),
        2 if bit(0) => vec![wa("447700900302")],
        2 => some(&[(bit(1), bsuid("GB.2"))], wa("447700900312")),
        3 if bit(0) => some(
            &[(bit(1), bsuid("GB.3")), (bit(2), wa("447700900303"))],
            wa("447700900303"),
        ),
        3 => some(
            &[(bit(1), bsuid("GB.3n")), (bit(2), wa("447700900313"))],
            bsuid("GB.3n"),
        ),
        4 if bit(0) => some(
            &[(true, bsuid("GB.4")), (bit(1), wa("447700900309"))],
            bsuid("GB.4"),
        ),
        4 => some(
            &[(true, bsuid("GB.4n")), (bit(1), wa("447700900314"))],
            bsuid("GB.4n"),
        ),
        _ => some(
            &[
                (true, bsuid("GB.5")),
                (bit(0), wa("447700900309")),
                (bit(2), username("ana")),
            ],
            bsuid("GB.5"),
        ),
    }
}

pub(super) fn peer(person: u8, how: u8, name: Option<String>) -> Peer {
    Peer {
        identities: identities(person, how),
        profile_name: name,
    }
}

pub(super) fn external(n: u8) -> ExternalId {
    ExternalId(format!("wamid.{n}"))
}

pub(super) fn send_id(n: u8) -> SendId {
    SendId(Uuid::from_u128(0x5e0d_0000 + u128::from(n)))
}

/// Whose conversation bubble `n` stands in. Our sends go to person 0.
fn person_of(n: u8) -> u8 {
    if n >= 40 { 0 } else { n % 6 }
}

fn direction_of(n: u8) -> Direction {
    if n % 4 < 2 {
        Direction::In
    } else {
        Direction::Out
    }
}

/// One bubble as a feed tells it, with more or less of its content.
pub(super) fn bubble(n: u8, source: Source, how: u8, at: Millis, rich: u8) -> MessageSaid {
    let direction = direction_of(n);
    let (origin, certain) = match (direction, source) {
        (Direction::In, _) => (Origin::Customer, true),
        (Direction::Out, Source::Echo) => (Origin::Phone, true),
        (Direction::Out, _) => (Origin::Phone, false),
    };
    let content = match rich {
        0 => Content::Placeholder {
            raw_kind: "media_placeholder".to_owned(),
        },
        1 => Content::Unsupported {
            raw_kind: "unsupported".to_owned(),
            code: Some(131_060),
            raw: serde_json::Value::Null,
        },
        _ if n.is_multiple_of(5) => picture(n),
        _ => text(&format!("text {n}")),
    };
    MessageSaid {
        source,
        external_id: external(n),
        peer: peer(
            person_of(n),
            how,
            (n.is_multiple_of(4)).then(|| format!("name {at}")),
        ),
        direction,
        origin,
        certain,
        at,
        content,
        beside: beside(n, how),
        quote: None,
        ticks: Ticks::default(),
        send: None,
    }
}

/// What came beside; a telling may lack it.
fn beside(n: u8, how: u8) -> Beside {
    if how.is_multiple_of(2) {
        return Beside::default();
    }
    Beside {
        referral: (n.is_multiple_of(4)).then(|| Referral {
            source_id: Some(n.to_string()),
            ..Referral::default()
        }),
        forwarded: (n % 3 == 1).then_some(if how % 4 == 1 {
            Forwarded::Once
        } else {
            Forwarded::Often
        }),
        ..Beside::default()
    }
}

pub(super) fn text(body: &str) -> Content {
    Content::Text {
        body: body.to_owned(),
    }
}

pub(super) fn picture(n: u8) -> Content {
    Content::Media(Media {
        kind: MediaKind::Image,
        mime: "image/jpeg".to_owned(),
        caption: Some(format!("picture {n}")),
        filename: None,
        sha256: None,
        reference: Some(n.to_string()),
    })
}

pub(super) fn failure() -> Failure {
    Failure {
        code: "1".to_owned(),
        sentence: "s".to_owned(),
        remedy: "r".to_owned(),
    }
}

/// Each feed has its own clock, but tells the same time whenever it repeats itself. A story crosses midnight, and half of
/// its echoes are so young that they take the floor.
pub(super) fn told_at(n: u8, source: Source) -> Millis {
    NOW - 2_000_000 + Millis::from(n) * 60_000 + Millis::from(source as u8) * 1_500
}

fn times() -> impl Strategy<Value = Millis> {
    NOW - 4_000_000..NOW - 1_000
}

/// Bubbles that are told, that are only spoken of, and our sends'.
fn any_bubble() -> impl Strategy<Value = u8> {
    prop_oneof![6 => 0u8..12, 2 => 24u8..30, 1 => 40u8..44]
}

/// What an event says of a bubble; two events of one second are possible.
fn about(n: u8, event: u8, how: u8, direction: Direction) -> About {
    About {
        source: match direction {
            Direction::In => Source::Live,
            Direction::Out => Source::Echo,
        },
        event: ExternalId(format!("event.{event}")),
        of: external(n),
        peer: peer(person_of(n), how, None),
        direction,
        at: told_at(event / 2, Source::Live),
    }
}

fn message() -> impl Strategy<Value = Said> {
    (
        0u8..12,
        0u8..4,
        any::<u8>(),
        0u8..4,
        prop::option::of(any_bubble()),
    )
        .prop_map(|(n, feed, how, rich, quote)| {
            let source = match (feed, direction_of(n)) {
                (0, _) => Source::History,
                (1, Direction::In) if n == 8 => Source::Account,
                (_, Direction::In) => Source::Live,
                (_, Direction::Out) => Source::Echo,
            };
            Said::Message(Box::new(MessageSaid {
                // One telling of a bubble may lack what it answers. Person 0 answers our sends.
                quote: quote.filter(|_| n.is_multiple_of(3)).map(|_| match n {
                    0 | 6 => external(40 + n / 6),
                    _ => external((n * 5 + 2) % 30),
                }),
                ticks: ticks_of_row(n, source),
                ..bubble(n, source, how, told_at(n, source), rich)
            }))
        })
}

/// History tells how far the business's messages had got, without a time.
fn ticks_of_row(n: u8, source: Source) -> Ticks {
    if source != Source::History || direction_of(n) == Direction::In {
        return Ticks::default();
    }
    let told = Failure {
        code: "history".to_owned(),
        ..failure()
    };
    match n {
        2 => Ticks::untimed(Rung::Failed, told_at(n, source), Some(told)),
        3 => Ticks::untimed(Rung::Delivered, told_at(n, source), None),
        _ => Ticks::untimed(Rung::Read, told_at(n, source), None),
    }
}

/// The file of a row of history, told by itself: its direction and time were seen to be wrong.
fn follow_up() -> impl Strategy<Value = Said> {
    (0u8..12, any::<u8>()).prop_map(|(n, how)| {
        Said::Message(Box::new(MessageSaid {
            direction: Direction::In,
            origin: Origin::Unknown,
            certain: false,
            content: picture(n),
            ..bubble(n, Source::History, how, told_at(n, Source::Status), 2)
        }))
    })
}

fn status() -> impl Strategy<Value = Said> {
    let bubble = prop_oneof![3 => 0u8..30, 2 => 40u8..44];
    let more = (
        any::<bool>(),
        any::<u8>(),
        prop::option::of(0u8..2),
        prop::option::of(0u8..4),
    );
    (bubble, times(), 0usize..5, more).prop_map(
        |(n, at, rung, (token, how, participant, price))| {
            let rungs = [
                Rung::Sent,
                Rung::Delivered,
                Rung::Read,
                Rung::Played,
                Rung::Failed,
            ];
            Said::Status(Box::new(StatusSaid {
                external_id: external(n),
                send: Some(send_id(n)).filter(|_| token && n >= 40),
                peer: if token {
                    Peer::default()
                } else {
                    peer(person_of(n), how, None)
                },
                ticks: Ticks::one(rungs[rung], at, Some(failure())),
                pricing: price.map(|price| Pricing {
                    billable: Some(price > 1),
                    model: Some("PMP".to_owned()),
                    kind: None,
                    category: (price > 0).then(|| format!("category {price}")),
                    entry_point_until: (price == 3).then_some(at),
                }),
                participant: participant
                    .filter(|_| n % 5 == 4)
                    .map(|who| format!("participant {who}")),
                at,
            }))
        },
    )
}

fn event() -> impl Strategy<Value = Said> {
    (any_bubble(), 0u8..12, 0u8..4, 0u8..3).prop_map(|(n, event, what, variant)| {
        let direction = direction_of(event);
        // One event is told of one person in one way: nothing else would prove two ways to mean one person.
        let how = event.wrapping_mul(37).wrapping_add(n);
        match what {
            0 => Said::Edit(Box::new(EditSaid {
                about: about(n, event, how, direction_of(n)),
                content: if variant == 0 {
                    Content::Placeholder {
                        raw_kind: "edit".to_owned(),
                    }
                } else {
                    text(&format!("edit {event}"))
                },
            })),
            1 => Said::Revoke(RevokeSaid {
                about: about(n, event, how, direction_of(n)),
            }),
            _ => Said::Reaction(ReactionSaid {
                about: about(n, event, how, direction),
                emoji: (variant > 0).then(|| format!("sign {event}")),
            }),
        }
    })
}

/// What is said over the phone's feed to person 0: the echo of a send, or a word of the phone, which may be the very
/// same words.
fn echo(n: u8, how: u8, content: Content, at: Millis) -> Said {
    Said::Message(Box::new(MessageSaid {
        direction: Direction::Out,
        origin: Origin::Phone,
        certain: true,
        content,
        ..bubble(n, Source::Echo, how, at, 2)
    }))
}

fn echo_of_a_send() -> impl Strategy<Value = Said> {
    (40u8..44, any::<u8>()).prop_map(|(n, how)| {
        let at = NOW - 500_000 + Millis::from(n - 40) * 60_000;
        echo(n, how, text("text 41"), at)
    })
}

fn word_of_the_phone() -> impl Strategy<Value = Said> {
    (50u8..54, any::<u8>()).prop_map(|(n, how)| {
        let at = NOW - 1_560_000 + Millis::from(n - 50) * 480_000;
        let words = if n % 2 == 0 { "text 41" } else { "on my way" };
        echo(n, how, text(words), at)
    })
}

fn about_people() -> impl Strategy<Value = Said> {
    let name = prop::option::of("[a-z]{1,3}");
    (0u8..6, any::<u8>(), times(), name, 0u8..3).prop_map(
        |(person, how, at, name, what)| match what {
            0 => Said::Preference(PreferenceSaid {
                peer: peer(person, how, None),
                category: if how < 128 {
                    "marketing_messages"
                } else {
                    "other"
                }
                .to_owned(),
                choice: if name.is_some() { "stop" } else { "resume" }.to_owned(),
                detail: name,
                at,
            }),
            _ => Said::Contact(ContactSaid {
                identities: identities(person, how),
                source: NameSource::PhoneBook,
                name,
                at,
            }),
        },
    )
}

fn about_the_line() -> impl Strategy<Value = Said> {
    (0u8..5, 0i64..3, 1i64..5, times()).prop_map(|(what, a, b, at)| match what {
        0 | 1 => Said::Fact(FactSaid {
            kind: if a == 0 {
                FactKind::Template
            } else {
                FactKind::NumberQuality
            },
            subject: if a == 2 {
                String::new()
            } else {
                "7".to_owned()
            },
            state: format!("state {b}"),
            detail: "d".to_owned(),
            raw: serde_json::json!({ "b": b }),
            // Rounded, so that two words of one moment happen.
            at: at / 1_000_000 * 1_000_000,
        }),
        2 => Said::Number(NumberSaid {
            event: if b > 2 {
                NumberEvent::Offboarded
            } else {
                NumberEvent::Reconnected
            },
            at: at / 1_000_000 * 1_000_000,
            detail: String::new(),
        }),
        3 if b == 1 => Said::History(HistorySaid::Refused {
            code: a.to_string(),
            title: "t".to_owned(),
        }),
        3 if b == 2 => Said::History(HistorySaid::Declined {
            code: "c".to_owned(),
        }),
        _ => Said::History(HistorySaid::Chunk {
            phase: a,
            chunk: b,
            progress: Some(at % 101),
            messages: 3,
            oldest_at: Some(b),
        }),
    })
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        8 => message(),
        1 => follow_up(),
        5 => status(),
        5 => event(),
        1 => prop_oneof![3 => echo_of_a_send(), 1 => word_of_the_phone()],
        3 => about_people(),
        2 => about_the_line(),
    ]
}

/// The changes of number, told or not yet told.
fn moves() -> impl Strategy<Value = Vec<Said>> {
    (any::<[bool; 4]>(), times()).prop_map(|([old, four, with_old, with_new], at)| {
        let with = |yes: bool, digits: &str| yes.then(|| wa(digits));
        let mut moves = vec![Said::Moved(MovedSaid {
            from: [bsuid("GB.3")]
                .into_iter()
                .chain(with(with_old, "447700900303"))
                .collect(),
            to: [bsuid("GB.3n")]
                .into_iter()
                .chain(with(with_new, "447700900313"))
                .collect(),
            at,
        })];
        moves.push(Said::Moved(MovedSaid {
            from: [bsuid("GB.4")]
                .into_iter()
                .chain(with(four, "447700900309"))
                .collect(),
            to: [bsuid("GB.4n")]
                .into_iter()
                .chain(with(with_new, "447700900314"))
                .collect(),
            at,
        }));
        if old {
            moves.push(Said::Moved(MovedSaid {
                from: vec![wa("447700900302")],
                to: vec![wa("447700900312")],
                at,
            }));
        }
        moves
    })
}

/// Each of our sends gets at most one answer, as in life.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0u8..3, 4)
}

const REFUSED: u8 = 2;

fn answer((outcome, n): (u8, u8)) -> Said {
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
}

/// Who spoke for the business before the feeds told anything; see [`with_sends`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Before {
    /// An agent, all the time.
    Agent,
    /// An agent, and then a bot, of whom one reply still waits.
    Bot,
}

/// What was done before, and what is told.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) before: Before,
    pub(super) told: Vec<Observation>,
}

pub(super) fn story() -> impl Strategy<Value = Tale> {
    let before = prop_oneof![Just(Before::Agent), Just(Before::Bot)];
    (
        before,
        prop::collection::vec(said(), 1..40),
        moves(),
        answers(),
    )
        .prop_map(|(before, mut said, moves, answers)| {
            // What the channel refused is not echoed.
            said.retain(|said| {
                (40u8..44).zip(&answers).all(|(n, outcome)| {
                    *outcome != REFUSED
                        || !matches!(said, Said::Message(said) if said.external_id == external(n))
                })
            });
            said.extend(moves);
            said.extend(answers.into_iter().zip(40u8..44).map(answer));
            let told = said
                .into_iter()
                .zip(1u64..)
                .map(|(said, position)| Observation {
                    path: EntryPath { position, index: 0 },
                    received_at: NOW - 500_000 + i64::try_from(position).unwrap(),
                    said,
                })
                .collect();
            Tale { before, told }
        })
}

const MINUTE: Millis = 60_000;

/// Sends stand in the ledger, begun, before anything is heard: an agent's.
pub(super) fn with_sends() -> Memory {
    before(Before::Agent)
}

/// Four sends stand in the ledger, begun, before anything is heard. In one of the two there is a fifth that still waits, a
/// bot's.
pub(super) fn before(before: Before) -> Memory {
    let agent = SendAuthor::Agent(PersonId(Uuid::from_u128(7)));
    let bot = SendAuthor::Bot(BotId(Uuid::from_u128(8)));
    let mut memory = Memory::new();
    customer_says(&mut memory, 0, 83);
    let (first, second) = match before {
        Before::Agent => (20, agent),
        Before::Bot => (40, bot),
    };
    say(&mut memory, 42, agent, first, true);
    say(&mut memory, 43, agent, first, true);
    customer_says(&mut memory, 60, 15);
    say(&mut memory, 40, second, 9, true);
    customer_says(&mut memory, 61, 8);
    say(&mut memory, 41, second, 7, true);
    if matches!(before, Before::Bot) {
        customer_says(&mut memory, 62, 6);
        say(&mut memory, WAITS, bot, 5, false);
    }
    memory.set.scope.now = NOW;
    memory
}

/// The send that waits.
pub(super) const WAITS: u8 = 44;

fn customer_says(memory: &mut Memory, n: u8, minutes_ago: i64) {
    let at = NOW - minutes_ago * MINUTE;
    let said = MessageSaid {
        direction: Direction::In,
        origin: Origin::Customer,
        ..bubble(n, Source::Live, 3, at, 2)
    };
    memory.set.scope.now = at;
    memory.merge(&[Observation {
        path: EntryPath {
            position: 0,
            index: n.into(),
        },
        received_at: at,
        said: Said::Message(Box::new(said)),
    }]);
}

fn say(memory: &mut Memory, n: u8, author: SendAuthor, minutes_ago: i64, begun: bool) {
    memory.set.scope.now = NOW - minutes_ago * MINUTE;
    let conversation: ConversationId = *memory.set.conversations.keys().next().unwrap();
    let turn = open_turn(&memory.set.conversations[&conversation].summary);
    let new = crate::command::NewSend {
        id: send_id(n),
        conversation,
        author,
        content: text("text 41"),
        media: None,
        quote: None,
        turn: turn.filter(|_| matches!(author, SendAuthor::Bot(_))),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        priority: None,
        at: None,
        callback_data: None,
    };
    crate::command::say(&mut memory.set, new).unwrap();
    memory.settle();
    if begun {
        crate::command::release(&mut memory.set, send_id(n), |_| None).unwrap();
        memory.settle();
    }
}
