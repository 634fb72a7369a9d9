//! The contract between Twinline and a channel (WhatsApp first). A channel is pure: it reads bytes into observations,
//! writes a send as a request, and judges an answer. Carrying bytes is the platform's work. Every channel passes
//! [`contract`]; [`loopback`] is the smallest one.

pub mod contract;
pub mod loopback;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::charge::Tariff;
use crate::contact::Identity;
use crate::content::{Content, Media, MediaKind};
use crate::fact::{FactKind, Facts};
use crate::ids::{ExternalId, SendId};
use crate::observation::Said;
use crate::pacing::guard::{Refusal, Told};
use crate::shown::Shown;
use crate::signal::{Signal, SignalRules};
use crate::template::{FilledTemplate, Template};
use crate::ticks::Failure;
use crate::verdict::Verdict;

/// Whom a telling is addressed to, in the channel's own terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "to", content = "value", rename_all = "snake_case")]
pub enum Address {
    /// A line, by the channel's id of it (WhatsApp: `phone_number_id`).
    Line(String),
    /// Every line of an account (WhatsApp: WABA id).
    Account(String),
}

/// What one delivery says, each thing on its own: one bad thing never spoils its neighbours.
#[derive(Debug, Default, PartialEq)]
pub struct Heard {
    /// What could be read, in reading order.
    pub said: Vec<(Address, Said)>,
    /// What could not.
    pub unreadable: Vec<Unreadable>,
}

impl Heard {
    /// The place of what is heard next.
    pub fn next_place(&self) -> u32 {
        u32::try_from(self.said.len() + self.unreadable.len()).unwrap_or(u32::MAX)
    }

    /// Everything said with its place: those that no unreadable has, in order.
    pub fn placed(self) -> (Vec<(u32, Address, Said)>, Vec<Unreadable>) {
        let taken: BTreeSet<u32> = self.unreadable.iter().map(|what| what.place).collect();
        let free = (0..).filter(|place| !taken.contains(place));
        let said = free.zip(self.said);
        let said = said.map(|(place, (address, said))| (place, address, said));
        (said.collect(), self.unreadable)
    }
}

/// Something that could not be read. Kept, shown, and read again after an upgrade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Whom it was addressed to, if that much could be read.
    pub address: Option<Address>,
    /// The channel's word for the kind of news (WhatsApp: webhook field).
    pub field: Option<String>,
    /// Its place in reading order, counted over what could be read and what could not: an upgrade that reads one of them
    /// moves no other.
    pub place: u32,
    /// Why, in words for an operator.
    pub reason: String,
    /// The part that could not be read, as text.
    pub excerpt: String,
}

/// What an account was asked about, and what it has: journalled, for facts are made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountTold {
    /// Which account, by the channel's id of it.
    pub account: String,
    /// When it was asked.
    pub at: Millis,
    /// Its templates, each in the channel's own words.
    #[serde(default)]
    pub templates: Vec<serde_json::Value>,
    /// Those that it had and has no more.
    #[serde(default)]
    pub templates_gone: Vec<serde_json::Value>,
    /// How its numbers stand, each in the channel's own words.
    #[serde(default)]
    pub numbers: Vec<serde_json::Value>,
}

/// A message to carry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Our token: the channel gives it back in statuses.
    pub send: SendId,
    /// The customer's identities, strongest first.
    pub to: Vec<Identity>,
    /// What to say.
    pub body: OutgoingBody,
    /// What it answers.
    pub quote: Option<ExternalId>,
}

/// What can be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutgoingBody {
    /// Plain text.
    Text {
        /// The text.
        body: String,
    },
    /// A file that was handed to the channel before; `media.reference` is the channel's handle.
    Media(Media),
    /// In the channel's own words, as [`Channel::draft`] took them.
    Own {
        /// The words: what [`Content::Other`] keeps as `raw`.
        raw: serde_json::Value,
        /// The file that stands in its header, handed to the channel before.
        file: Option<Media>,
    },
}

/// What cannot be sent as it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfit {
    /// Which field, as a path (`interactive.action.buttons[1].reply.title`).
    pub field: String,
    /// What is wrong with it.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// A request for the channel's server: the platform adds base address and credentials.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChannelRequest {
    /// Path below the base address, without a leading slash.
    pub path: String,
    /// JSON body.
    pub body: serde_json::Value,
}

/// What came back, or did not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// The server answered.
    Http {
        /// Status code.
        status: u16,
        /// Body as text.
        body: String,
        /// `Retry-After` in milliseconds, if given.
        retry_after_ms: Option<Millis>,
    },
    /// The connection could not be made: nothing was sent, so it is safe to try again.
    NotSent {
        /// What the network said.
        reason: String,
    },
    /// The request left and no answer came: it may have been taken.
    Silence {
        /// What the network said.
        reason: String,
    },
}

/// What a channel can do and allows; limits are data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Longest text, in characters.
    pub text_chars_max: usize,
    /// Longest text below a file, in characters.
    pub caption_chars_max: usize,
    /// Largest file that can be sent, by kind, in bytes.
    pub media_bytes_max: Vec<(MediaKind, u64)>,
    /// Largest file that is fetched, by kind, in bytes.
    pub media_in_bytes_max: Vec<(MediaKind, u64)>,
    /// Files can be fetched for so long after their message; `None`: always.
    pub media_life_ms: Option<Millis>,
    /// Free text only within this long after the customer's last word; `None`: always.
    pub service_window_ms: Option<Millis>,
}

impl Capabilities {
    /// The largest file of this kind that can be sent; `None`: none can.
    pub fn bytes_max(&self, kind: MediaKind) -> Option<u64> {
        most(&self.media_bytes_max, kind)
    }

    /// The largest file of this kind that is fetched; `None`: none is.
    pub fn in_bytes_max(&self, kind: MediaKind) -> Option<u64> {
        most(&self.media_in_bytes_max, kind)
    }
}

fn most(limits: &[(MediaKind, u64)], kind: MediaKind) -> Option<u64> {
    let limit = limits.iter().find(|(known, _)| *known == kind);
    limit.map(|(_, bytes)| *bytes)
}

/// A way in which customers reach the business.
pub trait Channel: Send + Sync {
    /// The channel's word in tables and in the API.
    fn name(&self) -> &'static str;
    /// What it can do.
    fn capabilities(&self) -> Capabilities;
    /// Reads one delivery. Never panics, whatever the bytes.
    fn hear(&self, delivery: &[u8]) -> Heard;
    /// Reads what an account has, as it was asked.
    fn hear_account(&self, told: &AccountTold) -> Heard;
    /// Reads a message in the channel's own words as somebody wants it sent, into what its bubble holds; `attached` is the
    /// kind of the file that comes with it. Everything that can be known to be unfit is told, all of it at once.
    fn draft(
        &self,
        said: &serde_json::Value,
        attached: Option<MediaKind>,
    ) -> Result<Content, Vec<Unfit>>;
    /// A sign on the message `of`, in the channel's own words; an empty one takes it back.
    fn sign(&self, of: &ExternalId, emoji: &str) -> Content;
    /// How the subjects of the facts of `kind` begin that a content leans on; `None`: it leans on none.
    fn leans_on(&self, content: &Content) -> Option<(FactKind, String)>;
    /// What of a content does not fit those facts. Where nothing is known everything fits.
    fn unfit(&self, content: &Content, facts: &Facts) -> Vec<Unfit>;
    /// The templates among the facts of a line, those first that may be sent.
    fn templates(&self, _facts: &Facts) -> Vec<Template> {
        Vec::new()
    }
    /// A template with its blanks filled in, in the channel's own words, for [`Channel::draft`]. Fields are those of
    /// [`FilledTemplate`].
    fn fill(
        &self,
        _filled: &FilledTemplate,
        _facts: &Facts,
    ) -> Result<serde_json::Value, Vec<Unfit>> {
        Err(vec![Unfit {
            field: "name".to_owned(),
            sentence: "This channel has no templates.".to_owned(),
            remedy: "Write free text.".to_owned(),
        }])
    }
    /// The content with the words that a customer will read, as far as those facts tell them.
    fn worded(&self, content: Content, _facts: &Facts) -> Content {
        content
    }
    /// What a person is shown of a content besides its words, as far as it and those facts tell; `None`: its words, or its
    /// kind, are all there is.
    fn shown(&self, _content: &Content, _facts: &Facts) -> Option<Shown> {
        None
    }
    /// Whether it may be sent while free text may not (WhatsApp: a template).
    fn is_any_time(&self, content: &Content) -> bool;
    /// How long after the customer's last word it may be sent; `None`: always.
    fn window_ms(&self, content: &Content) -> Option<Millis> {
        self.capabilities()
            .service_window_ms
            .filter(|_| !self.is_any_time(content))
    }
    /// Writes a send as a request from the line the channel calls `line`.
    fn request(&self, line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure>;
    /// How long what a customer is shown beside messages holds.
    fn signal_rules(&self) -> SignalRules;
    /// Writes it as a request, of the customer's message `of` at the line the channel calls `line`.
    fn signal(&self, line: &str, of: &ExternalId, signal: Signal) -> ChannelRequest;
    /// Judges an answer.
    fn judge(&self, answer: &Answer) -> Verdict;
    /// The words of a code that came with something the channel did not hand over.
    fn explain(&self, code: i64) -> Failure;
    /// What the facts of the line with these digits say about how safely it may send.
    fn told(&self, _facts: &Facts, _digits: &str) -> Told {
        Told::default()
    }
    /// What a content is made of that can be halted for itself, as [`Told::halts`] calls it.
    fn made_of(&self, _content: &Content) -> Option<String> {
        None
    }
    /// What it asks for one message to a customer, if that is known; `None`: of somebody whose number is hidden, or ever.
    fn tariff(&self, _to: &[Identity], _now: Millis) -> Option<Tariff> {
        None
    }
    /// What a refusal with this code says about the number, if anything.
    fn refusal(&self, _code: &str) -> Option<Refusal> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Channel as _;
    use super::loopback::{Line, Loopback};
    use crate::contact::NameSource;
    use crate::observation::{ContactSaid, Said};

    #[test]
    fn what_is_read_one_day_moves_no_other() {
        let said = Line {
            line: "1".to_owned(),
            said: Said::Contact(ContactSaid {
                identities: Vec::new(),
                source: NameSource::PhoneBook,
                name: None,
                at: 0,
            }),
        };
        let known = serde_json::to_value(said).unwrap();
        let places = |values: [&serde_json::Value; 4]| {
            let heard = Loopback.hear(&serde_json::to_vec(&values).unwrap());
            let (said, unreadable) = heard.placed();
            let said: Vec<u32> = said.iter().map(|(place, _, _)| *place).collect();
            let unreadable: Vec<u32> = unreadable.iter().map(|what| what.place).collect();
            (said, unreadable)
        };
        let odd = serde_json::json!({"odd": true});
        assert_eq!(
            places([&odd, &known, &odd, &known]),
            (vec![1, 3], vec![0, 2])
        );
        let upgraded = places([&known, &known, &odd, &known]);
        assert_eq!(upgraded, (vec![0, 1, 3], vec![2]));
    }
}
