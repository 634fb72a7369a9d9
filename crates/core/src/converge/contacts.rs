//! Who is meant: identities lead to contacts, and a telling that names two of them proves two contacts to be one.

use super::WorkingSet;
use crate::Millis;
use crate::change::ChangeKind;
use crate::contact::{Contact, Identity, Name, NameSource};
use crate::conversation::Conversation;
use crate::ids::{ContactId, ConversationId};

impl WorkingSet {
    /// The contact that these identities mean; created, extended or merged as needed. `None` without identities.
    pub(super) fn contact_of(&mut self, identities: &[Identity], at: Millis) -> Option<ContactId> {
        let first = identities
            .iter()
            .find(|identity| identity.proves_sameness())
            .or(identities.first())?;
        let mut owners: Vec<ContactId> = identities
            .iter()
            .filter(|identity| identity.proves_sameness() || identities.len() == 1)
            .filter_map(|identity| self.identities.get(identity).copied())
            .collect();
        owners.sort_unstable();
        owners.dedup();
        let mut owners = owners.into_iter();
        let contact = owners
            .next()
            .unwrap_or_else(|| self.contact_created(first, at));
        for other in owners {
            self.contacts_merged(other, contact);
        }
        let known = self.contacts.get_mut(&contact)?;
        if at < known.since {
            known.since = at;
            self.touched.contacts.insert(contact);
        }
        for identity in identities {
            if !self.identities.contains_key(identity) {
                self.identities.insert(identity.clone(), contact);
                self.touched.identities.insert(identity.clone());
                self.contact_changed(contact);
            }
        }
        Some(contact)
    }

    fn contact_created(&mut self, identity: &Identity, at: Millis) -> ContactId {
        let id = ContactId::of_identity(self.scope.workspace, identity);
        self.contacts
            .entry(id)
            .or_insert_with(|| Contact::new(id, self.scope.workspace, at));
        self.contact_changed(id);
        id
    }

    /// Two contacts are one person. Returns the id that stays: the smaller, so that the order of proofs cannot matter.
    pub(super) fn contacts_proven_one(&mut self, a: ContactId, b: ContactId) -> ContactId {
        let (into, from) = (a.min(b), a.max(b));
        self.contacts_merged(from, into);
        into
    }

    /// `from` and `into` are one person: everything of `from` becomes `into`'s, nothing is lost.
    fn contacts_merged(&mut self, from: ContactId, into: ContactId) {
        if let Some(gone) = self.contacts.remove(&from)
            && let Some(kept) = self.contacts.get_mut(&into)
        {
            kept.join(&gone);
        }
        for (identity, owner) in &mut self.identities {
            if *owner == from {
                *owner = into;
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
    }

    fn conversations_merged(&mut self, from: ConversationId, into: ConversationId) {
        let Some(gone) = self.conversations.remove(&from) else {
            return;
        };
        self.by_contact.remove(&gone.contact);
        if let Some(kept) = self.conversations.get_mut(&into) {
            kept.join(&gone);
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
        for (conversation, _, _) in &mut self.speech {
            if *conversation == from {
                *conversation = into;
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
        if self
            .contacts
            .get_mut(&contact)
            .is_some_and(|row| row.name_seen(source, name))
        {
            self.contact_changed(contact);
        }
    }

    fn contact_changed(&mut self, contact: ContactId) {
        self.touched.contacts.insert(contact);
        self.change(ChangeKind::Contact, None, contact.0);
        // The list shows the name.
        if let Some(conversation) = self.conversation_with(contact) {
            self.touched.conversations.insert(conversation);
        }
    }
}
