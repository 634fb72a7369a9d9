//! Numbers of an account (graph-api.md 5.1): `GET /{WABA}/phone_numbers` and `GET /{number}`.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::object::{put_value, take_fitting};
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

/// A page of a list, `{"data":[...],"paging":{...}}`. One unreadable thing does not spoil the page, and neither does
/// paging of another shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The things.
    pub data: Events<T>,
    /// Absent when there is only one page.
    pub paging: Option<Paging>,
    /// Everything else the object held.
    pub rest: Map<String, Value>,
}

impl<T: Serialize> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = self.rest.clone();
        self.data.put(&mut map, "data");
        if let Some(paging) = &self.paging {
            put_value(&mut map, "paging", paging);
        }
        map.serialize(to)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut map = Map::deserialize(from)?;
        let data = Events::take(&mut map, "data");
        if data.is_absent() {
            return Err(D::Error::missing_field("data"));
        }
        Ok(Self {
            data,
            paging: take_fitting(&mut map, "paging"),
            rest: map,
        })
    }
}

impl<T> Page<T> {
    /// The only page.
    pub fn only(things: Vec<T>) -> Self {
        Self {
            data: things.into(),
            paging: None,
            rest: Map::new(),
        }
    }
}
