//! A number joins the platform: by the short way here, which asks nobody, or through the sign-up window
//! ([`business_account`](crate::business_account)).

use serde_json::json;

use crate::phones::ActError;
use crate::truth::Event;
use crate::world::Act;

/// What the owner decides on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignUp {
    /// Whether the platform may have the chat history.
    pub share_history: bool,
}

/// What Embedded Signup hands the browser.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct SignedUp {
    /// Exchanged for a token within 30 seconds, once.
    pub code: String,
    pub waba_id: String,
    pub phone_number_id: String,
}

impl Act<'_> {
    /// Connects the number. A number that is connected already starts anew, as after disconnecting
    /// in the app: with new rights to both syncs.
    pub(crate) fn sign_up(&mut self, choice: SignUp) -> Result<SignedUp, ActError> {
        let business = self.truth.business().cloned().ok_or(ActError::NoBusiness)?;
        let code = self.draw_code();
        let expires_at = self.now + self.truth.rules().code_life_ms;
        self.connect(Some(code.clone()), expires_at, choice.share_history);
        Ok(SignedUp {
            code,
            waba_id: business.waba_id,
            phone_number_id: business.phone_number_id,
        })
    }

    /// A code as the sign-up window hands it over.
    pub(crate) fn draw_code(&mut self) -> String {
        format!("AQ{}", self.draw_hex(60))
    }

    /// The number joins the platform: new rights to both syncs, and what an earlier connection had not told yet is dropped.
    pub(crate) fn connect(&mut self, code: Option<String>, expires_at: i64, share_history: bool) {
        self.drop_syncs();
        self.tell(Event::SignedUp {
            code,
            expires_at,
            share_history,
        });
        // Both come before the code reaches the server (webhooks.md 3.2).
        for event in ["PARTNER_ADDED", "PARTNER_APP_INSTALLED"] {
            let info = self.waba_info();
            self.queue_webhook("account_update", json!({"event": event, "waba_info": info}));
        }
    }
}
