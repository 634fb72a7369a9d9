//! Putting a conversation away for a while, and taking it up again at its time.

use super::Refused;
use crate::Millis;
use crate::converge::WorkingSet;
use crate::conversation::ConversationStatus;
use crate::ids::ConversationId;

/// Puts a conversation away until `until`, or until the customer writes, whichever comes first; without a time only until
/// then. Floor and replies that wait stay as they are: it will be taken up again.
pub fn snooze(
    set: &mut WorkingSet,
    id: ConversationId,
    until: Option<Millis>,
) -> Result<(), Refused> {
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    (row.status, row.snoozed_until) = (ConversationStatus::Snoozed, until);
    set.conversation_changed(id);
    Ok(())
}

/// Takes a snoozed conversation up again if its time has come. Says whether it had.
pub fn wake(set: &mut WorkingSet, id: ConversationId) -> bool {
    let now = set.scope.now;
    let due = |until: Option<Millis>| until.is_some_and(|until| until <= now);
    let Some(row) = set.conversations.get_mut(&id) else {
        return false;
    };
    // Somebody may have decided otherwise since it was found to be due.
    if row.status != ConversationStatus::Snoozed || !due(row.snoozed_until) {
        return false;
    }
    row.reopen();
    set.conversation_changed(id);
    true
}
