//! Which answer was learnt last: what a composer, or automated speech, must have seen before it speaks.

use super::WorkingSet;
use crate::change::{Change, ChangeKind};
use crate::conversation::Answered;
use crate::ids::{ConversationId, MessageId};
use crate::message::Direction;

impl WorkingSet {
    /// The changes with their numbers, of which `next_change` is the first.
    pub fn numbered(&self, next_change: u64) -> impl Iterator<Item = (u64, &Change)> {
        (next_change..).zip(&self.touched.changes)
    }

    /// Notes the answer that was learnt last, in the order of change numbers. An echo that may be of a send of ours is none
    /// yet.
    pub fn note_answers(&mut self, next_change: u64) {
        let answers: Vec<(ConversationId, Answered)> = self
            .numbered(next_change)
            .filter_map(|(no, change)| self.answer_in(no, change))
            .collect();
        for (conversation, answered) in answers {
            if let Some(row) = self.conversations.get_mut(&conversation) {
                row.answered = Some(answered);
                self.touched.conversations.insert(conversation);
            }
        }
    }

    fn answer_in(&self, no: u64, change: &Change) -> Option<(ConversationId, Answered)> {
        let id = MessageId(change.subject);
        let is_news = match change.kind {
            ChangeKind::MessageAdded => true,
            ChangeKind::MessageChanged => self.touched.learnt.contains(&id),
            _ => false,
        };
        let message = self.messages.get(&id).filter(|_| is_news)?;
        let conversation = message.conversation;
        let row = self.conversations.get(&conversation);
        let is_held = row.is_some_and(|row| row.held.contains_key(&id));
        let answers =
            message.direction == Direction::Out && message.is_word() && !message.void && !is_held;
        let message = message.id;
        answers.then_some((conversation, Answered { no, message }))
    }
}
