//! What is said of another bubble than the one that says it: edits, revokes, reactions, statuses and quotes join into the
//! bubble they are about, or wait for it.

use super::contacts::Naming;
use super::{Parked, WorkingSet};
use crate::Millis;
use crate::change::ChangeKind;
use crate::contact::{Name, NameSource};
use crate::fate::{Edited, Fate, Reaction, Revoked};
use crate::ids::{ConversationId, ExternalId, MessageId};
use crate::message::{Direction, Source};
use crate::number_life::Proof;
use crate::observation::{
    About, EditSaid, Observation, Peer, ReactionSaid, RevokeSaid, StatusSaid,
};
use crate::planted::{self, Bug};
use crate::ticks::{Rung, Ticks};

impl WorkingSet {
    pub(super) fn edit_said(&mut self, observation: &Observation, said: &EditSaid) {
        let fate = Fate {
            edited: Some(Edited {
                at: said.about.at,
                event: said.about.event.clone(),
                content: said.content.clone(),
            }),
            ..Fate::default()
        };
        self.about_said(observation, &said.about, &fate);
    }

    pub(super) fn revoke_said(&mut self, observation: &Observation, said: &RevokeSaid) {
        let early = !self.by_external.contains_key(&said.about.of);
        if planted::is(Bug::RevokeIgnored) || (early && planted::is(Bug::EarlyRevokeDropped)) {
            return;
        }
        let fate = Fate {
            revoked: Some(Revoked {
                at: said.about.at,
                event: said.about.event.clone(),
                by: said.about.direction,
            }),
            ..Fate::default()
        };
        self.about_said(observation, &said.about, &fate);
    }

    pub(super) fn reaction_said(&mut self, observation: &Observation, said: &ReactionSaid) {
        if said.emoji.is_none() && planted::is(Bug::RemovalIgnored) {
            return;
        }
        let reaction = Reaction {
            at: said.about.at,
            event: said.about.event.clone(),
            emoji: said.emoji.clone(),
        };
        let fate = Fate {
            reactions: [(said.about.direction, reaction)].into(),
            ..Fate::default()
        };
        self.about_said(observation, &said.about, &fate);
    }

    fn about_said(&mut self, observation: &Observation, about: &About, fate: &Fate) {
        let Some(contact) = self.contact_of(&about.peer.identities, about.at, Naming::Present)
        else {
            return; // A channel never says this without an identity; it keeps that as unreadable.
        };
        self.profile_seen(contact, &about.peer, about.at);
        if about.source == Source::Echo && about.direction == Direction::Out {
            self.of_life(observation, |life| life.proven(about.at, Proof::Echo));
        }
        // What is said of a bubble never proves whose it is: a customer's software could name any bubble.
        let conversation = self.conversation_of(contact);
        if let Some(id) = self.by_external.get(&about.of).copied() {
            self.befell(&about.of, id, fate);
            return;
        }
        self.park(&about.of, observation.received_at, |parked| {
            parked.fate.join(fate);
        });
        self.parked_in(&about.of, conversation, &about.event);
    }

    pub(super) fn profile_seen(&mut self, contact: crate::ids::ContactId, peer: &Peer, at: Millis) {
        if let Some(name) = &peer.profile_name {
            let name = Name {
                at,
                value: Some(name.clone()),
            };
            self.name_seen(contact, NameSource::Profile, name);
        }
    }

    pub(super) fn status_said(&mut self, observation: &Observation, said: &StatusSaid) {
        if planted::is(Bug::EarlyStatusDropped) && !self.by_external.contains_key(&said.external_id)
        {
            return;
        }
        let fate = fate_told(said);
        if let Some(send) = said.send {
            if self.sign_told(send, &said.external_id, &fate) {
                return;
            }
            self.bind(send, &said.external_id);
        }
        if let Some(id) = self.by_external.get(&said.external_id).copied() {
            self.befell(&said.external_id, id, &fate);
            return;
        }
        self.park(&said.external_id, observation.received_at, |parked| {
            parked.fate.join(&fate);
            parked.peer.extend(said.peer.identities.iter().cloned());
        });
    }

    /// The bubble `by` answers `quoted`. If nobody has told us of that, it is missing, or still to come.
    pub(super) fn quote_said(
        &mut self,
        observation: &Observation,
        by: &ExternalId,
        conversation: ConversationId,
        quoted: &ExternalId,
    ) {
        if let Some(id) = self.by_external.get(quoted).copied() {
            self.befell(quoted, id, &Fate::default());
            return;
        }
        self.park(quoted, observation.received_at, |parked| {
            parked.quoted = true;
        });
        self.parked_in(quoted, conversation, by);
    }

    /// Something is said of a bubble that is here. Of one of ours, any word proves that it went out.
    fn befell(&mut self, external: &ExternalId, id: MessageId, fate: &Fate) {
        self.join_fate(id, fate);
        if let Some(send) = self.messages.get(&id).and_then(|message| message.send) {
            self.prove(send, external);
        }
    }

    pub(super) fn join_fate(&mut self, id: MessageId, fate: &Fate) {
        let Some(message) = self.messages.get_mut(&id) else {
            return;
        };
        if message.join_fate(fate) {
            let conversation = message.conversation;
            self.touch_message(id, conversation, ChangeKind::MessageChanged);
        }
    }

    fn park(&mut self, external: &ExternalId, since: Millis, said: impl FnOnce(&mut Parked)) {
        let parked = self
            .parked
            .entry(external.clone())
            .or_insert_with(|| Parked {
                since,
                ..Parked::default()
            });
        parked.since = parked.since.min(since);
        said(parked);
        self.touched.parked.insert(external.clone());
    }

    /// What waits for `external` was said in `conversation`, by the event or bubble `by`. The least `by` names it, so
    /// that order cannot matter.
    fn parked_in(&mut self, external: &ExternalId, conversation: ConversationId, by: &ExternalId) {
        let Some(parked) = self.parked.get_mut(external) else {
            return;
        };
        if parked.named_by.as_ref().is_none_or(|known| by < known) {
            parked.named_by = Some(by.clone());
            parked.conversation = Some(conversation);
        }
    }

    /// What waited for this message joins it.
    pub(super) fn unpark(&mut self, external: &ExternalId, id: MessageId) {
        let Some(parked) = self.parked.remove(external) else {
            return;
        };
        self.touched.parked.insert(external.clone());
        if parked.quoted {
            self.touched.turned_up.insert(external.clone(), id);
        }
        self.befell(external, id, &parked.fate);
    }
}

/// A status as what befell its bubble. In a group it is one participant's: the bubble itself was sent, and how far it got
/// and whether it failed is true of that participant only (`webhooks.md` 2.8).
fn fate_told(said: &StatusSaid) -> Fate {
    let mut fate = Fate {
        pricing: said.pricing.clone(),
        ..Fate::default()
    };
    match &said.participant {
        None => fate.ticks = said.ticks.clone(),
        Some(participant) => {
            let ticks = &said.ticks;
            let rungs = [Rung::Sent, Rung::Delivered, Rung::Read, Rung::Played];
            fate.ticks = Ticks {
                sent: rungs.into_iter().filter_map(|rung| ticks.at(rung)).min(),
                ..Ticks::default()
            };
            fate.receipts.insert(participant.clone(), ticks.clone());
        }
    }
    fate
}
