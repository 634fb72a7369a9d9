//! Whether a number may join coexistence, and what the sign-up window says if not (webhooks.md 3.1, graph-api.md 1.8, 9).

use twinline_wire::coexistence::{
    SignUpError, app_version_min, days_of_use_min, excluded_country, is_page_needed, sign_up_error,
};

use crate::limits::DAY_MS;
use crate::truth::facts::{AppKind, Facts, HeldBy, Page, Payment};

/// A number on its way into the sign-up window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) facts: &'a Facts,
    /// As typed into the window, digits only.
    pub(crate) digits: &'a str,
    /// Of the phone on the bench, which is the only one in use in the Business App.
    pub(crate) own_digits: &'a str,
    /// Connected to the same partner already.
    pub(crate) is_linked: bool,
    pub(crate) is_banned: bool,
    /// Milliseconds.
    pub(crate) now: i64,
    /// The day by whose conditions it is judged, `YYYY-MM-DD`.
    pub(crate) day: &'a str,
}

/// The first thing that stands in the way, as its code.
pub(crate) fn obstacle(candidate: Candidate<'_>) -> Option<u32> {
    let Candidate { facts, day, .. } = candidate;
    let obstacles = [
        (
            candidate.digits != candidate.own_digits || facts.app == AppKind::Consumer,
            2_655_095,
        ),
        (excluded_country(candidate.digits, day).is_some(), 3_441_042),
        (
            candidate.is_linked || facts.held_by == HeldBy::CloudApi,
            3_441_049,
        ),
        (facts.held_by == HeldBy::Portfolio, 3_441_041),
        (facts.held_by == HeldBy::Partner, 2_655_093),
        (candidate.is_banned, 3_441_040),
        (
            is_older(&facts.app_version, app_version_min(day)),
            4_563_015,
        ),
        (
            days_of_use(facts, candidate.now).is_some_and(|days| days < days_of_use_min(day)),
            3_441_045,
        ),
        (facts.marketing_messages, 3_441_047),
        (facts.page == Page::Elsewhere, 2_655_082),
        // What the window said of a missing page and of refused payments is documented nowhere.
        (
            is_page_needed(day) && facts.page == Page::Missing,
            3_441_003,
        ),
        (facts.payment == Payment::Refused, 3_441_003),
    ];
    let met = obstacles.into_iter().find(|(stands, _)| *stands);
    met.map(|(_, code)| code)
}

/// The error of a code, with its words.
pub(crate) fn error(code: u32) -> SignUpError {
    sign_up_error(code).cloned().unwrap_or(SignUpError {
        code,
        title: String::new(),
        text: String::new(),
    })
}

/// What lets a sign-up pass, and will be missed later: sentences for the window's last page.
pub(crate) fn advice(facts: &Facts) -> Vec<&'static str> {
    let hints = [
        (
            facts.payment == Payment::Missing,
            "Add a payment method in WhatsApp Manager: templates are refused without one (131042).",
        ),
        (
            !facts.backup,
            "Turn on the app's backup: without it a lost phone takes its chats along.",
        ),
        (
            !facts.business_verified,
            "Verify the business in its portfolio to raise the messaging limit.",
        ),
        (
            !facts.number_verified,
            "Verify the number by a code, or its display name stays under review.",
        ),
    ];
    let given = hints.into_iter().filter(|(so, _)| *so);
    given.map(|(_, hint)| hint).collect()
}

/// Whole days the app has been in use; none for longer than anybody asks.
pub(crate) fn days_of_use(facts: &Facts, now: i64) -> Option<i64> {
    facts
        .in_use_since
        .map(|since| (now - since).max(0) / DAY_MS)
}

/// Compares versions part by part; parts that are no numbers count as 0.
fn is_older(version: &str, least: &str) -> bool {
    let parts = |text: &str| -> Vec<u32> {
        text.split('.')
            .map(|part| part.parse().unwrap_or_default())
            .collect()
    };
    parts(version) < parts(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_792_000_000_000;
    const TODAY: &str = "2026-10-15";
    const EARLIER: &str = "2025-06-15";

    fn judged(facts: &Facts, digits: &str, day: &str) -> Option<u32> {
        obstacle(Candidate {
            facts,
            digits,
            own_digits: digits,
            is_linked: false,
            is_banned: false,
            now: NOW,
            day,
        })
    }

    #[test]
    fn each_fact_has_its_error() {
        let usual = Facts::default();
        let with = |change: &dyn Fn(&mut Facts)| {
            let mut facts = usual.clone();
            change(&mut facts);
            facts
        };
        let used_for = |days: i64| with(&|f| f.in_use_since = Some(NOW - days * DAY_MS));
        let old = |version: &str| with(&|f| version.clone_into(&mut f.app_version));
        let page = |page: Page| with(&|f| f.page = page);
        let held = |by: HeldBy| with(&|f| f.held_by = by);
        let (american, british, nigerian) = ("12025550123", "447700900142", "2348031234567");
        let table: [(&str, Facts, &str, &str, Option<u32>); 19] = [
            ("usual", usual.clone(), american, TODAY, None),
            ("usual then", usual.clone(), american, EARLIER, None),
            ("British today", usual.clone(), british, TODAY, None),
            (
                "British then",
                usual.clone(),
                british,
                EARLIER,
                Some(3_441_042),
            ),
            (
                "Nigerian then",
                usual.clone(),
                nigerian,
                "2026-03-20",
                Some(3_441_042),
            ),
            ("Nigerian today", usual.clone(), nigerian, TODAY, None),
            (
                "old app",
                old("2.24.16.99"),
                american,
                TODAY,
                Some(4_563_015),
            ),
            ("oldest app", old("2.24.17"), american, TODAY, None),
            ("six days", used_for(6), american, TODAY, Some(3_441_045)),
            ("seven days", used_for(7), american, TODAY, None),
            (
                "no page then",
                page(Page::Missing),
                american,
                EARLIER,
                Some(3_441_003),
            ),
            ("no page today", page(Page::Missing), american, TODAY, None),
            (
                "page elsewhere",
                page(Page::Elsewhere),
                american,
                TODAY,
                Some(2_655_082),
            ),
            (
                "payment",
                with(&|f| f.payment = Payment::Refused),
                american,
                TODAY,
                Some(3_441_003),
            ),
            (
                "no payment yet",
                with(&|f| f.payment = Payment::Missing),
                american,
                TODAY,
                None,
            ),
            (
                "another partner",
                held(HeldBy::Partner),
                american,
                TODAY,
                Some(2_655_093),
            ),
            (
                "another portfolio",
                held(HeldBy::Portfolio),
                american,
                TODAY,
                Some(3_441_041),
            ),
            (
                "API alone",
                held(HeldBy::CloudApi),
                american,
                TODAY,
                Some(3_441_049),
            ),
            (
                "consumer",
                with(&|f| f.app = AppKind::Consumer),
                american,
                TODAY,
                Some(2_655_095),
            ),
        ];
        for (name, facts, digits, day, error) in table {
            assert_eq!(judged(&facts, digits, day), error, "{name}");
        }
    }

    #[test]
    fn every_obstacle_has_words() {
        for code in [
            2_655_095, 3_441_042, 3_441_049, 3_441_041, 2_655_093, 3_441_040, 4_563_015, 3_441_045,
            3_441_047, 2_655_082, 3_441_003,
        ] {
            assert!(!error(code).text.is_empty(), "{code}");
        }
    }

    #[test]
    fn another_number_a_connected_one_and_a_banned_account_are_refused() {
        let facts = Facts::default();
        let usual = Candidate {
            facts: &facts,
            digits: "12025550123",
            own_digits: "12025550123",
            is_linked: false,
            is_banned: false,
            now: NOW,
            day: TODAY,
        };
        let other = Candidate {
            digits: "12025550124",
            ..usual
        };
        assert_eq!(obstacle(other), Some(2_655_095));
        let linked = Candidate {
            is_linked: true,
            ..usual
        };
        assert_eq!(obstacle(linked), Some(3_441_049));
        let banned = Candidate {
            is_banned: true,
            ..usual
        };
        assert_eq!(obstacle(banned), Some(3_441_040));
    }

    #[test]
    fn versions_are_compared_by_their_parts() {
        assert!(is_older("2.9.100", "2.24.17"));
        assert!(!is_older("2.24.17.5", "2.24.17"));
        assert!(is_older("", "2.24.17"));
    }
}
