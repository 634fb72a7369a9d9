//! What the account and the number keep besides messages: profile, blocked people, links, settings, uploads.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, INES_DIGITS, PNID, Stage, WABA};

fn of_number(edge: &str) -> String {
    format!("/v25.0/{PNID}/{edge}")
}

#[tokio::test]
async fn a_profile_is_kept_and_told_as_asked() {
    let (stage, token) = Stage::connected(true).await;
    let path = of_number("whatsapp_business_profile");
    let told = json!({
        "messaging_product": "whatsapp", "about": "Bread since 1962", "vertical": "RESTAURANT",
        "websites": "[\"https://forno.example\"]",
    });
    let (status, answer) = stage.post(&path, &token, &told).await;
    assert_eq!(status, 200, "{answer}");
    let (_, page) = stage
        .get(&format!("{path}?fields=about,websites,email"), &token)
        .await;
    let row = json!({"messaging_product": "whatsapp", "about": "Bread since 1962", "websites": ["https://forno.example"]});
    assert_eq!(page, json!({"data": [row]}));
    for odd in [
        json!({"about": "x".repeat(140)}),
        json!({"vertical": "BAKERY"}),
        json!({"websites": ["forno"]}),
    ] {
        let mut odd = odd;
        odd["messaging_product"] = json!("whatsapp");
        let (_, refused) = stage.post(&path, &token, &odd).await;
        assert_eq!(refused["error"]["code"], 100, "{odd}");
    }
    let (_, unknown) = stage.get(&format!("{path}?fields=shoe_size"), &token).await;
    assert_eq!(
        unknown["error"]["message"],
        "(#100) Tried accessing nonexisting field (shoe_size) on node type (WhatsAppBusinessProfile)"
    );
}

#[tokio::test]
async fn whoever_is_blocked_reaches_nobody_and_is_reached_by_nobody() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.advance(25 * 3_600_000);
    let path = of_number("block_users");
    let users = json!({"messaging_product": "whatsapp", "block_users": [{"user": format!("+{INES_DIGITS}")}]});
    let (status, early) = stage.post(&path, &token, &users).await;
    assert_eq!(
        (status, &early["error"]["code"]),
        (400, &json!(139_100)),
        "nobody who is silent is blocked"
    );
    assert_eq!(
        early["block_users"]["failed_users"][0]["errors"][0]["code"],
        131_047
    );
    stage.sandbox.send_text(INES, BUSINESS, "hello").unwrap();
    let (status, done) = stage.post(&path, &token, &users).await;
    assert_eq!(
        (status, &done["block_users"]["added_users"][0]["wa_id"]),
        (200, &json!(INES_DIGITS))
    );
    let before = stage.sandbox.messages(BUSINESS, INES).unwrap().len();
    stage
        .sandbox
        .send_text(INES, BUSINESS, "can you hear me?")
        .unwrap();
    assert_eq!(
        stage.sandbox.messages(BUSINESS, INES).unwrap().len(),
        before
    );
    let (_, sent) = stage.send_text(&token, INES_DIGITS, "no").await;
    stage.sandbox.advance(1_000);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["id"], sent["messages"][0]["id"]);
    assert_eq!(
        (&statuses[0]["status"], &statuses[0]["errors"][0]["code"]),
        (&json!("failed"), &json!(131_026))
    );
    let (_, page) = stage.get(&path, &token).await;
    assert_eq!(page["data"][0]["wa_id"], INES_DIGITS);
    let url = format!("{}{path}", stage.base);
    let freed = stage
        .http()
        .delete(url)
        .bearer_auth(&token)
        .json(&users)
        .send()
        .await
        .unwrap();
    let freed: Value = freed.json().await.unwrap();
    assert_eq!(
        freed["block_users"]["removed_users"][0]["wa_id"],
        INES_DIGITS
    );
    stage.sandbox.send_text(INES, BUSINESS, "and now?").unwrap();
    let heard = stage.sandbox.messages(BUSINESS, INES).unwrap();
    assert_eq!(heard.last().unwrap().text.as_deref(), Some("and now?"));
    assert!(
        heard
            .iter()
            .all(|message| message.text.as_deref() != Some("can you hear me?"))
    );
}

#[tokio::test]
async fn a_link_is_made_changed_in_three_ways_and_removed() {
    let (stage, token) = Stage::connected(true).await;
    let path = of_number("message_qrdls");
    let (_, made) = stage
        .post(
            &path,
            &token,
            &json!({"prefilled_message": "one", "generate_qr_image": "SVG"}),
        )
        .await;
    let code = made["code"].as_str().unwrap().to_owned();
    assert!(made["qr_image_url"].is_string());
    for (at, body) in [
        (
            path.clone(),
            json!({"code": code, "prefilled_message": "two"}),
        ),
        (
            format!("{path}/{code}"),
            json!({"prefilled_message": "three"}),
        ),
        (format!("{path}/{code}?prefilled_message=four"), json!({})),
    ] {
        let (status, changed) = stage.post(&at, &token, &body).await;
        assert_eq!((status, &changed["code"]), (200, &json!(code)));
    }
    let (_, page) = stage.get(&format!("{path}/"), &token).await;
    assert_eq!(page["data"][0]["prefilled_message"], "four");
    let url = format!("{}{path}/{code}", stage.base);
    assert_eq!(
        stage
            .http()
            .delete(&url)
            .bearer_auth(&token)
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    assert_eq!(
        stage
            .http()
            .delete(&url)
            .bearer_auth(&token)
            .send()
            .await
            .unwrap()
            .status(),
        400
    );
}

#[tokio::test]
async fn a_coexistence_number_is_not_registered_from_here() {
    let (stage, token) = Stage::connected(true).await;
    for (edge, body, code) in [
        (
            "register",
            json!({"messaging_product": "whatsapp", "pin": "123456"}),
            133_015,
        ),
        ("deregister", json!({}), 100),
        (
            "request_code",
            json!({"code_method": "SMS", "language": "en_US"}),
            136_024,
        ),
        ("verify_code", json!({"code": "123456"}), 136_024),
    ] {
        let (status, answer) = stage.post(&of_number(edge), &token, &body).await;
        assert_eq!(
            (status, &answer["error"]["code"]),
            (400, &json!(code)),
            "{edge}: {answer}"
        );
    }
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}"), &token, &json!({"pin": "123456"}))
        .await;
    assert_eq!(status, 200);
    let (_, number) = stage
        .get(&format!("/{PNID}?fields=is_pin_enabled"), &token)
        .await;
    assert_eq!(number["is_pin_enabled"], true);
}

#[tokio::test]
async fn an_upload_comes_in_parts_and_gives_a_handle() {
    let (stage, token) = Stage::connected(true).await;
    let app = stage.sandbox.app().app_id;
    let opened = format!("/v25.0/{app}/uploads?file_name=a.png&file_length=6&file_type=image/png");
    let (_, session) = stage.post(&opened, &token, &json!({})).await;
    let id = session["id"].as_str().unwrap().to_owned();
    let part = async |offset: &str, bytes: &'static str| {
        let request = stage.http().post(format!("{}/v25.0/{id}", stage.base));
        let request = request.header("Authorization", format!("OAuth {token}"));
        let answer = request
            .header("file_offset", offset)
            .body(bytes)
            .send()
            .await
            .unwrap();
        answer.json::<Value>().await.unwrap()
    };
    assert_eq!(part("0", "abc").await["file_offset"], 3);
    assert_eq!(part("0", "abc").await["error"]["code"], 100, "a part twice");
    let (_, there) = stage.get(&format!("/v25.0/{id}"), &token).await;
    assert_eq!(there["file_offset"], 3);
    let handle = part("3", "def").await["h"].as_str().unwrap().to_owned();
    let profile = json!({"messaging_product": "whatsapp", "profile_picture_handle": handle});
    let (status, _) = stage
        .post(&of_number("whatsapp_business_profile"), &token, &profile)
        .await;
    assert_eq!(status, 200);
    let asked = of_number("whatsapp_business_profile?fields=profile_picture_url");
    let (_, shown) = stage.get(&asked, &token).await;
    let url = shown["data"][0]["profile_picture_url"].as_str().unwrap();
    let picture = stage.http().get(url).send().await.unwrap();
    assert_eq!(picture.bytes().await.unwrap().as_ref(), b"abcdef");
}

#[tokio::test]
async fn a_wrong_proof_of_the_secret_is_refused() {
    let (stage, token) = Stage::connected(true).await;
    let secret = stage.sandbox.app().app_secret;
    let right = twinline_wire::signature::sign(secret.as_bytes(), token.as_bytes());
    let right = right.strip_prefix("sha256=").unwrap();
    let ask = async |proof: &str| {
        stage
            .get(
                &format!("/{WABA}?fields=name&appsecret_proof={proof}"),
                &token,
            )
            .await
            .0
    };
    assert_eq!((ask(right).await, ask("00").await), (200, 400));
}

#[tokio::test]
async fn what_is_not_emulated_is_refused_and_counted() {
    let (stage, token) = Stage::connected(true).await;
    for _ in 0..2 {
        let (status, answer) = stage
            .get(&format!("/{WABA}/product_catalogs"), &token)
            .await;
        assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)));
    }
    let (_, gaps) = stage.get("/bench/api/gaps", &token).await;
    assert_eq!(
        gaps["gaps"],
        json!([{"what": "GET Waba/product_catalogs", "times": 2}])
    );
}

#[tokio::test]
async fn pictures_of_links_are_there_for_anybody() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{PNID}/message_qrdls");
    for (format, mime, begins) in [
        ("SVG", "image/svg+xml", b"<?xm".as_slice()),
        ("PNG", "image/png", b"\x89PNG".as_slice()),
    ] {
        let body = json!({"prefilled_message": "Bread", "generate_qr_image": format});
        let (_, link) = stage.post(&path, &token, &body).await;
        let url = link["qr_image_url"].as_str().unwrap();
        let picture = stage.http().get(url).send().await.unwrap();
        assert_eq!(picture.headers()["content-type"], mime);
        assert!(picture.bytes().await.unwrap().starts_with(begins));
        let gone = url.replace(link["code"].as_str().unwrap(), "NOBODYS");
        let gone = stage.http().get(gone).send().await.unwrap();
        assert_eq!(gone.status(), 404);
    }
    let body = json!({"prefilled_message": "Bread", "generate_qr_image": "GIF"});
    let (status, _) = stage.post(&path, &token, &body).await;
    assert_eq!(status, 400);
}
