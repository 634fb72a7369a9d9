//! The number's node and its account's list of numbers, with field selection.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
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
    let number = world.look(number);
    let key = number["id"].as_str().unwrap_or_default().to_owned();
    let row = selected(&number, KIND, call, &DEFAULT_FIELDS)?;
    Ok(Answer::json(&page(call, &[(key, row)]), "one number"))
}

pub(super) fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let number = world.look(number);
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
    world.act(|act| act.tell(Event::NumberOverridden { callback }));
    Ok(Answer::success("number's callback set"))
}

fn number(truth: &Truth) -> Value {
    let business = truth.business();
    let onboarded_at = truth.onboarding.as_ref().map(|onboarding| onboarding.at);
    let url = |callback: &Option<crate::truth::model::Callback>| {
        callback.as_ref().map(|callback| callback.url.clone())
    };
    let mut configuration = Map::new();
    for (key, url) in [
        ("phone_number", url(&truth.number_callback)),
        ("whatsapp_business_account", url(&truth.waba_callback)),
        ("application", url(&truth.app_callback)),
    ] {
        if let Some(url) = url {
            configuration.insert(key.to_owned(), json!(url));
        }
    }
    json!({
        "id": business.map(|b| &b.phone_number_id),
        "display_phone_number": business.map(|b| &b.display_phone_number),
        "verified_name": business.map(|b| &b.name),
        "quality_rating": "GREEN",
        "quality_score": {"score": "GREEN"},
        "code_verification_status": "VERIFIED",
        "name_status": "APPROVED",
        "status": "CONNECTED",
        "platform_type": "CLOUD_API",
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
        "whatsapp_business_manager_messaging_limit": "TIER_2K",
        "messaging_limit_tier": "TIER_2K",
        "last_onboarded_time": onboarded_at.and_then(iso_time),
        "health_status": super::waba::health(truth, true),
        "webhook_configuration": configuration,
    })
}

fn iso_time(ms: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string())
}
