//! News about a number (webhooks.md 4.2): limits, names, usernames, PINs.
//!
//! None of these carries a `phone_number_id` by Meta's page; they name the number by its digits, in a
//! spelling that may differ. Some real ones have `metadata` all the same.

use super::{Metadata, QualityScore};
use crate::Num;

object! {
    /// The value of a `phone_number_quality_update` change: throughput and messaging limits.
    pub struct NumberQualityValue {
        may {
            /// Digits.
            display_phone_number: String,
            /// `ONBOARDING`, `THROUGHPUT_UPGRADE`; `FLAGGED`, `DOWNGRADE` and others were seen.
            event: String,
            /// `TIER_*`; announced as going.
            old_limit: String,
            /// `TIER_*`; announced as going.
            current_limit: String,
            /// `TIER_*`, or a number.
            max_daily_conversations_per_business: Num,
            /// Not on Meta's page.
            new_quality_score: QualityScore,
        }
    }
}

object! {
    /// The value of a `phone_number_name_update` change: the review of the name customers see.
    pub struct NumberNameValue {
        may {
            /// Digits.
            display_phone_number: String,
            /// Another spelling of the key.
            phone_number: String,
            /// `APPROVED`, `DEFERRED`, `PENDING`, `REJECTED`.
            decision: String,
            /// The name asked for.
            requested_verified_name: String,
            /// Why not; null if approved.
            rejection_reason: String,
        }
    }
}

object! {
    /// The value of a `business_capability_update` change: what the portfolio may do.
    pub struct CapabilityValue {
        may {
            /// People one may write to first within a day, per number; going. -1 is unlimited.
            max_daily_conversation_per_phone: Num,
            /// The same for the portfolio; documented as `TIER_*`, shown as a number.
            max_daily_conversations_per_business: Num,
            /// Numbers of the portfolio.
            max_phone_numbers_per_business: Num,
            /// Numbers of the account.
            max_phone_numbers_per_waba: Num,
        }
    }
}

object! {
    /// The value of a `security` change: the number's PIN.
    pub struct SecurityValue {
        may {
            /// Digits.
            display_phone_number: String,
            /// `PIN_CHANGED`, `PIN_RESET_REQUEST`, `PIN_REQUEST_SUCCESS`, ...
            event: String,
            /// Who asked; with a request only.
            requester: String,
        }
    }
}

object! {
    /// The value of a `business_username_updates` change.
    pub struct BusinessUsernameValue {
        may {
            /// Seen, not documented.
            metadata: Metadata,
            /// Digits.
            display_phone_number: String,
            /// The username; absent once deleted.
            username: String,
            /// `approved`, `deleted`, `reserved`.
            status: String,
        }
    }
}

object! {
    /// The value of a `phone_number_username_update` change, an older form of the same.
    pub struct NumberUsernameValue {
        may {
            /// Digits.
            display_phone_number: String,
            /// `approved`, ...
            decision: String,
            /// The username asked for.
            requested_username: String,
        }
        lists {
            /// Why not; `NONE` if approved.
            rejection_reasons: String,
        }
    }
}
