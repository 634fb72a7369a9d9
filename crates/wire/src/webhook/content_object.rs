//! The objects that hold a message's content, one per `type` (webhooks.md 2.4, 2.6, 2.7).

use serde_json::Value;

use super::{Content, Context};
use crate::{Bsuid, MediaId, Num, WaId, Wamid};

object! {
    /// A text.
    pub struct Text {
        needs {
            /// Up to 4096 characters.
            body: String,
        }
    }
}

object! {
    /// An image, video, audio, document or sticker.
    pub struct Media {
        needs {
            /// To ask for the file, for 7 days (graph-api.md 3.1).
            id: MediaId,
        }
        may {
            /// May carry parameters, as in `audio/ogg; codecs=opus`.
            mime_type: String,
            /// Of the file.
            sha256: String,
            /// Images, videos and documents.
            caption: String,
            /// Documents.
            filename: String,
            /// Direct address, needs the token; since November 2025.
            url: String,
            /// Audio: a voice note.
            voice: bool,
            /// Stickers.
            animated: bool,
        }
    }
}

object! {
    /// A place.
    pub struct Location {
        may {
            /// Degrees.
            latitude: Num,
            /// Degrees.
            longitude: Num,
            /// Of the place.
            name: String,
            /// Of the place.
            address: String,
            /// Of the place.
            url: String,
        }
    }
}

object! {
    /// A card of a person.
    pub struct ContactCard {
        may {
            /// The name in parts.
            name: ContactName,
            /// Where they work.
            org: ContactOrg,
            /// As written.
            birthday: String,
            /// The card as a file; since 2026, shape not published.
            vcard: Value,
            /// Why it was sent: `contact_request` or `other`.
            origin: String,
        }
        lists {
            /// Phone numbers.
            phones: ContactPhone,
            /// Mail addresses.
            emails: ContactEmail,
            /// Postal addresses.
            addresses: ContactAddress,
            /// Pages.
            urls: ContactUrl,
        }
    }
}

object! {
    /// Where the person of a card works.
    pub struct ContactOrg {
        may {
            /// As written.
            company: String,
            /// As written.
            department: String,
            /// As written.
            title: String,
        }
    }
}

object! {
    /// A postal address on a card.
    pub struct ContactAddress {
        may {
            /// As written.
            street: String,
            /// As written.
            city: String,
            /// As written.
            state: String,
            /// As written.
            zip: String,
            /// As written.
            country: String,
            /// Two letters.
            country_code: String,
            /// `HOME`, `WORK`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// A page on a card.
    pub struct ContactUrl {
        may {
            /// As written.
            url: String,
            /// `HOME`, `WORK`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// The name on a card.
    pub struct ContactName {
        may {
            /// The whole.
            formatted_name: String,
            /// A part.
            first_name: String,
            /// A part.
            last_name: String,
            /// A part.
            middle_name: String,
            /// A part.
            prefix: String,
            /// A part.
            suffix: String,
        }
    }
}

object! {
    /// A phone on a card.
    pub struct ContactPhone {
        may {
            /// As written.
            phone: String,
            /// If the number is on WhatsApp.
            wa_id: WaId,
            /// `CELL`, `HOME`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// A mail address on a card.
    pub struct ContactEmail {
        may {
            /// As written.
            email: String,
            /// `HOME`, `WORK`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// A template's quick reply, pressed.
    pub struct Button {
        may {
            /// What the sender put into the button.
            payload: String,
            /// What the button said.
            text: String,
        }
    }
}

object! {
    /// A reaction to a message.
    pub struct Reaction {
        needs {
            /// The message reacted to.
            message_id: Wamid,
        }
        may {
            /// Absent (inbound) or empty (outbound): the reaction is taken back.
            emoji: String,
        }
    }
}

impl Reaction {
    /// The emoji, or `None` if the reaction was taken back.
    pub fn shown(&self) -> Option<&str> {
        self.emoji.as_deref().filter(|emoji| !emoji.is_empty())
    }
}

open_enum! {
    /// What a system message tells (webhooks.md 2.6).
    pub enum SystemKind {
        /// `from` is the old number, `wa_id` the new one.
        UserChangedNumber = "user_changed_number",
        /// The BSUID changed.
        UserChangedUserId = "user_changed_user_id",
        /// From older documents.
        CustomerIdentityChanged = "customer_identity_changed",
    }
}

object! {
    /// A system message.
    pub struct System {
        may {
            /// A sentence.
            body: String,
            /// What happened.
            kind: SystemKind = "type",
            /// The new number.
            wa_id: WaId,
            /// The new BSUID.
            user_id: Bsuid,
            /// The old BSUID.
            previous_user_id: Bsuid,
            /// The new parent BSUID.
            parent_user_id: Bsuid,
            /// The old parent BSUID.
            previous_parent_user_id: Bsuid,
        }
    }
}

object! {
    /// A message's new content. May name a message sent through the API (webhooks.md 3.6).
    pub struct Edit {
        needs {
            /// The message that was edited; the edit itself has an id of its own.
            original_message_id: Wamid,
        }
        may {
            /// What it says now.
            message: Box<Edited>,
        }
    }
}

object! {
    /// The inside of an edit.
    pub struct Edited {
        may {
            /// `{"id":"M0"}` in Meta's example.
            context: Context,
        }
        flat {
            /// What the message says now.
            content: Content,
        }
    }
}

object! {
    /// A message was taken back.
    pub struct Revoke {
        needs {
            /// The message that is gone; the revoke itself has an id of its own.
            original_message_id: Wamid,
        }
    }
}

object! {
    /// What kind of thing the API does not carry (webhooks.md 2.7).
    pub struct Unsupported {
        may {
            /// `edit`, `poll_creation`, `location`, ...
            kind: String = "type",
        }
    }
}
