//! One story told to a running demo over its two APIs: everything that may befall a message, from every side. And what an
//! export says of it, without what two tellings never share: ids, times.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::caller::Caller;
use crate::house::eventually;
use crate::program::{Demo, Installation};

/// The customer of the story.
pub(crate) const DIGITS: &str = "447700900820";
const PICTURE: &[u8] = include_bytes!("../../../sandbox/src/scenario/media/shelf.png");

/// A demo with the phone of a customer whom nobody has heard of.
pub(crate) struct Teller {
    bench: Caller,
    inbox: Caller,
    ana: String,
    owner: String,
    conversation: String,
}

impl Teller {
    pub(crate) async fn new(installation: &Installation, demo: &Demo) -> Self {
        let file = std::fs::read(installation.file("demo").join("demo.json")).unwrap();
        let file: Value = serde_json::from_slice(&file).unwrap();
        let people = file["people"].as_array().unwrap();
        let marta = people.iter().find(|one| one["role"] == "agent").unwrap();
        let inbox = Caller::inbox(
            &demo.inbox,
            marta["email"].as_str().unwrap(),
            marta["password"].as_str().unwrap(),
        );
        let bench = Caller::bench(&demo.bench);
        let new = json!({"name": "Ana Sousa", "digits": DIGITS});
        let ana = text(&bench.post("/phones", new).await["id"]);
        let state = bench.get("/state").await;
        let phones = state["phones"].as_array().unwrap();
        let business = phones.iter().find(|one| one["kind"] == "business");
        Self {
            inbox: inbox.await,
            bench,
            ana,
            owner: text(&business.unwrap()["id"]),
            conversation: String::new(),
        }
    }

    /// Customer, echo, quote, agent, ticks, reaction, edit, deletions of both sides, a picture, and a word nobody read.
    pub(crate) async fn tell(&mut self) {
        self.customer("Is the rye in?", None).await;
        self.owner("It is, until six").await;
        let echo = self.on_anas_phone("It is, until six").await;
        self.customer("And the spelt?", Some(&echo)).await;
        self.answer("Tomorrow").await;
        let answer = self.on_anas_phone("Tomorrow").await;
        let chat = format!("/phones/{}/chats/{}/read", self.ana, self.owner);
        self.bench.post(&chat, json!({})).await;
        self.shows("Tomorrow", |row| row["delivery"]["state"] == "read")
            .await;
        let path = self.bubble(&self.ana, &self.owner, &answer) + "/reaction";
        let sign = json!({"emoji": "👍"});
        self.bench.call(Method::PUT, &path, sign).await;
        self.shows("Tomorrow", |row| row["reactions"][0]["emoji"] == "👍")
            .await;

        let two = self.customer("Two then", None).await;
        let path = self.bubble(&self.ana, &self.owner, &two);
        let three = json!({"text": "Three then"});
        self.bench.call(Method::PATCH, &path, three).await;
        self.shows("Three then", |row| row["edited"].is_object())
            .await;
        let mine = self.customer("Never mind", None).await;
        let path = self.bubble(&self.ana, &self.owner, &mine);
        self.bench.call(Method::DELETE, &path, Value::Null).await;
        self.row("her deletion", |row| {
            row["revoked"].is_object() && row["direction"] == "in"
        })
        .await;
        let owners = self.owner("Wrong chat").await;
        let path = self.bubble(&self.owner, &self.ana, &owners);
        self.bench.call(Method::DELETE, &path, Value::Null).await;
        self.row("the owner's deletion", |row| {
            row["revoked"].is_object() && row["direction"] == "out"
        })
        .await;

        let chat = self.chat(&self.ana, &self.owner);
        let caption = "Our shelf \u{0} and an emoji 🥖";
        self.bench.picture(&chat, PICTURE, caption).await;
        let picture = self
            .shows(caption, |row| row["media"]["state"] == "ready")
            .await;
        let seen = json!({"up_to": picture["id"]});
        let path = format!("/conversations/{}/read", self.conversation);
        self.inbox.post(&path, seen).await;
        self.customer("Good night", None).await;
    }

    fn chat(&self, from: &str, to: &str) -> String {
        let _ = self;
        format!("/phones/{from}/chats/{to}/messages")
    }

    fn bubble(&self, from: &str, to: &str, wamid: &str) -> String {
        format!("{}/{wamid}", self.chat(from, to))
    }

    /// Ana writes; returns once the inbox shows it.
    async fn customer(&mut self, words: &str, quote: Option<&str>) -> String {
        let chat = self.chat(&self.ana, &self.owner);
        let said = json!({"text": words, "quote": quote});
        let id = text(&self.bench.post(&chat, said).await["id"]);
        let path = format!("/conversations?view=all&q={DIGITS}");
        eventually("the conversation is in the list", async || {
            let list = self.inbox.get(&path).await;
            let found = list["items"][0]["id"].as_str().unwrap_or_default();
            found.clone_into(&mut self.conversation);
            !found.is_empty()
        })
        .await;
        self.shows(words, |_| true).await;
        id
    }

    /// The owner types in the Business App.
    async fn owner(&self, words: &str) -> String {
        let chat = self.chat(&self.owner, &self.ana);
        let sent = self.bench.post(&chat, json!({"text": words})).await;
        self.shows(words, |_| true).await;
        text(&sent["id"])
    }

    /// Marta answers in the inbox.
    async fn answer(&self, words: &str) {
        let path = format!("/conversations/{}/messages", self.conversation);
        let newest = self.inbox.get(&path).await;
        let new = json!({"client_token": Uuid::now_v7(), "text": words,
            "seen_version": newest["items"][0]["version"]});
        self.inbox.post(&path, new).await;
    }

    /// Waits until Ana's phone shows these words; returns the bubble's id there.
    async fn on_anas_phone(&self, words: &str) -> String {
        let chat = self.chat(&self.ana, &self.owner);
        let mut found = String::new();
        eventually(&format!("Ana's phone shows {words:?}"), async || {
            let shown = self.bench.get(&chat).await;
            let shown = shown["messages"].as_array().unwrap();
            let one = shown.iter().find(|message| message["text"] == words);
            found = one.map(|one| text(&one["id"])).unwrap_or_default();
            one.is_some()
        })
        .await;
        found
    }

    /// Waits until the inbox shows these words on a message like this; returns it.
    async fn shows(&self, words: &str, like: impl Fn(&Value) -> bool) -> Value {
        self.row(words, |row| row["text"] == words && like(row))
            .await
    }

    async fn row(&self, what: &str, like: impl Fn(&Value) -> bool) -> Value {
        let path = format!("/conversations/{}/messages", self.conversation);
        let mut found = Value::Null;
        eventually(&format!("the inbox shows {what:?} so"), async || {
            let page = self.inbox.get(&path).await;
            let rows = page["items"].as_array().unwrap();
            let one = rows.iter().find(|row| like(row));
            found = one.cloned().unwrap_or_default();
            one.is_some()
        })
        .await;
        found
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// An export as lines that two tellings share: by customer, each in the order of the thread.
pub(crate) fn shared(export: &str) -> String {
    let rows = export
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut threads = BTreeMap::<String, Vec<Value>>::new();
    for row in rows {
        threads.entry(text(&row["customer"])).or_default().push(row);
    }
    let mut all = String::new();
    for (customer, rows) in threads {
        writeln!(all, "{customer}").unwrap();
        let places: BTreeMap<&str, usize> = rows
            .iter()
            .zip(1..)
            .map(|(row, place)| (row["id"].as_str().unwrap(), place))
            .collect();
        for row in &rows {
            let quoted = row["quoted_id"].as_str();
            let quoted = quoted.map(|id| places.get(id).copied().unwrap_or_default());
            let signs: Vec<String> = row["reactions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|sign| format!("{} {}", sign["by"], sign["emoji"]))
                .collect();
            let words = ["direction", "origin", "type", "text", "caption", "status"]
                .map(|field| row[field].to_string());
            writeln!(
                all,
                "  {} of {} media {} file {} quoted {quoted:?} revoked {} edited {} {signs:?} unread {}",
                words.join(" "),
                row["number"],
                !row["media_id"].is_null(),
                !row["file_id"].is_null(),
                row["revoked"],
                !row["edited_at"].is_null(),
                row["unread"],
            )
            .unwrap();
        }
    }
    all
}
