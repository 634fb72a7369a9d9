//! Who is calling: the business token of the code exchange, or the app itself.

use super::answer::Refusal;
use super::call::Call;
use crate::truth::apps::App;
use crate::world::World;

/// The app that calls, with a token of the business or its own.
pub(super) fn caller(world: &World, call: &Call) -> Result<App, Refusal> {
    let token = call.token().ok_or_else(invalid)?;
    world
        .look(|truth| truth.app_of_token(token).cloned())
        .ok_or_else(invalid)
}

/// Whoever proves that they know the app's secret must be right (graph-api.md 1.2).
pub(super) fn proof(world: &World, call: &Call) -> Result<(), Refusal> {
    let (Some(proof), Some(token)) = (call.text("appsecret_proof"), call.token()) else {
        return Ok(());
    };
    let secret = caller(world, call)?.secret;
    let right = twinline_wire::signature::sign(secret.as_bytes(), token.as_bytes());
    if right.strip_prefix("sha256=").unwrap_or(&right) == proof.to_lowercase() {
        return Ok(());
    }
    Err(Refusal::sentence(
        100,
        "Invalid appsecret_proof provided in the API argument",
    ))
}

/// Lets the app of this id itself through: `APP_ID|APP_SECRET`.
pub(super) fn app(world: &World, call: &Call, app_id: &str) -> Result<(), Refusal> {
    let own = format!("{app_id}|{}", caller(world, call)?.secret);
    if call.token() == Some(own.as_str()) {
        Ok(())
    } else {
        Err(invalid())
    }
}

fn invalid() -> Refusal {
    Refusal::code(
        190,
        "Invalid OAuth access token - Cannot parse access token",
    )
}
