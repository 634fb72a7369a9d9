//! The oracle: core alone, with everything always loaded. What a store must equal.

use std::collections::BTreeMap;
use std::sync::Arc;

use twinline_core::contact::{Contact, Identity, Owned};
use twinline_core::converge::{Parked, Scope, Touched, WorkingSet};
use twinline_core::conversation::Conversation;
use twinline_core::fact::Facts;
use twinline_core::floor::{FloorRules, Rules};
use twinline_core::hashed::HashedMap;
use twinline_core::ids::{ContactId, ConversationId, ExternalId, MessageId, SendId};
use twinline_core::message::Message;
use twinline_core::number_life::NumberLife;
use twinline_core::observation::Observation;
use twinline_core::send::Send;
use twinline_core::summary::Summary;

use super::{LINE, NOW, WORKSPACE};
use crate::Store;
use crate::engine::query_as;
use crate::rows::contact::{ContactColumns, IdentityColumns};
use crate::rows::conversation::ConversationColumns;
use crate::rows::fact::FactColumns;
use crate::rows::message::MessageColumns;
use crate::rows::parked::ParkedColumns;
use crate::rows::send::SendColumns;

pub(crate) struct Memory {
    pub(crate) set: WorkingSet,
}

/// A line's state. Change numbers are the store's own, so the answers that carry them are left out.
#[derive(Debug, PartialEq)]
pub(crate) struct State {
    contacts: BTreeMap<ContactId, Contact>,
    identities: HashedMap<Identity, Owned>,
    facts: Facts,
    pub(crate) conversations: BTreeMap<ConversationId, Conversation>,
    pub(crate) messages: BTreeMap<MessageId, Message>,
    pub(crate) sends: BTreeMap<SendId, Send>,
    parked: BTreeMap<ExternalId, Parked>,
    life: NumberLife,
}

impl Memory {
    pub(crate) fn new() -> Self {
        let scope = Scope {
            workspace: WORKSPACE,
            line: LINE,
            now: NOW,
            floor_rules: FloorRules::default(),
        };
        let mut set = WorkingSet::new(scope, NumberLife::default());
        set.rules = Arc::new(Rules::without_waits());
        Self { set }
    }

    pub(crate) fn merge(&mut self, observations: &[Observation]) {
        self.set.hear(observations);
        self.settle();
    }

    /// What an engine does after observations or a command.
    pub(crate) fn settle(&mut self) {
        let summaries = self.summaries();
        self.set.conclude(summaries);
        let summaries = self.summaries();
        for (id, summary) in summaries {
            self.set.conversations.get_mut(&id).unwrap().summary = summary;
        }
        self.set.touched = Touched::default();
    }

    fn summaries(&self) -> BTreeMap<ConversationId, Summary> {
        let of = |row: &Conversation| {
            let messages = self
                .set
                .messages
                .values()
                .filter(|message| message.conversation == row.id);
            Summary::of(messages, row.read_up_to.as_ref())
        };
        self.set
            .touched
            .conversations
            .iter()
            .filter_map(|id| self.set.conversations.get(id))
            .map(|row| (row.id, of(row)))
            .collect()
    }

    pub(crate) fn state(&self) -> State {
        let without_answer = |row: &Conversation| Conversation {
            answered: None,
            ..row.clone()
        };
        State {
            contacts: self.set.contacts.clone(),
            identities: self.set.identities.clone(),
            facts: self.set.facts.clone(),
            conversations: self
                .set
                .conversations
                .iter()
                .map(|(id, row)| (*id, without_answer(row)))
                .collect(),
            messages: self.set.messages.clone(),
            sends: self.set.sends.clone(),
            parked: self.set.parked.clone(),
            life: self.set.life.clone(),
        }
    }
}

/// The state of [`LINE`] as it is stored.
pub(crate) async fn stored(store: &Store) -> State {
    let contacts: Vec<ContactColumns> = query_as("SELECT * FROM contacts")
        .fetch_all(store.reader())
        .await
        .unwrap();
    let identities: Vec<IdentityColumns> = query_as("SELECT * FROM identities")
        .fetch_all(store.reader())
        .await
        .unwrap();
    let conversations: Vec<ConversationColumns> =
        query_as("SELECT * FROM conversations WHERE line = $1")
            .bind(LINE.0)
            .fetch_all(store.reader())
            .await
            .unwrap();
    let messages: Vec<MessageColumns> = query_as("SELECT * FROM messages WHERE line = $1")
        .bind(LINE.0)
        .fetch_all(store.reader())
        .await
        .unwrap();
    let sends: Vec<SendColumns> = query_as("SELECT * FROM sends")
        .fetch_all(store.reader())
        .await
        .unwrap();
    let parked: Vec<ParkedColumns> = query_as("SELECT * FROM parked")
        .fetch_all(store.reader())
        .await
        .unwrap();
    let facts: Vec<FactColumns> = query_as("SELECT * FROM facts WHERE line = $1")
        .bind(LINE.0)
        .fetch_all(store.reader())
        .await
        .unwrap();
    State {
        contacts: contacts
            .into_iter()
            .map(|row| row.contact().unwrap())
            .map(|row| (row.id, row))
            .collect(),
        identities: identities
            .into_iter()
            .map(|row| row.owned().unwrap())
            .collect(),
        facts: facts.into_iter().map(|row| row.fact().unwrap()).collect(),
        conversations: conversations
            .into_iter()
            .map(|row| Conversation {
                answered: None,
                ..row.conversation().unwrap()
            })
            .map(|row| (row.id, row))
            .collect(),
        messages: messages
            .into_iter()
            .map(|row| row.message().unwrap())
            .map(|row| (row.id, row))
            .collect(),
        sends: sends
            .into_iter()
            .map(|row| row.send().unwrap())
            .map(|row| (row.id, row))
            .collect(),
        parked: parked
            .into_iter()
            .map(|row| row.parked().unwrap())
            .collect(),
        life: store.line(LINE).await.unwrap().unwrap().life,
    }
}
