//! What can be said, in few words.

use twinline_core::Millis;
use twinline_core::beside::Beside;
use twinline_core::contact::{Identity, IdentityKind, NameSource};
use twinline_core::content::Content;
use twinline_core::fact::FactKind;
use twinline_core::ids::{ExternalId, SendId};
use twinline_core::message::Pricing;
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{
    About, AnswerSaid, ContactSaid, EditSaid, FactSaid, MessageSaid, MovedSaid, Peer,
    PreferenceSaid, ReactionSaid, RevokeSaid, Said, StatusSaid,
};
use twinline_core::ticks::{Failure, Rung, Ticks};
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
        beside: Beside::default(),
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

/// WhatsApp does not take the call.
pub(crate) fn refused(send: SendId, attempt: u32) -> Said {
    let failure = Failure {
        code: "131000".to_owned(),
        sentence: "Something went wrong.".to_owned(),
        remedy: "Try again.".to_owned(),
    };
    Said::Answer(AnswerSaid {
        send,
        attempt,
        verdict: Verdict::Refused { failure },
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

/// Something befalls the bubble `id`, by whoever is named so.
pub(crate) fn befalls(id: &str, who: &[Identity], at: Millis, what: u8) -> Said {
    let about = About {
        source: Source::Live,
        event: external(&format!("event of {id} at {at}")),
        of: external(id),
        peer: Peer {
            identities: who.to_vec(),
            profile_name: None,
        },
        direction: Direction::In,
        at,
    };
    match what {
        0 => Said::Revoke(RevokeSaid { about }),
        1 | 2 => Said::Edit(Box::new(EditSaid {
            about,
            // PostgreSQL holds no NUL in texts.
            content: Content::Text {
                body: format!("edited at {at}\0"),
            },
        })),
        _ => Said::Reaction(ReactionSaid {
            about,
            emoji: (what == 3).then(|| "👍".to_owned()),
        }),
    }
}

/// The customer answers a bubble, told or not.
pub(crate) fn answers(id: &str, who: &[Identity], quoted: &str, at: Millis) -> Said {
    let mut said = message(Source::Live, id, who, at, "that one");
    said.quote = Some(external(quoted));
    Said::Message(Box::new(said))
}

/// A status that tells a price and perhaps a participant.
pub(crate) fn receipt(id: &str, at: Millis, what: u8) -> Said {
    Said::Status(Box::new(StatusSaid {
        external_id: external(id),
        send: None,
        peer: Peer {
            identities: vec![wa(1)],
            profile_name: None,
        },
        ticks: Ticks::one(Rung::Delivered, at, None),
        pricing: Some(Pricing {
            billable: Some(what == 1),
            category: Some("service".to_owned()),
            ..Pricing::default()
        }),
        participant: (what == 2).then(|| "participant".to_owned()),
        at,
    }))
}

/// A customer changed number.
pub(crate) fn moved(from: &[Identity], to: &[Identity], at: Millis) -> Said {
    Said::Moved(MovedSaid {
        from: from.to_vec(),
        to: to.to_vec(),
        at,
    })
}

/// A customer wants no more marketing.
pub(crate) fn wishes(who: &[Identity], at: Millis) -> Said {
    Said::Preference(PreferenceSaid {
        peer: Peer {
            identities: who.to_vec(),
            profile_name: None,
        },
        category: "marketing_messages".to_owned(),
        choice: "stop".to_owned(),
        detail: None,
        at,
    })
}

/// The account says how something stands.
pub(crate) fn fact(what: u8, at: Millis) -> Said {
    Said::Fact(FactSaid {
        kind: if what == 0 {
            FactKind::NumberQuality
        } else {
            FactKind::Template
        },
        subject: if what == 0 {
            String::new()
        } else {
            what.to_string()
        },
        state: format!("at {at}"),
        detail: "A template was paused.".to_owned(),
        raw: serde_json::json!({ "at": at }),
        at,
    })
}
