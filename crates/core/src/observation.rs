//! What one source said about one thing: the input of the merge. Channels make these, [`crate::converge`] joins them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Millis;
use crate::beside::Beside;
use crate::contact::{Identity, IdentityKind, NameSource};
use crate::content::Content;
use crate::fact::FactKind;
use crate::ids::{ExternalId, SendId};
use crate::message::{Direction, Origin, Pricing, Source};
use crate::ticks::Ticks;

/// Where in the journal something was said: the entry's position and the place within it. Redelivery and replay give
/// the same pointer, so it serves as key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryPath {
    /// Position of the entry in its journal.
    pub position: u64,
    /// Which of the things it says, counted in reading order.
    pub index: u32,
}

/// What one source said, at one place of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Where it was said.
    pub path: EntryPath,
    /// When the delivery was received.
    pub received_at: Millis,
    /// What was said.
    pub said: Said,
}

impl Observation {
    /// The same, with every identifier that is unique within a portfolio only marked as being of `portfolio`. Channels
    /// leave the mark empty, because a delivery does not tell it; the platform knows the line. Idempotent.
    #[must_use]
    pub fn within(mut self, portfolio: &str) -> Self {
        self.said.scope_identities(portfolio);
        self
    }
}

impl Said {
    /// By which words of the channel the state finds again what this is about: they stand in indexes, which bound their
    /// length. A channel keeps what has longer ones as unreadable.
    pub fn keys(&self) -> Vec<&str> {
        fn of(identities: &[Identity]) -> impl Iterator<Item = &str> {
            identities.iter().map(|identity| identity.value.as_str())
        }
        fn about(about: &About) -> Vec<&str> {
            let ids = [about.event.0.as_str(), about.of.0.as_str()];
            of(&about.peer.identities).chain(ids).collect()
        }
        match self {
            Self::Message(said) => {
                let quote = said.quote.as_ref().map(|quote| quote.0.as_str());
                let ids = quote.into_iter().chain([said.external_id.0.as_str()]);
                of(&said.peer.identities).chain(ids).collect()
            }
            Self::Edit(said) => about(&said.about),
            Self::Revoke(said) => about(&said.about),
            Self::Reaction(said) => about(&said.about),
            Self::Status(said) => of(&said.peer.identities)
                .chain([said.external_id.0.as_str()])
                .collect(),
            Self::Contact(said) => of(&said.identities).collect(),
            Self::Moved(said) => of(&said.from).chain(of(&said.to)).collect(),
            Self::Preference(said) => of(&said.peer.identities).collect(),
            Self::Fact(said) => vec![&said.subject],
            Self::Answer(_) | Self::History(_) | Self::Number(_) => Vec::new(),
        }
    }

    fn scope_identities(&mut self, portfolio: &str) {
        let of_peer = |peer: &mut Peer| scope(&mut peer.identities, portfolio);
        match self {
            Self::Message(said) => of_peer(&mut said.peer),
            Self::Edit(said) => of_peer(&mut said.about.peer),
            Self::Revoke(said) => of_peer(&mut said.about.peer),
            Self::Reaction(said) => of_peer(&mut said.about.peer),
            Self::Status(said) => of_peer(&mut said.peer),
            Self::Contact(said) => scope(&mut said.identities, portfolio),
            Self::Moved(said) => {
                scope(&mut said.from, portfolio);
                scope(&mut said.to, portfolio);
            }
            Self::Preference(said) => of_peer(&mut said.peer),
            Self::Answer(_) | Self::Fact(_) | Self::History(_) | Self::Number(_) => {}
        }
    }
}

fn scope(identities: &mut [Identity], portfolio: &str) {
    for identity in identities {
        if identity.kind == IdentityKind::Bsuid && identity.scope.is_empty() {
            portfolio.clone_into(&mut identity.scope);
        }
    }
}

/// The other side of a conversation as one telling names it. At least one identity, else the telling is unreadable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    /// Every identifier given, strongest kinds first.
    pub identities: Vec<Identity>,
    /// The name the customer chose, if it was told along.
    pub profile_name: Option<String>,
}

/// What can be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum Said {
    /// A bubble.
    Message(Box<MessageSaid>),
    /// A bubble got other content.
    Edit(Box<EditSaid>),
    /// A bubble was taken back.
    Revoke(RevokeSaid),
    /// A sign on a bubble, or that it is gone.
    Reaction(ReactionSaid),
    /// How far a message got.
    Status(Box<StatusSaid>),
    /// What came of a call of ours.
    Answer(AnswerSaid),
    /// An entry of the phone's address book.
    Contact(ContactSaid),
    /// A customer's identifiers changed.
    Moved(MovedSaid),
    /// What a customer wants to be sent.
    Preference(PreferenceSaid),
    /// Something true of the line or its account until said otherwise.
    Fact(FactSaid),
    /// A step of the history sync.
    History(HistorySaid),
    /// Something about the number's life.
    Number(NumberSaid),
}

/// A bubble as one feed told it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MessageSaid {
    /// Which feed.
    pub source: Source,
    /// The channel's id.
    pub external_id: ExternalId,
    /// The customer.
    pub peer: Peer,
    /// Which way.
    pub direction: Direction,
    /// Who spoke, and whether this feed knows.
    pub origin: Origin,
    /// See above.
    pub certain: bool,
    /// The time told.
    pub at: Millis,
    /// What it holds.
    pub content: Content,
    /// What came with it besides.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
    /// What it answers.
    pub quote: Option<ExternalId>,
    /// How far it had got (history tells).
    pub ticks: Ticks,
    /// Our token, when the telling carries one.
    pub send: Option<SendId>,
}

/// What an edit, a revoke or a reaction says of another bubble, which may come later or never.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Which feed.
    pub source: Source,
    /// The channel's id of the event itself: makes it one event however often it is told.
    pub event: ExternalId,
    /// The channel's id of the bubble.
    pub of: ExternalId,
    /// The customer of the bubble's conversation, whoever acted.
    pub peer: Peer,
    /// Who acted: `In` the customer, `Out` the business.
    pub direction: Direction,
    /// When, as told.
    pub at: Millis,
}

/// A bubble got other content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditSaid {
    /// Which bubble, who and when.
    pub about: About,
    /// What it holds from then on.
    pub content: Content,
}

/// A bubble was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RevokeSaid {
    /// Which bubble, who and when.
    pub about: About,
}

/// A sign on a bubble.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReactionSaid {
    /// Which bubble, who and when.
    pub about: About,
    /// The sign; `None` takes it back.
    pub emoji: Option<String>,
}

/// How far a message got.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusSaid {
    /// The channel's id of the message.
    pub external_id: ExternalId,
    /// Our token, when the telling carries one: binds the id to the send even if the answer was lost.
    pub send: Option<SendId>,
    /// The customer, when told.
    pub peer: Peer,
    /// The rung as ticks.
    pub ticks: Ticks,
    /// What it cost, when told along.
    pub pricing: Option<Pricing>,
    /// Whose receipt it is, in a group: it counts for that participant and not for the whole bubble.
    pub participant: Option<String>,
    /// When, as told.
    pub at: Millis,
}

/// What came of one call of ours, as the courier journalled it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerSaid {
    /// Which send.
    pub send: SendId,
    /// Which of its attempts.
    pub attempt: u32,
    /// The outcome.
    pub verdict: crate::verdict::Verdict,
}

/// An entry of an address book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactSaid {
    /// Who.
    pub identities: Vec<Identity>,
    /// Whose book.
    pub source: NameSource,
    /// The name, or `None` when the entry was removed.
    pub name: Option<String>,
    /// When it changed, as told.
    pub at: Millis,
}

/// A customer's identifiers changed: whoever had `from` is now known by `to`. The notice itself is a bubble besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedSaid {
    /// How the customer was known.
    pub from: Vec<Identity>,
    /// How the customer is known now.
    pub to: Vec<Identity>,
    /// When, as told.
    pub at: Millis,
}

/// What a customer wants to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreferenceSaid {
    /// Who.
    pub peer: Peer,
    /// Which sort of message, in the channel's word.
    pub category: String,
    /// What the customer chose, in the channel's word: `stop`, `resume` ...
    pub choice: String,
    /// More, in readable words.
    pub detail: Option<String>,
    /// When, as told.
    pub at: Millis,
}

/// Something true of the line or its account until said otherwise; see [`crate::fact`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactSaid {
    /// Of what sort.
    pub kind: FactKind,
    /// Of which thing: a template's id, a group's; empty for the line itself.
    pub subject: String,
    /// The channel's word for how it stands.
    pub state: String,
    /// One readable line.
    pub detail: String,
    /// The whole of what was told.
    pub raw: Value,
    /// When, as told.
    pub at: Millis,
}

/// A step of the history sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum HistorySaid {
    /// A chunk arrived.
    Chunk {
        /// Phase, 0 to 2 from young to old.
        phase: i64,
        /// Number within the phase.
        chunk: i64,
        /// 0 to 100 as told: a hint, never trusted.
        progress: Option<i64>,
        /// How many messages it held.
        messages: u64,
        /// Oldest message in it.
        oldest_at: Option<Millis>,
    },
    /// The owner chose not to share.
    Declined {
        /// The channel's code.
        code: String,
    },
    /// The sync reported some other error.
    Refused {
        /// The channel's code.
        code: String,
        /// Its words.
        title: String,
    },
}

/// Something about a number's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberSaid {
    /// What happened.
    pub event: NumberEvent,
    /// When, as told.
    pub at: Millis,
    /// The channel's own words, for the timeline.
    pub detail: String,
}

/// What can happen to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberEvent {
    /// Coexistence ended or is suspended.
    Offboarded,
    /// It is back.
    Reconnected,
    /// Anything else worth a line in the timeline.
    Noted,
}
