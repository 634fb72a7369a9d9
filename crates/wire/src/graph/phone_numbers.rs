//! Numbers of an account (graph-api.md 5.1): `GET /{WABA}/phone_numbers` and `GET /{number}`.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Events, PhoneNumberId};

object! {
    /// A number. Only asked-for fields are there; others are in `rest`.
    pub struct PhoneNumber {
        needs {
            /// Always there.
            id: PhoneNumberId,
        }
        may {
            /// As people read it, `+1 555-078-3881`.
            display_phone_number: String,
            /// The name customers see.
            verified_name: String,
            /// `GREEN`, `YELLOW`, `RED`, `UNKNOWN`.
            quality_rating: String,
            /// `VERIFIED`, `NOT_VERIFIED`, `EXPIRED`.
            code_verification_status: String,
            /// `CONNECTED`, `PENDING`, `RESTRICTED`, ...
            status: String,
            /// `CLOUD_API`, also for coexistence numbers.
            platform_type: String,
            /// What tells a coexistence number from others.
            is_on_biz_app: bool,
            /// How fast it may send.
            throughput: Throughput,
            /// When it was onboarded, ISO 8601.
            last_onboarded_time: String,
            /// `TIER_250` ... `TIER_UNLIMITED`.
            whatsapp_business_manager_messaging_limit: String,
        }
    }
}

object! {
    /// A class of speed.
    pub struct Throughput {
        may {
            /// `STANDARD`, `HIGH`, `NOT_APPLICABLE`.
            level: String,
        }
    }
}

object! {
    /// Where a page begins and ends.
    pub struct Cursors {
        may {
            /// For the page before.
            before: String,
            /// For the page after.
            after: String,
        }
    }
}

object! {
    /// How to get other pages.
    pub struct Paging {
        may {
            /// Opaque positions.
            cursors: Cursors,
            /// Whole address of the next page.
            next: String,
        }
    }
}

/// A page of a list, `{"data":[...],"paging":{...}}`.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
#[serde(bound(deserialize = "T: DeserializeOwned"))]
pub struct Page<T: Serialize> {
    /// The things; one unreadable one does not spoil the page.
    pub data: Events<T>,
    /// Absent when there is only one page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
}

impl<T: Serialize> Page<T> {
    /// The only page.
    pub fn only(things: Vec<T>) -> Self {
        Self {
            data: things.into(),
            paging: None,
        }
    }
}
