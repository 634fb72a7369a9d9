//! What WhatsApp is asked, and what it answers: one file per endpoint (graph-api.md).
//!
//! Types only. Addresses, tokens and time limits are the caller's.

mod account;
mod answer;
mod app_data;
mod error;
mod media;
mod messages;
mod oauth;
mod phone_numbers;
mod send_answer;
mod send_request;
mod subscriptions;

pub use account::{Account, OwnerBusiness};
pub use answer::{AnswerError, Success, read_answer};
pub use app_data::{AppDataAnswer, AppDataRequest, SyncType};
pub use error::{GraphError, GraphErrorBody};
pub use media::{MediaInfo, MediaUploaded};
pub use messages::{MarkRead, MessagesRequest, TypingIndicator};
pub use oauth::{CodeExchange, TokenAnswer};
pub use phone_numbers::{Cursors, Page, Paging, PhoneNumber, Throughput};
pub use send_answer::{MessageStatus, SendAnswer, SentContact, SentMessage};
pub use send_request::{MediaRef, OutText, ReplyTo, SendContent, SendRequest};
pub use subscriptions::{
    AppSubscription, OverrideCallback, SubscribedApp, SubscribedAppData, SubscribedApps,
    SubscribedField, SubscribedObject,
};
