//! The pacer as the parts of a running platform share it: the courier asks it and teaches it, the merger tells it what the
//! phone and customers said, and a number's page shows what it knows.

use std::sync::{Mutex, PoisonError};

use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::pacing::guard::{Load, Risk, of_load};
use twinline_core::pacing::{API_ONLY, COEXISTENCE, Pacer, Priority, Rate, Standing};
use twinline_store::{Line, Mode, StoreError};

use crate::app::App;
use crate::health::measure::Told;
use crate::safety;

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

/// What WhatsApp grants a number.
fn ceiling(line: &Line) -> Rate {
    let granted = match line.mode {
        Mode::Coexistence | Mode::AppOnly => COEXISTENCE,
        Mode::ApiOnly => API_ONLY,
    };
    line.settings
        .messages_per_second
        .map_or(granted, Rate::per_second)
}

/// What went over a number in the last minute.
pub(crate) fn load(app: &App, line: &Line, now: Millis) -> Load {
    let standing = Standing::calm(line.account.clone(), ceiling(line));
    let allowance = app
        .pacing
        .with(|pacer| pacer.allowance(line.id, &standing, now));
    Load {
        sent: allowance.sent,
        heard: allowance.heard,
        granted: u64::try_from(60 * allowance.ceiling.each_second()).unwrap_or_default(),
    }
}

/// How a number stands, and why.
pub(crate) async fn risk(
    app: &App,
    line: &Line,
    now: Millis,
) -> Result<(Standing, Risk), StoreError> {
    let known = safety::known(app, line, now).await?;
    let risk = known.risk(of_load(&load(app, line, now)), now);
    let standing = Standing {
        campaign_percent: risk.percent(Priority::Campaign),
        transactional_percent: risk.percent(Priority::Transactional),
        tier_room: known.tier.room(),
        tier_frees_at: known.tier.frees_at,
        ..Standing::calm(line.account.clone(), ceiling(line))
    };
    Ok((standing, risk))
}
