//! Webhooks: signed over the bytes, tried until 200, kept over a restart, faulty on request.

use serde_json::json;
use twinline_sandbox::{BUSINESS, Faults, PhoneChange};

use crate::stage::{INES, INES_DIGITS, Stage};

#[tokio::test]
async fn bodies_are_ascii_signed_over_their_bytes_and_read_by_the_wire() {
    let (stage, _) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "Olá! Dois pães 🥖")
        .unwrap();
    stage.wait_rows("messages", "messages", 1).await;
    for received in stage.received() {
        assert!(received.signature_ok);
        assert!(received.body.is_ascii());
        let envelope = twinline_wire::webhook::Envelope::parse(&received.body);
        assert!(envelope.is_ok(), "{envelope:?}");
    }
    let message = stage.rows("messages", "messages").remove(0);
    assert_eq!(message["text"]["body"], "Olá! Dois pães 🥖");
    assert_eq!(message["from"], INES_DIGITS);
}

#[tokio::test]
async fn a_webhook_is_tried_until_it_is_acknowledged() {
    let (stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let before = stage.received().len();
    stage.answer_with(503);
    stage.sandbox.send_text(INES, BUSINESS, "hello?").unwrap();
    // At once, and the immediate retry; the next waits for five seconds of virtual time.
    stage.wait("two tries", |all| all.len() == before + 2).await;
    stage.answer_with(201);
    // 201 is no acknowledgement: only 200 is.
    stage.advance_until(before + 3, 6_000).await;
    stage.answer_with(200);
    stage.advance_until(before + 4, 3_600_000).await;
    let tries = stage.received().split_off(before);
    assert!(
        tries.iter().all(|one| one.body == tries[0].body),
        "byte for byte the same"
    );
    stage.quiet().await;
}

#[tokio::test]
async fn an_unacknowledged_webhook_survives_a_restart() {
    let (mut stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let before = stage.received().len();
    stage.answer_with(500);
    stage
        .sandbox
        .send_text(INES, BUSINESS, "still there?")
        .unwrap();
    stage.wait("two tries", |all| all.len() == before + 2).await;
    stage.answer_with(200);
    stage.restart().await;
    stage.advance_until(before + 3, 3_600_000).await;
    let last = stage.received().pop().unwrap();
    assert_eq!(last.body, stage.received()[before].body);
}

#[tokio::test]
async fn the_switchboard_repeats_loses_and_missigns() {
    let (stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let before = stage.received().len();
    stage.sandbox.set_faults(Faults {
        duplicate_every: Some(1),
        ..Faults::none()
    });
    stage.sandbox.send_text(INES, BUSINESS, "twice").unwrap();
    stage
        .wait("both copies", |all| all.len() == before + 2)
        .await;

    stage.sandbox.set_faults(Faults {
        lose_webhook_every: Some(1),
        ..Faults::none()
    });
    stage.sandbox.send_text(INES, BUSINESS, "lost").unwrap();
    stage.quiet().await;
    stage.sandbox.set_faults(Faults {
        wrong_signature_next: 1,
        ..Faults::none()
    });
    stage
        .sandbox
        .send_text(INES, BUSINESS, "missigned")
        .unwrap();
    stage
        .wait("the missigned one", |all| {
            all.iter().any(|one| !one.signature_ok)
        })
        .await;
    let texts: Vec<_> = stage
        .rows("messages", "messages")
        .into_iter()
        .map(|row| row["text"]["body"].clone())
        .collect();
    assert_eq!(texts, [json!("twice"), json!("twice"), json!("missigned")]);
    assert_eq!(
        stage.sandbox.state().faults.wrong_signature_next,
        0,
        "taken and gone"
    );
}

#[tokio::test]
async fn plain_utf8_is_signed_over_its_bytes_as_well() {
    let (stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let before = stage.received().len();
    stage.sandbox.set_faults(Faults {
        raw_utf8: true,
        ..Faults::none()
    });
    stage.sandbox.send_text(INES, BUSINESS, "Pão 🥖").unwrap();
    stage
        .wait("the message", |all| all.len() == before + 1)
        .await;
    let received = stage.received().pop().unwrap();
    assert!(received.signature_ok);
    let body = String::from_utf8(received.body).unwrap();
    assert!(body.contains("Pão 🥖"), "{body}");
}

#[tokio::test]
async fn what_the_owner_types_offline_is_echoed_when_the_phone_is_back() {
    let (stage, _) = Stage::connected(true).await;
    let offline = PhoneChange {
        online: Some(false),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(BUSINESS, offline).unwrap();
    stage
        .sandbox
        .send_text(BUSINESS, INES, "typed in the cellar")
        .unwrap();
    stage
        .sandbox
        .send_text(INES, BUSINESS, "are you there?")
        .unwrap();
    // The Cloud API hears the customer at once, the Business App does not.
    stage.wait_rows("messages", "messages", 1).await;
    assert!(
        stage
            .rows("smb_message_echoes", "message_echoes")
            .is_empty()
    );
    let shown = stage.sandbox.messages(BUSINESS, INES).unwrap();
    assert_eq!(
        shown.last().unwrap().text.as_deref(),
        Some("typed in the cellar")
    );
    let phones = stage.sandbox.state().phones;
    assert_eq!(phones[0].waiting, 2);

    let online = PhoneChange {
        online: Some(true),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(BUSINESS, online).unwrap();
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert_eq!(echoes[0]["text"]["body"], "typed in the cellar");
    assert_eq!(echoes[0]["to"], INES_DIGITS);
    let shown = stage.sandbox.messages(BUSINESS, INES).unwrap();
    assert!(
        shown
            .iter()
            .any(|message| message.text.as_deref() == Some("are you there?"))
    );
}

#[tokio::test]
async fn reordered_webhooks_come_one_by_one_and_newest_first() {
    let (stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    // The first POST is held, so that the others queue behind it.
    stage.sandbox.set_faults(Faults {
        delay_ms: Some((1_000, 1_000)),
        reorder: true,
        ..Faults::none()
    });
    for n in 0..4 {
        stage
            .sandbox
            .send_text(INES, BUSINESS, &format!("{n}"))
            .unwrap();
    }
    let all = stage.received().len() + 4;
    stage.advance_until(all, 1_000).await;
    let mut texts: Vec<String> = stage
        .rows("messages", "messages")
        .iter()
        .map(|row| row["text"]["body"].as_str().unwrap().to_owned())
        .collect();
    assert_ne!(texts, ["0", "1", "2", "3"], "out of order");
    texts.sort();
    assert_eq!(texts, ["0", "1", "2", "3"], "and nothing missing");
}
