//! A flow as the API tells it.

use serde_json::{Value, json};

use super::check::mistakes;
use super::{Call, has_endpoint};
use crate::flows;
use crate::graph_api::public::FLOW_PREVIEWS;
use crate::truth::Truth;
use crate::truth::account::{Flow, FlowStatus};

/// Every field of the node (graph-api.md 5.8).
pub(super) fn of(call: &Call, truth: &Truth, flow: &Flow) -> Value {
    let errors = flow.json.as_deref().map(mistakes).unwrap_or_default();
    let drawing = flows::drawing(flow);
    let business = truth.business();
    let app = truth.apps.first().map(|known| &known.app);
    json!({
        "id": flow.id,
        "name": flow.name,
        "status": flow.status.word(),
        "categories": flow.categories,
        "validation_errors": errors,
        "json_version": drawing["version"],
        "data_api_version": drawing["data_api_version"],
        "endpoint_uri": flow.endpoint_uri,
        "preview": {
            "preview_url": format!("{}/{FLOW_PREVIEWS}/{}", call.base_url(), flow.id),
            "expires_at": "2027-01-01T00:00:00+0000",
        },
        "whatsapp_business_account": business.map(|business| json!({"id": business.waba_id, "name": business.name})),
        "application": app.map(|app| json!({"id": app.id, "name": app.name})),
        "health_status": health(truth, flow),
        // Told only where it is asked for with its own questions.
        "metric": null,
    })
}

/// Whether a message with this flow would work, and what stands in its way (graph-api.md 5.6).
fn health(truth: &Truth, flow: &Flow) -> Value {
    let mut errors = Vec::new();
    let mut error = |code: i64, description: &str, solution: &str| {
        errors.push(json!({
            "error_code": code, "error_description": description, "possible_solution": solution,
        }));
    };
    if has_endpoint(flow) {
        if flows::address(flow).is_none() {
            error(
                131_000,
                "endpoint_uri is not set",
                "Set endpoint_uri by POST to the flow.",
            );
        }
        if !truth.account.setting(flows::PUBLIC_KEY).is_string() {
            error(
                131_000,
                "The phone number has no public key",
                "Upload it at whatsapp_business_encryption.",
            );
        }
    }
    let can = match flow.status {
        FlowStatus::Blocked | FlowStatus::Deprecated => "BLOCKED",
        _ if !errors.is_empty() => "BLOCKED",
        FlowStatus::Throttled => "LIMITED",
        FlowStatus::Draft | FlowStatus::Published => "AVAILABLE",
    };
    let mut entity = json!({"entity_type": "FLOW", "id": flow.id, "can_send_message": can});
    if !errors.is_empty() {
        entity["errors"] = json!(errors);
    }
    json!({"can_send_message": can, "entities": [entity]})
}
