//! The list of webhook fields, and a change's value read by its field.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    AccountAlertsValue, AccountReviewValue, AccountSettingsValue, AccountUpdateValue,
    AutomaticEventsValue, BusinessUsernameValue, CallsValue, CapabilityValue, Change, EchoesValue,
    FlowsValue, GroupsValue, HandoverValue, HistoryValue, MessagesValue, NumberNameValue,
    NumberQualityValue, NumberUsernameValue, PartnerSolutionsValue, PaymentConfigurationValue,
    SecurityValue, StandbyValue, StateSyncValue, TemplateCategoryValue, TemplateComponentsValue,
    TemplateQualityValue, TemplateStatusValue, UserIdUpdateValue, UserPreferencesValue,
};
use crate::Unreadable;

/// Declares both enums from one list: fields with types, and those kept `whole`.
macro_rules! fields {
    (
        typed { $( $(#[$tm:meta])* $V:ident($T:ty) is $N:ident = $word:literal ),* $(,)? }
        whole { $( $(#[$wm:meta])* $W:ident = $ww:literal ),* $(,)? }
    ) => {
        open_enum! {
            /// Every field one can subscribe to (webhooks.md 1.7). The first five carry coexistence.
            pub enum FieldName {
                $( $(#[$tm])* $N = $word, )*
                $( $(#[$wm])* $W = $ww, )*
            }
        }

        impl FieldName {
            /// Every field with a name, in the order of the list.
            pub const ALL: &'static [Self] = &[$( Self::$N, )* $( Self::$W, )*];
        }

        /// A change's value, read by its field.
        #[derive(Clone, Debug, PartialEq)]

        pub enum FieldValue {
            $( $(#[$tm])* $V($T), )*
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
                let unreadable = |raw: Value, error: String| Self::Unreadable {
                    field: field.to_owned(),
                    unreadable: Unreadable { raw, error },
                };
                let Some(value) = value else {
                    return unreadable(Value::Null, "the change has no value".to_owned());
                };
                let read = match FieldName::from(field) {
                    $( FieldName::$N => known(value, Self::$V), )*
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
                    $( Self::$V(_) => $word, )*
                    Self::Other { field, .. } | Self::Unreadable { field, .. } => field,
                }
            }
        }

        impl From<FieldValue> for Change {
            fn from(from: FieldValue) -> Self {
                let field = from.field().to_owned();
                let value = match from {
                    $( FieldValue::$V(value) => serde_json::to_value(value), )*
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
    };
}

fn known<T: DeserializeOwned>(
    value: &Value,
    wrap: fn(T) -> FieldValue,
) -> Result<FieldValue, serde_json::Error> {
    T::deserialize(value).map(wrap)
}

fields! {
    typed {
        /// Messages of customers and statuses of ours.
        Messages(MessagesValue) is Messages = "messages",
        /// Messages typed in the Business App.
        Echoes(EchoesValue) is SmbMessageEchoes = "smb_message_echoes",
        /// The phone's address book.
        StateSync(StateSyncValue) is SmbAppStateSync = "smb_app_state_sync",
        /// Chats of the past six months.
        History(HistoryValue) is History = "history",
        /// Connection, bans, partners.
        AccountUpdate(AccountUpdateValue) is AccountUpdate = "account_update",
        /// Warnings about the account.
        AccountAlerts(AccountAlertsValue) is AccountAlerts = "account_alerts",
        /// The account's review.
        AccountReview(AccountReviewValue) is AccountReviewUpdate = "account_review_update",
        /// Settings of a number.
        AccountSettings(AccountSettingsValue) is AccountSettingsUpdate = "account_settings_update",
        /// Leads and sales seen in chats.
        AutomaticEvents(AutomaticEventsValue) is AutomaticEvents = "automatic_events",
        /// What the portfolio may do.
        Capability(CapabilityValue) is BusinessCapabilityUpdate = "business_capability_update",
        /// The business's username.
        BusinessUsername(BusinessUsernameValue) is BusinessUsernameUpdates = "business_username_updates",
        /// Calls over the API.
        Calls(CallsValue) is Calls = "calls",
        /// Forms inside chats.
        Flows(FlowsValue) is Flows = "flows",
        /// Groups made and closed.
        GroupLifecycle(GroupsValue) is GroupLifecycleUpdate = "group_lifecycle_update",
        /// Who is in groups.
        GroupParticipants(GroupsValue) is GroupParticipantsUpdate = "group_participants_update",
        /// What groups are called.
        GroupSettings(GroupsValue) is GroupSettingsUpdate = "group_settings_update",
        /// Groups stopped by WhatsApp.
        GroupStatus(GroupsValue) is GroupStatusUpdate = "group_status_update",
        /// What a template says.
        TemplateComponents(TemplateComponentsValue) is MessageTemplateComponentsUpdate = "message_template_components_update",
        /// How customers take a template.
        TemplateQuality(TemplateQualityValue) is MessageTemplateQualityUpdate = "message_template_quality_update",
        /// A template's review.
        TemplateStatus(TemplateStatusValue) is MessageTemplateStatusUpdate = "message_template_status_update",
        /// Threads that change hands.
        Handovers(HandoverValue) is MessagingHandovers = "messaging_handovers",
        /// Solutions that partners share.
        PartnerSolutions(PartnerSolutionsValue) is PartnerSolutions = "partner_solutions",
        /// The payment gateway.
        PaymentConfiguration(PaymentConfigurationValue) is PaymentConfigurationUpdate = "payment_configuration_update",
        /// The name customers see.
        NumberName(NumberNameValue) is PhoneNumberNameUpdate = "phone_number_name_update",
        /// A number's limits.
        NumberQuality(NumberQualityValue) is PhoneNumberQualityUpdate = "phone_number_quality_update",
        /// A number's username, in an older form.
        NumberUsername(NumberUsernameValue) is PhoneNumberUsernameUpdate = "phone_number_username_update",
        /// A number's PIN.
        Security(SecurityValue) is Security = "security",
        /// What passes while somebody else holds a thread.
        Standby(StandbyValue) is Standby = "standby",
        /// What a template costs.
        TemplateCategory(TemplateCategoryValue) is TemplateCategoryUpdate = "template_category_update",
        /// Changed ids; withdrawn by Meta.
        UserIdUpdate(UserIdUpdateValue) is UserIdUpdate = "user_id_update",
        /// What customers want to get.
        UserPreferences(UserPreferencesValue) is UserPreferences = "user_preferences",
    }
    whole {
        /// Nobody has published a payload.
        ConsumerProfile = "consumer_profile",
        /// Nobody has published a payload.
        MessageEchoes = "message_echoes",
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

    /// Whether one can subscribe to it and a payload of it is known (webhooks.md 1.7). Not those that nobody has seen, nor
    /// what Meta withdrew, nor an older form of another.
    pub fn is_subscribable(&self) -> bool {
        !matches!(
            self,
            Self::ConsumerProfile
                | Self::MessageEchoes
                | Self::UserIdUpdate
                | Self::PhoneNumberUsernameUpdate
                | Self::Other(_)
        )
    }

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

    /// Whether it is one of the four about templates, which only their keys tell apart.
    pub(crate) fn is_of_templates(&self) -> bool {
        matches!(
            self,
            Self::MessageTemplateStatusUpdate
                | Self::MessageTemplateQualityUpdate
                | Self::MessageTemplateComponentsUpdate
                | Self::TemplateCategoryUpdate
        )
    }

    /// Whether it tells of an account or number and never of a conversation.
    pub(crate) fn is_of_account(&self) -> bool {
        self.is_of_templates()
            || matches!(
                self,
                Self::AccountUpdate
                    | Self::AccountAlerts
                    | Self::AccountReviewUpdate
                    | Self::AccountSettingsUpdate
                    | Self::BusinessCapabilityUpdate
                    | Self::BusinessUsernameUpdates
                    | Self::Flows
                    | Self::PartnerSolutions
                    | Self::PaymentConfigurationUpdate
                    | Self::PhoneNumberNameUpdate
                    | Self::PhoneNumberQualityUpdate
                    | Self::PhoneNumberUsernameUpdate
                    | Self::Security
            )
    }
}
