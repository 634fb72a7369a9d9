//! What an answer of a channel means for a send.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::ExternalId;
use crate::ticks::Failure;

/// How far a "not now" reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// This send alone.
    #[default]
    Send,
    /// Everything to this customer from this number.
    Pair,
    /// Everything from this number.
    Number,
    /// Everything of the account.
    Account,
}

/// What an answer means for a send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Taken; the channel calls it so.
    Accepted {
        /// The channel's id.
        external_id: ExternalId,
    },
    /// Not taken, and never will be as it is.
    Refused {
        /// Why and what to do.
        failure: Failure,
    },
    /// Not taken now.
    Throttled {
        /// Why.
        failure: Failure,
        /// Least time to wait, if told.
        retry_after_ms: Option<Millis>,
        /// What else has to wait.
        #[serde(default)]
        reach: Reach,
    },
    /// May or may not have been taken: settled later by status or echo.
    Unknown {
        /// What is known.
        failure: Failure,
    },
}
