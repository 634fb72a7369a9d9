//! The number's node and its account's list of numbers, with field selection.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use super::fields::selected;
use super::paging::page;
use crate::truth::Event;
use crate::truth::Truth;
use crate::world::World;

/// What Graph calls such a node.
const KIND: &str = "WhatsAppBusinessPhoneNumber";
/// What is told without `fields`.
const DEFAULT_FIELDS: [&str; 7] = [
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
    "last_onboarded_time",
];

pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let app_id = auth::caller(world, call)?.id;
    let number = world.look(|truth| number(truth, &app_id));
    let key = number["id"].as_str().unwrap_or_default().to_owned();
    let row = selected(&number, KIND, call, &DEFAULT_FIELDS)?;
    Ok(Answer::json(&page(call, &[(key, row)]), "one number"))
}

pub(super) fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let app_id = auth::caller(world, call)?.id;
    let number = world.look(|truth| number(truth, &app_id));
    Ok(Answer::json(
        &selected(&number, KIND, call, &DEFAULT_FIELDS)?,
        "number looked up",
    ))
}

/// `POST /{number}`: the webhook override, the PIN or the name.
pub(super) async fn change(world: &World, call: &Call) -> Result<Answer, Refusal> {
    if let Some(answer) = super::registration::change(world, call)? {
        return Ok(answer);
    }
    let object = call.object();
    let wanted = object.get("webhook_configuration");
    let wanted = wanted.ok_or_else(|| Refusal::missing("webhook_configuration"))?;
    let url = wanted["override_callback_uri"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let callback = if url.is_empty() {
        None
    } else {
        let verify_token = wanted["verify_token"].as_str().map(str::to_owned);
        Some(super::subscribed_apps::verified(world, url, verify_token).await?)
    };
    let app_id = auth::caller(world, call)?.id;
    world.act(|act| act.tell(Event::NumberOverridden { app_id, callback }));
    Ok(Answer::success("number's callback set"))
}

fn number(truth: &Truth, app_id: &str) -> Value {
    let known = truth.subscriber(app_id).cloned().unwrap_or_default();
    let business = truth.business();
    let standing = &truth.standing;
    let onboarded_at = truth.onboarding.as_ref().map(|onboarding| onboarding.at);
    let url = |callback: &Option<crate::truth::model::Callback>| {
        callback.as_ref().map(|callback| callback.url.clone())
    };
    let mut configuration = Map::new();
    for (key, url) in [
        ("phone_number", url(&known.number_callback)),
        ("whatsapp_business_account", url(&known.waba_callback)),
        ("application", url(&known.callback)),
    ] {
        if let Some(url) = url {
            configuration.insert(key.to_owned(), json!(url));
        }
    }
    json!({
        "id": business.map(|b| &b.phone_number_id),
        "display_phone_number": business.map(|b| &b.display_phone_number),
        "verified_name": business.map(|b| &b.name),
        "quality_rating": standing.rating,
        "quality_score": {"score": standing.rating},
        "code_verification_status": if truth.facts.number_verified { "VERIFIED" } else { "NOT_VERIFIED" },
        "name_status": truth.life.name_decision.as_deref().map_or("APPROVED", name_status),
        "status": status(truth),
        "platform_type": if truth.onboarding.is_some() { "CLOUD_API" } else { "NOT_APPLICABLE" },
        "is_on_biz_app": true,
        "is_official_business_account": false,
        "is_pin_enabled": !truth.account.setting("pin").is_null(),
        "new_name_status": if truth.account.setting("new_display_name").is_null() { "NONE" } else { "PENDING_REVIEW" },
        "username": truth.account.setting("username"),
        "is_preverified_number": false,
        "eligibility_for_api_business_global_search": "NON_ELIGIBLE_UNDEFINED_COUNTRY",
        "unified_cert_status": null,
        "host_platform": "CLOUD_API",
        "certificate": null,
        "new_certificate": null,
        "search_visibility": "VISIBLE",
        "country_code": "GB",
        "country_dial_code": "44",
        "conversational_automation": truth.account.setting("conversational_automation"),
        "throughput": {"level": "STANDARD"},
        "account_mode": "LIVE",
        "whatsapp_business_manager_messaging_limit": standing.tier.word(truth.rules()),
        "messaging_limit_tier": standing.tier.word(truth.rules()),
        "last_onboarded_time": onboarded_at.and_then(iso_time),
        "health_status": super::waba::health(truth, true),
        "webhook_configuration": configuration,
    })
}

fn status(truth: &Truth) -> &'static str {
    let life = &truth.life;
    if life.is_banned() {
        "BANNED"
    } else if !truth.is_linked() {
        "DISCONNECTED"
    } else if life
        .restrictions
        .iter()
        .any(|held| truth.last_at < held.until)
    {
        "RESTRICTED"
    } else {
        truth.standing.state.word()
    }
}

/// The decisions about a name, in the words of the number's node.
fn name_status(decision: &str) -> &'static str {
    match decision {
        "REJECTED" => "DECLINED",
        "PENDING" | "DEFERRED" => "PENDING_REVIEW",
        _ => "APPROVED",
    }
}

fn iso_time(ms: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string())
}
