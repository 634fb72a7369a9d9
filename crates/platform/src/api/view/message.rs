//! A bubble: what it holds, and how far it got.

use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::content::Content;
use twinline_core::message::{
    self, Direction as CoreDirection, Message as CoreMessage, Source as CoreSource, Sources,
};
use twinline_core::send::{Send, SendState};
use twinline_core::ticks::{Failure, Rung, Ticks};
use twinline_store::{MediaPreview, MediaState as StoredState, MessageMedia, MessageRow};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Author, Beside, Person, Shown, ViewAt};
use crate::media::{fate, preview};

/// The Business App sent a message by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Automatic {
    /// Who says so. Null: the number's rules.
    pub by: Option<Person>,
    /// Since when.
    pub at: Millis,
}

/// Which way it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the customer.
    In,
    /// To the customer.
    Out,
}

/// Which feed told us, the most telling one if several did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// As it happened.
    Live,
    /// An echo of the phone.
    Echo,
    /// A chunk of old history.
    History,
    /// Our own ledger.
    Api,
    /// The answer to a call of ours.
    Response,
    /// A status.
    Status,
}

/// How far an outgoing message got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits for its turn.
    Queued,
    /// WhatsApp did not take it now; it is tried again.
    Waiting,
    /// The call is under way.
    Sending,
    /// WhatsApp has taken it.
    Accepted,
    /// WhatsApp's servers have it.
    Sent,
    /// It is on the customer's device.
    Delivered,
    /// It was seen.
    Read,
    /// It was played.
    Played,
    /// It will not arrive.
    Failed,
    /// WhatsApp did not take it.
    Refused,
    /// No answer came: it may have arrived.
    Unknown,
    /// Never sent: somebody else answered first.
    Withdrawn,
    /// Never sent: a person took it back.
    Cancelled,
    /// Never sent: it was too late.
    Expired,
}

impl From<SendState> for DeliveryState {
    fn from(state: SendState) -> Self {
        match state {
            // Until it is said there is no bubble that could show it.
            SendState::Scheduled | SendState::Queued => Self::Queued,
            SendState::Calling => Self::Sending,
            SendState::Throttled => Self::Waiting,
            SendState::Unknown => Self::Unknown,
            SendState::Refused => Self::Refused,
            SendState::Accepted => Self::Accepted,
            SendState::Settled => Self::Sent,
            SendState::Withdrawn => Self::Withdrawn,
            SendState::Cancelled => Self::Cancelled,
            SendState::Expired => Self::Expired,
        }
    }
}

/// Why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryReason {
    /// WhatsApp's code, or a word of ours.
    pub code: String,
    /// What happened.
    pub sentence: String,
    /// What to do.
    pub remedy: Option<String>,
}

impl From<&Failure> for DeliveryReason {
    fn from(failure: &Failure) -> Self {
        Self {
            code: failure.code.clone(),
            sentence: failure.sentence.clone(),
            remedy: Some(failure.remedy.clone()).filter(|remedy| !remedy.is_empty()),
        }
    }
}

/// How far an outgoing message got, and why no further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Delivery {
    /// How far.
    pub state: DeliveryState,
    /// Since when.
    pub at: Option<Millis>,
    /// Why no further.
    pub reason: Option<DeliveryReason>,
    /// When it is tried again.
    pub waits_until: Option<Millis>,
}

impl Delivery {
    /// How far a send got, as the ledger has it.
    pub(crate) fn of_send(send: &Send) -> Self {
        Self {
            state: send.state.into(),
            at: Some(send.state_at),
            reason: send.failure.as_ref().map(DeliveryReason::from),
            waits_until: (send.state == SendState::Throttled).then_some(send.due_at),
        }
    }
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MediaState {
    /// To be fetched.
    Waiting,
    /// Being fetched.
    Fetching,
    /// Here.
    Ready,
    /// Larger than we take.
    TooLarge,
    /// WhatsApp does not have it any more.
    Expired,
    /// Given up.
    Failed,
}

impl From<StoredState> for MediaState {
    fn from(state: StoredState) -> Self {
        match state {
            StoredState::Waiting => Self::Waiting,
            StoredState::Fetching => Self::Fetching,
            StoredState::Ready => Self::Ready,
            StoredState::TooLarge => Self::TooLarge,
            StoredState::Expired => Self::Expired,
            StoredState::Failed => Self::Failed,
        }
    }
}

/// The file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Media {
    /// The file's id; the message's as long as the file is not here.
    pub id: Uuid,
    /// How far it is.
    pub state: MediaState,
    /// Media type: as sniffed once it is here, else as told.
    pub mime: String,
    /// The sender's file name.
    pub filename: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// Path on this origin.
    pub url: Option<String>,
    /// Path of a small picture of it, where there is one: pictures have, films do not.
    pub preview_url: Option<String>,
    /// Why it is not here.
    pub reason: Option<String>,
    /// Whether trying again may help.
    pub can_retry: bool,
}

/// That a bubble's author altered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Edited {
    /// When.
    pub at: Millis,
    /// What it said before, if it had words.
    pub before: Option<String>,
}

/// That a bubble's author took it back. What it held is not told by this API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Revoked {
    /// When.
    pub at: Millis,
    /// Which side did: the customer, or the business on its phone.
    pub by: Direction,
}

/// A sign that somebody put on a bubble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reaction {
    /// The sign.
    pub emoji: String,
    /// Which side.
    pub by: Direction,
    /// When.
    pub at: Millis,
}

/// What a message answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Quote {
    /// The message, if we know it.
    pub message_id: Option<Uuid>,
    /// Its `order`, for looking at it in its place.
    pub order: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// Who spoke.
    pub author: Option<Author>,
    /// It was taken back: its words are withheld.
    pub revoked: bool,
}

/// A bubble.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Message {
    /// Our id.
    pub id: Uuid,
    /// Where.
    pub conversation_id: Uuid,
    /// Who spoke.
    pub author: Author,
    /// Which way.
    pub direction: Direction,
    /// WhatsApp's time.
    pub at: Millis,
    /// When we first heard of it.
    pub received_at: Millis,
    /// Nothing but history told of it.
    pub history: bool,
    /// Which feed told of it.
    pub source: Source,
    /// `text`, `image`, `document` ... and any word WhatsApp invents tomorrow.
    pub kind: String,
    /// Its text or caption.
    pub text: Option<String>,
    /// Its file.
    pub media: Option<Media>,
    /// WhatsApp's own word, where it is neither words nor a file.
    pub raw_kind: Option<String>,
    /// What stands in it besides words and files. Null: nothing, or a kind that this version has not heard of.
    pub shown: Option<Shown>,
    /// What came with it besides: an advertisement, a mark of forwarding.
    pub beside: Option<Beside>,
    /// What it answers.
    pub quote: Option<Quote>,
    /// How far it got; outgoing ones only.
    pub delivery: Option<Delivery>,
    /// Taken back by its author: text, file, quote and what came besides are withheld.
    pub revoked: Option<Revoked>,
    /// Altered by its author.
    pub edited: Option<Edited>,
    /// Signs on it, one of each side at most.
    pub reactions: Vec<Reaction>,
    /// Why it came without its content, and what to do.
    pub trouble: Option<DeliveryReason>,
    /// The Business App sent it by itself, as the number's rules or a person say. Null: nobody says so.
    pub automatic: Option<Automatic>,
    /// The ledger's entry.
    pub send_id: Option<Uuid>,
    /// The sender's own token.
    pub client_token: Option<Uuid>,
    /// The word that its caller wanted given back.
    pub callback_data: Option<String>,
    /// Opaque; bytewise ascending is the order of the thread.
    pub order: String,
    /// Number of the newest change that touched it: of two copies the higher is newer.
    pub version: u64,
}

impl Message {
    /// As stored, with names.
    pub fn of(row: &MessageRow, at: &ViewAt) -> Self {
        let message = &row.message;
        let origin = message.origin;
        // What was taken back is kept for auditors; nobody who works here is shown it.
        let shown = message.revoked.is_none().then(|| message.shown());
        Self {
            id: message.id.0,
            conversation_id: message.conversation.0,
            author: at
                .directory
                .author(origin.origin, origin.certain, message.author),
            direction: message.direction.into(),
            at: message.told.at,
            received_at: message.received_at(),
            history: !message.sources.live(),
            source: source(message.sources),
            kind: kind(message),
            text: shown.and_then(words),
            media: shown.and_then(|_| media(row, at)),
            raw_kind: raw_kind(message.shown()),
            shown: shown.and_then(|_| Shown::of(row, at)),
            beside: shown.and_then(|_| Beside::of(&message.beside)),
            quote: shown.and_then(|_| quote(row, at)),
            delivery: (message.direction == CoreDirection::Out)
                .then(|| {
                    delivery(
                        row.send.as_ref(),
                        &message.ticks,
                        message.sources,
                        message.told.at,
                    )
                })
                .flatten(),
            revoked: message.revoked.as_ref().map(|revoked| Revoked {
                at: revoked.at,
                by: revoked.by.into(),
            }),
            edited: shown.and(message.edited.as_ref()).map(|edited| Edited {
                at: edited.at,
                before: words(&message.content),
            }),
            reactions: shown.map(|_| reactions(message)).unwrap_or_default(),
            trouble: shown.and_then(|shown| trouble(shown, at)),
            automatic: message
                .automatic
                .filter(|said| said.is && message.send.is_none())
                .map(|said| Automatic {
                    by: said.by.and_then(|by| at.directory.person(by)),
                    at: said.at,
                }),
            send_id: message.send.map(|send| send.0),
            client_token: row.send.as_ref().and_then(|send| send.client_token),
            callback_data: row
                .send
                .as_ref()
                .and_then(|send| send.callback_data.clone()),
            order: message.order().0,
            version: row.version,
        }
    }
}

impl From<CoreDirection> for Direction {
    fn from(direction: CoreDirection) -> Self {
        match direction {
            CoreDirection::In => Self::In,
            CoreDirection::Out => Self::Out,
        }
    }
}

/// An edit alters the words below a file, never the file.
fn kind(message: &CoreMessage) -> String {
    match &message.content {
        Content::Media(_) => message.content.word(),
        _ => message.shown().word(),
    }
    .to_owned()
}

fn quote(row: &MessageRow, at: &ViewAt) -> Option<Quote> {
    let quoted = row.quote.as_ref()?.quoted.as_ref();
    Some(Quote {
        message_id: quoted.map(|quoted| quoted.message.0),
        order: quoted.map(|quoted| quoted.order.0.clone()),
        text: quoted.and_then(|quoted| quoted.text.clone()),
        revoked: quoted.is_some_and(|quoted| quoted.revoked),
        author: quoted.map(|quoted| {
            let origin = quoted.origin;
            at.directory
                .author(origin.origin, origin.certain, quoted.author)
        }),
    })
}

/// A sign that was taken back is kept by the merge, and is none to show.
fn reactions(message: &CoreMessage) -> Vec<Reaction> {
    let shown = |(by, reaction): (&CoreDirection, &message::Reaction)| {
        Some(Reaction {
            emoji: reaction.emoji.clone()?,
            by: (*by).into(),
            at: reaction.at,
        })
    };
    message.reactions.iter().filter_map(shown).collect()
}

/// Why something came without its content.
pub(super) fn trouble(content: &Content, at: &ViewAt) -> Option<DeliveryReason> {
    match content {
        Content::Unsupported {
            code: Some(code), ..
        } => Some(DeliveryReason::from(&at.channel.explain(*code))),
        _ => None,
    }
}

fn source(sources: Sources) -> Source {
    [
        (CoreSource::Live, Source::Live),
        (CoreSource::Send, Source::Api),
        (CoreSource::Echo, Source::Echo),
        (CoreSource::History, Source::History),
        (CoreSource::Response, Source::Response),
    ]
    .into_iter()
    .find_map(|(core, source)| sources.has(core).then_some(source))
    .unwrap_or(Source::Status)
}

/// What is to be read below or instead of a file: a file's name is shown with the file.
fn words(content: &Content) -> Option<String> {
    match content {
        Content::Media(media) => media.caption.clone(),
        content => content.text().map(str::to_owned),
    }
}

fn raw_kind(content: &Content) -> Option<String> {
    match content {
        Content::Placeholder { raw_kind }
        | Content::Unsupported { raw_kind, .. }
        | Content::Other { raw_kind, .. } => Some(raw_kind.clone()),
        Content::Text { .. } | Content::Media(_) => None,
    }
}

fn media(row: &MessageRow, at: &ViewAt) -> Option<Media> {
    let Content::Media(told) = &row.message.content else {
        return None;
    };
    let received_at = row.media.as_ref().map(|media| media.received_at);
    let (state, file, reason) = match &row.media {
        Some(MessageMedia {
            state,
            file,
            reason,
            ..
        }) => (*state, file.as_ref(), reason.clone()),
        // Our own file: it is here, or its send would not have been written.
        None if row.send.as_ref().is_some_and(|send| send.media.is_some()) => {
            (StoredState::Ready, None, None)
        }
        None => (StoredState::Waiting, None, None),
    };
    let id = file
        .map(|file| file.id.0)
        .or_else(|| row.send.as_ref()?.media.map(|media| media.0));
    let mime = file.map_or(&told.mime, |file| &file.mime);
    let named_at = fate::named_at(
        row.message.told.at,
        received_at.unwrap_or_else(|| row.message.received_at()),
    );
    let can_retry = told.reference.is_some()
        && (state == StoredState::Failed || state == StoredState::Waiting && reason.is_some())
        && !fate::is_over(named_at, at.media_life_ms, at.now);
    let url = id.map(super::media_url);
    Some(Media {
        id: id.unwrap_or(row.message.id.0),
        state: state.into(),
        mime: mime.clone(),
        filename: told.filename.clone().or_else(|| file?.filename.clone()),
        size: file.map(|file| file.size),
        preview_url: url
            .as_ref()
            .filter(|_| preview::fits(mime))
            .filter(|_| file.is_none_or(|file| file.preview != Some(MediaPreview::None)))
            .map(|url| format!("{url}?size=preview")),
        url,
        reason,
        can_retry,
    })
}

/// How far it got: what a status proves beats what the ledger thinks.
fn delivery(
    send: Option<&Send>,
    ticks: &Ticks,
    sources: Sources,
    told_at: Millis,
) -> Option<Delivery> {
    let plain = |state, at| Delivery {
        state,
        at: Some(at),
        reason: None,
        waits_until: None,
    };
    // A failed message that is being sent again is on its way, whatever was told of its last attempt.
    let again = send.is_some_and(|send| send.state.pending() || send.state == SendState::Calling);
    let proven = ticks
        .top()
        .filter(|(rung, _)| !(again && *rung == Rung::Failed));
    if let Some((rung, at)) = proven {
        let state = match rung {
            Rung::Sent => DeliveryState::Sent,
            Rung::Delivered => DeliveryState::Delivered,
            Rung::Read => DeliveryState::Read,
            Rung::Played => DeliveryState::Played,
            Rung::Failed => DeliveryState::Failed,
        };
        let reason = ticks.failure().map(DeliveryReason::from);
        return Some(Delivery {
            reason,
            ..plain(state, at)
        });
    }
    let Some(send) = send else {
        // The phone showed it to us, so it has left the phone.
        return sources
            .has(CoreSource::Echo)
            .then(|| plain(DeliveryState::Sent, told_at));
    };
    Some(Delivery::of_send(send))
}

#[cfg(test)]
mod tests {
    use twinline_core::message::{Source, Sources};
    use twinline_core::ticks::{Rung, Ticks};

    use super::{DeliveryState, delivery};

    #[test]
    fn a_failed_status_says_why_and_an_echo_without_one_has_left_the_phone() {
        let mut ticks = Ticks::one(Rung::Sent, 5, None);
        ticks.join(&Ticks::one(Rung::Failed, 9, None));
        let told = delivery(None, &ticks, Sources::of(Source::Echo), 1).unwrap();
        assert_eq!((told.state, told.at), (DeliveryState::Failed, Some(9)));
        assert!(told.reason.is_some());
        let quiet = Ticks::default();
        let echo = delivery(None, &quiet, Sources::of(Source::Echo), 1).unwrap();
        assert_eq!((echo.state, echo.at), (DeliveryState::Sent, Some(1)));
        assert_eq!(
            delivery(None, &quiet, Sources::of(Source::History), 1),
            None
        );
    }
}
