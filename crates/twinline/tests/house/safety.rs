//! A number's safety as the emulated WhatsApp tells of it: what customers do, what Meta decides, and what the platform makes
//! of it by itself.

use reqwest::Method;
use serde_json::{Value, json};
use twinline_platform::connect;
use twinline_sandbox::BUSINESS;
use twinline_store::Role;
use uuid::Uuid;

use crate::caller::Caller;
use crate::house::{Customer, House, SECOND, eventually};

const HOUR: i64 = 3_600 * SECOND;

/// The house with its two pages: a supervisor's inbox and the bench.
struct Scene {
    house: House,
    inbox: Caller,
    bench: Caller,
    customers: Vec<Customer>,
}

impl Scene {
    async fn new(customers: usize) -> Self {
        let house = House::new().await;
        let inbox = house.signed_in("Joel Adeyemi", Role::Supervisor).await;
        let graph = house.app.config.graph_url.clone();
        let bench = Caller::bench(graph.trim_end_matches("/v25.0"));
        let mut known = Vec::new();
        for n in 0..customers {
            let mut one = house.customer(&format!("Customer {n}"), &format!("4477009020{n:02}"));
            house.customer_says(&mut one, "What is new?").await;
            known.push(one);
        }
        Self {
            house,
            inbox,
            bench,
            customers: known,
        }
    }

    async fn safety(&self) -> Value {
        let path = format!("/numbers/{}/safety", self.house.line);
        self.inbox.get(&path).await
    }

    async fn becomes(&self, level: &str) {
        eventually(&format!("it is {level}"), async || {
            self.house.sandbox.advance(SECOND);
            self.safety().await["level"] == level
        })
        .await;
    }

    async fn lift(&self) -> Value {
        let path = format!("/numbers/{}/safety/override", self.house.line);
        let wish = json!({"reason": "One list was wrong.", "hours": 1});
        self.inbox.call(Method::PUT, &path, wish).await
    }

    async fn send(&self, n: usize, said: Value, priority: &str) -> Value {
        let of = self.customers[n].conversation;
        let mut body = said;
        body["client_token"] = json!(Uuid::now_v7());
        body["seen_version"] = json!(1_000_000);
        body["priority"] = json!(Some(priority).filter(|it| *it != "agent"));
        let path = format!("/conversations/{of}/messages");
        self.inbox.post(&path, body).await
    }

    fn has(&self, n: usize, text: &str) -> bool {
        let phone = &self.customers[n].phone;
        self.house.on_phone(phone, BUSINESS).contains_key(text)
    }

    async fn tell(&self, event: Value) {
        self.bench.post("/account/events", event).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_who_report_slow_a_campaign_and_no_answer_until_somebody_lifts_it() {
    let scene = Scene::new(4).await;
    assert_eq!(scene.safety().await["level"], "calm");
    for customer in &scene.customers[..3] {
        scene.house.sandbox.complain(&customer.phone, true).unwrap();
    }
    scene.becomes("high").await;
    let told = scene.safety().await;
    assert_eq!(told["signs"][0]["kind"], "quality");
    assert_eq!(told["campaign_percent"], 25);
    for n in 0..40 {
        let text = json!({"text": format!("News {n}")});
        scene.send(3, text, "campaign").await;
    }
    scene.send(3, json!({"text": "A reply"}), "agent").await;
    eventually("the reply passed the campaign", async || {
        scene.has(3, "A reply")
    })
    .await;
    assert!(!scene.has(3, "News 39"));
    let lifted = scene.lift().await;
    assert_eq!(lifted["level"], "calm");
    assert_eq!(lifted["override"]["by"]["name"], "Joel Adeyemi");
    eventually("all of it arrives", async || {
        scene.house.sandbox.advance(SECOND);
        scene.has(3, "News 39")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_only_refusals_tell_of_stops_bulk_and_nobody_lifts_it() {
    let scene = Scene::new(2).await;
    scene.tell(json!({"event": "ACCOUNT_LOCKED"})).await;
    scene.send(0, json!({"text": "A reply"}), "agent").await;
    scene.becomes("stopped").await;
    assert_eq!(scene.lift().await["level"], "stopped");
    scene.tell(json!({"event": "ACCOUNT_UNLOCKED"})).await;
    scene.send(1, json!({"text": "News"}), "campaign").await;
    scene.house.sandbox.advance(60 * SECOND);
    assert!(!scene.has(1, "News"), "nobody was asked");
    scene.house.sandbox.advance(HOUR);
    eventually("it is tried again after an hour", async || {
        scene.house.sandbox.advance(SECOND);
        scene.has(1, "News")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_and_a_restriction_are_told_and_end_when_told_or_by_the_clock() {
    let scene = Scene::new(0).await;
    let ban = |state: &str| json!({"event": "DISABLED_UPDATE", "waba_ban_state": state});
    scene.tell(ban("DISABLE")).await;
    scene.becomes("stopped").await;
    assert_eq!(scene.safety().await["signs"][0]["kind"], "lock");
    scene.tell(ban("REINSTATE")).await;
    scene.becomes("calm").await;
    let restriction = json!({"event": "ACCOUNT_RESTRICTION",
        "restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "hours": 24});
    scene.tell(restriction).await;
    scene.becomes("stopped").await;
    assert_eq!(scene.safety().await["signs"][0]["kind"], "restriction");
    scene.house.sandbox.advance(25 * HOUR);
    scene.becomes("calm").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_is_known_before_anybody_tells_it() {
    let scene = Scene::new(0).await;
    eventually("the limit is known", async || {
        let tier = scene.safety().await["tier"].clone();
        // What an emulated business begins with.
        tier["told"] == true && tier["limit"] == 10_000
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn first_words_count_against_the_limit_that_was_told() {
    let scene = Scene::new(2).await;
    let tier = json!({"tier": "TIER_250"});
    scene.bench.call(Method::PATCH, "/standing", tier).await;
    eventually("the limit was told", async || {
        scene.house.sandbox.advance(SECOND);
        scene.safety().await["tier"]["limit"] == 250
    })
    .await;
    let owner = scene.house.line.to_string();
    let store = &scene.house.app.store;
    let token = store.secret(&owner, connect::TOKEN).await.unwrap().unwrap();
    let line = store.line(scene.house.line).await.unwrap().unwrap();
    let url = format!(
        "{}/{}/message_templates",
        scene.house.app.config.graph_url, line.account
    );
    let template = json!({"name": "bread_is_ready", "language": "en_US", "category": "UTILITY",
        "components": [{"type": "BODY", "text": "Your bread is ready."}]});
    let http = reqwest::Client::new();
    let made = http.post(url).bearer_auth(token).json(&template).send();
    assert!(made.await.unwrap().status().is_success());
    let said = json!({"content": {"type": "template",
        "template": {"name": "bread_is_ready", "language": {"code": "en_US"}}}});
    scene.send(0, said.clone(), "campaign").await;
    eventually("it arrived", async || {
        scene.house.sandbox.advance(SECOND);
        scene.has(0, "Your bread is ready.")
    })
    .await;
    assert_eq!(
        scene.safety().await["tier"]["used"],
        0,
        "her window is open"
    );
    scene.house.sandbox.advance(25 * HOUR);
    scene.send(1, said, "campaign").await;
    eventually("he is counted, here and there", async || {
        scene.house.sandbox.advance(SECOND);
        let there = scene.bench.get("/standing").await;
        scene.safety().await["tier"]["used"] == 1 && there["tier_used"] == 1
    })
    .await;
}
