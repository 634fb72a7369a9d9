//! What WhatsApp makes of the business: limits, quality, marketing that is withheld, locks.

use serde_json::{Value, json};
use twinline_sandbox::NewPhone;

use crate::stage::{INES, INES_DIGITS, PNID, Received, Stage, WABA};

const NEWS: &str = "messages,business_capability_update,phone_number_quality_update,account_update,user_preferences,\
                    message_template_status_update,message_template_quality_update,template_category_update";

/// The values of a field, in the order they came.
fn values(all: &[Received], field: &str) -> Vec<Value> {
    let entries = all
        .iter()
        .flat_map(|one| one.value["entry"].as_array().cloned().unwrap_or_default());
    let changes =
        entries.flat_map(|entry| entry["changes"].as_array().cloned().unwrap_or_default());
    changes
        .filter(|change| change["field"] == field)
        .map(|change| change["value"].clone())
        .collect()
}

async fn wait_values(stage: &Stage, field: &str, count: usize) -> Vec<Value> {
    stage
        .wait(field, |all| values(all, field).len() >= count)
        .await;
    values(&stage.received(), field)
}

async fn stage() -> (Stage, String) {
    let (stage, token) = Stage::connected(true).await;
    stage.subscribe_fields(NEWS).await;
    (stage, token)
}

async fn patch(stage: &Stage, path: &str, body: &Value) -> (u16, Value) {
    let url = format!("{}{path}", stage.base);
    let answer = stage.http().patch(url).json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn send(stage: &Stage, token: &str, to: &str, name: &str) -> (u16, Value) {
    let body = json!({
        "messaging_product": "whatsapp", "to": to, "type": "template",
        "template": {"name": name, "language": {"code": "en_US"}},
    });
    stage
        .post(&format!("/v25.0/{PNID}/messages"), token, &body)
        .await
}

/// The code with which a template to this person fails in the end; null if it does not.
async fn fate(stage: &Stage, token: &str, to: &str, name: &str) -> Value {
    let (status, answer) = send(stage, token, to, name).await;
    assert_eq!(status, 200, "{answer}");
    let wamid = answer["messages"][0]["id"].clone();
    stage.sandbox.advance(7_000);
    let find = |all: &[Received]| {
        let rows = crate::stage::rows(all, "messages", "statuses");
        rows.into_iter().find(|row| row["id"] == wamid)
    };
    stage.wait("a status", |all| find(all).is_some()).await;
    find(&stage.received()).unwrap()["errors"][0]["code"].clone()
}

async fn approved(stage: &Stage, token: &str, name: &str, category: &str) -> String {
    let body = json!({
        "name": name, "language": "en_US", "category": category,
        "components": [{"type": "BODY", "text": "There is news for you."}],
    });
    let (_, made) = stage
        .post(&format!("/v25.0/{WABA}/message_templates"), token, &body)
        .await;
    stage.sandbox.advance(31_000);
    made["id"].as_str().unwrap().to_owned()
}

fn add(stage: &Stage, name: &str, digits: &str) -> String {
    let new = NewPhone {
        name: name.to_owned(),
        digits: Some(digits.to_owned()),
        username: None,
    };
    stage.sandbox.add_phone(new).unwrap().id
}

#[tokio::test]
async fn the_251st_person_of_a_day_is_not_written_to_first() {
    let (stage, token) = stage().await;
    patch(&stage, "/bench/api/standing", &json!({"tier": "TIER_250"})).await;
    let told = wait_values(&stage, "business_capability_update", 1).await;
    assert_eq!(told[0]["max_daily_conversations_per_business"], 250);
    let (_, number) = stage
        .get(
            &format!("/v25.0/{PNID}?fields=whatsapp_business_manager_messaging_limit"),
            &token,
        )
        .await;
    assert_eq!(
        number["whatsapp_business_manager_messaging_limit"],
        "TIER_250"
    );
    for n in 0..250 {
        let digits = format!("4478009{n:05}");
        add(&stage, &format!("Person {n}"), &digits);
        let (status, answer) = send(&stage, &token, &digits, "hello_world").await;
        assert_eq!(status, 200, "{answer}");
        stage.sandbox.advance(100);
    }
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "hello_world").await,
        131_048
    );
    // Somebody of these 250 again, and somebody who wrote, are no new people.
    assert_eq!(
        fate(&stage, &token, "447800900000", "hello_world").await,
        Value::Null
    );
    stage.sandbox.send_text(INES, "business", "Olá").unwrap();
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "hello_world").await,
        Value::Null
    );
    stage.sandbox.advance(49 * 3_600_000);
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "hello_world").await,
        Value::Null
    );
}

#[tokio::test]
async fn half_of_a_limit_leads_to_the_next_within_six_hours() {
    let (stage, token) = stage().await;
    patch(&stage, "/bench/api/standing", &json!({"tier": "TIER_2K"})).await;
    for n in 0..1_000 {
        let digits = format!("4478008{n:05}");
        add(&stage, &format!("Person {n}"), &digits);
        let (status, answer) = send(&stage, &token, &digits, "hello_world").await;
        assert_eq!(status, 200, "{answer}");
        stage.sandbox.clock().advance(51);
    }
    let (_, standing) = stage.get("/bench/api/standing", "").await;
    assert_eq!(
        (&standing["tier"], &standing["tier_rising"]),
        (&json!("TIER_2K"), &json!(true))
    );
    stage.sandbox.advance(6 * 3_600_000);
    let told = wait_values(&stage, "business_capability_update", 2).await;
    assert_eq!(told[1]["max_daily_conversations_per_business"], 10_000);
    let (_, standing) = stage.get("/bench/api/standing", "").await;
    assert_eq!(
        (&standing["tier"], &standing["tier_rising"]),
        (&json!("TIER_10K"), &json!(false))
    );
}

#[tokio::test]
async fn complaints_flag_a_number_hold_it_back_and_are_forgotten() {
    let (stage, token) = stage().await;
    send(&stage, &token, INES_DIGITS, "hello_world").await;
    stage.sandbox.advance(5_000);
    for customer in ["c1", "c2", "c3"] {
        stage.sandbox.complain(customer, true).unwrap();
    }
    let flagged = wait_values(&stage, "phone_number_quality_update", 1).await;
    assert_eq!(flagged[0]["event"], "FLAGGED");
    assert_eq!(
        flagged[0]["max_daily_conversations_per_business"],
        "TIER_10K"
    );
    let (_, number) = stage
        .get(
            &format!("/v25.0/{PNID}?fields=quality_rating,status"),
            &token,
        )
        .await;
    assert_eq!(
        (&number["quality_rating"], &number["status"]),
        (&json!("RED"), &json!("FLAGGED"))
    );
    for customer in ["c4", "c5", "c6"] {
        let path = format!("/bench/api/phones/{customer}/chats/business/block");
        let put = stage.http().put(format!("{}{path}", stage.base));
        let blocked = put.json(&json!({"report": true})).send().await.unwrap();
        assert_eq!(blocked.status(), 200);
    }
    let path = format!("/v25.0/{PNID}?fields=status,health_status");
    let (_, number) = stage.get(&path, &token).await;
    assert_eq!(number["status"], "RATE_LIMITED");
    assert_eq!(number["health_status"]["can_send_message"], "LIMITED");
    approved(&stage, &token, "notice", "UTILITY").await;
    assert_eq!(fate(&stage, &token, INES_DIGITS, "notice").await, 131_048);
    stage.sandbox.advance(9 * 86_400_000);
    let told = wait_values(&stage, "phone_number_quality_update", 2).await;
    assert_eq!(told[1]["event"], "UNFLAGGED");
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "notice").await,
        Value::Null
    );
}

#[tokio::test]
async fn who_stopped_marketing_gets_none_until_they_resume() {
    let (stage, token) = stage().await;
    approved(&stage, &token, "offer", "MARKETING").await;
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "offer").await,
        Value::Null
    );
    stage.sandbox.choose_marketing(INES, true).unwrap();
    stage.sandbox.choose_marketing(INES, true).unwrap();
    assert_eq!(fate(&stage, &token, INES_DIGITS, "offer").await, 131_050);
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "hello_world").await,
        Value::Null
    );
    stage.sandbox.choose_marketing(INES, false).unwrap();
    assert_eq!(
        fate(&stage, &token, INES_DIGITS, "offer").await,
        Value::Null
    );
    let told = stage
        .wait_rows("user_preferences", "user_preferences", 2)
        .await;
    let words: Vec<&Value> = told.iter().map(|row| &row["value"]).collect();
    assert_eq!(words, [&json!("stop"), &json!("resume")]);
    assert_eq!(
        (&told[0]["wa_id"], &told[0]["category"]),
        (&json!(INES_DIGITS), &json!("marketing_messages"))
    );
}

#[tokio::test]
async fn nobody_in_the_united_states_gets_marketing() {
    let (stage, token) = stage().await;
    approved(&stage, &token, "offer", "MARKETING").await;
    add(&stage, "Avery", "12025550123");
    add(&stage, "Noah", "14165550123");
    assert_eq!(fate(&stage, &token, "12025550123", "offer").await, 131_049);
    assert_eq!(
        fate(&stage, &token, "12025550123", "hello_world").await,
        Value::Null
    );
    // The number of the example is a British one: no limit per person.
    for _ in 0..4 {
        assert_eq!(
            fate(&stage, &token, "14165550123", "offer").await,
            Value::Null
        );
    }
}

#[tokio::test]
async fn what_is_no_setting_is_refused_with_what_there_is() {
    let (stage, _) = stage().await;
    let (status, wrong) = patch(&stage, "/bench/api/standing", &json!({"tier": "TIER_7"})).await;
    assert_eq!(status, 400);
    assert!(
        wrong["error"]["message"]
            .as_str()
            .unwrap()
            .contains("TIER_2K"),
        "{wrong}"
    );
}

#[tokio::test]
async fn a_disliked_template_is_paused_twice_and_then_disabled() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    let dislike = async || {
        assert_eq!(
            fate(&stage, &token, INES_DIGITS, "notice").await,
            Value::Null
        );
        assert_eq!(
            fate(&stage, &token, "447700900123", "notice").await,
            Value::Null
        );
        for customer in ["c1", "c41"] {
            stage.sandbox.complain(customer, true).unwrap();
        }
        send(&stage, &token, INES_DIGITS, "notice").await.1["error"]["code"].clone()
    };
    add(&stage, "Rui", "447700900123");
    patch(
        &stage,
        "/bench/api/standing",
        &json!({"tier": "TIER_UNLIMITED"}),
    )
    .await;
    assert_eq!(dislike().await, 132_015);
    let (_, node) = stage
        .get(&format!("/v25.0/{id}?fields=status,quality_score"), &token)
        .await;
    assert_eq!(
        (&node["status"], &node["quality_score"]["score"]),
        (&json!("PAUSED"), &json!("RED"))
    );
    stage.sandbox.advance(3 * 3_600_000);
    assert_eq!(dislike().await, 132_015);
    stage.sandbox.advance(3 * 3_600_000);
    assert_eq!(
        send(&stage, &token, INES_DIGITS, "notice").await.1["error"]["code"],
        132_015
    );
    stage.sandbox.advance(3 * 3_600_000);
    assert_eq!(dislike().await, 132_016);
    let told = wait_values(&stage, "message_template_status_update", 6).await;
    let titles: Vec<&str> = told
        .iter()
        .filter_map(|value| value["other_info"]["title"].as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "FIRST_PAUSE",
            "UNPAUSE",
            "SECOND_PAUSE",
            "UNPAUSE",
            "DISABLED"
        ]
    );
    assert!(told.last().unwrap()["disable_info"]["disable_date"].is_string());
    let scores = wait_values(&stage, "message_template_quality_update", 3).await;
    assert_eq!(scores.last().unwrap()["new_quality_score"], "RED");
}

#[tokio::test]
async fn by_hand_templates_wait_for_the_bench() {
    let (stage, token) = stage().await;
    patch(&stage, "/bench/api/standing", &json!({"review": "by_hand"})).await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    let path = format!("/bench/api/templates/{id}");
    let (_, told) = stage.get(&path, "").await;
    assert_eq!(told["status"], "PENDING");
    let (status, wrong) = patch(
        &stage,
        &path,
        &json!({"verdict": "reject", "reason": "UGLY"}),
    )
    .await;
    assert_eq!(status, 400);
    assert!(wrong["error"]["message"].as_str().unwrap().contains("SCAM"));
    let (_, told) = patch(
        &stage,
        &path,
        &json!({"verdict": "reject", "reason": "PROMOTIONAL"}),
    )
    .await;
    assert_eq!(
        (&told["status"], &told["rejected_reason"]),
        (&json!("REJECTED"), &json!("PROMOTIONAL"))
    );
    let (status, conflict) = patch(&stage, &path, &json!({"verdict": "approve"})).await;
    assert_eq!(status, 409, "{conflict}");
    let told = wait_values(&stage, "message_template_status_update", 1).await;
    assert_eq!(
        (&told[0]["event"], &told[0]["reason"]),
        (&json!("REJECTED"), &json!("PROMOTIONAL"))
    );
}

#[tokio::test]
async fn an_edit_that_sells_changes_the_category_next_month() {
    let (stage, token) = stage().await;
    let id = approved(&stage, &token, "notice", "UTILITY").await;
    let words = json!({"components": [{"type": "BODY", "text": "Everything is on sale now."}]});
    let (status, _) = stage.post(&format!("/v25.0/{id}"), &token, &words).await;
    assert_eq!(status, 200);
    let told = wait_values(&stage, "template_category_update", 1).await;
    assert_eq!(
        (&told[0]["new_category"], &told[0]["correct_category"]),
        (&json!("UTILITY"), &json!("MARKETING"))
    );
    stage.sandbox.advance(31 * 86_400_000);
    let told = wait_values(&stage, "template_category_update", 2).await;
    assert_eq!(
        (&told[1]["previous_category"], &told[1]["new_category"]),
        (&json!("UTILITY"), &json!("MARKETING"))
    );
    let (_, node) = stage
        .get(
            &format!("/v25.0/{id}?fields=category,previous_category"),
            &token,
        )
        .await;
    assert_eq!(node["category"], "MARKETING");
}
