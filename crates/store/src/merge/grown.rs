//! Summaries of conversations that only grew: told from the summary before and the messages added, without asking the
//! engine. What live traffic does to nearly all of them.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::converge::WorkingSet;
use twinline_core::hashed::HashedSet;
use twinline_core::ids::{ContactId, ConversationId, MessageId};
use twinline_core::message::{Direction, Message, OrderKey};
use twinline_core::summary::Summary;

/// What stood there before a batch was heard.
pub(crate) struct Before {
    messages: BTreeMap<MessageId, Standing>,
    read_marks: BTreeMap<ConversationId, Option<OrderKey>>,
    contacts: HashedSet<ContactId>,
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
    /// Of a set that is loaded, and that nothing was heard in yet.
    pub(crate) fn of(set: &WorkingSet) -> Self {
        let messages = set.messages.iter();
        let rows = set.conversations.iter();
        Self {
            messages: messages.map(|(id, row)| (*id, Standing::of(row))).collect(),
            read_marks: rows
                .map(|(id, row)| (*id, row.read_up_to.clone()))
                .collect(),
            contacts: set.contacts.keys().copied().collect(),
        }
    }

    /// Whether a conversation stood there.
    pub(crate) fn knows_conversation(&self, id: ConversationId) -> bool {
        self.read_marks.contains_key(&id)
    }

    /// Whether a contact stood there.
    pub(crate) fn knows_contact(&self, id: ContactId) -> bool {
        self.contacts.contains(&id)
    }

    /// The summaries of touched conversations, of those of which they are certain. `heard`: the messages touched.
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
            match set.messages.get(id).map(Standing::of) {
                Some(now) if now == *before => {}
                now => {
                    altered.insert(before.conversation);
                    altered.extend(now.map(|now| now.conversation));
                }
            }
        }
        for (id, mark) in &self.read_marks {
            let now = set.conversations.get(id);
            if now.is_none_or(|row| row.read_up_to != *mark) {
                altered.insert(*id);
            }
        }
        altered
    }
}
