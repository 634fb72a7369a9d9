//! Field `account_update` (webhooks.md 3.7, 4.3): connection, disconnection, bans. Always goes to
//! the app's own callback, whatever overrides say.

use serde_json::Value;

use crate::WabaId;

open_enum! {
    /// What happened to an account.
    pub enum AccountEvent {
        /// The business deleted it.
        AccountDeleted = "ACCOUNT_DELETED",
        /// Device change or reinstall: sends and receives stop, access stays.
        AccountOffboarded = "ACCOUNT_OFFBOARDED",
        /// The owner confirmed on the new device; it goes on.
        AccountReconnected = "ACCOUNT_RECONNECTED",
        /// Some actions are blocked until a time.
        AccountRestriction = "ACCOUNT_RESTRICTION",
        /// A policy was broken.
        AccountViolation = "ACCOUNT_VIOLATION",
        /// Banned, or reinstated.
        DisabledUpdate = "DISABLED_UPDATE",
        /// A customer was onboarded; the safety net when the browser dies.
        PartnerAdded = "PARTNER_ADDED",
        /// Our app was attached.
        PartnerAppInstalled = "PARTNER_APP_INSTALLED",
        /// Our app was detached.
        PartnerAppUninstalled = "PARTNER_APP_UNINSTALLED",
        /// Coexistence ended.
        PartnerRemoved = "PARTNER_REMOVED",
    }
}

open_enum! {
    /// Why coexistence ended (webhooks.md 3.7).
    pub enum DisconnectionReason {
        /// Enforcement, or the business deleted its WhatsApp account.
        AccountDisconnected = "ACCOUNT_DISCONNECTED",
        /// The number was registered in the consumer app.
        BusinessDowngrade = "BUSINESS_DOWNGRADE",
        /// The number was changed in the app.
        ChangeNumber = "CHANGE_NUMBER",
        /// A linked device was inactive for about 30 days.
        CompanionInactivity = "COMPANION_INACTIVITY",
        /// The phone was inactive for about 14 days.
        PrimaryInactivity = "PRIMARY_INACTIVITY",
        /// Registered again on a device.
        UserReRegistered = "USER_RE_REGISTERED",
    }
}

object! {
    /// Why and by whom.
    pub struct DisconnectionInfo {
        may {
            /// Why.
            reason: DisconnectionReason,
            /// `USER` or `SYSTEM`.
            initiated_by: String,
        }
    }
}

object! {
    /// Which account, where the entry's id is a portfolio.
    pub struct WabaInfo {
        may {
            /// The customer's account.
            waba_id: WabaId,
            /// The customer's portfolio.
            owner_business_id: String,
        }
    }
}

object! {
    /// The value of an `account_update` change. What belongs to one event only is in `rest`.
    pub struct AccountUpdateValue {
        may {
            /// What happened.
            event: AccountEvent,
            /// Digits; with some events.
            phone_number: String,
            /// With `PARTNER_REMOVED`, maybe.
            disconnection_info: DisconnectionInfo,
            /// Which account, with `PARTNER_*` and some others.
            waba_info: WabaInfo,
            /// With `DISABLED_UPDATE`.
            ban_info: Value,
        }
    }
}

impl AccountUpdateValue {
    /// An event without particulars.
    pub fn new(event: AccountEvent) -> Self {
        Self {
            event: Some(event),
            ..Self::default()
        }
    }
}
