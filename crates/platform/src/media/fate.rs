//! What becomes of a file whose fetching did not succeed: tried again, and when, or given up, and why. Pure.

use twinline_core::Millis;
use twinline_store::MediaState;

use crate::limits::{
    MEDIA_RETRY_FIRST_MS, MEDIA_RETRY_MAX_MS, MEDIA_TRIED_MS_MAX, MEDIA_UNFIT_ATTEMPTS_MAX,
};

/// Why a file did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It is larger than is fetched.
    TooLarge {
        /// Its bytes, if they were told.
        size: Option<u64>,
        /// The most that is fetched.
        bytes_max: u64,
    },
    /// WhatsApp never said how to fetch it.
    Nameless {
        /// What is to be said of it.
        reason: String,
    },
    /// It came, and is not what was announced.
    Unfit {
        /// What is wrong.
        reason: String,
    },
    /// It may succeed later, perhaps after somebody has mended something: an outage, a full disk, a token of too few rights.
    Passing {
        /// What went wrong.
        reason: String,
    },
}

/// What to do with the file now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// How it stands.
    pub state: MediaState,
    /// Why, in a sentence for people.
    pub reason: String,
    /// When it is tried again, if it waits.
    pub next_at: Option<Millis>,
}

/// From when on WhatsApp keeps a file: from when it named it to us, or from the message's own time if that is later.
/// History names files of messages that are two weeks old, and keeps each for its seven days all the same.
pub fn named_at(said_at: Millis, received_at: Millis) -> Millis {
    said_at.max(received_at)
}

/// Whether WhatsApp has forgotten a file that it named at `named_at` by now.
pub fn is_over(named_at: Millis, life_ms: Option<Millis>, now: Millis) -> bool {
    life_ms.is_some_and(|life| now >= named_at.saturating_add(life))
}

/// The fate of a file whose time is over: it is not asked for any more.
pub fn over(life_ms: Option<Millis>) -> Fate {
    let days = life_ms.unwrap_or_default() / 86_400_000;
    Fate {
        state: MediaState::Expired,
        reason: format!("WhatsApp keeps files for {days} days. It is still on the phone."),
        next_at: None,
    }
}

/// The fate of a file whose message was taken back before it came: nobody may see it, and nobody is to have it.
pub fn taken_back() -> Fate {
    Fate {
        state: MediaState::Expired,
        reason: "It was taken back before it came.".to_owned(),
        next_at: None,
    }
}

/// What follows from `trouble` at attempt `attempts` (the first is 1) for a file that was named at `named_at`.
pub fn of(
    trouble: &Trouble,
    attempts: u32,
    named_at: Millis,
    life_ms: Option<Millis>,
    now: Millis,
) -> Fate {
    match trouble {
        Trouble::TooLarge { size, bytes_max } => Fate {
            state: MediaState::TooLarge,
            reason: too_large(*size, *bytes_max),
            next_at: None,
        },
        Trouble::Nameless { reason } => Fate {
            state: MediaState::Expired,
            reason: reason.clone(),
            next_at: None,
        },
        Trouble::Unfit { reason } if attempts >= MEDIA_UNFIT_ATTEMPTS_MAX => given_up(reason),
        Trouble::Unfit { reason } | Trouble::Passing { reason } => {
            let next_at = now + pause(attempts);
            // A try after the file's time is over could only fail.
            if is_over(named_at, life_ms, next_at) {
                return over(life_ms);
            }
            if life_ms.is_none() && is_over(named_at, Some(MEDIA_TRIED_MS_MAX), next_at) {
                return given_up(reason);
            }
            Fate {
                state: MediaState::Waiting,
                reason: reason.clone(),
                next_at: Some(next_at),
            }
        }
    }
}

/// Only somebody who asks for it has it tried again.
fn given_up(reason: &str) -> Fate {
    Fate {
        state: MediaState::Failed,
        reason: reason.to_owned(),
        next_at: None,
    }
}

/// Twice as long after each attempt.
fn pause(attempts: u32) -> Millis {
    MEDIA_RETRY_FIRST_MS
        .saturating_mul(1 << attempts.saturating_sub(1).min(20))
        .min(MEDIA_RETRY_MAX_MS)
}

fn too_large(size: Option<u64>, bytes_max: u64) -> String {
    let most = bytes_max >> 20;
    match size {
        Some(size) => format!(
            "It has {} MB; up to {most} MB are fetched. It is still on the phone.",
            size.div_ceil(1 << 20)
        ),
        None => {
            format!("It has more than the {most} MB that are fetched. It is still on the phone.")
        }
    }
}

#[cfg(test)]
mod tests {
    use twinline_store::MediaState;

    use super::{Fate, Trouble, is_over, named_at, of, over};
    use crate::limits::{MEDIA_RETRY_MAX_MS, MEDIA_UNFIT_ATTEMPTS_MAX};

    const DAY: i64 = 86_400_000;
    const LIFE: Option<i64> = Some(7 * DAY);

    fn passing() -> Trouble {
        Trouble::Passing {
            reason: "The line is slow.".to_owned(),
        }
    }

    #[test]
    fn it_is_tried_again_with_longer_pauses_for_as_long_as_it_is_kept() {
        let pause = |attempt| {
            let fate = of(&passing(), attempt, 0, LIFE, 1_000);
            assert_eq!(fate.state, MediaState::Waiting);
            fate.next_at.unwrap() - 1_000
        };
        assert_eq!([1, 2, 3].map(pause), [4_000, 8_000, 16_000]);
        assert_eq!([12, 200, 100_000].map(pause), [MEDIA_RETRY_MAX_MS; 3]);
        let endless = of(&passing(), 200, 0, None, 7 * DAY);
        assert_eq!(
            endless.state,
            MediaState::Failed,
            "nobody says when it ends"
        );
    }

    #[test]
    fn one_that_is_not_what_was_announced_is_given_up() {
        let unfit = Trouble::Unfit {
            reason: "It is another one.".to_owned(),
        };
        let state = |attempts| of(&unfit, attempts, 0, LIFE, 1_000).state;
        assert_eq!(state(MEDIA_UNFIT_ATTEMPTS_MAX - 1), MediaState::Waiting);
        assert_eq!(state(MEDIA_UNFIT_ATTEMPTS_MAX), MediaState::Failed);
    }

    #[test]
    fn its_time_begins_when_it_is_named() {
        assert_eq!(named_at(0, 10 * DAY), 10 * DAY, "history");
        assert_eq!(named_at(5, 0), 5, "rows from before this was kept");
    }

    #[test]
    fn after_seven_days_nothing_is_tried_any_more() {
        assert!(!is_over(0, LIFE, 7 * DAY - 1));
        assert!(is_over(0, LIFE, 7 * DAY));
        assert!(
            !is_over(0, None, i64::MAX),
            "a channel without such a limit"
        );
        let fate: Fate = of(&passing(), 2, 0, LIFE, 7 * DAY - 10);
        assert_eq!(fate, over(LIFE), "the next try would come too late");
    }

    #[test]
    fn a_file_that_is_too_large_is_never_tried_again() {
        let trouble = Trouble::TooLarge {
            size: Some(157 << 20),
            bytes_max: 100 << 20,
        };
        let fate = of(&trouble, 1, 0, LIFE, 0);
        assert_eq!((fate.state, fate.next_at), (MediaState::TooLarge, None));
        assert!(
            fate.reason.contains("157 MB; up to 100 MB"),
            "{}",
            fate.reason
        );
    }
}
