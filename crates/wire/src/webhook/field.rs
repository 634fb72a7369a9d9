//! The list of webhook fields, and a change's value read by its field.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{AccountUpdateValue, Change, EchoesValue, HistoryValue, MessagesValue, StateSyncValue};
use crate::Unreadable;

open_enum! {
    /// Every field one can subscribe to (webhooks.md 1.7). The first five carry coexistence.
    pub enum FieldName {
        /// Messages of customers and statuses of ours.
        Messages = "messages",
        /// Messages typed in the Business App.
        SmbMessageEchoes = "smb_message_echoes",
        /// The phone's address book.
        SmbAppStateSync = "smb_app_state_sync",
        /// Chats of the past six months.
        History = "history",
        /// Connection, bans, partners.
        AccountUpdate = "account_update",
        AccountAlerts = "account_alerts",
        AccountReviewUpdate = "account_review_update",
        AccountSettingsUpdate = "account_settings_update",
        AutomaticEvents = "automatic_events",
        BusinessCapabilityUpdate = "business_capability_update",
        BusinessUsernameUpdates = "business_username_updates",
        Calls = "calls",
        ConsumerProfile = "consumer_profile",
        Flows = "flows",
        GroupLifecycleUpdate = "group_lifecycle_update",
        GroupParticipantsUpdate = "group_participants_update",
        GroupSettingsUpdate = "group_settings_update",
        GroupStatusUpdate = "group_status_update",
        MessageEchoes = "message_echoes",
        MessageTemplateComponentsUpdate = "message_template_components_update",
        MessageTemplateQualityUpdate = "message_template_quality_update",
        MessageTemplateStatusUpdate = "message_template_status_update",
        MessagingHandovers = "messaging_handovers",
        PartnerSolutions = "partner_solutions",
        PaymentConfigurationUpdate = "payment_configuration_update",
        PhoneNumberNameUpdate = "phone_number_name_update",
        PhoneNumberQualityUpdate = "phone_number_quality_update",
        Security = "security",
        Standby = "standby",
        TemplateCategoryUpdate = "template_category_update",
        UserPreferences = "user_preferences",
    }
}

impl FieldName {
    /// The fields a coexistence number needs before it is onboarded (webhooks.md 3.2, step 1).
    pub const COEXISTENCE: [Self; 5] = [
        Self::Messages,
        Self::AccountUpdate,
        Self::History,
        Self::SmbAppStateSync,
        Self::SmbMessageEchoes,
    ];

    /// Whether a callback override of the WABA or number applies; the others always go to the
    /// app's own callback (webhooks.md 1.6).
    pub fn follows_override(&self) -> bool {
        matches!(
            self,
            Self::Messages
                | Self::MessageEchoes
                | Self::Calls
                | Self::ConsumerProfile
                | Self::MessagingHandovers
                | Self::GroupLifecycleUpdate
                | Self::GroupParticipantsUpdate
                | Self::GroupSettingsUpdate
                | Self::GroupStatusUpdate
                | Self::SmbMessageEchoes
                | Self::SmbAppStateSync
                | Self::History
                | Self::AccountSettingsUpdate
        )
    }
}

/// A change's value, read by its field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// `messages`
    Messages(MessagesValue),
    /// `smb_message_echoes`
    Echoes(EchoesValue),
    /// `smb_app_state_sync`
    StateSync(StateSyncValue),
    /// `history`
    History(HistoryValue),
    /// `account_update`
    AccountUpdate(AccountUpdateValue),
    /// A field this crate has no types for, or a change without a field (`""`).
    Other {
        /// The field's name.
        field: String,
        /// Its value, whole.
        value: Value,
    },
    /// The value is not an object, or there is none.
    Unreadable {
        /// The field's name.
        field: String,
        /// The value and why it cannot be read.
        unreadable: Unreadable,
    },
}

impl FieldValue {
    pub(crate) fn read(field: &str, value: Option<&Value>) -> Self {
        fn known<T: DeserializeOwned>(
            value: &Value,
            wrap: fn(T) -> FieldValue,
        ) -> Result<FieldValue, serde_json::Error> {
            T::deserialize(value).map(wrap)
        }
        let unreadable = |raw: Value, error: String| Self::Unreadable {
            field: field.to_owned(),
            unreadable: Unreadable { raw, error },
        };
        let Some(value) = value else {
            return unreadable(Value::Null, "the change has no value".to_owned());
        };
        let read = match FieldName::from(field) {
            FieldName::Messages => known(value, Self::Messages),
            FieldName::SmbMessageEchoes => known(value, Self::Echoes),
            FieldName::SmbAppStateSync => known(value, Self::StateSync),
            FieldName::History => known(value, Self::History),
            FieldName::AccountUpdate => known(value, Self::AccountUpdate),
            _ => Ok(Self::Other {
                field: field.to_owned(),
                value: value.clone(),
            }),
        };
        read.unwrap_or_else(|error| unreadable(value.clone(), error.to_string()))
    }

    /// The field's name.
    pub fn field(&self) -> &str {
        match self {
            Self::Messages(_) => "messages",
            Self::Echoes(_) => "smb_message_echoes",
            Self::StateSync(_) => "smb_app_state_sync",
            Self::History(_) => "history",
            Self::AccountUpdate(_) => "account_update",
            Self::Other { field, .. } | Self::Unreadable { field, .. } => field,
        }
    }
}

impl From<FieldValue> for Change {
    fn from(from: FieldValue) -> Self {
        let field = from.field().to_owned();
        let value = match from {
            FieldValue::Messages(value) => serde_json::to_value(value),
            FieldValue::Echoes(value) => serde_json::to_value(value),
            FieldValue::StateSync(value) => serde_json::to_value(value),
            FieldValue::History(value) => serde_json::to_value(value),
            FieldValue::AccountUpdate(value) => serde_json::to_value(value),
            FieldValue::Other { value, .. } => Ok(value),
            FieldValue::Unreadable { unreadable, .. } => Ok(unreadable.raw),
        };
        Self {
            field: Some(field),
            value: value.ok(),
            ..Self::default()
        }
    }
}
