//! What WhatsApp is asked, and what it answers: one file per endpoint (graph-api.md).
//!
//! Types only. Addresses, tokens and time limits are the caller's.

mod answer;
mod app_data;
mod error;
mod media;
mod messages;
mod oauth;
mod phone_numbers;
mod subscriptions;

pub use answer::{AnswerError, Success, read_answer};
pub use app_data::{AppDataAnswer, AppDataRequest, SyncType};
pub use error::{GraphError, GraphErrorBody};
pub use media::{MediaInfo, MediaUploaded};
pub use messages::{
    MarkRead, MediaRef, MessageStatus, MessagesRequest, OutText, ReplyTo, SendAnswer, SendContent,
    SendRequest, SentContact, SentMessage, TypingIndicator,
};
pub use oauth::{CodeExchange, TokenAnswer};
pub use phone_numbers::{Cursors, Page, Paging, PhoneNumber, Throughput};
pub use subscriptions::{
    AppSubscription, OverrideCallback, SubscribedApp, SubscribedAppData, SubscribedApps,
};
