//! One bubble, and how several tellings of it become one. What befalls it afterwards is in [`crate::fate`].

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Millis;
use crate::beside::Beside;
use crate::content::Content;
pub use crate::fate::{Edited, Fate, Pricing, Reaction, Reactions, Receipts, Revoked};
use crate::ids::{ConversationId, ExternalId, LineId, MessageId, PersonId, SendId};
use crate::planted::{self, Bug};
use crate::ticks::Ticks;

/// Which way it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the customer.
    In,
    /// To the customer.
    Out,
}

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Not told. Statuses for messages that some other program sent, for example.
    Unknown,
    /// The Business App or a linked device. History tells only that much, without certainty.
    Phone,
    /// The customer.
    Customer,
    /// Other software on the API.
    Api,
    /// A campaign.
    Campaign,
    /// A bot.
    Bot,
    /// Somebody at the inbox.
    Agent,
}

/// Who spoke and how sure that is. The order is the join: a send of ours beats an echo, an echo beats a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OriginSeen {
    /// Certain tellings beat guesses.
    pub certain: bool,
    /// Who.
    pub origin: Origin,
}

/// Which feed told us. As a set in one byte, because several may tell of one bubble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A customer's message as it happened.
    Live = 1,
    /// A message typed in the Business App or on a linked device.
    Echo = 2,
    /// A chunk of old history.
    History = 4,
    /// A status of a message.
    Status = 8,
    /// The answer to a call of ours.
    Response = 16,
    /// Our own ledger.
    Send = 32,
    /// The phone's address book.
    ContactSync = 64,
    /// The business account.
    Account = 128,
}

/// A set of [`Source`]s.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Sources(pub u8);

impl Sources {
    /// The set of one.
    pub fn of(source: Source) -> Self {
        Self(source as u8)
    }

    /// Whether `source` is among them.
    pub fn has(self, source: Source) -> bool {
        self.0 & source as u8 != 0
    }

    /// Whether it was told as it happened, and as somebody's word. Only such messages wake bots, open windows, raise
    /// unread or move the list: history and the channel's own notices (a changed number) do not.
    pub fn live(self) -> bool {
        if planted::is(Bug::HistoryWakesBot) && self.has(Source::History) {
            return true;
        }
        let words = [Source::Live, Source::Echo, Source::Response, Source::Send];
        words.into_iter().any(|source| self.has(source))
    }
}

/// A time as told, with how far that source's clock can be trusted. Greater authority wins, then the earlier time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Told {
    /// 0 status, 1 echo (the webhook's time), 2 history (the device's time), 3 live or our own send.
    pub authority: u8,
    /// The time told.
    pub at: Millis,
}

impl Told {
    fn join(self, other: Self) -> Self {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self.authority.cmp(&other.authority) {
            Greater => self,
            Less => other,
            Equal => Self {
                authority: self.authority,
                at: self.at.min(other.at),
            },
        }
    }
}

/// Where in the thread a bubble stands: WhatsApp's time (whole seconds), then when we first heard of it, then its id.
/// All three are joins of tellings, so the order never depends on the order of arrival of the same deliveries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderKey(pub String);

impl OrderKey {
    /// 60 hexadecimal digits that sort bytewise as (second, first seen, id) do.
    pub fn new(at: Millis, seen: u64, id: MessageId) -> Self {
        let second = at.clamp(0, 1 << 47).div_euclid(1000) * 1000;
        Self(format!("{second:012x}{seen:016x}{}", id.0.simple()))
    }

    /// Before everything said at `at` or later.
    #[must_use]
    pub fn earliest(at: Millis) -> Self {
        Self(format!(
            "{:012x}",
            at.clamp(0, 1 << 47).div_euclid(1000) * 1000
        ))
    }

    /// When the thing it stands for was first heard of, as 16 digits that sort; see [`Message::seen`].
    pub fn heard(&self) -> &str {
        self.0.get(12..28).unwrap_or_default()
    }

    /// When the thing it stands for was first heard of.
    pub fn received_at(&self) -> Millis {
        let seen = u64::from_str_radix(self.heard(), 16).unwrap_or(0);
        received_at(seen)
    }

    /// The mark that a reader leaves who at `now` has read up to `up_to`: what stands later is unread, and so is what is
    /// heard of later, however old its time.
    #[must_use]
    pub fn read_mark(up_to: &Self, now: Millis) -> Self {
        Self::new(up_to.at(), seen(now, 0), MessageId(Uuid::max()))
    }

    /// The mark of somebody who read when this one was left, and no further than just before `first`.
    #[must_use]
    pub fn moved_before(&self, first: &Self) -> Self {
        let second = (first.at() - 1_000).max(0);
        let last = MessageId(Uuid::max());
        Self(format!(
            "{second:012x}{:0>16}{}",
            self.heard(),
            last.0.simple()
        ))
    }

    /// The time it was made of, in whole seconds.
    pub fn at(&self) -> Millis {
        self.0
            .get(..12)
            .and_then(|hex| i64::from_str_radix(hex, 16).ok())
            .unwrap_or(0)
    }
}

/// One bubble.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Our id.
    pub id: MessageId,
    /// The line it went over.
    pub line: LineId,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// The channel's id, once known.
    pub external_id: Option<ExternalId>,
    /// The ledger's entry, for what we sent.
    pub send: Option<SendId>,
    /// Which way.
    pub direction: Direction,
    /// Who spoke.
    pub origin: OriginSeen,
    /// The person or bot of ours.
    pub author: Option<Uuid>,
    /// The channel's time.
    pub told: Told,
    /// When we first heard of it: received milliseconds shifted by 20 bits, plus the place within the delivery.
    pub seen: u64,
    /// Which feeds told of it.
    pub sources: Sources,
    /// What it holds.
    pub content: Content,
    /// What came with it besides.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
    /// What it answers, by the channel's id; bound late, because the quoted message may come afterwards.
    pub quote: Option<ExternalId>,
    /// How far it got.
    pub ticks: Ticks,
    /// What it was changed to, if it was.
    pub edited: Option<Edited>,
    /// Whether and when it was taken back. The content is kept, because it may have to be shown to an auditor; nobody
    /// else sees it.
    pub revoked: Option<Revoked>,
    /// The sign of each side, and what was taken back.
    pub reactions: Reactions,
    /// How far it got with each participant of a group.
    pub receipts: Receipts,
    /// What it cost.
    pub pricing: Option<Pricing>,
    /// Whether it never went out (withdrawn, cancelled, refused): shown, but answers no turn. Set by the ledger.
    pub void: bool,
    /// Whether the Business App sent it by itself, as far as anybody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatic: Option<Automatic>,
}

/// Somebody's word on whether the Business App sent a message by itself (greeting, note of absence). The order is the join:
/// a person's word beats the rules', and the newest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Automatic {
    /// Who says so; `None`: the number's rules.
    pub by: Option<PersonId>,
    /// When.
    pub at: Millis,
    /// Whether it did.
    pub is: bool,
}

impl Message {
    /// Whether it was told as it happened and is somebody's word: what the app says by itself answers nobody. What we sent is
    /// never that.
    pub fn is_word(&self) -> bool {
        let by_itself = self.send.is_none() && self.automatic.is_some_and(|said| said.is);
        self.sources.live() && !by_itself
    }

    /// Where it stands in the thread.
    pub fn order(&self) -> OrderKey {
        OrderKey::new(self.told.at, self.seen, self.id)
    }

    /// When we first heard of it.
    pub fn received_at(&self) -> Millis {
        received_at(self.seen)
    }

    /// Takes in another telling of the same bubble. Commutative, associative and idempotent. The id, line and
    /// conversation stay those of `self`.
    pub fn join(&mut self, other: &Self) {
        self.external_id = self.external_id.take().max(other.external_id.clone());
        // The ledger alone knows what never went out; a feed's telling of the same bubble does not say.
        self.void = match (self.send, other.send) {
            (Some(_), None) => self.void,
            (None, Some(_)) => other.void,
            _ => self.void && other.void,
        };
        self.send = self.send.max(other.send);
        let weight = |said: Option<Automatic>| said.map(|said| (said.by.is_some(), said.at, said));
        if weight(other.automatic) > weight(self.automatic) {
            self.automatic = other.automatic;
        }
        // Direction and author are facts of the strongest telling of the origin.
        if other.origin > self.origin {
            self.direction = other.direction;
            self.origin = other.origin;
        }
        self.author = self.author.max(other.author);
        self.told = self.told.join(other.told);
        self.seen = self.seen.min(other.seen);
        self.sources = Sources(self.sources.0 | other.sources.0);
        if other.content.join_key() > self.content.join_key() {
            self.content = other.content.clone();
        }
        self.beside.join(&other.beside);
        self.quote = self.quote.take().max(other.quote.clone());
        self.join_fate(&other.fate());
    }
}

/// The time in what [`seen`] made.
fn received_at(seen: u64) -> Millis {
    i64::try_from(seen >> 20).unwrap_or(i64::MAX)
}

/// `seen` of a thing that stood at place `index` of a delivery received at `received_at`.
pub fn seen(received_at: Millis, index: usize) -> u64 {
    let index = u64::try_from(index).unwrap_or(u64::MAX).min((1 << 20) - 1);
    (u64::try_from(received_at).unwrap_or(0) << 20) | index
}
