//! A bot that runs outside and is as bad as they come: down, silent, talking rubbish, of two minds, late. It reads its turns
//! from the calls, and answers in them or later through the platform's own door.
//!
//! Only some storms have one, by the seed alone and with dice of its own: the others stay what they were before there was one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use async_trait::async_trait;
use serde_json::{Value, json};
use twinline_core::ids::{BotId, LineId};
use twinline_platform::outside::call::{BotAnswer, BotCalls, Delivery};
use twinline_platform::outside::sign;
use twinline_sandbox::{Ask, Clock, Outbound as _, Told};
use twinline_store::{Bot, BotHook, Store};
use uuid::Uuid;

use crate::dice::Dice;
use crate::doom::{Doom, Point};
use crate::house::{Doors, MARTA, WORKSPACE};
use crate::storm::MINUTE_MS;

pub(crate) const RUDE: BotId = BotId(Uuid::from_u128(10));
const TOKEN: &str = "the bot's own token";
const DEADLINE_MS: i64 = MINUTE_MS;
/// It comes back to a turn so often at most.
const LATER_MAX: usize = 3;

/// See the module.
pub(crate) struct RudeBot {
    clock: Clock,
    doom: Doom,
    state: Mutex<State>,
}

struct State {
    dice: Dice,
    said: u64,
    later: Vec<Later>,
    notes: Vec<String>,
    heard: Heard,
}

/// Something to be said of a turn when its time comes.
struct Later {
    at: i64,
    url: String,
    body: Value,
}

/// What the platform told the bot of its answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard {
    /// Everything that it may have said.
    pub(crate) texts: BTreeSet<String>,
    /// Texts that were taken, with the message they became.
    pub(crate) taken: BTreeSet<(String, Uuid)>,
    /// Texts that were refused for good: nothing is sent.
    pub(crate) refused: BTreeSet<String>,
}

/// Whether this storm has such a bot.
pub(crate) fn is_there(seed: u64) -> bool {
    (1..=3).contains(&(seed % 8))
}

/// It is asked instead of the bot that knows greetings.
pub(crate) async fn register(store: &Store, line: LineId, now: i64) -> anyhow::Result<()> {
    let bot = Bot {
        id: RUDE,
        workspace: WORKSPACE,
        name: "Rude bot".to_owned(),
    };
    store.put_bot(&bot, now).await?;
    let hook = BotHook {
        line,
        bot: RUDE,
        url: "https://bot.example/turns".to_owned(),
        secret: sign::fresh_secret(),
        token_hash: sign::token_hash(TOKEN),
        deadline_ms: DEADLINE_MS,
        by: MARTA,
        at: now,
        off_at: None,
    };
    store.put_bot_hook(&hook, now).await?;
    Ok(())
}

impl RudeBot {
    pub(crate) fn new(clock: Clock, doom: Doom, seed: u64) -> Arc<Self> {
        Arc::new(Self {
            clock,
            doom,
            state: Mutex::new(State {
                dice: Dice::new(seed ^ 0x0b07),
                said: 0,
                later: Vec::new(),
                notes: Vec::new(),
                heard: Heard::default(),
            }),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut self.state().notes)
    }

    pub(crate) fn heard(&self) -> Heard {
        self.state().heard.clone()
    }

    /// When it says something of its own accord next.
    pub(crate) fn next(&self) -> Option<i64> {
        self.state().later.iter().map(|later| later.at).min()
    }

    /// Says what is due, to whoever is behind the doors. Returns what came of it.
    pub(crate) async fn come_back(&self, doors: &Doors) -> anyhow::Result<String> {
        let due = {
            let now = self.clock.now_ms();
            let mut state = self.state();
            let place = state.later.iter().position(|later| later.at <= now);
            place.map(|place| state.later.remove(place))
        };
        let Some(Later { url, body, .. }) = due else {
            return Ok("the bot has nothing to say".to_owned());
        };
        let ask = Ask {
            url,
            headers: vec![
                ("authorization".to_owned(), format!("Bearer {TOKEN}")),
                ("content-type".to_owned(), "application/json".to_owned()),
            ],
            body: Some(body.to_string()),
        };
        match doors.carry(ask).await {
            Ok(told) => self.hears(&body, &told),
            Err(why) => Ok(format!("the bot says {body}: {why}")),
        }
    }

    fn hears(&self, body: &Value, told: &Told) -> anyhow::Result<String> {
        let answer: Value =
            serde_json::from_slice(&told.body).context("the bot is told rubbish")?;
        let heard = &mut self.state().heard;
        let words = format!("the bot says {body}: {} {answer}", told.status);
        if let Some(text) = body["text"].as_str() {
            let message = answer["message_id"].as_str();
            match (told.status, message.and_then(|id| id.parse().ok())) {
                (200, Some(message)) => {
                    heard.taken.insert((text.to_owned(), message));
                }
                (409, None) if answer["code"] != "bot_not_now" => {
                    heard.refused.insert(text.to_owned());
                }
                (409, None) => {}
                _ => anyhow::bail!("{words}"),
            }
        }
        Ok(words)
    }
}

impl State {
    fn text(&mut self) -> Value {
        self.said += 1;
        let text = format!("bot words {}", self.said);
        self.heard.texts.insert(text.clone());
        json!({"text": text})
    }

    /// It comes back to a turn: with the same answer, another one, or that people should go on.
    fn come_back(&mut self, now: i64, url: &str, said: Option<&Value>) {
        for _ in 0..self.dice.place(LATER_MAX + 1) {
            let body = match (self.dice.place(10), said) {
                (0..5, Some(said)) => said.clone(),
                (9, _) => json!({"hand_over": {"summary": "It is beyond me."}}),
                _ => self.text(),
            };
            let within = [2_000, 20_000, 2 * DEADLINE_MS][self.dice.place(3)];
            let at = now + self.dice.between(0, within);
            let url = url.to_owned();
            self.later.push(Later { at, url, body });
        }
    }

    /// What it does when it is told a turn.
    fn told(&mut self, now: i64, turn: &Value) -> Result<BotAnswer, String> {
        let answer = |status, body: String| {
            let body = body.into_bytes();
            Ok(BotAnswer { status, body })
        };
        let fate = self.dice.place(100);
        let url = turn["reply_url"].as_str().unwrap_or_default();
        self.notes
            .push(format!("the bot is told {}: {fate}", turn["turn"]));
        match fate {
            0..8 => Err("No connection: nobody is there".to_owned()),
            8..18 => {
                self.come_back(now, url, None);
                Err("No answer came in time.".to_owned())
            }
            18..28 => answer(503, "busy".to_owned()),
            28..36 => answer(200, "<html>".to_owned()),
            36..60 => {
                self.come_back(now, url, None);
                answer(202, String::new())
            }
            60..68 => {
                self.come_back(now, url, None);
                let learnt = json!({"hand_over": {"summary": "Asks for a person."}});
                answer(200, learnt.to_string())
            }
            _ => {
                let said = self.text();
                self.come_back(now, url, Some(&said));
                answer(200, said.to_string())
            }
        }
    }
}

#[async_trait]
impl BotCalls for RudeBot {
    fn may_call(&self, _: &str) -> Result<(), (&'static str, &'static str)> {
        Ok(())
    }

    async fn call(&self, delivery: Delivery<'_>, _: Duration) -> Result<BotAnswer, String> {
        self.doom.at(Point::BeforeCall).await;
        let turn: Value =
            serde_json::from_slice(&delivery.body).map_err(|error| error.to_string())?;
        let came = self.state().told(self.clock.now_ms(), &turn);
        self.doom.at(Point::AfterCall).await;
        came
    }
}
