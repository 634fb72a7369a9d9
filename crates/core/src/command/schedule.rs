//! Saying something later: its time comes, or is altered.

use super::Refused;
use super::say::said;
use crate::Millis;
use crate::change::ChangeKind;
use crate::converge::WorkingSet;
use crate::ids::SendId;
use crate::send::SendState;
use crate::window::window;

/// The time of a scheduled send has come: its bubble appears and its author speaks, in the transaction that goes on to
/// release it. Anything else stays as it is.
pub(super) fn come_due(set: &mut WorkingSet, id: SendId) -> Result<(), Refused> {
    let now = set.scope.now;
    let conversation = set.sends.get(&id).map(|send| send.conversation);
    // Before anything is altered: the rest of a batch goes on without it.
    if !conversation.is_some_and(|id| set.conversations.contains_key(&id)) {
        return Err(Refused::NotFound);
    }
    if set
        .sends
        .get_mut(&id)
        .is_some_and(|send| send.comes_due(now))
    {
        said(set, id);
    }
    Ok(())
}

/// A person wants a scheduled send said at another time, now if that is past. `window_ms` says how long after the customer's last word such a content may
/// be sent.
pub fn reschedule(
    set: &mut WorkingSet,
    id: SendId,
    at: Millis,
    window_ms: Option<Millis>,
) -> Result<(), Refused> {
    let now = set.scope.now;
    let at = at.max(now);
    let send = set.sends.get(&id).ok_or(Refused::NotFound)?;
    let conversation = send.conversation;
    if send.state != SendState::Scheduled {
        return Err(Refused::TooLate);
    }
    let row = set
        .conversations
        .get(&conversation)
        .ok_or(Refused::NotFound)?;
    if !window(row.summary.last_word_at(), window_ms, at).open {
        return Err(Refused::WindowClosed);
    }
    if let Some(send) = set.sends.get_mut(&id) {
        send.rescheduled(at, now);
    }
    set.touched.sends.insert(id);
    set.change(ChangeKind::Send, Some(conversation), id.0);
    Ok(())
}
