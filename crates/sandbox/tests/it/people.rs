//! Who people are to the platform: changed numbers, usernames that hide them, the owner's address
//! book, and what the API does not carry (webhooks.md 2.2, 2.6, 2.7, 3.4).

use serde_json::{Value, json};
use twinline_sandbox::{ActError, BUSINESS, Forbidden, NewPhone, PhoneChange};

use crate::stage::{INES, INES_DIGITS, PNID, Stage, WABA};

const DAY: i64 = 86_400_000;

fn walk_in(stage: &Stage, name: &str, digits: &str) -> String {
    let phone = stage.sandbox.add_phone(NewPhone {
        name: name.to_owned(),
        digits: Some(digits.to_owned()),
        username: None,
    });
    phone.unwrap().id
}

/// The last live value of a kind: the whole of it, with contacts.
fn last_value(stage: &Stage, field: &str, list: &str) -> Value {
    let mut values = Vec::new();
    for received in stage.received() {
        for change in received.value["entry"][0]["changes"].as_array().unwrap() {
            if change["field"] == field && change["value"].get(list).is_some() {
                values.push(change["value"].clone());
            }
        }
    }
    values.pop().unwrap()
}

#[tokio::test]
async fn a_changed_number_is_told_from_the_old_one() {
    let (stage, token) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let rui = walk_in(&stage, "Rui", "447700900881");
    sandbox.send_text(&rui, BUSINESS, "Hello").unwrap();
    let before = stage.wait_rows("messages", "messages", 1).await;
    let old_id = before[0]["from_user_id"].clone();
    for _ in 0..2 {
        sandbox.change_number(&rui, "+44 7700 900882").unwrap();
    }
    let rows = stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(rows.len(), 2, "changed once, told once");
    let notice = &rows[1];
    let new_id = notice["system"]["user_id"].clone();
    assert_ne!(new_id, old_id);
    assert_eq!(
        notice["system"],
        json!({
            "body": "User Rui changed from 447700900881 to 447700900882",
            "wa_id": "447700900882",
            "user_id": new_id,
            "previous_user_id": old_id,
            "type": "user_changed_number",
        })
    );
    assert_eq!(notice["from"], "447700900881");
    assert!(
        last_value(&stage, "messages", "messages")
            .get("contacts")
            .is_none()
    );
    let on_app = sandbox.messages(BUSINESS, &rui).unwrap();
    assert_eq!(on_app.last().unwrap().kind, "system");
    assert_eq!(sandbox.messages(&rui, BUSINESS).unwrap().len(), 1);

    sandbox.send_text(&rui, BUSINESS, "It is me").unwrap();
    let rows = stage.wait_rows("messages", "messages", 3).await;
    assert_eq!(
        (&rows[2]["from"], &rows[2]["from_user_id"]),
        (&json!("447700900882"), &new_id)
    );
    // Nobody has the old number any more.
    stage.send_text(&token, "447700900881", "Rui?").await;
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["errors"][0]["code"], 131_026);

    let offline = PhoneChange {
        online: Some(false),
        ..PhoneChange::default()
    };
    sandbox.change_phone(&rui, offline).unwrap();
    assert_eq!(
        sandbox.change_number(&rui, "447700900883"),
        Err(ActError::Forbidden(Forbidden::Offline))
    );
}

#[tokio::test]
async fn a_username_hides_a_number_nobody_used_for_30_days() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let rui = walk_in(&stage, "Rui", "447700900881");
    sandbox.send_text(&rui, BUSINESS, "Hello").unwrap();
    let phone = sandbox.adopt_username(&rui, Some("@Rui.Bakes")).unwrap();
    assert_eq!(
        (phone.username.as_deref(), phone.number_hidden),
        (Some("rui.bakes"), false)
    );
    sandbox.send_text(&rui, BUSINESS, "Still me").unwrap();
    let rows = stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(
        rows[1]["from"], "447700900881",
        "they wrote to each other lately"
    );

    sandbox.advance(30 * DAY + 1);
    sandbox.send_text(&rui, BUSINESS, "And now?").unwrap();
    let rows = stage.wait_rows("messages", "messages", 3).await;
    assert!(rows[2].get("from").is_none());
    let contact = &last_value(&stage, "messages", "messages")["contacts"][0];
    assert!(contact.get("wa_id").is_none());
    assert_eq!(
        contact["profile"],
        json!({"name": "Rui", "username": "rui.bakes"})
    );
    assert_eq!(contact["user_id"], rows[2]["from_user_id"]);

    sandbox.send_text(BUSINESS, &rui, "Who is this?").unwrap();
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert!(echoes[0].get("to").is_none());
    assert_eq!(echoes[0]["to_user_id"], rows[2]["from_user_id"]);
    // Behind the username only the scoped id is seen to change.
    sandbox.change_number(&rui, "447700900882").unwrap();
    let rows = stage.wait_rows("messages", "messages", 4).await;
    assert_eq!(rows[3]["system"]["type"], "user_changed_user_id");
    assert!(rows[3].get("from").is_none() && rows[3]["system"].get("wa_id").is_none());
}

#[tokio::test]
async fn a_saved_number_stays_visible_behind_a_username() {
    let (stage, _) = Stage::connected(true).await;
    // Inês has a username and is saved with her number.
    stage.sandbox.advance(60 * DAY);
    stage.sandbox.send_text(INES, BUSINESS, "Olá").unwrap();
    let rows = stage.wait_rows("messages", "messages", 1).await;
    assert_eq!(rows[0]["from"], INES_DIGITS);
}

#[tokio::test]
async fn the_address_book_is_told_as_it_changes() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let rui = walk_in(&stage, "Rui", "447700900881");
    let bsuid = {
        sandbox.send_text(&rui, BUSINESS, "Hello").unwrap();
        let rows = stage.wait_rows("messages", "messages", 1).await;
        rows[0]["from_user_id"].clone()
    };
    for name in ["Rui (van)", "Rui (van)", "Rui Tavares"] {
        sandbox.save_contact(&rui, name).unwrap();
    }
    let rows = stage.wait_rows("smb_app_state_sync", "state_sync", 2).await;
    assert_eq!(
        (&rows[1]["type"], &rows[1]["action"], &rows[1]["contact"]),
        (
            &json!("contact"),
            &json!("add"),
            &json!({
                "full_name": "Rui Tavares", "first_name": "Rui",
                "phone_number": "447700900881", "user_id": bsuid,
            })
        )
    );
    let offline = |offline: bool| PhoneChange {
        online: Some(!offline),
        ..PhoneChange::default()
    };
    sandbox.change_phone(BUSINESS, offline(true)).unwrap();
    sandbox.save_contact(&rui, "R.").unwrap();
    sandbox.remove_contact(&rui).unwrap();
    stage.quiet().await;
    assert_eq!(stage.rows("smb_app_state_sync", "state_sync").len(), 2);
    sandbox.change_phone(BUSINESS, offline(false)).unwrap();
    let rows = stage.wait_rows("smb_app_state_sync", "state_sync", 3).await;
    assert_eq!(rows.len(), 3, "as it stands now, and nothing between");
    assert_eq!(rows[2]["action"], "remove");
    assert_eq!(rows[2]["contact"], json!({"phone_number": "447700900881"}));
}

#[tokio::test]
async fn what_the_api_does_not_carry_comes_as_an_error() {
    let (stage, _) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    let poll = sandbox.send_unsupported(INES, "poll_creation").unwrap();
    let rows = stage.wait_rows("messages", "messages", 1).await;
    assert_eq!(rows[0]["type"], "unsupported");
    assert_eq!(rows[0]["unsupported"], json!({"type": "poll_creation"}));
    assert_eq!(
        rows[0]["errors"],
        json!([{
            "code": 131_051, "title": "Message type unknown", "message": "Message type unknown",
            "error_data": {"details": "Message type is currently not supported."},
        }])
    );
    let on_app = sandbox.messages(BUSINESS, INES).unwrap();
    assert_eq!(on_app.last().unwrap().text, poll.text, "the phones show it");
    assert!(sandbox.send_unsupported(INES, "telepathy").is_err());

    let lead = walk_in(&stage, "Ada", "447700900884");
    sandbox.come_from_ad(&lead, "I saw your ad").unwrap();
    let rows = stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(rows[1]["errors"][0]["code"], 131_060);
    assert_eq!(
        rows[1]["errors"][0]["title"],
        "This message is currently unavailable."
    );
    assert!(rows[1].get("text").is_none() && rows[1].get("unsupported").is_none());
    sandbox
        .send_text(&lead, BUSINESS, "Do you deliver?")
        .unwrap();
    let rows = stage.wait_rows("messages", "messages", 3).await;
    assert_eq!(rows[2]["text"]["body"], "Do you deliver?");
}

#[tokio::test]
async fn the_account_names_its_portfolio_and_scopes_ids_to_it() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{WABA}?fields=id,owner_business_info");
    let (status, answer) = stage.get(&path, &token).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(
        answer["owner_business_info"],
        json!({"id": "330127548190226", "name": "Forno Aurora"})
    );
    let (status, _) = stage.get(&format!("/v25.0/{PNID}"), &token).await;
    assert_eq!(status, 200);
}
