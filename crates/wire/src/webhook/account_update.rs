//! Field `account_update` (webhooks.md 3.7, 4.3): connection, disconnection, bans. Always goes to
//! the app's own callback, whatever overrides say.

use crate::{Num, WabaId};

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
        /// An ad account is attached.
        AdAccountLinked = "AD_ACCOUNT_LINKED",
        /// International authentication messages have another price from a time on.
        AuthIntlPriceEligibility = "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
        /// The business says where it is.
        PrimaryLocation = "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
        /// Banned, or reinstated.
        DisabledUpdate = "DISABLED_UPDATE",
        /// Marketing Messages may be sent.
        MmLiteTermsSigned = "MM_LITE_TERMS_SIGNED",
        /// A customer was onboarded; the safety net when the browser dies.
        PartnerAdded = "PARTNER_ADDED",
        /// Our app was attached.
        PartnerAppInstalled = "PARTNER_APP_INSTALLED",
        /// Our app was detached.
        PartnerAppUninstalled = "PARTNER_APP_UNINSTALLED",
        /// The partner vouches for the customer's business: needed.
        PartnerCertificationNeeded = "PARTNER_CLIENT_CERTIFICATION_NEEDED",
        /// The same: what came of it.
        PartnerCertificationStatus = "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
        /// Coexistence ended.
        PartnerRemoved = "PARTNER_REMOVED",
        /// From a partner's page only.
        VerifiedAccount = "VERIFIED_ACCOUNT",
        /// So many messages were sent that they get cheaper.
        VolumeTier = "VOLUME_BASED_PRICING_TIER_UPDATE",
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
            /// Of a solution that several partners share.
            solution_id: String,
            /// The partners of it.
            solution_partner_business_ids: Vec<String>,
            /// The app, with `PARTNER_APP_*`.
            partner_app_id: String,
            /// With `AD_ACCOUNT_LINKED`.
            ad_account_linked: String,
            /// Another spelling of the key.
            ad_account_id: String,
        }
    }
}

object! {
    /// What an account may not do, and until when.
    pub struct Restriction {
        may {
            /// `RESTRICTED_*`
            restriction_type: String,
            /// Seconds, as an integer.
            expiration: Num,
            /// What to do.
            remediation: String,
        }
    }
}

object! {
    /// Which policy was broken.
    pub struct ViolationInfo {
        may {
            /// `ADULT`, `ALCOHOL`, ...
            violation_type: String,
            /// What to do.
            remediation: String,
        }
    }
}

object! {
    /// A ban.
    pub struct BanInfo {
        may {
            /// `DISABLE`, `REINSTATE`, `SCHEDULE_FOR_DISABLE`.
            waba_ban_state: String,
            /// As people write it: `April 17, 2025`.
            waba_ban_date: String,
        }
    }
}

object! {
    /// What came of a partner's vouching.
    pub struct CertificationInfo {
        may {
            /// The customer's portfolio.
            client_business_id: String,
            /// `APPROVED`, `DISCARDED`, `FAILED`, `PENDING`, `REVOKED`.
            status: String,
            /// Why not; `NONE` otherwise.
            rejection_reasons: Vec<String>,
        }
    }
}

object! {
    /// From when on the international price is in force.
    pub struct AuthIntlEligibility {
        may {
            /// Seconds.
            start_time: Num,
        }
        lists {
            /// Countries with a time of their own.
            exception_countries: CountryStart,
        }
    }
}

object! {
    /// A country with a time of its own.
    pub struct CountryStart {
        may {
            /// Two letters.
            country_code: String,
            /// Seconds.
            start_time: Num,
        }
    }
}

object! {
    /// A step of the prices by volume.
    pub struct VolumeTierInfo {
        may {
            /// Seconds.
            tier_update_time: Num,
            /// `UTILITY`, ...
            pricing_category: String,
            /// From and to, as in `25000001:50000000`.
            tier: String,
            /// As in `2025-11`.
            effective_month: String,
            /// The market.
            region: String,
        }
    }
}

object! {
    /// The value of an `account_update` change. Which keys there are depends on the event.
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
            ban_info: BanInfo,
            /// With `ACCOUNT_VIOLATION`.
            violation_info: ViolationInfo,
            /// Two letters, with `BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE`.
            country: String,
            /// With `PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE`.
            partner_client_certification_info: CertificationInfo,
            /// With `PARTNER_CLIENT_CERTIFICATION_NEEDED`.
            partner_client_certification_needed_info: CertificationInfo,
            /// With `AUTH_INTL_PRICE_ELIGIBILITY_UPDATE`.
            auth_international_rate_eligibility: AuthIntlEligibility,
            /// With `VOLUME_BASED_PRICING_TIER_UPDATE`.
            volume_tier_info: VolumeTierInfo,
        }
        lists {
            /// With `ACCOUNT_RESTRICTION`.
            restriction_info: Restriction,
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
