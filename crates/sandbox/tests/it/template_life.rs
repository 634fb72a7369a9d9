//! What becomes of templates over months: words that change, idleness, names that are taken, room that runs out, categories
//! that were wrong.

use serde_json::{Value, json};

use crate::deeds::{approved, create, patch, refusal, template, values};
use crate::stage::{INES_DIGITS, Stage, WABA};

const DAY: i64 = 86_400_000;
const NEWS: &str = "messages,message_template_status_update,message_template_components_update,template_category_update";

async fn stage() -> (Stage, String) {
    let (stage, token) = Stage::connected(true).await;
    stage.subscribe_fields(NEWS).await;
    (stage, token)
}

async fn node(stage: &Stage, token: &str, id: &str) -> Value {
    stage.get(&format!("/v25.0/{id}"), token).await.1
}

#[tokio::test]
async fn an_edit_tells_what_the_template_says_now() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    let words = json!({"components": [
        {"type": "HEADER", "format": "TEXT", "text": "Ready"},
        {"type": "BODY", "text": "Your bread is ready."},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Open", "url": "https://example.test/"}]},
    ]});
    let (status, answer) = stage.post(&format!("/v25.0/{id}"), &token, &words).await;
    assert_eq!(status, 200, "{answer}");
    let told = values(&stage, "message_template_components_update", 1).await;
    assert_eq!(
        (
            &told[0]["message_template_element"],
            &told[0]["message_template_title"]
        ),
        (&json!("Your bread is ready."), &json!("Ready"))
    );
    let button = &told[0]["message_template_buttons"][0];
    assert_eq!(
        button["message_template_button_url"],
        "https://example.test/"
    );
    stage.all_is_read_by_the_wire();
    // One edit of an approved template a day, ten in thirty days.
    let again = async |text: &str| {
        let words = json!({"components": [{"type": "BODY", "text": text}]});
        stage.post(&format!("/v25.0/{id}"), &token, &words).await.0
    };
    assert_eq!(again("Too soon for that.").await, 400);
    for n in 0..9 {
        stage.sandbox.advance(DAY);
        assert_eq!(again(&format!("Bread number {n} is ready.")).await, 200);
    }
    stage.sandbox.advance(DAY);
    assert_eq!(again("The eleventh.").await, 400);
    stage.sandbox.advance(21 * DAY);
    assert_eq!(again("A month later.").await, 200);
}

#[tokio::test]
async fn a_template_nobody_sends_is_archived_and_later_deleted() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    stage.sandbox.advance(300 * DAY);
    // Somebody sends it, and the year begins anew.
    assert_eq!(
        refusal(&stage, &token, &template(INES_DIGITS, "notice")).await,
        Value::Null
    );
    stage.sandbox.advance(200 * DAY);
    assert_eq!(node(&stage, &token, &id).await["status"], "APPROVED");
    stage.sandbox.advance(166 * DAY);
    assert_eq!(node(&stage, &token, &id).await["status"], "ARCHIVED");
    assert_eq!(
        refusal(&stage, &token, &template(INES_DIGITS, "notice")).await,
        132_001
    );
    let path = format!("/v25.0/{WABA}/message_templates/unarchive");
    let (_, back) = stage.post(&path, &token, &json!({"hsm_ids": [id]})).await;
    assert_eq!(back["unarchived_templates"], json!([id]));
    stage.sandbox.advance(40 * DAY);
    assert_eq!(node(&stage, &token, &id).await["status"], "APPROVED");
    stage.sandbox.advance(365 * DAY);
    assert_eq!(node(&stage, &token, &id).await["error"]["code"], 100);
    let told = values(&stage, "message_template_status_update", 5).await;
    let events: Vec<&Value> = told.iter().map(|value| &value["event"]).collect();
    assert_eq!(
        events,
        ["APPROVED", "ARCHIVED", "APPROVED", "ARCHIVED", "DELETED"]
    );
    assert_eq!(told[4]["reason"], Value::Null);
}

#[tokio::test]
async fn the_name_of_a_deleted_template_is_locked_for_a_month() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    let path = format!("/v25.0/{WABA}/message_templates?name=notice&hsm_id={id}");
    let request = stage.http().delete(format!("{}{path}", stage.base));
    let deleted = request.bearer_auth(&token).send().await.unwrap();
    assert_eq!(deleted.status(), 200);
    let told = values(&stage, "message_template_status_update", 2).await;
    assert_eq!(told[1]["event"], "PENDING_DELETION");
    let body = json!({"name": "notice", "language": "en_US", "category": "UTILITY",
                      "components": [{"type": "BODY", "text": "Hello again."}]});
    let (status, refused) = create(&stage, &token, &body).await;
    assert_eq!(
        (status, &refused["error"]["code"]),
        (400, &json!(100)),
        "{refused}"
    );
    stage.sandbox.advance(30 * DAY);
    assert_eq!(create(&stage, &token, &body).await.0, 200);
}

#[tokio::test]
async fn an_unverified_business_has_250_templates_and_nobody_makes_101_in_an_hour() {
    let (stage, token) = stage().await;
    stage
        .bench_call(
            "PATCH",
            "/account/facts",
            Some(&json!({"business_verified": false})),
        )
        .await;
    let make = async |n: usize| {
        let body = json!({"name": format!("t{n}"), "language": "en_US", "category": "UTILITY",
                          "components": [{"type": "BODY", "text": "Hello there."}]});
        create(&stage, &token, &body).await.1["error"].clone()
    };
    // `hello_world` is the first.
    let mut made = 1;
    for n in 0..249 {
        if n == 100 {
            assert_eq!(make(n).await["code"], 80_008);
        }
        if n % 100 == 0 {
            stage.sandbox.advance(3_600_000);
        }
        assert_eq!(make(n).await, Value::Null, "{n}");
        made += 1;
    }
    assert_eq!(made, 250);
    assert_eq!(make(250).await["error_subcode"], 2_388_019);
    stage
        .bench_call(
            "PATCH",
            "/account/facts",
            Some(&json!({"business_verified": true})),
        )
        .await;
    assert_eq!(make(250).await, Value::Null);
}

#[tokio::test]
async fn who_calls_marketing_utility_again_and_again_may_send_little_utility() {
    let (stage, token) = stage().await;
    for n in 0..3 {
        let id = approved(&stage, &token, &format!("notice_{n}"), "UTILITY").await;
        patch(
            &stage,
            &format!("/templates/{id}"),
            json!({"category": "MARKETING"}),
        )
        .await;
    }
    let (_, standing) = stage.bench_get("/standing").await;
    assert!(standing["utility_capped_until"].is_i64(), "{standing}");
    let most = standing["utility_cap"].as_i64().unwrap();
    let hello = template(INES_DIGITS, "hello_world");
    for n in 0..most {
        assert_eq!(refusal(&stage, &token, &hello).await, Value::Null, "{n}");
        stage.sandbox.advance(7_000);
    }
    assert_eq!(refusal(&stage, &token, &hello).await, 131_064);
    stage.sandbox.advance(DAY);
    assert_eq!(refusal(&stage, &token, &hello).await, Value::Null);
    patch(&stage, "/standing", json!({"utility_capped": false})).await;
    let (_, standing) = stage.bench_get("/standing").await;
    assert_eq!(standing["utility_capped_until"], Value::Null);
}

#[tokio::test]
async fn a_template_for_codes_that_holds_none_is_refused() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "code", "AUTHENTICATION").await;
    patch(
        &stage,
        &format!("/templates/{id}"),
        json!({"category": "MARKETING"}),
    )
    .await;
    let fields = stage
        .get(
            &format!("/v25.0/{id}?fields=status,rejected_reason"),
            &token,
        )
        .await
        .1;
    assert_eq!(
        (&fields["status"], &fields["rejected_reason"]),
        (&json!("REJECTED"), &json!("INCORRECT_CATEGORY"))
    );
}
