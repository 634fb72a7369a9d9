//! What the switchboard's rules do to a call, around what the call does.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::switchboard::decide::CallFate;
use crate::truth::Truth;
use crate::world::World;

/// Serves a call, as far as the rules let it.
pub(super) async fn answer(world: &Arc<World>, call: &mut Call) -> Answer {
    let fate = fate_of(world, call);
    if fate.latency_ms > 0 {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(fate.latency_ms)) => {}
            () = world.closing.cancelled() => {}
        }
    }
    if fate.lost {
        let mut answer = Answer::json(&json!({}), "never arrived");
        answer.hold = true;
        answer.note = Some("lost");
        return answer;
    }
    if let Some((status, retry_after_s)) = fate.http {
        return failing(world, status, retry_after_s);
    }
    if let Some(code) = fate.error {
        return refused(code).by_switchboard("error by rule").into_answer();
    }
    call.late_failure = fate.late_failure;
    let mut answer = match super::route(world, call).await {
        Ok(answer) => answer,
        Err(refusal) => {
            if let Some(what) = refusal.gap() {
                world.gaps.note(what.to_owned());
            }
            refusal.into_answer()
        }
    };
    if fate.late_failure.is_some() {
        answer.note = Some("will fail later");
    }
    if fate.latency_ms > 0 {
        answer.note = Some("slowed");
    }
    if fate.answer_lost {
        answer.hold = true;
        answer.note = Some("lost answer");
    }
    answer
}

fn fate_of(world: &World, call: &Call) -> CallFate {
    if world.look(|truth| truth.fault_rules.is_empty()) {
        return CallFate::default();
    }
    let to = [call.text("to"), call.text("recipient")];
    world.act(|act| {
        let customer = to.iter().flatten().find_map(|to| customer(act.truth, to));
        act.fate_of_call(call.method.as_str(), &call.path, customer.as_deref())
    })
}

fn customer(truth: &Truth, to: &str) -> Option<String> {
    let digits: String = to.chars().filter(char::is_ascii_digit).collect();
    let known = truth
        .customer_by_bsuid(to)
        .or_else(|| truth.customer_by_digits(&digits));
    known.map(|phone| phone.id.clone())
}

/// A refusal with a code of WhatsApp's table, in its own words.
pub(super) fn refused(code: u32) -> Refusal {
    let code = i64::from(code);
    let title =
        twinline_wire::error_code::find(code).map_or("Unknown error", |row| row.title.as_str());
    Refusal::code(code, title)
}

/// A server in trouble, or one that has had enough of this client (graph-api.md 6.2, 7.3).
fn failing(world: &World, status: u16, retry_after_s: Option<u32>) -> Answer {
    let code = match status {
        429 => 80_007,
        500 => 131_000,
        503 => 2,
        _ => 1,
    };
    let mut answer = refused(code)
        .with_status(status)
        .by_switchboard("HTTP status by rule")
        .into_answer();
    if let Some(seconds) = retry_after_s {
        answer.headers.push(("retry-after", seconds.to_string()));
    }
    if status == 429 {
        let waba_id = world.look(|truth| truth.business().map(|business| business.waba_id.clone()));
        let minutes = retry_after_s.unwrap_or(60).div_ceil(60);
        let usage = json!({"call_count": 100, "total_cputime": 25, "total_time": 25});
        let mut of_account = usage.clone();
        of_account["type"] = json!("whatsapp");
        of_account["estimated_time_to_regain_access"] = json!(minutes);
        let by_account = json!({waba_id.unwrap_or_default(): [of_account]});
        answer.headers.push(("x-app-usage", usage.to_string()));
        answer
            .headers
            .push(("x-business-use-case-usage", by_account.to_string()));
    }
    answer
}
