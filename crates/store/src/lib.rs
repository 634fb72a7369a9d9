//! Everything Twinline keeps: the journal of what arrived and the state derived from it.
//!
//! The journal ([`journal`], on a [`disk`]) is the durable raw log. The state ([`Store`]) is in SQLite or PostgreSQL: [`Store::merge`] and
//! [`Store::act`] are the two ways in which what readers see is altered, each one transaction with numbered changes; the
//! other files are one noun each. Only `engine` knows which engine it is. Only this crate holds SQL, and it knows only `twinline-core`.

mod act;
mod attribute_values;
mod attributes;
mod blobs;
mod bot_hooks;
mod bot_turns;
mod canned_replies;
mod changes;
mod collisions;
mod contacts;
#[cfg(test)]
mod contract;
mod conversations;
mod database;
pub mod disk;
mod drafts;
mod engine;
mod export;
mod factors;
pub mod fanout;
mod forgetting;
pub mod journal;
mod labels;
mod lines;
mod media;
mod mentions;
mod merge;
mod notes;
mod notices;
mod people;
mod pins;
pub mod replay;
mod rows;
mod rules;
mod safety;
mod saved_views;
mod search;
mod sends;
mod sessions;
mod store;
mod team;
mod thread;
mod unreadables;

pub use act::Touch;
pub use attribute_values::{AttributeValue, NewValue};
pub use attributes::Attribute;
pub use blobs::{Blob, Blobs, Incoming};
pub use bot_hooks::BotHook;
pub use bot_turns::{BotTurn, BotTurnSettled, BotTurnState};
pub use canned_replies::CannedReply;
pub use changes::NumberedChange;
pub use contacts::ContactCard;
pub use conversations::{
    ConversationRow, Counts, Filters, HolderKind, ListQuery, Page, Sort, View,
};
pub use database::{Database, DatabaseNameError};
pub use drafts::Draft;
pub use export::{ExportCursor, ExportFilter, ExportedMessage, ExportedReaction};
pub use factors::{Authenticator, Passkey};
pub use labels::{Label, LabelColour};
pub use lines::{Line, LineEvent, LineSettings, Mode, NewLine};
pub use media::{MediaFile, MediaPreview, MediaState, MediaTask, MessageMedia};
pub use merge::{MergeBatch, Merged};
pub use notes::{NewNote, NoteAlteration, NoteRow};
pub use people::{Bot, Names, NewPerson, Person, Workspace};
pub use rules::RuleVersion;
pub use safety::SafetyOverride;
pub use saved_views::SavedView;
pub use search::{
    Followed, FoundMessage, FoundPerson, PersonsConversation, SearchProgress, SearchQuery,
};
pub use sends::{Attempt, DueSend, Queue};
pub use sessions::{NewSession, Session};
pub use store::{OpenError, Store, StoreError};
pub use team::{Invitation, Joined, NewInvitation};
pub use thread::{FloorEventRow, MessageRow, QuoteRow, Quoted};
pub use twinline_core::team::{Role, TeamRefusal};
pub use unreadables::{NewUnreadable, UnreadableRow};
