//! What follows once the messages are joined: floors move, what must not be said any more is withdrawn, a new turn
//! reopens what was resolved.

use std::collections::BTreeMap;

use super::WorkingSet;
use crate::change::ChangeKind;
use crate::conversation::{ConversationStatus, Summary};
use crate::floor::{FloorEvent, FloorMove, Holder};
use crate::ids::{ConversationId, FloorEventId, SendId};
use crate::send::{SendAuthor, SendState};

pub(super) fn conclude(set: &mut WorkingSet, mut summaries: BTreeMap<ConversationId, Summary>) {
    for id in set.touched.conversations.clone() {
        let Some(row) = set.conversations.get_mut(&id) else {
            continue;
        };
        if let Some(summary) = summaries.remove(&id) {
            let new_word = summary.last_in > row.summary.last_in && summary.turn_start.is_some();
            if new_word {
                row.status = ConversationStatus::Open;
            }
            row.summary = summary;
        }
        set.change(ChangeKind::Conversation, Some(id), id.0);
    }
    for (conversation, who, at) in std::mem::take(&mut set.speech) {
        spoken(set, conversation, who, at);
    }
}

/// A person was heard: the floor is theirs, and queued automated sends are withdrawn.
fn spoken(set: &mut WorkingSet, id: ConversationId, who: Holder, at: i64) {
    let scope = set.scope;
    let Some(row) = set.conversations.get_mut(&id) else {
        return;
    };
    let before = row.floor.at(scope.now);
    if let Some((floor, moved)) = row.floor.spoken(who, at, scope.now, &scope.floor_rules) {
        row.floor = floor;
        if moved {
            let event = FloorEvent {
                id: FloorEventId::of(id, floor.version, 0),
                conversation: id,
                at,
                what: FloorMove::Took,
                by: who,
                from: before.holder,
                until: floor.until,
                text: None,
            };
            add_event(set, event);
        }
    }
    let version = set.conversations[&id].floor.version;
    let pending: Vec<SendId> = set
        .sends
        .values()
        .filter(|send| send.conversation == id && send.state.pending())
        .filter(|send| matches!(send.author, SendAuthor::Bot(_)))
        .map(|send| send.id)
        .collect();
    for (step, send) in pending.into_iter().enumerate() {
        withdraw(set, send, who, before.holder, (version, step + 1));
    }
}

fn withdraw(set: &mut WorkingSet, id: SendId, by: Holder, from: Holder, step: (u64, usize)) {
    let now = set.scope.now;
    let Some(send) = set.sends.get_mut(&id) else {
        return;
    };
    if !send.ended(SendState::Withdrawn, now) {
        return;
    }
    let event = FloorEvent {
        id: FloorEventId::of(send.conversation, step.0, step.1),
        conversation: send.conversation,
        at: now,
        what: FloorMove::BotWithdrew,
        by,
        from,
        until: None,
        text: send.content.text().map(str::to_owned),
    };
    set.send_changed(id);
    add_event(set, event);
}

fn add_event(set: &mut WorkingSet, event: FloorEvent) {
    set.change(ChangeKind::FloorMoved, Some(event.conversation), event.id.0);
    set.touched.floor_events.push(event);
}
