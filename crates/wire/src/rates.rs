//! What a delivered message costs, as dated data (`data/rates.csv`, `data/volume_tiers.csv`; graph-api.md 8).
//!
//! A message's price is that of the recipient's market and the message's category on a day. Money is in millionths of
//! a US dollar, so that no sum is rounded.

use std::sync::LazyLock;

use crate::regions::longest_prefix;
use crate::table;

/// What a message is charged as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Offers.
    Marketing,
    /// Notices about something the customer did.
    Utility,
    /// One-time codes.
    Authentication,
    /// One-time codes from a business of another country (graph-api.md 8.6).
    AuthenticationInternational,
    /// Everything that is no template.
    Service,
}

impl Category {
    /// The word in a `pricing` object; `None`: it names no category that has a rate.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "marketing" | "marketing_lite" => Self::Marketing,
            "utility" => Self::Utility,
            "authentication" => Self::Authentication,
            "authentication-international" => Self::AuthenticationInternational,
            "service" => Self::Service,
            _ => return None,
        })
    }
}

/// Since this day service messages have a price of their own: the market's for utility (graph-api.md 8.3).
const SERVICE_SINCE: &str = "2026-10-01";

/// A rate with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// As Meta's rate card calls it.
    pub market: &'static str,
    /// Millionths of a US dollar for one message.
    pub usd_micros: i64,
    /// The day from which on it holds (`YYYY-MM-DD`). After the day asked for: nothing older is known.
    pub since: &'static str,
    /// Who says so.
    pub source: &'static str,
}

struct Row {
    market: String,
    prefixes: Vec<String>,
    /// In the order of [`Category`]; none where the card has none.
    usd_micros: [Option<i64>; 5],
    since: String,
    source: String,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table::rows(include_str!("../data/rates.csv"))
        .map(|row| match row.as_slice() {
            [market, codes, prices @ .., since, source] if prices.len() == 5 => Row {
                market: market.clone(),
                prefixes: codes.split(';').map(str::to_owned).collect(),
                usd_micros: std::array::from_fn(|at| prices.get(at).and_then(|text| micros(text))),
                since: since.clone(),
                source: source.clone(),
            },
            other => panic!("rates.csv has nine columns: {other:?}"),
        })
        .collect()
});

/// `0.0397` as millionths. Nothing if the cell is empty.
fn micros(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<6}").get(..6)?.parse().ok()?;
    Some(whole * 1_000_000 + part)
}

/// What one message to this number costs before any discount; `None`: nothing is known of the category there.
pub fn quote(digits: &str, category: Category, day: &str) -> Option<Quote> {
    let fits: Vec<(usize, &Row)> = ROWS
        .iter()
        .filter(|row| row.price(category).is_some())
        .filter_map(|row| Some((longest_prefix(&row.prefixes, digits)?, row)))
        .collect();
    let others = || ROWS.iter().filter(|row| row.prefixes == ["*"]);
    let longest = fits.iter().map(|(length, _)| *length).max();
    let of_market: Vec<&Row> = match longest {
        Some(longest) => fits
            .into_iter()
            .filter(|(length, _)| *length == longest)
            .map(|(_, row)| row)
            .collect(),
        None => others()
            .filter(|row| row.price(category).is_some())
            .collect(),
    };
    let held = of_market.iter().filter(|row| row.since.as_str() <= day);
    let newest = held.max_by(|a, b| a.since.cmp(&b.since));
    let row = newest.or_else(|| of_market.iter().min_by(|a, b| a.since.cmp(&b.since)))?;
    let usd_micros = if category == Category::Service && day < SERVICE_SINCE {
        0
    } else {
        row.price(category)?
    };
    Some(Quote {
        market: &row.market,
        usd_micros,
        since: &row.since,
        source: &row.source,
    })
}

impl Row {
    /// A row from before service messages were charged says 0 for them: later they cost what utility does.
    fn price(&self, category: Category) -> Option<i64> {
        let at = |category: Category| self.usd_micros.get(category as usize).copied().flatten();
        match category {
            Category::Service if self.since.as_str() < SERVICE_SINCE => at(Category::Utility),
            category => at(category),
        }
    }
}

/// A discount for what is above a number of charged messages of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeTier {
    /// Charged messages of this market and category since the first of the month.
    pub above: u64,
    /// Percent.
    pub percent_off: i64,
    market: String,
    category: Category,
    since: String,
}

static TIERS: LazyLock<Vec<VolumeTier>> = LazyLock::new(|| {
    table::rows(include_str!("../data/volume_tiers.csv"))
        .map(|row| match row.as_slice() {
            [market, category, since, above, percent_off, _source] => VolumeTier {
                market: market.clone(),
                category: Category::from_word(category).expect("categories are read by a test"),
                since: since.clone(),
                above: above.parse().expect("numbers are read by a test"),
                percent_off: percent_off.parse().expect("numbers are read by a test"),
            },
            other => panic!("volume_tiers.csv has six columns: {other:?}"),
        })
        .collect()
});

impl Quote {
    /// The price of the next message after so many charged ones of this month, market and category (graph-api.md 8.5),
    /// with the tier it falls into, spelled as WhatsApp does (`0:100000`, `100000:MAX`).
    pub fn after(&self, charged: u64, category: Category, day: &str) -> (i64, String) {
        let mut steps: Vec<&VolumeTier> = TIERS
            .iter()
            .filter(|tier| tier.market == self.market && tier.category == category)
            .filter(|tier| tier.since.as_str() <= day)
            .collect();
        steps.sort_by_key(|tier| tier.above);
        let reached = steps.iter().rev().find(|tier| charged >= tier.above);
        let next = steps.iter().find(|tier| charged < tier.above);
        let off = reached.map_or(0, |tier| tier.percent_off);
        let from = reached.map_or(0, |tier| tier.above);
        let to = next.map_or_else(|| "MAX".to_owned(), |tier| tier.above.to_string());
        (self.usd_micros * (100 - off) / 100, format!("{from}:{to}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, ROWS, TIERS, micros, quote};

    #[test]
    fn money_is_read_without_a_float() {
        assert_eq!(micros("0.0397"), Some(39_700));
        assert_eq!(micros("12"), Some(12_000_000));
        assert_eq!(micros("0.0000012"), Some(1));
        assert_eq!(micros(""), None);
    }

    #[test]
    fn rates_are_those_of_the_market_the_category_and_the_day() {
        let cases = [
            (
                "447700900318",
                Category::Marketing,
                "2026-10-01",
                "United Kingdom",
                63_500,
                "2026-07-01",
            ),
            (
                "447700900318",
                Category::Service,
                "2026-10-01",
                "United Kingdom",
                22_000,
                "2026-07-01",
            ),
            (
                "447700900318",
                Category::Service,
                "2026-09-30",
                "United Kingdom",
                0,
                "2026-07-01",
            ),
            (
                "5215512345678",
                Category::Marketing,
                "2026-10-01",
                "Mexico",
                39_700,
                "2026-10-01",
            ),
            (
                "5215512345678",
                Category::Marketing,
                "2026-09-30",
                "Mexico",
                30_500,
                "2026-07-01",
            ),
            (
                "12025550123",
                Category::Utility,
                "2026-10-01",
                "North America",
                3_400,
                "2026-10-01",
            ),
            (
                "18095550123",
                Category::Utility,
                "2026-10-01",
                "Rest of Latin America",
                11_300,
                "2026-10-01",
            ),
            (
                "34612345678",
                Category::Marketing,
                "2026-01-01",
                "Spain",
                61_500,
                "2026-01-01",
            ),
            (
                "919812345678",
                Category::AuthenticationInternational,
                "2026-10-01",
                "India",
                30_400,
                "2026-10-01",
            ),
            (
                "68512345",
                Category::Marketing,
                "2026-10-01",
                "Other",
                60_400,
                "2026-07-01",
            ),
        ];
        for (digits, category, day, market, usd_micros, since) in cases {
            let quote = quote(digits, category, day).unwrap();
            assert_eq!(
                (quote.market, quote.usd_micros, quote.since),
                (market, usd_micros, since),
                "{digits} {day}"
            );
        }
    }

    #[test]
    fn before_the_first_row_the_oldest_is_told_with_its_day() {
        let oldest = quote("34612345678", Category::Marketing, "2025-06-01").unwrap();
        assert_eq!((oldest.usd_micros, oldest.since), (61_500, "2026-01-01"));
    }

    #[test]
    fn what_a_market_does_not_have_is_not_made_up() {
        assert_eq!(
            quote(
                "5215512345678",
                Category::AuthenticationInternational,
                "2026-10-01"
            ),
            None
        );
    }

    #[test]
    fn the_discount_is_for_what_lies_above_the_step() {
        let utility = quote("254712345678", Category::Utility, "2026-10-01").unwrap();
        assert_eq!(utility.market, "Rest of Africa");
        let day = "2026-10-01";
        assert_eq!(
            utility.after(99_999, Category::Utility, day),
            (4_000, "0:100000".to_owned())
        );
        assert_eq!(
            utility.after(100_000, Category::Utility, day),
            (3_800, "100000:MAX".to_owned())
        );
        assert_eq!(
            utility.after(100_000, Category::Marketing, day),
            (4_000, "0:MAX".to_owned())
        );
    }

    #[test]
    fn every_row_can_be_read_and_no_day_stands_twice() {
        assert!(ROWS.len() > 40);
        assert_eq!(TIERS.len(), 1);
        for row in ROWS.iter() {
            for category in [
                Category::Marketing,
                Category::Utility,
                Category::Authentication,
                Category::Service,
            ] {
                assert!(
                    row.price(category).is_some_and(|price| price > 0),
                    "{}",
                    row.market
                );
            }
            assert_eq!(row.since.len(), 10);
            assert!(!row.source.is_empty());
            let same = ROWS
                .iter()
                .filter(|other| other.market == row.market && other.since == row.since);
            assert_eq!(same.count(), 1, "{} {}", row.market, row.since);
        }
    }
}
