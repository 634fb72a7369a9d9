//! The worker that takes up connections which a crash, a closed browser or the network left undone, for as long as
//! WhatsApp lets us ask. Its pauses run on wall time: they spare a network, not a deadline.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::number_life::{Asked, LifeRules, NumberLife, Stage};
use twinline_store::StoreError;

use super::steps::{Progress, note};
use crate::app::App;
use crate::limits::{CONNECT_LOOK, CONNECT_RETRY_FIRST, CONNECT_RETRY_MAX};
use crate::merger::chain;

/// A connection that did not go on.
struct Wait {
    tries: u32,
    until: Instant,
    /// What the timeline says already.
    told: String,
}

/// Runs until stopped. Looks at every number at its start, when [`super::connect`] leaves one behind, and now and then.
pub async fn run(app: App, stop: CancellationToken) {
    let mut waits = HashMap::new();
    loop {
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
    waits: &mut HashMap<LineId, Wait>,
) -> Result<Instant, StoreError> {
    let lines = app.store.lines(app.workspace).await?;
    let undone: Vec<LineId> = lines
        .iter()
        .filter(|line| is_undone(&line.life, app.now(), &LifeRules::default()))
        .map(|line| line.id)
        .collect();
    waits.retain(|line, _| undone.contains(line));
    for line in undone {
        if stop.is_cancelled() {
            break;
        }
        if waits
            .get(&line)
            .is_some_and(|wait| wait.until > Instant::now())
        {
            continue;
        }
        let why = match super::resume(app, line).await {
            Ok(Progress::Done) => {
                waits.remove(&line);
                continue;
            }
            Ok(Progress::Waits(why)) => why,
            Err(error) => error.to_string(),
        };
        tracing::warn!(line.id = %line, reason = %why, "The connection of a number waits");
        let wait = waits.entry(line).or_insert(Wait {
            tries: 0,
            until: Instant::now(),
            told: String::new(),
        });
        wait.until = Instant::now() + pause(wait.tries);
        wait.tries += 1;
        // The same reason again and again is one line of the timeline.
        if wait.told != why {
            note(app, line, "waits", &why).await;
            wait.told = why;
        }
    }
    let next_look = Instant::now() + CONNECT_LOOK;
    Ok(waits
        .values()
        .map(|wait| wait.until)
        .fold(next_look, Instant::min))
}

/// Whether something is left to do: a call that is known not to have been made. One that was begun is never repeated.
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
