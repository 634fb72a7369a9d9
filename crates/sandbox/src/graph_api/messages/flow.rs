//! Whether a flow may be sent (graph-api.md 2.4, 6.2): a draft as a draft, a blocked one never, a throttled one ten times an
//! hour.

use serde_json::Value;

use crate::graph_api::answer::Refusal;
use crate::truth::Truth;
use crate::truth::account::FlowStatus;
use crate::truth::model::{Side, Via};

const HOUR_MS: i64 = 3_600_000;
/// WhatsApp's.
const THROTTLED_PER_HOUR: usize = 10;

/// Flows that Meta does not know are let pass, as the phones answer them freely.
pub(super) fn check(truth: &Truth, interactive: &Value, now: i64) -> Result<(), Refusal> {
    let mode = &interactive["action"]["parameters"]["mode"];
    let is_draft = mode == "draft";
    if !mode.is_null() && !is_draft && mode != "published" {
        return Err(Refusal::code(131_009, "mode must be draft or published"));
    }
    let Some(flow) = named(interactive).and_then(|name| truth.account.flow(name)) else {
        return Ok(());
    };
    match flow.status {
        FlowStatus::Draft if !is_draft => {
            let details = format!(
                "Flow {} is in draft state: publish it, or send it with the mode draft",
                flow.id
            );
            Err(Refusal::code(131_009, details))
        }
        FlowStatus::Blocked | FlowStatus::Deprecated => {
            Err(Refusal::code(132_068, "Flow is in blocked state."))
        }
        FlowStatus::Throttled if sent(truth, flow.id.as_str(), now) >= THROTTLED_PER_HOUR => {
            let details = "Flow is in throttled state and 10 messages using this flow were already sent in the last hour.";
            Err(Refusal::code(132_069, details))
        }
        _ => Ok(()),
    }
}

fn named(interactive: &Value) -> Option<&str> {
    let parameters = &interactive["action"]["parameters"];
    let id = parameters["flow_id"].as_str();
    id.or_else(|| parameters["flow_name"].as_str())
}

/// Messages with this flow within the last hour, newest first.
fn sent(truth: &Truth, flow: &str, now: i64) -> usize {
    let recent = truth.messages().iter().rev();
    let recent = recent.take_while(|message| message.typed_at > now - HOUR_MS);
    recent
        .filter(|message| message.from == Side::Business && message.via == Via::Api)
        .filter_map(|message| named(message.content.body.as_ref()?))
        .filter(|name| {
            truth
                .account
                .flow(name)
                .is_some_and(|known| known.id == flow)
        })
        .count()
}
