//! The files of messages: from when they live, who fetches them, how they are kept.

use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::{MediaId, MessageId};
use twinline_core::observation::Said;
use uuid::Uuid;

use super::story::{befalls, customer, external, history, wa};
use super::{Bench, LINE, NOW, WORKSPACE};
use crate::engine::{query_as, query_scalar};
use crate::{MediaFile, MediaPreview, MediaState, MediaTask, MessageMedia, MessageRow, StoreError};

/// The customer's picture, to be fetched by `reference`.
pub(crate) fn picture(reference: &str) -> Content {
    Content::Media(Media {
        kind: MediaKind::Image,
        mime: "image/png".to_owned(),
        caption: None,
        filename: None,
        sha256: None,
        reference: Some(reference.to_owned()),
    })
}

fn holding(said: Said, content: Content) -> Said {
    let Said::Message(mut said) = said else {
        unreachable!()
    };
    said.content = content;
    Said::Message(said)
}

fn message() -> MessageId {
    MessageId::of_external(LINE, &external("1"))
}

async fn state_of(bench: &Bench) -> MessageMedia {
    let rows = bench.store.message_rows(&[message()]).await.unwrap();
    rows[0].media.clone().unwrap()
}

async fn claimed(bench: &Bench) -> Vec<MediaTask> {
    let (now, until) = (NOW, NOW + 60_000);
    bench.store.claim_due_media(now, until, 10).await.unwrap()
}

pub(crate) async fn a_file_lives_from_when_it_was_named(bench: Bench) {
    let row = || history("1", &[wa(1)], NOW - 900_000_000, true, "");
    let placeholder = Content::Placeholder {
        raw_kind: "media_placeholder".to_owned(),
    };
    bench
        .say(LINE, 1, vec![holding(row(), placeholder.clone())])
        .await;
    assert!(claimed(&bench).await.is_empty(), "there is nothing to ask");
    bench.say(LINE, 5, vec![holding(row(), picture("a"))]).await;
    let named_at = state_of(&bench).await.received_at;
    assert_eq!(named_at, NOW - 1_000 + 5, "not when its row came");
    // The same word again gives it no more time.
    bench.say(LINE, 7, vec![holding(row(), picture("a"))]).await;
    bench.say(LINE, 8, vec![holding(row(), placeholder)]).await;
    assert_eq!(state_of(&bench).await.received_at, named_at);
    assert_eq!(claimed(&bench).await[0].received_at, named_at);
}

pub(crate) async fn a_file_that_is_named_anew_is_fetched_anew(bench: Bench) {
    let live = || customer("1", &[wa(1)], NOW, "");
    bench
        .say(LINE, 1, vec![holding(live(), picture("a"))])
        .await;
    assert_eq!(claimed(&bench).await.len(), 1);
    let expired = MediaState::Expired;
    bench
        .store
        .media_failed(message(), expired, "It is too old.", NOW, NOW)
        .await
        .unwrap();
    bench
        .say(LINE, 2, vec![holding(live(), picture("a"))])
        .await;
    assert_eq!(state_of(&bench).await.state, expired, "nothing is new");
    bench
        .say(LINE, 3, vec![holding(live(), picture("b"))])
        .await;
    let known = state_of(&bench).await;
    assert_eq!((known.state, known.reason), (MediaState::Waiting, None));
    let task = &claimed(&bench).await[0];
    assert_eq!(
        (task.media.reference.as_deref(), task.attempts),
        (Some("b"), 0)
    );
    // While it is being fetched, nobody else begins.
    bench
        .say(LINE, 4, vec![holding(live(), picture("c"))])
        .await;
    assert_eq!(state_of(&bench).await.received_at, NOW - 1_000 + 4);
    assert!(claimed(&bench).await.is_empty());
}

pub(crate) async fn a_fetch_that_lives_keeps_its_claim(bench: Bench) {
    let said = holding(customer("1", &[wa(1)], NOW, ""), picture("a"));
    bench.say(LINE, 1, vec![said]).await;
    assert_eq!(claimed(&bench).await.len(), 1);
    let store = &bench.store;
    let later = NOW + 90_000;
    store.keep_media_claim(message(), later).await.unwrap();
    let due = async |now| store.claim_due_media(now, now + 60_000, 10).await.unwrap();
    assert!(due(NOW + 60_000).await.is_empty());
    let again = due(later).await;
    assert_eq!(again[0].attempts, 1, "keeping it is no attempt");
    let failed = MediaState::Failed;
    store
        .media_failed(message(), failed, "It is another one.", NOW, NOW)
        .await
        .unwrap();
    store.keep_media_claim(message(), later).await.unwrap();
    assert_eq!(state_of(&bench).await.state, failed);
    assert_eq!(store.next_media_due().await.unwrap(), None);
}

pub(crate) async fn a_new_token_makes_waiting_files_due(bench: Bench) {
    let said = holding(customer("1", &[wa(1)], NOW, ""), picture("a"));
    bench.say(LINE, 1, vec![said]).await;
    assert_eq!(claimed(&bench).await.len(), 1);
    let store = &bench.store;
    let (waiting, next_at) = (MediaState::Waiting, NOW + 3_600_000);
    store
        .media_failed(message(), waiting, "It is refused.", next_at, NOW)
        .await
        .unwrap();
    let secret = async |owner: &str| {
        store
            .put_secret(owner, "access_token", "token", NOW)
            .await
            .unwrap();
    };
    secret("app").await;
    secret(&super::OTHER_LINE.to_string()).await;
    assert!(claimed(&bench).await.is_empty(), "it is another's");
    secret(&LINE.to_string()).await;
    assert_eq!(claimed(&bench).await[0].attempts, 0);
}

/// A fetched file, which is no picture or whose picture is small.
fn fetched(no: u128) -> MediaFile {
    MediaFile {
        id: MediaId(Uuid::from_u128(no)),
        workspace: WORKSPACE,
        mime: "image/png".to_owned(),
        size: 4,
        filename: None,
        sha256: "aa".to_owned(),
        blob_key: "1/aa".to_owned(),
        created_at: NOW,
        preview: None,
    }
}

/// Files, and what is counted at their bytes and at those of their small pictures.
pub(crate) async fn files_are_looked_through_by_kind_from_either_end(bench: Bench) {
    let kinds = [
        MediaKind::Image,
        MediaKind::Audio,
        MediaKind::Video,
        MediaKind::Sticker,
        MediaKind::Document,
        MediaKind::Image,
        MediaKind::Image,
    ];
    let file = |kind, caption: &str| {
        Content::Media(Media {
            kind,
            mime: "application/octet-stream".to_owned(),
            caption: Some(caption.to_owned()),
            filename: None,
            sha256: None,
            reference: None,
        })
    };
    for (no, kind) in (0_u32..).zip(kinds) {
        let at = NOW + i64::from(no) * 1_000;
        let said = customer(&no.to_string(), &[wa(1)], at, "");
        // Words that look like a mark of ours change nothing.
        let content = file(kind, "{\"kind\":\"media\" \"revoked\":");
        bench
            .say(LINE, u64::from(no) * 3 + 1, vec![holding(said, content)])
            .await;
        bench
            .say(
                LINE,
                u64::from(no) * 3 + 2,
                vec![befalls(&no.to_string(), &[wa(1)], at, 3)],
            )
            .await;
    }
    let text = customer("text", &[wa(1)], NOW + 4_500, "{\"kind\":\"media\"");
    bench.say(LINE, 40, vec![text]).await;
    bench
        .say(LINE, 41, vec![befalls("5", &[wa(1)], NOW + 60_000, 0)])
        .await;
    let first = MessageId::of_external(LINE, &external("0"));
    let (_, conversation) = bench.store.place_of_message(first).await.unwrap().unwrap();
    let names = |rows: Vec<MessageRow>| -> Vec<String> {
        let name = |row: &MessageRow| row.message.external_id.clone().unwrap().0;
        rows.iter().map(name).collect()
    };
    let wanted = |names: [&str; 3]| names.map(|name| external(name).0);
    let seen = [MediaKind::Image, MediaKind::Video];
    let store = &bench.store;
    let all = store
        .files_before(conversation, &seen, None, 10)
        .await
        .unwrap();
    let middle = all[1].message.order();
    assert_eq!(
        names(all),
        wanted(["6", "2", "0"]),
        "what was taken back is left out"
    );
    let two = store
        .files_before(conversation, &seen, None, 2)
        .await
        .unwrap();
    assert_eq!(names(two), wanted(["6", "2", "0"])[..2]);
    let older = store
        .files_before(conversation, &seen, Some(&middle), 10)
        .await
        .unwrap();
    assert_eq!(names(older), wanted(["0", "0", "0"])[..1]);
    let newer = store
        .files_after(conversation, &seen, &middle, 10)
        .await
        .unwrap();
    assert_eq!(names(newer), wanted(["6", "6", "6"])[..1]);
    for (kind, name) in [
        (MediaKind::Audio, "1"),
        (MediaKind::Sticker, "3"),
        (MediaKind::Document, "4"),
    ] {
        let found = store
            .files_before(conversation, &[kind], None, 10)
            .await
            .unwrap();
        assert_eq!(names(found), [external(name).0]);
    }
}

async fn kept(bench: &Bench) -> (i64, Vec<(String, i64)>) {
    let files = query_scalar("SELECT count(*) FROM media")
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    let counts = query_as("SELECT key, count FROM blobs ORDER BY key")
        .fetch_all(bench.store.reader())
        .await
        .unwrap();
    (files, counts)
}

pub(crate) async fn a_file_is_kept_with_its_message_or_not_at_all(bench: Bench) {
    let store = &bench.store;
    let gone = store
        .keep_message_media(message(), &fetched(1), 0, NOW)
        .await;
    assert!(matches!(gone, Err(StoreError::NotFound { .. })), "{gone:?}");
    assert_eq!(
        kept(&bench).await,
        (0, Vec::new()),
        "nothing is left behind"
    );
    let said = holding(customer("1", &[wa(1)], NOW, ""), picture("a"));
    bench.say(LINE, 1, vec![said]).await;
    assert_eq!(claimed(&bench).await.len(), 1);
    let file = MediaFile {
        preview: Some(MediaPreview::Picture {
            blob_key: "1/bb".to_owned(),
            mime: "image/jpeg".to_owned(),
        }),
        ..fetched(2)
    };
    store
        .keep_message_media(message(), &file, 2, NOW)
        .await
        .unwrap();
    // Somebody who took the claim over comes later, with the same bytes or with nothing.
    store
        .keep_message_media(message(), &fetched(3), 0, NOW)
        .await
        .unwrap();
    store
        .media_failed(message(), MediaState::Failed, "It is slow.", NOW, NOW)
        .await
        .unwrap();
    let media = state_of(&bench).await;
    assert_eq!((media.state, media.reason), (MediaState::Ready, None));
    assert_eq!(media.file, Some(file));
    let counts = vec![("1/aa".to_owned(), 1), ("1/bb".to_owned(), 1)];
    assert_eq!(kept(&bench).await, (1, counts));
    assert_eq!(store.next_media_due().await.unwrap(), None);
}
