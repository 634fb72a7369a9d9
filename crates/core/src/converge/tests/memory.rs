//! An engine in memory: everything is always loaded. What a store must equal. And its canonical dump.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use uuid::Uuid;

use super::NOW;
use crate::contact::Contact;
use crate::converge::{Scope, Touched, WorkingSet};
use crate::floor::collision::collisions;
use crate::floor::{FloorEvent, FloorMove, FloorRules, Rules};
use crate::ids::{ContactId, ConversationId, LineId, WorkspaceId};
use crate::number_life::NumberLife;
use crate::observation::Observation;
use crate::summary::Summary;

#[derive(Clone)]
pub(crate) struct Memory {
    pub(crate) set: WorkingSet,
    /// The moves of the floor so far.
    pub(super) floor_events: Vec<FloorEvent>,
}

pub(super) fn scope() -> Scope {
    Scope {
        workspace: WorkspaceId(Uuid::from_u128(1)),
        line: LineId(Uuid::from_u128(2)),
        now: NOW,
        floor_rules: FloorRules::default(),
    }
}

impl Memory {
    pub(crate) fn new() -> Self {
        // Holds are the rules' own tests': here a bot may answer at once.
        let mut set = WorkingSet::new(scope(), NumberLife::default());
        set.rules = Arc::new(Rules::without_waits());
        Self {
            set,
            floor_events: Vec::new(),
        }
    }

    pub(crate) fn merge(&mut self, batch: &[Observation]) {
        self.set.hear(batch);
        self.settle();
    }

    pub(crate) fn settle(&mut self) {
        self.conclude();
        self.forget_touched();
    }

    /// What an engine does before it writes. What is withdrawn in conclusion answers no turn, so summaries are told anew.
    pub(crate) fn conclude(&mut self) {
        let summaries = self.summaries();
        self.set.conclude(summaries);
        for (id, summary) in self.summaries() {
            if let Some(row) = self.set.conversations.get_mut(&id) {
                row.summary = summary;
            }
        }
    }

    fn summaries(&self) -> BTreeMap<ConversationId, Summary> {
        let of = |id: &ConversationId| {
            let row = self.set.conversations.get(id)?;
            let messages = self.set.messages.values();
            let messages = messages.filter(|message| message.conversation == *id);
            Some((*id, Summary::of(messages, row.read_up_to.as_ref())))
        };
        self.set
            .touched
            .conversations
            .iter()
            .filter_map(of)
            .collect()
    }

    pub(crate) fn forget_touched(&mut self) {
        let events = &mut self.set.touched.floor_events;
        self.floor_events.append(events);
        self.set.touched = Touched::default();
        self.set.told.clear();
    }

    /// The state without ids that depend on who was met first: a contact is called by its identities.
    pub(super) fn dump(&self) -> String {
        let mut called: BTreeMap<ContactId, String> = self
            .set
            .contacts
            .keys()
            .map(|id| (*id, String::new()))
            .collect();
        let mut identities: Vec<_> = self.set.identities.iter().collect();
        identities.sort_by_key(|(identity, _)| *identity);
        for (identity, owned) in identities {
            match called.get_mut(&owned.by) {
                Some(name) => {
                    let _ = write!(name, "{:?}:{}", identity.kind, identity.value);
                    let _ = write!(name, "{:?} {:?} ", owned.claim.as_ref(), owned.tenure);
                }
                None => {
                    called.insert(owned.by, "NOBODY".to_owned());
                }
            }
        }
        let mut contacts: Vec<String> = self
            .set
            .contacts
            .values()
            .map(|contact| self.dump_contact(contact, &called))
            .collect();
        contacts.sort();
        let mut out = contacts.join("");
        for (external, parked) in &self.set.parked {
            let whose = parked
                .conversation
                .and_then(|id| self.set.conversations.get(&id))
                .and_then(|row| called.get(&row.contact));
            let mut parked = parked.clone();
            let lost = parked.conversation.is_some() && whose.is_none();
            parked.conversation = None;
            let _ = writeln!(
                out,
                "parked {} lost={lost} {whose:?} {parked:?}",
                external.0
            );
        }
        for send in self.set.sends.values() {
            let _ = writeln!(
                out,
                "send {} {:?} {:?} {:?}",
                send.id, send.state, send.external_id, send.failure
            );
        }
        // How often the floor was taken before two contacts proved to be one depends on the order; who lost it does not.
        let mut withdrawn: Vec<String> = self
            .floor_events
            .iter()
            .filter(|event| event.what == FloorMove::BotWithdrew)
            .map(|event| format!("withdrew {:?} for {:?}\n", event.text, event.by))
            .collect();
        withdrawn.sort();
        out.extend(withdrawn);
        let (messages, sends) = (self.set.messages.values(), self.set.sends.values());
        for crossed in collisions(messages, sends) {
            let _ = writeln!(
                out,
                "crossed {} {} at {}",
                crossed.automated, crossed.human, crossed.at
            );
        }
        for (key, fact) in &self.set.facts {
            let _ = writeln!(out, "fact {key:?} {fact:?}");
        }
        let _ = writeln!(out, "life {:?}", self.set.life);
        out
    }

    fn dump_contact(&self, contact: &Contact, called: &BTreeMap<ContactId, String>) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "contact {} since {} {:?} {:?}",
            called[&contact.id], contact.since, contact.names, contact.preferences
        );
        for row in self
            .set
            .conversations
            .values()
            .filter(|row| row.contact == contact.id)
        {
            let floor = row.floor.at(NOW);
            let _ = writeln!(
                out,
                " conversation {:?} {:?} {:?} held {} {:?}",
                row.status,
                floor.holder,
                floor.until,
                row.held.len(),
                row.summary
            );
            let mut messages: Vec<_> = self
                .set
                .messages
                .values()
                .filter(|message| message.conversation == row.id)
                .collect();
            messages.sort_by_key(|message| message.order());
            for message in messages {
                let mut message = message.clone();
                message.conversation = ConversationId(Uuid::nil());
                let _ = writeln!(out, "  {message:?}");
            }
        }
        out
    }
}
