//! A message as a phone shows it.

use serde::{Deserialize, Serialize};

use crate::cards::{Card, tapped};
use crate::limits;
use crate::rules::amends::Bubble;
use crate::truth::fleeting::Fleeting;
use crate::truth::model::{self, Message, Side, Ticks, Via};
use crate::truth::{Told, Truth};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, flat as the page reads them"
)]
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
    /// What is drawn beyond words and file; none of a deleted message.
    #[serde(default)]
    pub card: Option<Card>,
    /// This phone's owner starred it.
    #[serde(default)]
    pub starred: bool,
    #[serde(default)]
    pub forwarded: Option<Forwarded>,
    /// The advertisement it came by.
    #[serde(default)]
    pub referral: Option<Referral>,
    /// Ids of the card's actions that the customer tapped.
    #[serde(default)]
    pub tapped: Vec<String>,
    /// The linked device it was written on, as the owner's screens know it.
    #[serde(default)]
    pub written_on: Option<WrittenOn>,
    /// When it disappears.
    #[serde(default)]
    pub expires_at: Option<i64>,
    /// Its file opens once; whether it was.
    #[serde(default)]
    pub view_once: Option<ViewOnce>,
    /// Until when the place is told anew.
    #[serde(default)]
    pub live_until: Option<i64>,
}

/// A linked device somebody wrote on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WrittenOn {
    pub id: String,
    /// `web`, `desktop_mac`, `desktop_windows`, `tablet`, `phone` or `wear_os`.
    pub kind: String,
    pub name: String,
    /// The API was told of it.
    pub echoed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewOnce {
    Closed,
    Opened,
}

/// A message that was looked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Found {
    pub peer: String,
    pub title: String,
    pub message: PhoneMessage,
}

/// How a forwarded message is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Forwarded {
    Once,
    Many,
}

impl Forwarded {
    fn of(times: u32) -> Option<Self> {
        match times {
            0 => None,
            1..=limits::FORWARDED_OFTEN => Some(Self::Once),
            _ => Some(Self::Many),
        }
    }
}

/// What somebody came by (webhooks.md 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceType {
    Ad,
    Post,
}

/// An advertisement or a post somebody came by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Referral {
    pub headline: Option<String>,
    pub body: Option<String>,
    pub source_url: String,
    pub source_type: SourceType,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quoted {
    pub from_me: bool,
    /// It is a status post.
    #[serde(default)]
    pub status: bool,
    pub preview: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Reaction {
    pub emoji: String,
    pub from_me: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Unavailable {
    /// 131051 or 131060.
    pub code: u32,
    /// `unsupported.type`, if it is told.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Media {
    pub url: String,
    pub mime: String,
    pub filename: Option<String>,
    pub size: u64,
}

impl PhoneMessage {
    pub(crate) fn of(truth: &Truth, phone: &model::Phone, message: &Message) -> Self {
        let mine = from_me(phone, message);
        let told = truth.told_to(phone, message);
        let bubble = Bubble::of(truth, phone, message, &told);
        let deleted = told.revoked_at.is_some();
        let fleeting = &message.marks.fleeting;
        Self {
            id: message.wamid.clone(),
            at: message.typed_at,
            from_me: mine,
            kind: message.content.kind.clone(),
            text: told.text(message).map(str::to_owned),
            media: bubble
                .media
                .filter(|_| !deleted && !fleeting.view_once)
                .map(|media| Media::of(truth, media)),
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
            card: Card::of(truth, message).filter(|_| !deleted),
            starred: !deleted && truth.pockets.starred(&phone.id, &message.wamid),
            forwarded: Forwarded::of(message.marks.forwarded).filter(|_| !deleted),
            referral: Referral::of(message).filter(|_| !deleted),
            tapped: tapped(truth, message),
            written_on: WrittenOn::of(truth, message).filter(|_| phone.is_business()),
            expires_at: fleeting.expires_at,
            view_once: ViewOnce::of(fleeting).filter(|_| !deleted),
            live_until: fleeting.live_until.filter(|_| !deleted),
        }
    }
}

impl WrittenOn {
    fn of(truth: &Truth, message: &Message) -> Option<Self> {
        let id = message.marks.companion.as_ref()?;
        let mut known = truth.screens.companions.iter();
        let device = known.find(|device| device.id == *id)?;
        Some(Self {
            id: id.clone(),
            kind: device.kind.clone(),
            name: device.name.clone(),
            echoed: !message.marks.unechoed,
        })
    }
}

impl ViewOnce {
    fn of(fleeting: &Fleeting) -> Option<Self> {
        let state = if fleeting.opened {
            Self::Opened
        } else {
            Self::Closed
        };
        fleeting.view_once.then_some(state)
    }
}

/// The file of a message that opens once, for whoever opens it.
pub(crate) fn opened_once(truth: &Truth, wamid: &str) -> Option<Media> {
    let media = truth.message(wamid)?.content.media.as_ref()?;
    truth.media(media).map(|media| Media::of(truth, media))
}

impl Referral {
    fn of(message: &Message) -> Option<Self> {
        let referral = message.marks.referral.as_ref()?;
        Some(Self {
            headline: referral.headline.clone(),
            body: referral.body.clone(),
            source_url: referral.source_url.clone(),
            source_type: match referral.source_type.as_str() {
                "post" => SourceType::Post,
                _ => SourceType::Ad,
            },
        })
    }
}

impl Media {
    pub(crate) fn of(truth: &Truth, media: &model::Media) -> Self {
        Self {
            url: format!("{}/media/{}", truth.bench_base(), media.id),
            mime: media.mime.clone(),
            filename: media.filename.clone(),
            size: media.size,
        }
    }
}

impl Quoted {
    fn of(truth: &Truth, phone: &model::Phone, message: &Message) -> Option<Self> {
        if let Some(status) = &message.marks.status {
            let text = status.text.clone();
            return Some(Self {
                from_me: phone.is_business(),
                status: true,
                preview: text.unwrap_or_else(|| "Photo".to_owned()),
            });
        }
        let quoted = truth.message(message.quote.as_ref()?)?;
        if quoted.marks.fleeting.gone {
            return None;
        }
        Some(Self {
            from_me: from_me(phone, quoted),
            status: false,
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

pub(super) fn from_me(phone: &model::Phone, message: &Message) -> bool {
    (message.from == Side::Business) == phone.is_business()
}

/// A bubble in a few words, as chat lists and quotes show it.
pub(super) fn preview(phone: &model::Phone, message: &Message, told: &Told<'_>) -> String {
    if told.revoked_at.is_some() {
        let words = if from_me(phone, message) {
            "You deleted this message"
        } else {
            "This message was deleted"
        };
        return words.to_owned();
    }
    // Words under what opens once are read by opening it.
    let is_open = !message.marks.fleeting.view_once;
    let said = told
        .text(message)
        .filter(|text| !text.is_empty() && is_open);
    match (message.content.kind.as_str(), said) {
        ("text", Some(text)) => text.to_owned(),
        ("image", _) => said.unwrap_or("Photo").to_owned(),
        ("video", _) => said.unwrap_or("Video").to_owned(),
        ("audio", _) => "Voice message".to_owned(),
        ("sticker", _) => "Sticker".to_owned(),
        ("document", _) => said.unwrap_or("Document").to_owned(),
        ("location", _) => said.unwrap_or("Location").to_owned(),
        ("contacts", _) => said.unwrap_or("Contact").to_owned(),
        ("order", _) => said.unwrap_or("Order").to_owned(),
        (kind, _) => said.unwrap_or(kind).to_owned(),
    }
}
