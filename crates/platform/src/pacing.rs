//! The pacer as the parts of a running platform share it: the courier asks it and teaches it, the merger tells it what the
//! phone and customers said, and a number's page shows what it knows.

use std::sync::{Mutex, PoisonError};

use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::pacing::{API_ONLY, COEXISTENCE, Pacer, Rate, Standing};
use twinline_store::{Line, Mode};

use crate::health::measure::Told;

/// What was said longer ago has been earned back: WhatsApp tells whole seconds.
const HEARD_MS: Millis = 2_000;

/// See the module.
#[derive(Default)]
pub struct Pacing(Mutex<Pacer>);

impl Pacing {
    /// Nobody waits while this is held.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&mut Pacer) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Counts what the phone and customers have just said. What is read late, after an outage, takes no room now.
    pub(crate) fn heard(&self, told: &[(LineId, Told)], now: Millis) {
        self.with(|pacer| {
            for (line, told) in told {
                if told.at.saturating_add(HEARD_MS) >= now {
                    pacer.heard(*line, now);
                }
            }
        });
    }
}

/// How a number stands.
pub(crate) fn standing(line: &Line) -> Standing {
    let granted = match line.mode {
        Mode::Coexistence | Mode::AppOnly => COEXISTENCE,
        Mode::ApiOnly => API_ONLY,
    };
    Standing {
        account: line.account.clone(),
        ceiling: line
            .settings
            .messages_per_second
            .map_or(granted, Rate::per_second),
        bulk_percent: 100,
    }
}
