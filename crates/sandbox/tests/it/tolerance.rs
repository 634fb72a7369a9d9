//! What the Graph API says of itself and takes from clients of every habit (graph-api.md 1.1, 3.1, 5.3, 5.4, 10).

use serde_json::{Value, json};

use crate::stage::{PNID, Stage, WABA};

#[tokio::test]
async fn the_version_asked_for_is_told_back_and_every_answer_can_be_traced() {
    let (stage, token) = Stage::connected(true).await;
    for (path, version) in [
        (format!("/v23.0/{PNID}"), "v23.0"),
        (format!("/{PNID}/"), "v25.0"),
        ("/v19.0/nothing".to_owned(), "v19.0"),
    ] {
        let url = format!("{}{path}", stage.base);
        let answer = stage.http().get(url).bearer_auth(&token).send().await;
        let answer = answer.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("facebook-api-version"), version, "{path}");
        assert!(!header("x-fb-trace-id").is_empty());
        assert_eq!(header("content-type"), "application/json; charset=UTF-8");
    }
}

#[tokio::test]
async fn unknown_fields_and_calls_are_refused_and_counted() {
    let (stage, token) = Stage::connected(true).await;
    for path in [
        format!("/v25.0/{PNID}?fields=shoe_size"),
        format!("/v25.0/{WABA}?fields=name,shoe_size"),
        format!("/v25.0/{PNID}/whatsapp_business_profile?fields=shoe_size"),
        "/v25.0/me/accounts".to_owned(),
        format!("/v25.0/{PNID}/shoes"),
        "/v25.0/12345".to_owned(),
    ] {
        let (status, refused) = stage.get(&path, &token).await;
        let code = &refused["error"]["code"];
        assert_eq!((status, code), (400, &json!(100)), "{path}");
    }
    let (_, gaps) = stage.get("/bench/api/gaps", "").await;
    let named: Vec<&str> = gaps["gaps"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|gap| gap["what"].as_str())
        .collect();
    // A number that is nobody's is a mistake of the caller's, and no gap.
    let expected = [
        "GET Number/shoes",
        "GET me/accounts",
        "field shoe_size of WhatsAppBusinessAccount",
        "field shoe_size of WhatsAppBusinessPhoneNumber",
        "field shoe_size of WhatsAppBusinessProfile",
    ];
    assert_eq!(named, expected);
}

#[tokio::test]
async fn a_file_is_found_under_its_own_number_only() {
    let (stage, token) = Stage::connected(true).await;
    let part = reqwest::multipart::Part::bytes(b"%PDF-1.4 bread".to_vec());
    let part = part
        .file_name("bread.pdf")
        .mime_str("application/pdf")
        .unwrap();
    let form = reqwest::multipart::Form::new().part("file", part);
    let url = format!(
        "{}/v25.0/{PNID}/media?messaging_product=whatsapp",
        stage.base
    );
    let sent = stage.http().post(url).bearer_auth(&token).multipart(form);
    let uploaded: Value = sent.send().await.unwrap().json().await.unwrap();
    let id = uploaded["id"].as_str().unwrap();
    let (status, _) = stage
        .get(&format!("/{id}?phone_number_id={PNID}"), &token)
        .await;
    assert_eq!(status, 200);
    let (status, refused) = stage.get(&format!("/{id}?phone_number_id=7"), &token).await;
    let subcode = &refused["error"]["error_subcode"];
    assert_eq!((status, subcode), (400, &json!(33)), "{refused}");
}

#[tokio::test]
async fn links_are_told_by_the_fields_asked_for() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{PNID}/message_qrdls");
    let body = json!({"prefilled_message": "One rye loaf"});
    let (_, made) = stage.post(&path, &token, &body).await;
    let (_, told) = stage
        .get(
            &format!("{path}?fields=code,qr_image_url.format(PNG)"),
            &token,
        )
        .await;
    let row = told["data"][0].as_object().unwrap();
    assert_eq!(row["code"], made["code"]);
    assert!(row["qr_image_url"].as_str().unwrap().contains(".png"));
    assert_eq!(row.len(), 2, "{row:?}");
    let (_, usual) = stage.get(&path, &token).await;
    assert_eq!(usual["data"][0]["prefilled_message"], "One rye loaf");
}

#[tokio::test]
async fn one_address_alone_is_a_list_of_one() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{PNID}/whatsapp_business_profile");
    let query = "messaging_product=whatsapp&websites=https%3A%2F%2Fforno.example%2F";
    let (status, _) = stage
        .post(&format!("{path}?{query}"), &token, &json!({}))
        .await;
    assert_eq!(status, 200);
    let (_, told) = stage.get(&format!("{path}?fields=websites"), &token).await;
    assert_eq!(
        told["data"][0]["websites"],
        json!(["https://forno.example/"])
    );
    let (_, shown) = stage.get("/bench/api/profile", "").await;
    assert_eq!(shown["websites"], json!(["https://forno.example/"]));
}
