//! Reactions, edits, deletions and played voice notes, from either side: what the other phone shows
//! and what the platform is told, in the shapes of webhooks.md 2.4, 2.6, 2.8 and 3.6.

use serde_json::{Value, json};
use twinline_sandbox::{ActError, BUSINESS, Forbidden, NewFile, PhoneChange, Ticks};

use crate::stage::{INES, INES_DIGITS, PNID, Stage};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn online(online: bool) -> PhoneChange {
    PhoneChange {
        online: Some(online),
        ..PhoneChange::default()
    }
}

/// The last row of a list, without what is not the test's business.
fn last(rows: &[Value]) -> Value {
    let mut row = rows.last().unwrap().clone();
    let object = row.as_object_mut().unwrap();
    for key in ["id", "timestamp", "from_user_id", "to_user_id"] {
        assert!(object.remove(key).is_some() || key.ends_with("user_id"));
    }
    row
}

fn shown(
    stage: &Stage,
    phone: &str,
    peer: &str,
    wamid: &str,
) -> twinline_sandbox::view::PhoneMessage {
    let mut all = stage.sandbox.messages(phone, peer).unwrap();
    let place = all.iter().position(|message| message.id == wamid);
    all.remove(place.unwrap())
}

#[tokio::test]
async fn a_customer_reacts_edits_and_deletes() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let said = sandbox.send_text(INES, BUSINESS, "Two panetone").unwrap();
    sandbox
        .edit(INES, BUSINESS, &said.id, "Two panettone")
        .unwrap();
    let rows = stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(
        last(&rows),
        json!({
            "from": INES_DIGITS,
            "type": "edit",
            "edit": {
                "original_message_id": said.id,
                "message": {"type": "text", "text": {"body": "Two panettone"}},
            },
        })
    );
    let on_app = shown(&stage, BUSINESS, INES, &said.id);
    assert_eq!(on_app.text.as_deref(), Some("Two panettone"));
    assert!(on_app.edited_at.is_some());

    sandbox.react(INES, BUSINESS, &said.id, Some("👍")).unwrap();
    let rows = stage.wait_rows("messages", "messages", 3).await;
    let reaction = json!({"message_id": said.id, "emoji": "👍"});
    assert_eq!(last(&rows)["reaction"], reaction);
    sandbox.react(INES, BUSINESS, &said.id, None).unwrap();
    let rows = stage.wait_rows("messages", "messages", 4).await;
    assert_eq!(last(&rows)["reaction"], json!({"message_id": said.id}));

    sandbox.delete(INES, BUSINESS, &said.id).unwrap();
    let rows = stage.wait_rows("messages", "messages", 5).await;
    assert_eq!(
        last(&rows),
        json!({
            "from": INES_DIGITS,
            "type": "revoke",
            "revoke": {"original_message_id": said.id},
        })
    );
    let on_app = shown(&stage, BUSINESS, INES, &said.id);
    assert!(on_app.deleted_at.is_some());
    assert_eq!((on_app.text, on_app.edited_at), (None, None));
    let list = sandbox.chats(BUSINESS).unwrap();
    assert_eq!(list[0].preview, "This message was deleted");
}

#[tokio::test]
async fn doing_it_again_says_nothing() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let said = sandbox.send_text(INES, BUSINESS, "Hello").unwrap();
    for _ in 0..3 {
        sandbox.edit(INES, BUSINESS, &said.id, "Hello!").unwrap();
        sandbox.react(INES, BUSINESS, &said.id, Some("❤️")).unwrap();
    }
    for _ in 0..3 {
        sandbox.delete(INES, BUSINESS, &said.id).unwrap();
    }
    stage.quiet().await;
    let rows = stage.rows("messages", "messages");
    let types: Vec<&str> = rows.iter().filter_map(|row| row["type"].as_str()).collect();
    assert_eq!(types, ["text", "edit", "reaction", "revoke"]);
}

#[tokio::test]
async fn the_owner_does_the_same_to_what_the_api_sent() {
    let (stage, token) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    sandbox.send_text(INES, BUSINESS, "Hello").unwrap();
    let (_, answer) = stage.send_text(&token, INES_DIGITS, "Hello Inês").await;
    let wamid = answer["messages"][0]["id"].as_str().unwrap().to_owned();
    sandbox.advance(10_000);
    sandbox
        .edit(BUSINESS, INES, &wamid, "Good morning Inês")
        .unwrap();
    sandbox.react(BUSINESS, INES, &wamid, Some("🥖")).unwrap();
    sandbox.delete(BUSINESS, INES, &wamid).unwrap();
    sandbox.advance(10_000);
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 3)
        .await;
    assert_eq!(
        echoes[0]["edit"],
        json!({
            "original_message_id": wamid,
            "message": {"type": "text", "text": {"body": "Good morning Inês"}},
        })
    );
    assert_eq!(
        echoes[1]["reaction"],
        json!({"message_id": wamid, "emoji": "🥖"})
    );
    let business = sandbox.state().business.display_phone_number;
    let digits: String = business.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(
        last(&echoes),
        json!({
            "from": digits,
            "to": INES_DIGITS,
            "type": "revoke",
            "revoke": {"original_message_id": wamid},
        })
    );
    assert!(shown(&stage, INES, BUSINESS, &wamid).deleted_at.is_some());
    // Neither is a message of its own on any phone, nor does either have a status.
    let bubbles = sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(bubbles.last().unwrap().id, wamid);
    let statuses = stage.rows("messages", "statuses");
    assert!(statuses.iter().all(|status| status["id"] == wamid.as_str()));
}

#[tokio::test]
async fn an_edited_caption_comes_with_its_file() {
    let (stage, _) = Stage::connected(true).await;
    let file = NewFile {
        bytes: b"\x89PNG\r\n\x1a\n and the rest".to_vec(),
        filename: Some("cake.png".to_owned()),
        mime: Some("image/png".to_owned()),
        caption: Some("Like tis".to_owned()),
    };
    let sandbox = &stage.sandbox;
    let sent = sandbox.send_file(INES, BUSINESS, file, None).unwrap();
    sandbox.edit(INES, BUSINESS, &sent.id, "Like this").unwrap();
    let rows = stage.wait_rows("messages", "messages", 2).await;
    let edited = &rows[1]["edit"]["message"];
    assert_eq!(edited["type"], "image");
    assert_eq!(edited["image"]["caption"], "Like this");
    assert_eq!(edited["image"]["id"], rows[0]["image"]["id"]);
    assert_eq!(edited["image"]["sha256"], rows[0]["image"]["sha256"]);
}

#[tokio::test]
async fn the_rules_have_limits() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let said = sandbox.send_text(INES, BUSINESS, "Hello").unwrap();
    let refused = |result: Result<_, ActError>, why: Forbidden| {
        assert_eq!(
            result.map(|_: twinline_sandbox::view::PhoneMessage| ()),
            Err(ActError::Forbidden(why))
        );
    };
    refused(
        sandbox.edit(BUSINESS, INES, &said.id, "Hi"),
        Forbidden::NotYours,
    );
    refused(
        sandbox.delete(BUSINESS, INES, &said.id),
        Forbidden::NotYours,
    );
    refused(sandbox.play(BUSINESS, INES, &said.id), Forbidden::NoVoice);
    refused(
        sandbox.react(INES, BUSINESS, "wamid.none", Some("👍")),
        Forbidden::NotShown,
    );
    sandbox.advance(15 * MINUTE);
    sandbox
        .edit(INES, BUSINESS, &said.id, "Just in time")
        .unwrap();
    sandbox.advance(1);
    refused(
        sandbox.edit(INES, BUSINESS, &said.id, "Late"),
        Forbidden::TooLateToEdit,
    );
    sandbox.advance(2 * DAY - 15 * MINUTE);
    refused(
        sandbox.delete(INES, BUSINESS, &said.id),
        Forbidden::TooLateToDelete,
    );
    let young = sandbox.send_text(INES, BUSINESS, "Bye").unwrap();
    sandbox.advance(2 * DAY);
    sandbox.delete(INES, BUSINESS, &young.id).unwrap();
    refused(
        sandbox.react(BUSINESS, INES, &young.id, Some("👍")),
        Forbidden::Deleted,
    );
    refused(
        sandbox.reply(BUSINESS, INES, "What?", &young.id),
        Forbidden::Deleted,
    );
    assert!(
        sandbox
            .react(INES, BUSINESS, &said.id, Some("thanks"))
            .is_err()
    );
}

#[tokio::test]
async fn reactions_to_old_messages_stay_between_the_phones() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let said = sandbox
        .send_text(BUSINESS, INES, "See you in summer")
        .unwrap();
    sandbox.advance(31 * DAY);
    sandbox.react(INES, BUSINESS, &said.id, Some("☀️")).unwrap();
    stage.quiet().await;
    assert!(stage.rows("messages", "messages").is_empty());
    let on_app = shown(&stage, BUSINESS, INES, &said.id);
    assert_eq!(on_app.reactions[0].emoji, "☀️");
}

#[tokio::test]
async fn what_is_done_offline_leaves_when_the_phone_is_back() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let said = sandbox.send_text(INES, BUSINESS, "Hello").unwrap();
    sandbox.change_phone(BUSINESS, online(false)).unwrap();
    let typed = sandbox.reply(BUSINESS, INES, "Helo", &said.id).unwrap();
    sandbox.edit(BUSINESS, INES, &typed.id, "Hello!").unwrap();
    sandbox.react(BUSINESS, INES, &said.id, Some("👋")).unwrap();
    assert_eq!(
        shown(&stage, BUSINESS, INES, &typed.id).text.as_deref(),
        Some("Hello!")
    );
    sandbox
        .edit(INES, BUSINESS, &said.id, "Hello there")
        .unwrap();
    // The API hears of it at once, the Business App does not.
    stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(
        shown(&stage, BUSINESS, INES, &said.id).text.as_deref(),
        Some("Hello")
    );
    assert!(
        stage
            .rows("smb_message_echoes", "message_echoes")
            .is_empty()
    );

    sandbox.advance(MINUTE);
    sandbox.change_phone(BUSINESS, online(true)).unwrap();
    sandbox.advance(MINUTE);
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 3)
        .await;
    let types: Vec<&str> = echoes
        .iter()
        .filter_map(|row| row["type"].as_str())
        .collect();
    assert_eq!(types, ["text", "edit", "reaction"]);
    assert!(
        echoes[0].get("context").is_none(),
        "echoes document no context"
    );
    assert_eq!(
        shown(&stage, BUSINESS, INES, &said.id).text.as_deref(),
        Some("Hello there")
    );
    let reply = shown(&stage, INES, BUSINESS, &typed.id);
    assert_eq!(reply.text.as_deref(), Some("Hello!"));
    assert_eq!(
        reply.quoted.map(|quoted| quoted.preview).as_deref(),
        Some("Hello there")
    );
}

#[tokio::test]
async fn a_voice_note_is_played_once_whatever_the_receipts() {
    let (stage, token) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let hidden = PhoneChange {
        read_receipts: Some(false),
        auto_read: Some(false),
        ..PhoneChange::default()
    };
    sandbox.change_phone(INES, hidden).unwrap();
    let note = |said: &str| NewFile {
        bytes: format!("OggS {said}").into_bytes(),
        mime: Some("audio/ogg; codecs=opus".to_owned()),
        ..NewFile::default()
    };
    let asked = sandbox
        .send_file(INES, BUSINESS, note("asked"), None)
        .unwrap();
    assert!(asked.voice);
    let rows = stage.wait_rows("messages", "messages", 1).await;
    // The platform answers with the same file, as a voice note of its own.
    let media = rows[0]["audio"]["id"].clone();
    let body = json!({
        "messaging_product": "whatsapp", "to": INES_DIGITS,
        "type": "audio", "audio": {"id": media, "voice": true},
    });
    let (status, answer) = stage
        .post(&format!("/v25.0/{PNID}/messages"), &token, &body)
        .await;
    assert_eq!(status, 200, "{answer}");
    let wamid = answer["messages"][0]["id"].as_str().unwrap();
    sandbox.advance(5_000);
    for _ in 0..2 {
        sandbox.play(INES, BUSINESS, wamid).unwrap();
    }
    let statuses = stage.wait_rows("messages", "statuses", 3).await;
    let words: Vec<&str> = statuses
        .iter()
        .filter_map(|row| row["status"].as_str())
        .collect();
    assert_eq!(words, ["sent", "delivered", "played"]);
    assert_eq!(
        shown(&stage, BUSINESS, INES, wamid).state,
        Some(Ticks::Played)
    );
    // The owner plays the customer's: the customer sees it, and no webhook tells.
    sandbox.play(BUSINESS, INES, &asked.id).unwrap();
    assert_eq!(
        shown(&stage, INES, BUSINESS, &asked.id).state,
        Some(Ticks::Played)
    );
    stage.quiet().await;
    assert_eq!(stage.rows("messages", "statuses").len(), 3);
}

#[tokio::test]
async fn history_has_what_is_left_of_a_chat() {
    let stage = Stage::open().await;
    let sandbox = &stage.sandbox;
    let kept = sandbox.send_text(INES, BUSINESS, "Oen loaf").unwrap();
    let gone = sandbox.send_text(INES, BUSINESS, "never mind").unwrap();
    sandbox.edit(INES, BUSINESS, &kept.id, "One loaf").unwrap();
    sandbox.delete(INES, BUSINESS, &gone.id).unwrap();
    sandbox.react(BUSINESS, INES, &kept.id, Some("👍")).unwrap();
    sandbox.react(BUSINESS, INES, &kept.id, Some("🥖")).unwrap();
    let token = stage.connect(true).await;
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), &token, &ask)
        .await;
    assert_eq!(status, 200);
    sandbox.advance(10 * MINUTE);
    stage.quiet().await;
    let chunks = stage.rows("history", "history");
    let rows: Vec<&Value> = chunks
        .iter()
        .flat_map(|chunk| chunk["threads"].as_array().unwrap())
        .filter(|thread| thread["id"] == INES_DIGITS)
        .flat_map(|thread| thread["messages"].as_array().unwrap())
        .collect();
    let row = |wamid: &str| rows.iter().find(|row| row["id"] == wamid);
    assert_eq!(row(&kept.id).unwrap()["text"]["body"], "One loaf");
    assert!(row(&gone.id).is_none());
    let about: Vec<_> = rows
        .iter()
        .filter(|row| ["edit", "revoke", "reaction"].contains(&row["type"].as_str().unwrap()))
        .map(|row| &row["reaction"])
        .collect();
    assert_eq!(about, [&json!({"message_id": kept.id, "emoji": "🥖"})]);
}
