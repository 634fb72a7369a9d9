//! What WhatsApp tells us: one file per webhook field, plus what they share.
//!
//! [`Envelope`] is the body of a delivery; [`Change::decode`] turns one of its changes into the
//! [`FieldValue`] of its field. `message.rs` and `content.rs` read a message wherever it appears:
//! live, as an echo, or in history.

mod account_news;
mod account_update;
mod automatic_events;
mod calls;
mod common;
mod content;
mod content_object;
mod envelope;
mod field;
mod flows;
mod groups;
mod handovers;
mod history;
mod message;
mod messages;
mod partner_solutions;
mod payments;
mod phone_number;
mod preferences;
mod smb_app_state_sync;
mod smb_message_echoes;
mod status;
mod templates;
mod user_actions;

pub use account_news::{
    AccountAlertsValue, AccountReviewValue, AccountSettingsValue, AlertInfo, CallingSettings,
    NumberSettings,
};
pub use account_update::{
    AccountEvent, AccountUpdateValue, AuthIntlEligibility, BanInfo, CertificationInfo,
    CountryStart, DisconnectionInfo, DisconnectionReason, Restriction, ViolationInfo,
    VolumeTierInfo, WabaInfo,
};
pub use automatic_events::{AutomaticEvent, AutomaticEventsValue, CustomData};
pub use calls::{Call, CallDirection, CallEvent, CallSession, CallsValue};
pub use common::{Contact, ErrorData, Metadata, Profile, WebhookError};
pub use content::Content;
pub use content_object::{
    Button, ContactAddress, ContactCard, ContactEmail, ContactName, ContactOrg, ContactPhone,
    ContactUrl, Edit, Edited, Location, Media, Reaction, Revoke, System, SystemKind, Text,
    Unsupported,
};
pub use envelope::{Change, Entry, Envelope, OBJECT, ParseError, Place};
pub use field::{FieldName, FieldValue};
pub use flows::{FlowErrors, FlowEvent, FlowsValue};
pub use groups::{GroupEvent, GroupEventKind, GroupSetting, GroupsValue, Participant};
pub use handovers::{
    ConversationContext, Handover, HandoverKind, HandoverSender, HandoverValue, Standby,
    StandbyEcho, StandbyMessage, StandbyValue, Summary,
};
pub use history::{ChunkMetadata, HistoryChunk, HistoryValue, Thread, ThreadContext};
pub use message::{
    Context, HistoryContext, HistoryStatus, IdentityState, Message, Referral, WelcomeMessage,
};
pub use messages::MessagesValue;
pub use partner_solutions::PartnerSolutionsValue;
pub use payments::{Amount, Payment, PaymentConfigurationValue, PaymentError, Refund, Transaction};
pub use phone_number::{
    BusinessUsernameValue, CapabilityValue, NumberNameValue, NumberQualityValue,
    NumberUsernameValue, SecurityValue,
};
pub use preferences::{
    ChangedId, Choice, UserIdUpdate, UserIdUpdateValue, UserPreference, UserPreferencesValue,
};
pub use smb_app_state_sync::{StateSync, StateSyncValue, SyncAction, SyncMetadata, SyncedContact};
pub use smb_message_echoes::EchoesValue;
pub use status::{Conversation, ConversationOrigin, Pricing, Status, StatusState};
pub use templates::{
    DisableInfo, OtherInfo, QualityScore, RejectionInfo, TemplateButton, TemplateCategoryValue,
    TemplateComponentsValue, TemplateEvent, TemplateQualityValue, TemplateStatusValue,
    language as template_language,
};
pub use user_actions::{LinkClick, UserAction, UserActionKind};
