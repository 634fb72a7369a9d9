//! `/oauth/access_token`: the sign-up code becomes a business token, once and within 30 seconds.

use serde_json::json;
use twinline_wire::graph::TokenAnswer;

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::truth::Event;
use crate::world::World;

pub(super) fn exchange(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let client_id = call
        .text("client_id")
        .ok_or_else(|| Refusal::missing("client_id"))?;
    let secret = call
        .text("client_secret")
        .ok_or_else(|| Refusal::missing("client_secret"))?;
    let own = format!("{client_id}|{secret}");
    if world.look(|truth| truth.app_of_token(&own).is_none()) {
        return Err(Refusal::code(1, "Error validating client secret."));
    }
    if call.text("grant_type").as_deref() == Some("client_credentials") {
        let answer = json!({"access_token": own, "token_type": "bearer"});
        return Ok(Answer::json(&answer, "app token"));
    }
    let code = call.text("code").ok_or_else(|| Refusal::missing("code"))?;
    let token = world.act(|act| {
        let known = act.truth.codes.get(&code).cloned();
        match known {
            None => Err("Invalid verification code format."),
            Some(code) if code.used => Err("This authorization code has been used."),
            Some(code) if act.now > code.expires_at => Err("This authorization code has expired."),
            Some(_) => {
                let token = act.draw_token();
                act.tell(Event::CodeUsed {
                    code: code.clone(),
                    token: token.clone(),
                    app_id: client_id.clone(),
                });
                Ok(token)
            }
        }
    });
    let token = token.map_err(|why| Refusal::code(100, why))?;
    Ok(Answer::json(
        &TokenAnswer::bearer(token),
        "code exchanged for a token",
    ))
}
