//! Who writes what: customers and the owner on their phones, agents in the inbox ([`desk`]). What happens to bubbles that are
//! there already is in [`amends`].

mod amends;
pub(crate) mod desk;
pub(crate) mod files;
mod names;

use std::collections::{BTreeMap, HashSet};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use twinline_core::content::Content;
use twinline_core::ids::SendId;
use twinline_sandbox::{BUSINESS, PhoneChange, Sandbox};

use crate::dice::Dice;
use crate::house::House;
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
    /// Sends that were to be said later.
    pub(crate) later: HashSet<SendId>,
    /// Sends that must arrive.
    pub(crate) goodbyes: Vec<SendId>,
}

/// Everybody who acts.
pub(crate) struct People {
    pub(crate) customers: Vec<String>,
    bench: Router,
    written: u64,
    amended: amends::Amended,
    /// On which phone, in the chat with whom, the last edit was made, if nobody has thought of it since.
    edited: Option<(String, String)>,
    /// The second in which a customer last got a name, or in which the owner's phone last told some.
    named: BTreeMap<String, i64>,
    /// The bytes of files sent from phones, by the message.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
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
            amended: amends::Amended::default(),
            edited: None,
            named: BTreeMap::new(),
            files: BTreeMap::new(),
            record: Record::default(),
        }
    }

    /// Somebody does something.
    pub(crate) async fn act(
        &mut self,
        house: &House,
        life: Option<&mut Life>,
        weather: &Weather,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let customer = dice.pick(&self.customers).cloned().unwrap_or_default();
        if dice.chance(weather.airplanes) {
            let phone = if dice.chance(40) { BUSINESS } else { &customer };
            let online = dice.chance(50);
            trace.step(house.elapsed(), &format!("{phone} online: {online}"));
            let phone = phone.to_owned();
            return self.airplane(house, &phone, online);
        }
        if dice.chance(weather.renames) {
            self.rename(house, &customer, dice, trace);
            return Ok(());
        }
        if dice.chance(weather.moves) {
            self.change_identity(house, &customer, dice, trace);
            return Ok(());
        }
        if weather.amends > 0 && self.think_again(house, dice, trace).await? {
            return Ok(());
        }
        if dice.chance(weather.amends) {
            return self.amend(house, &customer, dice, trace).await;
        }
        match dice.place(100) {
            what @ 0..58 => {
                let (phone, peer) = if what < 40 {
                    (customer.as_str(), BUSINESS)
                } else {
                    (BUSINESS, customer.as_str())
                };
                if dice.chance(weather.files) {
                    return self.send_file(house, (phone, peer), dice, trace);
                }
                let text = self.words(weather, dice, what < 40);
                self.write(house, (phone, peer), &text, dice, trace).await
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
                    let said = if dice.chance(weather.files) {
                        self.attach(house, life, dice).await?
                    } else {
                        let body = self.words(weather, dice, false);
                        (Content::Text { body }, None)
                    };
                    self.answer(house, life, said, dice, trace).await
                }
                None => Ok(()),
            },
        }
    }

    /// A phone loses the network, or has it again.
    pub(crate) fn airplane(
        &mut self,
        house: &House,
        phone: &str,
        online: bool,
    ) -> anyhow::Result<()> {
        let change = PhoneChange {
            online: Some(online),
            ..PhoneChange::default()
        };
        house.sandbox.change_phone(phone, change)?;
        if online {
            self.amended.back(phone, house.now());
            self.told_names(house.now());
        }
        Ok(())
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
}
