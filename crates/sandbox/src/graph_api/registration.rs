//! Registering and verifying a number (graph-api.md 1.7). A coexistence number is registered by its app: most of this is
//! refused, in WhatsApp's words where they are known.

use serde_json::json;

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::truth::Event;
use crate::truth::account::Change;
use crate::world::World;

/// `POST /{number}/register`: the app has done it. A PIN that is not six digits is refused first, as ever.
pub(super) fn register(call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    pin_of(call)?.ok_or_else(|| Refusal::missing("pin"))?;
    Err(Refusal::code(
        133_015,
        "The number is used in the WhatsApp Business app, which has registered it",
    ))
}

/// `POST /{number}/deregister`: only its owner can disconnect it, in the app. Meta's code for it is not documented.
pub(super) fn deregister() -> Result<Answer, Refusal> {
    Err(Refusal::code(
        100,
        "A number that is used in the WhatsApp Business app is disconnected there: Settings > Account > Business \
         Platform > Disconnect",
    ))
}

/// `POST /{number}/request_code`.
pub(super) fn request_code(call: &Call) -> Result<Answer, Refusal> {
    for name in ["code_method", "language"] {
        call.text(name).ok_or_else(|| Refusal::missing(name))?;
    }
    Err(verified())
}

/// `POST /{number}/verify_code`.
pub(super) fn verify_code(call: &Call) -> Result<Answer, Refusal> {
    call.text("code").ok_or_else(|| Refusal::missing("code"))?;
    Err(verified())
}

fn verified() -> Refusal {
    Refusal::sentence(136_024, "(#136024) Error requesting verification code").told_people(
        2_388_091,
        "Phone number already verified",
        "This phone number is verified already.",
    )
}

/// The PIN of a call, if it has one.
fn pin_of(call: &Call) -> Result<Option<String>, Refusal> {
    let Some(pin) = call.text("pin") else {
        return Ok(None);
    };
    if pin.len() == 6 && pin.chars().all(|c| c.is_ascii_digit()) {
        return Ok(Some(pin));
    }
    Err(Refusal::code(100, "Param pin must be 6 digits"))
}

/// `POST /{number}` with a PIN, or with a new name: kept, and told with the number.
pub(super) fn change(world: &World, call: &Call) -> Result<Option<Answer>, Refusal> {
    let (name, value, summary) = if let Some(pin) = pin_of(call)? {
        ("pin", json!(pin), "PIN set")
    } else if let Some(name) = call.text("new_display_name") {
        ("new_display_name", json!(name), "name handed in for review")
    } else {
        return Ok(None);
    };
    let name = name.to_owned();
    world.act(|act| {
        let is_pin = name == "pin";
        let change = Change::Setting { name, value };
        act.tell(Event::AccountChanged { change });
        if is_pin {
            act.queue_pin_changed();
        }
    });
    Ok(Some(Answer::success(summary)))
}
