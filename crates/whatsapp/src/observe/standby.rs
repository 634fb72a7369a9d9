//! Field `standby` (webhooks.md 4.10): what passes while somebody else, such as WhatsApp's own agent, holds the thread. It
//! comes instead of `messages`, so it is read like that: the conversation goes on.

use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{MessageSaid, Said};
use twinline_core::ticks::Ticks;
use twinline_wire::webhook::{Message, StandbyEcho, StandbyValue};

use super::beside::beside;
use super::content::{content, quote};
use super::messages::{customers_messages, external_id, sends_statuses};
use super::moment::moment;
use super::people::{Keys, People};
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &StandbyValue) {
    ear.listen_to_line(value.metadata.as_ref());
    if let Some(standby) = &value.standby {
        let people = People::new(&standby.contacts, value.metadata.as_ref());
        customers_messages(ear, &standby.messages, &people);
        for echo in &standby.message_echoes {
            ear.event(echo, |echo| echo_said(echo, &people));
        }
        sends_statuses(ear, &standby.statuses, &people);
        ear.keep_strays(&standby.rest);
    }
    ear.keep_strays(&value.rest);
}

/// What the holder sent: over the API and not on the phone, so it is no sign of life of the phone, and nobody of the
/// team spoke.
fn echo_said(echo: &StandbyEcho, people: &People<'_>) -> Result<Said, String> {
    let sent = echo.message.as_ref();
    let sent = sent.ok_or("It does not tell what was sent.")?;
    let peer = people.peer(Keys {
        number: sent.to.as_ref(),
        user: sent.recipient.as_ref(),
    })?;
    // The same content as anywhere, in another wrapping.
    let message = Message {
        id: echo.id.clone(),
        to: sent.to.clone(),
        to_user_id: sent.recipient.clone(),
        timestamp: echo.timestamp.clone(),
        content: sent.content.clone(),
        rest: sent.rest.clone(),
        ..Message::default()
    };
    Ok(Said::Message(Box::new(MessageSaid {
        source: Source::Response,
        external_id: external_id(&message)?,
        peer,
        direction: Direction::Out,
        origin: Origin::Api,
        certain: true,
        at: moment(echo.timestamp.as_ref())?,
        content: content(&message),
        beside: beside(&message),
        quote: quote(&message),
        ticks: Ticks::default(),
        send: None,
    })))
}
