//! Who is meant: identities lead to contacts, and a telling that names two of them proves two contacts to be one.

use std::collections::BTreeSet;

use super::WorkingSet;
use crate::Millis;
use crate::change::ChangeKind;
use crate::contact::{
    Claim, Contact, Identity, IdentityKind, KnownIdentity, Name, NameSource, Owned, Tenure,
    in_address_order, start_of_day,
};
use crate::conversation::Conversation;
use crate::ids::{ContactId, ConversationId};
use crate::planted::{self, Bug};

/// How a telling names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// The channel itself names somebody so at this time.
    Present,
    /// Somebody else says who has these identifiers at this time: an address book, or a notice that is about another word.
    Hearsay,
    /// It says who has them from this moment on.
    Since,
    /// It says who had them until this time: every other word on who has them now is stronger.
    Past,
}

impl WorkingSet {
    /// The contact that these identities mean; created, extended or merged as needed. `None` without identities.
    ///
    /// The strongest identity decides. Another one in the telling joins its owner to it, unless both are known by
    /// business-scoped ids of one scope: then the number changed hands, and belongs to whom the newest telling says.
    pub(super) fn contact_of(
        &mut self,
        identities: &[Identity],
        at: Millis,
        naming: Naming,
    ) -> Option<ContactId> {
        let proving: BTreeSet<&Identity> = identities
            .iter()
            .filter(|identity| identity.proves_sameness())
            .collect();
        let strongest = proving.first().copied().or(identities.first())?;
        let mut contact = match self.identities.get(strongest) {
            Some(owned) => owned.by,
            None => self.newly_named(strongest, &proving, at),
        };
        for identity in proving {
            match self.owner(identity) {
                Some(other) if other != contact && self.may_be_one(contact, other) => {
                    contact = self.contacts_merged(contact, other);
                }
                _ => {}
            }
        }
        let known = self.contacts.get_mut(&contact)?;
        if at < known.since {
            known.since = at;
            self.touched.contacts.insert(contact);
        }
        for identity in identities {
            self.named(identity, strongest, contact, at, naming);
        }
        Some(contact)
    }

    /// Nobody is known by `strongest` yet: the owner of a weaker identity is meant if that is nobody else, or somebody
    /// new.
    fn newly_named(
        &mut self,
        strongest: &Identity,
        proving: &BTreeSet<&Identity>,
        at: Millis,
    ) -> ContactId {
        let known = proving
            .iter()
            .filter_map(|identity| self.owner(identity))
            .find(|owner| {
                let scope = strongest.bsuid_scope();
                scope.is_none_or(|scope| !self.scopes_of(*owner).contains(scope))
            });
        let contact = known.unwrap_or_else(|| self.contact_created(strongest, at));
        self.identities
            .insert(strongest.clone(), Owned::by(contact));
        self.touched.identities.insert(strongest.clone());
        self.contact_changed(contact);
        contact
    }

    /// `contact` is said to have `identity`. Whose a contested one is, is decided by claims, of which the newest stands.
    fn named(
        &mut self,
        identity: &Identity,
        strongest: &Identity,
        contact: ContactId,
        at: Millis,
        naming: Naming,
    ) {
        let claims = match identity.kind {
            // Never contested; but of several that a notice told of, the newest is the one that still reaches them.
            IdentityKind::Bsuid => naming == Naming::Since,
            IdentityKind::WaId | IdentityKind::Phone => strongest.kind == IdentityKind::Bsuid,
            IdentityKind::Username => strongest.proves_sameness(),
        };
        let claim = claims.then(|| match naming {
            Naming::Present | Naming::Hearsay => Claim::on_the_day(strongest, at),
            Naming::Since => Claim::since(strongest, at),
            Naming::Past => Claim::past(strongest),
        });
        let told = tenure(at, naming);
        let Some(known) = self.identities.get_mut(identity) else {
            let owned = Owned {
                by: contact,
                claim,
                tenure: told,
            };
            self.identities.insert(identity.clone(), owned);
            self.touched.identities.insert(identity.clone());
            self.contact_changed(contact);
            return;
        };
        let mut is_news = known.tenure.join(told);
        let mut left = None;
        if claim > known.claim {
            is_news = true;
            known.claim = claim;
            if identity.kind != IdentityKind::Bsuid && known.by != contact {
                left = Some(std::mem::replace(&mut known.by, contact));
            }
        }
        if is_news {
            self.touched.identities.insert(identity.clone());
        }
        if let Some(left) = left {
            self.contact_changed(contact);
            self.contact_changed(left);
        }
    }

    /// When somebody had an identifier that is known.
    pub(super) fn tenured(&mut self, identity: &Identity, told: Tenure) {
        let known = self.identities.get_mut(identity);
        if known.is_some_and(|known| known.tenure.join(told)) {
            self.touched.identities.insert(identity.clone());
        }
    }

    fn owner(&self, identity: &Identity) -> Option<ContactId> {
        self.identities.get(identity).map(|owned| owned.by)
    }

    /// Within what a contact is known by a business-scoped id.
    fn scopes_of(&self, contact: ContactId) -> BTreeSet<&str> {
        self.identities
            .iter()
            .filter(|(_, owned)| owned.by == contact)
            .filter_map(|(identity, _)| identity.bsuid_scope())
            .collect()
    }

    /// Whether nothing speaks against two contacts being one person. Two business-scoped ids of one scope do: a number, or a
    /// bubble told by number, may have gone from one person to another. Only a notice of the change joins those.
    fn may_be_one(&self, a: ContactId, b: ContactId) -> bool {
        self.scopes_of(a).is_disjoint(&self.scopes_of(b))
    }

    /// The identifiers of a contact, those first by which it is addressed.
    pub fn addresses(&self, contact: ContactId) -> Vec<Identity> {
        let of_contact = self
            .identities
            .iter()
            .filter(|(_, owned)| owned.by == contact);
        let known = of_contact.map(|(identity, owned)| KnownIdentity::of(identity.clone(), owned));
        let mut known = in_address_order(known.collect());
        if planted::is(Bug::FormerAddress) {
            known.sort_by(|a, b| a.identity.cmp(&b.identity));
        }
        known.into_iter().map(|known| known.identity).collect()
    }

    fn contact_created(&mut self, identity: &Identity, at: Millis) -> ContactId {
        let id = ContactId::of_identity(self.scope.workspace, identity);
        self.contacts
            .entry(id)
            .or_insert_with(|| Contact::new(id, self.scope.workspace, at));
        self.contact_changed(id);
        id
    }

    /// Two contacts are shown to be one person by something weaker than a notice. Whether they are one now.
    pub(super) fn contacts_proven_one(&mut self, a: ContactId, b: ContactId) -> bool {
        let one = a == b || self.may_be_one(a, b);
        if one {
            self.contacts_merged(a, b);
        }
        one
    }

    /// Two identifiers are known, by something that no feed tells, to be of one person: the channel named its scope.
    pub fn known_as_one(&mut self, a: &Identity, b: &Identity) {
        let known = |identity| self.identities.get(identity);
        if let Some((of_a, of_b)) = known(a).zip(known(b)) {
            let (told_a, told_b) = (of_a.tenure, of_b.tenure);
            self.contacts_merged(of_a.by, of_b.by);
            self.tenured(a, told_b);
            self.tenured(b, told_a);
        }
    }

    /// Two contacts are one person: everything of one becomes the other's, nothing is lost. Returns the id that stays: the
    /// smaller, so that the order of proofs cannot matter.
    pub(super) fn contacts_merged(&mut self, a: ContactId, b: ContactId) -> ContactId {
        let (into, from) = (a.min(b), a.max(b));
        if into == from {
            return into;
        }
        if let Some(gone) = self.contacts.remove(&from)
            && let Some(kept) = self.contacts.get_mut(&into)
        {
            kept.join(&gone);
        }
        for (identity, owned) in &mut self.identities {
            if owned.by == from {
                owned.by = into;
                self.touched.identities.insert(identity.clone());
            }
        }
        self.touched.contacts.remove(&from);
        self.touched.merged_contacts.insert(from, into);
        self.contact_changed(into);
        if let Some(conversation) = self.conversation_with(from) {
            let target = self.conversation_of(into);
            self.conversations_merged(conversation, target);
        }
        into
    }

    fn conversations_merged(&mut self, from: ConversationId, into: ConversationId) {
        let Some(gone) = self.conversations.remove(&from) else {
            return;
        };
        self.by_contact.remove(&gone.contact);
        if let Some(kept) = self.conversations.get_mut(&into) {
            kept.join(&gone, self.scope.now);
        }
        for message in self
            .messages
            .values_mut()
            .filter(|message| message.conversation == from)
        {
            message.conversation = into;
        }
        for send in self
            .sends
            .values_mut()
            .filter(|send| send.conversation == from)
        {
            send.conversation = into;
        }
        for (external, parked) in &mut self.parked {
            if parked.conversation == Some(from) {
                parked.conversation = Some(into);
                self.touched.parked.insert(external.clone());
            }
        }
        self.touched.conversations.remove(&from);
        self.touched.conversations.insert(into);
        self.touched.merged_conversations.insert(from, into);
        for change in &mut self.touched.changes {
            if change.conversation == Some(from) {
                change.conversation = Some(into);
            }
        }
        self.change(ChangeKind::Conversation, Some(into), into.0);
    }

    fn conversation_with(&self, contact: ContactId) -> Option<ConversationId> {
        self.by_contact.get(&contact).copied()
    }

    /// The conversation with `contact` on this line; created when it is the first word.
    pub(super) fn conversation_of(&mut self, contact: ContactId) -> ConversationId {
        if let Some(id) = self.conversation_with(contact) {
            return id;
        }
        let line = self.scope.line;
        let id = ConversationId::of(line, contact);
        self.put_conversation(Conversation::new(id, line, contact));
        self.touched.conversations.insert(id);
        id
    }

    pub(super) fn name_seen(&mut self, contact: ContactId, source: NameSource, name: Name) {
        let Some(row) = self.contacts.get_mut(&contact) else {
            return;
        };
        let known = row.names.get(&source);
        let is_retold = known.is_some_and(|known| known.value == name.value);
        if row.name_seen(source, name) {
            self.touched.contacts.insert(contact);
            // Every message tells its sender's name again, and nothing that anybody sees is altered by that.
            if !is_retold {
                self.contact_changed(contact);
            }
        }
    }

    pub(super) fn contact_changed(&mut self, contact: ContactId) {
        self.touched.contacts.insert(contact);
        self.change(ChangeKind::Contact, None, contact.0);
        // The list shows the name.
        if let Some(conversation) = self.conversation_with(contact) {
            self.conversation_changed(conversation);
        }
    }
}

/// What a telling says of when somebody had its identifiers.
pub(super) fn tenure(at: Millis, naming: Naming) -> Tenure {
    let heard_on = Some(start_of_day(at));
    match naming {
        Naming::Present => Tenure {
            heard_on,
            ..Tenure::default()
        },
        Naming::Since => Tenure {
            heard_on,
            taken_at: Some(at),
            left_at: None,
        },
        Naming::Past => Tenure {
            left_at: Some(at),
            ..Tenure::default()
        },
        Naming::Hearsay => Tenure::default(),
    }
}
