//! One run through the sign-up window, as far as the owner got. The phone has a part in it, so it is kept with the rest.

use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    pub(crate) id: String,
    /// The app whose page opened the window.
    pub(crate) client_id: String,
    pub(crate) started_at: i64,
    pub(crate) step: Step,
    /// The number that was chosen.
    pub(crate) digits: Option<String>,
    /// What the window shows and the phone has to give back.
    pub(crate) pairing_code: Option<String>,
    /// The error that is on the screen.
    pub(crate) error: Option<u32>,
}

/// How far it got; the words of WhatsApp's `current_step` where it has one (graph-api.md 1.3).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[schema(as = SignUpStep)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Step {
    BusinessAccountSelection,
    PhoneNumberSetup,
    /// The phone has not scanned the code yet.
    PhoneNumberVerification,
    /// The owner is asked on the phone.
    Permissions,
    /// Connected; the window has not handed over the code yet.
    Review,
    Done,
    Cancelled,
}

impl Run {
    /// Whether the window still waits for something.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.step, Step::Done | Step::Cancelled)
    }
}
