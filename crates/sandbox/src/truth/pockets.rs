//! What people keep to themselves on their phones: stars, archived and pinned chats, labels, whom a
//! customer blocks. The API hears of none of it; the blocked side hears nothing either.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fleeting::{DisappearAfter, Turned, Turns};
use super::model::{PhoneId, Side};

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pockets {
    phones: BTreeMap<PhoneId, Pocket>,
    /// The Business App's, by id.
    pub(crate) labels: BTreeMap<String, Label>,
    /// Labels made so far, so that no id comes twice.
    pub(crate) labels_made: u64,
    /// After which time the messages of a customer's chat disappear.
    #[serde(default)]
    pub(crate) disappearing: BTreeMap<PhoneId, DisappearAfter>,
    /// When that was turned in a customer's chat, and by whom.
    #[serde(default)]
    pub(crate) turns: BTreeMap<PhoneId, Turns>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Pocket {
    starred: BTreeSet<String>,
    chats: BTreeMap<PhoneId, Kept>,
    blocks_business: bool,
}

/// How a phone keeps one of its chats.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    #[serde(default)]
    pub(crate) archived: bool,
    #[serde(default)]
    pub(crate) pinned: bool,
    /// Marked as unread by hand.
    #[serde(default)]
    pub(crate) unread: bool,
    /// Ids of labels.
    #[serde(default)]
    pub(crate) labels: BTreeSet<String>,
}

/// A label of the Business App.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    pub(crate) id: String,
    pub(crate) name: String,
    /// 0 to 9; the page knows the colours.
    pub(crate) colour: u8,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "keep", rename_all = "snake_case")]
pub(crate) enum Keep {
    Star {
        phone: PhoneId,
        wamid: String,
        starred: bool,
    },
    /// A chat as it is kept now.
    Chat {
        phone: PhoneId,
        customer: PhoneId,
        kept: Kept,
    },
    /// New, or as it is now.
    Label {
        label: Label,
    },
    LabelGone {
        id: String,
    },
    /// What is written in a chat from now on disappears after a while, or stays.
    Disappear {
        customer: PhoneId,
        after: Option<DisappearAfter>,
        /// Who turned it.
        #[serde(default)]
        by: Option<Side>,
    },
    /// A customer blocks the business, or no longer does.
    Block {
        phone: PhoneId,
        blocked: bool,
        /// And tells WhatsApp why.
        #[serde(default)]
        reported: bool,
    },
}

impl Pockets {
    pub(super) fn apply(&mut self, at: i64, keep: &Keep) {
        match keep {
            Keep::Star {
                phone,
                wamid,
                starred,
            } => {
                let stars = &mut self.phones.entry(phone.clone()).or_default().starred;
                if *starred {
                    stars.insert(wamid.clone());
                } else {
                    stars.remove(wamid);
                }
            }
            Keep::Chat {
                phone,
                customer,
                kept,
            } => {
                let chats = &mut self.phones.entry(phone.clone()).or_default().chats;
                chats.insert(customer.clone(), kept.clone());
            }
            Keep::Label { label } => {
                if self
                    .labels
                    .insert(label.id.clone(), label.clone())
                    .is_none()
                {
                    self.labels_made += 1;
                }
            }
            Keep::LabelGone { id } => {
                self.labels.remove(id);
                let pockets = self.phones.values_mut();
                for kept in pockets.flat_map(|pocket| pocket.chats.values_mut()) {
                    kept.labels.remove(id);
                }
            }
            Keep::Disappear {
                customer,
                after,
                by,
            } => {
                match after {
                    Some(after) => self.disappearing.insert(customer.clone(), *after),
                    None => self.disappearing.remove(customer),
                };
                let (by, after) = (*by, *after);
                let turns = self.turns.entry(customer.clone()).or_default();
                turns.note(Turned { at, by, after });
            }
            Keep::Block { phone, blocked, .. } => {
                let pocket = self.phones.entry(phone.clone()).or_default();
                pocket.blocks_business = *blocked;
            }
        }
    }

    /// A connection switches disappearing messages off in all chats (webhooks.md 3.9).
    pub(super) fn forget_disappearing(&mut self, at: i64) {
        for customer in std::mem::take(&mut self.disappearing).into_keys() {
            let (by, after) = (None, None);
            let turns = self.turns.entry(customer).or_default();
            turns.note(Turned { at, by, after });
        }
    }

    /// Whoever opens a chat has seen it.
    pub(super) fn seen(&mut self, phone: &str, customer: &str) {
        let pocket = self.phones.get_mut(phone);
        if let Some(kept) = pocket.and_then(|pocket| pocket.chats.get_mut(customer)) {
            kept.unread = false;
        }
    }

    pub(crate) fn kept(&self, phone: &str, customer: &str) -> Kept {
        let pocket = self.phones.get(phone);
        let kept = pocket.and_then(|pocket| pocket.chats.get(customer));
        kept.cloned().unwrap_or_default()
    }

    /// The chats whose keeping this phone ever changed.
    pub(crate) fn chats_kept(&self, phone: &str) -> impl Iterator<Item = &PhoneId> {
        let pocket = self.phones.get(phone);
        pocket.into_iter().flat_map(|pocket| pocket.chats.keys())
    }

    pub(crate) fn marked_unread(&self, phone: &str, customer: &str) -> bool {
        let pocket = self.phones.get(phone);
        let kept = pocket.and_then(|pocket| pocket.chats.get(customer));
        kept.is_some_and(|kept| kept.unread)
    }

    pub(crate) fn pinned(&self, phone: &str) -> usize {
        let pocket = self.phones.get(phone);
        pocket.map_or(0, |pocket| {
            pocket.chats.values().filter(|kept| kept.pinned).count()
        })
    }

    /// Chats of the Business App that carry a label.
    pub(crate) fn labelled<'a>(
        &'a self,
        phone: &str,
        label: &'a str,
    ) -> impl Iterator<Item = &'a PhoneId> {
        let chats = self.phones.get(phone).map(|pocket| &pocket.chats);
        chats
            .into_iter()
            .flatten()
            .filter(|(_, kept)| kept.labels.contains(label))
            .map(|(customer, _)| customer)
    }

    pub(crate) fn starred(&self, phone: &str, wamid: &str) -> bool {
        let pocket = self.phones.get(phone);
        pocket.is_some_and(|pocket| pocket.starred.contains(wamid))
    }

    /// Whether this customer blocks the business.
    pub(crate) fn blocks_business(&self, customer: &str) -> bool {
        let pocket = self.phones.get(customer);
        pocket.is_some_and(|pocket| pocket.blocks_business)
    }
}
