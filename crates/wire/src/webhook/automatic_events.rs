//! Field `automatic_events` (webhooks.md 4.4): sales and leads that WhatsApp saw in chats begun by an
//! advertisement.

use super::Metadata;
use crate::{Num, Wamid};

object! {
    /// The value of an `automatic_events` change.
    pub struct AutomaticEventsValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// What was seen.
            automatic_events: AutomaticEvent,
        }
    }
}

object! {
    /// A lead or a sale.
    pub struct AutomaticEvent {
        may {
            /// The message in which it was seen.
            id: Wamid,
            /// `LeadSubmitted` or `Purchase`.
            event_name: String,
            /// Seconds, as an integer.
            timestamp: Num,
            /// The click it goes back to.
            ctwa_clid: String,
            /// With `Purchase` only.
            custom_data: CustomData,
        }
    }
}

object! {
    /// How much was sold.
    pub struct CustomData {
        may {
            /// `USD`, ...
            currency: String,
            /// The smallest unit or whole ones; Meta's page does not say.
            value: Num,
        }
    }
}
