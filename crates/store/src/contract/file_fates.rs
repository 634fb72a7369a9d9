//! Files after their first try: asked for again by a person, and shown small.

use twinline_core::ids::{MediaId, MessageId};
use twinline_core::observation::Said;
use uuid::Uuid;

use super::files::picture;
use super::story::{customer, external, wa};
use super::{Bench, LINE, NOW, WORKSPACE};
use crate::engine::query_scalar;
use crate::{MediaFile, MediaPreview, MediaState, Store, StoreError};

/// A message with a file that waits to be fetched.
async fn waiting(bench: &Bench) -> MessageId {
    let Said::Message(mut said) = customer("1", &[wa(1)], NOW, "") else {
        unreachable!()
    };
    said.content = picture("handle");
    bench.say(LINE, 1, vec![Said::Message(said)]).await;
    MessageId::of_external(LINE, &external("1"))
}

pub(crate) async fn a_person_asks_again_for_a_file_that_was_given_up(bench: Bench) {
    let store = &bench.store;
    let message = waiting(&bench).await;
    for _ in 0..3 {
        let tasks = store.claim_due_media(NOW, NOW, 10).await.unwrap();
        assert_eq!(tasks.len(), 1);
    }
    let reason = "WhatsApp does not answer.";
    let failed = store.media_failed(message, MediaState::Failed, reason, NOW, NOW);
    failed.await.unwrap();
    let later = NOW + 60_000;
    assert_eq!(store.claim_due_media(later, later, 10).await.unwrap(), []);
    let before = store.message_rows(&[message]).await.unwrap().remove(0);

    store.retry_media(message, later).await.unwrap();
    let row = store.message_rows(&[message]).await.unwrap().remove(0);
    let media = row.media.unwrap();
    assert_eq!((media.state, media.reason), (MediaState::Waiting, None));
    assert!(row.version > before.version, "the bubble changed");
    let changes = store.changes_after(LINE, before.version, 10).await.unwrap();
    assert_eq!(changes.len(), 1, "one act tells once: {changes:?}");
    assert_eq!(store.next_media_due().await.unwrap(), Some(later));
    let tasks = store
        .claim_due_media(later, later + 1_000, 10)
        .await
        .unwrap();
    assert_eq!(
        (tasks.len(), tasks[0].message, tasks[0].attempts),
        (1, message, 0),
        "all its attempts are before it"
    );

    let nobody = MessageId(Uuid::from_u128(404));
    let error = store.retry_media(nobody, later).await.unwrap_err();
    assert!(
        matches!(error, StoreError::NotFound { what: "message" }),
        "{error:?}"
    );
}

async fn stored_file(store: &Store, n: u128) -> MediaFile {
    let file = MediaFile {
        id: MediaId(Uuid::from_u128(n)),
        workspace: WORKSPACE,
        mime: "image/png".to_owned(),
        size: 900,
        filename: None,
        sha256: format!("{n:064x}"),
        blob_key: format!("1/{n:064x}"),
        created_at: NOW,
        preview: None,
    };
    store.put_media(&file).await.unwrap();
    file
}

async fn count(store: &Store, key: &str) -> Option<i64> {
    query_scalar("SELECT count FROM blobs WHERE key = $1")
        .bind(key)
        .fetch_optional(store.reader())
        .await
        .unwrap()
}

fn small(key: &str) -> MediaPreview {
    MediaPreview::Picture {
        blob_key: key.to_owned(),
        mime: "image/jpeg".to_owned(),
    }
}

pub(crate) async fn a_small_picture_is_remembered_once(bench: Bench) {
    let store = &bench.store;
    let (first, second) = (stored_file(store, 1).await, stored_file(store, 2).await);
    let seen = async |id| store.media(id).await.unwrap().unwrap().preview;
    assert_eq!(seen(first.id).await, None);
    // Two looked at once: the first word stays, and its bytes are counted once.
    let picture = small("1/small");
    let (one, other) = tokio::join!(
        store.set_preview(first.id, &picture, 90),
        store.set_preview(first.id, &picture, 90)
    );
    one.and(other).unwrap();
    assert_eq!(seen(first.id).await, Some(picture.clone()));
    assert_eq!(count(store, "1/small").await, Some(1));
    let later = store.set_preview(first.id, &MediaPreview::None, 0);
    later.await.unwrap();
    assert_eq!(seen(first.id).await, Some(picture.clone()));
    // Two files may look alike when small.
    let alike = store.set_preview(second.id, &picture, 90);
    alike.await.unwrap();
    assert_eq!(count(store, "1/small").await, Some(2));
    assert_eq!(count(store, &first.blob_key).await, Some(1));

    for (n, preview) in [(3, MediaPreview::Original), (4, MediaPreview::None)] {
        let file = stored_file(store, n).await;
        store.set_preview(file.id, &preview, 0).await.unwrap();
        store
            .set_preview(file.id, &small("1/later"), 90)
            .await
            .unwrap();
        assert_eq!(seen(file.id).await, Some(preview));
        assert_eq!(count(store, &file.blob_key).await, Some(1));
    }
    assert!(
        matches!(count(store, "1/later").await, None | Some(0)),
        "what nobody shows is counted nowhere"
    );
}

pub(crate) async fn a_small_picture_of_a_file_that_is_gone_counts_nothing(bench: Bench) {
    let nobody = MediaId(Uuid::from_u128(404));
    let done = bench.store.set_preview(nobody, &small("1/small"), 90).await;
    assert!(done.is_ok(), "{done:?}");
    assert!(matches!(
        count(&bench.store, "1/small").await,
        None | Some(0)
    ));
}
