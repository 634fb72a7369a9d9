//! Flows: drafted, drawn, published, deprecated; and what was sent, counted.

use serde_json::{Value, json};

use crate::stage::{INES, INES_DIGITS, PNID, START, Stage, WABA};

async fn draw(stage: &Stage, token: &str, flow: &str, drawing: &'static str) -> Value {
    let file = reqwest::multipart::Part::bytes(drawing.as_bytes()).file_name("flow.json");
    let form = reqwest::multipart::Form::new()
        .text("name", "flow.json")
        .text("asset_type", "FLOW_JSON")
        .part("file", file);
    let url = format!("{}/v25.0/{flow}/assets", stage.base);
    let answer = stage
        .http()
        .post(url)
        .bearer_auth(token)
        .multipart(form)
        .send()
        .await
        .unwrap();
    answer.json().await.unwrap()
}

#[tokio::test]
async fn a_flow_is_published_once_it_is_sound() {
    let (stage, token) = Stage::connected(true).await;
    stage.subscribe_fields("messages,flows").await;
    let path = format!("/v25.0/{WABA}/flows");
    let wanted = json!({"name": "Orders", "categories": ["OTHER"]});
    let (status, made) = stage.post(&path, &token, &wanted).await;
    assert_eq!(status, 200, "{made}");
    let id = made["id"].as_str().unwrap().to_owned();
    let (status, _) = stage.post(&path, &token, &wanted).await;
    assert_eq!(status, 400, "a name twice");
    let publish = format!("/v25.0/{id}/publish");
    assert_eq!(
        stage.post(&publish, &token, &json!({})).await.0,
        400,
        "nothing is drawn"
    );
    let odd = draw(&stage, &token, &id, "{}").await;
    assert_eq!(odd["validation_errors"].as_array().unwrap().len(), 2);
    let sound = r#"{"version": "7.1", "screens": [{"id": "A", "layout": {}}]}"#;
    assert_eq!(
        draw(&stage, &token, &id, sound).await["validation_errors"],
        json!([])
    );
    let (_, assets) = stage.get(&format!("/{id}/assets"), &token).await;
    let url = assets["data"][0]["download_url"].as_str().unwrap();
    let drawing = stage.http().get(url).send().await.unwrap();
    assert_eq!(drawing.text().await.unwrap(), sound);
    assert_eq!(stage.post(&publish, &token, &json!({})).await.0, 200);
    let (_, node) = stage
        .get(&format!("/{id}?fields=status,json_version"), &token)
        .await;
    assert_eq!(
        (&node["status"], &node["json_version"]),
        (&json!("PUBLISHED"), &json!("7.1"))
    );
    let delete = stage
        .http()
        .delete(format!("{}/{id}", stage.base))
        .bearer_auth(&token)
        .send();
    assert_eq!(
        delete.await.unwrap().status(),
        400,
        "only drafts are deleted"
    );
    assert_eq!(
        stage
            .post(&format!("/{id}/deprecate"), &token, &json!({}))
            .await
            .0,
        200
    );
    stage
        .wait("both turns", |all| {
            let told: String = all.iter().map(|one| one.value.to_string()).collect();
            told.contains("\"new_status\":\"PUBLISHED\"")
                && told.contains("\"new_status\":\"DEPRECATED\"")
        })
        .await;
}

#[tokio::test]
async fn what_was_sent_is_counted_by_time_and_price() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, twinline_sandbox::BUSINESS, "hello")
        .unwrap();
    stage.send_text(&token, INES_DIGITS, "one").await;
    let template = json!({
        "messaging_product": "whatsapp", "to": INES_DIGITS, "type": "template",
        "template": {"name": "hello_world", "language": {"code": "en_US"}},
    });
    stage
        .post(&format!("/v25.0/{PNID}/messages"), &token, &template)
        .await;
    stage.sandbox.advance(10_000);
    let day = START.div_euclid(1_000) / 86_400 * 86_400;
    let span = format!("start({day}).end({}).granularity(DAY)", day + 2 * 86_400);
    let (status, node) = stage
        .get(&format!("/{WABA}?fields=analytics.{span}"), &token)
        .await;
    assert_eq!(status, 200, "{node}");
    let points = node["analytics"]["data_points"].as_array().unwrap();
    let sum = |name: &str| {
        points
            .iter()
            .filter_map(|point| point[name].as_u64())
            .sum::<u64>()
    };
    assert_eq!((sum("sent"), sum("delivered")), (2, 2));
    let (_, node) = stage
        .get(&format!("/{WABA}?fields=pricing_analytics.{span}"), &token)
        .await;
    let rows = node["pricing_analytics"]["data"][0]["data_points"]
        .as_array()
        .unwrap();
    let categories: Vec<_> = rows
        .iter()
        .map(|row| row["pricing_category"].as_str().unwrap())
        .collect();
    assert_eq!(categories, ["SERVICE", "UTILITY"]);
    let (status, _) = stage
        .get(&format!("/{WABA}?fields=analytics"), &token)
        .await;
    assert_eq!(status, 400, "a span is needed");
    let far = format!(
        "/{WABA}/pricing_analytics?start=0&end={}&granularity=DAILY",
        i64::MAX
    );
    assert_eq!(stage.get(&far, &token).await.0, 400);
}

#[tokio::test]
async fn a_draft_is_sent_as_a_draft_alone() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, twinline_sandbox::BUSINESS, "hello")
        .unwrap();
    let drawing = json!({"version": "7.1", "screens": [{"id": "A", "layout": {}}]});
    let wanted =
        json!({"name": "Orders", "categories": ["OTHER"], "flow_json": drawing.to_string()});
    let path = format!("/v25.0/{WABA}/flows");
    let (_, made) = stage.post(&path, &token, &wanted).await;
    let flow = made["id"].as_str().unwrap();
    let send = async |mode: Value| {
        let mut parameters =
            json!({"flow_message_version": "3", "flow_id": flow, "flow_cta": "Order"});
        if !mode.is_null() {
            parameters["mode"] = mode;
        }
        let body = json!({
            "messaging_product": "whatsapp", "to": INES_DIGITS, "type": "interactive",
            "interactive": {"type": "flow", "body": {"text": "Order"}, "action": {"name": "flow", "parameters": parameters}},
        });
        stage
            .post(&format!("/v25.0/{PNID}/messages"), &token, &body)
            .await
    };
    for mode in [json!(null), json!("published"), json!("rehearsal")] {
        let (status, answer) = send(mode).await;
        assert_eq!(
            (status, &answer["error"]["code"]),
            (400, &json!(131_009)),
            "{answer}"
        );
    }
    let (status, answer) = send(json!("draft")).await;
    assert_eq!(status, 200, "{answer}");
    let (status, _) = stage
        .post(&format!("/{flow}/publish"), &token, &json!({}))
        .await;
    assert_eq!(status, 200);
    assert_eq!(send(json!(null)).await.0, 200);
}
