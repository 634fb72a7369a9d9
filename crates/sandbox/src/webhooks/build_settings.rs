//! The values that tell of a number's own settings: its PIN, its username, whether it takes calls (webhooks.md 4.2, 4.6).

use serde_json::{Value, json};

use super::build::seconds;
use crate::world::Act;

impl Act<'_> {
    /// The PIN of two-step verification was set, or set anew.
    pub(crate) fn queue_pin_changed(&mut self) {
        let number = self.own_digits();
        let value = json!({"display_phone_number": number, "event": "PIN_CHANGED"});
        self.queue_webhook("security", value);
    }

    /// The business has a username now; none: it gave it up.
    pub(crate) fn queue_username(&mut self, username: Option<&str>) {
        let mut value = json!({"display_phone_number": self.own_digits(), "status": "deleted"});
        if let Some(username) = username {
            value["username"] = json!(username);
            value["status"] = json!("approved");
        }
        self.queue_webhook("business_username_updates", value);
    }

    /// What the number does with calls was changed.
    pub(crate) fn queue_calling(&mut self, calling: &Value) {
        let business = self.truth.business();
        let number = business.map(|business| business.phone_number_id.clone());
        let value = json!({
            "messaging_product": "whatsapp",
            "timestamp": seconds(self.now),
            "type": "phone_number_settings",
            "phone_number_settings": {"phone_number_id": number, "calling": calling},
        });
        self.queue_webhook("account_settings_update", value);
    }

    fn own_digits(&self) -> Option<String> {
        let business = self.truth.business();
        business.map(|business| business.digits.clone())
    }
}
