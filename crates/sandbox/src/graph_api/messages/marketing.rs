//! `POST /{number}/marketing_messages` (graph-api.md 2.6): marketing templates alone, charged as `marketing_lite` once the
//! account has signed the terms. Whether coexistence numbers may use it is disputed; Meta says yes.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use twinline_wire::graph::{MessagesRequest, SendContent};

use super::{Manner, send};
use crate::graph_api::answer::{Answer, Refusal};
use crate::graph_api::call::Call;
use crate::graph_api::templates::parameters;
use crate::truth::Truth;
use crate::truth::account::MARKETING_TERMS;
use crate::world::World;

/// How long a new template takes to be known there.
const SYNC_MS: i64 = 10 * 60_000;

pub(in crate::graph_api) async fn serve(
    world: &Arc<World>,
    call: &Call,
) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    let Some(MessagesRequest::Send(request)) = MessagesRequest::read(call.object()) else {
        return Err(Refusal::code(100, "Message must be a template message."));
    };
    let SendContent::Template(sent) = &request.content else {
        return Err(Refusal::code(100, "Message must be a template message."));
    };
    let falls_back = call.text("product_policy").as_deref() != Some("STRICT");
    let now = world.clock.now_ms();
    let as_marketing = world.look(|truth| as_marketing(truth, sent, falls_back, now))?;
    send(world, &request, &Manner::of(call, as_marketing)).await
}

/// Whether it goes out as a marketing message; without the terms it goes as any other template, if it may.
fn as_marketing(
    truth: &Truth,
    sent: &Map<String, Value>,
    falls_back: bool,
    now: i64,
) -> Result<bool, Refusal> {
    let Some(template) = parameters::template(truth, sent) else {
        // The usual way tells what is wrong with it.
        return Ok(false);
    };
    if template.category != "MARKETING" {
        return Err(Refusal::code(
            131_055,
            "Only marketing templates can be sent with /marketing_messages",
        ));
    }
    if truth.account.setting(MARKETING_TERMS) != json!(true) {
        return if falls_back {
            Ok(false)
        } else {
            Err(Refusal::code(
                134_103,
                "The account is not onboarded to marketing messages",
            ))
        };
    }
    if now < template.created_at + SYNC_MS {
        return Err(Refusal::code(
            134_101,
            "The template is still being synced for marketing messages; try again in 10 minutes",
        ));
    }
    Ok(true)
}
