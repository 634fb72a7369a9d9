//! Who edits, deletes and reacts. WhatsApp tells whole seconds: of two words of one person about one thing in the same second
//! nobody knows the later, so nobody says them. Everything else goes, offline too.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;
use twinline_sandbox::view::PhoneMessage;

use super::People;
use crate::dice::Dice;
use crate::house::House;
use crate::trace::Trace;

/// The API hears of reactions to messages of the last thirty days: a day less, as a storm may last one.
const REACTED_TO_MS: i64 = 29 * 24 * 3_600_000;
/// What people look at: so many of the newest bubbles.
const LOOKED_AT: usize = 6;

/// What somebody does to a bubble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Edit,
    Delete,
    React,
}

/// When whose last word about what left their phone; `None`: it waits there until the network is back.
#[derive(Debug, Default)]
pub(super) struct Amended(BTreeMap<(String, Deed, String), Option<i64>>);

impl Amended {
    /// A phone is back: what waited leaves now.
    pub(super) fn back(&mut self, phone: &str, now: i64) {
        let waiting = self
            .0
            .iter_mut()
            .filter(|((_, _, by), at)| by == phone && at.is_none());
        waiting.for_each(|(_, at)| *at = Some(now));
    }

    fn clear(&self, wamid: &str, deed: Deed, phone: &str, now: i64) -> bool {
        let last = self.0.get(&(wamid.to_owned(), deed, phone.to_owned()));
        last.is_none_or(|at| at.is_some_and(|at| at.div_euclid(1_000) < now.div_euclid(1_000)))
    }

    fn has(&self, wamid: &str) -> bool {
        self.0.keys().any(|(amended, ..)| amended == wamid)
    }
}

impl People {
    /// Edits, deletes or reacts to something, rather to something that was amended before.
    pub(super) async fn amend(
        &mut self,
        house: &House,
        customer: &str,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let (phone, peer) = if dice.chance(50) {
            (BUSINESS, customer)
        } else {
            (customer, BUSINESS)
        };
        let deeds = [Deed::Edit, Deed::Edit, Deed::Delete, Deed::React];
        let deed = deeds[dice.place(4)];
        self.do_to_one(house, (phone, peer), deed, dice, trace)
            .await
    }

    /// Whoever has just edited something edits it once more, half of the time.
    pub(super) async fn think_again(
        &mut self,
        house: &House,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<bool> {
        let Some((phone, peer)) = self.edited.take().filter(|_| dice.chance(50)) else {
            return Ok(false);
        };
        let way = (phone.as_str(), peer.as_str());
        self.do_to_one(house, way, Deed::Edit, dice, trace).await?;
        Ok(true)
    }

    /// To one of the newest bubbles, if there is one that it can be done to.
    async fn do_to_one(
        &mut self,
        house: &House,
        (phone, peer): (&str, &str),
        deed: Deed,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        self.written += 1;
        let now = house.now();
        let mut can = house.sandbox.messages(phone, peer)?;
        can.retain(|message| may(deed, message, now));
        can.retain(|message| self.amended.clear(&message.id, deed, phone, now));
        // Most is deleted as soon as it is written.
        let newest = deed == Deed::Delete && dice.chance(60);
        let looked_at = if newest { 1 } else { LOOKED_AT };
        can.drain(..can.len().saturating_sub(looked_at));
        if dice.chance(70) && can.iter().any(|message| self.amended.has(&message.id)) {
            can.retain(|message| self.amended.has(&message.id));
        }
        let Some(message) = dice.pick(&can) else {
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
        let (method, path, body) = match deed {
            Deed::Edit => {
                let words = format!("other words {}", self.written);
                ("PATCH", path, json!({"text": words}))
            }
            Deed::Delete => ("DELETE", path, Value::Null),
            Deed::React => {
                let has = message.reactions.iter().any(|sign| sign.from_me);
                let emoji = if has && dice.chance(60) {
                    ""
                } else {
                    ["❤️", "👍"][dice.place(2)]
                };
                ("PUT", format!("{path}/reaction"), json!({"emoji": emoji}))
            }
        };
        let answer = self.on_bench(method, &path, &body).await?;
        let refused = answer["error"]["message"].as_str();
        if refused.is_none() {
            let left_at = online(house, phone).then_some(now);
            let key = (message.id.clone(), deed, phone.to_owned());
            self.amended.0.insert(key, left_at);
            self.edited = (deed == Deed::Edit).then(|| (phone.to_owned(), peer.to_owned()));
        }
        let id = &message.id;
        let done = refused.unwrap_or("done");
        trace.step(
            house.elapsed(),
            &format!("{phone} {method} {id} {body}: {done}"),
        );
        Ok(())
    }
}

/// Whether WhatsApp lets this phone do that now.
fn may(deed: Deed, message: &PhoneMessage, now: i64) -> bool {
    message.deleted_at.is_none()
        && match deed {
            Deed::Edit => message.edit_until.is_some_and(|until| now <= until),
            Deed::Delete => message.delete_until.is_some_and(|until| now <= until),
            Deed::React => now - message.at < REACTED_TO_MS,
        }
}

fn online(house: &House, phone: &str) -> bool {
    let phones = house.sandbox.state().phones;
    phones.iter().any(|other| other.id == phone && other.online)
}
