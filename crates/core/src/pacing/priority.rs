//! How urgent a send is. A person waits for nobody's bot, and nobody waits for a campaign.

use serde::{Deserialize, Serialize};

use crate::send::SendAuthor;

/// From the most urgent to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Somebody at the inbox writes to somebody who waits.
    Agent,
    /// A bot answers a turn.
    Bot,
    /// A program tells one customer something about an order, a date, a code.
    Transactional,
    /// One of very many.
    Campaign,
}

impl Priority {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Agent, Self::Bot, Self::Transactional, Self::Campaign];

    /// What it is unless something else is said.
    pub fn of(author: SendAuthor) -> Self {
        match author {
            SendAuthor::Agent(_) => Self::Agent,
            SendAuthor::Bot(_) => Self::Bot,
        }
    }

    /// As it is stored: smaller is more urgent, with places between.
    pub fn rank(self) -> i64 {
        match self {
            Self::Agent => 0,
            Self::Bot => 10,
            Self::Transactional => 20,
            Self::Campaign => 30,
        }
    }

    /// See [`Self::rank`].
    pub fn of_rank(rank: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.rank() == rank)
    }

    /// Whether it answers nobody: what safety slows or stops first.
    pub fn bulk(self) -> bool {
        matches!(self, Self::Transactional | Self::Campaign)
    }

    /// The share of a number's burst that it leaves for what is more urgent, in per cent.
    pub(crate) fn keeps_percent(self) -> i64 {
        match self {
            Self::Agent => 0,
            Self::Bot => 10,
            Self::Transactional => 25,
            Self::Campaign => 50,
        }
    }
}
