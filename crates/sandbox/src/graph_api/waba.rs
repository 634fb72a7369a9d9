//! The business account's node (graph-api.md 5.2).

use serde_json::{Value, json};

use super::analytics;
use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields::{asked, selected};
use crate::rules::{abroad, stops};
use crate::truth::account::{Change, MARKETING_TERMS};
use crate::truth::standing::{AuthInternational, NumberState};
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
        "currency": "USD",
        "timezone_id": "71",
        "message_template_namespace": "ba30dd89_2ebd_41e4_b805_f2c05ae04cc9",
        "account_review_status": truth.life.review.as_deref().unwrap_or("APPROVED"),
        "business_verification_status":
            if truth.facts.business_verified { "verified" } else { "not_verified" },
        "country": "GB",
        "status": "ACTIVE",
        "ownership_type": "CLIENT_OWNED",
        "primary_business_location": abroad::home(truth),
        "auth_international_rate_eligibility": truth.standing.auth_international.as_ref().map(eligibility),
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
        "marketing_messages_onboarding_status": marketing_status(truth),
        "marketing_messages_lite_api_status": marketing_status(truth),
        "disable_marketing_messages_on_cloud_api":
            truth.account.setting("disable_marketing_messages_on_cloud_api") == json!(true),
        "subscribed_apps": super::subscribed_apps::rows(truth),
        "health_status": health(truth, false),
    })
}

/// Whether the terms of marketing messages were signed.
fn marketing_status(truth: &Truth) -> &'static str {
    if truth.account.setting(MARKETING_TERMS) == json!(true) {
        "ONBOARDED"
    } else {
        "ELIGIBLE"
    }
}

/// From when on codes to other countries have a price of their own (graph-api.md 8.6).
fn eligibility(told: &AuthInternational) -> Value {
    let rows = told.exceptions.iter().map(
        |(country, since)| json!({"country_code": country, "start_time": since.div_euclid(1_000)}),
    );
    json!({
        "start_time": told.since.div_euclid(1_000),
        "exception_countries": rows.collect::<Vec<_>>(),
    })
}

/// Who can send, from the number or the account up, and why not (graph-api.md 5.6).
pub(super) fn health(truth: &Truth, with_number: bool) -> Value {
    let business = truth.business();
    let number = with_number.then(|| business.map(|b| ("PHONE_NUMBER", b.phone_number_id.clone())));
    let above = [
        business.map(|b| ("WABA", b.waba_id.clone())),
        business.map(|b| ("BUSINESS", b.portfolio_id.clone())),
        Some(("APP", truth.app().id)),
    ];
    let cut_off = stops::cut_off(truth);
    let is_limited = truth.standing.state == NumberState::RateLimited;
    let entities: Vec<Value> = number
        .into_iter()
        .chain(above)
        .flatten()
        .map(|(kind, id)| {
            let stopped = cut_off.filter(|why| blames(kind, why.code));
            let mut entity =
                json!({"entity_type": kind, "id": id, "can_send_message": word(stopped.is_some())});
            if let Some(why) = stopped {
                entity["errors"] = json!([{
                    "error_code": why.code,
                    "error_description": why.details,
                    "possible_solution": "See WhatsApp Manager, or connect the number again.",
                }]);
            } else if kind == "PHONE_NUMBER" && is_limited {
                entity["can_send_message"] = json!("LIMITED");
                entity["errors"] = json!([{
                    "error_code": 131_048,
                    "error_description": "Too many people blocked or reported this number.",
                    "possible_solution": "Write to people who want to hear from you; complaints are forgotten.",
                }]);
            }
            entity
        })
        .collect();
    let worst = match cut_off {
        None if is_limited && with_number => "LIMITED",
        _ => word(cut_off.is_some()),
    };
    json!({"can_send_message": worst, "entities": entities})
}

/// A number that is not registered is the number's trouble, a locked account the account's.
fn blames(kind: &str, code: i64) -> bool {
    kind == if code == 133_010 {
        "PHONE_NUMBER"
    } else {
        "WABA"
    }
}

fn word(is_stopped: bool) -> &'static str {
    if is_stopped { "BLOCKED" } else { "AVAILABLE" }
}
