//! Whose turn it is when more is due than there are hands: the urgent first; among equals each tenant in turn, and of a
//! tenant each number in turn. A campaign of one never holds up another.

use std::collections::BTreeMap;

use super::Priority;
use crate::ids::{LineId, WorkspaceId};

/// Something that may go now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<T> {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Over which number.
    pub line: LineId,
    /// How urgent.
    pub priority: Priority,
    /// What.
    pub what: T,
}

/// The candidates in the order in which they may go; those of one number and priority stay in the order given. `turn` counts
/// the rounds, so that it is not always the same ones who come first.
pub fn in_turn<T>(candidates: Vec<Candidate<T>>, turn: usize) -> Vec<Candidate<T>> {
    type OfLines<T> = BTreeMap<LineId, Vec<Candidate<T>>>;
    let mut groups: BTreeMap<Priority, BTreeMap<WorkspaceId, OfLines<T>>> = BTreeMap::new();
    let count = candidates.len();
    for candidate in candidates {
        let of_workspace = groups
            .entry(candidate.priority)
            .or_default()
            .entry(candidate.workspace)
            .or_default();
        of_workspace
            .entry(candidate.line)
            .or_default()
            .push(candidate);
    }
    let mut ordered = Vec::with_capacity(count);
    for workspaces in groups.into_values() {
        let of_each = workspaces
            .into_values()
            .map(|lines| alternately(lines.into_values().collect(), turn));
        ordered.extend(alternately(of_each.collect(), turn));
    }
    ordered
}

/// One of each in turn, beginning with the `turn`th.
fn alternately<T>(mut rows: Vec<Vec<T>>, turn: usize) -> Vec<T> {
    if !rows.is_empty() {
        let first = turn % rows.len();
        rows.rotate_left(first);
    }
    let mut rows: Vec<_> = rows.into_iter().map(Vec::into_iter).collect();
    let mut mixed = Vec::new();
    loop {
        let before = mixed.len();
        mixed.extend(rows.iter_mut().filter_map(Iterator::next));
        if mixed.len() == before {
            return mixed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn candidate(workspace: u8, line: u8, priority: Priority, what: usize) -> Candidate<usize> {
        Candidate {
            workspace: WorkspaceId(Uuid::from_u128(workspace.into())),
            line: LineId(Uuid::from_u128(
                u128::from(workspace) * 16 + u128::from(line),
            )),
            priority,
            what,
        }
    }

    #[test]
    fn a_reply_goes_before_every_campaign_and_tenants_take_turns() {
        use Priority::{Agent, Campaign};
        let mut all: Vec<_> = (0..5).map(|n| candidate(1, 1, Campaign, n)).collect();
        all.extend((5..7).map(|n| candidate(2, 1, Campaign, n)));
        all.push(candidate(1, 2, Campaign, 7));
        all.push(candidate(2, 1, Agent, 8));
        let order = |turn| -> Vec<usize> {
            let ordered = in_turn(all.clone(), turn);
            ordered.into_iter().map(|one| one.what).collect()
        };
        assert_eq!(order(0), [8, 0, 5, 7, 6, 1, 2, 3, 4]);
        assert_eq!(order(1)[..4], [8, 5, 7, 6]);
    }

    proptest! {
        /// Nothing is lost, the urgent come first, and those of one number keep their order.
        #[test]
        fn it_is_a_permutation_by_priority(
            rows in prop::collection::vec((0u8..3, 0u8..3, 0usize..4), 0..60), turn in 0usize..10,
        ) {
            let all: Vec<_> = rows
                .iter()
                .enumerate()
                .map(|(n, (workspace, line, rank))| {
                    candidate(*workspace, *line, Priority::ALL[*rank], n)
                })
                .collect();
            let ordered = in_turn(all.clone(), turn);
            let mut seen: Vec<usize> = ordered.iter().map(|one| one.what).collect();
            prop_assert!(ordered.is_sorted_by_key(|one| one.priority));
            for one in &all {
                let of_line = ordered.iter().filter(|other| {
                    (other.line, other.priority) == (one.line, one.priority)
                });
                prop_assert!(of_line.map(|other| other.what).is_sorted());
            }
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..all.len()).collect::<Vec<_>>());
        }

        /// However much one tenant has waiting, another's first is among the first two.
        #[test]
        fn nobody_waits_behind_a_whole_campaign(many in 1usize..500, turn in 0usize..10) {
            let mut all: Vec<_> = (0..many).map(|n| candidate(1, 1, Priority::Campaign, n)).collect();
            all.push(candidate(2, 1, Priority::Campaign, many));
            let ordered = in_turn(all, turn);
            prop_assert!(ordered.iter().take(2).any(|one| one.what == many));
        }
    }
}
