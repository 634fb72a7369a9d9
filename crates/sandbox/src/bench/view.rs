//! The shapes of the bench API, made from the truth. Names here are names in JSON: the web page is
//! built against them.

use serde::{Deserialize, Serialize};

use crate::truth::Truth;
use crate::truth::model::{self, BUSINESS, Message, Side, Ticks, Via};

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
    pub text: Option<String>,
    pub media: Option<Media>,
    /// Ticks; only on messages from this phone's side.
    pub state: Option<Ticks>,
    pub error: Option<String>,
    pub quote: Option<String>,
    /// Business side only: typed on the phone, or sent by the API.
    pub via: Option<Via>,
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
            preview: preview(last),
            preview_from_me: from_me(phone, last),
            at: last.typed_at,
            unread: truth.unread(phone, customer),
        })
    }
}

impl PhoneMessage {
    pub(crate) fn of(truth: &Truth, phone: &model::Phone, message: &Message) -> Self {
        let mine = from_me(phone, message);
        let media = message
            .content
            .media
            .as_ref()
            .and_then(|id| truth.media.get(id));
        Self {
            id: message.wamid.clone(),
            at: message.typed_at,
            from_me: mine,
            kind: message.content.kind.clone(),
            text: message.content.text.clone(),
            media: media.map(|media| Media {
                url: format!("/bench/api/media/{}", media.id),
                mime: media.mime.clone(),
                filename: media.filename.clone(),
                size: media.size,
            }),
            state: mine.then_some(message.ticks),
            error: message
                .failure
                .as_ref()
                .filter(|_| mine)
                .map(|failure| failure.title.clone()),
            quote: message.quote.clone(),
            via: (message.from == Side::Business && phone.is_business()).then_some(message.via),
        }
    }
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

fn preview(message: &Message) -> String {
    let said = message
        .content
        .text
        .as_deref()
        .filter(|text| !text.is_empty());
    match (message.content.kind.as_str(), said) {
        ("reaction", Some(emoji)) => format!("Reacted {emoji}"),
        ("text", Some(text)) => text.to_owned(),
        ("image", _) => said.unwrap_or("Photo").to_owned(),
        ("video", _) => said.unwrap_or("Video").to_owned(),
        ("audio", _) => "Voice message".to_owned(),
        ("sticker", _) => "Sticker".to_owned(),
        ("document", _) => said.unwrap_or("Document").to_owned(),
        (kind, _) => said.unwrap_or(kind).to_owned(),
    }
}
