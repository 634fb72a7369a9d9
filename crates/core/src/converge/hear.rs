//! One observation at a time.

use std::collections::BTreeMap;

use super::WorkingSet;
use super::contacts::{Naming, tenure};
use crate::Millis;
use crate::change::ChangeKind;
use crate::contact::{Identity, IdentityKind, Name, Preference};
use crate::fact::Fact;
use crate::ids::{ContactId, MessageId};
use crate::message::{Automatic, Direction, Message, OriginSeen, Source, Sources, Told, seen};
use crate::number_life::{NumberLife, Proof};
use crate::observation::{
    AnswerSaid, ContactSaid, FactSaid, MessageSaid, MovedSaid, Observation, PreferenceSaid, Said,
};

/// The address book comes in one burst after it was asked for.
const BURST_MS: Millis = 10 * 60_000;

impl WorkingSet {
    pub(super) fn hear_one(&mut self, observation: &Observation) {
        match &observation.said {
            Said::Message(said) => self.message_said(observation, said),
            Said::Status(said) => self.status_said(observation, said),
            Said::Answer(said) => self.answer_said(said),
            Said::Contact(said) => self.contact_said(observation, said),
            Said::Edit(said) => self.edit_said(observation, said),
            Said::Revoke(said) => self.revoke_said(observation, said),
            Said::Reaction(said) => self.reaction_said(observation, said),
            Said::Moved(said) => self.moved_said(said),
            Said::Preference(said) => self.preference_said(said),
            Said::Fact(said) => self.fact_said(said),
            Said::History(said) => self.of_life(observation, |life| {
                life.history.history_said(said, observation.received_at);
            }),
            Said::Number(said) => self.of_life(observation, |life| {
                life.event(said.event, said.at);
            }),
        }
    }

    fn message_said(&mut self, observation: &Observation, said: &MessageSaid) {
        // The channel's notice of a move comes from the number that was left.
        let naming = match said.source {
            Source::Account => Naming::Hearsay,
            _ => Naming::Present,
        };
        let Some(contact) = self.contact_of(&said.peer.identities, said.at, naming) else {
            return; // A channel never says a message without an identity; it keeps that as unreadable.
        };
        self.profile_seen(contact, &said.peer, said.at);
        if let Some(send) = said.send {
            self.bind(send, &said.external_id);
        }
        let contact = self.same_bubble_same_person(said, contact);
        let told = self.message_told(observation, said, contact);
        let heard_on_phone = told.sources.has(Source::Echo);
        let (id, was) = self.join_message(told);
        let conversation = self.messages[&id].conversation;
        let is_ours = self.messages[&id].send.is_some();
        if heard_on_phone {
            self.of_life(observation, |life| life.proven(said.at, Proof::Echo));
            let is_word = self.messages[&id].is_word();
            if !is_ours && is_word && !was.is_some_and(|sources| sources.has(Source::Echo)) {
                self.echoes.push((id, said.at));
            }
        }
        if is_ours && let Some(send) = self.messages[&id].send {
            self.prove(send, &said.external_id);
        }
        self.unpark(&said.external_id, id);
        if let Some(quoted) = &said.quote {
            self.quote_said(observation, &said.external_id, conversation, quoted);
        }
    }

    /// One bubble told with two different names of the customer proves the two to be one person, unless each is known by a
    /// business-scoped id of its own: then the bubble is whose id it is told with, and a telling by number decides nothing.
    fn same_bubble_same_person(&mut self, said: &MessageSaid, contact: ContactId) -> ContactId {
        let known = self.by_external.get(&said.external_id).and_then(|id| {
            let message = self.messages.get(id)?;
            let contact = self.conversations.get(&message.conversation)?.contact;
            Some((*id, message.conversation, message.send.is_some(), contact))
        });
        let Some((id, home, ours, known)) = known.filter(|(.., known)| *known != contact) else {
            return contact;
        };
        if self.contacts_proven_one(known, contact) {
            return known.min(contact);
        }
        let by_id = |identity: &Identity| identity.kind == IdentityKind::Bsuid;
        if ours || !said.peer.identities.iter().any(by_id) {
            return known;
        }
        let conversation = self.conversation_of(contact);
        if let Some(message) = self.messages.get_mut(&id) {
            message.conversation = conversation;
        }
        self.touched.conversations.insert(home);
        self.touch_message(id, conversation, ChangeKind::MessageChanged);
        contact
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
        let by_itself = said.source == Source::Echo
            && said.direction == Direction::Out
            && said
                .content
                .text()
                .is_some_and(|text| self.rules.is_automatic(text));
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
            beside: said.beside.clone(),
            quote: said.quote.clone(),
            ticks: said.ticks.clone(),
            edited: None,
            revoked: None,
            reactions: BTreeMap::new(),
            receipts: BTreeMap::new(),
            pricing: None,
            void: false,
            automatic: by_itself.then_some(Automatic {
                by: None,
                at: said.at,
                is: true,
            }),
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
            if told.content.reference().is_some() {
                self.touched.files.insert(id, told.received_at());
            }
            self.touch_message(id, told.conversation, ChangeKind::MessageAdded);
            self.put_message(told);
            return (id, None);
        };
        let mut message = self.messages[&id].clone();
        let before = message.sources;
        message.join(&told);
        if message != self.messages[&id] {
            let reference = message.content.reference();
            // A telling that adds nothing to the file gives it no more time.
            if reference.is_some()
                && reference == told.content.reference()
                && reference != self.messages[&id].content.reference()
            {
                self.touched.files.insert(id, told.received_at());
            }
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

    /// Whoever was known by `from` is known by `to` now: one person, also when each has an id of its own. A number that
    /// somebody else was told to have since is no longer the one that was left.
    fn moved_said(&mut self, said: &MovedSaid) {
        let by_id = said
            .from
            .iter()
            .any(|identity| identity.kind == IdentityKind::Bsuid);
        let from: Vec<Identity> = said
            .from
            .iter()
            .filter(|identity| {
                let known = self.identities.get(identity);
                let claim = known.and_then(|owned| owned.claim.as_ref());
                by_id || claim.is_none_or(|claim| claim.day() <= said.at)
            })
            .cloned()
            .collect();
        let was = self.contact_of(&from, said.at, Naming::Past);
        for identity in &said.from {
            self.tenured(identity, tenure(said.at, Naming::Past));
        }
        let is = self.contact_of(&said.to, said.at, Naming::Since);
        if let Some((was, is)) = was.zip(is) {
            self.contacts_merged(was, is);
        }
    }

    fn preference_said(&mut self, said: &PreferenceSaid) {
        let Some(contact) = self.contact_of(&said.peer.identities, said.at, Naming::Present) else {
            return;
        };
        self.profile_seen(contact, &said.peer, said.at);
        let preference = Preference {
            at: said.at,
            choice: said.choice.clone(),
            detail: said.detail.clone(),
        };
        let row = self.contacts.get_mut(&contact);
        if row.is_some_and(|row| row.preference_seen(&said.category, preference)) {
            self.contact_changed(contact);
        }
    }

    fn fact_said(&mut self, said: &FactSaid) {
        let key = (said.kind, said.subject.clone());
        let told = Fact::of(said);
        let news = if let Some(known) = self.facts.get_mut(&key) {
            known.join(&told)
        } else {
            self.facts.insert(key.clone(), told);
            true
        };
        if news {
            self.touched.facts.insert(key);
            self.change(ChangeKind::Number, None, self.scope.line.0);
        }
    }

    fn contact_said(&mut self, observation: &Observation, said: &ContactSaid) {
        let Some(contact) = self.contact_of(&said.identities, said.at, Naming::Hearsay) else {
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
        self.of_life(observation, |life| {
            let (sync, received) = (&mut life.contacts, observation.received_at);
            sync.last_at = sync.last_at.max(Some(received));
            // What comes before or after the burst that answers our request was done by hand just now: the phone lives.
            let burst = |asked: Millis| asked..=asked.saturating_add(BURST_MS);
            let answers = (sync.asked_at).is_some_and(|asked| burst(asked).contains(&received));
            if !answers {
                life.proven(said.at, Proof::ContactChange);
            }
        });
    }

    /// Something is told of the number's life, unless it is of a life before.
    pub(super) fn of_life(
        &mut self,
        observation: &Observation,
        told: impl FnOnce(&mut NumberLife),
    ) {
        if !self.life.is_told_at(observation.path.position) {
            return;
        }
        told(&mut self.life);
        self.touched.life = true;
        let line = self.scope.line.0;
        self.change(ChangeKind::Number, None, line);
    }
}
