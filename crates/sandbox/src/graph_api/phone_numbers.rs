//! The number's node and its account's list of numbers, with field selection.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::truth::Event;
use crate::truth::Truth;
use crate::world::World;

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
    let row = selected(&number, call, &DEFAULT_FIELDS)?;
    let cursors = json!({"before": "QVFIUjA", "after": "QVFIUjA"});
    let page = json!({"data": [row], "paging": {"cursors": cursors}});
    Ok(Answer::json(&page, "one number"))
}

pub(super) fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let number = world.look(number);
    Ok(Answer::json(
        &selected(&number, call, &DEFAULT_FIELDS)?,
        "number looked up",
    ))
}

pub(super) fn waba(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let waba = world.look(|truth| {
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
            "owner_business_info": {
                "id": business.map(|b| &b.portfolio_id),
                "name": business.map(|b| &b.name),
            },
        })
    });
    let fields = ["name", "timezone_id", "message_template_namespace"];
    Ok(Answer::json(
        &selected(&waba, call, &fields)?,
        "account looked up",
    ))
}

/// `POST /{number}`: only the webhook override can be changed here.
pub(super) async fn change(world: &World, call: &Call) -> Result<Answer, Refusal> {
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
        "is_pin_enabled": false,
        "throughput": {"level": "STANDARD"},
        "account_mode": "LIVE",
        "whatsapp_business_manager_messaging_limit": "TIER_2K",
        "messaging_limit_tier": "TIER_2K",
        "last_onboarded_time": onboarded_at.and_then(iso_time),
        "health_status": {"can_send_message": "AVAILABLE", "entities": []},
        "webhook_configuration": configuration,
    })
}

fn iso_time(ms: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string())
}

/// The fields asked for, or the usual ones; the id always. Asking for what is not there is refused.
fn selected(node: &Value, call: &Call, usual: &[&str]) -> Result<Value, Refusal> {
    let asked = call.text("fields");
    let names = asked.as_deref().map_or_else(|| usual.to_vec(), field_names);
    let mut selected = Map::new();
    for name in names {
        let value = node.get(name).ok_or_else(|| {
            Refusal::code(100, format!("Tried accessing nonexisting field ({name})"))
        })?;
        if !value.is_null() {
            selected.insert(name.to_owned(), value.clone());
        }
    }
    selected.insert("id".to_owned(), node["id"].clone());
    Ok(Value::Object(selected))
}

/// `a,b{c,d},e.limit(5)` → `a`, `b`, `e`: what is nested is always given whole.
fn field_names(fields: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut depth = 0_u32;
    let mut start = 0;
    let ends = fields
        .char_indices()
        .chain(std::iter::once((fields.len(), ',')));
    for (at, char) in ends {
        match char {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                let name = fields[start..at]
                    .split(['{', '.', '('])
                    .next()
                    .unwrap_or_default();
                names.push(name.trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::field_names;

    #[test]
    fn nested_selections_are_read_as_their_field() {
        assert_eq!(
            field_names("id, a{b,c},d.limit(5),e"),
            ["id", "a", "d", "e"]
        );
    }
}
