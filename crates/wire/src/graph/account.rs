//! The account's own node, `GET /{WABA}` (graph-api.md 5.2).

use crate::WabaId;

object! {
    /// An account. Only asked-for fields are there; others are in `rest`.
    pub struct Account {
        needs {
            /// Always there.
            id: WabaId,
        }
        may {
            /// What its owner calls it.
            name: String,
            /// The portfolio it belongs to, within which ids of customers are unique (webhooks.md 2.2).
            owner_business_info: OwnerBusiness,
        }
    }
}

object! {
    /// A portfolio, in short.
    pub struct OwnerBusiness {
        may {
            /// Its id.
            id: String,
            /// Its name.
            name: String,
        }
    }
}
