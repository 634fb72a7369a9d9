//! Read marks and typing dots.

use serde_json::json;
use twinline_wire::graph::MarkRead;

use crate::graph_api::answer::{Answer, Refusal};
use crate::limits;
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Side, Ticks};
use crate::world::World;

/// Blue ticks for the customer, on this message and all before it; typing dots if asked for.
pub(super) fn mark(world: &World, mark: &MarkRead) -> Result<Answer, Refusal> {
    let wamid = mark.message_id.as_str();
    let unknown = || Refusal::code(131_009, "Param message_id: the message does not exist");
    let customer = world.act(|act| {
        let message = act
            .truth
            .message(wamid)
            .filter(|message| message.from == Side::Customer)?;
        let (customer, until) = (message.customer.clone(), message.typed_at);
        let due: Vec<String> = act
            .truth
            .chat(&customer)
            .filter(|message| {
                message.from == Side::Customer
                    && message.left_at.is_some()
                    && message.typed_at <= until
                    && message.ticks < Ticks::Read
            })
            .map(|message| message.wamid.clone())
            .collect();
        for wamid in due {
            act.tell(Event::Ticked {
                wamid,
                ticks: Ticks::Read,
            });
        }
        Some(customer)
    });
    let customer = customer.ok_or_else(unknown)?;
    if mark.typing_indicator.is_some() {
        let until = world.clock.now_ms() + limits::TYPING_MS;
        world.live.send(json!({
            "type": "typing", "phone": customer, "peer": BUSINESS, "until": until,
        }));
        return Ok(Answer::success("read, and typing"));
    }
    Ok(Answer::success("read"))
}
