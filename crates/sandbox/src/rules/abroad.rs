//! Codes sent to people of another country (graph-api.md 8.6): a category of its own, once WhatsApp has told a business that it
//! sends many of them; and countries nothing is carried to (9.1).

use twinline_wire::country_lists::{codes_from_abroad, restricted};
use twinline_wire::regions::country;

use crate::truth::Truth;
use crate::truth::model::Failure;
use crate::truth::standing::AuthInternational;

/// Where WhatsApp takes the business to be, two letters.
pub(crate) fn home(truth: &Truth) -> Option<&str> {
    let told = truth.standing.home.as_deref();
    told.or_else(|| Some(country(&truth.business()?.digits)?.code.as_str()))
}

/// Whether a code for this number is charged as one from abroad.
pub(crate) fn is_from_abroad(truth: &Truth, digits: &str, now: i64) -> bool {
    let Some(country) = country(digits).map(|country| country.code.as_str()) else {
        return false;
    };
    let eligibility = truth.standing.auth_international.as_ref();
    eligibility.is_some_and(|told| has_begun(told, country, now))
        && home(truth) != Some(country)
        && codes_from_abroad(country, &truth.rules().day)
}

/// Each country begins with the rest, unless it has a day of its own.
fn has_begun(told: &AuthInternational, country: &str, now: i64) -> bool {
    let own = told.exceptions.get(country).copied();
    own.unwrap_or(told.since) <= now
}

/// Why nothing is carried to this number. `None`: it is.
pub(crate) fn out_of_reach(truth: &Truth, digits: &str) -> Option<Failure> {
    restricted(digits, &truth.rules().day).map(|_| Failure {
        code: 130_497,
        title: "Business account is restricted from messaging users in this country".to_owned(),
        details: "Business accounts cannot send messages to users in this country.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_may_begin_on_a_day_of_its_own() {
        let told = AuthInternational {
            since: 1_000,
            exceptions: [("ID".to_owned(), 5_000)].into(),
        };
        assert!(has_begun(&told, "IN", 1_000) && !has_begun(&told, "IN", 999));
        assert!(has_begun(&told, "ID", 5_000) && !has_begun(&told, "ID", 4_999));
    }
}
