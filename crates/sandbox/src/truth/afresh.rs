//! The truth of a sandbox that begins again.

use super::Truth;
use super::apps::Subscriber;

/// Numbers that the birth of a sandbox draws: the same seed shall give the same ids after a reset as in a new one.
pub(crate) const DRAWN_AT_BIRTH: u64 = 17;

impl Truth {
    /// Nothing but the apps with their callbacks and fields, and the faults of the whole number. Ids are drawn from `seed`,
    /// or from the seed there was.
    pub(crate) fn begun_again(&self, seed: Option<u64>, at: i64) -> Self {
        Self {
            seq: self.seq,
            last_at: at,
            seed: seed.unwrap_or(self.seed),
            drawn: DRAWN_AT_BIRTH,
            place: self.place,
            apps: self.apps.iter().map(Subscriber::unattached).collect(),
            standing: self.standing.begun_again(),
            faults: self.faults.clone(),
            ..Self::default()
        }
    }
}
