//! Field `smb_app_state_sync` (webhooks.md 3.4): the address book of the owner's phone.

use super::Metadata;
use super::common::WHATSAPP;
use crate::{Bsuid, Num, PhoneNumberId, WaId};

open_enum! {
    /// What happened to a contact on the phone.
    pub enum SyncAction {
        /// Added **or edited**; there is no word of its own for an edit.
        Add = "add",
        /// Removed from the address book; carries no names.
        Remove = "remove",
    }
}

object! {
    /// A contact as the phone has it.
    pub struct SyncedContact {
        may {
            /// The owner's name for the person.
            full_name: String,
            /// A part of it.
            first_name: String,
            /// Digits; may be absent for people with a username.
            phone_number: WaId,
            /// BSUID.
            user_id: Bsuid,
            /// Parent BSUID.
            parent_user_id: Bsuid,
            /// If they have one.
            username: String,
            /// Two letters; seen, not documented.
            country_code: String,
        }
    }
}

object! {
    /// When a contact changed, or when we were told: the sources disagree.
    pub struct SyncMetadata {
        may {
            /// Seconds.
            timestamp: Num,
        }
    }
}

object! {
    /// One change of the address book.
    pub struct StateSync {
        may {
            /// Only `contact` so far.
            kind: String = "type",
            /// What happened.
            action: SyncAction,
            /// To whom.
            contact: SyncedContact,
            /// When.
            metadata: SyncMetadata,
        }
    }
}

impl StateSync {
    /// A change of one contact.
    pub fn new(action: SyncAction, contact: SyncedContact, timestamp_s: i64) -> Self {
        let timestamp = Some(Num::text(timestamp_s));
        Self {
            kind: Some("contact".to_owned()),
            action: Some(action),
            contact: Some(contact),
            metadata: Some(SyncMetadata {
                timestamp,
                ..SyncMetadata::default()
            }),
            ..Self::default()
        }
    }

    /// When, in milliseconds; `None` if absent or not a number.
    pub fn timestamp_ms(&self) -> Option<i64> {
        self.metadata.as_ref()?.timestamp.as_ref()?.seconds_as_ms()
    }
}

object! {
    /// The value of an `smb_app_state_sync` change. Nothing marks the end of a sync.
    pub struct StateSyncValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// The changes.
            state_sync: StateSync,
        }
    }
}

impl StateSyncValue {
    /// Changes of a number's address book.
    pub fn new(metadata: Metadata, changes: Vec<StateSync>) -> Self {
        Self {
            messaging_product: Some(WHATSAPP.to_owned()),
            metadata: Some(metadata),
            state_sync: changes.into(),
            ..Self::default()
        }
    }

    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }
}
