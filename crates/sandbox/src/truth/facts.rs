//! What is so about the business and its phone before anybody connects anything: facts by which a sign-up succeeds or fails.
//! The bench sets them.

use serde::{Deserialize, Serialize};

/// What is so about the business and its phone before anybody connects anything. The usual business could sign up at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and may be so with any other"
)]
pub(crate) struct Facts {
    /// What runs on the number.
    pub(crate) app: AppKind,
    /// As the app shows it: `2.26.41.77`.
    pub(crate) app_version: String,
    /// Since when the app is in use with this number, in milliseconds; none for longer than anybody asks.
    pub(crate) in_use_since: Option<i64>,
    /// The Facebook Page the number is linked to.
    pub(crate) page: Page,
    /// The app keeps a backup in the cloud.
    pub(crate) backup: bool,
    pub(crate) payment: Payment,
    /// Meta has verified the portfolio's business.
    pub(crate) business_verified: bool,
    /// The number's owner was verified by a code.
    pub(crate) number_verified: bool,
    /// Who else has the number.
    pub(crate) held_by: HeldBy,
    /// The app's own marketing messages are on.
    pub(crate) marketing_messages: bool,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            app: AppKind::Business,
            app_version: "2.26.41.77".to_owned(),
            in_use_since: None,
            page: Page::Own,
            backup: true,
            payment: Payment::Fine,
            business_verified: true,
            number_verified: true,
            held_by: HeldBy::Nobody,
            marketing_messages: false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AppKind {
    Business,
    /// WhatsApp as people without a business have it.
    Consumer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Page {
    /// Of the same portfolio.
    Own,
    Missing,
    /// Of another portfolio.
    Elsewhere,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Payment {
    Fine,
    /// No card and no credit line.
    Missing,
    /// A card that was refused, or a bill that is overdue.
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HeldBy {
    Nobody,
    /// Another partner connected it.
    Partner,
    /// Another portfolio's account holds it.
    Portfolio,
    /// It is registered for the Cloud API alone.
    CloudApi,
}
