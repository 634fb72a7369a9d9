//! What came with a bubble beside its content: from which advertisement, whether forwarded, from which article, and how the
//! channel says that it came to be. Joined like content, part by part.

use serde::{Deserialize, Serialize};

/// Everything that came beside. The default is: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The advertisement or post from which the customer came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// Whether it was written by somebody else and passed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded: Option<Forwarded>,
    /// The article from which the customer wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
    /// The channel's word for how it came to be. Not interpreted: the channel does not say which words there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creation: Option<String>,
}

/// How often something was passed on. The order is the join: often says more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forwarded {
    /// A few times.
    Once,
    /// So often that the channel marks it.
    Often,
}

/// The advertisement or post from which a customer came.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Referral {
    /// The channel's id of it.
    pub source_id: Option<String>,
    /// The channel's word for what it is: `ad` or `post`.
    pub source_kind: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its text.
    pub body: Option<String>,
    /// The id of the click, by which a sale can be reported back.
    pub click_id: Option<String>,
}

/// An article of a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Product {
    /// The catalogue.
    pub catalog: Option<String>,
    /// The article in it.
    pub id: Option<String>,
}

impl Beside {
    /// Takes in what another telling of the same bubble says. Of two that differ, which the channel should never tell, the
    /// greater stays, so that order cannot matter.
    pub fn join(&mut self, other: &Self) {
        self.referral = self.referral.take().max(other.referral.clone());
        self.forwarded = self.forwarded.max(other.forwarded);
        self.product = self.product.take().max(other.product.clone());
        self.creation = self.creation.take().max(other.creation.clone());
    }

    /// Whether nothing came beside.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
