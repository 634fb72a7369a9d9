//! What a message is charged as, settled when WhatsApp took it and kept with it: rules that change later do not touch it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How WhatsApp charges (graph-api.md 8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Model {
    /// By conversation.
    #[serde(rename = "CBP")]
    Conversation,
    /// By message.
    #[serde(rename = "PMP")]
    Message,
}

/// Whether a message by itself costs anything.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = PriceKind)]
pub(crate) enum Kind {
    Regular,
    FreeCustomerService,
    FreeEntryPoint,
}

impl Kind {
    /// As `pricing.type` spells it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::FreeCustomerService => "free_customer_service",
            Self::FreeEntryPoint => "free_entry_point",
        }
    }
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Price {
    /// The day whose rules and rates hold (`YYYY-MM-DD`).
    pub(crate) day: String,
    pub(crate) model: Model,
    pub(crate) kind: Kind,
    /// As `pricing.category` spells it.
    pub(crate) category: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) conversation: Option<Conversation>,
}

/// What several messages of a day belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Conversation {
    pub(crate) id: String,
    /// As `conversation.origin.type` spells it.
    pub(crate) origin: String,
    pub(crate) until: i64,
    /// This message began it, and bears its price.
    pub(crate) opens: bool,
}

/// What a month has used of its allowance; derived from the messages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Allowance {
    /// By month (`YYYY-MM`, UTC).
    free_service: BTreeMap<String, u32>,
}

impl Allowance {
    /// A free service message was taken at this time.
    pub(super) fn take(&mut self, at: i64) {
        *self.free_service.entry(month(at)).or_default() += 1;
    }

    /// It failed, and costs nothing.
    pub(super) fn give_back(&mut self, at: i64) {
        if let Some(used) = self.free_service.get_mut(&month(at)) {
            *used = used.saturating_sub(1);
        }
    }

    /// Free service messages taken so far in the month of this time.
    pub(crate) fn used(&self, at: i64) -> u32 {
        self.free_service.get(&month(at)).copied().unwrap_or(0)
    }
}

/// The calendar month of a time (UTC).
pub(crate) fn month(at: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    time.strftime("%Y-%m").to_string()
}
