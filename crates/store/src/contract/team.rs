//! People, sessions and the first run.

use bytes::Bytes;
use futures::TryStreamExt as _;
use twinline_core::ids::{MediaId, PersonId};
use uuid::Uuid;

use super::{ANA, Bench, NOW, WORKSPACE};
use crate::engine::query_scalar;
use crate::{
    Blobs, CannedReply, Joined, MediaFile, NewInvitation, NewPerson, NewSession, Role, StoreError,
    TeamRefusal,
};

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

fn invitation(id: u128, role: Role, expires_at: i64) -> NewInvitation {
    NewInvitation {
        id: Uuid::from_u128(id),
        workspace: WORKSPACE,
        token_hash: format!("link {id}"),
        role,
        by: ANA,
        expires_at,
        resets: None,
    }
}

pub(crate) async fn an_invitation_lets_one_person_in(bench: Bench) {
    let store = &bench.store;
    store
        .create_person(&person(ANA, "ana@example.org"), NOW)
        .await
        .unwrap();
    for (id, end) in [(1, 100), (2, 100), (3, 10), (4, 100)] {
        let new = invitation(id, Role::Agent, NOW + end);
        store.create_invitation(&new, NOW).await.unwrap();
    }
    assert!(
        store
            .revoke_invitation(WORKSPACE, Uuid::from_u128(4))
            .await
            .unwrap()
    );
    assert!(
        !store
            .revoke_invitation(WORKSPACE, Uuid::from_u128(4))
            .await
            .unwrap()
    );
    assert_eq!(
        store.invitations(WORKSPACE, NOW + 50).await.unwrap().len(),
        2
    );
    assert!(
        store
            .invitation("link 3", NOW + 10)
            .await
            .unwrap()
            .is_none(),
        "it is over"
    );
    let rui = PersonId(Uuid::from_u128(79));
    let joins = async |link: &str, id: PersonId, email: &str| {
        store
            .join(link, &person(id, email), NOW + 50)
            .await
            .unwrap()
    };
    for link in ["link 3", "link 4", "link 9"] {
        assert_eq!(
            joins(link, rui, "rui@example.org").await,
            Joined::NoInvitation
        );
    }
    assert_eq!(
        joins("link 1", rui, "ANA@example.org").await,
        Joined::EmailTaken
    );
    assert_eq!(
        joins("link 1", rui, "rui@example.org").await,
        Joined::Yes(rui)
    );
    let second = PersonId(Uuid::from_u128(80));
    assert_eq!(
        joins("link 1", second, "two@example.org").await,
        Joined::NoInvitation
    );
    let joined = store.person(rui).await.unwrap().unwrap();
    assert_eq!(
        joined.role,
        Role::Agent,
        "the invitation's, whatever was asked for"
    );

    // Who left comes back as who they were.
    store
        .remove_person(ANA, rui, NOW + 60)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        joins("link 2", second, "Rui@example.org").await,
        Joined::Yes(rui)
    );
    assert!(store.person(rui).await.unwrap().unwrap().left_at.is_none());
    assert!(store.person(second).await.unwrap().is_none());
}

pub(crate) async fn somebody_always_owns_a_workspace(bench: Bench) {
    let store = &bench.store;
    let bo = PersonId(Uuid::from_u128(81));
    for (id, email) in [(ANA, "ana@example.org"), (bo, "bo@example.org")] {
        store.create_person(&person(id, email), NOW).await.unwrap();
    }
    // At once, each of the other: one of them comes first, and the other is no owner any more.
    let (one, other) = tokio::join!(
        store.change_role(ANA, bo, Role::Agent),
        store.change_role(bo, ANA, Role::Agent)
    );
    let done = [one.unwrap(), other.unwrap()];
    assert_eq!(done.iter().filter(|it| it.is_ok()).count(), 1, "{done:?}");
    let owner = if done[0].is_ok() { ANA } else { bo };
    let lone = store.change_role(owner, owner, Role::Admin).await.unwrap();
    assert_eq!(lone, Err(TeamRefusal::LastOwner));
    let lone = store.remove_person(owner, owner, NOW).await.unwrap();
    assert_eq!(lone, Err(TeamRefusal::Oneself));
}

pub(crate) async fn who_leaves_is_signed_out_everywhere(bench: Bench) {
    let store = &bench.store;
    let bo = PersonId(Uuid::from_u128(81));
    for (id, email) in [(ANA, "ana@example.org"), (bo, "bo@example.org")] {
        store.create_person(&person(id, email), NOW).await.unwrap();
    }
    let begin = async |token: u8| {
        let session = NewSession {
            token_hash: vec![token; 32],
            person: bo,
            expires_at: NOW + 100,
            user_agent: None,
        };
        store.create_session(&session, NOW).await.unwrap();
    };
    for token in [1, 2, 3] {
        begin(token).await;
    }
    let mut ended = store.end_other_sessions(bo, &[2; 32]).await.unwrap();
    ended.sort();
    assert_eq!(ended, [vec![1; 32], vec![3; 32]]);
    begin(4).await;
    assert_eq!(
        store
            .set_password(bo, "another", "new", &[2; 32])
            .await
            .unwrap(),
        None
    );
    let ended = store
        .set_password(bo, "hash", "new", &[2; 32])
        .await
        .unwrap();
    assert_eq!(ended, Some(vec![vec![4; 32]]));
    let seen = store.last_seen(WORKSPACE).await.unwrap();
    assert_eq!(seen, [(bo, NOW)]);
    let ended = store.remove_person(ANA, bo, NOW).await.unwrap();
    assert_eq!(ended, Ok(vec![vec![2; 32]]));
    // A sign-in that was under way.
    begin(5).await;
    assert!(store.session(&[5; 32], NOW).await.unwrap().is_none());
    store.restore_person(ANA, bo).await.unwrap().unwrap();
    assert!(store.session(&[5; 32], NOW).await.unwrap().is_some());
}

pub(crate) async fn each_proof_of_who_one_is_counts_once(bench: Bench) {
    let store = &bench.store;
    let bo = PersonId(Uuid::from_u128(81));
    for (id, email) in [(ANA, "ana@example.org"), (bo, "bo@example.org")] {
        store.create_person(&person(id, email), NOW).await.unwrap();
    }
    assert!(store.begin_authenticator(ANA, "ONE").await.unwrap());
    assert!(
        !store.take_step(ANA, "ONE", 7).await.unwrap(),
        "it is only begun"
    );
    assert!(store.begin_authenticator(ANA, "TWO").await.unwrap());
    let codes = ["a".to_owned(), "b".to_owned()];
    let confirm = async |secret: &str| {
        let done = store.confirm_authenticator(ANA, secret, 7, &codes, NOW);
        done.await.unwrap()
    };
    assert!(!confirm("ONE").await, "another one was begun since");
    assert!(confirm("TWO").await);
    assert!(!confirm("TWO").await);
    assert!(
        !store.begin_authenticator(ANA, "THREE").await.unwrap(),
        "it is in use"
    );
    assert!(
        !store.take_step(ANA, "TWO", 7).await.unwrap(),
        "its first code was this one"
    );
    // The same code at the same moment, from two browsers.
    let (one, other) = tokio::join!(
        store.take_step(ANA, "TWO", 9),
        store.take_step(ANA, "TWO", 9)
    );
    assert_eq!(u8::from(one.unwrap()) + u8::from(other.unwrap()), 1);
    assert!(
        !store.take_step(ANA, "TWO", 8).await.unwrap(),
        "older than one that was taken"
    );
    let (one, other) = tokio::join!(
        store.take_recovery_code(ANA, "a", NOW),
        store.take_recovery_code(ANA, "a", NOW)
    );
    assert_eq!(u8::from(one.unwrap()) + u8::from(other.unwrap()), 1);
    assert!(
        !store.take_recovery_code(bo, "b", NOW).await.unwrap(),
        "it is another's"
    );
    assert_eq!(store.recovery_codes_left(ANA).await.unwrap(), 1);
    store.set_recovery_codes(ANA, &codes).await.unwrap();
    assert_eq!(store.recovery_codes_left(ANA).await.unwrap(), 2);

    let passkey = |id: u128, of: PersonId, credential: &str| {
        let (name, key) = ("Laptop".to_owned(), credential.to_owned());
        crate::Passkey::new(Uuid::from_u128(id), of, name, key, "{}".to_owned(), NOW)
    };
    store.add_passkey(&passkey(1, ANA, "cred")).await.unwrap();
    let twice = store.add_passkey(&passkey(2, bo, "cred")).await;
    assert!(matches!(twice, Err(StoreError::Exists { .. })));
    assert!(!store.remove_passkey(bo, Uuid::from_u128(1)).await.unwrap());
    store
        .used_passkey(Uuid::from_u128(1), "{1}", NOW + 1)
        .await
        .unwrap();
    let known = store.passkey_by_credential("cred").await.unwrap().unwrap();
    assert_eq!((known.person(), known.used_at), (ANA, Some(NOW + 1)));

    let ceremony = Uuid::from_u128(3);
    let begin = async |person| {
        let begun = store.begin_ceremony(ceremony, person, "state", NOW, NOW + 10);
        begun.await.unwrap();
    };
    begin(Some(ANA)).await;
    assert_eq!(
        store.take_ceremony(ceremony, Some(bo), NOW).await.unwrap(),
        None
    );
    assert_eq!(
        store.take_ceremony(ceremony, Some(ANA), NOW).await.unwrap(),
        None,
        "taken"
    );
    begin(None).await;
    assert_eq!(
        store.take_ceremony(ceremony, None, NOW + 10).await.unwrap(),
        None,
        "over"
    );
    begin(None).await;
    let state = store.take_ceremony(ceremony, None, NOW).await.unwrap();
    assert_eq!(state.as_deref(), Some("state"));

    // A link for another password takes all of it away, once.
    let reset = NewInvitation {
        resets: Some(ANA),
        ..invitation(9, Role::Owner, NOW + 100)
    };
    store.create_invitation(&reset, NOW).await.unwrap();
    let stranger = person(PersonId(Uuid::from_u128(90)), "x@example.org");
    let joined = store.join("link 9", &stranger, NOW).await;
    assert_eq!(joined.unwrap(), Joined::NoInvitation, "it lets nobody in");
    let done = store.reset_password("link 9", "new", NOW).await.unwrap();
    assert_eq!(done, Some((ANA, Vec::new())));
    assert_eq!(
        store.reset_password("link 9", "newer", NOW).await.unwrap(),
        None
    );
    assert_eq!(store.authenticator(ANA).await.unwrap(), None);
    assert_eq!(store.recovery_codes_left(ANA).await.unwrap(), 0);
    assert!(store.passkeys(ANA).await.unwrap().is_empty());
    assert_eq!(
        store.person(ANA).await.unwrap().unwrap().password_hash,
        "new"
    );
}
