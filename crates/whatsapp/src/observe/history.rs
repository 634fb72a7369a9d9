//! Field `history` (webhooks.md 3.5): chunks of old chats, a refusal, or the media of rows told before.

use twinline_core::Millis;
use twinline_core::contact::IdentityKind;
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::observation::{HistorySaid, MessageSaid, Peer, Said};
use twinline_core::ticks::{Failure, Rung, Ticks};
use twinline_wire::webhook::{
    Content, HistoryChunk, HistoryContext, HistoryStatus, HistoryValue, Message, Thread,
    WebhookError,
};
use twinline_wire::{Events, Lenient, Num};

use super::about::Telling;
use super::beside::beside;
use super::content::{content, quote};
use super::echoes::addressee;
use super::messages::{external_id, sender};
use super::moment::moment;
use super::people::{Identities, People};
use crate::hear::Ear;

/// The code by which WhatsApp tells that the owner did not share the history.
const DECLINED: i64 = 2_593_109;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &HistoryValue) {
    ear.listen_to_line(value.metadata.as_ref());
    let people = People::new(&value.contacts, value.metadata.as_ref());
    for chunk in &value.history {
        if let Some(chunk) = ear.known(chunk) {
            observe_chunk(ear, chunk, &people);
        }
    }
    for media in &value.messages {
        ear.event(media, |media| media_of_customer(media, &people));
    }
    for media in &value.message_echoes {
        ear.event(media, |media| media_of_business(media, &people));
    }
    observe_errors(ear, &value.errors);
    ear.keep_strays(&value.rest);
}

fn observe_chunk(ear: &mut Ear<'_>, chunk: &HistoryChunk, people: &People<'_>) {
    observe_errors(ear, &chunk.errors);
    if chunk.metadata.is_some() || !chunk.threads.is_absent() {
        ear.take(chunk, Ok(Said::History(chunk_said(chunk))));
    } else if chunk.errors.is_empty() {
        ear.keep(
            chunk,
            "The chunk says nothing that Twinline can read.".to_owned(),
        );
    }
    for thread in &chunk.threads {
        if let Some(thread) = ear.known(thread) {
            observe_thread(ear, thread, people);
        }
    }
    ear.keep_strays(&chunk.rest);
}

/// What a chunk says of itself: a hint only, except for what is counted here. A part that is not told is -1, so that it
/// is never mistaken for phase 0.
fn chunk_said(chunk: &HistoryChunk) -> HistorySaid {
    let metadata = chunk.metadata.as_ref();
    let number = |told: Option<&Num>| told.and_then(Num::as_i64);
    let rows = || {
        chunk
            .threads
            .known()
            .flat_map(|thread| thread.messages.iter())
    };
    let times = rows()
        .filter_map(Lenient::known)
        .filter_map(|row| moment(row.timestamp.as_ref()).ok());
    HistorySaid::Chunk {
        phase: metadata
            .and_then(|told| number(told.phase.as_ref()))
            .unwrap_or(-1),
        chunk: metadata
            .and_then(|told| number(told.chunk_order.as_ref()))
            .unwrap_or(-1),
        progress: metadata.and_then(|told| number(told.progress.as_ref())),
        messages: u64::try_from(rows().count()).unwrap_or(u64::MAX),
        oldest_at: times.min(),
    }
}

fn observe_errors(ear: &mut Ear<'_>, errors: &Events<WebhookError>) {
    for error in errors {
        ear.event(error, |error| {
            let code = error.code();
            let told = code.map_or_else(|| "unknown".to_owned(), |code| code.to_string());
            Ok(Said::History(if code == Some(DECLINED) {
                HistorySaid::Declined { code: told }
            } else {
                let title = error.title.as_deref().or(error.text());
                HistorySaid::Refused {
                    code: told,
                    title: title.unwrap_or("An error without words").to_owned(),
                }
            }))
        });
    }
}

fn observe_thread(ear: &mut Ear<'_>, thread: &Thread, people: &People<'_>) {
    // WhatsApp's own onboarding chat comes as rows that hold nothing but an error. The chunk counts them; as messages
    // they would make a contact and a chat out of nothing (webhooks.md 3.5, seen in the field).
    let only_errors = !thread.messages.is_empty()
        && thread
            .messages
            .iter()
            .all(|row| row.known().is_some_and(is_error_row));
    if !only_errors {
        for row in &thread.messages {
            ear.event(row, |row| row_said(row, thread, people));
        }
    }
    ear.keep_strays(&thread.rest);
}

fn is_error_row(row: &Message) -> bool {
    matches!(row.content, Content::Errors)
}

fn row_said(row: &Message, thread: &Thread, people: &People<'_>) -> Result<Said, String> {
    let at = moment(row.timestamp.as_ref())?;
    let from_me = row
        .history_context
        .as_ref()
        .and_then(|context| context.from_me);
    let outgoing = from_me == Some(true) || people.is_business(row.from.as_ref());
    let peer = peer_of_row(row, thread, outgoing)?;
    let (direction, origin, certain) = if outgoing {
        // It may just as well have been sent over the API by whatever was connected before.
        (Direction::Out, Origin::Phone, false)
    } else {
        (Direction::In, Origin::Customer, true)
    };
    let telling = Telling {
        source: Source::History,
        peer,
        direction,
        at,
    };
    Ok(match telling.about_another(row)? {
        Ok(said) => said,
        Err(telling) => Said::Message(Box::new(MessageSaid {
            source: Source::History,
            external_id: external_id(row)?,
            peer: telling.peer,
            direction,
            origin,
            certain,
            at,
            content: content(row),
            beside: beside(row),
            quote: quote(row),
            ticks: if outgoing {
                ticks(row, at)
            } else {
                Ticks::default()
            },
            send: None,
        })),
    })
}

/// The customer of a row is the customer of its thread. The row's own keys only fill what the thread does not tell:
/// an old number in a row must not join two people (and `from_user_id` was seen on outgoing rows).
fn peer_of_row(row: &Message, thread: &Thread, outgoing: bool) -> Result<Peer, String> {
    let mut identities = Identities::default();
    if let Some(context) = &thread.context {
        identities.bsuid(context.user_id.as_ref());
        identities.wa_id(context.wa_id.as_ref());
        identities.username(context.username.as_deref());
    }
    identities.wa_id(thread.id.as_ref());
    let (number, user) = if outgoing {
        (row.to.as_ref(), row.to_user_id.as_ref())
    } else {
        (row.from.as_ref(), row.from_user_id.as_ref())
    };
    let stranger = identities.has_kind(IdentityKind::WaId)
        && number.is_some()
        && !identities.has_number(number);
    if !stranger {
        identities.wa_id(number);
        if !identities.has_kind(IdentityKind::Bsuid) {
            identities.bsuid(user);
        }
    }
    if identities.is_empty() {
        return Err("It does not tell who the customer is.".to_owned());
    }
    Ok(Peer {
        identities: identities.sorted(),
        profile_name: None,
    })
}

/// How far an outgoing row had got. History tells no time of it; it was not before the row's own.
fn ticks(row: &Message, at: Millis) -> Ticks {
    let status = row
        .history_context
        .as_ref()
        .and_then(HistoryContext::status);
    let rung = match status {
        None | Some(HistoryStatus::Pending) => return Ticks::default(),
        Some(HistoryStatus::Sent) => Rung::Sent,
        Some(HistoryStatus::Delivered) => Rung::Delivered,
        Some(HistoryStatus::Read) => Rung::Read,
        Some(HistoryStatus::Played) => Rung::Played,
        Some(HistoryStatus::Error) => Rung::Failed,
    };
    let failure = (rung == Rung::Failed).then(|| Failure {
        code: "history".to_owned(),
        sentence: "It did not go out from the phone.".to_owned(),
        remedy: "Look at it on the phone, or write it again.".to_owned(),
    });
    Ticks::untimed(rung, at, failure)
}

/// A file that a customer had sent. Its row has told direction and time, and the two were seen to disagree: the
/// weakest origin there is lets the row win, whichever comes first (webhooks.md 3.5).
fn media_of_customer(media: &Message, people: &People<'_>) -> Result<Said, String> {
    if people.is_business(media.from.as_ref()) {
        return media_of_business(media, people);
    }
    let peer = sender(media, people)?;
    follow_up(media, peer, Direction::In, Origin::Unknown)
}

/// A file that the business had sent.
fn media_of_business(media: &Message, people: &People<'_>) -> Result<Said, String> {
    follow_up(
        media,
        addressee(media, people)?,
        Direction::Out,
        Origin::Phone,
    )
}

fn follow_up(
    media: &Message,
    peer: Peer,
    direction: Direction,
    origin: Origin,
) -> Result<Said, String> {
    Ok(Said::Message(Box::new(MessageSaid {
        source: Source::History,
        external_id: external_id(media)?,
        peer,
        direction,
        origin,
        certain: false,
        at: moment(media.timestamp.as_ref())?,
        content: content(media),
        beside: beside(media),
        quote: quote(media),
        ticks: Ticks::default(),
        send: None,
    })))
}
