//! The merge: what several feeds say becomes one state, whatever the order, repetition or overlap.
//!
//! An engine does one batch in five steps: [`keys`] names the rows the batch touches; the engine loads them into a
//! [`WorkingSet`]; [`WorkingSet::hear`] joins the observations in memory; the engine computes the [`Summary`] of each
//! conversation in [`WorkingSet::touched`] from *all* its messages; [`WorkingSet::conclude`] moves floors and withdraws
//! what must not be said any more. Then it writes rows, changes and its journal position in one transaction.
//!
//! An echo tells what the phone said, and then the floor moves, or what we sent ourselves, and then nothing does; which of
//! the two shows only once the send's id is known. Until then an echo with a send's words is held back, so that it makes
//! no difference which comes first.
//!
//! Every join used here is commutative, associative and idempotent; `tests` shows it for generated stories.

mod about;
mod answers;
mod bind;
mod conclude;
mod contacts;
mod hear;
mod signs;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
pub(crate) mod tests_support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::change::{Change, ChangeKind};
use crate::contact::{Contact, Identity, Owned};
use crate::conversation::Conversation;
use crate::fact::{FactKey, Facts};
use crate::fate::Fate;
use crate::floor::{FloorEvent, FloorRules, Rules};
use crate::hashed::{HashedMap, HashedSet};
use crate::ids::{
    ContactId, ConversationId, ExternalId, LineId, MessageId, PersonId, SendId, WorkspaceId,
};
use crate::message::Message;
use crate::number_life::NumberLife;
use crate::observation::{About, EntryPath, Observation, Said};
use crate::send::Send;
use crate::summary::Summary;

/// What a merge must know besides the rows.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// The tenant.
    pub workspace: WorkspaceId,
    /// The line that the batch is about: a batch never mixes lines.
    pub line: LineId,
    /// Business time.
    pub now: Millis,
    /// How long leases last here.
    pub floor_rules: FloorRules,
}

/// The rows a batch names by itself. Rows reached through them (a contact's conversation, a conversation's queued
/// automated sends) are the engine's to follow; see [`WorkingSet`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// Messages, and what waits for them, by the channel's id: also those that are only answered, edited, reacted to.
    pub external_ids: HashedSet<ExternalId>,
    /// Sends, and their messages.
    pub sends: BTreeSet<SendId>,
    /// Contacts by identity.
    pub identities: HashedSet<Identity>,
    /// Facts of the line.
    pub facts: BTreeSet<FactKey>,
    /// Whether somebody may be named. The channel's answers to our sends name nobody: they need no contacts, unless what
    /// they name was told of as somebody's already.
    pub people: bool,
}

impl Keys {
    fn about(&mut self, about: &About) {
        self.external_ids.insert(about.of.clone());
        self.identities
            .extend(about.peer.identities.iter().cloned());
    }
}

/// Names the rows that a batch touches.
pub fn keys(observations: &[Observation]) -> Keys {
    let mut keys = Keys::default();
    for observation in observations {
        keys.people |= !matches!(observation.said, Said::Answer(_));
        match &observation.said {
            Said::Message(said) => {
                keys.external_ids.insert(said.external_id.clone());
                keys.external_ids.extend(said.quote.clone());
                keys.sends.extend(said.send);
                keys.identities.extend(said.peer.identities.iter().cloned());
            }
            Said::Status(said) => {
                keys.external_ids.insert(said.external_id.clone());
                keys.sends.extend(said.send);
            }
            Said::Answer(said) => {
                keys.sends.insert(said.send);
                if let crate::verdict::Verdict::Accepted { external_id } = &said.verdict {
                    keys.external_ids.insert(external_id.clone());
                }
            }
            Said::Contact(said) => keys.identities.extend(said.identities.iter().cloned()),
            Said::Edit(said) => keys.about(&said.about),
            Said::Revoke(said) => keys.about(&said.about),
            Said::Reaction(said) => keys.about(&said.about),
            Said::Moved(said) => {
                let moved = said.from.iter().chain(&said.to);
                keys.identities.extend(moved.cloned());
            }
            Said::Preference(said) => keys.identities.extend(said.peer.identities.iter().cloned()),
            Said::Fact(said) => {
                keys.facts.insert((said.kind, said.subject.clone()));
            }
            Said::History(_) | Said::Number(_) => {}
        }
    }
    keys
}

/// What was said of a message that nobody has told us of yet: it waits for it. A status may come before its message, and a
/// status for a message that some other program sent is normal. What waits long is a gap: see [`crate::gap`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// When it was first told.
    pub since: Millis,
    /// In which conversation, where that was told: by an edit, a revoke, a reaction or a quote.
    pub conversation: Option<ConversationId>,
    /// Whose word the conversation is: the least id among those that told one, so that order cannot matter.
    pub named_by: Option<ExternalId>,
    /// To whom it went, by its statuses.
    pub peer: BTreeSet<Identity>,
    /// Whether another message answers it.
    pub quoted: bool,
    /// What befell it.
    pub fate: Fate,
}

/// The rows of one batch, in memory. Before [`WorkingSet::hear`], the engine has put in:
/// all contacts that own a key identity, with *all* their identities, and claims on and tenures of those; their conversations on this
/// line; all messages that have a key external id or belong to a key send; what is parked under the key external ids; the
/// conversations of both, and those conversations' contacts with all their identities; the bubbles that those conversations
/// hold back; key sends; those sends of those conversations that are pending, under way or unknown; key facts; the line's
/// life.
#[derive(Debug, Clone)]
pub struct WorkingSet {
    /// See [`Scope`].
    pub scope: Scope,
    /// The line's life, if it has one.
    pub life: NumberLife,
    /// The line's rules; the lengths of leases are in [`Scope`] as well.
    pub rules: Arc<Rules>,
    /// How often those were set.
    pub rules_version: u64,
    /// Contacts.
    pub contacts: BTreeMap<ContactId, Contact>,
    /// Whose identifiers are.
    pub identities: HashedMap<Identity, Owned>,
    /// Conversations of this line.
    pub conversations: BTreeMap<ConversationId, Conversation>,
    /// As they stood when they were loaded: what is as it was need not be written or told.
    stood: BTreeMap<ConversationId, Conversation>,
    /// Conversations by contact; kept by [`WorkingSet::put_conversation`].
    by_contact: HashedMap<ContactId, ConversationId>,
    /// Messages of this line.
    pub messages: BTreeMap<MessageId, Message>,
    /// Messages by the channel's id; kept by [`WorkingSet::put_message`].
    by_external: HashedMap<ExternalId, MessageId>,
    /// What waits for its message.
    pub parked: BTreeMap<ExternalId, Parked>,
    /// Facts of the line.
    pub facts: Facts,
    /// Sends.
    pub sends: BTreeMap<SendId, Send>,
    /// What the batch did to them.
    pub touched: Touched,
    /// The changes in [`Touched::changes`], to tell each once.
    told: HashedSet<(ChangeKind, Option<ConversationId>, uuid::Uuid)>,
    /// What is being heard, and what was last heard of each conversation: changes point back to it.
    hearing: Option<EntryPath>,
    heard_in: HashedMap<ConversationId, EntryPath>,
    /// Echoes first heard in this batch, for the floor: perhaps the phone's words.
    echoes: Vec<(MessageId, Millis)>,
}

/// Somebody set the rules of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RulesMoved {
    /// Who.
    pub by: PersonId,
}

/// What a batch did: the rows to write and the changes to tell.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    /// Contacts to write.
    pub contacts: BTreeSet<ContactId>,
    /// Identities to write, with their claims and tenures.
    pub identities: BTreeSet<Identity>,
    /// Conversations to write, if they are altered; their summaries are to be computed anew before [`WorkingSet::conclude`].
    pub conversations: BTreeSet<ConversationId>,
    /// Messages to write.
    pub messages: BTreeSet<MessageId>,
    /// Messages whose file can be fetched by what was just told, and when that was received: the channel keeps a file for
    /// some days from then on, however old the message is.
    pub files: BTreeMap<MessageId, Millis>,
    /// Messages that turned out to be another one, and which.
    pub merged_messages: BTreeMap<MessageId, MessageId>,
    /// Contacts that turned out to be another one, and which.
    pub merged_contacts: BTreeMap<ContactId, ContactId>,
    /// Conversations whose messages, sends and floor events now belong to another one, and which.
    pub merged_conversations: BTreeMap<ConversationId, ConversationId>,
    /// Parked rows to write, or to delete where they are gone from [`WorkingSet::parked`].
    pub parked: BTreeSet<ExternalId>,
    /// Messages that others answer and that have only now been told: what answers them shows more.
    pub turned_up: BTreeMap<ExternalId, MessageId>,
    /// Sends to write.
    pub sends: BTreeSet<SendId>,
    /// Facts to write.
    pub facts: BTreeSet<FactKey>,
    /// Bubbles that were held back and turned out to be the phone's words: an answer that is learnt now.
    pub learnt: BTreeSet<MessageId>,
    /// Whether the line's life is to be written.
    pub life: bool,
    /// Whether the line's rules are to be written, and who set them.
    pub rules: Option<RulesMoved>,
    /// Floor events to add.
    pub floor_events: Vec<FloorEvent>,
    /// Changes to tell, without copies, in the order in which they first arose.
    pub changes: Vec<Change>,
}

impl WorkingSet {
    /// An empty set; the engine fills it.
    pub fn new(scope: Scope, life: NumberLife) -> Self {
        Self {
            scope,
            life,
            rules: Arc::default(),
            rules_version: 0,
            contacts: BTreeMap::new(),
            identities: HashedMap::default(),
            conversations: BTreeMap::new(),
            stood: BTreeMap::new(),
            by_contact: HashedMap::default(),
            messages: BTreeMap::new(),
            by_external: HashedMap::default(),
            parked: BTreeMap::new(),
            facts: BTreeMap::new(),
            sends: BTreeMap::new(),
            touched: Touched::default(),
            told: HashedSet::default(),
            hearing: None,
            heard_in: HashedMap::default(),
            echoes: Vec::new(),
        }
    }

    /// Puts a loaded conversation in.
    pub fn put_conversation(&mut self, conversation: Conversation) {
        self.by_contact
            .insert(conversation.contact, conversation.id);
        self.conversations.insert(conversation.id, conversation);
    }

    /// Everything is loaded, and nothing is altered yet. Without this call every touched conversation counts as altered.
    pub fn stands(&mut self) {
        self.stood.clone_from(&self.conversations);
    }

    /// A conversation as it stood when it was loaded. `None`: it was not there, or nobody knows.
    pub fn stood(&self, id: ConversationId) -> Option<&Conversation> {
        self.stood.get(&id)
    }

    /// The conversations that were loaded.
    pub fn stood_all(&self) -> impl Iterator<Item = ConversationId> {
        self.stood.keys().copied()
    }

    /// Whether a conversation is another one than was loaded.
    pub fn is_altered(&self, id: ConversationId) -> bool {
        self.stood.get(&id) != self.conversations.get(&id)
    }

    /// Puts a loaded message in.
    pub fn put_message(&mut self, message: Message) {
        if let Some(external) = &message.external_id {
            self.by_external.insert(external.clone(), message.id);
        }
        self.messages.insert(message.id, message);
    }

    /// Joins the observations, in any order.
    pub fn hear(&mut self, observations: &[Observation]) {
        for observation in observations {
            self.hearing = Some(observation.path);
            self.hear_one(observation);
        }
        self.hearing = None;
    }

    /// Takes the anew computed summaries of the touched conversations and draws the conclusions: floors move, queued
    /// automated sends are withdrawn, resolved conversations reopen.
    pub fn conclude(&mut self, summaries: BTreeMap<ConversationId, Summary>) {
        conclude::conclude(self, summaries);
    }

    pub(crate) fn change(
        &mut self,
        kind: ChangeKind,
        conversation: Option<ConversationId>,
        subject: uuid::Uuid,
    ) {
        if let (Some(entry), Some(conversation)) = (self.hearing, conversation) {
            self.heard_in.insert(conversation, entry);
        }
        if self.told.insert((kind, conversation, subject)) {
            let last = conversation.and_then(|id| self.heard_in.get(&id)).copied();
            self.touched.changes.push(Change {
                kind,
                conversation,
                subject,
                entry: self.hearing.or(last),
            });
        }
    }
}
