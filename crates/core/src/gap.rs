//! Gaps: what we can prove we were never told. Somebody answered, edited, deleted or reacted to a message that no feed has
//! brought, a status names it, or the history's chunks have a hole.
//!
//! A gap is never an error: feeds are unordered, so what is missing may still come, and other software on the same number
//! sends messages of which only statuses are told. It is shown once it has lasted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::contact::Identity;
use crate::converge::Parked;
use crate::ids::{ConversationId, ExternalId};
use crate::number_life::Sync;

/// What waits this long is shown as a gap: early statuses and quotes find their message within seconds.
pub const GAP_AFTER_MS: Millis = 10 * 60_000;

/// What proves a gap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GapKind {
    /// A message was edited. The edit tells its new content.
    Edit,
    /// A message was taken back.
    Revoke,
    /// Somebody reacted to a message.
    Reaction,
    /// Another message answers it.
    Quote,
    /// A status names it: other software sent it, or we lost it.
    Status,
    /// Chunks of the history that never came, although later ones of their phase did.
    HistoryHole {
        /// The phase.
        phase: i64,
        /// The missing chunks' numbers, as spans from first to last.
        missing: Vec<(i64, i64)>,
    },
}

/// Something we were never told, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What proves it; of several proofs, the one that tells most.
    pub kind: GapKind,
    /// The channel's id of the missing message.
    pub external_id: Option<ExternalId>,
    /// In which conversation it is missing, where that was told.
    pub conversation: Option<ConversationId>,
    /// To whom it went, by its statuses.
    pub peer: BTreeSet<Identity>,
    /// Since when we know.
    pub since: Millis,
}

impl Parked {
    /// What this row proves. Everything that can be parked proves something.
    pub fn proof(&self) -> GapKind {
        let fate = &self.fate;
        if fate.edited.is_some() {
            GapKind::Edit
        } else if fate.revoked.is_some() {
            GapKind::Revoke
        } else if !fate.reactions.is_empty() {
            GapKind::Reaction
        } else if self.quoted {
            GapKind::Quote
        } else {
            GapKind::Status
        }
    }
}

/// The gaps of a line at `now`: the messages of which something waits for long, and the holes of a history sync that has
/// been silent for as long.
pub fn gaps<'a>(
    parked: impl Iterator<Item = (&'a ExternalId, &'a Parked)>,
    history: &Sync,
    now: Millis,
) -> Vec<Gap> {
    let lasts = |since: Millis| now.saturating_sub(since) >= GAP_AFTER_MS;
    let missing = parked
        .filter(|(_, row)| lasts(row.since))
        .map(|(external, row)| Gap {
            kind: row.proof(),
            external_id: Some(external.clone()),
            conversation: row.conversation,
            peer: row.peer.clone(),
            since: row.since,
        });
    let silent = history.last_at.filter(|last| lasts(*last));
    let holes = silent.into_iter().flat_map(|since| {
        let hole = move |kind| Gap {
            kind,
            external_id: None,
            conversation: None,
            peer: BTreeSet::new(),
            since,
        };
        history_holes(history).into_iter().map(hole)
    });
    missing.chain(holes).collect()
}

/// The holes in the chunk numbers of each phase. Chunks are counted from 1 within a phase (`webhooks.md` 3.5); where the last
/// one is, nothing tells reliably, so what is missing behind the greatest number cannot be seen. A whole phase may lack
/// chunks because it has no messages, so that is no hole.
pub fn history_holes(history: &Sync) -> Vec<GapKind> {
    let phases: BTreeSet<i64> = history.chunks.keys().map(|(phase, _)| *phase).collect();
    let hole = |phase: i64| {
        let mut missing = Vec::new();
        let mut next = 1;
        let told = history.chunks.range((phase, 1)..=(phase, i64::MAX));
        for ((_, chunk), _) in told {
            if *chunk > next {
                missing.push((next, chunk - 1));
            }
            next = chunk.saturating_add(1);
        }
        (!missing.is_empty()).then_some(GapKind::HistoryHole { phase, missing })
    };
    // A part that is not told is -1: nothing can be said of it.
    phases
        .into_iter()
        .filter(|phase| *phase >= 0)
        .filter_map(hole)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{GAP_AFTER_MS, Gap, GapKind, Sync, gaps, history_holes};
    use crate::converge::Parked;
    use crate::fate::{Fate, Revoked};
    use crate::ids::ExternalId;
    use crate::message::Direction;

    fn sync(chunks: &[(i64, i64)]) -> Sync {
        Sync {
            chunks: chunks.iter().map(|chunk| (*chunk, 7)).collect(),
            last_at: Some(0),
            ..Sync::default()
        }
    }

    #[test]
    fn chunks_that_never_came_are_holes_and_the_end_of_a_phase_is_not() {
        assert_eq!(history_holes(&sync(&[(0, 1), (0, 2), (1, 1)])), []);
        let holes = history_holes(&sync(&[(0, 3), (0, 4), (0, 9), (2, 1), (-1, 5), (1, -1)]));
        let missing = vec![(1, 2), (5, 8)];
        assert_eq!(holes, [GapKind::HistoryHole { phase: 0, missing }]);
    }

    #[test]
    fn a_hole_of_any_width_costs_one_span() {
        let holes = history_holes(&sync(&[(0, i64::MAX)]));
        let missing = vec![(1, i64::MAX - 1)];
        assert_eq!(holes, [GapKind::HistoryHole { phase: 0, missing }]);
    }

    #[test]
    fn what_waits_is_a_gap_once_it_has_lasted() {
        let external = ExternalId("wamid.1".to_owned());
        let revoked = Revoked {
            at: 5,
            event: ExternalId("event".to_owned()),
            by: Direction::In,
        };
        let parked = Parked {
            since: 1_000,
            quoted: true,
            fate: Fate {
                revoked: Some(revoked),
                ..Fate::default()
            },
            ..Parked::default()
        };
        let at = |now| -> Vec<Gap> {
            gaps(std::iter::once((&external, &parked)), &sync(&[(0, 2)]), now)
        };
        assert_eq!(at(GAP_AFTER_MS - 1), []);
        let kinds = |now| -> Vec<GapKind> { at(now).into_iter().map(|gap| gap.kind).collect() };
        let missing = vec![(1, 1)];
        let hole = GapKind::HistoryHole { phase: 0, missing };
        assert_eq!(kinds(GAP_AFTER_MS), std::slice::from_ref(&hole));
        assert_eq!(kinds(1_000 + GAP_AFTER_MS), [GapKind::Revoke, hole]);
    }
}
