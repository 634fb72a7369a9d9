//! What stood there before a batch or a command: what is as it was is not written, and of what stands only that which moves.
//! The summaries of conversations that only grew are told from the summary before and the messages added, without asking the
//! engine: what live traffic does to nearly all of them.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::converge::WorkingSet;
use twinline_core::hashed::HashedSet;
use twinline_core::ids::{ContactId, ConversationId, MessageId, SendId};
use twinline_core::message::{Direction, Message, OrderKey};
use twinline_core::summary::Summary;

/// What stood there before anything was heard or done.
pub(crate) struct Before {
    messages: BTreeMap<MessageId, Message>,
    contacts: HashedSet<ContactId>,
    sends: HashedSet<SendId>,
}

/// All that a summary knows of a message.
#[derive(PartialEq, Eq)]
struct Standing {
    conversation: ConversationId,
    order: OrderKey,
    direction: Direction,
    is_live: bool,
    is_void: bool,
}

impl Standing {
    fn of(message: &Message) -> Self {
        Self {
            conversation: message.conversation,
            order: message.order(),
            direction: message.direction,
            is_live: message.is_word(),
            is_void: message.void,
        }
    }
}

impl Before {
    /// Of a set that is loaded, and in which nothing is altered yet.
    pub(crate) fn of(set: &WorkingSet) -> Self {
        Self {
            messages: set.messages.clone(),
            contacts: set.contacts.keys().copied().collect(),
            sends: set.sends.keys().copied().collect(),
        }
    }

    /// Whether a contact stood there.
    pub(crate) fn knows_contact(&self, id: ContactId) -> bool {
        self.contacts.contains(&id)
    }

    /// Whether a send stood there.
    pub(crate) fn knows_send(&self, id: SendId) -> bool {
        self.sends.contains(&id)
    }

    /// A message as it stood there.
    pub(crate) fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(&id)
    }

    /// The summaries of touched conversations, of those of which they are certain, where nothing happened but that
    /// something was heard. `heard`: the messages touched.
    pub(crate) fn grown(
        &self,
        set: &WorkingSet,
        heard: &BTreeSet<MessageId>,
    ) -> BTreeMap<ConversationId, Summary> {
        let altered = self.altered(set);
        let mut added: BTreeMap<ConversationId, Vec<&Message>> = BTreeMap::new();
        for message in heard.iter().filter_map(|id| set.messages.get(id)) {
            if !self.messages.contains_key(&message.id) {
                added.entry(message.conversation).or_default().push(message);
            }
        }
        let touched = set.touched.conversations.iter();
        touched
            .filter(|id| !altered.contains(id))
            .filter_map(|id| {
                let row = set.conversations.get(id)?;
                let added = added.get(id).into_iter().flatten().copied();
                Some((*id, row.summary.grown(added, row.read_up_to.as_ref())?))
            })
            .collect()
    }

    /// Conversations in which something else happened than that messages were added.
    fn altered(&self, set: &WorkingSet) -> BTreeSet<ConversationId> {
        let merged = set.touched.merged_conversations.iter();
        let mut altered: BTreeSet<_> = merged.flat_map(|(from, into)| [*from, *into]).collect();
        for (id, before) in &self.messages {
            match set.messages.get(id) {
                Some(now) if now == before || Standing::of(now) == Standing::of(before) => {}
                now => {
                    altered.insert(before.conversation);
                    altered.extend(now.map(|now| now.conversation));
                }
            }
        }
        let marked = |id: &ConversationId| {
            let now = set.conversations.get(id).map(|row| &row.read_up_to);
            let before = set.stood(*id).map(|row| &row.read_up_to);
            before.is_some() && now != before
        };
        altered.extend(set.stood_all().filter(marked));
        altered
    }
}
