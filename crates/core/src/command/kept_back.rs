//! A bot's answer that came after somebody else's: nothing is sent, and the thread and the report say so.

use uuid::Uuid;

use super::Refused;
use crate::converge::WorkingSet;
use crate::conversation::Conversation;
use crate::floor::{FloorEvent, FloorMove, Holder};
use crate::ids::{BotId, ConversationId, FloorEventId, MessageId, PersonId};
use crate::message::Origin;

/// `bot` had `text` to say, and [`super::say`] refused it because somebody has answered or has the floor. `token` is the
/// answer's own: told again, it is the same move.
pub fn keep_back(
    set: &mut WorkingSet,
    id: ConversationId,
    bot: BotId,
    (token, text): (Uuid, &str),
) -> Result<(), Refused> {
    let row = set.conversations.get(&id).ok_or(Refused::NotFound)?;
    let event = FloorEvent {
        id: FloorEventId(Uuid::new_v5(&id.0, token.as_bytes())),
        conversation: id,
        at: set.scope.now,
        what: FloorMove::BotWithdrew,
        by: came_first(set, row, None),
        from: Holder::Bot(bot),
        until: None,
        text: Some(text.to_owned()),
    };
    set.add_floor_event(event);
    Ok(())
}

/// Who was quicker than a bot: whoever has the floor, if it is a person, or else whose answer was learnt last. `own` is the
/// bubble of the very answer that came second.
pub(super) fn came_first(set: &WorkingSet, row: &Conversation, own: Option<MessageId>) -> Holder {
    let holder = row.floor.at(set.scope.now).holder;
    if holder.human() {
        return holder;
    }
    let learnt = row.answered.map(|answered| answered.message);
    let newest = row.summary.last_out.as_ref().map(|(_, id)| *id);
    let said = [learnt, newest]
        .into_iter()
        .flatten()
        .filter(|id| Some(*id) != own)
        .find_map(|id| set.messages.get(&id));
    said.map_or(holder, |message| {
        match (message.origin.origin, message.author) {
            (Origin::Phone, _) => Holder::Phone,
            (Origin::Agent, Some(person)) => Holder::Agent(PersonId(person)),
            (Origin::Bot, Some(bot)) => Holder::Bot(BotId(bot)),
            _ => Holder::Nobody,
        }
    })
}
