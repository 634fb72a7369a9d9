//! How flows fare: what was asked of their endpoints, which alerts stand, and which offers were closed by theirs.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

/// Ours: requests kept of one flow, for its metrics.
const ASKED_KEPT: usize = 2_000;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FlowRecords {
    /// By the flow's id.
    pub(crate) of: BTreeMap<String, FlowRecord>,
    /// Messages whose flow its endpoint said is over, with what people read of it.
    pub(crate) ended: BTreeMap<String, String>,
}

/// How one flow fares.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FlowRecord {
    /// Oldest first.
    pub(crate) asked: VecDeque<Asked>,
    /// Alerts that stand, with the threshold that was crossed.
    pub(crate) alerts: BTreeMap<Alert, u32>,
}

/// One request to a flow's endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// In milliseconds UTC.
    pub(crate) at: i64,
    /// How long the endpoint took, in milliseconds.
    pub(crate) ms: u64,
    /// A health check.
    #[serde(default)]
    pub(crate) ping: bool,
    /// WhatsApp's name of what went wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
}

/// What WhatsApp warns of (webhooks.md 4.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Alert {
    ClientErrorRate,
    EndpointErrorRate,
    EndpointLatency,
    EndpointAvailability,
}

/// What can happen to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "flow_change", rename_all = "snake_case")]
pub(crate) enum FlowChange {
    Asked {
        flow: String,
        #[serde(flatten)]
        asked: Asked,
    },
    /// Without a threshold: it no longer stands.
    Alert {
        flow: String,
        alert: Alert,
        #[serde(default)]
        threshold: Option<u32>,
    },
    /// The endpoint wants no more of this message.
    Ended { wamid: String, told: String },
}

impl FlowRecords {
    pub(super) fn apply(&mut self, change: &FlowChange) {
        match change {
            FlowChange::Asked { flow, asked } => {
                let kept = &mut self.of.entry(flow.clone()).or_default().asked;
                kept.push_back(asked.clone());
                if kept.len() > ASKED_KEPT {
                    kept.pop_front();
                }
            }
            FlowChange::Alert {
                flow,
                alert,
                threshold,
            } => {
                let alerts = &mut self.of.entry(flow.clone()).or_default().alerts;
                match threshold {
                    Some(threshold) => alerts.insert(*alert, *threshold),
                    None => alerts.remove(alert),
                };
            }
            FlowChange::Ended { wamid, told } => {
                self.ended.insert(wamid.clone(), told.clone());
            }
        }
    }
}
