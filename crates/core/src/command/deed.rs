//! What people do to several conversations at once, and what puts it back.

use serde::{Deserialize, Serialize};

use super::{Refused, assign, label, mark_read, mark_unread, set_status, snooze};
use crate::Millis;
use crate::converge::WorkingSet;
use crate::conversation::ConversationStatus;
use crate::ids::{ConversationId, LabelId, PersonId};

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// All that is there counts as read.
    Read,
    /// It stands as unread until somebody opens it.
    Unread,
    /// It is somebody's, or nobody's.
    Assign {
        /// Whose.
        person: Option<PersonId>,
    },
    /// It is put away, or taken up again.
    Status {
        /// How it is to stand.
        status: ConversationStatus,
        /// Of a snoozed one: until when.
        until: Option<Millis>,
    },
    /// A label is put on, or taken off.
    Label {
        /// Which.
        label: LabelId,
        /// Put on.
        on: bool,
    },
}

/// Does it, and says what puts back how it was; `None`: it was so already.
pub fn deed(set: &mut WorkingSet, id: ConversationId, what: Deed) -> Result<Option<Deed>, Refused> {
    let now = set.scope.now;
    let row = set.conversations.get(&id).ok_or(Refused::NotFound)?;
    let is_unread = row.marked_unread || row.summary.unread > 0;
    let back = match what {
        Deed::Read => is_unread.then_some(Deed::Unread),
        // What nobody has read yet stays so when this is taken back.
        Deed::Unread => (!is_unread).then_some(Deed::Read),
        Deed::Assign { person } => (row.assignee != person).then_some(Deed::Assign {
            person: row.assignee,
        }),
        Deed::Status { status, until } => {
            let was = (row.status, row.snoozed_until);
            // A time that has gone by wakes nobody.
            let until_was = row.snoozed_until.filter(|until| *until > now);
            (was != (status, until)).then_some(Deed::Status {
                status: row.status,
                until: until_was,
            })
        }
        Deed::Label { label, on } => {
            (row.labels.contains(&label) != on).then_some(Deed::Label { label, on: !on })
        }
    };
    if back.is_none() {
        return Ok(None);
    }
    match what {
        Deed::Read => {
            let newest = row.summary.newest.clone();
            if let Some((up_to, _)) = newest {
                mark_read(set, id, &up_to)?;
            }
        }
        Deed::Unread => mark_unread(set, id)?,
        Deed::Assign { person } => assign(set, id, person)?,
        Deed::Status {
            status: ConversationStatus::Snoozed,
            until,
        } => snooze(set, id, until)?,
        Deed::Status { status, .. } => set_status(set, id, status)?,
        Deed::Label { label: which, on } => label(set, id, which, on)?,
    }
    Ok(back)
}
