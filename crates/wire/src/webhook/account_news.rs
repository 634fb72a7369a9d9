//! News about an account besides `account_update` (webhooks.md 4.3, 4.6): alerts, review, settings.

use serde_json::Value;

use crate::{Num, PhoneNumberId};

object! {
    /// The value of an `account_alerts` change. Descriptions can hold placeholders nobody filled.
    pub struct AccountAlertsValue {
        may {
            /// `BUSINESS`, `PHONE_NUMBER`, `CURRENT_STATUS_ID`.
            entity_type: String,
            /// Of the thing concerned.
            entity_id: String,
            /// What is the matter.
            alert_info: AlertInfo,
            /// The same keys without an `alert_info` around them, as one source has it.
            alert_severity: String,
            /// See [`AlertInfo`].
            alert_status: String,
            /// See [`AlertInfo`].
            alert_type: String,
            /// See [`AlertInfo`].
            alert_description: String,
        }
    }
}

impl AccountAlertsValue {
    /// What is the matter, from either place.
    pub fn alert(&self) -> AlertInfo {
        self.alert_info.clone().unwrap_or_else(|| AlertInfo {
            alert_severity: self.alert_severity.clone(),
            alert_status: self.alert_status.clone(),
            alert_type: self.alert_type.clone(),
            alert_description: self.alert_description.clone(),
            ..AlertInfo::default()
        })
    }
}

object! {
    /// What is the matter.
    pub struct AlertInfo {
        may {
            /// `CRITICAL`, `INFORMATIONAL`, `WARNING`.
            alert_severity: String,
            /// `ACTIVE`, `NONE`.
            alert_status: String,
            /// `OBA_APPROVED`, `PROFILE_PICTURE_LOST`, ...
            alert_type: String,
            /// A sentence.
            alert_description: String,
        }
    }
}

object! {
    /// The value of an `account_review_update` change.
    pub struct AccountReviewValue {
        may {
            /// `APPROVED`, `REJECTED`, `PENDING`, `DEFERRED`.
            decision: String,
        }
    }
}

object! {
    /// The value of an `account_settings_update` change: settings of a number, calling above all.
    pub struct AccountSettingsValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Seconds.
            timestamp: Num,
            /// `phone_number_settings`; the property of that name has the settings.
            kind: String = "type",
            /// The settings.
            phone_number_settings: NumberSettings,
        }
    }
}

object! {
    /// Settings of a number.
    pub struct NumberSettings {
        may {
            /// Which number.
            phone_number_id: PhoneNumberId,
            /// Whether and when it takes calls.
            calling: CallingSettings,
        }
    }
}

object! {
    /// Whether and when a number takes calls.
    pub struct CallingSettings {
        may {
            /// `ENABLED` or `DISABLED`.
            status: String,
            /// `DEFAULT`, `DISABLE_ALL`, ...
            call_icon_visibility: String,
            /// `ENABLED` or `DISABLED`.
            callback_permission_status: String,
            /// Opening hours.
            call_hours: Value,
            /// The telephone system's address.
            sip: Value,
        }
    }
}
