//! Field `messages` (webhooks.md 2): what customers wrote, and what became of what was sent to them.

use twinline_core::ids::{ExternalId, SendId};
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{MessageSaid, Peer, Said, StatusSaid};
use twinline_core::ticks::{Rung, Ticks};
use twinline_wire::webhook::{Content, Message, MessagesValue, Status, StatusState, WebhookError};
use twinline_wire::{Events, WaId};
use uuid::Uuid;

use super::content::{content, quote};
use super::moment::moment;
use super::people::{Keys, People};
use crate::failure;
use crate::hear::{Ear, NOT_YET};

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &MessagesValue) {
    let people = People::new(&value.contacts, value.metadata.as_ref());
    for message in &value.messages {
        ear.event(message, |message| inbound(message, &people));
    }
    for status in &value.statuses {
        ear.event(status, |status| status_said(status, &people));
    }
    errors(ear, &value.errors);
    for click in &value.user_actions {
        ear.event(click, |_| Err(NOT_YET.to_owned()));
    }
    ear.keep_strays(&value.rest);
}

/// Errors of the account, the app or WhatsApp's system that stand beside events: kept and shown in its own words.
pub(super) fn errors(ear: &mut Ear<'_>, errors: &Events<WebhookError>) {
    for error in errors {
        ear.event(error, |error| {
            let code = error
                .code()
                .map_or_else(|| "without a code".to_owned(), |code| code.to_string());
            let text = error.text().unwrap_or("nothing more");
            Err(failure::as_sentence(&format!(
                "WhatsApp reports error {code}: {text}"
            )))
        });
    }
}

fn inbound(message: &Message, people: &People<'_>) -> Result<Said, String> {
    let at = moment(message.timestamp.as_ref())?;
    let peer = sender(message, people)?;
    // WhatsApp's own notice (a changed number) is nobody's word: it opens no turn and no window.
    let source = match message.content {
        Content::System(_) => Source::Account,
        _ => Source::Live,
    };
    Ok(Said::Message(Box::new(MessageSaid {
        source,
        external_id: external_id(message)?,
        peer,
        direction: Direction::In,
        origin: Origin::Customer,
        certain: true,
        at,
        content: content(message),
        quote: quote(message),
        ticks: Ticks::default(),
        send: None,
    })))
}

/// The customer who wrote a message.
pub(super) fn sender(message: &Message, people: &People<'_>) -> Result<Peer, String> {
    if message
        .group_id
        .as_deref()
        .is_some_and(|group| !group.is_empty())
    {
        // In a one-to-one conversation it would look private, and so would the answer to it.
        return Err("It was written in a group, which Twinline does not show yet.".to_owned());
    }
    let from = message.from.as_ref();
    if people.is_business(from) {
        return Err("It names the business itself as the customer.".to_owned());
    }
    // A change of number joins nothing here: whoever gets the old number next would read what is meant for this person.
    people.peer(Keys {
        number: from.filter(|from| !people.is_line(Some(from))),
        user: message.from_user_id.as_ref(),
    })
}

/// The message's id as ours; an empty one would make many messages one.
pub(super) fn external_id(message: &Message) -> Result<ExternalId, String> {
    let id = message.id.present().ok_or("Its id is empty.")?;
    Ok(ExternalId(id.to_owned()))
}

fn status_said(status: &Status, people: &People<'_>) -> Result<Said, String> {
    let at = moment(status.timestamp.as_ref())?;
    let id = status.id.present().ok_or("Its id is empty.")?;
    let rung = match &status.status {
        StatusState::Sent => Rung::Sent,
        StatusState::Delivered => Rung::Delivered,
        StatusState::Read => Rung::Read,
        StatusState::Played => Rung::Played,
        StatusState::Failed => Rung::Failed,
        StatusState::Other(word) => {
            return Err(format!("Twinline does not know the status {word} yet."));
        }
    };
    let failure = (rung == Rung::Failed)
        .then(|| status.errors.first().map(failure::of_status))
        .flatten();
    Ok(Said::Status(Box::new(StatusSaid {
        external_id: ExternalId(id.to_owned()),
        send: status.biz_opaque_callback_data.as_deref().and_then(token),
        peer: recipient(status, people),
        ticks: Ticks::one(rung, at, failure),
        pricing: None,
        participant: None,
        at,
    })))
}

/// To whom it went, if told. A group's id stands where a person's number would, and names nobody.
fn recipient(status: &Status, people: &People<'_>) -> Peer {
    if status.recipient_type.as_deref() == Some("group") {
        return Peer::default();
    }
    let number = status.recipient_id.as_deref().map(WaId::from);
    people.peer_if_told(Keys {
        number: number.as_ref(),
        user: status.recipient_user_id.as_ref(),
    })
}

/// Our token, if it is one: other software on the same account puts its own words there.
fn token(text: &str) -> Option<SendId> {
    let ours = matches!(text.len(), 32 | 36);
    ours.then(|| Uuid::parse_str(text).ok().map(SendId))
        .flatten()
}
