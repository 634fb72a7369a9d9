//! `POST /{number}/smb_app_data`: the two syncs of coexistence.

use twinline_wire::graph::AppDataAnswer;

use super::answer::{Answer, Refusal};
use super::app_state;
use super::call::Call;
use crate::business_app::SyncError;
use crate::world::World;

pub(super) fn ask(world: &World, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    let kind = call
        .text("sync_type")
        .ok_or_else(|| Refusal::missing("sync_type"))?;
    if kind == app_state::STATE && world.look(|truth| truth.habits.extended_state) {
        app_state::set(world, call)?;
        let request_id = world.act(|act| format!("{:x}", act.draw()));
        let answer = AppDataAnswer::accepted(request_id);
        return Ok(Answer::json(&answer, "the phone's state set"));
    }
    let asked = world.act(|act| {
        match kind.as_str() {
            "smb_app_state_sync" => act.ask_contacts(),
            "history" => act.ask_history(),
            _ => return None,
        }
        .map(|()| format!("{:x}", act.draw()))
        .into()
    });
    match asked {
        None => Err(Refusal::code(
            100,
            "sync_type must be smb_app_state_sync or history",
        )),
        Some(Ok(request_id)) => Ok(Answer::json(
            &AppDataAnswer::accepted(request_id),
            format!("{kind} asked for"),
        )),
        Some(Err(SyncError::NotOnboarded)) => {
            Err(Refusal::code(133_010, "The account is not registered"))
        }
        Some(Err(SyncError::Repeated)) => {
            Err(Refusal::code(2_593_107, "This sync was requested already").with_status(400))
        }
        Some(Err(SyncError::TooLate)) => Err(Refusal::code(
            2_593_108,
            "The sync must be requested within 24 hours of onboarding",
        )
        .with_status(400)),
    }
}
