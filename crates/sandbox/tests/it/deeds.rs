//! What tests of the rules do again and again: templates made and sent, what became of a send, the bench's settings.

use serde_json::{Value, json};

use crate::stage::{PNID, Received, Stage, WABA, rows};

/// Changes something at the bench; answers with its status.
pub(crate) async fn patch(stage: &Stage, path: &str, body: Value) -> (u16, Value) {
    stage.bench_call("PATCH", path, Some(&body)).await
}

/// A template with one line of text, approved. Its id.
pub(crate) async fn approved(stage: &Stage, token: &str, name: &str, category: &str) -> String {
    let body = json!({
        "name": name, "language": "en_US", "category": category,
        "components": [{"type": "BODY", "text": "There is news for you."}],
    });
    let (status, made) = create(stage, token, &body).await;
    assert_eq!(status, 200, "{made}");
    stage.sandbox.advance(31_000);
    made["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn create(stage: &Stage, token: &str, body: &Value) -> (u16, Value) {
    let path = format!("/v25.0/{WABA}/message_templates");
    stage.post(&path, token, body).await
}

/// Sends anything; `body` without what every send has.
pub(crate) async fn send(stage: &Stage, token: &str, body: &Value) -> (u16, Value) {
    let mut whole = body.clone();
    whole["messaging_product"] = json!("whatsapp");
    stage
        .post(&format!("/v25.0/{PNID}/messages"), token, &whole)
        .await
}

/// A send of a template without parameters.
pub(crate) fn template(to: &str, name: &str) -> Value {
    let template = json!({"name": name, "language": {"code": "en_US"}});
    json!({"to": to, "type": "template", "template": template})
}

/// The code a send is refused with; null if it is accepted.
pub(crate) async fn refusal(stage: &Stage, token: &str, body: &Value) -> Value {
    send(stage, token, body).await.1["error"]["code"].clone()
}

/// The code with which an accepted send fails in the end; null if it does not.
pub(crate) async fn fate(stage: &Stage, token: &str, body: &Value) -> Value {
    let (status, answer) = send(stage, token, body).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(7_000);
    let row = first_status(stage, &answer["messages"][0]["id"]).await;
    row["errors"][0]["code"].clone()
}

/// The first status of a message.
pub(crate) async fn first_status(stage: &Stage, wamid: &Value) -> Value {
    let find = |all: &[Received]| {
        let rows = rows(all, "messages", "statuses");
        rows.into_iter().find(|row| row["id"] == *wamid)
    };
    stage.wait("a status", |all| find(all).is_some()).await;
    find(&stage.received()).unwrap()
}

/// The values of a field, in the order in which they came, once there are so many.
pub(crate) async fn values(stage: &Stage, field: &str, count: usize) -> Vec<Value> {
    let of = |all: &[Received]| -> Vec<Value> {
        let bodies = all.iter().map(|one| &one.value);
        let entries = bodies.flat_map(|body| body["entry"].as_array().into_iter().flatten());
        let changes = entries.flat_map(|entry| entry["changes"].as_array().into_iter().flatten());
        changes
            .filter(|change| change["field"] == field)
            .map(|change| change["value"].clone())
            .collect()
    };
    stage.wait(field, |all| of(all).len() >= count).await;
    of(&stage.received())
}
