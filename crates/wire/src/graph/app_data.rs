//! `POST /{number}/smb_app_data` (graph-api.md 1.8): asks for contacts or history, each once per
//! onboarding, within 24 hours. The answer says only that the request was taken; data comes by
//! webhook.

open_enum! {
    /// What to sync. Contacts first, then history.
    pub enum SyncType {
        /// The address book.
        Contacts = "smb_app_state_sync",
        /// Six months of chats.
        History = "history",
    }
}

object! {
    /// The request.
    pub struct AppDataRequest {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// What to sync.
            sync_type: SyncType,
        }
    }
}

impl AppDataRequest {
    /// Asks for one of the two.
    pub fn new(sync_type: SyncType) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            sync_type: Some(sync_type),
            ..Self::default()
        }
    }
}

object! {
    /// The answer.
    pub struct AppDataAnswer {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// For Meta's support.
            request_id: String,
        }
    }
}

impl AppDataAnswer {
    /// Taken.
    pub fn accepted(request_id: impl Into<String>) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            request_id: Some(request_id.into()),
            ..Self::default()
        }
    }
}
