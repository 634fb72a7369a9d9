//! The life of the connection and its account: connected, offboarded, removed, restricted, banned; and the line of what
//! happened to them.

use serde::{Deserialize, Serialize};

/// Stations kept: a life line for people, not an archive.
const STATIONS_KEPT: usize = 200;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Life {
    /// Connected at least once, so that the Graph API knows it.
    pub(crate) known: bool,
    /// Coexistence has ended.
    pub(crate) removed: Option<Removed>,
    /// The account moves to another device.
    pub(crate) offboarded: Option<Offboarded>,
    pub(crate) ban: Option<Ban>,
    /// Locked for spam or an unusual sign-in; Meta tells nobody but whoever sends.
    pub(crate) locked: bool,
    pub(crate) deleted: bool,
    pub(crate) restrictions: Vec<Restriction>,
    /// `APPROVED`, `PENDING`, `REJECTED`, `DEFERRED`; none before anybody decided.
    pub(crate) review: Option<String>,
    /// The same of the display name.
    pub(crate) name_decision: Option<String>,
    /// Oldest first.
    pub(crate) line: Vec<Station>,
}

/// Why coexistence ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Removed {
    pub(crate) at: i64,
    pub(crate) reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Offboarded {
    pub(crate) at: i64,
    /// The owner left the opt-in on, so that it comes back by itself.
    pub(crate) returns: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct Ban {
    /// `SCHEDULE_FOR_DISABLE` or `DISABLE`.
    pub(crate) state: String,
    /// When it begins or began.
    pub(crate) at: i64,
}

/// What the account may not do for a while.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct Restriction {
    /// `RESTRICTED_BIZ_INITIATED_MESSAGING` and so on (webhooks.md 4.3).
    pub(crate) kind: String,
    pub(crate) until: i64,
}

/// Something that happened, and what was told of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct Station {
    pub(crate) at: i64,
    /// `CONNECTED`, or the event as Meta names it.
    pub(crate) what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "turn", rename_all = "snake_case")]
pub(crate) enum Turn {
    Offboarded {
        returns: bool,
    },
    Reconnected,
    Removed {
        reason: Option<String>,
    },
    /// None: reinstated.
    Banned {
        ban: Option<Ban>,
    },
    Locked {
        locked: bool,
    },
    Deleted,
    Restricted {
        restriction: Restriction,
    },
    Reviewed {
        decision: String,
    },
    NameDecided {
        decision: String,
    },
    /// Nothing but the news itself.
    Told {
        /// The log has its own `event` on the same level.
        #[serde(rename = "news")]
        event: String,
        detail: Option<String>,
    },
}

impl Life {
    /// The number was connected: what stood in its way is over, what Meta holds against the account is not.
    pub(super) fn connected(&mut self, at: i64) {
        self.known = true;
        self.removed = None;
        self.offboarded = None;
        self.deleted = false;
        self.note(at, "CONNECTED", None);
    }

    pub(super) fn apply(&mut self, at: i64, turn: &Turn) {
        match turn {
            Turn::Offboarded { returns } => {
                self.offboarded = Some(Offboarded {
                    at,
                    returns: *returns,
                });
                self.note(at, "ACCOUNT_OFFBOARDED", None);
            }
            Turn::Reconnected => {
                self.offboarded = None;
                self.note(at, "ACCOUNT_RECONNECTED", None);
            }
            Turn::Removed { reason } => {
                self.offboarded = None;
                self.removed = Some(Removed {
                    at,
                    reason: reason.clone(),
                });
                self.note(at, "PARTNER_REMOVED", reason.clone());
            }
            Turn::Banned { ban } => {
                let state = ban.as_ref().map_or("REINSTATE", |ban| ban.state.as_str());
                self.note(at, "DISABLED_UPDATE", Some(state.to_owned()));
                self.ban.clone_from(ban);
            }
            Turn::Locked { locked } => {
                self.locked = *locked;
                let what = if *locked {
                    "ACCOUNT_LOCKED"
                } else {
                    "ACCOUNT_UNLOCKED"
                };
                self.note(at, what, None);
            }
            Turn::Deleted => {
                self.deleted = true;
                self.note(at, "ACCOUNT_DELETED", None);
            }
            Turn::Restricted { restriction } => {
                self.restrictions
                    .retain(|known| known.until > at && known.kind != restriction.kind);
                self.restrictions.push(restriction.clone());
                self.note(at, "ACCOUNT_RESTRICTION", Some(restriction.kind.clone()));
            }
            Turn::Reviewed { decision } => {
                self.review = Some(decision.clone());
                self.note(at, "account_review_update", Some(decision.clone()));
            }
            Turn::NameDecided { decision } => {
                self.name_decision = Some(decision.clone());
                self.note(at, "phone_number_name_update", Some(decision.clone()));
            }
            Turn::Told { event, detail } => self.note(at, event, detail.clone()),
        }
    }

    /// Whether a restriction holds at a time.
    pub(crate) fn is_restricted(&self, kind: &str, at: i64) -> bool {
        let held = self.restrictions.iter();
        held.filter(|known| known.kind == kind)
            .any(|known| at < known.until)
    }

    /// Whether the ban is in force at a time, and not only announced.
    pub(crate) fn is_banned(&self) -> bool {
        self.ban.as_ref().is_some_and(|ban| ban.state == "DISABLE")
    }

    fn note(&mut self, at: i64, what: &str, detail: Option<String>) {
        if self.line.len() == STATIONS_KEPT {
            self.line.remove(0);
        }
        self.line.push(Station {
            at,
            what: what.to_owned(),
            detail,
        });
    }
}
