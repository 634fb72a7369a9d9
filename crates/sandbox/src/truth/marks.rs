//! What stands beside a message's content: that it was forwarded, the advertisement it came by.

use serde::{Deserialize, Serialize};

use super::fleeting::Fleeting;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Marks {
    /// How many hands it went through.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) forwarded: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) referral: Option<Referral>,
    /// The linked device it was written on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) companion: Option<String>,
    /// Written on a device whose messages the API does not hear of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) unechoed: bool,
    /// Not delivered by then, it never is; none: it is kept as long as anything (graph-api.md 4.5). Milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<i64>,
    /// That it does not stay for good.
    #[serde(default, skip_serializing_if = "Fleeting::is_none")]
    pub(crate) fleeting: Fleeting,
    /// The status post it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<AnsweredStatus>,
}

/// A status post as it was when somebody answered it; the post itself is gone after a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnsweredStatus {
    pub(crate) text: Option<String>,
    /// A media id.
    pub(crate) media: Option<String>,
}

/// The advertisement or post a customer tapped before they wrote (webhooks.md 2.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Referral {
    /// `ad` or `post`.
    pub(crate) source_type: String,
    pub(crate) source_id: String,
    pub(crate) source_url: String,
    #[serde(default)]
    pub(crate) headline: Option<String>,
    #[serde(default)]
    pub(crate) body: Option<String>,
    /// None for advertisements in statuses.
    #[serde(default)]
    pub(crate) ctwa_clid: Option<String>,
}

impl Marks {
    pub(crate) fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}
