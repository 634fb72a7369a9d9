//! What follows once the messages are joined: floors move, what must not be said any more is withdrawn, a new turn
//! reopens what was resolved.

use std::collections::BTreeMap;

use super::WorkingSet;
use crate::Millis;
use crate::change::ChangeKind;
use crate::conversation::ConversationStatus;
use crate::floor::{FloorEvent, FloorMove, Holder};
use crate::ids::{ConversationId, FloorEventId, SendId};
use crate::planted::{self, Bug};
use crate::send::{SendAuthor, SendState};
use crate::summary::Summary;

pub(super) fn conclude(set: &mut WorkingSet, mut summaries: BTreeMap<ConversationId, Summary>) {
    for id in set.touched.conversations.clone() {
        let Some(row) = set.conversations.get_mut(&id) else {
            continue;
        };
        if let Some(summary) = summaries.remove(&id) {
            let news = summary.last_in > row.summary.last_in || summary.unread > row.summary.unread;
            if news && summary.turn_start.is_some() {
                row.status = ConversationStatus::Open;
            }
            row.summary = summary;
        }
        set.change(ChangeKind::Conversation, Some(id), id.0);
    }
    for (conversation, who, at) in std::mem::take(&mut set.speech) {
        set.spoken(conversation, who, at);
    }
}

impl WorkingSet {
    /// Somebody of the business was heard at `at`: the floor follows, and a person's word withdraws queued automated
    /// sends.
    pub(crate) fn spoken(&mut self, id: ConversationId, who: Holder, at: Millis) {
        let scope = self.scope;
        let Some(row) = self.conversations.get_mut(&id) else {
            return;
        };
        let before = row.floor.at(scope.now);
        if let Some((floor, moved)) = row.floor.spoken(who, at, scope.now, &scope.floor_rules) {
            row.floor = floor;
            self.conversation_changed(id);
            if moved {
                self.add_floor_event(FloorEvent {
                    id: FloorEventId::of(id, floor.version),
                    conversation: id,
                    at,
                    what: FloorMove::Took,
                    by: who,
                    from: before.holder,
                    until: floor.until,
                    text: None,
                });
            }
        }
        if who.human() {
            self.withdraw_automated(id, who, before.holder);
        }
    }

    /// Withdraws the bots' sends of a conversation that no courier has begun.
    pub(crate) fn withdraw_automated(&mut self, id: ConversationId, by: Holder, from: Holder) {
        if planted::is(Bug::FloorNotAskedAgain) {
            return;
        }
        let pending: Vec<SendId> = self
            .sends
            .values()
            .filter(|send| send.conversation == id && send.state.pending())
            .filter(|send| matches!(send.author, SendAuthor::Bot(_)))
            .map(|send| send.id)
            .collect();
        for send in pending {
            self.withdraw(send, by, from, id);
        }
    }

    /// Withdraws one send and says so in the thread.
    pub(crate) fn withdraw(
        &mut self,
        id: SendId,
        by: Holder,
        from: Holder,
        conversation: ConversationId,
    ) {
        let now = self.scope.now;
        let Some(send) = self.sends.get_mut(&id) else {
            return;
        };
        if !send.ended(SendState::Withdrawn, now) {
            return;
        }
        let event = FloorEvent {
            id: FloorEventId(uuid::Uuid::new_v5(&conversation.0, id.0.as_bytes())),
            conversation,
            at: now,
            what: FloorMove::BotWithdrew,
            by,
            from,
            until: None,
            text: send.content.text().map(str::to_owned),
        };
        self.send_changed(id);
        self.add_floor_event(event);
    }

    pub(crate) fn add_floor_event(&mut self, event: FloorEvent) {
        self.change(ChangeKind::FloorMoved, Some(event.conversation), event.id.0);
        self.touched.floor_events.push(event);
    }
}
