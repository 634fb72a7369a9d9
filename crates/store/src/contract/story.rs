//! What can be said, in few words.

use twinline_core::Millis;
use twinline_core::contact::{Identity, IdentityKind, NameSource};
use twinline_core::content::Content;
use twinline_core::ids::{ExternalId, SendId};
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{AnswerSaid, ContactSaid, MessageSaid, Peer, Said, StatusSaid};
use twinline_core::ticks::{Rung, Ticks};
use twinline_core::verdict::Verdict;

pub(crate) fn wa(number: u32) -> Identity {
    Identity::global(IdentityKind::WaId, format!("4477009{number:05}"))
}

pub(crate) fn bsuid(number: u32) -> Identity {
    Identity {
        kind: IdentityKind::Bsuid,
        scope: "portfolio".to_owned(),
        value: format!("GB.{number}"),
    }
}

pub(crate) fn external(id: &str) -> ExternalId {
    ExternalId(format!("wamid.{id}"))
}

fn message(source: Source, id: &str, who: &[Identity], at: Millis, text: &str) -> MessageSaid {
    let inbound = matches!(source, Source::Live);
    MessageSaid {
        source,
        external_id: external(id),
        peer: Peer {
            identities: who.to_vec(),
            profile_name: None,
        },
        direction: if inbound {
            Direction::In
        } else {
            Direction::Out
        },
        origin: if inbound {
            Origin::Customer
        } else {
            Origin::Phone
        },
        certain: source != Source::History,
        at,
        content: Content::Text {
            body: text.to_owned(),
        },
        quote: None,
        ticks: Ticks::default(),
        send: None,
    }
}

/// The customer writes.
pub(crate) fn customer(id: &str, who: &[Identity], at: Millis, text: &str) -> Said {
    Said::Message(Box::new(message(Source::Live, id, who, at, text)))
}

/// The customer writes, with the name they chose.
pub(crate) fn named(id: &str, who: &[Identity], at: Millis, text: &str, name: &str) -> Said {
    let mut said = message(Source::Live, id, who, at, text);
    said.peer.profile_name = Some(name.to_owned());
    Said::Message(Box::new(said))
}

/// Somebody types on the phone.
pub(crate) fn phone(id: &str, who: &[Identity], at: Millis, text: &str) -> Said {
    Said::Message(Box::new(message(Source::Echo, id, who, at, text)))
}

/// History tells of it.
pub(crate) fn history(id: &str, who: &[Identity], at: Millis, inbound: bool, text: &str) -> Said {
    let mut said = message(Source::History, id, who, at, text);
    if inbound {
        said.direction = Direction::In;
        said.origin = Origin::Customer;
    }
    Said::Message(Box::new(said))
}

/// A status, with our token if given.
pub(crate) fn status(id: &str, rung: Rung, at: Millis, send: Option<SendId>) -> Said {
    Said::Status(Box::new(StatusSaid {
        external_id: external(id),
        send,
        peer: Peer::default(),
        ticks: Ticks::one(rung, at, None),
        pricing: None,
        participant: None,
        at,
    }))
}

/// WhatsApp takes a send.
pub(crate) fn accepted(send: SendId, attempt: u32, id: &str) -> Said {
    let verdict = Verdict::Accepted {
        external_id: external(id),
    };
    Said::Answer(AnswerSaid {
        send,
        attempt,
        verdict,
    })
}

/// The phone book says a name, or removes it.
pub(crate) fn book(who: &[Identity], name: Option<&str>, at: Millis) -> Said {
    Said::Contact(ContactSaid {
        identities: who.to_vec(),
        source: NameSource::PhoneBook,
        name: name.map(str::to_owned),
        at,
    })
}
