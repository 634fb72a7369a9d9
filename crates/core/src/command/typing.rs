//! An agent begins to type.

use super::Refused;
use crate::converge::WorkingSet;
use crate::floor::{FloorMove, Holder};
use crate::ids::{ConversationId, PersonId};

/// `person` types in a conversation. Where the number's rules say so, replies of bots that wait are withdrawn, and bots are
/// silent for a moment. It takes no floor: who types may think better of it. Returns how many replies were withdrawn.
pub fn typing(
    set: &mut WorkingSet,
    id: ConversationId,
    person: PersonId,
) -> Result<usize, Refused> {
    let now = set.scope.now;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    if !set.rules.typing_withdraws {
        return Ok(0);
    }
    let from = row.floor.at(now).holder;
    let withdrawn = set.withdraw_for(id, Holder::Agent(person), from, FloorMove::BotYielded);
    let Some(row) = set.conversations.get_mut(&id) else {
        return Err(Refused::NotFound);
    };
    // Where nobody waits for an answer, no bot would speak. What was withdrawn answers nobody any more.
    if (withdrawn > 0 || !row.summary.answered())
        && let Some(floor) = row.floor.typed(now)
    {
        row.floor = floor;
        set.conversation_changed(id);
    }
    Ok(withdrawn)
}
