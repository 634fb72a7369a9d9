//! One small story for each rule about bubbles and sends.

use super::NOW;
use super::memory::Memory;
use super::story::{
    Before, WAITS, before, bubble, external, failure, peer, picture, send_id, text, with_sends,
};
use crate::content::Content;
use crate::floor::Holder;
use crate::gap::GapKind;
use crate::ids::{ExternalId, MessageId};
use crate::message::{Direction, Message, Origin, Pricing, Source};
use crate::observation::{
    About, AnswerSaid, EditSaid, EntryPath, FactSaid, MessageSaid, Observation, Peer, ReactionSaid,
    RevokeSaid, Said, StatusSaid,
};
use crate::send::SendState;
use crate::ticks::{Rung, Ticks};
use crate::transcript::transcript;
use crate::verdict::Verdict;

/// Tells it one by one, and backwards as well: that gives the same.
pub(super) fn told(said: &[Said]) -> Memory {
    let tell = |order: &mut dyn Iterator<Item = (usize, &Said)>| {
        let mut memory = Memory::new();
        for (position, said) in order {
            memory.merge(&[observed(position as u64, said.clone())]);
        }
        memory
    };
    let forwards = tell(&mut said.iter().enumerate());
    let backwards = tell(&mut said.iter().enumerate().rev());
    assert_eq!(forwards.dump(), backwards.dump());
    forwards
}

pub(super) fn message(n: u8, source: Source, minute: i64, content: Content) -> Said {
    let at = NOW - 3_600_000 + minute * 60_000;
    Said::Message(Box::new(MessageSaid {
        content,
        ..bubble(n, source, 3, at, 2)
    }))
}

fn about(of: u8, event: &str, direction: Direction, minute: i64) -> About {
    About {
        source: if direction == Direction::In {
            Source::Live
        } else {
            Source::Echo
        },
        event: ExternalId(event.to_owned()),
        of: external(of),
        peer: peer(of % 6, 3, None),
        direction,
        at: NOW - 3_600_000 + minute * 60_000,
    }
}

fn edit(of: u8, event: &str, minute: i64, body: &str) -> Said {
    Said::Edit(Box::new(EditSaid {
        about: about(of, event, Direction::In, minute),
        content: text(body),
    }))
}

fn reaction(of: u8, event: &str, by: Direction, minute: i64, emoji: Option<&str>) -> Said {
    Said::Reaction(ReactionSaid {
        about: about(of, event, by, minute),
        emoji: emoji.map(str::to_owned),
    })
}

fn status(of: u8, rung: Rung, minute: i64) -> StatusSaid {
    let at = NOW - 3_600_000 + minute * 60_000;
    StatusSaid {
        external_id: external(of),
        send: None,
        peer: Peer::default(),
        ticks: Ticks::one(rung, at, Some(failure())),
        pricing: None,
        participant: None,
        at,
    }
}

fn only(memory: &Memory) -> &Message {
    let mut all = memory.set.messages.values();
    let one = all.next().expect("a bubble");
    assert!(all.next().is_none(), "one bubble only");
    one
}

pub(super) fn thread(memory: &Memory) -> String {
    transcript(memory.set.messages.values())
}

pub(super) fn observed(position: u64, said: Said) -> Observation {
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
        ..bubble(42, Source::Echo, 3, NOW - 9_000, 2)
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
        Said::Message(Box::new(bubble(1, Source::History, 3, NOW - 5_000, 2))),
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
        Said::Message(Box::new(bubble(2, Source::Echo, 3, NOW - 5_000, 2))),
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
fn an_edit_finds_its_bubble_and_the_newest_stands() {
    let memory = told(&[
        edit(0, "event.2", 20, "see you at ten"),
        message(0, Source::Live, 0, text("see you at nien")),
        edit(0, "event.1", 10, "see you at nine"),
    ]);
    assert_eq!(only(&memory).shown(), &text("see you at ten"));
    assert_eq!(only(&memory).content, text("see you at nien"), "kept");
    assert!(memory.set.parked.is_empty());
}

#[test]
fn edits_of_one_second_are_ordered_by_their_ids() {
    let memory = told(&[
        edit(0, "event.2", 10, "a"),
        edit(0, "event.1", 10, "z"),
        message(0, Source::Live, 0, text("first")),
    ]);
    assert_eq!(only(&memory).shown(), &text("a"));
}

#[test]
fn a_revoke_hides_the_bubble_and_keeps_what_it_held() {
    let revoke = |event: &str, minute| {
        Said::Revoke(RevokeSaid {
            about: about(0, event, Direction::In, minute),
        })
    };
    let memory = told(&[
        revoke("event.1", 9),
        message(0, Source::Live, 0, text("secret")),
        revoke("event.2", 5),
        edit(0, "event.3", 7, "other"),
    ]);
    let bubble = only(&memory);
    let revoked = bubble.revoked.as_ref().unwrap();
    assert_eq!(revoked.event.0, "event.2", "the earliest");
    assert_eq!(bubble.content, text("secret"));
    assert!(!thread(&memory).contains("secret") && !thread(&memory).contains("other"));
}

#[test]
fn each_side_has_one_sign_and_the_newest_word_counts() {
    let memory = told(&[
        reaction(0, "event.1", Direction::In, 5, Some("👍")),
        reaction(0, "event.2", Direction::In, 6, None),
        reaction(0, "event.3", Direction::Out, 4, Some("❤")),
        message(0, Source::Live, 0, text("hi")),
    ]);
    let signs = &only(&memory).reactions;
    assert_eq!(signs[&Direction::In].emoji, None);
    assert_eq!(signs[&Direction::Out].emoji.as_deref(), Some("❤"));
}

#[test]
fn failed_is_final_and_read_does_not_fall_back_to_sent() {
    let memory = told(&[
        message(2, Source::Echo, 0, text("offer")),
        Said::Status(Box::new(status(2, Rung::Read, 2))),
        Said::Status(Box::new(status(2, Rung::Sent, 3))),
    ]);
    assert_eq!(only(&memory).ticks.top().unwrap().0, Rung::Read);
    let memory = told(&[
        Said::Status(Box::new(status(2, Rung::Failed, 1))),
        Said::Status(Box::new(status(2, Rung::Played, 3))),
        message(2, Source::Echo, 0, text("offer")),
    ]);
    assert_eq!(only(&memory).ticks.top().unwrap().0, Rung::Failed);
}

#[test]
fn a_participants_receipt_is_not_the_bubbles() {
    let of = |who: &str, rung| {
        Said::Status(Box::new(StatusSaid {
            participant: Some(who.to_owned()),
            ..status(2, rung, 3)
        }))
    };
    let memory = told(&[
        of("a", Rung::Read),
        message(2, Source::Echo, 0, text("to all")),
        of("b", Rung::Failed),
    ]);
    let bubble = only(&memory);
    assert_eq!(bubble.ticks.top().unwrap().0, Rung::Sent);
    assert_eq!(bubble.receipts["a"].top().unwrap().0, Rung::Read);
    assert_eq!(bubble.receipts["b"].top().unwrap().0, Rung::Failed);
}

#[test]
fn a_price_is_put_together_from_the_statuses_that_tell_it() {
    let priced = |rung, pricing| {
        Said::Status(Box::new(StatusSaid {
            pricing: Some(pricing),
            ..status(2, rung, 3)
        }))
    };
    let sent = Pricing {
        entry_point_until: Some(9),
        category: Some("service".to_owned()),
        ..Pricing::default()
    };
    let delivered = Pricing {
        billable: Some(false),
        category: Some("service".to_owned()),
        ..Pricing::default()
    };
    let memory = told(&[
        priced(Rung::Delivered, delivered),
        message(2, Source::Echo, 0, text("offer")),
        priced(Rung::Sent, sent),
    ]);
    let pricing = only(&memory).pricing.as_ref().unwrap();
    assert_eq!(pricing.billable, Some(false));
    assert_eq!(pricing.entry_point_until, Some(9));
}

#[test]
fn what_could_not_be_told_at_first_is_replaced_by_its_content() {
    let unavailable = Content::Unsupported {
        raw_kind: "unsupported".to_owned(),
        code: Some(131_060),
        raw: serde_json::Value::Null,
    };
    let memory = told(&[
        message(0, Source::Live, 0, unavailable),
        message(0, Source::Live, 0, text("I saw your ad")),
    ]);
    assert_eq!(only(&memory).content, text("I saw your ad"));
    let placeholder = Content::Placeholder {
        raw_kind: "media_placeholder".to_owned(),
    };
    let memory = told(&[
        message(0, Source::History, 0, picture(0)),
        message(0, Source::History, 0, placeholder),
    ]);
    assert_eq!(only(&memory).content, picture(0));
}

#[test]
fn a_quote_of_nothing_waits_and_is_bound_late() {
    let Said::Message(mut answer) = message(6, Source::Live, 5, text("yes, that one")) else {
        unreachable!()
    };
    answer.quote = Some(external(0));
    let answer = Said::Message(answer);
    let memory = told(std::slice::from_ref(&answer));
    assert_eq!(memory.set.parked[&external(0)].proof(), GapKind::Quote);
    assert_eq!(
        memory.set.parked[&external(0)].conversation,
        Some(only(&memory).conversation)
    );
    let memory = told(&[answer, message(0, Source::Live, 0, text("which one?"))]);
    assert!(memory.set.parked.is_empty());
}

#[test]
fn an_edit_of_nothing_is_a_gap_that_knows_its_conversation() {
    let memory = told(&[edit(0, "event.1", 5, "new words")]);
    let parked = &memory.set.parked[&external(0)];
    assert_eq!(parked.proof(), GapKind::Edit);
    assert!(
        memory
            .set
            .conversations
            .contains_key(&parked.conversation.unwrap())
    );
}

#[test]
fn a_conversation_that_only_a_gap_names_begins_with_its_first_bubble() {
    let begun = |memory: &Memory| -> Vec<bool> {
        let rows = memory.set.conversations.values();
        rows.map(crate::conversation::Conversation::is_begun)
            .collect()
    };
    let said = [
        edit(0, "event.1", 5, "new words"),
        reaction(0, "event.2", Direction::In, 6, Some("👍")),
        Said::Revoke(RevokeSaid {
            about: about(6, "event.3", Direction::In, 7),
        }),
    ];
    assert_eq!(begun(&told(&said)), [false]);
    let mut with_bubble = said.to_vec();
    with_bubble.push(message(0, Source::Live, 0, text("old words")));
    let memory = told(&with_bubble);
    assert_eq!(begun(&memory), [true]);
    assert_eq!(only(&memory).shown(), &text("new words"));
}

#[test]
fn a_reaction_proves_that_a_send_went_out() {
    let mut memory = with_sends();
    let unknown = Verdict::Unknown { failure: failure() };
    let answer = |verdict| {
        Said::Answer(AnswerSaid {
            send: send_id(42),
            attempt: 1,
            verdict,
        })
    };
    memory.merge(&[observed(1, answer(unknown))]);
    memory.merge(&[observed(
        2,
        reaction(42, "event.1", Direction::In, 5, Some("👍")),
    )]);
    assert_eq!(memory.set.sends[&send_id(42)].state, SendState::Unknown);
    let accepted = Verdict::Accepted {
        external_id: external(42),
    };
    memory.merge(&[observed(3, answer(accepted))]);
    assert_eq!(memory.set.sends[&send_id(42)].state, SendState::Settled);
    assert!(memory.set.parked.is_empty());
}

#[test]
fn the_newest_word_on_a_thing_is_the_fact() {
    let fact = |state: &str, at| {
        Said::Fact(FactSaid {
            kind: crate::fact::FactKind::Template,
            subject: "7".to_owned(),
            state: state.to_owned(),
            detail: String::new(),
            raw: serde_json::Value::Null,
            at,
        })
    };
    let memory = told(&[fact("APPROVED", 5), fact("PAUSED", 9), fact("PENDING", 1)]);
    let facts: Vec<_> = memory
        .set
        .facts
        .values()
        .map(|fact| fact.state.as_str())
        .collect();
    assert_eq!(facts, ["PAUSED"]);
}

#[test]
fn a_conversation_reads_as_it_happened() {
    let mut quoting = message(2, Source::Echo, 9, text("Yes, without lactose"));
    if let Said::Message(said) = &mut quoting {
        said.quote = Some(external(0));
    }
    let memory = told(&[
        reaction(2, "event.5", Direction::In, 10, Some("👍")),
        quoting,
        edit(
            0,
            "event.1",
            3,
            "Do you have pastéis de nata without lactose?",
        ),
        message(0, Source::Live, 2, text("Do you have pastéis?")),
        message(12, Source::History, -1500, picture(12)),
        Said::Revoke(RevokeSaid {
            about: about(24, "event.2", Direction::In, 12),
        }),
        message(24, Source::Live, 11, text("wrong chat")),
        Said::Status(Box::new(status(2, Rung::Read, 9))),
    ]);
    insta::assert_snapshot!(thread(&memory), @"
    1973-03-02
      22:25:00 customer  <image> picture 12 [history]
    1973-03-03
      23:27:00 customer  Do you have pastéis de nata without lactose? (edited)
      23:34:00 phone     Yes, without lactose read
               > Do you have pastéis de nata without lact…
               + 👍 by customer
      23:36:00 customer  (deleted by customer)
    ");
}

/// A bot's send is begun and a second reply waits; then its echo and its answer come, in this order.
fn echoed(words: &str, echo_first: bool, at_once: bool) -> Memory {
    let mut memory = before(Before::Bot);
    let told = MessageSaid {
        direction: Direction::Out,
        origin: Origin::Phone,
        content: text(words),
        ..bubble(41, Source::Echo, 3, NOW - 9_000, 2)
    };
    let verdict = Verdict::Accepted {
        external_id: external(41),
    };
    let answer = AnswerSaid {
        send: send_id(41),
        attempt: 1,
        verdict,
    };
    let mut all = vec![
        observed(1, Said::Message(Box::new(told))),
        observed(2, Said::Answer(answer)),
    ];
    if !echo_first {
        all.reverse();
    }
    if at_once {
        memory.merge(&all);
    } else {
        for one in all {
            memory.merge(&[one]);
        }
    }
    memory
}

#[test]
fn an_echo_that_overtakes_the_answer_takes_no_floor_and_withdraws_nothing() {
    for at_once in [true, false] {
        let after = echoed("text 41", false, at_once);
        let overtaken = echoed(" text 41\n", true, at_once);
        let floor = |memory: &Memory| {
            let row = memory.set.conversations.values().next().unwrap();
            (row.floor.at(NOW).holder, row.floor.until)
        };
        assert_eq!(floor(&overtaken), floor(&after));
        let row = overtaken.set.conversations.values().next().unwrap();
        assert!(matches!(row.floor.at(NOW).holder, Holder::Bot(_)));
        assert_eq!(
            overtaken.set.sends[&send_id(WAITS)].state,
            SendState::Queued,
            "the next reply still waits"
        );
    }
}

#[test]
fn an_echo_that_was_taken_for_the_phones_word_gives_the_floor_back() {
    let memory = echoed("altered on the way", true, false);
    let row = memory.set.conversations.values().next().unwrap();
    assert!(matches!(row.floor.at(NOW).holder, Holder::Bot(_)));
    let withdrawn = &memory.set.sends[&send_id(WAITS)];
    assert_eq!(
        withdrawn.state,
        SendState::Withdrawn,
        "that cannot be taken back"
    );
}
