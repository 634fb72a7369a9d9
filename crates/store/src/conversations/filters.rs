//! What the list may be narrowed down to beside its view. All that is asked for must hold; of several values of one kind,
//! one.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::{LabelId, LineId, PersonId};
use twinline_core::message::{OrderKey, Origin};

use crate::engine::QueryAs;
use crate::rows::word;

/// Which sort of holder the floor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// Nobody, or whoever had it until their lease ended.
    Nobody,
    /// A bot.
    Bot,
    /// Somebody at the inbox.
    Agent,
    /// The phone.
    Phone,
}

/// What the list is narrowed down to. The default leaves everything in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The moment for which leases are looked at.
    pub now: Millis,
    /// On one of these lines. Empty: on any.
    pub lines: Vec<LineId>,
    /// The newest message is one of theirs. Empty: anybody's.
    pub last_word: Vec<Origin>,
    /// One of these has the floor. Empty: whoever.
    pub holders: Vec<HolderKind>,
    /// Of one of these people. Empty: of anybody, unless [`Self::nobodys`] says otherwise.
    pub assignees: Vec<PersonId>,
    /// Of nobody; or of one of the above.
    pub nobodys: bool,
    /// Bears one of these labels. Empty: whichever.
    pub labels: Vec<LabelId>,
    /// The team has not read all of it.
    pub unread: bool,
    /// The customer has waited since then at least.
    pub waits_since: Option<Millis>,
    /// The customer's last live word was said after the first and not after the second of these.
    pub last_in: Option<(Millis, Millis)>,
}

/// `$12` lines, `$13` origins, `$14` holders, `$15` now, `$16` people, `$17` nobody's as well, `$18` unread only, `$19` the
/// order key before which the turn began, `$20` and `$21` those between which the customer last spoke, `$22`
/// labels.
macro_rules! narrowed {
    () => {
        "($12 IS NULL OR c.line IN {ids $12}) \
         AND ($13 IS NULL OR EXISTS (SELECT 1 FROM messages AS m WHERE m.conversation = c.id \
          AND m.order_key = c.newest AND m.origin IN {texts $13})) \
         AND ($14 IS NULL OR CASE WHEN c.floor_until <= $15 THEN 'nobody' ELSE c.floor_kind END IN {texts $14}) \
         AND ($16 IS NULL OR c.assignee IN {ids $16} OR ($17 AND c.assignee IS NULL)) \
         AND (NOT $18 OR c.unread > 0 OR c.marked_unread) AND ($19 IS NULL OR c.turn_start < $19) \
         AND ($20 IS NULL OR (c.last_in >= $20 AND c.last_in < $21)) \
         AND ($22 IS NULL OR (c.labels IS NOT NULL AND EXISTS (SELECT 1 FROM labels AS l WHERE l.id IN {ids $22} \
          AND c.labels LIKE '%' || l.word || '%')))"
    };
}
pub(super) use narrowed;

impl Filters {
    /// Binds what the fragment above asks for.
    pub(super) fn bind<'q, T>(&self, query: QueryAs<'q, T>) -> QueryAs<'q, T>
    where
        T: crate::engine::Row,
    {
        let words = |words: Vec<String>| (!words.is_empty()).then_some(words);
        let lines = (!self.lines.is_empty()).then(|| self.lines.clone());
        let people = (self.nobodys || !self.assignees.is_empty()).then(|| self.assignees.clone());
        // An order key's time is in whole seconds.
        let after = |at: Millis| OrderKey::earliest(at + 1_000).0;
        query
            .bind_list_if(lines)
            .bind_list_if(words(self.last_word.iter().map(|it| word(*it)).collect()))
            .bind_list_if(words(self.holders.iter().map(|it| word(*it)).collect()))
            .bind(self.now)
            .bind_list_if(people)
            .bind(self.nobodys)
            .bind(self.unread)
            .bind(self.waits_since.map(after))
            .bind(self.last_in.map(|(since, _)| after(since)))
            .bind(self.last_in.map(|(_, until)| after(until)))
            .bind_list_if((!self.labels.is_empty()).then(|| self.labels.clone()))
    }
}
