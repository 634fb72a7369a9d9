//! The business account's node (graph-api.md 5.2).

use serde_json::{Value, json};

use super::analytics;
use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields::{asked, selected};
use crate::truth::account::Change;
use crate::truth::{Event, Truth};
use crate::world::World;

const USUAL: [&str; 3] = ["name", "timezone_id", "message_template_namespace"];
/// What can be set here, and stays set.
const SETTABLE: [&str; 2] = [
    "is_enabled_for_insights",
    "disable_marketing_messages_on_cloud_api",
];

pub(super) fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let node = world.look(|truth| {
        let mut node = node(truth);
        for field in asked(call).unwrap_or_default() {
            if let Some(counted) = analytics::field(truth, &field) {
                node[field.name] = counted?;
            }
        }
        Ok::<_, Refusal>(node)
    })?;
    let told = selected(&node, "WhatsAppBusinessAccount", call, &USUAL)?;
    Ok(Answer::json(&told, "account looked up"))
}

pub(super) fn change(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let given = SETTABLE
        .iter()
        .find_map(|name| Some((*name, call.text(name)?)));
    let (name, value) = given.ok_or_else(|| Refusal::missing("is_enabled_for_insights"))?;
    let id = world.act(|act| {
        let change = Change::Setting {
            name: name.to_owned(),
            value: json!(value == "true"),
        };
        act.tell(Event::AccountChanged { change });
        act.truth
            .business()
            .map(|business| business.waba_id.clone())
    });
    Ok(Answer::json(&json!({"id": id}), format!("{name} set")))
}

fn node(truth: &Truth) -> Value {
    let business = truth.business();
    json!({
        "id": business.map(|b| &b.waba_id),
        "name": business.map(|b| &b.name),
        "currency": "GBP",
        "timezone_id": "71",
        "message_template_namespace": "ba30dd89_2ebd_41e4_b805_f2c05ae04cc9",
        "account_review_status": "APPROVED",
        "business_verification_status": "verified",
        "country": "GB",
        "status": "ACTIVE",
        "ownership_type": "CLIENT_OWNED",
        "primary_business_location": "GB",
        "primary_funding_id": "1",
        "purchase_order_number": null,
        "on_behalf_of_business_info": {
            "id": business.map(|b| &b.portfolio_id),
            "name": business.map(|b| &b.name),
            "status": "APPROVED",
            "type": "SELF",
        },
        "owner_business_info": {
            "id": business.map(|b| &b.portfolio_id),
            "name": business.map(|b| &b.name),
        },
        "is_enabled_for_insights": truth.account.setting("is_enabled_for_insights") == json!(true),
        "marketing_messages_onboarding_status": "ELIGIBLE",
        "marketing_messages_lite_api_status": "ELIGIBLE",
        "disable_marketing_messages_on_cloud_api":
            truth.account.setting("disable_marketing_messages_on_cloud_api") == json!(true),
        "subscribed_apps": super::subscribed_apps::rows(truth),
        "health_status": health(truth, false),
    })
}

/// Who can send, from the number or the account up (graph-api.md 5.6).
pub(super) fn health(truth: &Truth, with_number: bool) -> Value {
    let business = truth.business();
    let number = with_number.then(|| business.map(|b| ("PHONE_NUMBER", b.phone_number_id.clone())));
    let above = [
        business.map(|b| ("WABA", b.waba_id.clone())),
        business.map(|b| ("BUSINESS", b.portfolio_id.clone())),
        Some(("APP", truth.app().app_id)),
    ];
    let entities: Vec<Value> = number
        .into_iter()
        .chain(above)
        .flatten()
        .map(|(kind, id)| json!({"entity_type": kind, "id": id, "can_send_message": "AVAILABLE"}))
        .collect();
    json!({"can_send_message": "AVAILABLE", "entities": entities})
}
