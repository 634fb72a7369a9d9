//! The shapes of the Business App's own screens. Names here are names in JSON.

use serde::{Deserialize, Serialize};

use super::view::Media;
use crate::truth::Truth;
use crate::truth::screens::{self, Direction, Unlinking};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = AppScreens)]
pub struct App {
    pub coexistence: bool,
    /// What the connection switches off in the app, and why.
    pub switched_off: Vec<SwitchedOff>,
    /// Newest first, as all lists here.
    pub statuses: Vec<Status>,
    pub groups: Vec<Group>,
    pub calls: Vec<Call>,
    pub catalog: Vec<Product>,
    pub broadcasts: Vec<Broadcast>,
    pub companions: Vec<Companion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SwitchedOff {
    /// `disappearing_messages`, `view_once`, `live_location` or `broadcast_lists`.
    pub feature: String,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Status {
    pub id: String,
    pub text: Option<String>,
    pub media: Option<Media>,
    pub at: i64,
    pub expires_at: i64,
    pub seen_by: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Group {
    pub id: String,
    pub name: String,
    pub members: Vec<String>,
    /// Oldest first.
    pub messages: Vec<GroupMessage>,
    /// When the owner left it.
    pub left_at: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupMessage {
    pub id: String,
    pub from: String,
    pub text: String,
    pub at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Call {
    pub id: String,
    pub peer: String,
    pub direction: Direction,
    pub video: bool,
    pub at: i64,
    /// None: missed.
    pub seconds: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Product {
    pub id: String,
    pub retailer_id: String,
    pub name: String,
    pub price: f64,
    pub currency: String,
    pub description: Option<String>,
    pub media: Option<Media>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Broadcast {
    pub id: String,
    pub name: String,
    pub members: Vec<String>,
    pub read_only: bool,
    pub why: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Companion {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub linked_at: i64,
    pub unlinked_at: Option<i64>,
    /// What is written there reaches the platform.
    pub echoes: bool,
    pub why: Option<String>,
}

const BROADCASTS_OFF: &str =
    "Broadcast lists can be read and not written to while the number is connected to the API.";

/// webhooks.md 3.9.
const OFF: [(&str, &str); 4] = [
    (
        "disappearing_messages",
        "Off in all chats while the number is connected: the platform keeps its own copy of every message.",
    ),
    (
        "view_once",
        "Off while the number is connected: the platform could not honour it.",
    ),
    (
        "live_location",
        "Off while the number is connected: the API carries places, not movements.",
    ),
    ("broadcast_lists", BROADCASTS_OFF),
];

impl App {
    pub(crate) fn of(truth: &Truth) -> Self {
        let coexistence = truth.onboarding.is_some();
        let screens = &truth.screens;
        let media = |id: &Option<String>| {
            let media = id.as_ref().and_then(|id| truth.media.get(id));
            media.map(|media| Media::of(truth, media))
        };
        let off = OFF.iter().filter(|_| coexistence);
        let statuses = screens.statuses.iter().rev().map(|status| Status {
            id: status.id.clone(),
            text: status.text.clone(),
            media: media(&status.media),
            at: status.at,
            expires_at: status.expires_at,
            seen_by: status.seen_by.clone(),
        });
        let catalog = screens.catalog.iter().rev().map(|product| Product {
            id: product.id.clone(),
            retailer_id: product.retailer_id.clone(),
            name: product.name.clone(),
            price: product.price,
            currency: product.currency.clone(),
            description: product.description.clone(),
            media: media(&product.media),
        });
        let broadcasts = screens.broadcasts.iter().rev().map(|list| Broadcast {
            id: list.id.clone(),
            name: list.name.clone(),
            members: list.members.clone(),
            read_only: coexistence,
            why: coexistence.then(|| BROADCASTS_OFF.to_owned()),
        });
        Self {
            coexistence,
            switched_off: off
                .map(|(feature, why)| SwitchedOff {
                    feature: (*feature).to_owned(),
                    why: (*why).to_owned(),
                })
                .collect(),
            statuses: statuses.collect(),
            groups: screens.groups.iter().rev().map(Group::of).collect(),
            calls: screens.calls.iter().rev().map(Call::of).collect(),
            catalog: catalog.collect(),
            broadcasts: broadcasts.collect(),
            companions: screens.companions.iter().rev().map(Companion::of).collect(),
        }
    }
}

impl Group {
    fn of(group: &screens::Group) -> Self {
        let messages = group.messages.iter().map(|message| GroupMessage {
            id: message.id.clone(),
            from: message.from.clone(),
            text: message.text.clone(),
            at: message.at,
        });
        Self {
            id: group.id.clone(),
            name: group.name.clone(),
            members: group.members.clone(),
            messages: messages.collect(),
            left_at: group.left_at,
        }
    }
}

impl Call {
    fn of(call: &screens::Call) -> Self {
        Self {
            id: call.id.clone(),
            peer: call.peer.clone(),
            direction: call.direction,
            video: call.video,
            at: call.at,
            seconds: call.seconds,
        }
    }
}

impl Companion {
    fn of(companion: &screens::Companion) -> Self {
        let why = match (companion.unlinked_at, companion.echoes()) {
            (Some(_), _) => Some(match companion.unlinked_by {
                Some(Unlinking::Owner) => "Unlinked on the phone.",
                Some(Unlinking::Moved) => {
                    "Unlinked: the account went to another phone, and each device has to be linked there again."
                }
                Some(Unlinking::Connected) | None => {
                    "Unlinked: connecting the number to the API unlinks every device. Up to four can be linked again."
                }
            }),
            (None, false) => Some(
                "WhatsApp for Windows and for WearOS do not work with the API: what is written there is not echoed.",
            ),
            (None, true) => None,
        };
        Self {
            id: companion.id.clone(),
            kind: companion.kind.clone(),
            name: companion.name.clone(),
            linked_at: companion.linked_at,
            unlinked_at: companion.unlinked_at,
            echoes: companion.unlinked_at.is_none() && companion.echoes(),
            why: why.map(str::to_owned),
        }
    }
}
