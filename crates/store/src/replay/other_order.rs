//! The journal told in another order than it was merged live, or saying more or less than it did: people and conversations
//! get other ids then, and what the team decided about them must not go with the old ones.

use twinline_core::command;
use twinline_core::ids::{ConversationId, LineId, SendId};
use twinline_core::observation::Said;
use twinline_core::send::SendAuthor;
use uuid::Uuid;

use super::{Compared, Scratch};
use crate::contract::merging::new_send;
use crate::contract::story::{accepted, bsuid, customer, moved, phone, wa};
use crate::contract::{ANA, Bench, LINE, NOW, OTHER_LINE, batch};
use crate::engine::{query, query_as, query_scalar};
use crate::{Database, MergeBatch, Store, Touch};

const ALL: Compared = Compared {
    line: None,
    parked_before: 0,
};

async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::file(folder.path().join("twinline.db"));
    Bench::furnish((database, Box::new(folder))).await
}

/// A scratch state that was told these entries.
async fn replayed(bench: &Bench, entries: Vec<(LineId, u64, Vec<Said>)>) -> Scratch {
    let file = Database::file(bench.folder.path().join("scratch.db"));
    let store = Store::open(file).await.unwrap();
    let mut scratch = Scratch::begin(store, bench.store.clone(), NOW)
        .await
        .unwrap();
    for (line, position, said) in entries {
        scratch.merge(batch(line, position, said)).await.unwrap();
    }
    scratch.finish().await.unwrap();
    scratch
}

async fn conversations(bench: &Bench) -> Vec<ConversationId> {
    let ids: Vec<Uuid> = query_scalar("SELECT id FROM conversations ORDER BY id")
        .fetch_all(bench.store.reader())
        .await
        .unwrap();
    ids.into_iter().map(ConversationId).collect()
}

/// The conversation in which this was said.
async fn of_message(bench: &Bench, external: &str) -> ConversationId {
    let id: Uuid = query_scalar("SELECT conversation FROM messages WHERE external_id = $1")
        .bind(format!("wamid.{external}"))
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    ConversationId(id)
}

/// Ana answers in it, puts it away and keeps it.
async fn handled(bench: &Bench, conversation: ConversationId, number: u128) -> SendId {
    let new = new_send(number, conversation, SendAuthor::Agent(ANA));
    let send = new.id;
    let touch = Touch {
        conversations: vec![conversation],
        client_tokens: new.client_token.into_iter().collect(),
        ..Touch::default()
    };
    let said = bench
        .store
        .act(LINE, NOW, touch, |set| command::say(set, new));
    said.await.unwrap().unwrap();
    query("UPDATE conversations SET status = 'resolved', assignee = $2 WHERE id = $1")
        .bind(conversation.0)
        .bind(ANA.0)
        .execute(bench.store.writer())
        .await
        .unwrap();
    send
}

/// Whatever names a conversation names this one, and Ana still has it.
async fn all_is_in(bench: &Bench, conversation: ConversationId) {
    assert_eq!(conversations(bench).await, [conversation]);
    for statement in [
        "SELECT DISTINCT conversation FROM messages",
        "SELECT DISTINCT conversation FROM sends",
        "SELECT DISTINCT conversation FROM floor_events",
    ] {
        let named: Vec<Uuid> = query_scalar(statement)
            .fetch_all(bench.store.reader())
            .await
            .unwrap();
        assert_eq!(named, [conversation.0], "{statement}");
    }
    let assignees: Vec<(Option<Uuid>,)> = query_as("SELECT assignee FROM conversations")
        .fetch_all(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(assignees, [(Some(ANA.0),)]);
}

#[tokio::test]
async fn an_entry_that_was_read_late_takes_nothing_from_the_team() {
    let bench = bench().await;
    let late = vec![customer("a", &[wa(1)], NOW - 9_000, "Is the rye in?")];
    let first = vec![
        customer("b", &[bsuid(1), wa(1)], NOW - 8_000, "Hello?"),
        phone("p", &[bsuid(1)], NOW, "It is"),
    ];
    bench.say(LINE, 2, first.clone()).await;
    let conversation = conversations(&bench).await[0];
    let send = handled(&bench, conversation, 0).await;
    let answer = vec![accepted(send, 1, "m")];
    bench.say(LINE, 3, answer.clone()).await;
    // Entry 1 could not be read at first, and was read again after an upgrade.
    let read = MergeBatch {
        journal: "replay/1".to_owned(),
        ..batch(LINE, 1, late.clone())
    };
    bench.store.merge(read).await.unwrap();
    all_is_in(&bench, conversation).await;

    let scratch = replayed(
        &bench,
        vec![(LINE, 1, late), (LINE, 2, first), (LINE, 3, answer)],
    )
    .await;
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
    assert_eq!(scratch.mend(ALL).await.unwrap(), 0);
    all_is_in(&bench, conversation).await;
    let status: String = query_scalar("SELECT status FROM conversations")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(status, "resolved");
}

#[tokio::test]
async fn what_the_journal_says_of_a_send_before_it_names_the_customer_stays_in_one_conversation() {
    let bench = bench().await;
    let erased = vec![customer("b", &[bsuid(1), wa(1)], NOW - 8_000, "Hello?")];
    bench.say(LINE, 1, erased).await;
    let conversation = conversations(&bench).await[0];
    let send = handled(&bench, conversation, 0).await;
    let answer = vec![accepted(send, 1, "m")];
    bench.say(LINE, 2, answer.clone()).await;
    let named = vec![
        customer("c", &[wa(1)], NOW - 7_000, "Thank you"),
        phone("p", &[wa(1)], NOW, "Welcome"),
    ];
    bench.say(LINE, 3, named.clone()).await;

    let scratch = replayed(&bench, vec![(LINE, 2, answer), (LINE, 3, named)]).await;
    assert!(scratch.mend(ALL).await.unwrap() > 0, "one entry is gone");
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
    all_is_in(&bench, conversation).await;
    let messages: i64 = query_scalar("SELECT count(*) FROM messages")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(messages, 3);
}

#[tokio::test]
async fn what_turns_out_to_be_one_conversation_keeps_what_was_decided_about_either() {
    for handled_first in [false, true] {
        let bench = bench().await;
        let said = vec![
            customer("a", &[wa(1)], NOW - 9_000, "Is the rye in?"),
            phone("p", &[wa(1)], NOW, "It is"),
        ];
        let hidden = vec![
            customer("b", &[bsuid(1)], NOW - 8_000, "Hello?"),
            phone("q", &[bsuid(1)], NOW, "Yes?"),
        ];
        bench.say(LINE, 1, said.clone()).await;
        bench.say(LINE, 2, hidden.clone()).await;
        // The other line's conversation has to follow.
        let elsewhere = vec![customer("e", &[wa(1)], NOW - 5_000, "Hi")];
        bench
            .store
            .merge(batch(OTHER_LINE, 3, elsewhere.clone()))
            .await
            .unwrap();
        let room = of_message(&bench, if handled_first { "a" } else { "b" }).await;
        handled(&bench, room, 0).await;
        let contact: Uuid = query_scalar("SELECT contact FROM conversations WHERE id = $1")
            .bind(room.0)
            .fetch_one(bench.store.reader())
            .await
            .unwrap();
        query("UPDATE contacts SET names = $2 WHERE id = $1")
            .bind(contact)
            .bind(r#"{"team":{"at":9,"value":"Anita"}}"#.to_owned())
            .execute(bench.store.writer())
            .await
            .unwrap();

        // The rules have learnt to read a notice that says that the two are one.
        let notice = vec![moved(&[wa(1)], &[bsuid(1)], NOW - 6_000)];
        let entries = vec![
            (LINE, 1, said),
            (LINE, 2, hidden),
            (OTHER_LINE, 3, elsewhere),
            (LINE, 4, notice),
        ];
        let scratch = replayed(&bench, entries).await;
        assert!(scratch.compare(ALL).await.unwrap().count > 0);
        scratch.mend(ALL).await.unwrap();
        assert_eq!(scratch.compare(ALL).await.unwrap().first, []);

        let kept = of_message(&bench, "a").await;
        assert_eq!(of_message(&bench, "b").await, kept);
        assert_eq!(conversations(&bench).await.len(), 2, "one per line");
        for statement in [
            "SELECT count(*) FROM sends WHERE conversation <> $1",
            "SELECT count(*) FROM floor_events WHERE conversation <> $1",
            "SELECT count(*) FROM conversations WHERE id = $1 AND assignee IS NULL",
            "SELECT count(*) FROM contacts WHERE $1 = $1 AND names NOT LIKE '%Anita%'",
        ] {
            let astray: i64 = query_scalar(statement)
                .bind(kept.0)
                .fetch_one(bench.store.reader())
                .await
                .unwrap();
            assert_eq!(astray, 0, "{statement}, {handled_first}");
        }
    }
}
