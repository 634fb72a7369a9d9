//! The hourly quota of management calls: counted, told with each answer, and refused with 80007 once it is used up
//! (graph-api.md 7.3).

use std::sync::PoisonError;

use axum::http::Method;
use serde_json::json;

use super::Node;
use super::answer::Refusal;
use super::call::Call;
use crate::rules::calls::Used;
use crate::world::World;

/// The header that tells how much is used.
pub(super) const HEADER: &str = "x-business-use-case-usage";
/// What the account's quota counts.
const COUNTED: [&str; 4] = [
    "phone_numbers",
    "message_templates",
    "subscribed_apps",
    "assigned_users",
];

fn is_counted(node: Node, method: &Method, edges: &[&str]) -> bool {
    match (node, edges) {
        _ if method != Method::GET => false,
        (Node::Waba | Node::Number, []) => true,
        (Node::Waba, [edge]) => COUNTED.contains(edge),
        _ => false,
    }
}

/// Counts a call, if it is one of those; the header for its answer.
pub(super) fn count(
    world: &World,
    node: Node,
    call: &Call,
    edges: &[&str],
) -> Result<Option<String>, Refusal> {
    if !is_counted(node, &call.method, edges) {
        return Ok(None);
    }
    let (waba_id, most, unpaced) = world.look(|truth| {
        let waba_id = truth.business().map(|business| business.waba_id.clone());
        let [registered, unregistered] = truth.rules().management_calls;
        let most = if truth.is_linked() {
            registered
        } else {
            unregistered
        };
        (waba_id.unwrap_or_default(), most, truth.standing.unpaced)
    });
    if unpaced {
        return Ok(None);
    }
    let now = world.clock.now_ms();
    let mut calls = world.calls.lock().unwrap_or_else(PoisonError::into_inner);
    let (used, fits) = calls.count(now, most);
    let header = told(&waba_id, used);
    if fits {
        return Ok(Some(header));
    }
    let details = "There have been too many calls to this WhatsApp Business account.";
    Err(Refusal::code(80_007, details).with_header(HEADER, header))
}

/// The type of such a row is a guess of the reference.
pub(super) fn told(waba_id: &str, used: Used) -> String {
    json!({waba_id: [{
        "type": "whatsapp",
        "call_count": used.percent,
        "total_cputime": 25,
        "total_time": 25,
        "estimated_time_to_regain_access": used.regain_minutes,
    }]})
    .to_string()
}
