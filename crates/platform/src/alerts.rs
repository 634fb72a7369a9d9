//! What an operator must know now: the last few, in memory. What must not be forgotten is also a row or a metric.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use twinline_core::Millis;

use crate::limits::ALERTS_MAX;

/// One alert, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Alert {
    /// When, on the wall.
    pub at: Millis,
    /// A stable word.
    pub code: String,
    /// What happened.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
    /// How often it has happened since it was first listed.
    pub times: u64,
}

/// The list.
#[derive(Debug, Default)]
pub struct Alerts(Mutex<VecDeque<Alert>>);

impl Alerts {
    /// Adds one, or counts it up if it is the newest of its code and words.
    pub fn raise(&self, code: &str, sentence: String, remedy: &str) {
        let at = crate::clock::wall_ms();
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = list
            .iter_mut()
            .find(|alert| alert.code == code && alert.sentence == sentence)
        {
            known.at = at;
            known.times += 1;
            return;
        }
        tracing::error!(alert.code = code, "{sentence}");
        list.push_front(Alert {
            at,
            code: code.to_owned(),
            sentence,
            remedy: remedy.to_owned(),
            times: 1,
        });
        list.truncate(ALERTS_MAX);
    }

    /// Newest first.
    pub fn list(&self) -> Vec<Alert> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .cloned()
            .collect()
    }
}
