//! Who may join coexistence, as dated data (`data/coexistence_*.csv`), and the errors of the sign-up window
//! (`data/sign_up_errors.csv`). What follows from them is decided by whoever asks.

use std::sync::LazyLock;

use crate::table;

/// The country that keeps a number out on a day (`YYYY-MM-DD`); the number as digits with its calling code.
pub fn excluded_country(digits: &str, day: &str) -> Option<&'static str> {
    let excluded = EXCLUDED.iter().find(|row| {
        let then = row.since.as_str() <= day && (row.until.is_empty() || day < row.until.as_str());
        then && row.prefixes.iter().any(|prefix| digits.starts_with(prefix))
    });
    excluded.map(|row| row.country.as_str())
}

/// The oldest version of the Business App that may join on a day, as in `2.24.17`.
pub fn app_version_min(day: &str) -> &'static str {
    term("app_version_min", day).unwrap_or_default()
}

/// The days of use before a number may join.
pub fn days_of_use_min(day: &str) -> i64 {
    let days = term("days_of_use_min", day).and_then(|days| days.parse().ok());
    days.unwrap_or_default()
}

/// Whether a Facebook Page linked to the number was a condition on that day. Later it only must not be somebody else's.
pub fn is_page_needed(day: &str) -> bool {
    term("page", day) == Some("needed")
}

/// An error of the sign-up window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUpError {
    /// WhatsApp's.
    pub code: u32,
    /// In a few words.
    pub title: String,
    /// What is the matter, and the way out.
    pub text: String,
}

/// The error of this code.
pub fn sign_up_error(code: u32) -> Option<&'static SignUpError> {
    ERRORS.iter().find(|row| row.code == code)
}

fn term(name: &str, day: &str) -> Option<&'static str> {
    let mut rows = TERMS.iter().filter(|row| row.name == name);
    let told = rows.rfind(|row| row.since.as_str() <= day);
    told.map(|row| row.value.as_str())
}

struct Excluded {
    country: String,
    prefixes: Vec<String>,
    since: String,
    until: String,
}

static EXCLUDED: LazyLock<Vec<Excluded>> = LazyLock::new(|| {
    table::rows(include_str!("../data/coexistence_countries.csv"))
        .map(|row| match row.as_slice() {
            [country, prefixes, since, until, _source] => Excluded {
                country: country.clone(),
                prefixes: prefixes.split(';').map(str::to_owned).collect(),
                since: since.clone(),
                until: until.clone(),
            },
            other => panic!("coexistence_countries.csv has five columns: {other:?}"),
        })
        .collect()
});

struct Term {
    name: String,
    since: String,
    value: String,
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    table::rows(include_str!("../data/coexistence_terms.csv"))
        .map(|row| match row.as_slice() {
            [name, since, value, _source] => Term {
                name: name.clone(),
                since: since.clone(),
                value: value.clone(),
            },
            other => panic!("coexistence_terms.csv has four columns: {other:?}"),
        })
        .collect()
});

static ERRORS: LazyLock<Vec<SignUpError>> = LazyLock::new(|| {
    table::rows(include_str!("../data/sign_up_errors.csv"))
        .map(|row| match row.as_slice() {
            [code, title, text] => SignUpError {
                code: code
                    .parse()
                    .expect("every code of sign_up_errors.csv is read by a test"),
                title: title.clone(),
                text: text.clone(),
            },
            other => panic!("sign_up_errors.csv has three columns: {other:?}"),
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_countries_shrank() {
        let out = |digits, day| excluded_country(digits, day);
        assert_eq!(out("919876543210", "2025-05-04"), Some("India"));
        assert_eq!(out("919876543210", "2025-05-05"), None);
        assert_eq!(out("447700900142", "2025-06-15"), Some("United Kingdom"));
        assert_eq!(out("447700900142", "2025-10-23"), None);
        assert_eq!(out("4915112345678", "2025-06-15"), Some("Germany"));
        assert_eq!(out("79161234567", "2025-06-15"), Some("Russia"));
        assert_eq!(out("77010001122", "2025-06-15"), None, "Kazakhstan");
        assert_eq!(out("2348031234567", "2026-03-20"), Some("Nigeria"));
        assert_eq!(out("2348031234567", "2026-10-15"), None, "nobody is named");
    }

    #[test]
    fn terms_are_those_of_the_day() {
        assert!(is_page_needed("2025-06-15") && !is_page_needed("2026-10-15"));
        assert_eq!(app_version_min("2026-10-15"), "2.24.17");
        assert_eq!(days_of_use_min("2025-06-15"), 7);
    }

    #[test]
    fn every_error_has_its_words() {
        assert!(ERRORS.len() >= 10);
        for error in ERRORS.iter() {
            assert!(error.text.ends_with('.'), "{}", error.code);
            assert_eq!(sign_up_error(error.code), Some(error));
        }
    }
}
