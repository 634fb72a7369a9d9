//! What customers did without writing, inside field `messages` (webhooks.md 2.9): clicks on links of
//! marketing messages.

use crate::{Bsuid, Num, WaId};

open_enum! {
    /// What was done.
    pub enum UserActionKind {
        /// A link of a marketing message was followed.
        LinkClick = "marketing_messages_link_click",
    }
}

object! {
    /// Something a customer did.
    pub struct UserAction {
        may {
            /// What.
            action_type: UserActionKind,
            /// Seconds.
            timestamp: Num,
            /// Who; not on Meta's page, where `contacts` tells.
            wa_id: WaId,
            /// Who; not on Meta's page.
            user_id: Bsuid,
            /// With a click.
            marketing_messages_link_click_data: LinkClick,
        }
    }
}

object! {
    /// A click.
    pub struct LinkClick {
        may {
            /// `cta`, ...
            click_component: String,
            /// In the catalogue.
            product_id: String,
            /// Of the click.
            click_id: String,
            /// Put there by the sender.
            tracking_token: String,
        }
    }
}
