//! The worker that takes up connections which a crash, a closed browser or the network left undone, for as long as
//! WhatsApp lets us ask, and asks for portfolios that are not known. Its pauses run on wall time: they spare a network, not
//! a deadline.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::number_life::{Asked, LifeRules, NumberLife, Stage};
use twinline_store::{Line, StoreError};

use super::fields;
use super::portfolio;
use super::steps::{Progress, note};
use crate::app::App;
use crate::limits::{CONNECT_LOOK, CONNECT_RETRY_FIRST, CONNECT_RETRY_MAX};
use crate::merger::chain;

/// Something that is left to do for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Undone {
    /// To learn to which portfolio its account belongs.
    Portfolio(LineId),
    /// To go on with its connection.
    Connection(LineId),
}

/// Something that did not go on.
struct Wait {
    tries: u32,
    until: Instant,
    /// What the timeline says already.
    told: String,
}

/// Runs until stopped. Looks at every number at its start, when [`super::connect`] leaves one behind, and now and then.
pub async fn run(app: App, stop: CancellationToken) {
    let mut waits = HashMap::new();
    let mut is_subscribed = false;
    loop {
        if !is_subscribed {
            is_subscribed = fields::at_start(&app).await;
        }
        let look_at = match round(&app, &stop, &mut waits).await {
            Ok(look_at) => look_at,
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot list the numbers");
                Instant::now() + CONNECT_RETRY_FIRST
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.connect_bell.notified() => {}
            () = tokio::time::sleep_until(look_at) => {}
        }
    }
}

/// Tries everything that is undone, once, without the pauses of [`run`].
pub async fn take_up(app: &App) -> Result<(), StoreError> {
    let (stop, mut waits) = (CancellationToken::new(), HashMap::new());
    round(app, &stop, &mut waits).await.map(drop)
}

/// Tries what is undone and due. Returns when to look again.
async fn round(
    app: &App,
    stop: &CancellationToken,
    waits: &mut HashMap<Undone, Wait>,
) -> Result<Instant, StoreError> {
    let lines = app.store.lines(app.workspace).await?;
    let (now, rules) = (app.now(), LifeRules::default());
    let undone: Vec<Undone> = lines
        .iter()
        .flat_map(|line| undone(line, now, &rules))
        .collect();
    waits.retain(|what, _| undone.contains(what));
    for what in undone {
        if stop.is_cancelled() {
            break;
        }
        if waits
            .get(&what)
            .is_some_and(|wait| wait.until > Instant::now())
        {
            continue;
        }
        let Some((line, kind, why)) = go_on(app, what).await else {
            waits.remove(&what);
            continue;
        };
        tracing::warn!(line.id = %line, reason = %why, ?what, "Something of a number waits");
        let wait = waits.entry(what).or_insert(Wait {
            tries: 0,
            until: Instant::now(),
            told: String::new(),
        });
        wait.until = Instant::now() + pause(wait.tries);
        wait.tries += 1;
        // The same reason again and again is one line of the timeline.
        if wait.told != why {
            note(app, line, kind, &why).await;
            wait.told = why;
        }
    }
    let next_look = Instant::now() + CONNECT_LOOK;
    Ok(waits
        .values()
        .map(|wait| wait.until)
        .fold(next_look, Instant::min))
}

/// Tries it. `None`: it is done; else what the timeline says of it.
async fn go_on(app: &App, what: Undone) -> Option<(LineId, &'static str, String)> {
    match what {
        Undone::Portfolio(line) => {
            let why = portfolio::learn(app, line).await.err()?;
            Some((line, "portfolio", portfolio::waits(&why)))
        }
        Undone::Connection(line) => {
            let why = match super::resume(app, line).await {
                Ok(Progress::Done) => return None,
                Ok(Progress::Waits(why)) => why,
                Err(error) => error.to_string(),
            };
            Some((line, "waits", why))
        }
    }
}

/// What is left to do for a number. Ids of customers are marked rightly before more of them come.
fn undone(line: &Line, now: Millis, rules: &LifeRules) -> Vec<Undone> {
    let connected = matches!(
        line.life.stage,
        Stage::Connecting | Stage::Connected | Stage::Reconnected
    );
    let portfolio = connected && line.portfolio.is_none();
    [
        portfolio.then_some(Undone::Portfolio(line.id)),
        is_undone(&line.life, now, rules).then_some(Undone::Connection(line.id)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether its connection has something left to do: a call that is known not to have been made. One that was begun is never repeated.
fn is_undone(life: &NumberLife, now: Millis, rules: &LifeRules) -> bool {
    match life.stage {
        Stage::Connecting => true,
        Stage::Connected => {
            now - life.stage_since < rules.ask_within_ms
                && [&life.contacts, &life.history]
                    .iter()
                    .any(|sync| sync.asked == Asked::NotAsked)
        }
        Stage::Draft | Stage::Offboarded | Stage::Reconnected => false,
    }
}

/// Doubled with each try, up to a bound.
fn pause(tries: u32) -> Duration {
    CONNECT_RETRY_FIRST
        .saturating_mul(1 << tries.min(16))
        .min(CONNECT_RETRY_MAX)
}

#[cfg(test)]
mod tests {
    use twinline_core::number_life::{Asked, LifeRules, NumberLife, Stage};

    use super::{is_undone, pause};
    use crate::limits::{CONNECT_RETRY_FIRST, CONNECT_RETRY_MAX};

    fn life(stage: Stage, contacts: Asked, history: Asked) -> NumberLife {
        let mut life = NumberLife {
            stage,
            ..NumberLife::default()
        };
        life.contacts.asked = contacts;
        life.history.asked = history;
        life
    }

    #[test]
    fn only_what_was_never_asked_is_taken_up_and_only_for_a_day() {
        use Asked::{Asked as Taken, Asking, NotAsked};
        let rules = LifeRules::default();
        let undone = |life: &NumberLife, now| is_undone(life, now, &rules);
        assert!(undone(&life(Stage::Connecting, NotAsked, NotAsked), 0));
        let half = life(Stage::Connected, Taken, NotAsked);
        assert!(undone(&half, rules.ask_within_ms - 1));
        assert!(!undone(&half, rules.ask_within_ms));
        assert!(!undone(&life(Stage::Connected, Asking, Taken), 1));
        assert!(!undone(&life(Stage::Offboarded, NotAsked, NotAsked), 1));
    }

    #[test]
    fn pauses_grow_to_a_bound() {
        assert_eq!(pause(0), CONNECT_RETRY_FIRST);
        assert_eq!(pause(1), CONNECT_RETRY_FIRST * 2);
        assert_eq!(pause(u32::MAX), CONNECT_RETRY_MAX);
    }
}
