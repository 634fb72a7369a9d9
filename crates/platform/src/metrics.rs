//! Figures: counters for Prometheus, and the few that the operator's page shows.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::ids::LineId;

use crate::app::App;
use crate::health::lag::{Distribution, LagsOfLines};
use crate::health::measure::Told;
use crate::limits::METRICS_UPKEEP_EVERY;

/// Lags kept for the percentiles.
const LAGS_MAX: usize = 1_000;

/// The figures of one process.
pub struct Metrics {
    prometheus: PrometheusHandle,
    refused_signatures: AtomicU64,
    backlog: AtomicU64,
    lags: Mutex<VecDeque<Millis>>,
    lags_of_lines: Mutex<LagsOfLines>,
}

impl Metrics {
    /// Installs the recorder, once per process.
    pub fn new() -> Self {
        static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
        let prometheus = HANDLE
            .get_or_init(|| {
                let recorder = PrometheusBuilder::new().build_recorder();
                let handle = recorder.handle();
                // A second recorder in one process (tests) keeps the first: its figures are then shared.
                drop(metrics::set_global_recorder(recorder));
                handle
            })
            .clone();
        Self {
            prometheus,
            refused_signatures: AtomicU64::new(0),
            backlog: AtomicU64::new(0),
            lags: Mutex::new(VecDeque::with_capacity(LAGS_MAX)),
            lags_of_lines: Mutex::default(),
        }
    }

    /// Prometheus' text format.
    pub fn render(&self) -> String {
        self.drain();
        self.prometheus.render()
    }

    /// Folds what was recorded since the last time into what is kept.
    fn drain(&self) {
        self.prometheus.run_upkeep();
    }

    /// A delivery was refused for its signature.
    pub fn signature_refused(&self) {
        self.refused_signatures.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("twinline_intake_refused_signatures_total").increment(1);
    }

    /// How many deliveries were refused for their signature.
    pub fn refused_signatures(&self) -> u64 {
        self.refused_signatures.load(Ordering::Relaxed)
    }

    /// A delivery became visible `lag_ms` after it was received.
    pub fn visible_after(&self, lag_ms: Millis) {
        let mut lags = self.lags.lock().unwrap_or_else(PoisonError::into_inner);
        if lags.len() == LAGS_MAX {
            lags.pop_front();
        }
        lags.push_back(lag_ms.max(0));
    }

    /// Median and 99th percentile of the newest lags, in milliseconds.
    pub fn lag(&self) -> Option<(Millis, Millis)> {
        let mut lags: Vec<Millis> = self
            .lags
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .copied()
            .collect();
        lags.sort_unstable();
        let at = |share: usize| {
            lags.get((lags.len().saturating_sub(1)) * share / 100)
                .copied()
        };
        Some((at(50)?, at(99)?))
    }

    /// Messages can be read from `shown_at` on.
    pub fn shown(&self, told: &[(LineId, Told)], shown_at: Millis) {
        let mut lags = self
            .lags_of_lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        for (line, told) in told {
            lags.record(*line, shown_at, told.measured(shown_at));
        }
    }

    /// How the lags of a line were spread during the last hour.
    pub fn lags(&self, line: LineId, now: Millis) -> Option<Distribution> {
        self.lags_of_lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .read(line, now)
    }

    /// Journal entries that wait for the merger.
    pub fn set_backlog(&self, entries: u64) {
        self.backlog.store(entries, Ordering::Relaxed);
        #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
        metrics::gauge!("twinline_merger_backlog_entries").set(entries as f64);
    }

    /// See [`Metrics::set_backlog`].
    pub fn backlog(&self) -> u64 {
        self.backlog.load(Ordering::Relaxed)
    }
}

/// Drains the figures until stopped. Without it a process that nobody scrapes keeps every single record.
pub async fn run(app: App, stop: CancellationToken) {
    let mut turns = tokio::time::interval(METRICS_UPKEEP_EVERY);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = turns.tick() => app.metrics.drain(),
        }
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}
