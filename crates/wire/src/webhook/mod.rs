//! What WhatsApp tells us: one file per webhook field, plus what they share.
//!
//! [`Envelope`] is the body of a delivery; [`Change::decode`] turns one of its changes into the
//! [`FieldValue`] of its field. `message.rs` and `content.rs` read a message wherever it appears:
//! live, as an echo, or in history.

mod account_update;
mod common;
mod content;
mod content_object;
mod envelope;
mod field;
mod history;
mod message;
mod messages;
mod smb_app_state_sync;
mod smb_message_echoes;
mod status;

pub use account_update::{
    AccountEvent, AccountUpdateValue, DisconnectionInfo, DisconnectionReason, WabaInfo,
};
pub use common::{Contact, ErrorData, Metadata, Profile, WebhookError};
pub use content::Content;
pub use content_object::{
    Button, ContactCard, ContactEmail, ContactName, ContactPhone, Edit, Edited, Location, Media,
    Reaction, Revoke, System, SystemKind, Text, Unsupported,
};
pub use envelope::{Change, Entry, Envelope, OBJECT, ParseError, Place};
pub use field::{FieldName, FieldValue};
pub use history::{ChunkMetadata, HistoryChunk, HistoryValue, Thread, ThreadContext};
pub use message::{Context, HistoryContext, HistoryStatus, Message, Referral};
pub use messages::MessagesValue;
pub use smb_app_state_sync::{StateSync, StateSyncValue, SyncAction, SyncMetadata, SyncedContact};
pub use smb_message_echoes::EchoesValue;
pub use status::{Conversation, ConversationOrigin, Pricing, Status, StatusState};
