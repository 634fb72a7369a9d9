//! The seed and the ids of a business, made of the sandbox's seed and its place. Nothing is drawn for them, so that the first
//! one's ids are what they are without any other.

use crate::world::mix;

/// Apart from every number that acts draw from the same seed.
const APART: u64 = 0xB051_4E55;

/// Who a business is to Meta.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// Its own ids are drawn from this.
    pub(super) seed: u64,
    pub(super) waba_id: String,
    pub(super) phone_number_id: String,
    pub(super) portfolio_id: String,
}

impl Identity {
    pub(super) fn of(sandbox_seed: u64, place: u64) -> Self {
        let seed = mix(sandbox_seed ^ APART, place);
        let id = |n| (100_000_000_000_000 + mix(seed ^ APART, n) % 900_000_000_000_000).to_string();
        Self {
            seed,
            waba_id: id(1),
            phone_number_id: id(2),
            portfolio_id: id(3),
        }
    }

    pub(super) fn ids(&self) -> [&str; 3] {
        [&self.waba_id, &self.phone_number_id, &self.portfolio_id]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_two_businesses_share_an_id_or_a_seed(seed in any::<u64>()) {
            let all: Vec<Identity> = (0..200).map(|place| Identity::of(seed, place)).collect();
            let ids: BTreeSet<&str> = all.iter().flat_map(Identity::ids).collect();
            let seeds: BTreeSet<u64> = all.iter().map(|one| one.seed).collect();
            prop_assert_eq!((ids.len(), seeds.len()), (600, 200));
            prop_assert!(ids.iter().all(|id| id.len() == 15));
            prop_assert_eq!(Identity::of(seed, 7), all[7].clone());
        }
    }
}
