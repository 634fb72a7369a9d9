//! `POST /{number}/messages`: sends, read marks, typing. What WhatsApp refuses in the answer is
//! refused here; what it tells later by webhook becomes a timer with a failure.

mod accept;
mod content;
mod interactive;
mod mark_read;
mod recipient;

use std::sync::{Arc, PoisonError};

use twinline_wire::graph::{MessagesRequest, SendAnswer, SendRequest};

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::rules::rates::Exceeded;
use crate::switchboard::SendFate;
use crate::world::World;
use recipient::Recipient;

pub(super) async fn serve(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    match MessagesRequest::read(call.object()) {
        Some(MessagesRequest::MarkRead(mark)) => mark_read::mark(world, &mark),
        Some(MessagesRequest::Send(request)) => send(world, &request).await,
        None => Err(Refusal::code(100, "The body is not a message")),
    }
}

async fn send(world: &Arc<World>, request: &SendRequest) -> Result<Answer, Refusal> {
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
    let recipient = world.look(|truth| Recipient::find(truth, request))?;
    let content = content::checked(world, request).await?;
    let now = world.clock.now_ms();
    if let Some(customer) = &recipient.customer {
        let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.allow(&customer.id, now).map_err(|exceeded| match exceeded {
            Exceeded::Throughput => throughput_exceeded(),
            Exceeded::Pair => Refusal::code(
                131_056,
                "Message failed to send because there were too many messages sent from this phone \
                 number to the same phone number in a short period of time.",
            ),
        })?;
    }
    let wamid = world.act(|act| act.accept_send(&recipient, content, request));
    let sent = match &recipient.wa_id {
        Some(wa_id) => SendAnswer::accepted(recipient.input.as_str(), wa_id.as_str(), wamid),
        None => SendAnswer::accepted_user(recipient.input.as_str(), wamid),
    };
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

fn throughput_exceeded() -> Refusal {
    Refusal::code(130_429, "Cloud API message throughput has been reached.")
}
