//! Several businesses in one sandbox: one app serves them all, and none sees what is another's.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::page::Page;
use crate::stage::{INES, INES_DIGITS, PNID, Received, Stage, WABA, rows};

const DIGITS: &str = "442079460999";
const ROSA_DIGITS: &str = "447700900777";

/// A business beside the example one, with a customer Rosa (`c1`).
struct Second {
    waba: String,
    pnid: String,
    /// Where its control API is, after `/bench/api`.
    at: String,
}

impl Second {
    async fn open(stage: &Stage) -> Self {
        let body = json!({"name": "Bike Repair", "number": "+44 20 7946 0999", "owner": "Sol"});
        let (status, opened) = stage.bench_post("/businesses", &body).await;
        assert_eq!(status, 200, "{opened}");
        let text = |key: &str| opened[key].as_str().unwrap().to_owned();
        let at = text("api").strip_prefix("/bench/api").unwrap().to_owned();
        let second = Self {
            waba: text("waba_id"),
            pnid: text("phone_number_id"),
            at,
        };
        let rosa = json!({"name": "Rosa", "digits": ROSA_DIGITS});
        let (status, rosa) = second.post(stage, "/phones", &rosa).await;
        assert_eq!((status, &rosa["id"]), (200, &json!("c1")), "{rosa}");
        second
    }

    /// Returns its token.
    async fn connect(&self, stage: &Stage) -> String {
        let body = json!({"share_history": false});
        let (status, signed_up) = self.post(stage, "/sign_up", &body).await;
        assert_eq!(status, 200, "{signed_up}");
        let (status, answer) = stage.exchange(signed_up["code"].as_str().unwrap()).await;
        assert_eq!(status, 200, "{answer}");
        let token = answer["access_token"].as_str().unwrap().to_owned();
        let path = format!("/v25.0/{}/subscribed_apps", self.waba);
        assert_eq!(stage.post(&path, &token, &json!({})).await.0, 200);
        token
    }

    async fn post(&self, stage: &Stage, path: &str, body: &Value) -> (u16, Value) {
        stage.bench_post(&format!("{}{path}", self.at), body).await
    }

    async fn get(&self, stage: &Stage, path: &str) -> Value {
        let (status, answer) = stage.bench_get(&format!("{}{path}", self.at)).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// Rosa writes.
    async fn write(&self, stage: &Stage, text: &str) {
        let path = format!("/phones/c1/chats/{BUSINESS}/messages");
        let (status, answer) = self.post(stage, &path, &json!({"text": text})).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// What Rosa's phone shows.
    async fn texts(&self, stage: &Stage) -> Vec<String> {
        let path = format!("/phones/c1/chats/{BUSINESS}/messages");
        let answer = self.get(stage, &path).await;
        let messages = answer["messages"].as_array().unwrap().iter();
        messages
            .map(|message| message["text"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn send(&self, stage: &Stage, token: &str, text: &str) -> (u16, Value) {
        let body = json!({
            "messaging_product": "whatsapp", "to": ROSA_DIGITS, "type": "text", "text": {"body": text},
        });
        let path = format!("/v25.0/{}/messages", self.pnid);
        stage.post(&path, token, &body).await
    }
}

/// Texts that arrived for an account.
fn heard(all: &[Received], waba: &str) -> Vec<String> {
    let of = |one: &Received| {
        let entries = one.value["entry"].as_array().unwrap().clone();
        let own = entries.into_iter().filter(|entry| entry["id"] == waba);
        let value = json!({"entry": own.collect::<Vec<_>>()});
        Received {
            value,
            ..one.clone()
        }
    };
    let own: Vec<Received> = all.iter().map(of).collect();
    let messages = rows(&own, "messages", "messages").into_iter();
    messages
        .map(|message| message["text"]["body"].as_str().unwrap().to_owned())
        .collect()
}

fn is_missing((status, answer): (u16, Value)) -> bool {
    let error = &answer["error"];
    status == 400 && error["code"] == 100 && error["error_subcode"] == 33
}

#[tokio::test]
async fn one_callback_hears_of_both_each_as_itself() {
    let (stage, _) = Stage::connected(false).await;
    let second = Second::open(&stage).await;
    let token = second.connect(&stage).await;
    second.write(&stage, "Is my wheel true again?").await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "Two loaves, please")
        .unwrap();
    stage.wait_rows("messages", "messages", 2).await;
    stage.quiet().await;
    let all = stage.received();
    assert!(all.iter().all(|one| one.signature_ok));
    assert_eq!(heard(&all, WABA), ["Two loaves, please"]);
    assert_eq!(heard(&all, &second.waba), ["Is my wheel true again?"]);

    let (status, sent) = second.send(&stage, &token, "Yes, come by").await;
    assert_eq!(status, 200, "{sent}");
    stage.sandbox.advance(10_000);
    stage.wait_rows("messages", "statuses", 1).await;
    let told = stage.received();
    let told = told.iter().flat_map(|one| {
        let changes = one.value["entry"][0]["changes"].as_array().unwrap().clone();
        changes.into_iter().map(|change| change["value"].clone())
    });
    let mut statuses = told.filter(|value| value["statuses"].is_array());
    assert!(statuses.all(|value| value["metadata"]["phone_number_id"] == second.pnid));
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn a_callback_set_later_and_a_later_app_are_everybodys() {
    let stage = Stage::open().await;
    let second = Second::open(&stage).await;
    let token = stage.connect(false).await;
    second.connect(&stage).await;
    second.write(&stage, "Hello?").await;
    stage.wait_rows("messages", "messages", 1).await;
    // An app that came by way of the second is known to the first.
    let body = json!({"name": "Statistics"});
    let (_, app) = second.post(&stage, "/apps", &body).await;
    let (_, apps) = stage.bench_get("/apps").await;
    assert_eq!(apps["apps"][1]["app_id"], app["app_id"], "{apps}");
    assert_eq!(apps["apps"][1]["attached"], false);
    let its = app["token"].as_str().unwrap();
    let path = format!("/v25.0/{}", second.waba);
    assert_eq!(stage.get(&path, its).await.0, 200);
    assert!(is_missing(stage.get(&format!("/v25.0/{WABA}"), its).await));
    assert_eq!(stage.get(&format!("/v25.0/{WABA}"), &token).await.0, 200);
}

#[tokio::test]
async fn no_token_reaches_what_is_anothers() {
    let (stage, first) = Stage::connected(false).await;
    let second = Second::open(&stage).await;
    let token = second.connect(&stage).await;
    for (token, pnid, waba) in [(&first, &*second.pnid, &*second.waba), (&token, PNID, WABA)] {
        let text =
            json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "text": {"body": "?"}});
        let messages = format!("/v25.0/{pnid}/messages");
        assert!(is_missing(stage.post(&messages, token, &text).await));
        for path in [
            pnid.to_owned(),
            format!("{waba}/message_templates"),
            waba.to_owned(),
        ] {
            assert!(
                is_missing(stage.get(&format!("/v25.0/{path}"), token).await),
                "{path}"
            );
        }
    }
    // The app's own token goes where the call points.
    let app = stage.sandbox.app();
    let own = format!("{}|{}", app.app_id, app.app_secret);
    let names = ["Forno Aurora", "Bike Repair"];
    for (waba, name) in [WABA, &*second.waba].into_iter().zip(names) {
        let (status, account) = stage.get(&format!("/v25.0/{waba}"), &own).await;
        assert_eq!((status, &account["name"]), (200, &json!(name)));
    }
    for (token, waba) in [(&first, WABA), (&token, &*second.waba)] {
        let path = format!("/v25.0/debug_token?input_token={token}");
        let (_, told) = stage.get(&path, &own).await;
        let scope = &told["data"]["granular_scopes"][0];
        assert_eq!(scope["target_ids"], json!([waba]), "{told}");
    }
    let path = format!("/v25.0/debug_token?input_token={token}");
    let (_, told) = stage.get(&path, &first).await;
    assert_eq!(told["data"]["is_valid"], false, "{told}");
    // The traffic of each is its own: both attached the app once.
    let path = "/traffic?kind=graph&text=subscribed_apps";
    let (_, theirs) = stage.bench_get(path).await;
    for traffic in [theirs, second.get(&stage, path).await] {
        assert_eq!(
            traffic["exchanges"].as_array().unwrap().len(),
            1,
            "{traffic}"
        );
    }
}

#[tokio::test]
async fn a_restart_keeps_both() {
    let (mut stage, first) = Stage::connected(false).await;
    let second = Second::open(&stage).await;
    let token = second.connect(&stage).await;
    second.write(&stage, "Is my wheel true again?").await;
    let third = json!({"name": "Florist", "number": "442079460888"});
    let (_, third) = stage.bench_post("/businesses", &third).await;
    let third = third["waba_id"].as_str().unwrap();
    let gone = format!("/businesses/{third}");
    assert_eq!(stage.bench_call("DELETE", &gone, None).await.0, 200);
    stage.quiet().await;
    let heard_before = stage.received().len();
    stage.restart().await;
    let (_, list) = stage.bench_get("/businesses").await;
    let list = list["businesses"].as_array().unwrap().clone();
    let wabas: Vec<&str> = list
        .iter()
        .map(|one| one["waba_id"].as_str().unwrap())
        .collect();
    assert_eq!(wabas, [WABA, &second.waba]);
    assert_eq!(
        (&list[0]["first"], &list[1]["first"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(list[1]["linked"], true);
    assert_eq!(second.texts(&stage).await, ["Is my wheel true again?"]);
    for (token, pnid) in [(&first, PNID), (&token, &*second.pnid)] {
        assert_eq!(stage.get(&format!("/v25.0/{pnid}"), token).await.0, 200);
    }
    second.write(&stage, "Hello?").await;
    stage.wait("another", |all| all.len() > heard_before).await;
    assert_eq!(heard(&stage.received(), &second.waba).len(), 2);
    // Ids of one that is gone are not given again.
    let fourth = json!({"name": "Florist", "number": "442079460888"});
    let (_, fourth) = stage.bench_post("/businesses", &fourth).await;
    assert_ne!(fourth["waba_id"], third);
}

#[tokio::test]
async fn one_clock_moves_them_all() {
    let (stage, _) = Stage::connected(false).await;
    let second = Second::open(&stage).await;
    let token = second.connect(&stage).await;
    second.write(&stage, "Is my wheel true again?").await;
    assert_eq!(second.send(&stage, &token, "Yes").await.0, 200);
    let (_, clock) = stage
        .bench_post("/clock", &json!({"advance_ms": 60_000}))
        .await;
    assert_eq!(
        second.get(&stage, "/state").await["clock"]["now"],
        clock["now"]
    );
    // What was on its way has arrived.
    assert_eq!(
        second.texts(&stage).await,
        ["Is my wheel true again?", "Yes"]
    );
    // The other way round, and to what is due next at any of them.
    stage
        .send_text(&stage.connect(false).await, INES_DIGITS, "?")
        .await;
    let next = stage.sandbox.next_timer();
    let (_, clock) = second
        .post(&stage, "/clock", &json!({"to_next": true}))
        .await;
    assert!(clock["now"].as_i64() >= next, "{clock}");
    assert_eq!(
        stage.bench_get("/state").await.1["clock"]["now"],
        clock["now"]
    );
}

#[tokio::test]
async fn one_begins_anew_and_the_other_stays() {
    let (stage, first) = Stage::connected(false).await;
    let second = Second::open(&stage).await;
    let token = second.connect(&stage).await;
    second.write(&stage, "Is my wheel true again?").await;
    let (status, state) = stage.bench_post("/reset", &json!({})).await;
    assert_eq!(status, 200, "{state}");
    assert_eq!(second.texts(&stage).await, ["Is my wheel true again?"]);
    assert_eq!(stage.get(&format!("/v25.0/{PNID}"), &first).await.0, 401);
    assert_eq!(second.send(&stage, &token, "Yes").await.0, 200);

    let first = stage.connect(false).await;
    let (status, state) = second.post(&stage, "/reset", &json!({})).await;
    assert_eq!(status, 200, "{state}");
    assert_eq!(state["business"]["waba_id"], second.waba);
    assert_eq!(
        state["phones"].as_array().unwrap().len(),
        1,
        "nobody but itself"
    );
    assert_eq!(second.send(&stage, &token, "Yes").await.0, 401);
    assert_eq!(stage.get(&format!("/v25.0/{PNID}"), &first).await.0, 200);
    // The callback is the app's, so it is there again as soon as somebody connects.
    second.connect(&stage).await;
    let rosa = json!({"name": "Rosa", "digits": ROSA_DIGITS});
    second.post(&stage, "/phones", &rosa).await;
    second.write(&stage, "Anybody there?").await;
    stage
        .wait("her question", |all| {
            heard(all, &second.waba).contains(&"Anybody there?".to_owned())
        })
        .await;
    let (status, problem) = second.post(&stage, "/reset", &json!({"empty": true})).await;
    assert_eq!(status, 400);
    assert!(
        problem["error"]["remedy"]
            .as_str()
            .unwrap()
            .contains("DELETE")
    );
}

#[tokio::test]
async fn snapshots_are_each_ones_own() {
    let stage = Stage::open().await;
    let second = Second::open(&stage).await;
    second.write(&stage, "before").await;
    let url = format!("{}/bench/api{}", stage.base, second.at);
    let taken = stage.http().get(format!("{url}/snapshot")).send().await;
    let taken = taken.unwrap().bytes().await.unwrap();
    let restore = async |url: &str| {
        let request = stage.http().post(format!("{url}/restore"));
        let answer = request.body(taken.clone()).send().await.unwrap();
        (
            answer.status().as_u16(),
            answer.json::<Value>().await.unwrap(),
        )
    };
    second.write(&stage, "after").await;
    stage.sandbox.advance(5_000);
    let now = stage.sandbox.clock().now_ms();
    let (status, state) = restore(&url).await;
    assert_eq!(status, 200, "{state}");
    assert_eq!(second.texts(&stage).await, ["before"]);
    assert_eq!(
        stage.sandbox.clock().now_ms(),
        now,
        "the clock is the first one's"
    );
    let (status, problem) = restore(&format!("{}/bench/api", stage.base)).await;
    assert_eq!(status, 409, "{problem}");
    assert!(
        problem["error"]["message"]
            .as_str()
            .unwrap()
            .contains("Bike Repair")
    );
    let (_, state) = stage.bench_get("/state").await;
    assert_eq!(state["business"]["name"], "Forno Aurora");
}

#[tokio::test]
async fn its_page_hears_of_it_alone_and_finds_its_files() {
    let stage = Stage::open().await;
    let second = Second::open(&stage).await;
    let mut page = Page::open_at(&stage, &second.at).await;
    assert_eq!(page.next().await["business"]["name"], "Bike Repair");
    stage
        .sandbox
        .send_text(INES, BUSINESS, "not for it")
        .unwrap();
    let form = reqwest::multipart::Form::new().part(
        "file",
        reqwest::multipart::Part::bytes(b"\x89PNG\r\n\x1a\n0000 a wheel".to_vec()),
    );
    let path = format!(
        "{}/bench/api{}/phones/c1/chats/{BUSINESS}/messages",
        stage.base, second.at
    );
    let sent = stage
        .http()
        .post(path)
        .multipart(form)
        .send()
        .await
        .unwrap();
    let sent: Value = sent.json().await.unwrap();
    let url = format!("{}{}", stage.base, sent["media"]["url"].as_str().unwrap());
    assert!(url.contains(&second.waba), "{url}");
    assert_eq!(stage.http().get(url).send().await.unwrap().status(), 200);
    loop {
        let frame = page.next().await;
        assert!(!frame.to_string().contains("not for it"), "{frame}");
        if frame["type"] == "message" {
            break;
        }
    }
    stage.sandbox.clock().advance(1_000);
    while page.next().await["type"] != "clock" {}
    let third = json!({"name": "Florist", "number": "442079460888"});
    stage.bench_post("/businesses", &third).await;
    let frame = loop {
        let frame = page.next().await;
        if frame["type"] == "businesses" {
            break frame;
        }
    };
    assert_eq!(frame["businesses"].as_array().unwrap().len(), 3);
    let gone = stage.bench_call("DELETE", &second.at, None).await;
    assert_eq!(gone.0, 200, "{}", gone.1);
    page.closed().await;
    assert_eq!(
        stage.bench_get(&format!("{}/state", second.at)).await.0,
        404
    );
}

#[tokio::test]
async fn refusals_name_the_remedy() {
    let stage = Stage::open().await;
    Second::open(&stage).await;
    let open = async |name: &str, number: &str| {
        let body = json!({"name": name, "number": number});
        stage.bench_post("/businesses", &body).await
    };
    for (name, number, status, words) in [
        ("", DIGITS, 400, "1 to 100"),
        ("Florist", "12", 400, "7 to 15 digits"),
        ("Florist", "call me", 400, "7 to 15 digits"),
        ("Florist", DIGITS, 409, "Bike Repair has the number"),
        (
            "Florist",
            "+44 7700 900142",
            409,
            "Forno Aurora has the number",
        ),
    ] {
        let (got, problem) = open(name, number).await;
        assert_eq!(got, status, "{problem}");
        let error = &problem["error"];
        assert!(
            error["message"].as_str().unwrap().contains(words),
            "{problem}"
        );
        assert!(!error["remedy"].as_str().unwrap().is_empty());
    }
    let body = json!({"name": "Florist", "number": "442079460888", "category": "FLOWERS"});
    assert_eq!(stage.bench_post("/businesses", &body).await.0, 400);
    let number = json!({"digits": DIGITS});
    let (status, problem) = stage
        .bench_call("PUT", "/account/number", Some(&number))
        .await;
    assert_eq!(status, 409, "{problem}");
    let (status, problem) = stage
        .bench_call("DELETE", &format!("/businesses/{WABA}"), None)
        .await;
    assert_eq!(status, 409, "{problem}");
    for path in ["/businesses/17/state", "/businesses/17/phones/c1"] {
        let (status, problem) = stage.bench_get(path).await;
        assert_eq!(status, 404);
        assert_eq!(
            problem["error"]["remedy"],
            "GET /bench/api/businesses lists those there are."
        );
    }
    for n in 2..50 {
        assert_eq!(open("Kiosk", &format!("44207946{n:04}")).await.0, 200);
    }
    let (status, problem) = open("Kiosk", "442079468888").await;
    assert_eq!(status, 409, "{problem}");
    // The first one answers under its account's id as well.
    let (status, state) = stage.bench_get(&format!("/businesses/{WABA}/state")).await;
    assert_eq!((status, &state["business"]["waba_id"]), (200, &json!(WABA)));
}

#[tokio::test]
async fn an_empty_sandbox_opens_its_first_business() {
    let stage = Stage::open().await;
    let (status, _) = stage.bench_post("/reset", &json!({"empty": true})).await;
    assert_eq!(status, 200);
    let (_, list) = stage.bench_get("/businesses").await;
    assert_eq!(list, json!({"businesses": []}));
    let body = json!({"name": "Bike Repair", "number": DIGITS, "category": "RETAIL"});
    let (status, opened) = stage.bench_post("/businesses", &body).await;
    assert_eq!((status, &opened["first"]), (200, &json!(true)), "{opened}");
    let (_, state) = stage.bench_get("/state").await;
    assert_eq!(state["business"]["waba_id"], opened["waba_id"]);
    assert_eq!(stage.bench_get("/profile").await.1["vertical"], "RETAIL");
}
