//! One whole story over real sockets: sign-up, syncs, messages both ways, statuses, echo.

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, PhoneChange, Ticks, Via};
use twinline_wire::webhook::Envelope;

use crate::stage::{INES, INES_DIGITS, PNID, Stage};

#[tokio::test]
async fn a_platform_moves_in_and_talks() {
    let (stage, token) = Stage::connected(true).await;
    assert_eq!(stage.handshakes(), 1);
    stage
        .wait("PARTNER_ADDED", |all| {
            all.iter()
                .any(|one| one.value.to_string().contains("PARTNER_ADDED"))
        })
        .await;

    contacts_arrive(&stage, &token).await;
    history_arrives(&stage, &token).await;

    // A customer writes, the API answers, the customer reads.
    stage.sandbox.send_text(INES, BUSINESS, "Hello!").unwrap();
    let messages = stage.wait_rows("messages", "messages", 1).await;
    assert_eq!(messages[0]["text"]["body"], "Hello!");
    let (status, answer) = stage.send_text(&token, "+44 7700 900318", "Hi Inês").await;
    assert_eq!(status, 200);
    assert_eq!(
        answer["contacts"],
        json!([{"input": "+44 7700 900318", "wa_id": INES_DIGITS}])
    );
    for _ in 0..3 {
        stage.sandbox.advance(4_000);
    }
    let statuses = stage.wait_rows("messages", "statuses", 3).await;
    let climbed: Vec<&str> = statuses
        .iter()
        .map(|row| row["status"].as_str().unwrap())
        .collect();
    assert_eq!(climbed, ["sent", "delivered", "read"]);
    assert!(
        statuses
            .iter()
            .all(|row| row["biz_opaque_callback_data"] == "send-1")
    );
    assert_eq!(statuses[0]["pricing"]["category"], "service");

    // The Business App shows the API's message without an echo, and a tick for each status.
    let on_app = stage
        .sandbox
        .messages(BUSINESS, INES)
        .unwrap()
        .pop()
        .unwrap();
    assert_eq!(
        (on_app.via, on_app.state),
        (Some(Via::Api), Some(Ticks::Read))
    );
    assert!(
        stage
            .rows("smb_message_echoes", "message_echoes")
            .is_empty()
    );

    // The owner writes on the phone: an echo, and no statuses.
    stage
        .sandbox
        .send_text(BUSINESS, INES, "Aurora here")
        .unwrap();
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert_eq!(echoes[0]["text"]["body"], "Aurora here");
    stage.sandbox.advance(10_000);
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(shown.last().unwrap().text.as_deref(), Some("Aurora here"));
    assert_eq!(stage.rows("messages", "statuses").len(), 3);

    a_username_hides_the_number(&stage, &token).await;
    the_wire_reads_everything(&stage);
}

/// Nothing we say is unreadable or unknown to the reader of the other side.
fn the_wire_reads_everything(stage: &Stage) {
    for received in stage.received() {
        assert!(received.signature_ok);
        let envelope = Envelope::parse(&received.body).unwrap();
        let changes: Vec<_> = envelope.changes().collect();
        assert!(!changes.is_empty());
        for (_, _, change) in changes {
            let read = format!("{:?}", change.decode());
            assert!(
                !read.contains("Unreadable {") && !read.contains("Unknown {"),
                "{read}"
            );
            assert!(!read.starts_with("Other"), "{read}");
        }
    }
}

async fn contacts_arrive(stage: &Stage, token: &str) {
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "smb_app_state_sync"});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), token, &ask)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(10_000);
    let contacts = stage
        .wait_rows("smb_app_state_sync", "state_sync", 25)
        .await;
    let ines = contacts
        .iter()
        .find(|row| row["contact"]["phone_number"] == INES_DIGITS)
        .unwrap();
    assert_eq!(ines["contact"]["full_name"], "Inês C. (cakes)");
}

async fn history_arrives(stage: &Stage, token: &str) {
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), token, &ask)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(60_000);
    let total = stage.sandbox.state().business.history.chunks_total as usize;
    assert!(total >= 5, "several chunks: {total}");
    let chunks = stage.wait_rows("history", "history", total).await;
    let phases: Vec<u64> = chunks
        .iter()
        .map(|chunk| chunk["metadata"]["phase"].as_u64().unwrap())
        .collect();
    assert_eq!((phases.first(), phases.last()), (Some(&0), Some(&2)));
    let rows: Vec<&Value> = chunks
        .iter()
        .flat_map(|chunk| chunk["threads"].as_array().unwrap())
        .flat_map(|thread| thread["messages"].as_array().unwrap())
        .collect();
    let shown: usize = stage
        .sandbox
        .chats(BUSINESS)
        .unwrap()
        .iter()
        .map(|chat| stage.sandbox.messages(BUSINESS, &chat.peer).unwrap().len())
        .sum();
    let told: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(told.len(), shown, "every message of the phone");
    // Each young placeholder is followed by its file, old ones are not.
    let placeholders = rows
        .iter()
        .filter(|row| row["type"] == "media_placeholder")
        .count();
    let files = |stage: &Stage| {
        let theirs = stage.rows("history", "messages").len();
        theirs + stage.rows("history", "message_echoes").len()
    };
    stage.wait("the files", |_| files(stage) >= 5).await;
    assert!(
        files(stage) < placeholders,
        "files older than 14 days never come"
    );
}

/// Known by username only: no number anywhere, and answered by scoped id.
async fn a_username_hides_the_number(stage: &Stage, token: &str) {
    let phones = stage.sandbox.state().phones;
    let hidden = phones
        .iter()
        .find(|p| p.username.as_deref() == Some("pao.com.manteiga"))
        .unwrap();
    let before = stage.rows("messages", "messages").len();
    stage
        .sandbox
        .send_text(&hidden.id, BUSINESS, "boas")
        .unwrap();
    let message = stage
        .wait_rows("messages", "messages", before + 1)
        .await
        .pop()
        .unwrap();
    assert_eq!(message.get("from"), None);
    let bsuid = message["from_user_id"].as_str().unwrap();
    let body = json!({"messaging_product": "whatsapp", "recipient": bsuid, "type": "text",
                      "text": {"body": "Boas!"}});
    let (status, answer) = stage.post(&format!("/{PNID}/messages"), token, &body).await;
    assert_eq!(
        (status, &answer["contacts"][0]["user_id"]),
        (200, &json!(bsuid))
    );
    assert_eq!(answer["contacts"][0].get("wa_id"), None);
}

#[tokio::test]
async fn a_declined_history_says_so_by_webhook() {
    let (stage, token) = Stage::connected(false).await;
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), &token, &ask)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(10_000);
    let rows = stage.wait_rows("history", "history", 1).await;
    assert_eq!(rows[0]["errors"][0]["code"], 2_593_109);
}

#[tokio::test]
async fn a_customer_offline_gets_it_later_and_reads_without_telling() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "going under ground")
        .unwrap();
    let change = PhoneChange {
        online: Some(false),
        read_receipts: Some(false),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(INES, change).unwrap();
    stage.send_text(&token, INES_DIGITS, "see you").await;
    stage.sandbox.advance(60_000);
    stage.wait_rows("messages", "statuses", 1).await;
    let waiting = |stage: &Stage| {
        stage
            .sandbox
            .state()
            .phones
            .into_iter()
            .find(|phone| phone.id == INES)
            .unwrap()
            .waiting
    };
    assert_eq!(waiting(&stage), 1);
    let back = PhoneChange {
        online: Some(true),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(INES, back).unwrap();
    for _ in 0..3 {
        stage.sandbox.advance(60_000);
    }
    let statuses = stage.wait_rows("messages", "statuses", 2).await;
    assert_eq!(statuses[1]["status"], "delivered");
    assert_eq!(waiting(&stage), 0);
    // Something after it, to know that no `read` was on its way.
    stage
        .sandbox
        .send_text(INES, BUSINESS, "above ground")
        .unwrap();
    stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(stage.rows("messages", "statuses").len(), 2);
    let phone = stage
        .sandbox
        .state()
        .phones
        .into_iter()
        .find(|p| p.id == INES)
        .unwrap();
    assert_eq!(phone.unread, 0, "the chat was opened all the same");
}
