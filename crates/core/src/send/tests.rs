//! The ledger: proof is final, silence is unknown.

use super::*;
use proptest::prelude::*;

fn send() -> Send {
    Send {
        id: SendId(Uuid::from_u128(1)),
        line: LineId(Uuid::from_u128(2)),
        conversation: ConversationId(Uuid::from_u128(3)),
        author: SendAuthor::Agent(PersonId(Uuid::from_u128(4))),
        content: Content::Text {
            body: "hello".to_owned(),
        },
        media: None,
        quote: None,
        turn: None,
        client_token: None,
        callback_data: None,
        priority: Priority::Agent,
        state: SendState::Calling,
        state_at: 0,
        attempt: 1,
        due_at: 0,
        created_at: 0,
        said_at: Some(0),
        opened_at: None,
        external_id: None,
        failure: None,
    }
}

fn failure() -> Failure {
    Failure {
        code: "x".to_owned(),
        sentence: "s".to_owned(),
        remedy: "r".to_owned(),
    }
}

fn accepted() -> Verdict {
    Verdict::Accepted {
        external_id: ExternalId("w".to_owned()),
    }
}

#[test]
fn a_status_before_the_answer_settles_and_the_answer_changes_nothing() {
    let mut send = send();
    assert!(send.proven(&ExternalId("w".to_owned()), 5));
    assert!(!send.answered(1, &accepted(), 6));
    assert_eq!(send.state, SendState::Settled);
}

#[test]
fn silence_is_unknown_until_a_status_proves_it() {
    let mut send = send();
    send.answered(1, &Verdict::Unknown { failure: failure() }, 5);
    assert_eq!(send.state, SendState::Unknown);
    send.proven(&ExternalId("w".to_owned()), 6);
    assert_eq!(send.state, SendState::Settled);
}

#[test]
fn a_refusal_of_an_older_attempt_does_not_end_the_newer_one() {
    let mut send = send();
    send.attempt = 2;
    assert!(!send.answered(1, &Verdict::Refused { failure: failure() }, 5));
    assert_eq!(send.state, SendState::Calling);
}

#[test]
fn what_a_courier_has_begun_cannot_be_withdrawn() {
    let mut send = send();
    assert!(!send.ended(SendState::Withdrawn, 1));
    send.state = SendState::Queued;
    assert!(send.ended(SendState::Withdrawn, 1));
    assert!(send.state.void());
}

fn verdicts() -> impl Strategy<Value = Verdict> {
    prop_oneof![
        Just(accepted()),
        Just(Verdict::Refused { failure: failure() }),
        Just(Verdict::Throttled {
            failure: failure(),
            retry_after_ms: None,
            reach: Reach::Send,
        }),
        Just(Verdict::Unknown { failure: failure() }),
    ]
}

proptest! {
    /// Once there is proof that it went out, nothing makes the ledger try again.
    #[test]
    fn proof_is_final(before in prop::collection::vec((1u32..3, verdicts()), 0..6),
                      after in prop::collection::vec((1u32..3, verdicts()), 0..6)) {
        let mut send = send();
        for (attempt, verdict) in &before {
            send.answered(*attempt, verdict, 1);
        }
        send.proven(&ExternalId("w".to_owned()), 2);
        for (attempt, verdict) in &after {
            send.answered(*attempt, verdict, 3);
        }
        prop_assert!(send.state.out());
        prop_assert!(!send.retried(4));
        prop_assert!(!send.ended(SendState::Cancelled, 4));
    }
}
