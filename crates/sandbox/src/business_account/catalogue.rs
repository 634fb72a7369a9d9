//! What Meta tells of an account, as the bench can have it told by hand: each event with its particulars (webhooks.md 4.2
//! to 4.9). The page makes its form from this list.

use serde::Serialize;

use super::choices::{ALERTS, DECISIONS, REMOVED, RESTRICTED, SOLUTIONS, TIERS, YES_NO};

/// An event.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[schema(as = AccountEventKind)]
pub(crate) struct Kind {
    /// `account_update`'s own name of it, or the field's where that has one kind of news only.
    pub(crate) event: &'static str,
    /// The field it comes in; none of what is told to nobody.
    #[schema(required)]
    pub(crate) field: Option<&'static str>,
    /// What follows from it here, for people.
    #[schema(required)]
    pub(crate) effect: Option<&'static str>,
    #[schema(value_type = Vec<Param>)]
    pub(crate) params: &'static [Param],
}

/// A particular of an event.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[schema(as = AccountEventParam)]
pub(crate) struct Param {
    pub(crate) name: &'static str,
    /// None: any text.
    #[schema(value_type = Vec<String>)]
    pub(crate) choices: &'static [&'static str],
    /// What it is unless somebody says otherwise.
    pub(crate) usual: &'static str,
}

const fn choice(
    name: &'static str,
    choices: &'static [&'static str],
    usual: &'static str,
) -> Param {
    Param {
        name,
        choices,
        usual,
    }
}

const fn text(name: &'static str, usual: &'static str) -> Param {
    choice(name, &[], usual)
}

const fn update(
    event: &'static str,
    effect: Option<&'static str>,
    params: &'static [Param],
) -> Kind {
    Kind {
        event,
        field: Some("account_update"),
        effect,
        params,
    }
}

const fn news(event: &'static str, effect: Option<&'static str>, params: &'static [Param]) -> Kind {
    Kind {
        event,
        field: Some(event),
        effect,
        params,
    }
}

const fn untold(event: &'static str, effect: &'static str) -> Kind {
    Kind {
        event,
        field: None,
        effect: Some(effect),
        params: &[],
    }
}

/// Whether the client came by a solution of several partners.
const BY_SOLUTION: &[Param] = &[choice("solution", YES_NO, "no")];

/// All of them.
pub(crate) const KINDS: &[Kind] = &[
    update(
        "PARTNER_REMOVED",
        Some("The number is disconnected; sends fail with 133010."),
        &[
            choice("reason", REMOVED, "PRIMARY_INACTIVITY"),
            choice("initiated_by", &["USER", "SYSTEM"], "SYSTEM"),
            choice("told_to", &["number", "partner"], "number"),
        ],
    ),
    update(
        "ACCOUNT_OFFBOARDED",
        Some("Sends fail and nothing is told until the account is back."),
        &[choice("returns", YES_NO, "yes")],
    ),
    update(
        "ACCOUNT_RECONNECTED",
        Some("Sends and webhooks go on; what happened meanwhile is not told."),
        &[],
    ),
    update(
        "ACCOUNT_RESTRICTION",
        Some("What it names is refused (368, templates of utility 131064) until it expires."),
        &[
            choice(
                "restriction_type",
                RESTRICTED,
                "RESTRICTED_BIZ_INITIATED_MESSAGING",
            ),
            text("hours", "24"),
            text("remediation", ""),
        ],
    ),
    update(
        "ACCOUNT_VIOLATION",
        None,
        &[
            choice(
                "violation_type",
                &[
                    "ADULT", "ALCOHOL", "DRUGS", "GAMBLING", "SCAM", "SPAM", "TOBACCO", "WEAPONS",
                ],
                "SPAM",
            ),
            text("remediation", ""),
        ],
    ),
    update(
        "DISABLED_UPDATE",
        Some("A banned account is refused with 131031 until it is reinstated."),
        &[
            choice(
                "waba_ban_state",
                &["SCHEDULE_FOR_DISABLE", "DISABLE", "REINSTATE"],
                "DISABLE",
            ),
            text("days", "7"),
        ],
    ),
    update(
        "ACCOUNT_DELETED",
        Some("The account is gone; sends fail with 133010."),
        &[],
    ),
    untold(
        "ACCOUNT_LOCKED",
        "Sends fail with 131031. Nobody is told: whoever sends finds out.",
    ),
    untold("ACCOUNT_UNLOCKED", "Sends are taken again."),
    update(
        "VERIFIED_ACCOUNT",
        Some("The business counts as verified."),
        &[],
    ),
    news(
        "account_review_update",
        Some("The account's review status is told with its node."),
        &[choice("decision", DECISIONS, "APPROVED")],
    ),
    news(
        "account_alerts",
        None,
        &[
            choice("alert_type", ALERTS, "PROFILE_PICTURE_LOST"),
            choice(
                "alert_severity",
                &["CRITICAL", "INFORMATIONAL", "WARNING"],
                "WARNING",
            ),
            choice("alert_status", &["ACTIVE", "NONE"], "ACTIVE"),
            choice(
                "entity_type",
                &["BUSINESS", "PHONE_NUMBER", "CURRENT_STATUS_ID"],
                "BUSINESS",
            ),
            text("alert_description", "See WhatsApp Manager for details."),
        ],
    ),
    news(
        "phone_number_quality_update",
        None,
        &[
            choice(
                "change",
                &["ONBOARDING", "THROUGHPUT_UPGRADE", "FLAGGED"],
                "THROUGHPUT_UPGRADE",
            ),
            choice("max_daily_conversations_per_business", TIERS, "TIER_2K"),
        ],
    ),
    news(
        "phone_number_name_update",
        Some("The name's status is told with the number's node."),
        &[
            choice("decision", DECISIONS, "APPROVED"),
            text("requested_verified_name", ""),
            choice(
                "rejection_reason",
                &[
                    "",
                    "NAME_EMPLOYEE_ISSUE",
                    "NAME_ENDCLIENT_NOTRELATED",
                    "NAME_FORMAT_UNACCEPTABLE",
                    "NAME_INDIVIDUAL_ISSUE",
                    "NAME_NOT_CONSISTENT",
                    "UNKNOWN",
                ],
                "",
            ),
        ],
    ),
    news(
        "business_capability_update",
        None,
        &[
            text("max_daily_conversations_per_business", "2000"),
            text("max_phone_numbers_per_business", "2"),
            text("max_phone_numbers_per_waba", "25"),
        ],
    ),
    news(
        "security",
        None,
        &[
            choice(
                "change",
                &["PIN_CHANGED", "PIN_RESET_REQUEST", "PIN_REQUEST_SUCCESS"],
                "PIN_CHANGED",
            ),
            text("requester", ""),
        ],
    ),
    news(
        "business_username_updates",
        None,
        &[
            choice("status", &["approved", "reserved", "deleted"], "approved"),
            text("username", ""),
        ],
    ),
    news(
        "payment_configuration_update",
        None,
        &[
            text("configuration_name", "razorpay-prod"),
            choice(
                "provider_name",
                &["billdesk", "payu", "razorpay", "zaakpay"],
                "razorpay",
            ),
            text("provider_mid", "acc_GP4lfNA0iIMn5B"),
            choice(
                "status",
                &["Active", "Needs Connecting", "Needs Testing"],
                "Active",
            ),
        ],
    ),
    news(
        "partner_solutions",
        None,
        &[
            choice(
                "change",
                &["SOLUTION_CREATED", "SOLUTION_UPDATED"],
                "SOLUTION_CREATED",
            ),
            choice("solution_status", SOLUTIONS, "INITIATED"),
        ],
    ),
    news(
        "automatic_events",
        Some("Told of the newest chat that an advertisement began."),
        &[
            choice(
                "event_name",
                &["LeadSubmitted", "Purchase"],
                "LeadSubmitted",
            ),
            text("currency", "USD"),
            text("value", "25000"),
        ],
    ),
    update("PARTNER_ADDED", None, BY_SOLUTION),
    update("PARTNER_APP_INSTALLED", None, BY_SOLUTION),
    update("PARTNER_APP_UNINSTALLED", None, BY_SOLUTION),
    update(
        "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
        None,
        &[
            choice(
                "status",
                &["APPROVED", "DISCARDED", "FAILED", "PENDING", "REVOKED"],
                "APPROVED",
            ),
            text("rejection_reasons", "NONE"),
        ],
    ),
    update("PARTNER_CLIENT_CERTIFICATION_NEEDED", None, &[]),
    update("AD_ACCOUNT_LINKED", None, &[]),
    update("MM_LITE_TERMS_SIGNED", None, &[]),
    update("AUTH_INTL_PRICE_ELIGIBILITY_UPDATE", None, &[]),
    update(
        "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
        None,
        &[text("country", "GB")],
    ),
    update(
        "VOLUME_BASED_PRICING_TIER_UPDATE",
        None,
        &[
            choice(
                "pricing_category",
                &["UTILITY", "AUTHENTICATION", "AUTHENTICATION_INTERNATIONAL"],
                "UTILITY",
            ),
            text("tier", "25000001:50000000"),
            text("region", "Rest of Western Europe"),
        ],
    ),
];

/// The kind of this name.
pub(crate) fn kind(event: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.event == event)
}
