//! A flow with an endpoint: a small server of the business's own, which decrypts, answers and is warned of.

use std::sync::{Arc, Mutex};

use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::aes::Aes128;
use aes_gcm::{AesGcm, Key};
use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rsa::{
    KeySize, OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey,
};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, INES_DIGITS, PNID, Stage, WABA};

type Cipher = AesGcm<Aes128, U16>;

/// What the endpoint does with the next request.
#[derive(Debug, Clone)]
enum Mood {
    Tell(Value),
    Status(u16, &'static str),
    /// Answers under the vector of the request, as a wrong endpoint would.
    Unturned,
}

/// The business's own server.
struct Endpoint {
    key: OaepPrivateDecryptingKey,
    pem: String,
    secret: String,
    url: String,
    heard: Mutex<Vec<Value>>,
    mood: Mutex<Mood>,
}

impl Endpoint {
    async fn open(secret: String) -> Arc<Self> {
        let key = PrivateDecryptingKey::generate(KeySize::Rsa2048).unwrap();
        let public: PublicKeyX509Der<'_> = key.public_key().as_der().unwrap();
        let encoded = BASE64_STANDARD.encode(public.as_ref());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = Arc::new(Self {
            key: OaepPrivateDecryptingKey::new(key).unwrap(),
            pem: format!("-----BEGIN PUBLIC KEY-----\n{encoded}\n-----END PUBLIC KEY-----"),
            secret,
            url: format!("http://{}/flow", listener.local_addr().unwrap()),
            heard: Mutex::new(Vec::new()),
            mood: Mutex::new(Mood::Tell(json!({"data": {"status": "active"}}))),
        });
        let router = Router::new().route("/flow", post(hear));
        let router = router.with_state(Arc::clone(&endpoint));
        tokio::spawn(async move { axum::serve(listener, router).await });
        endpoint
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn tell(&self, screen: &str, data: &Value) {
        self.set(Mood::Tell(json!({"screen": screen, "data": data})));
    }

    fn last(&self) -> Value {
        self.heard.lock().unwrap().last().unwrap().clone()
    }
}

async fn hear(State(endpoint): State<Arc<Endpoint>>, headers: HeaderMap, body: Bytes) -> Response {
    let signature = headers["x-hub-signature-256"].to_str().unwrap();
    let right = twinline_wire::signature::sign(endpoint.secret.as_bytes(), &body);
    assert_eq!(signature, right, "signed over the bytes sent");
    let body: Value = serde_json::from_slice(&body).unwrap();
    let part = |name: &str| {
        BASE64_STANDARD
            .decode(body[name].as_str().unwrap())
            .unwrap()
    };
    let mut room = vec![0; endpoint.key.min_output_size()];
    let wrapped = part("encrypted_aes_key");
    let key = endpoint
        .key
        .decrypt(&OAEP_SHA256_MGF1SHA256, &wrapped, &mut room, None);
    let key: [u8; 16] = (&*key.unwrap()).try_into().unwrap();
    let vector: [u8; 16] = part("initial_vector").try_into().unwrap();
    let cipher = Cipher::new(&Key::<Cipher>::from(key));
    let said = cipher.decrypt(&vector.into(), part("encrypted_flow_data").as_slice());
    let said = serde_json::from_slice(&said.unwrap()).unwrap();
    endpoint.heard.lock().unwrap().push(said);
    let mood = endpoint.mood.lock().unwrap().clone();
    let (vector, told) = match mood {
        Mood::Tell(told) => (vector.map(|byte| !byte), told),
        Mood::Unturned => (vector, json!({})),
        Mood::Status(status, body) => {
            return (StatusCode::from_u16(status).unwrap(), body).into_response();
        }
    };
    let sealed = cipher.encrypt(&vector.into(), told.to_string().as_bytes());
    BASE64_STANDARD.encode(sealed.unwrap()).into_response()
}

fn drawing() -> Value {
    json!({
        "version": "7.1", "data_api_version": "3.0",
        "routing_model": {"DAY": ["TIME"], "TIME": []},
        "screens": [
            {"id": "DAY", "title": "Which day?", "data": {"days": {"type": "array", "items": {"type": "object"}, "__example__": []}},
             "layout": {"type": "SingleColumnLayout", "children": [
                {"type": "Dropdown", "name": "day", "label": "Day", "required": true, "data-source": "${data.days}"},
                {"type": "Footer", "label": "Next", "on-click-action": {"name": "data_exchange", "payload": {"day": "${form.day}"}}}]}},
            {"id": "TIME", "title": "When?", "terminal": true, "data": {"times": {"type": "array", "__example__": []}},
             "layout": {"type": "SingleColumnLayout", "children": [
                {"type": "RadioButtonsGroup", "name": "time", "label": "Time", "data-source": "${data.times}"},
                {"type": "Footer", "label": "Book", "on-click-action": {"name": "data_exchange", "payload": {"time": "${form.time}"}}}]}},
        ],
    })
}

/// A published flow, its endpoint, and the message that offers it to Inês.
struct Offer {
    stage: Stage,
    token: String,
    endpoint: Arc<Endpoint>,
    flow: String,
    wamid: String,
}

impl Offer {
    async fn made() -> Self {
        let (stage, token) = Stage::connected(true).await;
        stage.subscribe_fields("messages,flows").await;
        let endpoint = Endpoint::open(stage.sandbox.app().app_secret).await;
        let path = format!("/{PNID}/whatsapp_business_encryption");
        let key = json!({"business_public_key": endpoint.pem});
        assert_eq!(stage.post(&path, &token, &key).await.0, 200);
        let wanted = json!({
            "name": "booking", "categories": ["APPOINTMENT_BOOKING"], "endpoint_uri": endpoint.url,
            "flow_json": drawing().to_string(),
        });
        let (status, made) = stage.post(&format!("/{WABA}/flows"), &token, &wanted).await;
        assert_eq!(status, 200, "{made}");
        assert_eq!(made["validation_errors"], json!([]));
        let flow = made["id"].as_str().unwrap().to_owned();
        let publish = format!("/{flow}/publish");
        let (status, answer) = stage.post(&publish, &token, &json!({})).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(endpoint.last(), json!({"version": "3.0", "action": "ping"}));
        stage.sandbox.send_text(INES, BUSINESS, "A table?").unwrap();
        let wamid = Self::send(&stage, &token, &flow).await;
        Self {
            stage,
            token,
            endpoint,
            flow,
            wamid,
        }
    }

    async fn send(stage: &Stage, token: &str, flow: &str) -> String {
        let parameters = json!({
            "flow_message_version": "3", "flow_id": flow, "flow_cta": "Book", "flow_token": "t-9", "flow_action": "data_exchange",
        });
        let sent = json!({
            "messaging_product": "whatsapp", "to": INES_DIGITS, "type": "interactive",
            "interactive": {"type": "flow", "body": {"text": "Book a table"}, "action": {"name": "flow", "parameters": parameters}},
        });
        let (status, answer) = stage.post(&format!("/{PNID}/messages"), token, &sent).await;
        assert_eq!(status, 200, "{answer}");
        stage.sandbox.advance(5_000);
        answer["messages"][0]["id"].as_str().unwrap().to_owned()
    }

    fn path(&self) -> String {
        let (wamid, flow) = (&self.wamid, &self.flow);
        format!("/phones/{INES}/chats/{BUSINESS}/messages/{wamid}/flows/{flow}")
    }

    async fn ask(&self, question: Value) -> Value {
        let path = format!("{}/exchange", self.path());
        let (status, told) = self.stage.bench_post(&path, &question).await;
        assert_eq!(status, 200, "{told}");
        told
    }

    async fn tap(&self, response: Value) -> (u16, Value) {
        let (wamid, flow) = (&self.wamid, &self.flow);
        let path = format!("/phones/{INES}/chats/{BUSINESS}/messages/{wamid}/tap");
        let tap = json!({"flow": flow, "response": response});
        self.stage.bench_post(&path, &tap).await
    }
}

#[tokio::test]
async fn two_screens_are_told_by_the_endpoint_and_the_answer_comes_as_a_message() {
    let offer = Offer::made().await;
    let (status, start) = offer.stage.bench_get(&offer.path()).await;
    assert_eq!(status, 200, "{start}");
    assert_eq!(start["drawing"], drawing());
    assert_eq!(
        (&start["action"], &start["endpoint"]),
        (&json!("data_exchange"), &json!(true))
    );
    offer
        .endpoint
        .tell("DAY", &json!({"days": [{"id": "fri", "title": "Friday"}]}));
    let told = offer.ask(json!({"action": "INIT"})).await;
    assert_eq!(
        (&told["outcome"], &told["screen"]),
        (&json!("screen"), &json!("DAY"))
    );
    assert_eq!(
        offer.endpoint.last(),
        json!({"version": "3.0", "action": "INIT", "flow_token": "t-9"})
    );
    offer
        .endpoint
        .tell("TIME", &json!({"times": [{"id": "7", "title": "7 pm"}]}));
    let question = json!({"action": "data_exchange", "screen": "DAY", "data": {"day": "fri"}});
    let told = offer.ask(question).await;
    assert_eq!(told["data"]["times"][0]["title"], "7 pm");
    assert_eq!(
        offer.endpoint.last(),
        json!({"version": "3.0", "action": "data_exchange", "screen": "DAY", "data": {"day": "fri"}, "flow_token": "t-9"})
    );
    let params = json!({"flow_token": "t-9", "booking": 71});
    let end = json!({"extension_message_response": {"params": params}});
    offer.endpoint.tell("SUCCESS", &end);
    let question = json!({"action": "data_exchange", "screen": "TIME", "data": {"time": "7"}});
    let told = offer.ask(question).await;
    assert_eq!(told, json!({"outcome": "complete", "params": params}));
    let (status, answer) = offer.tap(params.clone()).await;
    assert_eq!(status, 200, "{answer}");
    let rows = offer.stage.wait_rows("messages", "messages", 2).await;
    let reply = &rows.last().unwrap()["interactive"]["nfm_reply"];
    assert_eq!(
        (&reply["name"], &reply["body"]),
        (&json!("flow"), &json!("Sent"))
    );
    let response: Value = serde_json::from_str(reply["response_json"].as_str().unwrap()).unwrap();
    assert_eq!(response, params);
    assert_eq!(offer.tap(params).await.0, 409, "once");
    assert_eq!(offer.stage.bench_get(&offer.path()).await.0, 409);
    offer.stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn what_an_endpoint_says_wrongly_is_named_and_reported_to_it() {
    let offer = Offer::made().await;
    let question = || json!({"action": "data_exchange", "screen": "DAY", "data": {"day": "fri"}});
    offer.endpoint.tell("NIGHT", &json!({}));
    let told = offer.ask(question()).await;
    assert_eq!(
        (&told["outcome"], &told["error"]),
        (&json!("failed"), &json!("invalid-screen-transition"))
    );
    assert_eq!(
        offer.endpoint.last(),
        json!({
            "version": "3.0", "action": "data_exchange", "flow_token": "t-9",
            "data": {"error": "invalid-screen-transition", "error_message": "the flow has no screen NIGHT"},
        })
    );
    offer.endpoint.tell("TIME", &json!({}));
    assert_eq!(offer.ask(question()).await["error"], "payload-schema-error");
    offer.endpoint.set(Mood::Unturned);
    assert_eq!(
        offer.ask(question()).await["error"],
        "response-decryption-error"
    );
    offer.endpoint.set(Mood::Status(500, ""));
    let told = offer.ask(question()).await;
    assert_eq!(told["error"], "unexpected_http_status_code");
    offer.endpoint.set(Mood::Status(432, ""));
    assert!(
        offer.ask(question()).await["detail"]
            .as_str()
            .unwrap()
            .contains("signature")
    );
    let before = offer.endpoint.heard.lock().unwrap().len();
    offer.endpoint.set(Mood::Status(421, ""));
    assert_eq!(
        offer.ask(question()).await["error"],
        "business-decryption-error"
    );
    let heard = offer.endpoint.heard.lock().unwrap()[before..].to_vec();
    assert_eq!(
        heard[0], heard[1],
        "asked again with the key fetched afresh"
    );
    assert_eq!(heard[2]["data"]["error"], "business-decryption-error");
    let taken = json!({"data": {"error_message": "Friday is full"}, "screen": "DAY"});
    offer.endpoint.set(Mood::Tell(taken));
    let told = offer.ask(question()).await;
    assert_eq!(told["data"]["error_message"], "Friday is full");
}

#[tokio::test]
async fn a_used_up_token_closes_the_button() {
    let offer = Offer::made().await;
    let said = r#"{"error_msg": "The order has already been placed"}"#;
    offer.endpoint.set(Mood::Status(427, said));
    let told = offer.ask(json!({"action": "INIT"})).await;
    assert_eq!(
        (&told["message"], &told["ended"]),
        (&json!("The order has already been placed"), &json!(true))
    );
    let shown = offer.stage.sandbox.messages(INES, BUSINESS).unwrap();
    let bubble = shown.iter().find(|message| message.id == offer.wamid);
    let card = serde_json::to_value(&bubble.unwrap().card).unwrap();
    assert_eq!(
        card["actions"][0]["ended"],
        "The order has already been placed"
    );
    assert_eq!(offer.stage.bench_get(&offer.path()).await.0, 409);
    assert_eq!(offer.tap(json!({})).await.0, 409);
}

#[tokio::test]
async fn an_endpoint_that_fails_is_warned_of_and_may_cost_the_flow() {
    let offer = Offer::made().await;
    let question = || json!({"action": "data_exchange", "screen": "DAY", "data": {"day": "fri"}});
    offer.endpoint.set(Mood::Status(500, ""));
    for _ in 0..10 {
        offer.ask(question()).await;
    }
    let told = |all: &[crate::stage::Received], event: &str, state: &str| {
        let text: String = all.iter().map(|one| one.value.to_string()).collect();
        text.contains(&format!("\"{event}\"")) && text.contains(&format!("\"{state}\""))
    };
    offer
        .stage
        .wait("the alert", |all| {
            told(all, "ENDPOINT_ERROR_RATE", "ACTIVATED")
        })
        .await;
    let (_, flows) = offer.stage.bench_get("/flows").await;
    assert_eq!(
        (&flows["flows"][0]["requests"], &flows["flows"][0]["alerts"]),
        (&json!(11), &json!({"ENDPOINT_ERROR_RATE": 50})),
        "the health check of its publishing is one"
    );
    let ping = format!("/flows/{}/ping", offer.flow);
    let (_, pinged) = offer.stage.bench_post(&ping, &json!({})).await;
    assert_eq!(pinged["active"], false);
    offer
        .stage
        .wait("the other alert", |all| {
            told(all, "ENDPOINT_AVAILABILITY", "ACTIVATED")
        })
        .await;
    offer.stage.sandbox.advance(3_600_000);
    offer
        .endpoint
        .set(Mood::Tell(json!({"data": {"status": "active"}})));
    let (_, pinged) = offer.stage.bench_post(&ping, &json!({})).await;
    assert_eq!(pinged["active"], true);
    offer
        .stage
        .wait("that it is over", |all| {
            told(all, "ENDPOINT_AVAILABILITY", "DEACTIVATED")
        })
        .await;
    let metric = format!("/{}?fields=metric.name(ENDPOINT_REQUEST_COUNT)", offer.flow);
    let (status, refused) = offer.stage.get(&metric, &offer.token).await;
    assert_eq!((status, &refused["error"]["code"]), (400, &json!(139_006)));
    let path = format!("/flows/{}/status", offer.flow);
    let blocked = json!({"status": "BLOCKED"});
    assert_eq!(
        offer.stage.bench_call("PUT", &path, Some(&blocked)).await.0,
        200
    );
    assert_eq!(offer.stage.bench_get(&offer.path()).await.0, 409);
    let parameters =
        json!({"flow_message_version": "3", "flow_id": offer.flow, "flow_cta": "Book"});
    let sent = json!({
        "messaging_product": "whatsapp", "to": INES_DIGITS, "type": "interactive",
        "interactive": {"type": "flow", "body": {"text": "Book"}, "action": {"name": "flow", "parameters": parameters}},
    });
    let send = format!("/{PNID}/messages");
    let (_, refused) = offer.stage.post(&send, &offer.token, &sent).await;
    assert_eq!(refused["error"]["code"], 132_068, "{refused}");
    let health = format!("/{}?fields=health_status", offer.flow);
    let (_, node) = offer.stage.get(&health, &offer.token).await;
    assert_eq!(node["health_status"]["can_send_message"], "BLOCKED");
}

#[tokio::test]
async fn a_flow_with_an_endpoint_is_published_once_all_is_there() {
    let (stage, token) = Stage::connected(true).await;
    let wanted = json!({"name": "booking", "categories": ["OTHER"], "flow_json": drawing().to_string(), "publish": true});
    let (_, made) = stage.post(&format!("/{WABA}/flows"), &token, &wanted).await;
    let flow = made["id"].as_str().unwrap();
    let path = format!("/{flow}/publish");
    let nothing = json!({});
    let publish = || stage.post(&path, &token, &nothing);
    let why = |answer: &Value| {
        answer["error"]["error_user_msg"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (status, answer) = publish().await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(139_002)));
    assert!(why(&answer).contains("endpoint_uri"), "{answer}");
    let uri = json!({"endpoint_uri": "http://127.0.0.1:9/flow"});
    assert_eq!(stage.post(&format!("/{flow}"), &token, &uri).await.0, 200);
    assert!(why(&publish().await.1).contains("public key"));
    let (status, _) = stage
        .post(
            &format!("/{PNID}/whatsapp_business_encryption"),
            &token,
            &json!({"business_public_key": "-----BEGIN PUBLIC KEY-----"}),
        )
        .await;
    assert_eq!(status, 400, "no key at all");
    let endpoint = Endpoint::open(stage.sandbox.app().app_secret).await;
    let key = json!({"business_public_key": endpoint.pem});
    stage
        .post(
            &format!("/{PNID}/whatsapp_business_encryption"),
            &token,
            &key,
        )
        .await;
    assert!(why(&publish().await.1).contains("health check"));
    let uri = json!({"endpoint_uri": endpoint.url});
    stage.post(&format!("/{flow}"), &token, &uri).await;
    assert_eq!(publish().await.0, 200);
}
