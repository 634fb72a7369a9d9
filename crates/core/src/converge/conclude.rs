//! What follows once the messages are joined: floors move, what must not be said any more is withdrawn, a new turn
//! reopens what was resolved.

use std::collections::BTreeMap;

use super::{Touched, WorkingSet};
use crate::Millis;
use crate::change::ChangeKind;
use crate::floor::{FloorEvent, FloorMove, Holder};
use crate::ids::{ConversationId, FloorEventId, MessageId, SendId};
use crate::message::{Message, Source};
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
                row.reopen();
            }
            row.summary = summary;
        }
        if set.is_altered(id) {
            set.change(ChangeKind::Conversation, Some(id), id.0);
        }
    }
    set.weigh_echoes();
}

impl WorkingSet {
    /// The echoes heard in this batch, and those held back in the conversations that it touched: whose words are they?
    fn weigh_echoes(&mut self) {
        let mut echoes: Vec<(Millis, MessageId, bool)> = std::mem::take(&mut self.echoes)
            .into_iter()
            .map(|(id, at)| (at, id, false))
            .collect();
        for id in &self.touched.conversations {
            if let Some(row) = self.conversations.get_mut(id) {
                // Where two contacts of another line's batch are joined, no bubbles are loaded: theirs stay held.
                let (here, elsewhere) = std::mem::take(&mut row.held)
                    .into_iter()
                    .partition(|(id, _)| is_here(&self.messages, &self.touched, *id));
                row.held = elsewhere;
                let here: BTreeMap<MessageId, Millis> = here;
                echoes.extend(here.into_iter().map(|(id, at)| (at, id, true)));
            }
        }
        echoes.sort_unstable();
        for (at, id, was_held) in echoes {
            let Some(message) = self.messages.get(&id) else {
                continue; // It was bound: it is our own send's.
            };
            if message.send.is_some() || message.author.is_some() {
                continue;
            }
            let conversation = message.conversation;
            let may_be_ours = self.sends.values().any(|send| {
                send.conversation == conversation
                    && send.undecided()
                    && send.content.may_be_echoed_as(&message.content)
            });
            if !may_be_ours {
                if was_held {
                    self.touched.learnt.insert(id);
                    self.touch_message(id, conversation, ChangeKind::MessageChanged);
                }
                self.spoken(conversation, Holder::Phone, at);
            } else if let Some(row) = self.conversations.get_mut(&conversation) {
                row.held.insert(id, at);
                self.touched.conversations.insert(conversation);
            }
        }
    }

    /// An echo that was taken for the phone's word turned out to be of our own send: what the floor lost by it is given
    /// back. What was withdrawn stays withdrawn.
    pub(super) fn unspoken(&mut self, echo: &Message, send: SendId) {
        let scope = self.scope;
        let id = echo.conversation;
        let waits = self.echoes.iter().any(|(waits, _)| *waits == echo.id);
        let (Some(row), Some(send), false) = (
            self.conversations.get_mut(&id),
            self.sends.get(&send),
            waits,
        ) else {
            return;
        };
        if !echo.sources.has(Source::Echo) || row.held.remove(&echo.id).is_some() {
            return;
        }
        let author = (send.author.holder(), send.created_at);
        let word = (Holder::Phone, echo.told.at);
        let back = row
            .floor
            .unspoken(word, author, scope.now, &scope.floor_rules);
        if let Some(floor) = back {
            row.floor = floor;
            self.conversation_changed(id);
            self.add_floor_event(FloorEvent {
                id: FloorEventId::of(id, floor.version),
                conversation: id,
                at: scope.now,
                what: FloorMove::HandedBack,
                by: Holder::Phone,
                from: Holder::Phone,
                until: floor.until,
                text: None,
            });
        }
    }

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
        self.withdraw_for(id, by, from, FloorMove::BotWithdrew);
    }

    /// The same, for a reason that the thread tells. Returns how many there were.
    pub(crate) fn withdraw_for(
        &mut self,
        id: ConversationId,
        by: Holder,
        from: Holder,
        what: FloorMove,
    ) -> usize {
        if planted::is(Bug::FloorNotAskedAgain) {
            return 0;
        }
        let pending: Vec<SendId> = self
            .sends
            .values()
            .filter(|send| send.conversation == id && send.state.pending())
            .filter(|send| matches!(send.author, SendAuthor::Bot(_)))
            .map(|send| send.id)
            .collect();
        let count = pending.len();
        for send in pending {
            self.withdraw(send, by, from, id, what);
        }
        count
    }

    /// Withdraws one send and says so in the thread.
    pub(crate) fn withdraw(
        &mut self,
        id: SendId,
        by: Holder,
        from: Holder,
        conversation: ConversationId,
        what: FloorMove,
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
            what,
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

/// Whether a bubble is loaded, or was until it became another one.
fn is_here(messages: &BTreeMap<MessageId, Message>, touched: &Touched, id: MessageId) -> bool {
    messages.contains_key(&id) || touched.merged_messages.contains_key(&id)
}
