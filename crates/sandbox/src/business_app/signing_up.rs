//! Embedded Signup as the owner goes through it: the number is connected to the platform, and the
//! browser gets a code that lives for seconds.

use serde_json::json;

use crate::limits;
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
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
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
        let code = format!("AQ{}", self.draw_hex(60));
        self.tell(Event::SignedUp {
            code: code.clone(),
            expires_at: self.now + limits::CODE_LIFE_MS,
            share_history: choice.share_history,
        });
        // Both come before the code reaches the server (webhooks.md 3.2).
        for event in ["PARTNER_ADDED", "PARTNER_APP_INSTALLED"] {
            let info = json!({
                "waba_id": business.waba_id,
                "owner_business_id": business.portfolio_id,
            });
            self.queue_webhook("account_update", json!({"event": event, "waba_info": info}));
        }
        Ok(SignedUp {
            code,
            waba_id: business.waba_id,
            phone_number_id: business.phone_number_id,
        })
    }
}
