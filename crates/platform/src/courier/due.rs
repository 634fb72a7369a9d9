//! What may be called now, in the order in which it may: each number's sends by urgency as far as its rate goes, numbers and
//! tenants in turn, and as many as there are hands.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::pacing::{Candidate, Priority, Standing, in_turn};
use twinline_store::{DueSend, StoreError};

use crate::app::App;
use crate::limits::{
    COURIER_CALLS_AT_ONCE, COURIER_CALLS_KEPT, COURIER_CALLS_OF_A_NUMBER, COURIER_DUE_MAX,
};
use crate::pacing::risk;

/// See the module.
#[derive(Default)]
pub(super) struct Due {
    /// In the order in which they may go.
    pub(super) sends: Vec<Candidate<DueSend>>,
    pub(super) standings: BTreeMap<LineId, Arc<Standing>>,
    /// When more may go.
    pub(super) wake_at: Option<Millis>,
}

impl Due {
    fn wake(&mut self, at: Millis) {
        self.wake_at = Some(self.wake_at.map_or(at, |known| known.min(at)));
    }
}

/// Looks at every number that has something waiting. `turn` counts the rounds.
pub(super) async fn due(app: &App, turn: usize, now: Millis) -> Result<Due, StoreError> {
    let mut due = Due::default();
    let mut found = Vec::new();
    for (workspace, line) in app.store.pending_lines().await? {
        let Some(row) = app.store.line(line).await? else {
            continue;
        };
        let (standing, _) = risk(app, &row, now).await?;
        let standing = Arc::new(standing);
        let mut taken = 0;
        for priority in Priority::ALL {
            let room = app
                .pacing
                .with(|pacer| pacer.room(line, &standing, priority, now));
            let room = match room {
                Ok(room) => usize::try_from(room).unwrap_or(0).saturating_sub(taken),
                Err(wait) => {
                    due.wake(wait.until);
                    continue;
                }
            };
            let limit = room.min(COURIER_DUE_MAX);
            let sends = match limit {
                0 => Vec::new(),
                _ => app.store.due_sends(line, priority, now, limit).await?,
            };
            if sends.len() == limit {
                due.wake(now + standing.ceiling.interval_ms.max(1));
            }
            taken += sends.len();
            found.extend(sends.into_iter().map(|what| Candidate {
                workspace,
                line,
                priority,
                what,
            }));
        }
        due.standings.insert(line, standing);
    }
    due.sends = in_turn(found, turn);
    // Of two urgencies in one conversation the more urgent goes, and the other once that has an outcome.
    let mut conversations = HashSet::new();
    due.sends
        .retain(|candidate| conversations.insert(candidate.what.conversation));
    Ok(due)
}

/// Those for whom there are hands: `free` of all, and of each number what is not under way. Bulk leaves some to answers.
pub(super) fn in_hand(
    sends: Vec<Candidate<DueSend>>,
    mut free: usize,
    under_way: &BTreeMap<LineId, usize>,
) -> Vec<Candidate<DueSend>> {
    let mut of_numbers = under_way.clone();
    sends
        .into_iter()
        .filter(|candidate| {
            let kept = if candidate.priority.bulk() {
                COURIER_CALLS_KEPT
            } else {
                0
            };
            let of_number = of_numbers.entry(candidate.line).or_default();
            let fits = free > kept && *of_number < COURIER_CALLS_OF_A_NUMBER;
            if fits {
                free -= 1;
                *of_number += 1;
            }
            fits
        })
        .collect()
}

const _: () = assert!(
    COURIER_CALLS_OF_A_NUMBER < COURIER_CALLS_AT_ONCE && COURIER_CALLS_KEPT < COURIER_CALLS_AT_ONCE
);

#[cfg(test)]
mod tests {
    use twinline_core::ids::{ConversationId, SendId, WorkspaceId};
    use uuid::Uuid;

    use super::*;

    fn candidates(line: u128, priority: Priority, count: usize) -> Vec<Candidate<DueSend>> {
        let one = |n: usize| Candidate {
            workspace: WorkspaceId(Uuid::from_u128(1)),
            line: LineId(Uuid::from_u128(line)),
            priority,
            what: DueSend {
                send: SendId(Uuid::from_u128(n as u128)),
                conversation: ConversationId(Uuid::from_u128(n as u128)),
            },
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn a_number_that_hangs_leaves_hands_to_others_and_bulk_leaves_some_to_answers() {
        let nothing = BTreeMap::new();
        let all = COURIER_CALLS_AT_ONCE;
        let one = in_hand(candidates(1, Priority::Campaign, 1_000), all, &nothing);
        assert_eq!(one.len(), COURIER_CALLS_OF_A_NUMBER);
        let mut many = candidates(1, Priority::Campaign, 1_000);
        many.extend(candidates(2, Priority::Campaign, 1_000));
        many.extend(candidates(3, Priority::Campaign, 1_000));
        let bulk = in_hand(many, all, &nothing);
        assert_eq!(bulk.len(), all - COURIER_CALLS_KEPT);
        let answers = candidates(4, Priority::Agent, 1_000);
        let answers = in_hand(answers, COURIER_CALLS_KEPT, &nothing);
        assert_eq!(answers.len(), COURIER_CALLS_KEPT);
    }
}
