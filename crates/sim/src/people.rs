//! Who writes what: customers and the owner on their phones, agents in the inbox.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use twinline_core::command::{self, NewSend};
use twinline_core::content::Content;
use twinline_core::ids::{ConversationId, LineId, MessageId, PersonId, SendId};
use twinline_core::send::SendAuthor;
use twinline_platform::App;
use twinline_platform::ids::FreshIds as _;
use twinline_sandbox::{BUSINESS, PhoneChange, Sandbox};
use twinline_store::{ListQuery, Sort, Touch, View};

use crate::dice::Dice;
use crate::house::{House, JOEL, MARTA, WORKSPACE};
use crate::life::Life;
use crate::trace::Trace;
use crate::weather::Weather;

/// Said again and again, by everybody.
const PARROTED: [&str; 4] = ["ok", "thank you", "see you tomorrow", "👍"];
const GREETINGS: [&str; 3] = ["Hello", "good morning", "Olá"];

/// What people of the platform did, for the oracle.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Sends that the ledger took.
    pub(crate) said: Vec<SendId>,
    /// Sends that a person took back in time.
    pub(crate) cancelled: Vec<SendId>,
}

/// Everybody who acts.
pub(crate) struct People {
    pub(crate) customers: Vec<String>,
    bench: Router,
    written: u64,
    pub(crate) record: Record,
}

impl People {
    pub(crate) fn of(sandbox: &Sandbox) -> Self {
        let phones = sandbox.state().phones;
        Self {
            customers: phones
                .into_iter()
                .map(|phone| phone.id)
                .filter(|id| id != BUSINESS)
                .collect(),
            bench: sandbox.router(),
            written: 0,
            record: Record::default(),
        }
    }

    /// Somebody does something. Whether it amended a bubble.
    pub(crate) async fn act(
        &mut self,
        house: &House,
        life: Option<&mut Life>,
        weather: &Weather,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<bool> {
        let customer = dice.pick(&self.customers).cloned().unwrap_or_default();
        if dice.chance(weather.airplanes) {
            let phone = if dice.chance(40) { BUSINESS } else { &customer };
            let online = dice.chance(50);
            airplane(&house.sandbox, phone, online)?;
            trace.step(house.elapsed(), &format!("{phone} online: {online}"));
            return Ok(false);
        }
        if dice.chance(weather.amends) {
            self.amend(house, &customer, dice, trace).await?;
            return Ok(true);
        }
        let done = match dice.place(100) {
            0..40 => {
                let text = self.words(weather, dice, true);
                self.write(house, (&customer, BUSINESS), &text, dice, trace)
                    .await
            }
            40..58 => {
                let text = self.words(weather, dice, false);
                self.write(house, (BUSINESS, &customer), &text, dice, trace)
                    .await
            }
            58..66 => {
                let (phone, peer) = if dice.chance(50) {
                    (BUSINESS, customer.as_str())
                } else {
                    (customer.as_str(), BUSINESS)
                };
                house.sandbox.open_chat(phone, peer)?;
                trace.step(
                    house.elapsed(),
                    &format!("{phone} opens its chat with {peer}"),
                );
                Ok(())
            }
            66..71 => match life {
                Some(life) => self.take_back(house, life, dice, trace).await,
                None => Ok(()),
            },
            _ => match life {
                Some(life) => {
                    let text = self.words(weather, dice, false);
                    self.answer(house, life, text, dice, trace).await
                }
                None => Ok(()),
            },
        };
        done.map(|()| false)
    }

    fn words(&mut self, weather: &Weather, dice: &mut Dice, customer: bool) -> String {
        self.written += 1;
        if customer && dice.chance(weather.greetings) {
            let greeting = dice.pick(&GREETINGS).copied();
            return greeting.unwrap_or_default().to_owned();
        }
        if dice.chance(weather.parrots) {
            let word = dice.pick(&PARROTED).copied();
            return word.unwrap_or_default().to_owned();
        }
        format!("words {}", self.written)
    }

    /// On a phone, now and then quoting something that stands there.
    async fn write(
        &self,
        house: &House,
        (phone, peer): (&str, &str),
        text: &str,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let shown = house.sandbox.messages(phone, peer)?;
        let quote = if dice.chance(20) {
            dice.pick(&shown).map(|message| message.id.clone())
        } else {
            None
        };
        let path = format!("/bench/api/phones/{phone}/chats/{peer}/messages");
        let words = format!("{phone} to {peer}: {text:?} {quote:?}");
        let written = self
            .on_bench("POST", &path, &json!({"text": text, "quote": quote}))
            .await?;
        trace.step(
            house.elapsed(),
            &format!("{words} {}", written["id"].as_str().unwrap_or("refused")),
        );
        Ok(())
    }

    /// Edits, deletes or reacts to something.
    async fn amend(
        &mut self,
        house: &House,
        customer: &str,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        self.written += 1;
        let (phone, peer) = if dice.chance(40) {
            (BUSINESS, customer)
        } else {
            (customer, BUSINESS)
        };
        let online = house.sandbox.state().phones.into_iter();
        let mut online = online.filter(|other| other.online);
        if !online.any(|other| other.id == phone) {
            // Two amendments typed offline leave in one second, and nobody could tell which is the later.
            return Ok(());
        }
        let shown = house.sandbox.messages(phone, peer)?;
        let latest = &shown[shown.len().saturating_sub(4)..];
        let Some(message) = dice.pick(latest) else {
            return Ok(());
        };
        let path = format!(
            "/bench/api/phones/{phone}/chats/{peer}/messages/{}",
            message
                .id
                .replace('+', "%2B")
                .replace('/', "%2F")
                .replace('=', "%3D")
        );
        let (method, path, body) = match dice.place(3) {
            0 => (
                "PATCH",
                path,
                json!({"text": format!("other words {}", self.written)}),
            ),
            1 => ("DELETE", path, Value::Null),
            _ => {
                let emoji = ["❤️", "👍", ""][dice.place(3)];
                ("PUT", format!("{path}/reaction"), json!({"emoji": emoji}))
            }
        };
        let answer = self.on_bench(method, &path, &body).await?;
        let refused = answer["error"]["message"].as_str().unwrap_or("done");
        trace.step(
            house.elapsed(),
            &format!("{phone} {method} {} {body}: {refused}", message.id),
        );
        Ok(())
    }

    async fn on_bench(&self, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let request = Request::builder().method(method).uri(path);
        let request = if body.is_null() {
            request.body(Body::empty())?
        } else {
            request
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.to_string()))?
        };
        let response = self.bench.clone().oneshot(request).await?;
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await?;
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// An agent writes in the inbox.
    async fn answer(
        &mut self,
        house: &House,
        life: &mut Life,
        text: String,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let Some((line, conversation)) = any_conversation(&life.app, dice).await? else {
            return Ok(());
        };
        let quote = if dice.chance(15) {
            any_message(&life.app, conversation, dice).await?
        } else {
            None
        };
        let person: PersonId = if dice.chance(70) { MARTA } else { JOEL };
        let id = SendId(house.ids.fresh());
        let words = format!("{person:?} says {text:?} in {conversation} as {id}");
        let new = NewSend {
            id,
            conversation,
            author: SendAuthor::Agent(person),
            content: Content::Text { body: text },
            media: None,
            quote,
            turn: None,
            client_token: Some(id.0),
            seen_no: None,
            confirmed: false,
            window_ms: life.app.channel.capabilities().service_window_ms,
        };
        let touch = Touch {
            conversations: vec![conversation],
            messages: quote.into_iter().collect(),
            client_tokens: vec![id.0],
            ..Touch::default()
        };
        let now = life.app.now();
        let said = Box::pin(
            life.app
                .store
                .act(line, now, touch, |set| command::say(set, new)),
        );
        match said.await? {
            Ok(_) => {
                self.record.said.push(id);
                trace.step(house.elapsed(), &words);
                life.news();
            }
            Err(refused) => trace.step(house.elapsed(), &format!("{words}: {refused:?}")),
        }
        Ok(())
    }

    /// An agent takes back what they said, if it is not too late.
    async fn take_back(
        &mut self,
        house: &House,
        life: &mut Life,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let latest = &self.record.said[self.record.said.len().saturating_sub(3)..];
        let (Some(id), Some((line, _))) = (
            dice.pick(latest).copied(),
            any_conversation(&life.app, dice).await?,
        ) else {
            return Ok(());
        };
        let touch = Touch {
            sends: vec![id],
            ..Touch::default()
        };
        let now = life.app.now();
        let done = Box::pin(
            life.app
                .store
                .act(line, now, touch, |set| command::cancel(set, id)),
        );
        let done = done.await?;
        if done.is_ok() {
            self.record.cancelled.push(id);
        }
        trace.step(house.elapsed(), &format!("take back {id}: {done:?}"));
        life.news();
        Ok(())
    }
}

pub(crate) fn airplane(sandbox: &Sandbox, phone: &str, online: bool) -> anyhow::Result<()> {
    let change = PhoneChange {
        online: Some(online),
        ..PhoneChange::default()
    };
    sandbox.change_phone(phone, change)?;
    Ok(())
}

/// All conversations, in the order of their ids.
pub(crate) async fn conversations(app: &App) -> anyhow::Result<Vec<(LineId, ConversationId)>> {
    let mut all = Vec::new();
    for view in [View::All, View::Resolved] {
        let query = ListQuery {
            workspace: WORKSPACE,
            view,
            person: MARTA,
            q: None,
            sort: Sort::Recent,
            limit: 200,
            cursor: None,
        };
        let page = app.store.conversations(&query).await?;
        all.extend(
            page.items
                .into_iter()
                .map(|row| (row.conversation.line, row.conversation.id)),
        );
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

async fn any_conversation(
    app: &App,
    dice: &mut Dice,
) -> anyhow::Result<Option<(LineId, ConversationId)>> {
    let all = conversations(app).await?;
    Ok(dice.pick(&all).copied())
}

async fn any_message(
    app: &App,
    conversation: ConversationId,
    dice: &mut Dice,
) -> anyhow::Result<Option<MessageId>> {
    let rows = app.store.messages(conversation, None, 20).await?;
    let known: Vec<MessageId> = rows
        .iter()
        .filter(|row| row.message.external_id.is_some())
        .map(|row| row.message.id)
        .collect();
    Ok(dice.pick(&known).copied())
}
