//! What Meta tells of an account has the shape of the samples that were published, and goes out in the name of whom the
//! reference says (webhooks.md 1.3, 3.7, 4).

use std::collections::BTreeSet;

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, PNID, Received, Stage, WABA};

const ALL: &str = "account_update,account_alerts,account_review_update,business_capability_update,\
    phone_number_name_update,phone_number_quality_update,security,business_username_updates,\
    payment_configuration_update,partner_solutions,automatic_events,account_settings_update,\
    message_template_components_update,messages";

/// Whose id the entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Account,
    Partner,
}

/// What is told by hand, the sample it is compared with, and whose entry it is in.
struct Case {
    event: &'static str,
    params: &'static [(&'static str, &'static str)],
    sample: &'static str,
    by: By,
}

const fn case(event: &'static str, sample: &'static str, by: By) -> Case {
    with(event, &[], sample, by)
}

const fn with(
    event: &'static str,
    params: &'static [(&'static str, &'static str)],
    sample: &'static str,
    by: By,
) -> Case {
    Case {
        event,
        params,
        sample,
        by,
    }
}

const BY_SOLUTION: &[(&str, &str)] = &[("solution", "yes")];

const CASES: [Case; 19] = [
    case(
        "ACCOUNT_VIOLATION",
        "account_update/account_violation-1",
        By::Account,
    ),
    case(
        "ACCOUNT_RESTRICTION",
        "account_update/account_restriction-1",
        By::Account,
    ),
    case(
        "DISABLED_UPDATE",
        "account_update/disabled_update-1",
        By::Account,
    ),
    case(
        "AD_ACCOUNT_LINKED",
        "account_update/ad_account_linked-1",
        By::Partner,
    ),
    case(
        "MM_LITE_TERMS_SIGNED",
        "account_update/mm_lite_terms_signed-1",
        By::Partner,
    ),
    with(
        "PARTNER_ADDED",
        BY_SOLUTION,
        "account_update/partner_added-1",
        By::Partner,
    ),
    with(
        "PARTNER_APP_INSTALLED",
        BY_SOLUTION,
        "account_update/partner_app_installed-1",
        By::Partner,
    ),
    case(
        "PARTNER_APP_UNINSTALLED",
        "account_update/partner_app_uninstalled-1",
        By::Partner,
    ),
    case(
        "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
        "account_update/partner_client_certification_status_update-1",
        By::Account,
    ),
    case(
        "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
        "account_update/auth_intl_price_eligibility_update-1",
        By::Account,
    ),
    case(
        "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
        "account_update/business_primary_location_country_update-1",
        By::Account,
    ),
    case(
        "VOLUME_BASED_PRICING_TIER_UPDATE",
        "account_update/volume_based_pricing_tier_update-1",
        By::Account,
    ),
    case(
        "phone_number_name_update",
        "phone_number_name_update/approved-1",
        By::Account,
    ),
    with(
        "security",
        &[
            ("change", "PIN_RESET_REQUEST"),
            ("requester", "61555822107539"),
        ],
        "security/pin_reset_request-1",
        By::Account,
    ),
    with(
        "business_username_updates",
        &[("username", "jaspersmarket")],
        "business_username_updates/approved-1",
        By::Account,
    ),
    with(
        "payment_configuration_update",
        &[("status", "Needs Testing")],
        "payment_configuration_update/needs-testing-1",
        By::Account,
    ),
    case(
        "partner_solutions",
        "partner_solutions/solution_created-1",
        By::Partner,
    ),
    with(
        "automatic_events",
        &[("event_name", "LeadSubmitted")],
        "automatic_events/leadsubmitted-1",
        By::Account,
    ),
    with(
        "automatic_events",
        &[("event_name", "Purchase")],
        "automatic_events/purchase-1",
        By::Account,
    ),
];

async fn stage() -> (Stage, String) {
    let (stage, token) = Stage::connected(true).await;
    assert_eq!(stage.subscribe_fields(ALL).await.0, 200);
    (stage, token)
}

async fn tell(stage: &Stage, given: &Value) {
    let (status, answer) = stage.bench_post("/account/events", given).await;
    assert_eq!(status, 200, "{given}: {answer}");
}

/// The newest entry with a change of this field, and of this event if it has one.
async fn entry(stage: &Stage, field: &str, event: Option<&str>) -> Value {
    let find = |all: &[Received]| -> Option<Value> {
        let entries = all.iter().rev();
        let mut entries = entries.flat_map(|one| one.value["entry"].as_array().unwrap().clone());
        entries.find(|entry| {
            let mut changes = entry["changes"].as_array().unwrap().iter();
            changes.any(|change| {
                let fits = event.is_none_or(|event| change["value"]["event"] == event);
                change["field"] == field && fits
            })
        })
    };
    stage.wait(field, |all| find(all).is_some()).await;
    find(&stage.received()).unwrap()
}

fn sample(path: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../wire/tests/payloads");
    let text = std::fs::read_to_string(format!("{folder}/{path}.json")).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    whole["entry"][0].clone()
}

/// Every place in a value with the kind of what stands there.
fn shape(value: &Value) -> BTreeSet<String> {
    fn walk(value: &Value, place: &str, found: &mut BTreeSet<String>) {
        let kind = match value {
            Value::Object(members) => {
                for (name, member) in members {
                    walk(member, &format!("{place}.{name}"), found);
                }
                return;
            }
            Value::Array(rows) => {
                for row in rows {
                    walk(row, &format!("{place}[]"), found);
                }
                return;
            }
            Value::String(_) => "text",
            Value::Number(_) => "number",
            Value::Bool(_) => "flag",
            Value::Null => "null",
        };
        found.insert(format!("{place}: {kind}"));
    }
    let mut found = BTreeSet::new();
    walk(value, "", &mut found);
    found
}

/// The change of an entry that holds several.
fn change<'a>(entry: &'a Value, field: &str, event: Option<&str>) -> &'a Value {
    let mut changes = entry["changes"].as_array().unwrap().iter().rev();
    let fits = |change: &&Value| {
        change["field"] == field && event.is_none_or(|event| change["value"]["event"] == event)
    };
    changes.find(fits).unwrap()
}

#[tokio::test]
async fn each_has_the_shape_of_its_sample_and_its_name() {
    let (stage, _) = stage().await;
    let ad = json!({"text": "I saw your ad", "referral": {
        "source_type": "ad", "source_id": "120226305854810726", "source_url": "https://fb.me/bread",
    }});
    let path = format!("/phones/{INES}/chats/{BUSINESS}/messages");
    assert_eq!(stage.bench_post(&path, &ad).await.0, 200);
    let app = stage.sandbox.app().app_id;
    for case in CASES {
        let path = case.sample;
        let mut given = json!({"event": case.event});
        for (name, value) in case.params {
            given[*name] = json!(value);
        }
        let before = stage.received().len();
        tell(&stage, &given).await;
        stage.wait(path, |all| all.len() > before).await;
        let published = sample(path);
        let field = published["changes"][0]["field"].as_str().unwrap();
        let event = published["changes"][0]["value"]["event"].as_str();
        let told = entry(&stage, field, event).await;
        let mut expected = shape(&published["changes"][0]["value"]);
        // Of a client library's test; the reference has none.
        expected.retain(|place| !place.starts_with(".metadata") || field == "automatic_events");
        let value = &change(&told, field, event)["value"];
        assert_eq!(shape(value), expected, "{path}");
        assert_eq!(
            told["time"].is_i64(),
            published["time"].is_i64(),
            "{path}: time"
        );
        let id = told["id"].as_str().unwrap();
        assert_eq!(id == WABA, case.by == By::Account, "{path}: {id}");
        assert_ne!(id, app, "a portfolio is no app");
    }
}

#[tokio::test]
async fn alerts_and_limits_are_as_the_reference_has_them() {
    let (stage, _) = stage().await;
    tell(&stage, &json!({"event": "account_alerts"})).await;
    let alert = entry(&stage, "account_alerts", None).await;
    let alert = &alert["changes"][0]["value"];
    assert_eq!(alert["entity_type"], "BUSINESS");
    assert_eq!(
        alert["alert_info"],
        json!({
            "alert_severity": "WARNING", "alert_status": "ACTIVE", "alert_type": "PROFILE_PICTURE_LOST",
            "alert_description": "See WhatsApp Manager for details.",
        })
    );
    tell(&stage, &json!({"event": "account_review_update"})).await;
    let review = entry(&stage, "account_review_update", None).await;
    assert_eq!(
        review["changes"][0]["value"],
        json!({"decision": "APPROVED"})
    );
    let limits = json!({"event": "business_capability_update", "max_daily_conversations_per_business": "-1"});
    tell(&stage, &limits).await;
    let limits = entry(&stage, "business_capability_update", None).await;
    assert_eq!(
        limits["changes"][0]["value"],
        json!({
            "max_daily_conversations_per_business": -1,
            "max_phone_numbers_per_business": 2,
            "max_phone_numbers_per_waba": 25,
        })
    );
    // The limit moved to another key in 2026.
    for (rules, key) in [
        ("2026-10", "max_daily_conversations_per_business"),
        ("2025-06", "current_limit"),
    ] {
        let (status, _) = stage.bench_post("/rules", &json!({"profile": rules})).await;
        assert_eq!(status, 200);
        let before = stage.received().len();
        tell(&stage, &json!({"event": "phone_number_quality_update"})).await;
        stage.wait(rules, |all| all.len() > before).await;
        let quality = entry(&stage, "phone_number_quality_update", None).await;
        let value = &quality["changes"][0]["value"];
        assert_eq!(
            (&value["event"], &value[key]),
            (&json!("THROUGHPUT_UPGRADE"), &json!("TIER_2K"))
        );
        assert_eq!(value.as_object().unwrap().len(), 3, "{value}");
    }
}

#[tokio::test]
async fn coexistence_ends_with_each_reason_in_the_accounts_name() {
    let (stage, _) = stage().await;
    for reason in [
        "ACCOUNT_DISCONNECTED",
        "BUSINESS_DOWNGRADE",
        "CHANGE_NUMBER",
        "COMPANION_INACTIVITY",
        "PRIMARY_INACTIVITY",
        "USER_RE_REGISTERED",
    ] {
        let before = stage.received().len();
        tell(
            &stage,
            &json!({"event": "PARTNER_REMOVED", "reason": reason}),
        )
        .await;
        stage.wait(reason, |all| all.len() > before).await;
        let told = entry(&stage, "account_update", Some("PARTNER_REMOVED")).await;
        assert_eq!(told["id"], WABA);
        let value = &change(&told, "account_update", Some("PARTNER_REMOVED"))["value"];
        assert_eq!(
            value,
            &json!({
                "event": "PARTNER_REMOVED",
                "phone_number": "447700900142",
                "disconnection_info": {"reason": reason, "initiated_by": "SYSTEM"},
            })
        );
        stage.connect(false).await;
        stage.subscribe_fields(ALL).await;
    }
    let generic = json!({"event": "PARTNER_REMOVED", "told_to": "partner"});
    let before = stage.received().len();
    tell(&stage, &generic).await;
    stage
        .wait("the generic form", |all| all.len() > before)
        .await;
    let told = entry(&stage, "account_update", Some("PARTNER_REMOVED")).await;
    assert_ne!(told["id"], WABA, "the partner's portfolio");
    let value = &change(&told, "account_update", Some("PARTNER_REMOVED"))["value"];
    let published = sample("account_update/partner_removed-2");
    assert_eq!(shape(value), shape(&published["changes"][0]["value"]));
    assert_eq!(value["waba_info"]["waba_id"], WABA);
}

#[tokio::test]
async fn the_consumer_app_ends_a_connection() {
    let (stage, _) = stage().await;
    let facts = json!({"app": "consumer"});
    let (status, account) = stage
        .bench_call("PATCH", "/account/facts", Some(&facts))
        .await;
    assert_eq!((status, &account["state"]), (200, &json!("removed")));
    let told = entry(&stage, "account_update", Some("PARTNER_REMOVED")).await;
    let value = &change(&told, "account_update", Some("PARTNER_REMOVED"))["value"];
    assert_eq!(
        value["disconnection_info"],
        json!({"reason": "BUSINESS_DOWNGRADE", "initiated_by": "USER"})
    );
}

#[tokio::test]
async fn a_lead_needs_an_advertisement() {
    let (stage, _) = stage().await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "by myself")
        .unwrap();
    let lead = json!({"event": "automatic_events"});
    let (status, refused) = stage.bench_post("/account/events", &lead).await;
    let why = refused["error"]["message"].as_str().unwrap();
    assert!(status == 400 && why.contains("advertisement"), "{refused}");
}

#[tokio::test]
async fn settings_of_the_number_are_told_by_themselves() {
    let (stage, token) = stage().await;
    let number = format!("/v25.0/{PNID}");
    stage.post(&number, &token, &json!({"pin": "123456"})).await;
    let told = entry(&stage, "security", None).await;
    let pin = json!({"display_phone_number": "447700900142", "event": "PIN_CHANGED"});
    assert_eq!(told["changes"][0]["value"], pin);

    let username = json!({"username": "forno.aurora"});
    stage
        .post(&format!("{number}/username"), &token, &username)
        .await;
    let told = entry(&stage, "business_username_updates", None).await;
    assert_eq!(told["changes"][0]["value"]["status"], "approved");
    assert_eq!(told["changes"][0]["value"]["username"], "forno.aurora");

    let calling = json!({"calling": {"status": "DISABLED"}});
    stage
        .post(&format!("{number}/settings"), &token, &calling)
        .await;
    let told = entry(&stage, "account_settings_update", None).await;
    let value = &told["changes"][0]["value"];
    assert_eq!(
        value["phone_number_settings"],
        json!({"phone_number_id": PNID, "calling": {"status": "DISABLED"}})
    );
    assert_eq!(
        (&value["type"], value["timestamp"].is_string()),
        (&json!("phone_number_settings"), true)
    );
}

#[tokio::test]
async fn an_edited_template_is_told_part_by_part() {
    let (stage, token) = stage().await;
    let body = "Thank you for your order, {{1}}!";
    let components = |body: &str| {
        json!([
            {"type": "HEADER", "format": "TEXT", "text": "Your order is confirmed!"},
            {"type": "BODY", "text": body, "example": {"body_text": [["Pablo"]]}},
            {"type": "FOOTER", "text": "Lucky Shrub"},
            {"type": "BUTTONS", "buttons": [
                {"type": "PHONE_NUMBER", "text": "Phone support", "phone_number": "+15550783881"},
                {"type": "URL", "text": "Email support", "url": "https://www.luckyshrub.com/support"},
            ]},
        ])
    };
    let made = json!({
        "name": "order_confirmation", "language": "en_US", "category": "UTILITY",
        "components": components("Your order, {{1}}, is here."),
    });
    let path = format!("/v25.0/{WABA}/message_templates");
    let (status, made) = stage.post(&path, &token, &made).await;
    assert_eq!(status, 200, "{made}");
    stage.sandbox.advance(3_600_000);
    let edit = json!({"components": components(body)});
    let path = format!("/v25.0/{}", made["id"].as_str().unwrap());
    let (status, answer) = stage.post(&path, &token, &edit).await;
    assert_eq!(status, 200, "{answer}");
    let told = entry(&stage, "message_template_components_update", None).await;
    let value = &told["changes"][0]["value"];
    let published = sample("message_template_components_update/components-2");
    assert_eq!(shape(value), shape(&published["changes"][0]["value"]));
    assert_eq!(value["message_template_element"], body);
}
