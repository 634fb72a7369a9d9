//! Commands: a refusal leaves nothing, a token makes one send, the ledger is told when a call begins and ends.

use twinline_core::change::ChangeKind;
use twinline_core::command::{self, Refused, Released};
use twinline_core::floor::Holder;
use twinline_core::ids::{BotId, ContactId, ConversationId, MessageId, SendId};
use twinline_core::pacing::Priority;
use twinline_core::send::{SendAuthor, SendState};
use twinline_core::ticks::Rung;
use uuid::Uuid;

use super::memory::stored;
use super::merging::new_send;
use super::story::{accepted, customer, phone, refused, status, wa};
use super::{ANA, Bench, LINE, NOW, WORKSPACE};
use crate::{DueSend, Touch};

async fn greeted(bench: &Bench) -> ConversationId {
    bench
        .say(
            LINE,
            1,
            vec![customer("1", &[wa(1)], NOW - 60_000, "hello")],
        )
        .await;
    *stored(&bench.store)
        .await
        .conversations
        .keys()
        .next()
        .unwrap()
}

async fn due_of_agents(bench: &Bench, now: i64) -> Vec<DueSend> {
    let due = bench.store.due_sends(LINE, Priority::Agent, now, 10);
    due.await.unwrap()
}

fn touching(id: ConversationId) -> Touch {
    Touch {
        conversations: vec![id],
        turns: true,
        ..Touch::default()
    }
}

pub(crate) async fn a_refusal_leaves_nothing(bench: Bench) {
    let id = greeted(&bench).await;
    let before = stored(&bench.store).await;
    let heads = bench.store.change_heads(WORKSPACE).await.unwrap();
    let refused = bench
        .store
        .act(LINE, NOW, touching(id), |set| {
            command::say(set, new_send(0, id, SendAuthor::Agent(ANA)))?;
            Err::<(), _>(Refused::TooLate)
        })
        .await
        .unwrap();
    assert_eq!(refused, Err(Refused::TooLate));
    assert_eq!(stored(&bench.store).await, before);
    assert_eq!(bench.store.change_heads(WORKSPACE).await.unwrap(), heads);
}

pub(crate) async fn a_token_makes_one_send(bench: Bench) {
    let id = greeted(&bench).await;
    let first = new_send(0, id, SendAuthor::Agent(ANA));
    let mut second = new_send(1, id, SendAuthor::Agent(ANA));
    second.client_token = first.client_token;
    let token = first.client_token.unwrap();
    let touch = Touch {
        client_tokens: vec![token],
        ..touching(id)
    };
    let written = bench
        .store
        .act(LINE, NOW, touch.clone(), |set| command::say(set, first))
        .await
        .unwrap()
        .unwrap();
    let head = bench.store.line(LINE).await.unwrap().unwrap().head;
    let again = bench
        .store
        .act(LINE, NOW, touch, |set| command::say(set, second))
        .await
        .unwrap()
        .unwrap();
    assert!(again.repeated && !written.repeated);
    assert_eq!(again.message, written.message);
    assert_eq!(stored(&bench.store).await.sends.len(), 1);
    assert_eq!(
        bench.store.line(LINE).await.unwrap().unwrap().head,
        head,
        "nothing changed"
    );
}

pub(crate) async fn an_attempt_is_written_when_it_begins_and_when_it_ends(bench: Bench) {
    let id = greeted(&bench).await;
    let new = new_send(0, id, SendAuthor::Agent(ANA));
    let send = new.id;
    bench
        .store
        .act(LINE, NOW, touching(id), |set| command::say(set, new))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(due_of_agents(&bench, NOW - 1).await, []);
    let due = due_of_agents(&bench, NOW).await;
    assert_eq!((due[0].send, due.len()), (send, 1));
    let queues = bench.store.queues(NOW).await.unwrap();
    let queue = queues[&LINE][0];
    assert_eq!(
        (
            queue.priority,
            queue.waiting,
            queue.scheduled,
            queue.due_since
        ),
        (Priority::Agent, 1, 0, Some(NOW))
    );
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    bench
        .store
        .act(LINE, NOW + 5, touch, |set| {
            command::release(set, send, |_| None)
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(due_of_agents(&bench, NOW + 10).await, []);
    assert_eq!(bench.store.calling_sends().await.unwrap(), [(LINE, send)]);
    let begun = bench.store.attempts(send).await.unwrap();
    assert_eq!(
        (begun[0].attempt, begun[0].begun_at, begun[0].ended_at),
        (1, NOW + 5, None)
    );
    bench.say(LINE, 2, vec![accepted(send, 1, "2")]).await;
    let ended = bench.store.attempts(send).await.unwrap();
    assert_eq!(ended[0].outcome.as_deref(), Some("accepted"));
    assert!(bench.store.calling_sends().await.unwrap().is_empty());
}

/// What is written one after the other to one customer goes one after the other, also when the first is told to wait.
pub(crate) async fn of_a_conversation_only_the_oldest_send_is_due(bench: Bench) {
    let id = greeted(&bench).await;
    let mut sends = Vec::new();
    for n in 0..3_u128 {
        let new = new_send(n, id, SendAuthor::Agent(ANA));
        sends.push(new.id);
        let now = NOW + i64::try_from(n).unwrap();
        let said = bench
            .store
            .act(LINE, now, touching(id), |set| command::say(set, new));
        said.await.unwrap().unwrap();
    }
    let due = async |now| -> Vec<SendId> {
        let due = due_of_agents(&bench, now).await;
        due.into_iter().map(|due| due.send).collect()
    };
    assert_eq!(due(NOW + 10).await, [sends[0]]);
    let touch = Touch {
        sends: vec![sends[0]],
        ..Touch::default()
    };
    let begun = bench.store.act(LINE, NOW + 10, touch.clone(), |set| {
        command::release(set, sends[0], |_| None)
    });
    begun.await.unwrap().unwrap();
    assert!(due(NOW + 10).await.is_empty(), "the first is under way");
    let later = bench
        .store
        .act(LINE, NOW + 20, touch, |set| -> Result<(), Refused> {
            let send = set.sends.get_mut(&sends[0]).ok_or(Refused::NotFound)?;
            (send.state, send.due_at) = (SendState::Throttled, NOW + 5_000);
            set.touched.sends.insert(sends[0]);
            Ok(())
        });
    later.await.unwrap().unwrap();
    assert!(
        due(NOW + 4_999).await.is_empty(),
        "it holds those behind it"
    );
    assert_eq!(
        bench.store.next_send_due(NOW + 20).await.unwrap(),
        Some(NOW + 5_000)
    );
    assert_eq!(due(NOW + 5_000).await, [sends[0]]);
}

/// A word on the phone withdraws what a bot was about to say, and the turn it left open is open again in the summary.
pub(crate) async fn a_word_on_the_phone_withdraws_the_bots(bench: Bench) {
    let id = greeted(&bench).await;
    let bot = SendAuthor::Bot(BotId(Uuid::from_u128(9)));
    let new = new_send(0, id, bot);
    bench
        .store
        .act(LINE, NOW, touching(id), |set| {
            let turn = twinline_core::turn::open_turn(&set.conversations[&id].summary);
            command::say(set, command::NewSend { turn, ..new })
        })
        .await
        .unwrap()
        .unwrap();
    // The phone's word is older than the customer's: after the withdrawal nobody has answered.
    bench
        .say(
            LINE,
            2,
            vec![phone("2", &[wa(1)], NOW - 120_000, "earlier")],
        )
        .await;
    let state = stored(&bench.store).await;
    let send: &twinline_core::send::Send = state.sends.values().next().unwrap();
    assert_eq!(send.state, SendState::Withdrawn);
    assert!(state.conversations[&id].summary.turn_start.is_some());
    let events = bench.store.floor_events(id, 0, i64::MAX).await.unwrap();
    let told: Vec<_> = events.iter().map(|row| row.event.what).collect();
    assert!(
        told.contains(&twinline_core::floor::FloorMove::BotWithdrew),
        "{told:?}"
    );
    let ids: Vec<_> = events.iter().map(|row| row.event.id).collect();
    assert_eq!(bench.store.floor_event_rows(&ids).await.unwrap(), events);
}

/// The owner's word was on its way while the bot's reply was handed over: told once both are known, in whichever order.
pub(crate) async fn answers_that_crossed_are_told_in_any_order(bench: Bench) {
    let bot = SendAuthor::Bot(BotId(Uuid::from_u128(9)));
    let mut conversations = Vec::new();
    for n in [1, 2] {
        let word = customer(&format!("in{n}"), &[wa(n)], NOW - 60_000, "hello");
        bench.say(LINE, u64::from(n), vec![word]).await;
        let contact = ContactId::of_identity(WORKSPACE, &wa(n));
        conversations.push(ConversationId::of(LINE, contact));
    }
    let mut sends = Vec::new();
    for (n, id) in (0..).zip(&conversations) {
        let new = new_send(n, *id, bot);
        let send = new.id;
        sends.push((send, *id));
        let said = bench.store.act(LINE, NOW, touching(*id), |set| {
            let turn = twinline_core::turn::open_turn(&set.conversations[id].summary);
            command::say(set, command::NewSend { turn, ..new })
        });
        said.await.unwrap().unwrap();
        let touch = Touch {
            sends: vec![send],
            ..Touch::default()
        };
        let released = bench.store.act(LINE, NOW, touch, |set| {
            command::release(set, send, |_| None)
        });
        assert_eq!(released.await.unwrap(), Ok(Released::Go { attempt: 1 }));
    }
    let [(first, _), (second, other)] = [sends[0], sends[1]];
    let typed = |id: &str, n| phone(id, &[wa(n)], NOW - 30_000, "Ana here");
    let went_out =
        |n: &str, send| vec![accepted(send, 1, n), status(n, Rung::Sent, NOW, Some(send))];
    bench.say(LINE, 3, went_out("out1", first)).await;
    bench.say(LINE, 4, vec![typed("echo1", 1)]).await;
    bench.say(LINE, 5, vec![typed("echo2", 2)]).await;
    let found = bench
        .store
        .collisions(other, (0, i64::MAX / 2))
        .await
        .unwrap();
    assert_eq!(found, [], "nothing proves yet that the second went out");
    let head = bench.store.line(LINE).await.unwrap().unwrap().head;
    bench.say(LINE, 6, went_out("out2", second)).await;
    let told = bench.store.changes_after(LINE, head, 100).await.unwrap();
    let of_floor = told
        .iter()
        .filter(|change| change.kind == ChangeKind::FloorMoved);
    let subjects: Vec<Uuid> = of_floor.map(|change| change.subject).collect();
    assert_eq!(subjects, [second.0]);

    let always = (NOW - 86_400_000, NOW + 86_400_000);
    let all = bench.store.collisions_between(LINE, always).await.unwrap();
    assert_eq!(all.len(), 2);
    for (send, conversation) in sends {
        let here = bench.store.collisions(conversation, always).await.unwrap();
        assert_eq!(here.len(), 1);
        assert_eq!(here[0].automated, MessageId::of_send(send));
        assert_eq!(bench.store.collisions_with(&[send.0]).await.unwrap(), here);
        assert!(all.contains(&here[0]));
    }
    let before = (NOW - 86_400_000, here_at(&all));
    assert_eq!(
        bench.store.collisions_between(LINE, before).await.unwrap(),
        []
    );
    let counts = bench.store.floor_counts(LINE, always).await.unwrap();
    assert_eq!((counts.taken_from_bots, counts.withdrawn.total()), (2, 0));
}

fn here_at(all: &[twinline_core::floor::collision::Collision]) -> i64 {
    all.iter().map(|crossed| crossed.at).min().unwrap()
}

/// A composer that has not seen the newest answer is told so: the store numbers the answers.
pub(crate) async fn somebodys_answer_is_known_by_its_change(bench: Bench) {
    let id = greeted(&bench).await;
    let seen_no = Some(bench.store.line(LINE).await.unwrap().unwrap().head);
    bench
        .say(
            LINE,
            2,
            vec![phone("2", &[wa(1)], NOW - 50_000, "we are open")],
        )
        .await;
    let new = command::NewSend {
        seen_no,
        ..new_send(0, id, SendAuthor::Agent(ANA))
    };
    let late = new.clone();
    let refused = bench
        .store
        .act(LINE, NOW, touching(id), |set| command::say(set, late))
        .await
        .unwrap();
    assert!(
        matches!(refused, Err(Refused::SomebodyAnswered { .. })),
        "{refused:?}"
    );
    let seen_no = Some(bench.store.line(LINE).await.unwrap().unwrap().head);
    let new = command::NewSend { seen_no, ..new };
    bench
        .store
        .act(LINE, NOW, touching(id), |set| command::say(set, new))
        .await
        .unwrap()
        .unwrap();
    let _: Vec<SendId> = stored(&bench.store).await.sends.into_keys().collect();
}

/// A bot's send is begun, the customer says more, a second reply waits. The echo of the first comes before its answer: the
/// floor stays the bot's, the second may go, and who answered last is as if the answer had come first.
pub(crate) async fn an_echo_that_overtakes_the_answer_is_no_news(bench: Bench) {
    let id = greeted(&bench).await;
    let bot = SendAuthor::Bot(BotId(Uuid::from_u128(9)));
    let (first, second) = (new_send(0, id, bot), new_send(1, id, bot));
    let sends = [first.id, second.id];
    let say = |new: command::NewSend| {
        move |set: &mut twinline_core::converge::WorkingSet| {
            let turn = twinline_core::turn::open_turn(&set.conversations[&id].summary);
            command::say(set, command::NewSend { turn, ..new })
        }
    };
    let of = |send: SendId| Touch {
        sends: vec![send],
        ..Touch::default()
    };
    let run = bench.store.act(LINE, NOW, touching(id), say(first));
    run.await.unwrap().unwrap();
    let begin =
        |set: &mut twinline_core::converge::WorkingSet| command::release(set, sends[0], |_| None);
    let begun = bench.store.act(LINE, NOW, of(sends[0]), begin).await;
    begun.unwrap().unwrap();
    let more = vec![customer("2", &[wa(1)], NOW + 1_000, "are you there?")];
    bench.say(LINE, 2, more).await;
    let run = bench.store.act(LINE, NOW, touching(id), say(second));
    run.await.unwrap().unwrap();

    let echo = vec![phone("3", &[wa(1)], NOW - 1_000, "our word ")];
    bench.say(LINE, 3, echo).await;
    let state = stored(&bench.store).await;
    assert_eq!(
        state.conversations[&id].held.len(),
        1,
        "it waits for the answer"
    );
    bench.say(LINE, 4, vec![accepted(sends[0], 1, "3")]).await;
    let state = stored(&bench.store).await;
    let row = &state.conversations[&id];
    assert!(row.held.is_empty());
    assert!(matches!(row.floor.holder, Holder::Bot(_)));
    let begin =
        |set: &mut twinline_core::converge::WorkingSet| command::release(set, sends[1], |_| None);
    let released = bench.store.act(LINE, NOW, of(sends[1]), begin).await;
    assert_eq!(released.unwrap(), Ok(Released::Go { attempt: 1 }));
}

/// The phone says what a send that was refused said as well: it counts as soon as that is known.
pub(crate) async fn a_word_that_was_held_back_counts_once_it_is_the_phones(bench: Bench) {
    let id = greeted(&bench).await;
    let new = new_send(0, id, SendAuthor::Agent(ANA));
    let send = new.id;
    let run = |set: &mut twinline_core::converge::WorkingSet| {
        command::say(set, new)?;
        command::release(set, send, |_| None)
    };
    let run = bench.store.act(LINE, NOW - 30_000, touching(id), run);
    run.await.unwrap().unwrap();
    let seen_no = Some(bench.store.line(LINE).await.unwrap().unwrap().head);
    let word = vec![phone("3", &[wa(1)], NOW - 1_000, "our word")];
    bench.say(LINE, 2, word).await;
    bench.say(LINE, 3, vec![refused(send, 1)]).await;
    let state = stored(&bench.store).await;
    assert_eq!(state.conversations[&id].floor.holder, Holder::Phone);
    let other = SendAuthor::Agent(twinline_core::ids::PersonId(Uuid::from_u128(0xb0b)));
    let late = command::NewSend {
        seen_no,
        ..new_send(1, id, other)
    };
    let said = bench
        .store
        .act(LINE, NOW, touching(id), |set| command::say(set, late));
    let said = said.await.unwrap();
    assert!(
        matches!(said, Err(Refused::SomebodyAnswered { .. })),
        "{said:?}"
    );
}

/// Somebody who answers waits for no campaign, not even for one that wrote to the same customer first.
pub(crate) async fn the_urgent_of_a_conversation_pass_the_bulk(bench: Bench) {
    let id = greeted(&bench).await;
    let campaign = command::NewSend {
        priority: Some(Priority::Campaign),
        ..new_send(0, id, SendAuthor::Agent(ANA))
    };
    let reply = new_send(1, id, SendAuthor::Agent(ANA));
    let (bulk, answer) = (campaign.id, reply.id);
    for (n, new) in [campaign, reply].into_iter().enumerate() {
        let now = NOW + i64::try_from(n).unwrap();
        let said = bench
            .store
            .act(LINE, now, touching(id), |set| command::say(set, new));
        said.await.unwrap().unwrap();
    }
    let due = async |priority| -> Vec<SendId> {
        let due = bench.store.due_sends(LINE, priority, NOW + 5, 10).await;
        due.unwrap().into_iter().map(|due| due.send).collect()
    };
    assert_eq!(due(Priority::Agent).await, [answer]);
    assert_eq!(
        due(Priority::Campaign).await,
        [bulk],
        "first by time; of two at once the courier takes the more urgent"
    );
    let touch = Touch {
        sends: vec![answer],
        ..Touch::default()
    };
    let begun = bench.store.act(LINE, NOW + 5, touch, |set| {
        command::release(set, answer, |_| None)
    });
    begun.await.unwrap().unwrap();
    assert!(
        due(Priority::Campaign).await.is_empty(),
        "a call is under way"
    );
    let lines = bench.store.pending_lines().await.unwrap();
    assert_eq!(lines, [(WORKSPACE, LINE)]);
    assert_eq!(
        bench
            .store
            .waiting(LINE, Priority::Campaign, 10)
            .await
            .unwrap(),
        1
    );
}

/// What is to be said later shows no bubble, takes no floor and holds nobody, until its time comes.
pub(crate) async fn a_scheduled_send_is_said_when_its_time_comes(bench: Bench) {
    let id = greeted(&bench).await;
    let later = NOW + 3_600_000;
    let new = command::NewSend {
        at: Some(later),
        ..new_send(0, id, SendAuthor::Agent(ANA))
    };
    let send = new.id;
    let before = stored(&bench.store).await;
    let said = bench
        .store
        .act(LINE, NOW, touching(id), |set| command::say(set, new));
    said.await.unwrap().unwrap();
    let written = stored(&bench.store).await;
    assert_eq!(written.messages, before.messages, "no bubble");
    assert_eq!(written.conversations[&id].floor.holder, Holder::Nobody);
    assert_eq!(bench.store.scheduled(id).await.unwrap()[0].due_at, later);
    assert_eq!(due_of_agents(&bench, later - 1).await, []);
    assert_eq!(bench.store.next_send_due(NOW).await.unwrap(), Some(later));

    // Something said meanwhile does not wait for it.
    let now = new_send(1, id, SendAuthor::Agent(ANA));
    let at_once = now.id;
    let said = bench
        .store
        .act(LINE, NOW + 1, touching(id), |set| command::say(set, now));
    said.await.unwrap().unwrap();
    let due = due_of_agents(&bench, NOW + 2).await;
    assert_eq!((due.len(), due[0].send), (1, at_once));
    let touch = |send| Touch {
        sends: vec![send],
        ..touching(id)
    };
    let cancel = bench.store.act(LINE, NOW + 2, touch(at_once), |set| {
        command::cancel(set, at_once)
    });
    cancel.await.unwrap().unwrap();

    let sooner = NOW + 60_000;
    let moved = bench.store.act(LINE, NOW + 3, touch(send), |set| {
        command::reschedule(set, send, sooner, None)
    });
    moved.await.unwrap().unwrap();
    assert_eq!(due_of_agents(&bench, sooner).await[0].send, send);
    let released = bench.store.act(LINE, sooner, touch(send), |set| {
        command::release(set, send, |_| None)
    });
    let released = released.await.unwrap().unwrap();
    assert_eq!(released, Released::Go { attempt: 1 });
    let after = stored(&bench.store).await;
    let bubble = &after.messages[&MessageId::of_send(send)];
    assert_eq!((bubble.told.at, bubble.void), (sooner, false));
    assert_eq!(after.conversations[&id].floor.holder, Holder::Agent(ANA));
    let too_late = bench.store.act(LINE, sooner, touch(send), |set| {
        command::reschedule(set, send, later, None)
    });
    assert_eq!(too_late.await.unwrap(), Err(Refused::TooLate));
}
