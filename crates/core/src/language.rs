//! The languages in which Twinline speaks to its own people. Customers are never translated.

use serde::{Deserialize, Serialize};

/// A language there are texts for (`texts/`), by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
    /// Portuguese, as in Brazil.
    Pt,
    /// Hindi.
    Hi,
    /// Indonesian.
    Id,
    /// Arabic, from right to left.
    Ar,
}
