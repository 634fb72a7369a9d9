//! `GET /debug_token`: what a token may do.

use serde_json::json;

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use crate::world::World;

pub(super) fn debug(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let caller = auth::caller(world, call)?;
    let token = call
        .text("input_token")
        .ok_or_else(|| Refusal::missing("input_token"))?;
    let data = world.look(|truth| {
        let waba_id = truth.business().map(|business| business.waba_id.clone());
        let given = truth.tokens.get(&token);
        let holder = given.and_then(|given| truth.subscriber(&given.app_id));
        let (Some(given), Some(holder)) = (given, holder) else {
            return json!({"app_id": caller.id, "is_valid": false, "scopes": []});
        };
        let scopes = [
            "whatsapp_business_management",
            "whatsapp_business_messaging",
        ];
        let granular = scopes.map(|scope| json!({"scope": scope, "target_ids": [waba_id]}));
        json!({
            "app_id": holder.app.id,
            "type": "SYSTEM_USER",
            "application": holder.app.title(),
            "data_access_expires_at": 0,
            "expires_at": 0,
            "is_valid": true,
            "issued_at": given.issued_at.div_euclid(1_000),
            "scopes": scopes,
            "granular_scopes": granular,
        })
    });
    Ok(Answer::json(&json!({"data": data}), "token looked up"))
}
