//! What a customer wants and who they are now: field `user_preferences` (webhooks.md 4.4) and the
//! withdrawn `user_id_update` (webhooks.md 1.7), which some sources still send.

use super::{Contact, Metadata};
use crate::{Bsuid, Num, WaId};

open_enum! {
    /// What the customer chose.
    pub enum Choice {
        /// No marketing; a template then fails with 131050.
        Stop = "stop",
        /// Marketing again.
        Resume = "resume",
        /// Signed up over a link; seen, not documented.
        Signup = "signup",
    }
}

object! {
    /// The value of a `user_preferences` change. One source has the keys of a single preference in
    /// the value itself.
    pub struct UserPreferencesValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// The people concerned.
            contacts: Contact,
            /// What they chose.
            user_preferences: UserPreference,
        }
    }
}

object! {
    /// What one customer chose.
    pub struct UserPreference {
        may {
            /// Who.
            wa_id: WaId,
            /// Who.
            user_id: Bsuid,
            /// A sentence.
            detail: String,
            /// `marketing_messages`
            category: String,
            /// What they chose.
            value: Choice,
            /// Seconds, as an integer.
            timestamp: Num,
            /// Of the link, with `signup`.
            signup_id: String,
        }
    }
}

object! {
    /// The value of a `user_id_update` change.
    pub struct UserIdUpdateValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// The people concerned.
            contacts: Contact,
            /// Whose id changed.
            user_id_update: UserIdUpdate,
        }
    }
}

object! {
    /// A changed id.
    pub struct UserIdUpdate {
        may {
            /// Who.
            wa_id: WaId,
            /// A sentence.
            detail: String,
            /// The id before and now.
            user_id: ChangedId,
            /// The parent id before and now.
            parent_user_id: ChangedId,
            /// Seconds.
            timestamp: Num,
        }
    }
}

object! {
    /// An id before and now.
    pub struct ChangedId {
        may {
            /// Before.
            previous: Bsuid,
            /// Now.
            current: Bsuid,
        }
    }
}
