//! One observation at a time.

use std::collections::BTreeMap;

use super::{Parked, WorkingSet};
use crate::change::ChangeKind;
use crate::contact::{Name, NameSource};
use crate::floor::Holder;
use crate::ids::{ContactId, ExternalId, MessageId};
use crate::message::{Message, OriginSeen, Source, Sources, Told, seen};
use crate::number_life::Proof;
use crate::observation::{AnswerSaid, ContactSaid, MessageSaid, Observation, Said, StatusSaid};

impl WorkingSet {
    pub(super) fn hear_one(&mut self, observation: &Observation) {
        match &observation.said {
            Said::Message(said) => self.message_said(observation, said),
            Said::Status(said) => self.status_said(observation, said),
            Said::Answer(said) => self.answer_said(said),
            Said::Contact(said) => self.contact_said(observation, said),
            Said::Edit(_)
            | Said::Revoke(_)
            | Said::Reaction(_)
            | Said::Moved(_)
            | Said::Preference(_)
            | Said::Fact(_) => {}
            Said::History(said) => {
                self.life
                    .history
                    .history_said(said, observation.received_at);
                self.life_changed();
            }
            Said::Number(said) => {
                self.life.event(said.event, said.at);
                self.life_changed();
            }
        }
    }

    fn message_said(&mut self, observation: &Observation, said: &MessageSaid) {
        let Some(contact) = self.contact_of(&said.peer.identities, said.at) else {
            return; // A channel never says a message without an identity; it keeps that as unreadable.
        };
        if let Some(name) = &said.peer.profile_name {
            self.name_seen(
                contact,
                NameSource::Profile,
                Name {
                    at: said.at,
                    value: Some(name.clone()),
                },
            );
        }
        if let Some(send) = said.send {
            self.bind(send, &said.external_id);
        }
        let contact = self.same_bubble_same_person(&said.external_id, contact);
        let told = self.message_told(observation, said, contact);
        let heard_on_phone = told.sources.has(Source::Echo);
        let (id, was) = self.join_message(told);
        let conversation = self.messages[&id].conversation;
        let is_ours = self.messages[&id].send.is_some();
        if heard_on_phone {
            self.life.proven(said.at, Proof::Echo);
            self.life_changed();
            if !is_ours && !was.is_some_and(|sources| sources.has(Source::Echo)) {
                self.speech.push((conversation, Holder::Phone, said.at));
            }
        }
        if is_ours && let Some(send) = self.messages[&id].send {
            self.prove(send, &said.external_id);
        }
        self.unpark(&said.external_id, id);
    }

    /// One bubble told with two different names of the customer proves the two to be one person.
    fn same_bubble_same_person(&mut self, external: &ExternalId, contact: ContactId) -> ContactId {
        let known = self.by_external.get(external).and_then(|id| {
            let conversation = self.messages.get(id)?.conversation;
            Some(self.conversations.get(&conversation)?.contact)
        });
        match known {
            Some(known) if known != contact => self.contacts_proven_one(known, contact),
            _ => contact,
        }
    }

    fn message_told(
        &mut self,
        observation: &Observation,
        said: &MessageSaid,
        contact: ContactId,
    ) -> Message {
        let authority = match said.source {
            Source::Echo => 1,
            Source::History => 2,
            _ => 3,
        };
        let index = usize::try_from(observation.path.index).unwrap_or(usize::MAX);
        Message {
            id: MessageId::of_external(self.scope.line, &said.external_id),
            line: self.scope.line,
            conversation: self.conversation_of(contact),
            external_id: Some(said.external_id.clone()),
            send: None,
            direction: said.direction,
            origin: OriginSeen {
                certain: said.certain,
                origin: said.origin,
            },
            author: None,
            told: Told {
                authority,
                at: said.at,
            },
            seen: seen(observation.received_at, index),
            sources: Sources::of(said.source),
            content: said.content.clone(),
            quote: said.quote.clone(),
            ticks: said.ticks.clone(),
            edited: None,
            revoked: None,
            reactions: BTreeMap::new(),
            receipts: BTreeMap::new(),
            pricing: None,
            void: false,
        }
    }

    /// Joins a telling into the bubble it belongs to. Returns the bubble and the sources it had before, if any.
    fn join_message(&mut self, told: Message) -> (MessageId, Option<Sources>) {
        let known = told
            .external_id
            .as_ref()
            .and_then(|external| self.by_external.get(external))
            .copied();
        let Some(id) = known else {
            let id = told.id;
            self.touch_message(id, told.conversation, ChangeKind::MessageAdded);
            self.put_message(told);
            return (id, None);
        };
        let mut message = self.messages[&id].clone();
        let before = message.sources;
        message.join(&told);
        if message != self.messages[&id] {
            // A bubble known from history alone that is now told live is news to readers that act on speech.
            let kind = if before.live() {
                ChangeKind::MessageChanged
            } else {
                ChangeKind::MessageAdded
            };
            let kind = if message.sources.live() {
                kind
            } else {
                ChangeKind::MessageChanged
            };
            self.touch_message(id, message.conversation, kind);
            self.messages.insert(id, message);
        }
        (id, Some(before))
    }

    pub(crate) fn touch_message(
        &mut self,
        id: MessageId,
        conversation: crate::ids::ConversationId,
        kind: ChangeKind,
    ) {
        self.touched.messages.insert(id);
        self.touched.conversations.insert(conversation);
        self.change(kind, Some(conversation), id.0);
    }

    fn status_said(&mut self, observation: &Observation, said: &StatusSaid) {
        if let Some(send) = said.send {
            self.bind(send, &said.external_id);
        }
        if let Some(id) = self.by_external.get(&said.external_id).copied() {
            self.join_ticks(id, &said.ticks);
            if let Some(send) = self.messages[&id].send {
                self.prove(send, &said.external_id);
            }
            return;
        }
        let parked = self
            .parked
            .entry(said.external_id.clone())
            .or_insert_with(|| Parked {
                since: observation.received_at,
                ..Parked::default()
            });
        parked.since = parked.since.min(observation.received_at);
        parked.fate.ticks.join(&said.ticks);
        self.touched.parked.insert(said.external_id.clone());
    }

    fn answer_said(&mut self, said: &AnswerSaid) {
        if let crate::verdict::Verdict::Accepted { external_id } = &said.verdict {
            self.bind(said.send, external_id);
        }
        let now = self.scope.now;
        let Some(send) = self.sends.get_mut(&said.send) else {
            return; // The ledger's row is written before the call; a token we do not know is not ours.
        };
        if send.answered(said.attempt, &said.verdict, now) {
            self.send_changed(said.send);
        }
        self.prove_by_what_is_known(said.send);
        if let crate::verdict::Verdict::Accepted { external_id } = &said.verdict
            && let Some(id) = self.by_external.get(external_id).copied()
        {
            self.unpark(external_id, id);
        }
    }

    fn contact_said(&mut self, observation: &Observation, said: &ContactSaid) {
        let Some(contact) = self.contact_of(&said.identities, said.at) else {
            return;
        };
        self.name_seen(
            contact,
            said.source,
            Name {
                at: said.at,
                value: said.name.clone(),
            },
        );
        let sync = &mut self.life.contacts;
        sync.last_at = sync.last_at.max(Some(observation.received_at));
        // What comes after the burst that answers our request was done by hand just now: the phone lives.
        let settled = sync
            .asked_at
            .is_none_or(|asked| observation.received_at - asked > 10 * 60_000);
        if settled {
            self.life.proven(said.at, Proof::ContactChange);
        }
        self.life_changed();
    }

    fn life_changed(&mut self) {
        self.touched.life = true;
        let line = self.scope.line.0;
        self.change(ChangeKind::Number, None, line);
    }
}
