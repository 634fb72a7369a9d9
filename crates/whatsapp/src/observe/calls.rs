//! Field `calls` (webhooks.md 4.6), as facts by the call's id: the newest word is where the call has got to.

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_wire::webhook::{Call, CallDirection, CallEvent, CallsValue, Status};
use twinline_wire::{Bsuid, WaId};

use super::fact::{error, fact, humane, joined, number, told};
use super::messages::errors;
use super::moment::moment;
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &CallsValue) {
    ear.listen_to_line(value.metadata.as_ref());
    for call in &value.calls {
        ear.event(call, call_said);
    }
    for status in &value.statuses {
        ear.event(status, |status| {
            status_said(status, moment(status.timestamp.as_ref())?)
        });
    }
    errors(ear, &value.errors);
    ear.keep_strays(&value.rest);
}

fn call_said(call: &Call) -> Result<Said, String> {
    let at = moment(call.timestamp.as_ref())?;
    let event = call.event.as_ref();
    let event = event.ok_or("It does not tell what happened to the call.")?;
    if call.id.trim().is_empty() {
        return Err("It does not tell which call.".to_owned());
    }
    let outgoing = call.direction == Some(CallDirection::BusinessInitiated);
    let (number_of, user) = if outgoing {
        (call.to.as_ref(), call.to_user_id.as_ref())
    } else {
        (call.from.as_ref(), call.from_user_id.as_ref())
    };
    let who = number_of.and_then(WaId::present);
    let who = who.or(user.and_then(Bsuid::present)).unwrap_or("somebody");
    let between = match &call.direction {
        Some(CallDirection::BusinessInitiated) => format!("Call to {who}"),
        Some(CallDirection::UserInitiated) => format!("Call from {who}"),
        _ => format!("Call with {who}"),
    };
    let what = match event {
        CallEvent::Connect => "rings".to_owned(),
        CallEvent::Terminate => "over".to_owned(),
        CallEvent::Created => "made".to_owned(),
        CallEvent::RecordingAvailable => "recording available".to_owned(),
        CallEvent::TranscriptionAvailable => "transcript available".to_owned(),
        CallEvent::Other(word) => humane(word),
    };
    let detail = joined([
        Some(what),
        told(call.status.as_ref()).map(humane),
        number(call.duration.as_ref()).map(|seconds| format!("{seconds} s")),
        error(call.errors.first()),
    ]);
    let detail = format!("{between}: {detail}");
    // A recording or transcript comes after the end and does not undo it.
    let subject = match event {
        CallEvent::RecordingAvailable | CallEvent::TranscriptionAvailable => {
            format!("{}/{event}", call.id)
        }
        _ => call.id.clone(),
    };
    let state = event.as_str();
    Ok(fact(FactKind::Call, subject, state, &detail, call, at))
}

/// How far a call of ours has got.
pub(super) fn status_said(status: &Status, at: Millis) -> Result<Said, String> {
    let id = status.id.present().ok_or("It does not tell which call.")?;
    let number_of = told(status.recipient_id.as_ref());
    let user = status.recipient_user_id.as_ref().and_then(Bsuid::present);
    let who = number_of.or(user).unwrap_or("somebody");
    let detail = joined([
        Some(humane(status.status.as_str())),
        error(status.errors.first()),
    ]);
    let detail = format!("Call to {who}: {detail}");
    let state = status.status.as_str();
    Ok(fact(FactKind::Call, id, state, &detail, status, at))
}
