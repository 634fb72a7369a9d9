//! Lists of countries as dated data: where nothing is carried to (`data/restricted_countries.csv`), and where codes from abroad
//! cost more (`data/auth_international_countries.csv`).

use std::sync::LazyLock;

use crate::regions::longest_prefix;
use crate::table;

struct Row {
    country: String,
    prefixes: Vec<String>,
    since: String,
}

static RESTRICTED: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table::rows(include_str!("../data/restricted_countries.csv"))
        .map(|row| match row.as_slice() {
            [country, prefixes, since, _source] => Row {
                country: country.clone(),
                prefixes: prefixes.split(';').map(str::to_owned).collect(),
                since: since.clone(),
            },
            other => panic!("restricted_countries.csv has four columns: {other:?}"),
        })
        .collect()
});

static CODES_FROM_ABROAD: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table::rows(include_str!("../data/auth_international_countries.csv"))
        .map(|row| match row.as_slice() {
            [country, since, _source] => Row {
                country: country.clone(),
                prefixes: Vec::new(),
                since: since.clone(),
            },
            other => panic!("auth_international_countries.csv has three columns: {other:?}"),
        })
        .collect()
});

/// The country, two letters, that a number is of and that nothing is carried to on a day (`YYYY-MM-DD`). The number as digits
/// with its calling code.
pub fn restricted(digits: &str, day: &str) -> Option<&'static str> {
    let fits = RESTRICTED
        .iter()
        .find(|row| row.since.as_str() <= day && longest_prefix(&row.prefixes, digits).is_some());
    fits.map(|row| row.country.as_str())
}

/// Whether codes from abroad have a price of their own in a country, two letters, on a day.
pub fn codes_from_abroad(country: &str, day: &str) -> bool {
    let mut rows = CODES_FROM_ABROAD.iter();
    rows.any(|row| row.country == country && row.since.as_str() <= day)
}

#[cfg(test)]
mod tests {
    use super::{CODES_FROM_ABROAD, RESTRICTED, codes_from_abroad, restricted};
    use crate::regions::country;

    #[test]
    fn every_listed_country_has_a_calling_code() {
        for row in RESTRICTED.iter() {
            let found = country(&format!("{}5550123", row.prefixes[0])).unwrap();
            assert_eq!(found.code, row.country);
        }
        assert_eq!(CODES_FROM_ABROAD.len(), 18);
    }

    #[test]
    fn lists_hold_from_their_day_on() {
        assert_eq!(restricted("5351234567", "2025-06-01"), Some("CU"));
        assert_eq!(restricted("447700900318", "2025-06-01"), None);
        assert!(codes_from_abroad("IN", "2025-06-01"));
        assert!(!codes_from_abroad("UA", "2026-09-30") && codes_from_abroad("UA", "2026-10-01"));
        assert!(!codes_from_abroad("GB", "2026-10-01"));
    }
}
