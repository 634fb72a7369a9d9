//! The shapes of the bench API, made from the truth. Names here are names in JSON: the web page is
//! built against them.

use serde::{Deserialize, Serialize};

use crate::rules::amends::Bubble;
use crate::truth::model::{self, BUSINESS, Message, Side, Ticks, Via};
use crate::truth::{Told, Truth};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bench {
    pub clock: ClockView,
    pub business: Business,
    pub phones: Vec<Phone>,
    pub faults: model::Faults,
    pub seq: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ClockView {
    pub now: i64,
    /// 0 when paused.
    pub rate: f64,
    pub offset: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Business {
    pub name: String,
    /// Who holds its phone, where the example says.
    pub owner: Option<String>,
    pub display_phone_number: String,
    pub phone_number_id: String,
    pub waba_id: String,
    /// A platform is attached and would be called.
    pub connected: bool,
    pub coexistence: bool,
    pub callback_url: Option<String>,
    pub subscribed_fields: Vec<String>,
    pub history: History,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct History {
    pub requested: bool,
    pub shared: bool,
    pub chunks_sent: u32,
    pub chunks_total: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts, flat as the page reads them"
)]
pub struct Phone {
    pub id: String,
    /// `business` or `customer`.
    pub kind: String,
    pub name: String,
    pub digits: Option<String>,
    pub username: Option<String>,
    pub online: bool,
    pub offline_since: Option<i64>,
    pub read_receipts: bool,
    pub auto_read: bool,
    pub unread: usize,
    pub waiting: usize,
    /// What the owner's address book calls them.
    #[serde(default)]
    pub saved_as: Option<String>,
    /// They have a number, and webhooks do not tell it.
    #[serde(default)]
    pub number_hidden: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chat {
    pub peer: String,
    pub title: String,
    pub preview: String,
    pub preview_from_me: bool,
    pub at: i64,
    pub unread: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhoneMessage {
    pub id: String,
    pub at: i64,
    pub from_me: bool,
    pub kind: String,
    /// Text or caption as it reads now; none of a deleted message.
    pub text: Option<String>,
    /// None of a deleted message.
    pub media: Option<Media>,
    /// Ticks; only on messages from this phone's side.
    pub state: Option<Ticks>,
    pub error: Option<String>,
    pub quote: Option<String>,
    /// What the quoted message says, if this phone shows it.
    #[serde(default)]
    pub quoted: Option<Quoted>,
    /// Business side only: typed on the phone, or sent by the API.
    pub via: Option<Via>,
    /// When its writer last gave it other words.
    #[serde(default)]
    pub edited_at: Option<i64>,
    /// When its writer deleted it for everyone.
    #[serde(default)]
    pub deleted_at: Option<i64>,
    /// At most one of each side.
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    /// A voice note.
    #[serde(default)]
    pub voice: bool,
    /// Played by its recipient, as far as this phone knows.
    #[serde(default)]
    pub played: bool,
    /// The last moment this phone may edit it; none if it never may.
    #[serde(default)]
    pub edit_until: Option<i64>,
    /// The last moment this phone may delete it for everyone; none if it never may.
    #[serde(default)]
    pub delete_until: Option<i64>,
    /// What the API is told in its place.
    #[serde(default)]
    pub unavailable: Option<Unavailable>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    pub from_me: bool,
    pub preview: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    pub emoji: String,
    pub from_me: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unavailable {
    /// 131051 or 131060.
    pub code: u32,
    /// `unsupported.type`, if it is told.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Media {
    pub url: String,
    pub mime: String,
    pub filename: Option<String>,
    pub size: u64,
}

impl Bench {
    pub(crate) fn of(truth: &Truth, clock: ClockView, seq: u64) -> Self {
        Self {
            clock,
            business: Business::of(truth),
            phones: truth
                .phones
                .iter()
                .map(|phone| Phone::of(truth, phone))
                .collect(),
            faults: truth.faults.clone(),
            seq,
        }
    }
}

impl ClockView {
    pub(crate) fn of(clock: &crate::clock::Clock) -> Self {
        Self {
            now: clock.now_ms(),
            rate: clock.rate(),
            offset: clock.offset_ms(),
        }
    }
}

impl Business {
    pub(crate) fn of(truth: &Truth) -> Self {
        let business = truth.business();
        let text = |pick: fn(&model::Business) -> &String| {
            business
                .map(|business| pick(business).clone())
                .unwrap_or_default()
        };
        let callback = truth.callback_for("messages");
        let history = truth.onboarding.as_ref();
        Self {
            name: text(|b| &b.name),
            owner: business.and_then(|business| business.owner.clone()),
            display_phone_number: text(|b| &b.display_phone_number),
            phone_number_id: text(|b| &b.phone_number_id),
            waba_id: text(|b| &b.waba_id),
            connected: callback.is_some(),
            coexistence: truth.onboarding.is_some(),
            callback_url: callback.map(|callback| callback.url.clone()),
            subscribed_fields: truth.app_fields.clone(),
            history: History {
                requested: history.is_some_and(|o| o.history_asked),
                shared: history.is_some_and(|o| o.share_history),
                chunks_sent: history.map_or(0, |o| o.chunks_sent),
                chunks_total: history.map_or(0, |o| o.chunks_total),
            },
        }
    }
}

impl Phone {
    pub(crate) fn of(truth: &Truth, phone: &model::Phone) -> Self {
        let unread = truth
            .chats_of(phone)
            .iter()
            .map(|chat| truth.unread(phone, chat))
            .sum();
        Self {
            id: phone.id.clone(),
            kind: if phone.is_business() {
                "business"
            } else {
                "customer"
            }
            .to_owned(),
            name: phone.name.clone(),
            digits: phone.digits.clone(),
            username: phone.username.clone(),
            online: phone.online(),
            offline_since: phone.offline_since,
            read_receipts: phone.read_receipts,
            auto_read: phone.auto_read,
            unread,
            waiting: truth.waiting(phone),
            saved_as: truth.address_book.get(&phone.id).cloned(),
            number_hidden: phone.digits.is_some()
                && truth.visible_digits(phone, truth.last_at).is_none(),
        }
    }
}

impl Chat {
    /// A chat as this phone lists it; none while it shows nothing.
    pub(crate) fn of(truth: &Truth, phone: &model::Phone, customer: &str) -> Option<Self> {
        let last = *truth.shown(phone, customer).last()?;
        Some(Self {
            peer: peer(phone, customer).to_owned(),
            title: truth.title(phone, customer),
            preview: preview(phone, last, &truth.told_to(phone, last)),
            preview_from_me: from_me(phone, last),
            at: last.typed_at,
            unread: truth.unread(phone, customer),
        })
    }
}

impl PhoneMessage {
    pub(crate) fn of(truth: &Truth, phone: &model::Phone, message: &Message) -> Self {
        let mine = from_me(phone, message);
        let told = truth.told_to(phone, message);
        let bubble = Bubble::of(truth, phone, message, &told);
        let deleted = told.revoked_at.is_some();
        Self {
            id: message.wamid.clone(),
            at: message.typed_at,
            from_me: mine,
            kind: message.content.kind.clone(),
            text: told.text(message).map(str::to_owned),
            media: bubble.media.filter(|_| !deleted).map(Media::of),
            state: mine.then_some(message.ticks),
            error: message
                .failure
                .as_ref()
                .filter(|_| mine)
                .map(|failure| failure.title.clone()),
            quote: message.quote.clone().filter(|_| !deleted),
            quoted: Quoted::of(truth, phone, message).filter(|_| !deleted),
            via: (message.from == Side::Business && phone.is_business()).then_some(message.via),
            edited_at: told.edited.map(|(at, _)| at).filter(|_| !deleted),
            deleted_at: told.revoked_at,
            reactions: reactions(phone, &told),
            voice: bubble.is_voice(),
            played: if mine {
                message.ticks == Ticks::Played
            } else {
                message.heard
            },
            edit_until: bubble.edit_until(),
            delete_until: bubble.delete_until(),
            unavailable: message.unavailable.as_ref().map(|told| Unavailable {
                code: told.code,
                kind: told.kind.clone(),
            }),
        }
    }
}

impl Media {
    fn of(media: &model::Media) -> Self {
        Self {
            url: format!("/bench/api/media/{}", media.id),
            mime: media.mime.clone(),
            filename: media.filename.clone(),
            size: media.size,
        }
    }
}

impl Quoted {
    fn of(truth: &Truth, phone: &model::Phone, message: &Message) -> Option<Self> {
        let quoted = truth.message(message.quote.as_ref()?)?;
        Some(Self {
            from_me: from_me(phone, quoted),
            preview: preview(phone, quoted, &truth.told_to(phone, quoted)),
        })
    }
}

/// The business's first, for an order that does not jump.
fn reactions(phone: &model::Phone, told: &Told<'_>) -> Vec<Reaction> {
    [Side::Business, Side::Customer]
        .into_iter()
        .filter_map(|side| {
            Some(Reaction {
                emoji: told.reaction(side)?.to_owned(),
                from_me: (side == Side::Business) == phone.is_business(),
            })
        })
        .collect()
}

/// The phone on the other side of a chat.
pub(crate) fn peer<'a>(phone: &model::Phone, customer: &'a str) -> &'a str {
    if phone.is_business() {
        customer
    } else {
        BUSINESS
    }
}

fn from_me(phone: &model::Phone, message: &Message) -> bool {
    (message.from == Side::Business) == phone.is_business()
}

/// A bubble in a few words, as chat lists and quotes show it.
fn preview(phone: &model::Phone, message: &Message, told: &Told<'_>) -> String {
    if told.revoked_at.is_some() {
        let words = if from_me(phone, message) {
            "You deleted this message"
        } else {
            "This message was deleted"
        };
        return words.to_owned();
    }
    let said = told.text(message).filter(|text| !text.is_empty());
    match (message.content.kind.as_str(), said) {
        ("text", Some(text)) => text.to_owned(),
        ("image", _) => said.unwrap_or("Photo").to_owned(),
        ("video", _) => said.unwrap_or("Video").to_owned(),
        ("audio", _) => "Voice message".to_owned(),
        ("sticker", _) => "Sticker".to_owned(),
        ("document", _) => said.unwrap_or("Document").to_owned(),
        (kind, _) => said.unwrap_or(kind).to_owned(),
    }
}
