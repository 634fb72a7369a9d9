//! What became of what was sent (webhooks.md 2.8), and what else comes in the shape of a status: payments, calls, and
//! two words from the On-Premises days.

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::ids::{ExternalId, SendId};
use twinline_core::message::{Direction, Pricing, Source};
use twinline_core::observation::{About, Peer, RevokeSaid, Said, StatusSaid};
use twinline_core::ticks::{Rung, Ticks};
use twinline_wire::webhook::{Conversation, Status, StatusState};
use twinline_wire::{Bsuid, WaId};
use uuid::Uuid;

use super::fact::{error, fact, joined};
use super::moment::moment;
use super::people::{Keys, People, digits};
use super::{calls, sales};
use crate::failure;

/// Reads one.
pub(super) fn status_said(status: &Status, people: &People<'_>) -> Result<Said, String> {
    let at = moment(status.timestamp.as_ref())?;
    match status.kind.as_deref() {
        Some("payment") => return sales::payment_said(status, at),
        Some("call") => return calls::status_said(status, at),
        _ => {}
    }
    let id = status.id.present().ok_or("Its id is empty.")?;
    let id = ExternalId(id.to_owned());
    let rung = match &status.status {
        StatusState::Sent => Rung::Sent,
        StatusState::Delivered => Rung::Delivered,
        StatusState::Read => Rung::Read,
        StatusState::Played => Rung::Played,
        StatusState::Failed => Rung::Failed,
        StatusState::Deleted => return deleted(id, status, people, at),
        StatusState::Warning => return Ok(warning(&id, status, at)),
        word => {
            return Err(format!("Twinline does not know the status {word} yet."));
        }
    };
    let failure = (rung == Rung::Failed)
        .then(|| status.errors.first().map(failure::of_status))
        .flatten();
    Ok(Said::Status(Box::new(StatusSaid {
        external_id: id,
        send: status.biz_opaque_callback_data.as_deref().and_then(token),
        peer: recipient(status, people),
        ticks: Ticks::one(rung, at, failure),
        pricing: pricing(status),
        participant: participant(status),
        at,
    })))
}

/// The customer deleted a message of theirs; the Cloud API says `revoke` instead. The id is the message's, and the event
/// has none of its own.
fn deleted(
    id: ExternalId,
    status: &Status,
    people: &People<'_>,
    at: Millis,
) -> Result<Said, String> {
    let peer = recipient(status, people);
    if peer.identities.is_empty() {
        return Err("It does not tell who the customer is.".to_owned());
    }
    Ok(Said::Revoke(RevokeSaid {
        about: About {
            source: Source::Status,
            event: ExternalId(format!("{}/deleted", id.0)),
            of: id,
            peer,
            direction: Direction::In,
            at,
        },
    }))
}

/// The message names an article that nobody can order. It arrived all the same, so this is no rung.
fn warning(id: &ExternalId, status: &Status, at: Millis) -> Said {
    let detail = joined([
        Some("A message names an article that is not available".to_owned()),
        error(status.errors.first()),
    ]);
    let subject = format!("warning/{}", id.0);
    fact(FactKind::Other, subject, "warning", &detail, status, at)
}

/// What it cost, as far as this status tells. The window is told by some statuses that tell no price.
fn pricing(status: &Status) -> Option<Pricing> {
    let price = status.price();
    let free_entry_point = |told: &Conversation| {
        let origin = told
            .origin
            .as_ref()
            .and_then(|origin| origin.kind.as_deref());
        let kind = price.as_ref().and_then(|price| price.kind.as_deref());
        origin == Some("referral_conversion") || kind == Some("free_entry_point")
    };
    let until = status
        .conversation
        .as_ref()
        .filter(|told| free_entry_point(told))
        .and_then(|told| moment(told.expiration_timestamp.as_ref()).ok());
    if price.is_none() && until.is_none() {
        return None;
    }
    let price = price.unwrap_or_default();
    Some(Pricing {
        billable: price.billable,
        model: price.pricing_model,
        kind: price.kind,
        category: price.category,
        entry_point_until: until,
    })
}

/// To whom it went, if told. A group's id stands where a person's number would, and names nobody.
fn recipient(status: &Status, people: &People<'_>) -> Peer {
    if is_of_group(status) {
        return Peer::default();
    }
    let number = status.recipient_id.as_deref().map(WaId::from);
    people.peer_if_told(Keys {
        number: number.as_ref(),
        user: status.recipient_user_id.as_ref(),
    })
}

fn is_of_group(status: &Status) -> bool {
    status.recipient_type.as_deref() == Some("group") || participant(status).is_some()
}

/// Who of a group has it so far.
fn participant(status: &Status) -> Option<String> {
    let user = || {
        let user = status.recipient_participant_user_id.as_ref();
        user.and_then(Bsuid::present).map(str::to_owned)
    };
    status.participant().and_then(digits).or_else(user)
}

/// Our token, if it is one: other software on the same account puts its own words there.
fn token(text: &str) -> Option<SendId> {
    let ours = matches!(text.len(), 32 | 36);
    ours.then(|| Uuid::parse_str(text).ok().map(SendId))
        .flatten()
}
