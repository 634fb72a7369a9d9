//! What lives in the Business App alone: statuses, groups, calls, the catalog, broadcast lists, linked
//! devices, customers' pictures, and when the owner last opened it. The API hears of none of it (webhooks.md 3.9).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::PhoneId;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Screens {
    pub(crate) statuses: Vec<Status>,
    pub(crate) groups: Vec<Group>,
    pub(crate) calls: Vec<Call>,
    pub(crate) catalog: Vec<Product>,
    pub(crate) broadcasts: Vec<Broadcast>,
    pub(crate) companions: Vec<Companion>,
    /// Customers' profile pictures, as media ids; none: taken down.
    pub(crate) pictures: BTreeMap<PhoneId, Option<String>>,
    /// Ids given so far.
    pub(crate) made: u64,
    /// When the owner said they opened the app.
    pub(crate) opened_at: Option<i64>,
    /// Since when the phone lies there unopened.
    pub(crate) left_alone_since: Option<i64>,
}

/// A status post; gone after a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Status {
    pub(crate) id: String,
    pub(crate) text: Option<String>,
    /// A media id.
    pub(crate) media: Option<String>,
    pub(crate) at: i64,
    pub(crate) expires_at: i64,
    pub(crate) seen_by: Vec<PhoneId>,
    /// Who saw it with read receipts off, of which the owner is not told.
    #[serde(default)]
    pub(crate) seen_quietly: Vec<PhoneId>,
    /// Its message id, known since somebody answered it.
    #[serde(default)]
    pub(crate) wamid: Option<String>,
}

/// A group the owner is in, with everything said there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) members: Vec<PhoneId>,
    pub(crate) messages: Vec<GroupMessage>,
    /// When the owner left it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) left_at: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GroupMessage {
    pub(crate) id: String,
    pub(crate) from: PhoneId,
    pub(crate) text: String,
    pub(crate) at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) peer: PhoneId,
    /// Who called whom, as the owner's list has it.
    pub(crate) direction: Direction,
    pub(crate) video: bool,
    pub(crate) at: i64,
    /// How long they talked; none if it was missed.
    pub(crate) seconds: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CallDirection)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    In,
    Out,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Product {
    pub(crate) id: String,
    /// The shop's own name for it, by which messages name it.
    pub(crate) retailer_id: String,
    pub(crate) name: String,
    pub(crate) price: f64,
    /// ISO 4217.
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    /// A media id.
    pub(crate) media: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Broadcast {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) members: Vec<PhoneId>,
}

/// A device linked to the owner's phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Companion {
    pub(crate) id: String,
    /// `web`, `desktop_mac`, `desktop_windows`, `tablet`, `phone` or `wear_os`.
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) linked_at: i64,
    pub(crate) unlinked_at: Option<i64>,
    /// None in logs of the time before it was kept.
    #[serde(default)]
    pub(crate) unlinked_by: Option<Unlinking>,
}

/// What unlinked a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Unlinking {
    Owner,
    /// The number was connected to the API (webhooks.md 3.2).
    Connected,
    /// The account went to another phone (webhooks.md 3.7).
    Moved,
}

impl Companion {
    /// Whether what is written there is echoed (webhooks.md 3.8).
    pub(crate) fn echoes(&self) -> bool {
        !matches!(self.kind.as_str(), "desktop_windows" | "wear_os")
    }
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub(crate) enum ScreenChange {
    StatusPosted {
        status: Status,
    },
    StatusSeen {
        id: String,
        by: PhoneId,
        /// The owner is not told.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        quietly: bool,
    },
    StatusNamed {
        id: String,
        wamid: String,
    },
    StatusGone {
        id: String,
    },
    GroupMade {
        group: Group,
    },
    SaidInGroup {
        group: String,
        message: GroupMessage,
    },
    GroupChanged {
        id: String,
        name: String,
        members: Vec<PhoneId>,
    },
    GroupLeft {
        id: String,
    },
    PictureSet {
        phone: PhoneId,
        media: Option<String>,
    },
    Called {
        call: Call,
    },
    ProductAdded {
        product: Product,
    },
    ProductGone {
        id: String,
    },
    BroadcastMade {
        broadcast: Broadcast,
    },
    Linked {
        companion: Companion,
    },
    Unlinked {
        id: String,
    },
    Relinked {
        id: String,
    },
    /// The owner opened the app, which therefore is not left alone any more.
    Opened,
    /// The owner puts the phone away, online as it is.
    LeftAlone,
}

impl Screens {
    pub(super) fn apply(&mut self, at: i64, change: &ScreenChange) {
        match change {
            ScreenChange::StatusPosted { status } => {
                self.made += 1;
                self.statuses.push(status.clone());
            }
            ScreenChange::StatusSeen { id, by, quietly } => {
                if let Some(status) = self.status_mut(id) {
                    let seen = if *quietly {
                        &mut status.seen_quietly
                    } else {
                        &mut status.seen_by
                    };
                    seen.push(by.clone());
                }
            }
            ScreenChange::StatusNamed { id, wamid } => {
                if let Some(status) = self.status_mut(id) {
                    status.wamid = Some(wamid.clone());
                }
            }
            ScreenChange::StatusGone { id } => self.statuses.retain(|known| known.id != *id),
            ScreenChange::GroupMade { group } => {
                self.made += 1;
                self.groups.push(group.clone());
            }
            ScreenChange::SaidInGroup { group, message } => {
                self.made += 1;
                if let Some(group) = self.group_mut(group) {
                    group.messages.push(message.clone());
                }
            }
            ScreenChange::GroupChanged { id, name, members } => {
                if let Some(group) = self.group_mut(id) {
                    group.name.clone_from(name);
                    group.members.clone_from(members);
                }
            }
            ScreenChange::GroupLeft { id } => {
                if let Some(group) = self.group_mut(id) {
                    group.left_at = Some(at);
                }
            }
            ScreenChange::PictureSet { phone, media } => {
                self.pictures.insert(phone.clone(), media.clone());
            }
            ScreenChange::Called { call } => {
                self.made += 1;
                self.calls.push(call.clone());
            }
            ScreenChange::ProductAdded { product } => {
                self.made += 1;
                self.catalog.push(product.clone());
            }
            ScreenChange::ProductGone { id } => self.catalog.retain(|known| known.id != *id),
            ScreenChange::BroadcastMade { broadcast } => {
                self.made += 1;
                self.broadcasts.push(broadcast.clone());
            }
            ScreenChange::Linked { companion } => {
                self.made += 1;
                self.companions.push(companion.clone());
            }
            ScreenChange::Unlinked { id } => {
                self.unlink(at, Unlinking::Owner, |known| known.id == *id);
            }
            ScreenChange::Relinked { id } => {
                let mut known = self.companions.iter_mut();
                if let Some(known) = known.find(|known| known.id == *id) {
                    known.linked_at = at;
                    known.unlinked_at = None;
                    known.unlinked_by = None;
                }
            }
            ScreenChange::Opened => {
                self.opened_at = Some(at);
                self.left_alone_since = None;
            }
            ScreenChange::LeftAlone => {
                self.left_alone_since = self.left_alone_since.or(Some(at));
            }
        }
    }

    /// Connecting the number, and moving it to another phone, unlinks every device (webhooks.md 3.2, 3.7).
    pub(super) fn unlink_all(&mut self, at: i64, by: Unlinking) {
        self.unlink(at, by, |_| true);
    }

    fn unlink(&mut self, at: i64, by: Unlinking, whom: impl Fn(&Companion) -> bool) {
        let linked = |known: &&mut Companion| known.unlinked_at.is_none() && whom(known);
        for known in self.companions.iter_mut().filter(linked) {
            known.unlinked_at = Some(at);
            known.unlinked_by = Some(by);
        }
    }

    pub(crate) fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|known| known.id == id)
    }

    fn group_mut(&mut self, id: &str) -> Option<&mut Group> {
        self.groups.iter_mut().find(|known| known.id == id)
    }

    /// A customer's profile picture, as a media id.
    pub(crate) fn picture(&self, phone: &str) -> Option<&str> {
        self.pictures.get(phone)?.as_deref()
    }

    fn status_mut(&mut self, id: &str) -> Option<&mut Status> {
        self.statuses.iter_mut().find(|known| known.id == id)
    }

    /// The product a message names.
    pub(crate) fn product(&self, retailer_id: &str) -> Option<&Product> {
        self.catalog
            .iter()
            .find(|known| known.retailer_id == retailer_id)
    }

    /// A device that is linked now.
    pub(crate) fn companion(&self, id: &str) -> Option<&Companion> {
        self.linked().find(|known| known.id == id)
    }

    /// The devices that are linked now.
    pub(crate) fn linked(&self) -> impl Iterator<Item = &Companion> {
        let known = self.companions.iter();
        known.filter(|known| known.unlinked_at.is_none())
    }

    /// The next id, such as `g7`.
    pub(crate) fn next_id(&self, letter: char) -> String {
        format!("{letter}{}", self.made + 1)
    }
}
