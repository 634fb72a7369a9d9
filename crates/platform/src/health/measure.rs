//! Which lags a merged batch tells of: messages as they happened. History and statuses say nothing of how late we are.

use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::message::Source;
use twinline_core::observation::{Observation, Said};

use super::lag::Measured;

/// When a message was said and when its delivery was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// By WhatsApp.
    pub at: Millis,
    /// By us.
    pub received_at: Millis,
}

impl Told {
    /// Its lags, if it could be read from `shown_at` on.
    pub fn measured(self, shown_at: Millis) -> Measured {
        Measured {
            arriving_ms: self.received_at.saturating_sub(self.at),
            showing_ms: shown_at.saturating_sub(self.received_at),
        }
    }
}

/// The messages of a batch that tell of lags, by line.
pub fn of(lines: &[(LineId, Vec<Observation>)]) -> Vec<(LineId, Told)> {
    let told = |observation: &Observation| match &observation.said {
        Said::Message(said) if matches!(said.source, Source::Live | Source::Echo) => Some(Told {
            at: said.at,
            received_at: observation.received_at,
        }),
        _ => None,
    };
    lines
        .iter()
        .flat_map(|(line, said)| said.iter().filter_map(told).map(|told| (*line, told)))
        .collect()
}
