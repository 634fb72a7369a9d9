//! Fields `group_lifecycle_update`, `group_participants_update`, `group_settings_update` and
//! `group_status_update` (webhooks.md 4.8): one shape. Numbers in coexistence have none of them.

use super::{Metadata, WebhookError};
use crate::{Bsuid, Num, PhoneNumberId, WaId};

open_enum! {
    /// What happened to a group.
    pub enum GroupEventKind {
        /// Made, or not (`errors`).
        Create = "group_create",
        /// Closed.
        Delete = "group_delete",
        /// Somebody came in.
        ParticipantsAdd = "group_participants_add",
        /// Somebody asks to come in.
        JoinRequestCreated = "group_join_request_created",
        /// And does not any more.
        JoinRequestRevoked = "group_join_request_revoked",
        /// Somebody is out.
        ParticipantsRemove = "group_participants_remove",
        /// Picture, subject or description.
        Settings = "group_settings_update",
        /// Stopped by WhatsApp.
        Suspend = "group_suspend",
        /// And not any more.
        SuspendCleared = "group_suspend_cleared",
    }
}

object! {
    /// The value of a `group_*` change.
    pub struct GroupsValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// What happened.
            groups: GroupEvent,
        }
    }
}

impl GroupsValue {
    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }
}

object! {
    /// What happened to one group.
    pub struct GroupEvent {
        may {
            /// Seconds.
            timestamp: Num,
            /// Which group; may be absent where making one failed.
            group_id: String,
            /// What happened.
            kind: GroupEventKind = "type",
            /// Of the request that asked for it.
            request_id: String,
            /// With `group_create`.
            subject: String,
            /// With `group_create`.
            description: String,
            /// With `group_create`.
            invite_link: String,
            /// `auto_approve` or `approval_required`.
            join_approval_mode: String,
            /// `invite_link`, ...
            reason: String,
            /// Of a request to come in.
            join_request_id: String,
            /// Who asks to come in.
            wa_id: WaId,
            /// BSUID of who asks to come in.
            user_id: Bsuid,
            /// `business` or `participant`; beside the object in some examples.
            initiated_by: String,
            /// With `group_settings_update`.
            profile_picture: GroupSetting,
            /// With `group_settings_update`.
            group_subject: GroupSetting,
            /// With `group_settings_update`.
            group_description: GroupSetting,
        }
        lists {
            /// Who came in.
            added_participants: Participant,
            /// Who is out.
            removed_participants: Participant,
            /// Who could not be put in or out.
            failed_participants: Participant,
            /// What went wrong.
            errors: WebhookError,
        }
    }
}

impl GroupEvent {
    /// When, in milliseconds; `None` if absent or not a number.
    pub fn timestamp_ms(&self) -> Option<i64> {
        self.timestamp.as_ref()?.seconds_as_ms()
    }
}

object! {
    /// Somebody of a group.
    pub struct Participant {
        may {
            /// Digits.
            wa_id: WaId,
            /// As the request spelled them.
            input: String,
            /// BSUID.
            user_id: Bsuid,
        }
        lists {
            /// What went wrong with them.
            errors: WebhookError,
        }
    }
}

object! {
    /// One setting of a group and whether its change worked.
    pub struct GroupSetting {
        may {
            /// Of subject and description.
            text: String,
            /// Of the picture.
            mime_type: String,
            /// Of the picture.
            sha256: String,
            /// Whether it worked.
            update_successful: bool,
        }
        lists {
            /// Why not.
            errors: WebhookError,
        }
    }
}
