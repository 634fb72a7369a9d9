//! Merging: the state equals core's, copies change nothing, the number of statements does not grow.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use twinline_core::command::{self, NewSend};
use twinline_core::contact::Identity;
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{BotId, ConversationId, MediaId, MessageId, SendId};
use twinline_core::observation::Said;
use twinline_core::send::SendAuthor;
use twinline_core::summary::Summary;
use twinline_core::ticks::Rung;
use twinline_core::turn::Turn;
use uuid::Uuid;

use super::memory::{Memory, stored};
use super::notes::note;
use super::story::{
    accepted, answers, befalls, book, bsuid, customer, external, fact, history, moved, phone,
    receipt, refused, status, wa, wishes,
};
use super::{ANA, Bench, JOURNAL, LINE, NOW, OTHER_LINE, WORKSPACE, batch, observations};
use crate::engine::{query, query_scalar};
use crate::{MediaFile, MediaState, NewUnreadable, Touch};

/// A command, to be run on both; says whether it was carried out.
type Command = Box<dyn Fn(&mut WorkingSet) -> bool>;

/// One step of a random story.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Hear(Vec<Said>),
    Say { conversation: usize, bot: bool },
    Release { send: usize },
    Cancel { send: usize },
    Read { conversation: usize },
}

fn who() -> impl Strategy<Value = Vec<Identity>> {
    prop_oneof![
        4 => (0u32..4).prop_map(|n| vec![wa(n)]),
        2 => (0u32..4).prop_map(|n| vec![bsuid(n)]),
        1 => (0u32..4, 0u32..4).prop_map(|(a, b)| vec![bsuid(a), wa(b)]),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let id = || (0u32..12).prop_map(|n| n.to_string());
    let at = || (1i64..40).prop_map(|n| NOW - n * 60_000);
    let send = || (0u128..3).prop_map(send_id);
    prop_oneof![
        4 => (id(), who(), at()).prop_map(|(id, who, at)| customer(&id, &who, at, "hello")),
        3 => (id(), who(), at(), prop_oneof![Just("hi"), Just("our word")])
            .prop_map(|(id, who, at, words)| phone(&id, &who, at, words)),
        1 => (send(), 0u32..3).prop_map(|(send, attempt)| refused(send, attempt)),
        2 => (id(), who(), at(), any::<bool>())
            .prop_map(|(id, who, at, inbound)| history(&id, &who, at, inbound, "old")),
        3 => (id(), at(), prop::option::of(send()))
            .prop_map(|(id, at, send)| status(&id, Rung::Read, at, send)),
        2 => (send(), 0u32..3, id()).prop_map(|(send, attempt, id)| accepted(send, attempt, &id)),
        1 => (who(), prop::option::of(Just("Ana")), at())
            .prop_map(|(who, name, at)| book(&who, name, at)),
        4 => (id(), who(), at(), 0u8..5).prop_map(|(id, who, at, what)| befalls(&id, &who, at, what)),
        1 => (id(), who(), id(), at()).prop_map(|(id, who, quoted, at)| answers(&id, &who, &quoted, at)),
        1 => (id(), at(), 0u8..3).prop_map(|(id, at, what)| receipt(&id, at, what)),
        1 => (who(), who(), at()).prop_map(|(from, to, at)| moved(&from, &to, at)),
        1 => (who(), at()).prop_map(|(who, at)| wishes(&who, at)),
        1 => (0u8..3, at()).prop_map(|(what, at)| fact(what, at)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec(said(), 1..8).prop_map(Step::Hear),
        2 => (0usize..4, any::<bool>())
            .prop_map(|(conversation, bot)| Step::Say { conversation, bot }),
        1 => (0usize..3).prop_map(|send| Step::Release { send }),
        1 => (0usize..3).prop_map(|send| Step::Cancel { send }),
        1 => (0usize..4).prop_map(|conversation| Step::Read { conversation }),
    ]
}

pub(crate) fn stories() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..14)
}

fn send_id(n: u128) -> SendId {
    SendId(Uuid::from_u128(0x5e4d_0000 + n))
}

pub(crate) fn new_send(n: u128, conversation: ConversationId, author: SendAuthor) -> NewSend {
    NewSend {
        id: send_id(n),
        conversation,
        author,
        content: Content::Text {
            body: "our word".to_owned(),
        },
        media: None,
        quote: None,
        turn: None,
        client_token: Some(Uuid::from_u128(n)),
        seen_no: None,
        confirmed: false,
        window_ms: None,
        priority: None,
        at: None,
        callback_data: None,
    }
}

/// The state after each step of any story equals core's in memory, summaries included.
pub(crate) async fn the_state_equals_cores(bench: &Bench, story: &[Step]) {
    let mut memory = Memory::new();
    let mut written = 0;
    for (step, position) in story.iter().zip(1..) {
        let conversations: Vec<_> = memory.set.conversations.keys().copied().collect();
        let pick = |index: usize| {
            conversations
                .get(index % conversations.len().max(1))
                .copied()
        };
        let (touch, run): (Touch, Command) = match step {
            Step::Hear(said) => {
                memory.merge(&observations(position, said.clone()));
                bench.say(LINE, position, said.clone()).await;
                assert_eq!(stored(&bench.store).await, memory.state());
                continue;
            }
            Step::Say { conversation, bot } => {
                let Some(id) = pick(*conversation).filter(|_| written < 3) else {
                    continue;
                };
                let author = if *bot {
                    SendAuthor::Bot(BotId(Uuid::from_u128(9)))
                } else {
                    SendAuthor::Agent(ANA)
                };
                let n = written;
                written += 1;
                let run = move |set: &mut WorkingSet| {
                    let newest = set.conversations[&id].summary.last_in.clone();
                    let turn = newest.map(|(_, id)| Turn(id));
                    command::say(
                        set,
                        NewSend {
                            turn,
                            ..new_send(n, id, author)
                        },
                    )
                    .is_ok()
                };
                (
                    Touch {
                        conversations: vec![id],
                        turns: true,
                        ..Touch::default()
                    },
                    Box::new(run),
                )
            }
            Step::Release { send } => {
                let id = send_id(*send as u128);
                let run = move |set: &mut WorkingSet| command::release(set, id, |_| None).is_ok();
                (
                    Touch {
                        sends: vec![id],
                        ..Touch::default()
                    },
                    Box::new(run),
                )
            }
            Step::Cancel { send } => {
                let id = send_id(*send as u128);
                let run = move |set: &mut WorkingSet| command::cancel(set, id).is_ok();
                (
                    Touch {
                        sends: vec![id],
                        ..Touch::default()
                    },
                    Box::new(run),
                )
            }
            Step::Read { conversation } => {
                let Some(id) = pick(*conversation) else {
                    continue;
                };
                let run = move |set: &mut WorkingSet| {
                    let newest = set.conversations[&id].summary.newest.clone();
                    newest.is_some_and(|(key, _)| command::mark_read(set, id, &key).is_ok())
                };
                (
                    Touch {
                        conversations: vec![id],
                        ..Touch::default()
                    },
                    Box::new(run),
                )
            }
        };
        let carried_out = run(&mut memory.set);
        if carried_out {
            memory.settle();
        }
        let done = bench
            .store
            .act(
                LINE,
                NOW,
                touch,
                |set| if run(set) { Ok(()) } else { Err(()) },
            )
            .await
            .unwrap();
        assert_eq!(done.is_ok(), carried_out, "{step:?}");
        assert_eq!(stored(&bench.store).await, memory.state());
    }
}

/// What is said on two lines, in batches.
pub(crate) fn tales_of_two_lines() -> impl Strategy<Value = Vec<(bool, Vec<Said>)>> {
    prop::collection::vec((any::<bool>(), prop::collection::vec(said(), 1..5)), 1..10)
}

/// Contacts that span lines: after each batch every row hangs on a conversation that is there, every conversation and
/// identifier on a contact that is there, and every summary is that of its messages.
pub(crate) async fn nothing_hangs_in_the_air(bench: &Bench, tale: &[(bool, Vec<Said>)]) {
    for ((first, said), position) in tale.iter().zip(1..) {
        let line = if *first { LINE } else { OTHER_LINE };
        let before: Vec<u64> = heads(bench).await;
        let merged = bench.say(line, position, said.clone()).await;
        let after = heads(bench).await;
        for (at, line) in [LINE, OTHER_LINE].into_iter().enumerate() {
            let told = merged.changes.iter().find(|(told, _)| *told == line);
            let head = told.map_or(before[at], |(_, no)| *no);
            assert_eq!(after[at], head, "what was told is where the line stands");
        }
        let loose: i64 = query_scalar(
            "SELECT (SELECT count(*) FROM messages WHERE NOT EXISTS (SELECT 1 FROM conversations \
             AS c WHERE c.id = messages.conversation AND c.line = messages.line)) \
             + (SELECT count(*) FROM floor_events WHERE conversation NOT IN \
             (SELECT id FROM conversations)) \
             + (SELECT count(*) FROM conversations WHERE contact NOT IN (SELECT id FROM contacts)) \
             + (SELECT count(*) FROM identities WHERE contact NOT IN (SELECT id FROM contacts)) \
             + (SELECT count(*) FROM parked WHERE conversation IS NOT NULL AND conversation NOT IN \
             (SELECT id FROM conversations))",
        )
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
        assert_eq!(loose, 0);
        let ids: Vec<Uuid> = query_scalar("SELECT id FROM conversations")
            .fetch_all(bench.store.reader())
            .await
            .unwrap();
        let ids: Vec<_> = ids.into_iter().map(ConversationId).collect();
        for row in bench.store.conversation_rows(&ids).await.unwrap() {
            let conversation = row.conversation;
            let messages = bench
                .store
                .messages(conversation.id, None, 1_000)
                .await
                .unwrap();
            let of_messages = Summary::of(
                messages.iter().map(|row| &row.message),
                conversation.read_up_to.as_ref(),
            );
            assert_eq!(conversation.summary, of_messages);
        }
    }
}

async fn heads(bench: &Bench) -> Vec<u64> {
    let heads = bench.store.change_heads(WORKSPACE).await.unwrap();
    heads.into_iter().map(|(_, no)| no).collect()
}

pub(crate) async fn a_batch_at_or_below_the_position_is_ignored(bench: Bench) {
    let first = vec![customer("1", &[wa(1)], NOW - 5_000, "hello")];
    let merged = bench.say(LINE, 7, first.clone()).await;
    assert!(!merged.ignored);
    let before = stored(&bench.store).await;
    let heads = bench.store.change_heads(WORKSPACE).await.unwrap();
    for position in [7, 6] {
        let again = vec![customer("2", &[wa(2)], NOW - 4_000, "not heard")];
        let merged = bench.say(LINE, position, again).await;
        assert!(merged.ignored && merged.changes.is_empty());
    }
    assert_eq!(stored(&bench.store).await, before);
    assert_eq!(bench.store.change_heads(WORKSPACE).await.unwrap(), heads);
    assert_eq!(bench.store.position("shard 0").await.unwrap(), 7);
}

pub(crate) async fn a_failed_merge_leaves_nothing(bench: Bench) {
    let mut failing = batch(LINE, 1, vec![customer("1", &[wa(1)], NOW, "hello")]);
    let nowhere = twinline_core::ids::LineId(Uuid::from_u128(99));
    failing.lines.push((
        nowhere,
        observations(1, vec![customer("2", &[wa(1)], NOW, "?")]),
    ));
    let error = bench.store.merge(failing).await.unwrap_err();
    assert!(
        matches!(error, crate::StoreError::NotFound { what: "line" }),
        "{error:?}"
    );
    assert!(stored(&bench.store).await.messages.is_empty());
    assert_eq!(bench.store.position("shard 0").await.unwrap(), 0);
}

pub(crate) async fn one_external_id_is_one_message_per_line(bench: Bench) {
    bench
        .say(LINE, 1, vec![customer("1", &[wa(1)], NOW, "hello")])
        .await;
    bench
        .say(OTHER_LINE, 2, vec![customer("1", &[wa(1)], NOW, "hello")])
        .await;
    let count: i64 = query_scalar("SELECT count(*) FROM messages")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(count, 2);
    let copied = query(
        "INSERT INTO messages (id, line, conversation, order_key, external_id, send, direction, \
         live, void, origin, certain, author, told_authority, told_at, seen, sources, content, \
         quote, ticks, version) SELECT $2, line, conversation, order_key, external_id, \
         send, direction, live, void, origin, certain, author, told_authority, told_at, seen, \
         sources, content, quote, ticks, version FROM messages WHERE line = $1",
    )
    .bind(LINE.0)
    .bind(Uuid::from_u128(98))
    .execute(bench.store.writer())
    .await
    .unwrap_err();
    assert!(copied.as_database_error().unwrap().is_unique_violation());
}

/// Two contacts turn out to be one: what hangs on the gone conversation is the other's, on this line and on others.
pub(crate) async fn merged_contacts_bring_everything_along(bench: Bench) {
    let said = vec![customer("1", &[wa(1)], NOW - 9_000, "by number")];
    bench.say(LINE, 1, said.clone()).await;
    bench
        .say(
            OTHER_LINE,
            2,
            vec![customer("x", &[wa(1)], NOW - 9_000, "elsewhere")],
        )
        .await;
    bench
        .say(
            LINE,
            3,
            vec![customer("2", &[bsuid(1)], NOW - 8_000, "by id")],
        )
        .await;
    bench
        .say(
            OTHER_LINE,
            4,
            vec![customer("y", &[bsuid(1)], NOW - 8_000, "elsewhere")],
        )
        .await;
    let both: Vec<_> = stored(&bench.store)
        .await
        .conversations
        .into_keys()
        .collect();
    assert_eq!(both.len(), 2);
    for (n, id) in both.iter().enumerate() {
        let touch = Touch {
            conversations: vec![*id],
            ..Touch::default()
        };
        let new = new_send(n as u128, *id, SendAuthor::Agent(ANA));
        bench
            .store
            .act(LINE, NOW, touch, |set| command::say(set, new))
            .await
            .unwrap()
            .unwrap();
    }
    let other_head = head(&bench, OTHER_LINE).await;
    let ana = super::team::person(ANA, "ana@example.org");
    bench.store.create_person(&ana, NOW).await.unwrap();
    for id in &both {
        assert!(bench.store.pin(ANA, *id, NOW, 9).await.unwrap());
        let draft = crate::Draft {
            conversation: *id,
            text: format!("begun in {id}"),
            version: 0,
        };
        let put = bench.store.put_draft(ANA, &draft, NOW).await.unwrap();
        assert!(put.is_ok());
        let new = note(id.0.as_u128(), *id, "Who is this?");
        bench.store.write_note(&new, NOW).await.unwrap();
    }

    let merged = bench
        .say(
            LINE,
            5,
            vec![customer("3", &[bsuid(1), wa(1)], NOW - 7_000, "me")],
        )
        .await;
    let touched: Vec<_> = merged.changes.iter().map(|(line, _)| *line).collect();
    assert_eq!(touched, [LINE, OTHER_LINE]);
    assert!(head(&bench, OTHER_LINE).await > other_head);
    for table in ["conversations", "contacts"] {
        let count: i64 = match table {
            "contacts" => query_scalar("SELECT count(*) FROM contacts"),
            _ => query_scalar("SELECT count(*) FROM conversations"),
        }
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
        assert_eq!(count, if table == "contacts" { 1 } else { 2 }, "{table}");
    }
    let orphans: i64 = query_scalar(
        "SELECT count(*) FROM (SELECT conversation FROM messages UNION ALL \
         SELECT conversation FROM sends UNION ALL SELECT conversation FROM floor_events \
         UNION ALL SELECT conversation FROM notes) AS t \
         WHERE t.conversation NOT IN (SELECT id FROM conversations)",
    )
    .fetch_one(bench.store.reader())
    .await
    .unwrap();
    assert_eq!(orphans, 0);
    let state = stored(&bench.store).await;
    let kept = state.conversations.values().next().unwrap();
    assert_eq!(
        state.messages.len(),
        5,
        "three of the customer's, two of ours"
    );
    assert!(
        state
            .sends
            .values()
            .all(|send| send.conversation == kept.id)
    );
    let pins = bench.store.pins(ANA).await.unwrap();
    assert!(pins.contains(&kept.id), "a pin goes along");
    let drafts = bench.store.drafts(ANA, 9).await.unwrap();
    let [draft] = &drafts[..] else {
        panic!("they are one: {drafts:?}");
    };
    assert_eq!(draft.conversation, kept.id);
    assert!(draft.version > NOW, "devices learn that it is another one");
    let words: Vec<_> = draft.text.lines().collect();
    assert_eq!(words.len(), 2, "the words of both: {words:?}");
    assert_eq!(pins.len(), 1);
    let card = bench.store.contact(kept.contact).await.unwrap().unwrap();
    assert_eq!((card.identities.len(), card.conversations.len()), (2, 2));
    let gone = both
        .iter()
        .filter(|id| **id != kept.id)
        .copied()
        .collect::<Vec<_>>();
    assert!(
        bench
            .store
            .conversation_rows(&gone)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn head(bench: &Bench, line: twinline_core::ids::LineId) -> u64 {
    bench.store.line(line).await.unwrap().unwrap().head
}

/// Ids of customers are of the line's account until its portfolio is known; then of that, and nobody becomes two.
pub(crate) async fn a_portfolio_learnt_late_splits_nobody(bench: Bench) {
    let untold = Identity {
        scope: String::new(),
        ..bsuid(1)
    };
    let hello = |id: &str| {
        vec![customer(
            id,
            std::slice::from_ref(&untold),
            NOW - 5_000,
            "hi",
        )]
    };
    let mut first = hello("1");
    // Its message never comes.
    let mut waits = status("8", Rung::Read, NOW - 4_000, None);
    if let Said::Status(said) = &mut waits {
        said.peer.identities = vec![untold.clone()];
    }
    first.push(waits);
    bench.say(LINE, 1, first).await;
    let scopes = async || -> Vec<String> {
        query_scalar("SELECT scope FROM identities WHERE kind = 'bsuid'")
            .fetch_all(bench.store.reader())
            .await
            .unwrap()
    };
    assert_eq!(scopes().await, ["waba"]);
    for _ in 0..2 {
        learn(&bench, LINE, "portfolio").await;
        assert_eq!(scopes().await, ["portfolio"]);
        let parked = bench.store.parked(LINE, i64::MAX, 9).await.unwrap();
        let peer: Vec<_> = parked.iter().flat_map(|(_, row)| &row.peer).collect();
        assert_eq!(peer, [&bsuid(1)], "to whom it went is known as before");
    }
    for (line, position) in [(LINE, 2), (OTHER_LINE, 3)] {
        bench.say(line, position, hello("2")).await;
        let line = bench.store.line(line).await.unwrap().unwrap();
        assert_eq!(line.id_scope(), "portfolio", "one account, one portfolio");
    }
    let contacts: i64 = query_scalar("SELECT count(*) FROM contacts")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!((contacts, scopes().await.len()), (1, 1));
}

async fn learn(bench: &Bench, line: twinline_core::ids::LineId, portfolio: &str) {
    bench
        .store
        .put_portfolio(line, portfolio, JOURNAL, NOW)
        .await
        .unwrap();
}

/// Two accounts of one portfolio met somebody before it was known to be one: then it is one person, on both lines.
pub(crate) async fn two_accounts_of_one_portfolio_know_one_person(bench: Bench) {
    query("UPDATE lines SET account = 'other' WHERE id = $1")
        .bind(OTHER_LINE.0)
        .execute(bench.store.writer())
        .await
        .unwrap();
    let untold = Identity {
        scope: String::new(),
        ..bsuid(1)
    };
    let who = std::slice::from_ref(&untold);
    for (line, position) in [(LINE, 1), (OTHER_LINE, 2)] {
        let id = position.to_string();
        let said = vec![customer(&id, who, NOW - 5_000, "hi")];
        bench.say(line, position, said).await;
    }
    let contacts = async || -> i64 {
        query_scalar("SELECT count(*) FROM contacts")
            .fetch_one(bench.store.reader())
            .await
            .unwrap()
    };
    assert_eq!(
        contacts().await,
        2,
        "nothing shows that it is one portfolio"
    );
    learn(&bench, LINE, "portfolio").await;
    assert_eq!(contacts().await, 2);
    let before = head(&bench, OTHER_LINE).await;
    learn(&bench, OTHER_LINE, "portfolio").await;
    assert_eq!(contacts().await, 1);
    assert!(head(&bench, OTHER_LINE).await > before, "pages are told");
    let scopes: Vec<String> = query_scalar("SELECT scope FROM identities WHERE kind = 'bsuid'")
        .fetch_all(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(scopes, ["portfolio"]);
    for (line, position) in [(LINE, 3), (OTHER_LINE, 4)] {
        let id = position.to_string();
        let said = vec![customer(&id, who, NOW - 4_000, "me again")];
        bench.say(line, position, said).await;
    }
    assert_eq!(contacts().await, 1);
    let conversations: i64 = query_scalar("SELECT count(*) FROM conversations")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(conversations, 2, "one on each line");
}

/// An echo that overtakes the answer: the bubble of the echo becomes the send's, and nothing is left of it.
pub(crate) async fn an_echo_before_the_answer_is_one_bubble(bench: Bench) {
    bench
        .say(LINE, 1, vec![customer("1", &[wa(1)], NOW - 9_000, "hello")])
        .await;
    let id = *stored(&bench.store)
        .await
        .conversations
        .keys()
        .next()
        .unwrap();
    let new = new_send(0, id, SendAuthor::Agent(ANA));
    let touch = Touch {
        conversations: vec![id],
        ..Touch::default()
    };
    bench
        .store
        .act(LINE, NOW, touch, |set| command::say(set, new))
        .await
        .unwrap()
        .unwrap();
    bench
        .say(LINE, 2, vec![phone("2", &[wa(1)], NOW, "our word")])
        .await;
    assert_eq!(stored(&bench.store).await.messages.len(), 3);
    bench.say(LINE, 3, vec![accepted(send_id(0), 1, "2")]).await;
    let state = stored(&bench.store).await;
    assert_eq!(state.messages.len(), 2);
    let ours = &state.messages[&MessageId::of_send(send_id(0))];
    assert_eq!(ours.external_id, Some(external("2")));
    let answered = bench.store.conversation_rows(&[id]).await.unwrap()[0]
        .conversation
        .answered;
    assert_eq!(
        answered.unwrap().message,
        ours.id,
        "the answer moves with its bubble"
    );
}

fn picture(id: &str) -> Said {
    let Said::Message(mut said) = customer(id, &[wa(1)], NOW, "") else {
        unreachable!()
    };
    said.content = Content::Media(Media {
        kind: MediaKind::Image,
        mime: "image/png".to_owned(),
        caption: Some("my \0 order".to_owned()),
        filename: None,
        sha256: None,
        reference: Some("handle".to_owned()),
    });
    Said::Message(said)
}

/// A file is withheld once every message that carries it was taken back, and not before.
pub(crate) async fn a_file_is_taken_back_with_its_last_message(bench: Bench) {
    let store = &bench.store;
    let bytes = bytes::Bytes::from_static(b"loaf");
    let blobs = crate::Blobs::open(bench.folder.path()).unwrap();
    let blob = blobs.put(WORKSPACE, bytes).await.unwrap();
    let file = MediaFile {
        id: MediaId(Uuid::from_u128(77)),
        workspace: WORKSPACE,
        mime: "image/png".to_owned(),
        size: blob.size,
        filename: None,
        sha256: blob.sha256,
        blob_key: blob.key,
        created_at: NOW,
        preview: None,
    };
    store.put_media(&file).await.unwrap();
    assert!(!store.is_taken_back(file.id).await.unwrap(), "of none yet");
    bench.say(LINE, 1, vec![picture("1"), picture("2")]).await;
    let messages: Vec<MessageId> = stored(store).await.messages.into_keys().collect();
    for message in messages {
        // As two sends of one file are written.
        query("UPDATE message_media SET state = 'ready', media = $2 WHERE message = $1")
            .bind(message.0)
            .bind(file.id.0)
            .execute(store.writer())
            .await
            .unwrap();
    }
    for (position, id, taken_back) in [(2, "1", false), (3, "2", true)] {
        let revoke = befalls(id, &[wa(1)], NOW, 0);
        bench.say(LINE, position, vec![revoke]).await;
        assert_eq!(store.is_taken_back(file.id).await.unwrap(), taken_back);
    }
}

pub(crate) async fn a_file_waits_is_claimed_and_arrives(bench: Bench) {
    bench.say(LINE, 1, vec![picture("1")]).await;
    let message = *stored(&bench.store).await.messages.keys().next().unwrap();
    let before = head(&bench, LINE).await;
    let tasks = bench
        .store
        .claim_due_media(NOW, NOW + 60_000, 10)
        .await
        .unwrap();
    assert_eq!(tasks.len(), 1);
    let fetching = head(&bench, LINE).await;
    assert_eq!(fetching, before + 1, "that it is being fetched is told");
    let rows = bench.store.message_rows(&[message]).await.unwrap();
    let state = rows[0].media.as_ref().map(|media| media.state);
    assert_eq!(
        (state, rows[0].version),
        (Some(MediaState::Fetching), fetching)
    );
    assert_eq!(tasks[0].media.reference.as_deref(), Some("handle"));
    assert!(
        bench
            .store
            .claim_due_media(NOW, NOW + 60_000, 10)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        bench.store.next_media_due().await.unwrap(),
        Some(NOW + 60_000)
    );
    let again = bench
        .store
        .claim_due_media(NOW + 60_000, NOW + 90_000, 10)
        .await
        .unwrap();
    assert_eq!(again[0].attempts, 1, "a fetch that died is begun again");
    assert_eq!(head(&bench, LINE).await, fetching, "which nobody sees");
    bench
        .store
        .media_failed(message, MediaState::Expired, "It is too old.", NOW, NOW)
        .await
        .unwrap();
    let rows = bench.store.message_rows(&[message]).await.unwrap();
    let media = rows[0].media.as_ref().unwrap();
    assert_eq!(
        (media.state, media.reason.as_deref()),
        (MediaState::Expired, Some("It is too old."))
    );
    assert_eq!(
        rows[0].version,
        head(&bench, LINE).await,
        "the bubble changed"
    );
}

pub(crate) async fn what_cannot_be_read_is_kept_once(bench: Bench) {
    let unreadable = |position, index| NewUnreadable {
        position,
        index,
        address: Some(twinline_core::channel::Address::Line("100".to_owned())),
        line: Some(LINE),
        field: Some("messages".to_owned()),
        reason: "It has no sender.".to_owned(),
        excerpt: "{}".to_owned(),
        received_at: NOW,
    };
    let mut noisy = batch(LINE, 1, Vec::new());
    noisy.unreadables = vec![unreadable(1, 0), unreadable(1, 1), unreadable(1, 0)];
    noisy.unknown = vec![
        (twinline_core::channel::Address::Line("999".to_owned()), 2),
        (twinline_core::channel::Address::Line("999".to_owned()), 1),
    ];
    bench.store.merge(noisy).await.unwrap();
    let first = bench.store.unreadables(None, 1).await.unwrap();
    assert_eq!((first[0].what.position, first[0].what.index), (1, 1));
    let rest = bench.store.unreadables(Some((1, 1)), 10).await.unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(bench.store.unreadable_count(Some(LINE)).await.unwrap(), 2);
    assert!(bench.store.mark_replayed(rest[0].id).await.unwrap());
    assert!(!bench.store.mark_replayed(rest[0].id).await.unwrap());
    assert_eq!(bench.store.unreadable_count(None).await.unwrap(), 1);
    assert_eq!(bench.store.unknown_lines().await.unwrap()[0].1, 3);
}

/// PostgreSQL has no NUL in its texts: what a customer wrote is the same again, what is only looked for may lose it.
pub(crate) async fn a_character_that_no_text_can_hold_comes_back(bench: Bench) {
    let text = "a \0 loaf \\u0000 \u{fffd}";
    let who = [wa(1)];
    let said = vec![
        customer("1", &who, NOW, text),
        book(&who, Some("An\0a"), NOW),
        customer("2\0", &who, NOW + 1_000, "an odd id"),
    ];
    bench.say(LINE, 1, said).await;
    let state = stored(&bench.store).await;
    let texts: Vec<_> = state
        .messages
        .values()
        .map(|row| row.content.text())
        .collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.contains(&Some(text)), "{texts:?}");
    let contact = state.conversations.values().next().unwrap().contact;
    let card = bench.store.contact(contact).await.unwrap().unwrap();
    let names = card.contact.names.into_values();
    let names: Vec<_> = names.filter_map(|name| name.value).collect();
    assert_eq!(names, ["An\0a"]);
}

/// Counts the statements that sqlx reports.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

impl tracing::Subscriber for Counter {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, _: &tracing::Event<'_>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

/// Ten or a thousand observations take the same number of statements.
pub(crate) async fn the_number_of_statements_does_not_grow(bench: Bench) {
    let counter = Counter::default();
    tracing::subscriber::set_global_default(counter.clone()).unwrap();
    let mut counts = Vec::new();
    for (size, position) in [(1u32, 1u64), (10, 2), (1_000, 3), (1_000, 4)] {
        let said = (0..size)
            .flat_map(|n| {
                let id = format!("{position}-{n}");
                let who = [wa(n % 300)];
                [
                    // Earlier than all before: those who are known are altered as well.
                    customer(
                        &id,
                        &who,
                        NOW - 1_000 * position.cast_signed() - i64::from(n),
                        "hello",
                    ),
                    status(&format!("nobody-{id}"), Rung::Sent, NOW, None),
                    phone(&format!("echo-{id}"), &who, NOW, "hi"),
                ]
            })
            .collect();
        counter.0.store(0, Ordering::SeqCst);
        bench.say(LINE, position, said).await;
        counts.push(counter.0.load(Ordering::SeqCst));
    }
    assert!(counts[1] > 0, "sqlx reports statements");
    assert_eq!(counts[1], counts[2], "{counts:?}");
    assert!(counts.iter().all(|count| *count <= 40), "{counts:?}");
}
