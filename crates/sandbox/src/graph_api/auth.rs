//! Who is calling: the business token of the code exchange, or the app itself.

use super::answer::Refusal;
use super::call::Call;
use crate::world::World;

/// Lets a business token through, and the app's own.
pub(super) fn business(world: &World, call: &Call) -> Result<(), Refusal> {
    let token = call.token().ok_or_else(invalid)?;
    let known = world.look(|truth| truth.tokens.contains_key(token)) || is_app(world, token);
    if known { Ok(()) } else { Err(invalid()) }
}

/// Whoever proves that they know the app's secret must be right (graph-api.md 1.2).
pub(super) fn proof(world: &World, call: &Call) -> Result<(), Refusal> {
    let (Some(proof), Some(token)) = (call.text("appsecret_proof"), call.token()) else {
        return Ok(());
    };
    let secret = world.look(|truth| truth.app().app_secret);
    let right = twinline_wire::signature::sign(secret.as_bytes(), token.as_bytes());
    if right.strip_prefix("sha256=").unwrap_or(&right) == proof.to_lowercase() {
        return Ok(());
    }
    Err(Refusal::sentence(
        100,
        "Invalid appsecret_proof provided in the API argument",
    ))
}

/// Lets the app itself through: `APP_ID|APP_SECRET`.
pub(super) fn app(world: &World, call: &Call) -> Result<(), Refusal> {
    let token = call.token().ok_or_else(invalid)?;
    if is_app(world, token) {
        Ok(())
    } else {
        Err(invalid())
    }
}

pub(super) fn is_app(world: &World, token: &str) -> bool {
    let app = world.look(crate::truth::Truth::app);
    token
        .split_once('|')
        .is_some_and(|(id, secret)| id == app.app_id && secret == app.app_secret)
}

fn invalid() -> Refusal {
    Refusal::code(
        190,
        "Invalid OAuth access token - Cannot parse access token",
    )
}
