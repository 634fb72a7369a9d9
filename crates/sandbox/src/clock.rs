//! The virtual clock: wall time plus an offset, run at a rate, paused, or moved forward by hand.
//! This is the only file of the sandbox that reads wall time; everything else asks a [`Clock`].

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// One fixed point of the clock: at wall time `wall_ms` it showed `virtual_ms`, and runs at `rate`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub virtual_ms: i64,
    pub wall_ms: i64,
    pub rate: f64,
}

impl Reading {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "milliseconds since a fixed point stay far below 2^52"
    )]
    fn shown_at(&self, wall_ms: i64) -> i64 {
        let elapsed = (wall_ms - self.wall_ms).max(0) as f64 * self.rate;
        self.virtual_ms + elapsed as i64
    }
}

/// Milliseconds of wall time since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the clock is the port that reads wall time"
)]
pub(crate) fn wall_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

type Keeper = Arc<dyn Fn(Reading) -> ControlFlow<()> + Send + Sync>;

struct Inner {
    reading: watch::Sender<Reading>,
    /// In the order in which they came.
    keepers: Mutex<Vec<Keeper>>,
}

/// A handle on the sandbox's time. Clones share one clock.
#[derive(Clone)]
pub struct Clock {
    inner: Arc<Inner>,
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clock")
            .field("reading", &self.reading())
            .finish()
    }
}

impl Clock {
    pub(crate) fn from_reading(reading: Reading) -> Self {
        let inner = Inner {
            reading: watch::Sender::new(reading),
            keepers: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Whoever stores the clock's settings; called after each change, with no lock of ours held, until it breaks off.
    pub(crate) fn kept_by(
        &self,
        keeper: impl Fn(Reading) -> ControlFlow<()> + Send + Sync + 'static,
    ) {
        self.keepers().push(Arc::new(keeper));
    }

    pub(crate) fn reading(&self) -> Reading {
        *self.inner.reading.borrow()
    }

    /// What the clock shows now, in milliseconds UTC.
    pub fn now_ms(&self) -> i64 {
        self.reading().shown_at(wall_ms())
    }

    /// `now - wall`, what the bench shows as the offset.
    pub fn offset_ms(&self) -> i64 {
        let wall = wall_ms();
        self.reading().shown_at(wall) - wall
    }

    /// 0 when paused, 1 in real time, 60 for a minute a second.
    pub fn rate(&self) -> f64 {
        self.reading().rate
    }

    /// Moves the clock forward; it never goes back, so a negative step is ignored.
    pub fn advance(&self, step_ms: i64) {
        self.change(|shown, rate| (shown.saturating_add(step_ms.max(0)), rate));
    }

    /// Shows another time from now on, an earlier one included: for a world that is put in the place of another.
    pub(crate) fn set_to(&self, reading: Reading) {
        self.change(|_, _| (reading.virtual_ms, reading.rate));
    }

    /// Runs the clock `rate` times as fast as wall time; 0 pauses it.
    pub fn set_rate(&self, rate: f64) {
        let rate = if rate.is_finite() {
            rate.clamp(0.0, crate::limits::CLOCK_RATE_MAX)
        } else {
            1.0
        };
        self.change(|shown, _| (shown, rate));
    }

    pub fn pause(&self) {
        self.set_rate(0.0);
    }

    pub fn resume(&self) {
        self.set_rate(1.0);
    }

    /// Told of every jump and change of rate.
    pub fn subscribe(&self) -> watch::Receiver<Reading> {
        self.inner.reading.subscribe()
    }

    /// Returns once the clock shows `due_ms` or later; a jump wakes it at once, a pause holds it.
    pub async fn sleep_until(&self, due_ms: i64) {
        let mut changes = self.subscribe();
        loop {
            let reading = *changes.borrow_and_update();
            let left_ms = due_ms.saturating_sub(reading.shown_at(wall_ms()));
            if left_ms <= 0 {
                return;
            }
            if reading.rate <= 0.0 {
                if changes.changed().await.is_err() {
                    return;
                }
                continue;
            }
            tokio::select! {
                () = tokio::time::sleep(wall_wait(left_ms, reading.rate)) => {}
                changed = changes.changed() => if changed.is_err() { return; },
            }
        }
    }

    fn change(&self, step: impl FnOnce(i64, f64) -> (i64, f64)) {
        let mut set = self.reading();
        self.inner.reading.send_modify(|reading| {
            let wall = wall_ms();
            let (virtual_ms, rate) = step(reading.shown_at(wall), reading.rate);
            *reading = Reading {
                virtual_ms,
                wall_ms: wall,
                rate,
            };
            set = *reading;
        });
        self.hand_to_keepers(set);
    }

    fn keepers(&self) -> MutexGuard<'_, Vec<Keeper>> {
        let keepers = self.inner.keepers.lock();
        keepers.unwrap_or_else(PoisonError::into_inner)
    }

    fn hand_to_keepers(&self, set: Reading) {
        let all = self.keepers().clone();
        let gone: Vec<Keeper> = all
            .into_iter()
            .filter(|keeper| keeper(set).is_break())
            .collect();
        if !gone.is_empty() {
            self.keepers()
                .retain(|keeper| !gone.iter().any(|gone| Arc::ptr_eq(gone, keeper)));
        }
    }
}

/// Wall time until `left_ms` of virtual time have passed, capped so that a change of the machine's
/// own clock is noticed within a minute.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "clamped to a minute before the cast"
)]
fn wall_wait(left_ms: i64, rate: f64) -> Duration {
    let ms = (left_ms as f64 / rate).ceil().clamp(1.0, 60_000.0);
    Duration::from_millis(ms as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paused_at(virtual_ms: i64) -> Clock {
        Clock::from_reading(Reading {
            virtual_ms,
            wall_ms: wall_ms(),
            rate: 0.0,
        })
    }

    #[tokio::test]
    async fn a_jump_wakes_a_sleeper_of_a_paused_clock() {
        let clock = paused_at(1_000);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(90_000_000).await }
        });
        clock.advance(90_000_000);
        tokio::time::timeout(Duration::from_secs(5), sleeper)
            .await
            .expect("the sleeper wakes with the jump")
            .unwrap();
    }

    #[test]
    fn time_never_runs_back() {
        let clock = paused_at(5_000);
        clock.advance(-4_000);
        assert_eq!(clock.now_ms(), 5_000);
    }

    #[test]
    fn every_change_is_handed_to_the_keeper() {
        let clock = paused_at(10);
        let kept = Arc::new(Mutex::new(Vec::new()));
        clock.kept_by({
            let kept = Arc::clone(&kept);
            move |reading| {
                kept.lock()
                    .unwrap()
                    .push((reading.virtual_ms, reading.rate));
                ControlFlow::Continue(())
            }
        });
        clock.advance(90);
        clock.set_rate(60.0);
        assert_eq!(kept.lock().unwrap()[0], (100, 0.0));
        assert!((kept.lock().unwrap()[1].1 - 60.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_keeper_that_breaks_off_is_left_alone_and_the_others_go_on() {
        let clock = paused_at(10);
        let calls = Arc::new(Mutex::new((0, 0)));
        let first = Arc::clone(&calls);
        clock.kept_by(move |_| {
            first.lock().unwrap().0 += 1;
            ControlFlow::Break(())
        });
        let second = Arc::clone(&calls);
        clock.kept_by(move |_| {
            second.lock().unwrap().1 += 1;
            ControlFlow::Continue(())
        });
        clock.advance(1);
        clock.advance(1);
        assert_eq!(*calls.lock().unwrap(), (1, 2));
    }
}
