//! People, sessions and the first run.

use bytes::Bytes;
use futures::TryStreamExt as _;
use twinline_core::ids::{MediaId, PersonId};
use uuid::Uuid;

use super::{ANA, Bench, NOW, WORKSPACE};
use crate::engine::query_scalar;
use crate::{Blobs, CannedReply, MediaFile, NewPerson, NewSession, Role, StoreError};

pub(super) fn person(id: PersonId, email: &str) -> NewPerson {
    NewPerson {
        id,
        workspace: WORKSPACE,
        email: email.to_owned(),
        name: "Ana".to_owned(),
        role: Role::Owner,
        password_hash: "hash".to_owned(),
    }
}

pub(crate) async fn a_session_lives_until_it_ends(bench: Bench) {
    let store = &bench.store;
    store
        .create_person(&person(ANA, "Ana@Example.org"), NOW)
        .await
        .unwrap();
    let session = |token: u8| NewSession {
        token_hash: vec![token; 32],
        person: ANA,
        expires_at: NOW + 100,
        user_agent: None,
    };
    store.create_session(&session(1), NOW).await.unwrap();
    store.create_session(&session(2), NOW + 1).await.unwrap();
    let (found, owner) = store.session(&[1; 32], NOW + 99).await.unwrap().unwrap();
    assert_eq!(
        (found.person(), owner.id, owner.role),
        (ANA, ANA, Role::Owner)
    );
    assert!(
        store.session(&[1; 32], NOW + 100).await.unwrap().is_none(),
        "it is over"
    );
    store
        .touch_session(&[1; 32], NOW + 50, NOW + 500)
        .await
        .unwrap();
    assert!(store.session(&[1; 32], NOW + 499).await.unwrap().is_some());
    assert_eq!(store.sessions_of(ANA).await.unwrap()[0].token_hash, [1; 32]);
    store.delete_session(&[1; 32]).await.unwrap();
    assert!(store.session(&[1; 32], NOW + 60).await.unwrap().is_none());
    assert_eq!(store.prune_sessions(NOW + 101).await.unwrap(), 1);
}

pub(crate) async fn an_email_address_belongs_to_one_person(bench: Bench) {
    let store = &bench.store;
    store
        .create_person(&person(ANA, "Ana@Example.org"), NOW)
        .await
        .unwrap();
    let other = PersonId(Uuid::from_u128(77));
    let taken = store
        .create_person(&person(other, "ana@example.ORG"), NOW)
        .await
        .unwrap_err();
    assert!(matches!(taken, StoreError::Exists { what: "person" }));
    assert_eq!(
        store
            .person_by_email("ANA@example.org")
            .await
            .unwrap()
            .unwrap()
            .id,
        ANA
    );
    assert_eq!(store.people_by_ids(&[ANA, other]).await.unwrap().len(), 1);
}

pub(crate) async fn a_setup_link_works_once(bench: Bench) {
    let store = &bench.store;
    assert!(store.needs_setup().await.unwrap());
    store
        .create_setup_token(b"old", WORKSPACE, NOW, NOW + 100)
        .await
        .unwrap();
    store
        .create_setup_token(b"token", WORKSPACE, NOW, NOW + 100)
        .await
        .unwrap();
    assert_eq!(
        store.setup_token(b"old", NOW).await.unwrap(),
        None,
        "a newer link was made"
    );
    assert_eq!(
        store.setup_token(b"token", NOW + 99).await.unwrap(),
        Some(WORKSPACE)
    );
    let ana = person(ANA, "ana@example.org");
    assert!(
        !store
            .consume_setup_token(b"token", &ana, NOW + 100)
            .await
            .unwrap(),
        "too late"
    );
    assert!(store.needs_setup().await.unwrap());
    assert!(
        store
            .consume_setup_token(b"token", &ana, NOW + 1)
            .await
            .unwrap()
    );
    let second = person(PersonId(Uuid::from_u128(78)), "second@example.org");
    assert!(
        !store
            .consume_setup_token(b"token", &second, NOW + 2)
            .await
            .unwrap()
    );
    assert_eq!(store.people(WORKSPACE).await.unwrap().len(), 1);
}

pub(crate) async fn the_same_bytes_are_kept_once_per_workspace(bench: Bench) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().join("files")).unwrap();
    let first = blobs
        .put(WORKSPACE, Bytes::from_static(b"loaf"))
        .await
        .unwrap();
    let second = blobs
        .put(WORKSPACE, Bytes::from_static(b"loaf"))
        .await
        .unwrap();
    assert_eq!(first, second);
    assert_eq!(blobs.get(&first.key).await.unwrap(), "loaf");
    assert!(matches!(
        blobs.get("1/2").await,
        Err(StoreError::NotFound { what: "file" })
    ));
    let long: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let third = blobs.put(WORKSPACE, Bytes::from(long.clone())).await;
    let third = third.unwrap().key;
    for part in [0..300_000, 7..8, 100_000..299_999, 299_999..900_000, 5..5] {
        let pieces = blobs.read(&third, part.clone()).await.unwrap();
        let pieces: Vec<Bytes> = pieces.try_collect().await.unwrap();
        let end = 300_000.min(usize::try_from(part.end).unwrap());
        let start = usize::try_from(part.start).unwrap();
        assert!(pieces.concat() == long[start..end], "{part:?}");
        let largest = pieces.iter().map(Bytes::len).max();
        assert!(largest.unwrap_or(0) <= 64 << 10, "{part:?} comes in pieces");
    }
    assert!(matches!(
        blobs.read("1/2", 0..1).await.map(drop),
        Err(StoreError::NotFound { what: "file" })
    ));
    for n in 0..2 {
        let file = MediaFile {
            id: MediaId(Uuid::from_u128(n)),
            workspace: WORKSPACE,
            mime: "text/plain".to_owned(),
            size: first.size,
            filename: Some("loaf.txt".to_owned()),
            sha256: first.sha256.clone(),
            blob_key: first.key.clone(),
            created_at: NOW,
            preview: None,
        };
        bench.store.put_media(&file).await.unwrap();
        assert_eq!(bench.store.media(file.id).await.unwrap(), Some(file));
    }
    let count: i64 = query_scalar("SELECT count FROM blobs WHERE key = $1")
        .bind(&first.key)
        .fetch_one(bench.store.reader())
        .await
        .unwrap();
    assert_eq!(count, 2);
}

pub(crate) async fn a_canned_reply_has_its_name_alone(bench: Bench) {
    let store = &bench.store;
    let reply = |id: u128, shortcut: &str, text: &str| CannedReply {
        id: Uuid::from_u128(id),
        shortcut: shortcut.to_owned(),
        text: text.to_owned(),
        by: ANA,
        at: NOW,
    };
    let [hours, bye] = [reply(1, "hours", "Until six"), reply(2, "bye", "Bye")];
    for known in [&hours, &bye] {
        store.put_canned_reply(WORKSPACE, known).await.unwrap();
    }
    let taken = store
        .put_canned_reply(WORKSPACE, &reply(3, "bye", "Ciao"))
        .await;
    assert!(matches!(taken, Err(StoreError::Exists { .. })));
    let taken = store
        .put_canned_reply(WORKSPACE, &reply(1, "bye", "Ciao"))
        .await;
    assert!(matches!(taken, Err(StoreError::Exists { .. })));
    let later = reply(1, "hours", "Until seven");
    store.put_canned_reply(WORKSPACE, &later).await.unwrap();
    let known = store.canned_replies(WORKSPACE).await.unwrap();
    assert_eq!(known, [bye.clone(), later]);
    assert!(store.remove_canned_reply(WORKSPACE, bye.id).await.unwrap());
    assert!(!store.remove_canned_reply(WORKSPACE, bye.id).await.unwrap());
    store
        .put_canned_reply(WORKSPACE, &reply(3, "bye", "Ciao"))
        .await
        .unwrap();
}
