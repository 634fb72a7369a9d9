//! Taking and giving back the floor by button.

use super::Refused;
use crate::converge::WorkingSet;
use crate::floor::{Floor, FloorEvent, FloorMove, Holder};
use crate::ids::{ConversationId, FloorEventId, PersonId};

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
