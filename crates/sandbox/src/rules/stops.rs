//! What an account in trouble may not send, and the error that says so (graph-api.md 2.7, 6.2; webhooks.md 3.12, 4.3).

use super::misuse;
use crate::truth::Truth;
use crate::truth::facts::Payment;

/// Why nothing goes out: an error of the Graph API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped {
    pub(crate) code: i64,
    pub(crate) details: &'static str,
}

/// What is to be sent: a template's category, or anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errand<'a> {
    FreeForm,
    Template { category: &'a str },
}

/// What stops a number altogether, whatever is asked of it.
pub(crate) fn cut_off(truth: &Truth) -> Option<Stopped> {
    let stopped = |code, details| Some(Stopped { code, details });
    if !truth.is_linked() {
        // Which code sends get while an account is moving to another device is documented nowhere.
        return stopped(133_010, "The account is not registered");
    }
    if truth.life.is_banned() || truth.life.locked {
        return stopped(
            131_031,
            "Business Account has been locked from sending messages",
        );
    }
    None
}

/// What stops this send.
pub(crate) fn stopped(truth: &Truth, errand: Errand<'_>, now: i64) -> Option<Stopped> {
    let restricted = |kind| truth.life.is_restricted(kind, now);
    let policy = Stopped {
        code: 368,
        details: "The account is temporarily restricted for violating a platform policy",
    };
    if let Some(cut_off) = cut_off(truth) {
        return Some(cut_off);
    }
    match errand {
        Errand::FreeForm if restricted("RESTRICTED_CUSTOMER_INITIATED_MESSAGING") => Some(policy),
        Errand::Template { .. } if restricted("RESTRICTED_BIZ_INITIATED_MESSAGING") => Some(policy),
        Errand::Template { category }
            if category == "UTILITY"
                && (restricted("RESTRICTED_UTILITY_TEMPLATES")
                    || restricted("RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES")) =>
        {
            Some(Stopped {
                code: 131_064,
                details: "Utility templates are limited after repeated misuse of their category",
            })
        }
        Errand::Template { category } if category == "UTILITY" && misuse::is_over(truth, now) => {
            Some(Stopped {
                code: 131_064,
                details: "The limit of utility messages was reached, as utility templates were of another category",
            })
        }
        Errand::Template { .. } if truth.facts.payment != Payment::Fine => Some(Stopped {
            code: 131_042,
            details: "There is no usable payment method for this account",
        }),
        Errand::FreeForm | Errand::Template { .. } => None,
    }
}
