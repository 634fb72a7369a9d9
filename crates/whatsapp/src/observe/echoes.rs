//! Field `smb_message_echoes` (webhooks.md 3.6): what was typed, edited, deleted or tapped on the phone or a linked device.

use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{MessageSaid, Peer, Said};
use twinline_core::ticks::Ticks;
use twinline_wire::webhook::{EchoesValue, Message};

use super::about::Telling;
use super::beside::beside;
use super::content::{content, quote};
use super::messages::{errors, external_id};
use super::moment::moment;
use super::people::{Keys, People};
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &EchoesValue) {
    ear.listen_to_line(value.metadata.as_ref());
    let people = People::new(&value.contacts, value.metadata.as_ref());
    for echo in &value.message_echoes {
        ear.event(echo, |echo| echo_said(echo, &people));
    }
    errors(ear, &value.errors);
    ear.keep_strays(&value.rest);
}

fn echo_said(echo: &Message, people: &People<'_>) -> Result<Said, String> {
    let at = moment(echo.timestamp.as_ref())?;
    let telling = Telling {
        source: Source::Echo,
        peer: addressee(echo, people)?,
        direction: Direction::Out,
        at,
    };
    Ok(match telling.about_another(echo)? {
        Ok(said) => said,
        Err(telling) => Said::Message(Box::new(MessageSaid {
            source: Source::Echo,
            external_id: external_id(echo)?,
            peer: telling.peer,
            direction: Direction::Out,
            origin: Origin::Phone,
            certain: true,
            at,
            content: content(echo),
            beside: beside(echo),
            quote: quote(echo),
            ticks: Ticks::default(),
            send: None,
        })),
    })
}

/// The customer an echo went to. Never taken from `from`, which is the business: a missing `to` would otherwise put
/// every hidden customer's chat into one conversation of the business with itself.
pub(super) fn addressee(echo: &Message, people: &People<'_>) -> Result<Peer, String> {
    people.peer(Keys {
        number: echo.to.as_ref(),
        user: echo.to_user_id.as_ref(),
    })
}
