//! What came with a bubble beside its content.

use serde::Serialize;
use twinline_core::beside;
use utoipa::ToSchema;

/// How often something was passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Forwarded {
    /// A few times.
    Once,
    /// So often that WhatsApp marks it.
    Often,
}

/// The advertisement or post from which a customer came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Referral {
    /// WhatsApp's id of it.
    pub source_id: Option<String>,
    /// WhatsApp's word for what it is: `ad` or `post`.
    pub source_kind: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its text.
    pub body: Option<String>,
    /// The id of the click (`ctwa_clid`), by which a sale can be reported back.
    pub click_id: Option<String>,
}

/// An article of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReferredProduct {
    /// The catalogue.
    pub catalog: Option<String>,
    /// The article in it.
    pub id: Option<String>,
}

/// What came with a bubble beside its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Beside {
    /// The advertisement or post from which the customer came.
    pub referral: Option<Referral>,
    /// Whether it was written by somebody else and passed on.
    pub forwarded: Option<Forwarded>,
    /// The article from which the customer wrote.
    pub product: Option<ReferredProduct>,
    /// WhatsApp's word for how an echo came to be.
    pub creation: Option<String>,
}

impl Beside {
    /// As stored; `None`: nothing came beside.
    pub fn of(beside: &beside::Beside) -> Option<Self> {
        let told = beside.clone();
        (!beside.is_empty()).then(|| Self {
            referral: told.referral.map(|referral| Referral {
                source_id: referral.source_id,
                source_kind: referral.source_kind,
                url: referral.url,
                headline: referral.headline,
                body: referral.body,
                click_id: referral.click_id,
            }),
            forwarded: told.forwarded.map(|forwarded| match forwarded {
                beside::Forwarded::Once => Forwarded::Once,
                beside::Forwarded::Often => Forwarded::Often,
            }),
            product: told.product.map(|product| ReferredProduct {
                catalog: product.catalog,
                id: product.id,
            }),
            creation: told.creation,
        })
    }
}
