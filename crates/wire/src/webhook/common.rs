//! Pieces that several webhook fields share: metadata, contacts, errors.

use crate::error_code;
use crate::{Bsuid, Num, PhoneNumberId, WaId};

/// The value of `messaging_product`.
pub(crate) const WHATSAPP: &str = "whatsapp";

object! {
    /// Which business number a value speaks of (webhooks.md 2.1).
    pub struct Metadata {
        may {
            /// Digits as people read them; seen without Brazil's ninth digit. Never a key.
            display_phone_number: String,
            /// The key by which everything is routed.
            phone_number_id: PhoneNumberId,
        }
    }
}

impl Metadata {
    /// The metadata of a number.
    pub fn new(phone_number_id: impl Into<PhoneNumberId>, display: impl Into<String>) -> Self {
        Self {
            display_phone_number: Some(display.into()),
            phone_number_id: Some(phone_number_id.into()),
            ..Self::default()
        }
    }
}

object! {
    /// What a person says about themselves.
    pub struct Profile {
        may {
            /// The name the person chose, not the business's address book.
            name: String,
            /// Only if they adopted one.
            username: String,
            /// Two letters; from a draft of Meta's page, and seen.
            country_code: String,
        }
    }
}

object! {
    /// A person beside messages, statuses or echoes (webhooks.md 2.2). Any id may be absent or `""`.
    pub struct Contact {
        may {
            /// Name and username.
            profile: Profile,
            /// Digits; may differ from the message's `from`.
            wa_id: WaId,
            /// Business-scoped user id.
            user_id: Bsuid,
            /// Parent BSUID, only with linked portfolios.
            parent_user_id: Bsuid,
            /// Only with the identity check switched on.
            identity_key_hash: String,
        }
    }
}

impl Contact {
    /// A contact with a name, as beside an ordinary message.
    pub fn named(wa_id: impl Into<WaId>, name: impl Into<String>) -> Self {
        Self {
            profile: Some(Profile {
                name: Some(name.into()),
                ..Profile::default()
            }),
            wa_id: Some(wa_id.into()),
            ..Self::default()
        }
    }
}

object! {
    /// The precise words of an error.
    pub struct ErrorData {
        may {
            /// The most precise text there is.
            details: String,
            /// `whatsapp`, in Graph answers.
            messaging_product: String,
        }
    }
}

object! {
    /// An error inside a webhook: of the account, of an unsupported message, of a failed status
    /// (webhooks.md 2.9).
    pub struct WebhookError {
        may {
            /// See [`error_code`].
            code: Num,
            /// Meta's short text.
            title: String,
            /// The same as `title`, mostly.
            message: String,
            /// Holds `details`.
            error_data: ErrorData,
            /// A link to Meta's page.
            href: String,
        }
    }
}

impl WebhookError {
    /// An error with its title from the code table.
    pub fn new(code: i64, details: impl Into<String>) -> Self {
        let title = error_code::find(code).map_or("Unknown error", |row| row.title.as_str());
        Self {
            code: Some(Num::int(code)),
            title: Some(title.to_owned()),
            message: Some(title.to_owned()),
            error_data: Some(ErrorData {
                details: Some(details.into()),
                ..ErrorData::default()
            }),
            href: Some(error_code::HREF.to_owned()),
            ..Self::default()
        }
    }

    /// The code as a number.
    pub fn code(&self) -> Option<i64> {
        self.code.as_ref()?.as_i64()
    }

    /// The most precise text the error carries.
    pub fn text(&self) -> Option<&str> {
        let details = self
            .error_data
            .as_ref()
            .and_then(|data| data.details.as_deref());
        details
            .or(self.message.as_deref())
            .or(self.title.as_deref())
    }
}
