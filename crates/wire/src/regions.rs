//! Countries by calling code (`data/calling_codes.csv`), and where WhatsApp treats marketing otherwise (graph-api.md 7.6).

use std::sync::LazyLock;

use crate::table;

/// What WhatsApp does to marketing messages for numbers of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marketing {
    /// So many per person, from all businesses together.
    Limited,
    /// As many as are sent, from or to such numbers.
    Unlimited,
    /// None are delivered.
    Withheld,
}

/// A country with its calling codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166, two letters.
    pub code: String,
    prefixes: Vec<String>,
    /// See [`Marketing`].
    pub marketing: Marketing,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    table::rows(include_str!("../data/calling_codes.csv"))
        .map(|row| match row.as_slice() {
            [code, prefixes, marketing] => Country {
                code: code.clone(),
                prefixes: prefixes.split(';').map(str::to_owned).collect(),
                marketing: match marketing.as_str() {
                    "" => Marketing::Limited,
                    "unlimited" => Marketing::Unlimited,
                    "none" => Marketing::Withheld,
                    other => panic!("calling_codes.csv has an unknown word: {other}"),
                },
            },
            other => panic!("calling_codes.csv has three columns: {other:?}"),
        })
        .collect()
});

/// The country of a number, given as digits with its calling code.
pub fn country(digits: &str) -> Option<&'static Country> {
    let fits = COUNTRIES.iter().filter_map(|country| {
        let longest = longest_prefix(&country.prefixes, digits)?;
        Some((longest, country))
    });
    fits.max_by_key(|(longest, _)| *longest)
        .map(|(_, country)| country)
}

/// The length of the longest of these prefixes that fits.
pub(crate) fn longest_prefix(prefixes: &[String], digits: &str) -> Option<usize> {
    let fits = prefixes
        .iter()
        .filter(|prefix| digits.starts_with(prefix.as_str()));
    fits.map(String::len).max()
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Marketing, country};

    fn code(digits: &str) -> Option<&'static str> {
        country(digits).map(|country| country.code.as_str())
    }

    #[test]
    fn the_longest_code_counts() {
        assert_eq!(code("447700900318"), Some("GB"));
        assert_eq!(code("12025550123"), Some("US"));
        assert_eq!(code("14165550123"), Some("CA"));
        assert_eq!(code("18095550123"), Some("DO"));
        assert_eq!(code("77010001122"), Some("KZ"));
        assert_eq!(code("79161234567"), Some("RU"));
        assert_eq!(code("999"), None);
    }

    #[test]
    fn marketing_differs_by_country() {
        let of = |digits: &str| country(digits).unwrap().marketing;
        assert_eq!(of("12025550123"), Marketing::Withheld);
        assert_eq!(of("14165550123"), Marketing::Limited);
        assert_eq!(of("351912345678"), Marketing::Unlimited);
        assert_eq!(of("5511987654321"), Marketing::Limited);
    }

    #[test]
    fn no_code_and_no_country_stands_twice() {
        let mut prefixes: Vec<_> = COUNTRIES.iter().flat_map(|c| &c.prefixes).collect();
        let mut codes: Vec<_> = COUNTRIES.iter().map(|c| &c.code).collect();
        let counts = (prefixes.len(), codes.len());
        prefixes.sort_unstable();
        prefixes.dedup();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((prefixes.len(), codes.len()), counts);
        for country in COUNTRIES.iter() {
            assert_eq!(country.code.len(), 2, "{}", country.code);
        }
    }
}
