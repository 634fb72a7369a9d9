//! Bad input, a full or broken disk, strangers: refused clearly or kept, never dropped.

use twinline_wire::signature::{HEADER, sign};

use crate::house::{House, eventually};

impl House {
    async fn post(&self, body: impl Into<Vec<u8>>, signature: Option<&str>) -> u16 {
        let body = body.into();
        let right = sign(self.secret.as_bytes(), &body);
        let mut request = reqwest::Client::new().post(format!("{}/webhooks/whatsapp", self.url));
        match signature {
            None => request = request.header(HEADER, right),
            Some("") => {}
            Some(other) => request = request.header(HEADER, other),
        }
        request.body(body).send().await.unwrap().status().as_u16()
    }

    async fn unreadable_reasons(&self) -> Vec<String> {
        let rows = self.app.store.unreadables(None, 50).await.unwrap();
        rows.into_iter().map(|row| row.what.reason).collect()
    }
}

fn text_to(line: &str, id: &str) -> String {
    serde_json::json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{
        "field": "messages", "value": {"messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "1", "phone_number_id": line},
            "messages": [{"from": "447700900899", "id": id, "timestamp": "1795000000", "type": "text",
                          "text": {"body": "hello"}}]}}]}]})
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_or_missing_signature_is_refused_counted_and_stores_nothing() {
    let house = House::new().await;
    let before = house.app.journal.durable_to();
    let body = text_to("1", "wamid.forged");
    let forged = sign(b"another secret", body.as_bytes());
    assert_eq!(house.post(body.clone(), Some(&forged)).await, 401);
    assert_eq!(house.post(body.clone(), Some("")).await, 401);
    assert_eq!(house.post(body, Some("sha256=nonsense")).await, 401);
    assert_eq!(house.app.metrics.refused_signatures(), 3);
    assert_eq!(house.app.journal.durable_to(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_json_or_has_no_known_shape_is_kept_and_answered() {
    let house = House::new().await;
    assert_eq!(house.post("this is not JSON", None).await, 200);
    assert_eq!(house.post(r#"{"some":"thing"}"#, None).await, 200);
    eventually("both are listed", async || {
        house.unreadable_reasons().await.len() == 2
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn news_for_a_number_that_nobody_connected_is_kept_and_shown() {
    let house = House::new().await;
    assert_eq!(
        house.post(text_to("9999", "wamid.stranger"), None).await,
        200
    );
    eventually("it is listed", async || {
        house
            .unreadable_reasons()
            .await
            .iter()
            .any(|reason| reason.contains("9999"))
    })
    .await;
    assert_eq!(house.app.store.unknown_lines().await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_event_does_not_hold_its_neighbours() {
    let house = House::new().await;
    let line = house
        .app
        .store
        .line(house.line)
        .await
        .unwrap()
        .unwrap()
        .address;
    let body = serde_json::json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{
        "field": "messages", "value": {"messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "1", "phone_number_id": line},
            "messages": [{"this": "is no message"},
                         {"from": "447700900898", "id": "wamid.good", "timestamp": "1795000000", "type": "text",
                          "text": {"body": "the good one"}}]}}]}]});
    assert_eq!(house.post(body.to_string(), None).await, 200);
    eventually("the bad one is listed", async || {
        house.unreadable_reasons().await.len() == 1
    })
    .await;
    eventually("the good one is shown", async || {
        let query = twinline_store::ListQuery {
            workspace: house.app.workspace,
            view: twinline_store::View::All,
            person: house.marta,
            q: Some("447700900898".to_owned()),
            filters: twinline_store::Filters::default(),
            sort: twinline_store::Sort::Recent,
            limit: 1,
            cursor: None,
        };
        !house
            .app
            .store
            .conversations(&query)
            .await
            .unwrap()
            .items
            .is_empty()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_of_seventeen_mebibytes_is_refused_with_an_alert_and_one_of_three_is_taken() {
    let house = House::new().await;
    assert_eq!(house.post(vec![b' '; 17 << 20], None).await, 413);
    assert!(
        house
            .app
            .alerts
            .list()
            .iter()
            .any(|alert| alert.code == "delivery_too_large")
    );
    assert_eq!(house.post(vec![b' '; 3 << 20], None).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_takes_nothing_is_answered_503_and_nothing_is_lost_once_it_does() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900806");
    house.customer_says(&mut ana, "before").await;
    house.disk.refuse_changes(true);
    assert_eq!(house.post("{}", None).await, 503);
    assert!(
        house
            .app
            .alerts
            .list()
            .iter()
            .any(|alert| alert.code == "journal_unwritable")
    );
    house
        .sandbox
        .send_text(&ana.phone, twinline_sandbox::BUSINESS, "meanwhile")
        .unwrap();
    house.disk.refuse_changes(false);
    eventually("WhatsApp's next try is taken", async || {
        house.sandbox.advance(60_000);
        house.in_inbox(ana.conversation).await.get("meanwhile") == Some(&1)
    })
    .await;
}
