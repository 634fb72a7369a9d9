//! `GET /{TEMPLATE}/compare` (graph-api.md 4.1): two templates side by side, by sends and by who blocked after them.

use serde_json::{Value, json};

use crate::graph_api::answer::{Answer, Refusal};
use crate::graph_api::call::Call;
use crate::rules::quality::{echo, template_of};
use crate::truth::Truth;
use crate::world::World;

/// Compares this template with the one of `template_ids`.
pub(in crate::graph_api) fn serve(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let others = call.texts("template_ids");
    let [other] = others.as_slice() else {
        return Err(Refusal::code(
            100,
            "Param template_ids must name one template",
        ));
    };
    let time = |name: &str| {
        let given = call.text(name).and_then(|text| text.parse::<i64>().ok());
        let given = given.and_then(|seconds| seconds.checked_mul(1_000));
        given.ok_or_else(|| Refusal::missing(name))
    };
    let (start, end) = (time("start")?, time("end")?);
    let told = world.look(|truth| {
        let known = |id: &str| truth.account.templates.contains_key(id);
        if !known(other) {
            return Err(Refusal::unknown_object(call, other));
        }
        Ok(compared(truth, &[id, other], start, end))
    })?;
    Ok(Answer::json(&told, "templates compared"))
}

fn compared(truth: &Truth, ids: &[&str], start: i64, end: i64) -> Value {
    let sent = |id: &str| {
        let made = truth
            .messages()
            .iter()
            .filter(|message| template_of(message) == Some(id));
        made.filter(|message| (start..end).contains(&message.typed_at))
            .count()
    };
    // Of a thousand reached people: enough to put them in order.
    let blocked = |id: &str| {
        let echo = echo(truth, Some(id), start);
        1_000 * (echo.blocked + echo.reported) / echo.reached.max(1)
    };
    let mut order: Vec<&str> = ids.to_vec();
    order.sort_by_key(|id| blocked(id));
    let numbers: Vec<Value> = ids
        .iter()
        .map(|id| json!({"key": id, "value": sent(id)}))
        .collect();
    let reasons: Vec<Value> = ids
        .iter()
        .map(|id| {
            let reported = echo(truth, Some(id), start).reported > 0;
            json!({"key": id, "value": if reported { "SPAM" } else { "UNKNOWN_BLOCK_REASON" }})
        })
        .collect();
    json!({"data": [
        {"metric": "BLOCK_RATE", "type": "RELATIVE", "order_by_relative_metric": order},
        {"metric": "MESSAGE_SENDS", "type": "NUMBER_VALUES", "number_values": numbers},
        {"metric": "TOP_BLOCK_REASON", "type": "STRING_VALUES", "string_values": reasons},
    ]})
}
