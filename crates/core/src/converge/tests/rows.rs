//! An engine that keeps rows and loads only what a batch's keys name, as a store does: what [`super::super::keys`] forgets,
//! it cannot see. And it may crash at any point of a batch.

use std::collections::{BTreeMap, BTreeSet};

use super::memory::{Memory, scope};
use crate::contact::{Contact, Identity, Owned};
use crate::converge::{Keys, Parked, WorkingSet, keys};
use crate::conversation::Conversation;
use crate::fact::Facts;
use crate::floor::FloorEvent;
use crate::hashed::HashedMap;
use crate::ids::{ContactId, ConversationId, ExternalId, MessageId, SendId};
use crate::message::Message;
use crate::number_life::NumberLife;
use crate::observation::Observation;
use crate::send::Send;
use crate::summary::Summary;

#[derive(Default)]
pub(super) struct Rows {
    contacts: BTreeMap<ContactId, Contact>,
    identities: HashedMap<Identity, Owned>,
    conversations: BTreeMap<ConversationId, Conversation>,
    messages: BTreeMap<MessageId, Message>,
    parked: BTreeMap<ExternalId, Parked>,
    facts: Facts,
    sends: BTreeMap<SendId, Send>,
    life: NumberLife,
    floor_events: Vec<FloorEvent>,
}

impl Rows {
    /// What stands in memory, as rows.
    pub(super) fn of(memory: Memory) -> Self {
        let Memory { set, floor_events } = memory;
        Self {
            floor_events,
            contacts: set.contacts,
            identities: set.identities,
            conversations: set.conversations,
            messages: set.messages,
            parked: set.parked,
            facts: set.facts,
            sends: set.sends,
            life: set.life,
        }
    }

    /// All of it in memory, for the dump.
    pub(super) fn whole(&self) -> Memory {
        let mut set = WorkingSet::new(scope(), self.life.clone());
        set.contacts = self.contacts.clone();
        set.identities = self.identities.clone();
        for row in self.conversations.values() {
            set.put_conversation(row.clone());
        }
        for row in self.messages.values() {
            set.put_message(row.clone());
        }
        set.parked = self.parked.clone();
        set.facts = self.facts.clone();
        set.sends = self.sends.clone();
        Memory {
            set,
            floor_events: self.floor_events.clone(),
        }
    }

    pub(super) fn merge(&mut self, batch: &[Observation]) {
        let mut set = self.load(&keys(batch));
        set.hear(batch);
        self.follow(&set);
        self.write(&set);
        let summaries = self.summaries(&set);
        set.conclude(summaries);
        self.write(&set);
        for (id, summary) in self.summaries(&set) {
            if let Some(row) = self.conversations.get_mut(&id) {
                row.summary = summary;
            }
        }
        self.floor_events.append(&mut set.touched.floor_events);
    }

    /// The process dies before the batch is committed: nothing of it stays.
    pub(super) fn crash(&self, batch: &[Observation]) {
        let mut set = self.load(&keys(batch));
        set.hear(batch);
        set.conclude(self.summaries(&set));
    }

    fn load(&self, keys: &Keys) -> WorkingSet {
        let mut set = WorkingSet::new(scope(), self.life.clone());
        let sends: BTreeSet<MessageId> = keys
            .sends
            .iter()
            .map(|id| MessageId::of_send(*id))
            .collect();
        let named = |message: &Message| {
            let by_id = message.external_id.as_ref();
            by_id.is_some_and(|id| keys.external_ids.contains(id)) || sends.contains(&message.id)
        };
        let mut messages: BTreeSet<MessageId> = self
            .messages
            .values()
            .filter(|message| named(message))
            .map(|message| message.id)
            .collect();
        for id in &keys.external_ids {
            if let Some(row) = self.parked.get(id) {
                set.parked.insert(id.clone(), row.clone());
            }
        }
        let mut contacts: BTreeSet<ContactId> = keys
            .identities
            .iter()
            .filter_map(|identity| Some(self.identities.get(identity)?.by))
            .collect();
        let parked_in = set.parked.values().filter_map(|row| row.conversation);
        let conversations: BTreeSet<ConversationId> = messages
            .iter()
            .map(|id| self.messages[id].conversation)
            .chain(parked_in)
            .collect();
        for row in self.conversations.values() {
            if contacts.contains(&row.contact) || conversations.contains(&row.id) {
                set.put_conversation(row.clone());
            }
        }
        contacts.extend(set.conversations.values().map(|row| row.contact));
        for id in &contacts {
            set.contacts
                .extend(self.contacts.get(id).map(|row| (*id, row.clone())));
        }
        for (identity, owned) in &self.identities {
            if contacts.contains(&owned.by) {
                set.identities.insert(identity.clone(), owned.clone());
            }
        }
        let of_messages: BTreeSet<SendId> = messages
            .iter()
            .filter_map(|id| self.messages[id].send)
            .collect();
        for (id, send) in &self.sends {
            let waits = (send.state.pending() || send.undecided())
                && set.conversations.contains_key(&send.conversation);
            if keys.sends.contains(id) || of_messages.contains(id) || waits {
                set.sends.insert(*id, send.clone());
                messages.insert(MessageId::of_send(*id));
            }
        }
        let held = set.conversations.values().flat_map(|row| row.held.keys());
        messages.extend(held);
        for id in messages {
            if let Some(row) = self.messages.get(&id) {
                set.put_message(row.clone());
            }
        }
        for key in &keys.facts {
            let row = self.facts.get(key).cloned();
            set.facts.extend(row.map(|row| (key.clone(), row)));
        }
        set
    }

    /// What hangs on something that became another thing moves along, loaded or not.
    fn follow(&mut self, set: &WorkingSet) {
        for id in set.touched.merged_messages.keys() {
            self.messages.remove(id);
        }
        for id in set.touched.merged_contacts.keys() {
            self.contacts.remove(id);
        }
        let merged = &set.touched.merged_conversations;
        let last = |mut id: ConversationId| {
            while let Some(into) = merged.get(&id) {
                id = *into;
            }
            id
        };
        for id in merged.keys() {
            self.conversations.remove(id);
        }
        for row in self.messages.values_mut() {
            row.conversation = last(row.conversation);
        }
        for row in self.sends.values_mut() {
            row.conversation = last(row.conversation);
        }
        for row in self.parked.values_mut() {
            row.conversation = row.conversation.map(last);
        }
    }

    fn write(&mut self, set: &WorkingSet) {
        let touched = &set.touched;
        copy(&mut self.contacts, &set.contacts, &touched.contacts);
        for identity in &touched.identities {
            let owned = set.identities.get(identity);
            self.identities
                .extend(owned.map(|owned| (identity.clone(), owned.clone())));
        }
        copy(
            &mut self.conversations,
            &set.conversations,
            &touched.conversations,
        );
        copy(&mut self.messages, &set.messages, &touched.messages);
        copy(&mut self.sends, &set.sends, &touched.sends);
        copy(&mut self.facts, &set.facts, &touched.facts);
        for id in &touched.parked {
            match set.parked.get(id) {
                Some(row) => self.parked.insert(id.clone(), row.clone()),
                None => self.parked.remove(id),
            };
        }
        if touched.life {
            self.life = set.life.clone();
        }
    }

    fn summaries(&self, set: &WorkingSet) -> BTreeMap<ConversationId, Summary> {
        let of = |id: &ConversationId| {
            let row = set.conversations.get(id)?;
            let messages = self.messages.values().filter(|row| row.conversation == *id);
            Some((*id, Summary::of(messages, row.read_up_to.as_ref())))
        };
        set.touched.conversations.iter().filter_map(of).collect()
    }
}

fn copy<K: Ord + Clone, V: Clone>(
    rows: &mut BTreeMap<K, V>,
    from: &BTreeMap<K, V>,
    touched: &BTreeSet<K>,
) {
    for key in touched {
        if let Some(row) = from.get(key) {
            rows.insert(key.clone(), row.clone());
        }
    }
}
