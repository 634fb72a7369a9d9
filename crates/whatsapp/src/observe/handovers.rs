//! Who has a thread at WhatsApp's side (webhooks.md 4.10), as facts by the customer; and the summary that comes with
//! messages after such a change (webhooks.md 2.9).

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::observation::{Peer, Said};
use twinline_wire::Bsuid;
use twinline_wire::webhook::{ConversationContext, Handover, HandoverValue};

use super::fact::{fact, humane, joined, told};
use super::moment::moment;
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &HandoverValue) {
    ear.listen_to_line(value.recipient.as_ref());
    ear.take(value, handover_said(value));
}

fn handover_said(value: &HandoverValue) -> Result<Said, String> {
    let at = moment(value.timestamp.as_ref())?;
    let kind = value.kind.as_ref();
    let kind = kind.ok_or("It does not tell how the thread changed hands.")?;
    let sender = value.sender.as_ref();
    let number = sender.and_then(|sender| sender.phone_number.as_ref()?.present());
    let user = sender.and_then(|sender| sender.user_id.as_ref().and_then(Bsuid::present));
    let who = number.or(user);
    let who = who.ok_or("It does not tell whose thread.")?;
    let handover = value.handover();
    let detail = joined([
        Some(humane(kind.as_str())),
        handover
            .and_then(Handover::previous_role)
            .map(|role| format!("from {}", humane(role))),
        handover
            .and_then(|handover| told(handover.new_owner_role.as_ref()))
            .map(|role| format!("to {}", humane(role))),
        handover
            .and_then(|handover| summary(handover.conversation_context.as_ref()?))
            .map(str::to_owned),
    ]);
    let detail = format!("Thread of {who}: {detail}");
    Ok(fact(
        FactKind::Handover,
        who,
        kind.as_str(),
        &detail,
        value,
        at,
    ))
}

/// What was said before, as it comes along with messages. `at` is the time of the first of them.
pub(super) fn context_said(
    context: &ConversationContext,
    peer: &Peer,
    at: Result<Millis, String>,
) -> Result<Said, String> {
    let text = summary(context).ok_or("It holds no summary.")?;
    let who = peer.identities.first();
    let who = &who.ok_or("It does not tell who the customer is.")?.value;
    let detail = format!("Said before in the thread of {who}: {text}");
    let subject = format!("{who}/summary");
    Ok(fact(
        FactKind::Handover,
        subject,
        "summary",
        &detail,
        context,
        at?,
    ))
}

fn summary(context: &ConversationContext) -> Option<&str> {
    told(context.summary.as_ref()?.text.as_ref())
}
