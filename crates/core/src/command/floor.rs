//! Taking and giving back the floor by button, and handing a conversation over to people.

use super::Refused;
use crate::converge::WorkingSet;
use crate::floor::hand_over::HandOver;
use crate::floor::{Floor, FloorEvent, FloorMove, Holder, Withheld};
use crate::ids::{BotId, ConversationId, FloorEventId, PersonId};
use crate::turn::{Turn, open_turn};

/// `person` takes the floor; queued automated sends are withdrawn. `seen` is the floor's version the person looked at:
/// of two who press at once, one loses and learns who has it.
pub fn take_floor(
    set: &mut WorkingSet,
    id: ConversationId,
    person: PersonId,
    seen: u64,
) -> Result<Floor, Refused> {
    let scope = set.scope;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    let before = row.floor.at(scope.now);
    let floor = row
        .floor
        .taken(person, seen, scope.now, &scope.floor_rules)
        .map_err(|floor| Refused::FloorMoved { floor })?;
    row.floor = floor;
    moved(
        set,
        id,
        FloorMove::Took,
        Holder::Agent(person),
        before.holder,
        floor,
    );
    set.withdraw_automated(id, Holder::Agent(person), before.holder);
    Ok(floor)
}

/// The floor goes back to nobody; `by` is who gave it back.
pub fn hand_back(
    set: &mut WorkingSet,
    id: ConversationId,
    by: Holder,
    seen: u64,
) -> Result<Floor, Refused> {
    let now = set.scope.now;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    let before = row.floor.at(now);
    let floor = row
        .floor
        .handed_back(seen, now)
        .map_err(|floor| Refused::FloorMoved { floor })?;
    row.floor = floor;
    moved(set, id, FloorMove::HandedBack, by, before.holder, floor);
    Ok(floor)
}

/// `bot`, which was to answer `turn`, gives the conversation to people with what it learnt. Like speech, it needs the turn:
/// after somebody's answer, or when the customer has said more, there is nothing left to hand over.
pub fn hand_over(
    set: &mut WorkingSet,
    id: ConversationId,
    bot: BotId,
    turn: Turn,
    learnt: &HandOver,
) -> Result<(), Refused> {
    let now = set.scope.now;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    let before = row.floor.at(now);
    let newest = row.summary.last_in.as_ref().map(|(_, id)| Turn(*id));
    if before.awaits_people().is_some() {
        return Ok(()); // It is with them.
    }
    let why = match before.holder {
        holder if holder.human() => Some(Withheld::HumanHolds),
        Holder::Bot(other) if other != bot => Some(Withheld::OtherBotHolds),
        _ if open_turn(&row.summary).is_none() => Some(Withheld::Answered),
        _ if newest != Some(turn) => Some(Withheld::TurnMovedOn),
        _ => None,
    };
    if let Some(why) = why {
        return Err(Refused::Withheld { why });
    }
    row.floor = row.floor.handed_over(now);
    row.reopen();
    let event = FloorEvent {
        id: FloorEventId::of(id, row.floor.version),
        conversation: id,
        at: now,
        what: FloorMove::HandedOver,
        by: Holder::Bot(bot),
        from: before.holder,
        until: None,
        text: serde_json::to_string(learnt).ok(),
    };
    set.add_floor_event(event);
    set.conversation_changed(id);
    Ok(())
}

fn moved(
    set: &mut WorkingSet,
    id: ConversationId,
    what: FloorMove,
    by: Holder,
    from: Holder,
    floor: Floor,
) {
    let event = FloorEvent {
        id: FloorEventId::of(id, floor.version),
        conversation: id,
        at: set.scope.now,
        what,
        by,
        from,
        until: floor.until,
        text: None,
    };
    set.add_floor_event(event);
    set.conversation_changed(id);
}
