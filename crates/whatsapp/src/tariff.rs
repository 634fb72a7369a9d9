//! What WhatsApp asks for a message, from its dated rates (graph-api.md 8.3, 8.8).

use twinline_core::Millis;
use twinline_core::charge::Tariff;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_wire::limits::Limit;
use twinline_wire::rates::{Category, quote};

/// Since this day a notice costs something while the window is open, too (graph-api.md 8.3).
const NOTICES_CHARGED_SINCE: &str = "2026-10-01";

/// By the market of the number, which has to be known.
pub(crate) fn tariff(to: &[Identity], now: Millis) -> Option<Tariff> {
    let number = |kind| to.iter().find(|identity| identity.kind == kind);
    let number = number(IdentityKind::WaId).or_else(|| number(IdentityKind::Phone))?;
    let digits: String = number.value.chars().filter(char::is_ascii_digit).collect();
    let day = jiff::Timestamp::from_millisecond(now).ok()?;
    let day = day.strftime("%Y-%m-%d").to_string();
    let price = |category| quote(&digits, category, &day).map(|quote| quote.usd_micros);
    let known = quote(&digits, Category::Marketing, &day)?;
    Some(Tariff {
        market: known.market.to_owned(),
        since: known.since.to_owned(),
        text: price(Category::Service).unwrap_or(0),
        texts_free_a_month: Limit::FreeServiceMessagesPerMonth
            .on(&day)
            .and_then(|texts| u32::try_from(texts).ok())
            .unwrap_or(0),
        marketing: price(Category::Marketing),
        utility: price(Category::Utility),
        authentication: price(Category::Authentication),
        utility_free_in_window: day.as_str() < NOTICES_CHARGED_SINCE,
    })
}

#[cfg(test)]
mod tests {
    use twinline_core::contact::{Identity, IdentityKind};

    use super::tariff;

    const IN_SEPTEMBER_2026: i64 = 1_789_000_000_000;
    const IN_NOVEMBER_2026: i64 = 1_795_000_000_000;

    #[test]
    fn it_is_that_of_the_market_and_of_the_day() {
        let mexico = [Identity::global(IdentityKind::WaId, "5215512345678")];
        let now = tariff(&mexico, IN_NOVEMBER_2026).unwrap();
        assert_eq!(
            (now.market.as_str(), now.since.as_str()),
            ("Mexico", "2026-10-01")
        );
        assert_eq!((now.marketing, now.text), (Some(39_700), 8_500));
        assert_eq!(
            (now.texts_free_a_month, now.utility_free_in_window),
            (1_000, false)
        );
        let before = tariff(&mexico, IN_SEPTEMBER_2026).unwrap();
        assert_eq!((before.text, before.utility_free_in_window), (0, true));
    }

    #[test]
    fn a_hidden_number_has_no_market() {
        let hidden = [Identity::global(
            IdentityKind::Bsuid,
            "GB.9657936782658156987",
        )];
        assert_eq!(tariff(&hidden, IN_NOVEMBER_2026), None);
    }
}
