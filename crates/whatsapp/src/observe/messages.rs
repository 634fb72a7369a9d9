//! Field `messages` (webhooks.md 2): what customers wrote and did, and what became of what was sent to them.

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::ids::ExternalId;
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{MessageSaid, Peer, Said};
use twinline_core::ticks::Ticks;
use twinline_wire::Events;
use twinline_wire::webhook::{
    Content, Message, MessagesValue, Status, UserAction, UserActionKind, WebhookError,
};

use super::about::Telling;
use super::beside::beside;
use super::content::{content, quote};
use super::fact::{fact, humane, joined, told};
use super::handovers::context_said;
use super::moment::moment;
use super::moved::moved;
use super::people::{Keys, People};
use super::statuses::status_said;
use crate::failure;
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &MessagesValue) {
    ear.listen_to_line(value.metadata.as_ref());
    let people = People::new(&value.contacts, value.metadata.as_ref());
    customers_messages(ear, &value.messages, &people);
    sends_statuses(ear, &value.statuses, &people);
    errors(ear, &value.errors);
    for action in &value.user_actions {
        ear.event(action, |action| action_said(action, &people));
    }
    if let Some(context) = &value.conversation_context {
        let first = value.messages.first();
        let peer = first.map(|message| sender(message, &people).unwrap_or_default());
        let peer = peer.unwrap_or_else(|| people.peer_if_told(Keys::default()));
        let at = moment(first.and_then(|message| message.timestamp.as_ref()));
        ear.take(context, context_said(context, &peer, at));
    }
    ear.keep_strays(&value.rest);
}

/// What customers wrote, wherever it stands.
pub(super) fn customers_messages(
    ear: &mut Ear<'_>,
    messages: &Events<Message>,
    people: &People<'_>,
) {
    for message in messages {
        let said = ear.event(message, |message| inbound(message, people));
        if let Some(moved) = said.and_then(moved) {
            ear.say_beside(moved);
        }
    }
}

/// What became of sends, wherever it stands.
pub(super) fn sends_statuses(ear: &mut Ear<'_>, statuses: &Events<Status>, people: &People<'_>) {
    for status in statuses {
        ear.event(status, |status| status_said(status, people));
    }
}

/// Errors of the account, the app or WhatsApp's system that stand beside events: kept and shown in its own words.
pub(super) fn errors(ear: &mut Ear<'_>, errors: &Events<WebhookError>) {
    for told in errors {
        ear.event(told, |told| {
            let code = told
                .code()
                .map_or_else(|| "without a code".to_owned(), |code| code.to_string());
            let text = told.text().unwrap_or("nothing more");
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
    let telling = Telling {
        source,
        peer,
        direction: Direction::In,
        at,
    };
    Ok(match telling.about_another(message)? {
        Ok(said) => said,
        Err(telling) => Said::Message(Box::new(MessageSaid {
            source,
            external_id: external_id(message)?,
            peer: telling.peer,
            direction: Direction::In,
            origin: Origin::Customer,
            certain: true,
            at,
            content: content(message),
            beside: beside(message),
            quote: quote(message),
            ticks: Ticks::default(),
            send: None,
        })),
    })
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

/// Something a customer did without writing: so far, following a link.
fn action_said(action: &UserAction, people: &People<'_>) -> Result<Said, String> {
    let at = moment(action.timestamp.as_ref())?;
    let kind = action.action_type.as_ref();
    let kind = kind.ok_or("It does not tell what was done.")?;
    let peer: Peer = people.peer_if_told(Keys {
        number: action.wa_id.as_ref(),
        user: action.user_id.as_ref(),
    });
    let who = peer.identities.first().map(|identity| &identity.value);
    let name = peer.profile_name.as_ref().or(who);
    let name = name.map_or("Somebody", String::as_str);
    let click = action.marketing_messages_link_click_data.as_ref();
    let what = match kind {
        UserActionKind::LinkClick => "followed a link of a marketing message".to_owned(),
        UserActionKind::Other(word) => humane(word),
    };
    let detail = joined([
        Some(format!("{name} {what}")),
        click
            .and_then(|click| told(click.click_component.as_ref()))
            .map(humane),
        click
            .and_then(|click| told(click.product_id.as_ref()))
            .map(|product| format!("product {product}")),
    ]);
    // Every click is one of its own: a later one does not undo it.
    let click_id = click.and_then(|click| told(click.click_id.as_ref()));
    let subject = click_id.map_or_else(
        || who_and_when(who.map_or("", String::as_str), at),
        str::to_owned,
    );
    let subject = format!("{kind}/{subject}");
    Ok(fact(
        FactKind::Other,
        subject,
        kind.as_str(),
        &detail,
        action,
        at,
    ))
}

fn who_and_when(who: &str, at: Millis) -> String {
    format!("{who}/{at}")
}
