//! `POST /{number}/messages`: sends, read marks, typing. What WhatsApp refuses in the answer is
//! refused here; what it tells later by webhook becomes a timer with a failure.

mod accept;
mod content;
mod flow;
mod headers;
mod interactive;
mod mark_read;
pub(super) mod marketing;
mod recipient;

use std::sync::{Arc, PoisonError};

use serde_json::json;
use twinline_wire::graph::{MessagesRequest, SendAnswer, SendContent, SendRequest};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::templates;
use crate::rules::identity;
use crate::rules::rates::Exceeded;
use crate::rules::stops::{self, Errand};
use crate::switchboard::SendFate;
use crate::switchboard::magic::{self, Magic};
use crate::truth::Truth;
use crate::truth::model::Failure;
use crate::world::World;
use recipient::Recipient;

/// The account's setting that keeps marketing from this way.
const MARKETING_ELSEWHERE: &str = "disable_marketing_messages_on_cloud_api";

pub(super) async fn serve(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    match MessagesRequest::read(call.object()) {
        Some(MessagesRequest::MarkRead(mark)) => {
            let cut_off = world.look(stops::cut_off);
            cut_off.map_or(Ok(()), |why| Err(Refusal::stopped(why)))?;
            mark_read::mark(world, &mark)
        }
        Some(MessagesRequest::Send(request)) => {
            send(world, &request, &Manner::of(call, false)).await
        }
        None => Err(Refusal::code(100, "The body is not a message")),
    }
}

/// What a call says of a send beside the message.
struct Manner {
    /// The code with which the switchboard lets it fail later.
    late_failure: Option<u32>,
    /// Sent only if this is still the recipient's.
    identity_hash: Option<String>,
    /// As a marketing message, and not as any other template.
    as_marketing: bool,
}

impl Manner {
    fn of(call: &Call, as_marketing: bool) -> Self {
        Self {
            late_failure: call.late_failure,
            identity_hash: call.text("recipient_identity_key_hash"),
            as_marketing,
        }
    }
}

async fn send(
    world: &Arc<World>,
    request: &SendRequest,
    manner: &Manner,
) -> Result<Answer, Refusal> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method of one lifetime is not general enough"
    )]
    let fate = world.act(|act| act.fate_of_send());
    match fate {
        SendFate::Error500 => {
            return Err(Refusal::code(131_000, "Something went wrong")
                .with_status(500)
                .by_switchboard("answered 500"));
        }
        SendFate::Throttled => {
            return Err(throughput_exceeded().by_switchboard("throttled"));
        }
        SendFate::Normal | SendFate::AnswerLost => {}
    }
    let now = world.clock.now_ms();
    world.look(|truth| check_account(truth, request, now))?;
    let recipient = world.look(|truth| Recipient::find(truth, request))?;
    let magic = recipient.wa_id.as_deref().and_then(magic::failure_of);
    if let (Some(Magic::AtOnce(code)), None) = (magic, &recipient.customer) {
        return Err(super::faulty::refused(code).by_switchboard("a number that always fails"));
    }
    world.look(|truth| check_fitness(truth, request, &recipient, manner))?;
    let mut content = content::checked(world, request).await?;
    content.failure = content.failure.or_else(|| manner.late_failure.map(failure));
    if let (Some(customer), Some(named)) = (&recipient.customer, &manner.identity_hash) {
        let mismatch = world.look(|truth| identity::mismatch(truth, customer, named));
        content.failure = content.failure.or(mismatch);
    }
    if let (true, Some(shown)) = (manner.as_marketing, &mut content.content.body) {
        shown["marketing_lite"] = json!(true);
    }
    if let Some(Magic::Later(code)) = magic {
        content.failure = Some(failure(code));
    }
    if let Some(customer) = &recipient.customer {
        keep_pace(world, &customer.id, now)?;
    }
    let accepted = world.act(|act| act.accept_send(&recipient, content, request));
    let wamid = accepted.wamid;
    let sent = match &recipient.wa_id {
        Some(wa_id) => SendAnswer::accepted(recipient.input.as_str(), wa_id.as_str(), wamid),
        None => SendAnswer::accepted_user(recipient.input.as_str(), wamid),
    };
    let sent = sent.with_status(accepted.status);
    let name = recipient
        .customer
        .as_ref()
        .map_or("a stranger", |phone| phone.name.as_str());
    let mut answer = Answer::json(&sent, format!("{} to {name}", request.content.kind()));
    if fate == SendFate::AnswerLost {
        answer.hold = true;
        answer.note = Some("lost answer");
    }
    Ok(answer)
}

/// Throughput of the number, and of the number with this customer.
fn keep_pace(world: &World, customer: &str, now: i64) -> Result<(), Refusal> {
    let (unpaced, pace) = world.look(|truth| (truth.standing.unpaced, truth.rules().pace));
    if unpaced {
        return Ok(());
    }
    let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
    rates
        .allow(customer, now, pace)
        .map_err(|exceeded| match exceeded {
            Exceeded::Throughput => throughput_exceeded(),
            Exceeded::Pair => Refusal::code(
                131_056,
                "Message failed to send because there were too many messages sent from this phone \
                 number to the same phone number in a short period of time.",
            ),
        })
}

/// A failure told later, in the words of WhatsApp's table.
fn failure(code: u32) -> Failure {
    let row = twinline_wire::error_code::find(i64::from(code));
    let title = row
        .map_or("Unknown error", |row| row.title.as_str())
        .to_owned();
    Failure {
        code,
        details: title.clone(),
        title,
    }
}

/// An account in trouble sends nothing, or not this.
fn check_account(truth: &Truth, request: &SendRequest, now: i64) -> Result<(), Refusal> {
    let category = match &request.content {
        SendContent::Template(sent) => Some(templates::parameters::category(truth, sent)),
        _ => None,
    };
    let errand = category.map_or(Errand::FreeForm, |category| Errand::Template { category });
    let stopped = stops::stopped(truth, errand, now);
    stopped.map_or(Ok(()), |why| Err(Refusal::stopped(why)))
}

/// A template may not go this way: marketing that must go another, or a code for somebody whose number is not named
/// (graph-api.md 2.6, 4.4).
fn check_fitness(
    truth: &Truth,
    request: &SendRequest,
    recipient: &Recipient,
    manner: &Manner,
) -> Result<(), Refusal> {
    let SendContent::Template(sent) = &request.content else {
        return Ok(());
    };
    let is_off = || truth.account.setting(MARKETING_ELSEWHERE) == json!(true);
    match templates::parameters::category(truth, sent) {
        "MARKETING" if !manner.as_marketing && is_off() => Err(Refusal::code(
            131_063,
            "Marketing templates are disabled on Cloud API for this account: use /marketing_messages",
        )),
        "AUTHENTICATION" if recipient.wa_id.is_none() => Err(Refusal::code(
            131_062,
            "Authentication templates cannot be sent to a business-scoped user ID: use the phone number",
        )),
        _ => Ok(()),
    }
}

fn throughput_exceeded() -> Refusal {
    Refusal::code(130_429, "Cloud API message throughput has been reached.")
}
