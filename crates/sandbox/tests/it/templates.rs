//! Templates: made, reviewed, listed, edited, sent, removed.

use serde_json::{Value, json};

use crate::stage::{INES, INES_DIGITS, PNID, Received, Stage, WABA};

fn path() -> String {
    format!("/v25.0/{WABA}/message_templates")
}

fn notice(name: &str) -> Value {
    json!({
        "name": name, "language": "en_US", "category": "UTILITY",
        "components": [
            {"type": "BODY", "text": "Your order {{1}} is ready.", "example": {"body_text": [["2187"]]}},
            {"type": "FOOTER", "text": "Forno Aurora"},
        ],
    })
}

/// What the app heard of templates.
fn verdicts(all: &[Received]) -> Vec<Value> {
    let entries = all
        .iter()
        .flat_map(|one| one.value["entry"].as_array().cloned().unwrap_or_default());
    let changes =
        entries.flat_map(|entry| entry["changes"].as_array().cloned().unwrap_or_default());
    changes
        .filter(|change| change["field"] == "message_template_status_update")
        .map(|change| change["value"].clone())
        .collect()
}

async fn send(stage: &Stage, token: &str, template: Value) -> (u16, Value) {
    let body = json!({
        "messaging_product": "whatsapp", "to": INES_DIGITS, "type": "template", "template": template,
    });
    stage
        .post(&format!("/v25.0/{PNID}/messages"), token, &body)
        .await
}

#[tokio::test]
async fn hello_world_is_there_and_opens_a_conversation() {
    let (stage, token) = Stage::connected(true).await;
    let (_, page) = stage
        .get(&format!("{}?name=hello_world", path()), &token)
        .await;
    assert_eq!(page["data"][0]["status"], "APPROVED");
    let template = json!({"name": "hello_world", "language": {"code": "en_US"}});
    let (status, answer) = send(&stage, &token, template).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(5_000);
    let shown = stage
        .sandbox
        .messages(INES, twinline_sandbox::BUSINESS)
        .unwrap();
    let last = shown.last().unwrap();
    assert!(
        last.text
            .as_deref()
            .unwrap()
            .starts_with("Welcome and congratulations")
    );
}

#[tokio::test]
async fn a_utility_template_is_approved_at_once_and_its_parameters_are_checked() {
    let (stage, token) = Stage::connected(true).await;
    let (status, made) = stage.post(&path(), &token, &notice("order_ready")).await;
    assert_eq!(
        (status, &made["status"]),
        (200, &json!("APPROVED")),
        "{made}"
    );
    let given = |parameters: Value| {
        json!({
            "name": "order_ready", "language": {"code": "en_US"},
            "components": [{"type": "body", "parameters": parameters}],
        })
    };
    let (status, answer) = send(
        &stage,
        &token,
        given(json!([{"type": "text", "text": "2187"}])),
    )
    .await;
    assert_eq!(status, 200, "{answer}");
    let (_, none) = send(&stage, &token, given(json!([]))).await;
    assert_eq!(none["error"]["code"], 132_000);
    let (_, image) = send(
        &stage,
        &token,
        given(json!([{"type": "image", "image": {"id": "1"}}])),
    )
    .await;
    assert_eq!(image["error"]["code"], 132_012);
    let other = json!({"name": "order_ready", "language": {"code": "pt_BR"}});
    let (status, missing) = send(&stage, &token, other).await;
    assert_eq!((status, &missing["error"]["code"]), (404, &json!(132_001)));
    stage.sandbox.advance(5_000);
    let shown = stage
        .sandbox
        .messages(INES, twinline_sandbox::BUSINESS)
        .unwrap();
    assert_eq!(
        shown.last().unwrap().text.as_deref(),
        Some("Your order 2187 is ready.")
    );
}

#[tokio::test]
async fn marketing_is_reviewed_and_the_app_hears_the_verdict() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .subscribe_fields("messages,message_template_status_update")
        .await;
    let offer = |name: &str, text: &str| json!({"name": name, "language": "en_US", "category": "MARKETING", "components": [{"type": "BODY", "text": text}]});
    let (_, good) = stage
        .post(&path(), &token, &offer("autumn", "New cakes this week."))
        .await;
    let (_, bad) = stage
        .post(
            &path(),
            &token,
            &offer("hidden", "See bit.ly/cakes for more."),
        )
        .await;
    assert_eq!(
        (&good["status"], &bad["status"]),
        (&json!("PENDING"), &json!("PENDING"))
    );
    let template = json!({"name": "autumn", "language": {"code": "en_US"}});
    let (_, early) = send(&stage, &token, template).await;
    assert_eq!(early["error"]["code"], 132_001);
    stage.sandbox.advance(31_000);
    stage
        .wait("both verdicts", |all| verdicts(all).len() == 2)
        .await;
    let told = verdicts(&stage.received());
    assert_eq!(told[0]["event"], "APPROVED");
    assert_eq!(
        (&told[1]["event"], &told[1]["reason"]),
        (&json!("REJECTED"), &json!("INVALID_FORMAT"))
    );
    let (_, refused) = stage
        .get(&format!("/{}", bad["id"].as_str().unwrap()), &token)
        .await;
    assert_eq!(refused["status"], "REJECTED");
}

#[tokio::test]
async fn pages_are_followed_by_their_cursors() {
    let (stage, token) = Stage::connected(true).await;
    for n in 0..7 {
        stage
            .post(&path(), &token, &notice(&format!("notice_{n}")))
            .await;
        stage.sandbox.advance(1_000);
    }
    let mut seen = Vec::new();
    let mut next = Some(format!("{}{}?fields=name&limit=3", stage.base, path()));
    while let Some(url) = next {
        let (_, page) = stage
            .get(url.strip_prefix(&stage.base).unwrap(), &token)
            .await;
        let names = page["data"].as_array().unwrap().iter();
        seen.extend(names.map(|row| row["name"].as_str().unwrap().to_owned()));
        next = page["paging"]["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen.len(), 8, "{seen:?}");
    seen.dedup();
    assert_eq!(seen.len(), 8, "none twice");
}

#[tokio::test]
async fn an_approved_template_is_edited_once_a_day() {
    let (stage, token) = Stage::connected(true).await;
    let (_, made) = stage.post(&path(), &token, &notice("order_ready")).await;
    let node = format!("/v25.0/{}", made["id"].as_str().unwrap());
    let words = json!({"components": [{"type": "BODY", "text": "It is ready."}]});
    let (status, _) = stage.post(&node, &token, &words).await;
    assert_eq!(status, 200);
    let (status, twice) = stage.post(&node, &token, &words).await;
    assert_eq!((status, &twice["error"]["code"]), (400, &json!(100)));
    stage.sandbox.advance(24 * 3_600_000 + 1);
    let (status, _) = stage.post(&node, &token, &words).await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn removed_by_name_in_every_language_or_not_at_all() {
    let (stage, token) = Stage::connected(true).await;
    stage.post(&path(), &token, &notice("order_ready")).await;
    let mut other = notice("order_ready");
    other["language"] = json!("pt_BR");
    stage.post(&path(), &token, &other).await;
    let (_, twice) = stage.post(&path(), &token, &other).await;
    assert_eq!(twice["error"]["error_subcode"], 2_388_024);
    let url = format!("{}{}?name=order_ready", stage.base, path());
    let delete = |url: String| stage.http().delete(url).bearer_auth(&token).send();
    assert_eq!(delete(url.clone()).await.unwrap().status(), 200);
    assert_eq!(delete(url).await.unwrap().status(), 400);
    let (_, page) = stage.get(&path(), &token).await;
    assert_eq!(page["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn templates_are_put_away_and_taken_back() {
    let (stage, token) = Stage::connected(true).await;
    let (_, made) = stage.post(&path(), &token, &notice("order_ready")).await;
    let id = made["id"].as_str().unwrap();
    let body = json!({"hsm_ids": [id, "1"]});
    let (status, told) = stage
        .post(&format!("{}/archive", path()), &token, &body)
        .await;
    assert_eq!(
        (status, &told["archived_templates"]),
        (200, &json!([id])),
        "{told}"
    );
    assert!(told["failed_templates"]["1"].is_string());
    let given = json!({"name": "order_ready", "language": {"code": "en_US"}});
    assert_eq!(
        send(&stage, &token, given).await.1["error"]["code"],
        132_001
    );
    let body = json!({"hsm_ids": id});
    let (_, told) = stage
        .post(&format!("{}/unarchive", path()), &token, &body)
        .await;
    assert_eq!(told["unarchived_templates"], json!([id]));
    let (_, node) = stage.get(&format!("/v25.0/{id}"), &token).await;
    assert_eq!(node["status"], "APPROVED");
}

#[tokio::test]
async fn a_template_of_the_library_is_approved_as_it_stands() {
    let (stage, token) = Stage::connected(true).await;
    let (_, library) = stage
        .get("/v25.0/message_template_library?search=delivery", &token)
        .await;
    assert_eq!(library["data"][0]["name"], "delivery_update_1");
    let body = json!({
        "name": "on_its_way", "language": "en_US", "category": "UTILITY", "library_template_name": "delivery_update_1",
        "library_template_button_inputs":
            "[{'type':'URL','url':{'base_url':'https://forno.example/{{1}}','url_suffix_example':'https://forno.example/7'}}]",
    });
    let (status, made) = stage.post(&path(), &token, &body).await;
    assert_eq!(
        (status, &made["status"]),
        (200, &json!("APPROVED")),
        "{made}"
    );
    let node = format!(
        "/v25.0/{}?fields=library_template_name,components",
        made["id"].as_str().unwrap()
    );
    let (_, told) = stage.get(&node, &token).await;
    assert_eq!(told["library_template_name"], "delivery_update_1");
    assert_eq!(
        told["components"][2]["buttons"][0]["url"],
        "https://forno.example/{{1}}"
    );
    let unknown = json!({"name": "x", "language": "en_US", "category": "UTILITY", "library_template_name": "none"});
    assert_eq!(stage.post(&path(), &token, &unknown).await.0, 400);
}

#[tokio::test]
async fn authentication_templates_are_previewed_and_made_in_several_languages() {
    let (stage, token) = Stage::connected(true).await;
    let query = "category=AUTHENTICATION&languages=en_US,pt_BR&add_security_recommendation=true&code_expiration_minutes=10";
    let (_, told) = stage
        .get(
            &format!("/v25.0/{WABA}/message_template_previews?{query}"),
            &token,
        )
        .await;
    assert_eq!(told["data"].as_array().unwrap().len(), 2, "{told}");
    assert_eq!(
        told["data"][0]["footer"],
        "This code expires in 10 minutes."
    );
    let body = json!({
        "name": "code", "languages": ["en_US", "es_ES"], "category": "AUTHENTICATION",
        "components": [
            {"type": "BODY", "add_security_recommendation": true},
            {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]},
        ],
    });
    let upsert = format!("/v25.0/{WABA}/upsert_message_templates");
    let (status, made) = stage.post(&upsert, &token, &body).await;
    assert_eq!(
        (status, &made["data"][1]["status"]),
        (200, &json!("APPROVED")),
        "{made}"
    );
    let (_, again) = stage.post(&upsert, &token, &body).await;
    assert_eq!(again, made, "made once, remade since");
}

#[tokio::test]
async fn two_templates_are_compared() {
    let (stage, token) = Stage::connected(true).await;
    let (_, one) = stage.post(&path(), &token, &notice("one")).await;
    let (_, two) = stage.post(&path(), &token, &notice("two")).await;
    let given = json!({
        "name": "two", "language": {"code": "en_US"},
        "components": [{"type": "body", "parameters": [{"type": "text", "text": "7"}]}],
    });
    send(&stage, &token, given).await;
    let (one, two) = (one["id"].as_str().unwrap(), two["id"].as_str().unwrap());
    let start = crate::stage::START / 1_000 - 60;
    let query = format!("template_ids={two}&start={start}&end={}", start + 86_400);
    let (status, told) = stage
        .get(&format!("/v25.0/{one}/compare?{query}"), &token)
        .await;
    assert_eq!(status, 200, "{told}");
    assert_eq!(
        told["data"][1]["number_values"],
        json!([{"key": one, "value": 0}, {"key": two, "value": 1}])
    );
}
