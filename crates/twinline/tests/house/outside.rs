//! A bot outside that is as bad as they come: slow, repeating itself, of two minds, down, talking rubbish, and answering
//! after the owner did. Whatever it does, a turn has one automated answer at most, and none after a person's was known.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use twinline_platform::outside::sign;
use twinline_sandbox::{BUSINESS, Ticks};
use twinline_store::Role;

use crate::caller::Caller;
use crate::house::{BOT_HOLD, Customer, House, SECOND, eventually};

const DEADLINE: i64 = 60 * SECOND;

/// The bot's server: notes what it is told, and answers as the test says.
#[derive(Clone, Default)]
struct Bot {
    secret: Arc<Mutex<String>>,
    told: Arc<Mutex<Vec<Value>>>,
    /// What it answers to the next calls; then nothing, as one that answers later.
    answers: Arc<Mutex<VecDeque<(StatusCode, String)>>>,
}

impl Bot {
    fn hears(&self, headers: &HeaderMap, body: &[u8]) -> (StatusCode, String) {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        let secret = self.secret.lock().unwrap().clone();
        let (id, seconds) = (header(sign::ID), header(sign::TIMESTAMP).parse().unwrap());
        let signature = sign::signature(&secret, &id, seconds, body);
        if header(sign::SIGNATURE) != signature {
            return (StatusCode::UNAUTHORIZED, "This is not signed.".to_owned());
        }
        let told: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(told["turn"], id, "the delivery's id is the turn's token");
        self.told.lock().unwrap().push(told);
        let next = self.answers.lock().unwrap().pop_front();
        next.unwrap_or((StatusCode::ACCEPTED, String::new()))
    }

    fn will(&self, status: u16, body: &impl ToString) {
        let answer = (StatusCode::from_u16(status).unwrap(), body.to_string());
        self.answers.lock().unwrap().push_back(answer);
    }

    fn told(&self) -> Vec<Value> {
        self.told.lock().unwrap().clone()
    }
}

struct Scene {
    house: House,
    inbox: Caller,
    bot: Bot,
    url: String,
    token: String,
}

impl Scene {
    async fn new() -> Self {
        let house = House::new().await;
        let inbox = house.signed_in("Aurora Conti", Role::Owner).await;
        let bot = Bot::default();
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/turns", server.local_addr().unwrap());
        let hears = {
            let bot = bot.clone();
            move |headers: HeaderMap, body: Bytes| async move { bot.hears(&headers, &body) }
        };
        let router = Router::new().route("/turns", post(hears));
        tokio::spawn(async move { axum::serve(server, router).await });
        let mut scene = Self {
            house,
            inbox,
            bot,
            url,
            token: String::new(),
        };
        let registered = scene.set(true).await;
        scene.keep(&registered["bot"]["keys"]);
        scene
    }

    async fn set(&self, on: bool) -> Value {
        let path = format!("/numbers/{}/bot", self.house.line);
        let wish = json!({"name": "Rye bot", "url": self.url, "deadline_ms": DEADLINE, "on": on});
        self.inbox.call(Method::PUT, &path, wish).await
    }

    fn keep(&mut self, keys: &Value) {
        let key = |name: &str| keys[name].as_str().unwrap().to_owned();
        *self.bot.secret.lock().unwrap() = key("secret");
        self.token = key("token");
    }

    /// Somebody asks, and everybody's head start is over. Returns what the bot is told.
    async fn asks(&self, customer: &mut Customer, text: &str) -> Value {
        self.house.customer_says(customer, text).await;
        self.house.sandbox.advance(BOT_HOLD);
        self.is_told(text).await
    }

    async fn is_told(&self, text: &str) -> Value {
        let mut told = Value::Null;
        eventually(&format!("the bot is told {text:?}"), async || {
            let newest = self.bot.told().into_iter().next_back();
            told = newest.unwrap_or_default();
            let messages = told["messages"].as_array();
            let last = messages.and_then(|messages| messages.last());
            last.is_some_and(|last| last["text"] == text)
        })
        .await;
        told
    }

    async fn replies_as(&self, token: &str, told: &Value, body: &Value) -> (u16, Value) {
        let url = told["reply_url"].as_str().unwrap();
        let request = reqwest::Client::new()
            .post(url)
            .bearer_auth(token)
            .json(body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    async fn replies(&self, told: &Value, text: &str) -> (u16, Value) {
        self.replies_as(&self.token, told, &json!({"text": text}))
            .await
    }

    async fn types(&self, told: &Value) -> (u16, Value) {
        let url = told["typing_url"].as_str().unwrap();
        let request = reqwest::Client::new().post(url).bearer_auth(&self.token);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Whether the customer sees that a message of theirs was read.
    fn is_read(&self, customer: &Customer, text: &str) -> bool {
        let sandbox = &self.house.sandbox;
        let shown = sandbox.messages(&customer.phone, BUSINESS).unwrap();
        shown.iter().any(|message| {
            message.text.as_deref() == Some(text) && message.state == Some(Ticks::Read)
        })
    }

    async fn is_refused(&self, told: &Value, text: &str, code: &str) {
        let (status, problem) = self.replies(told, text).await;
        assert_eq!((status, &problem["code"]), (409, &json!(code)), "{problem}");
    }

    async fn deliveries(&self) -> Vec<Value> {
        let path = format!("/numbers/{}/bot", self.house.line);
        let told = self.inbox.get(&path).await;
        told["bot"]["deliveries"].as_array().unwrap().clone()
    }

    async fn conversation(&self, customer: &Customer) -> Value {
        let path = format!("/conversations/{}", customer.conversation);
        self.inbox.get(&path).await
    }

    async fn report(&self) -> Value {
        let to = self.house.app.now() + 1;
        let path = format!(
            "/numbers/{}/floor/report?from={}&to={to}",
            self.house.line,
            to - 86_400_000
        );
        self.inbox.get(&path).await
    }

    /// Everything has come to rest, and nobody was told anything twice.
    async fn phone_shows(&self, customer: &Customer, texts: &[&str]) {
        let house = &self.house;
        eventually(&format!("the phone shows {texts:?}"), async || {
            let shown = house.on_phone(&customer.phone, BUSINESS);
            texts.iter().all(|text| shown.contains_key(*text))
        })
        .await;
        house.sandbox.advance(30 * SECOND);
        eventually("all is quiet", async || house.quiet().await).await;
        let shown = house.on_phone(&customer.phone, BUSINESS);
        assert_eq!(shown.len(), texts.len(), "{shown:?}");
        assert!(shown.values().all(|times| *times == 1), "{shown:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_outside_answers_in_its_response_and_again_without_a_second_message() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    scene
        .bot
        .will(200, &json!({"text": "Two loaves are left."}));
    let told = scene.asks(&mut ana, "Do you have rye?").await;
    assert_eq!(told["kind"], "turn");
    assert_eq!(told["conversation"], ana.conversation.to_string());
    scene
        .phone_shows(&ana, &["Do you have rye?", "Two loaves are left."])
        .await;

    // As one that did not hear our answer.
    let (status, first) = scene.replies(&told, "Two loaves are left.").await;
    assert_eq!((status, &first["repeated"]), (200, &json!(true)), "{first}");
    assert_eq!(
        scene.replies(&told, "Two loaves are left.").await.1,
        first,
        "the same message"
    );
    scene
        .is_refused(&told, "Three loaves are left.", "bot_repeated")
        .await;
    scene
        .phone_shows(&ana, &["Do you have rye?", "Two loaves are left."])
        .await;
    assert_eq!(scene.bot.told().len(), 1, "it is not told what it answered");
    assert_eq!(scene.deliveries().await[0]["state"], "answered");

    // The next turn holds what was said before.
    let told = scene.asks(&mut ana, "Keep one, please").await;
    let history: Vec<&Value> = told["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| &said["from"])
        .collect();
    assert_eq!(history, ["customer", "bot"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_different_answers_at_once_one_goes_out() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let told = scene.asks(&mut ana, "Do you have rye?").await;
    let texts: Vec<String> = (0..8).map(|n| format!("Answer {n}")).collect();
    let answers = texts.iter().map(|text| scene.replies(&told, text));
    let came = futures::future::join_all(answers).await;
    let taken: Vec<usize> = (0..8).filter(|n| came[*n].0 == 200).collect();
    let [taken] = taken[..] else {
        panic!("one is taken: {came:?}");
    };
    assert!(
        came.iter()
            .all(|(status, body)| *status == 200 || body["code"] == "bot_repeated"),
        "{came:?}"
    );
    scene
        .phone_shows(&ana, &["Do you have rye?", &texts[taken]])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_after_the_owners_is_told_so_and_never_goes_out() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let told = scene.asks(&mut ana, "Do you have rye?").await;
    scene.house.owner_says(&ana, "Yes, Ana, two");
    eventually("the echo is in the inbox", async || {
        scene
            .house
            .in_inbox(ana.conversation)
            .await
            .contains_key("Yes, Ana, two")
    })
    .await;
    scene
        .is_refused(&told, "No rye today.", "bot_answered")
        .await;
    scene
        .is_refused(&told, "No rye today.", "bot_answered")
        .await;
    scene
        .phone_shows(&ana, &["Do you have rye?", "Yes, Ana, two"])
        .await;
    let delivery = scene.deliveries().await.remove(0);
    assert_eq!(
        (&delivery["state"], &delivery["why"]),
        (&json!("withheld"), &json!("answered"))
    );
    // Told twice, it is one double answer that did not happen, and the thread says what it would have been.
    let report = scene.report().await;
    assert_eq!(
        (&report["prevented"], &report["withdrawn"]["phone"]),
        (&json!(1), &json!(1)),
        "{report}"
    );
    let thread = format!("/conversations/{}/messages", ana.conversation);
    let thread = scene.inbox.get(&thread).await;
    let moves = thread["floor_events"].as_array().unwrap();
    let kept_back: Vec<&Value> = moves
        .iter()
        .filter(|event| event["what"] == "bot_withdrew")
        .collect();
    let [kept_back] = kept_back[..] else {
        panic!("one is told: {moves:?}");
    };
    assert_eq!(
        (&kept_back["text"], &kept_back["reason"]),
        (&json!("No rye today."), &json!("phone_answered"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_thinks_shows_that_it_types_only_where_the_rules_say_so() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let rules = format!("/numbers/{}/rules", scene.house.line);
    let told = scene.inbox.get(&rules).await;
    let mut wish = told["rules"].clone();
    wish["shows_typing"] = json!(false);
    let wish = json!({"version": told["version"], "rules": wish});
    scene.inbox.call(Method::PUT, &rules, wish).await;

    let told = scene.asks(&mut ana, "Do you have rye?").await;
    assert_eq!(scene.types(&told).await, (200, json!({"shown": false})));
    twinline_platform::signals::round(&scene.house.app).await;
    assert!(
        !scene.is_read(&ana, "Do you have rye?"),
        "that a bot types is no sign that somebody has read"
    );

    let now = scene.inbox.get(&rules).await;
    let mut wish = now["rules"].clone();
    wish["shows_typing"] = json!(true);
    let wish = json!({"version": now["version"], "rules": wish});
    scene.inbox.call(Method::PUT, &rules, wish).await;
    assert_eq!(scene.types(&told).await, (200, json!({"shown": true})));
    // WhatsApp shows whom somebody types to as read.
    eventually("the customer sees it", async || {
        scene.is_read(&ana, "Do you have rye?")
    })
    .await;

    scene.house.owner_says(&ana, "Yes, Ana, two");
    eventually("the bot may stop thinking", async || {
        let (status, problem) = scene.types(&told).await;
        status == 409 && problem["code"] == "bot_answered"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_an_older_turn_is_told_so_and_the_newer_one_is_told() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let old = scene.asks(&mut ana, "Do you have rye?").await;
    let new = scene.asks(&mut ana, "Or spelt?").await;
    assert_ne!(old["turn"], new["turn"]);
    let texts: Vec<&Value> = new["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| &said["text"])
        .collect();
    assert_eq!(
        texts,
        ["Do you have rye?", "Or spelt?"],
        "all of what waits"
    );
    scene.is_refused(&old, "Rye, yes.", "bot_stale").await;
    let (status, _) = scene.replies(&new, "Both.").await;
    assert_eq!(status, 200);
    scene
        .phone_shows(&ana, &["Do you have rye?", "Or spelt?", "Both."])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_down_or_talks_rubbish_is_asked_again_and_then_people_are() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    scene.bot.will(503, &"");
    scene.bot.will(200, &"<html>Sign in</html>");
    scene.bot.will(200, &json!({"text": ""}));
    for _ in 0..10 {
        scene.bot.will(500, &"");
    }
    let told = scene.asks(&mut ana, "Do you have rye?").await;
    eventually("its time is over", async || {
        scene.house.sandbox.advance(SECOND);
        scene.deliveries().await[0]["state"] == "expired"
    })
    .await;
    let delivery = scene.deliveries().await.remove(0);
    let times = delivery["attempts"].as_u64().unwrap();
    assert!(
        (4..=7).contains(&times),
        "again and again, but not for ever: {delivery}"
    );
    assert_eq!(delivery["error"], "Its server answered 500.");
    scene.is_refused(&told, "Here I am!", "bot_late").await;
    scene.phone_shows(&ana, &["Do you have rye?"]).await;

    let floor = scene.conversation(&ana).await["floor"].clone();
    assert!(
        floor["handed_over_at"].is_i64(),
        "people are asked: {floor}"
    );
    // Bots are silent until one has come.
    let before = scene.bot.told().len();
    scene.house.customer_says(&mut ana, "Anybody there?").await;
    scene.house.sandbox.advance(120 * SECOND);
    scene
        .phone_shows(&ana, &["Do you have rye?", "Anybody there?"])
        .await;
    assert_eq!(scene.bot.told().len(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_over_tells_people_what_the_bot_learnt_and_how_long_it_took_them() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let told = scene.asks(&mut ana, "Two trays for Sunday, vegan").await;
    let learnt =
        json!({"summary": "Wants two trays.", "facts": [{"name": "day", "value": "Sunday"}]});
    let wish = json!({"hand_over": learnt});
    let (status, taken) = scene.replies_as(&scene.token, &told, &wish).await;
    assert_eq!(
        (status, &taken["repeated"]),
        (200, &json!(false)),
        "{taken}"
    );
    let (status, taken) = scene.replies_as(&scene.token, &told, &wish).await;
    assert_eq!((status, &taken["repeated"]), (200, &json!(true)), "{taken}");
    scene.is_refused(&told, "Or shall I?", "bot_repeated").await;

    let path = format!("/conversations/{}/messages", ana.conversation);
    let thread = scene.inbox.get(&path).await;
    let events: Vec<&Value> = thread["floor_events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["what"] == "handed_over")
        .collect();
    let [event] = events[..] else {
        panic!("one hand-over: {thread}");
    };
    assert_eq!(event["learnt"], learnt);
    assert_eq!(scene.report().await["handed_over"]["taken"], 0);

    scene.house.sandbox.advance(90 * SECOND);
    scene.house.owner_says(&ana, "With pleasure");
    eventually("a person has come", async || {
        scene.conversation(&ana).await["floor"]["handed_over_at"].is_null()
    })
    .await;
    let counted = scene.report().await["handed_over"].clone();
    assert_eq!(
        (&counted["count"], &counted["taken"]),
        (&json!(1), &json!(1)),
        "{counted}"
    );
    let took = counted["median_ms"].as_i64().unwrap();
    assert!((89 * SECOND..120 * SECOND).contains(&took), "{counted}");
    scene
        .phone_shows(&ana, &["Two trays for Sunday, vegan", "With pleasure"])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_handed_back_is_the_bots_again() {
    let scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let told = scene.asks(&mut ana, "Two trays, please").await;
    let wish = json!({"hand_over": {"summary": "Wants two trays."}});
    assert_eq!(scene.replies_as(&scene.token, &told, &wish).await.0, 200);
    let version = &scene.conversation(&ana).await["floor"]["version"];
    let path = format!("/conversations/{}/floor", ana.conversation);
    let floor = scene
        .inbox
        .post(&path, json!({"action": "hand_back", "version": version}))
        .await;
    assert!(floor["handed_over_at"].is_null(), "{floor}");
    let told = scene.asks(&mut ana, "And rye").await;
    assert_eq!(scene.replies(&told, "All noted.").await.0, 200);
    scene
        .phone_shows(&ana, &["Two trays, please", "And rye", "All noted."])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_bot_itself_is_heard_and_only_while_it_is_on() {
    let mut scene = Scene::new().await;
    let mut ana = scene.house.customer("Ana Sousa", "447700900801");
    let told = scene.asks(&mut ana, "Do you have rye?").await;
    let said = json!({"text": "Yes"});
    let secret = scene.bot.secret.lock().unwrap().clone();
    for stranger in ["", "twinbot_guess", &secret] {
        let (status, problem) = scene.replies_as(stranger, &told, &said).await;
        assert_eq!(
            (status, &problem["code"]),
            (401, &json!("bot_unknown")),
            "{stranger:?}"
        );
    }
    // New keys: the old token is worth nothing, and what is told is signed anew.
    let old = scene.token.clone();
    let path = format!("/numbers/{}/bot/keys", scene.house.line);
    let rotated = scene.inbox.post(&path, Value::Null).await;
    scene.keep(&rotated["bot"]["keys"]);
    assert_eq!(scene.replies_as(&old, &told, &said).await.0, 401);
    let path = format!("/numbers/{}/bot/test", scene.house.line);
    assert_eq!(scene.inbox.post(&path, Value::Null).await["status"], 202);
    let shown = scene.set(true).await;
    assert!(shown["bot"]["keys"].is_null(), "keys are told once");

    scene.set(false).await;
    scene.is_refused(&told, "Yes", "bot_withheld").await;
    scene.phone_shows(&ana, &["Do you have rye?"]).await;
}
