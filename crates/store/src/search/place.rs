//! Where an entry stands in the index: a number that sorts as time does, so that what is found comes newest first without
//! being sorted, and a page begins where the one before ended.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::Millis;
use uuid::Uuid;

/// So many bits tell apart what was said in the same millisecond.
const TIE_BITS: u32 = 20;
/// The latest time that leaves room for the tie: in the year 2248.
const AT_MAX: Millis = (1 << 43) - 1;

/// The first place of a moment; everything said earlier stands before it.
pub(super) fn first_at(at: Millis) -> i64 {
    at.clamp(0, AT_MAX) << TIE_BITS
}

/// Whether a place is of this moment.
pub(super) fn is_at(place: i64, at: Millis) -> bool {
    place >> TIE_BITS == at.clamp(0, AT_MAX)
}

/// Where a thing would stand if nothing else did: ids are random enough that this hardly ever collides.
pub(super) fn wished(at: Millis, id: Uuid) -> i64 {
    let tie = id.as_u128() & ((1 << TIE_BITS) - 1);
    first_at(at) | i64::try_from(tie).unwrap_or(0)
}

/// The next place of the same moment, from the last one back to the first.
fn next(place: i64) -> i64 {
    let ties = (1 << TIE_BITS) - 1;
    place & !ties | (place + 1) & ties
}

/// Finds each wish the nearest free place. `taken`: places that are occupied, at least those near the wishes.
pub(super) fn settle(
    wishes: &BTreeMap<Uuid, i64>,
    mut taken: BTreeSet<i64>,
) -> BTreeMap<Uuid, i64> {
    wishes
        .iter()
        .map(|(id, wish)| {
            let mut place = *wish;
            while !taken.insert(place) {
                place = next(place);
            }
            (*id, place)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_sort_as_time_does_and_are_never_shared() {
        let id = |n: u128| Uuid::from_u128(n);
        assert!(wished(1_000, id(u128::MAX)) < first_at(1_001));
        assert!(is_at(wished(1_000, id(7)), 1_000));
        assert!(first_at(Millis::MAX) > 0 && first_at(Millis::MIN) == 0);
        let last = wished(1_000, id(u128::MAX));
        let wishes = BTreeMap::from([(id(1), last), (id(2), last), (id(3), last)]);
        let places = settle(&wishes, BTreeSet::from([last]));
        let distinct: BTreeSet<i64> = places.values().copied().collect();
        assert_eq!(distinct.len(), 3);
        assert!(!distinct.contains(&last));
        assert!(distinct.iter().all(|place| is_at(*place, 1_000)));
    }
}
