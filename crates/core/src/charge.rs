//! What a message would cost now: from here by what it is and whether the customer's window is open; from the phone, nothing
//! (graph-api.md 8.2). Prices are the channel's [`Tariff`], told by [`crate::channel::Channel::tariff`]; discounts by volume
//! and the free days after an advertisement are not reckoned, so nothing costs more than it says.

use serde::{Deserialize, Serialize};

/// What a channel asks for one message to somebody, in millionths of a US dollar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// The market, as the channel's rate card calls it.
    pub market: String,
    /// The day since which the rates hold (`YYYY-MM-DD`).
    pub since: String,
    /// Anything that is no template.
    pub text: i64,
    /// So many of those cost nothing each month.
    pub texts_free_a_month: u32,
    /// A template with an offer. None: not known.
    pub marketing: Option<i64>,
    /// A template with a notice.
    pub utility: Option<i64>,
    /// A template with a code.
    pub authentication: Option<i64>,
    /// A notice costs nothing while the window is open.
    pub utility_free_in_window: bool,
}

/// What messages would cost now, in millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Free text from here; nothing: it cannot be sent now.
    pub text: Option<i64>,
    /// So many texts cost nothing each month. 0: none, or they cost nothing anyway.
    pub texts_free_a_month: u32,
    /// Templates from here, by what they are; nothing: not known.
    pub marketing: Option<i64>,
    /// See `marketing`.
    pub utility: Option<i64>,
    /// See `marketing`.
    pub authentication: Option<i64>,
}

/// Reckons it.
pub fn charge(tariff: &Tariff, window_open: bool) -> Charge {
    let utility_is_free = window_open && tariff.utility_free_in_window;
    Charge {
        text: window_open.then_some(tariff.text),
        texts_free_a_month: match tariff.text {
            0 => 0,
            _ => tariff.texts_free_a_month,
        },
        marketing: tariff.marketing,
        utility: tariff
            .utility
            .map(|price| if utility_is_free { 0 } else { price }),
        authentication: tariff.authentication,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tariff, charge};

    fn tariff() -> Tariff {
        Tariff {
            market: "United Kingdom".to_owned(),
            since: "2026-10-01".to_owned(),
            text: 22_000,
            texts_free_a_month: 1_000,
            marketing: Some(63_500),
            utility: Some(22_000),
            authentication: None,
            utility_free_in_window: false,
        }
    }

    #[test]
    fn free_text_has_a_price_only_while_it_may_be_sent() {
        let open = charge(&tariff(), true);
        assert_eq!((open.text, open.texts_free_a_month), (Some(22_000), 1_000));
        let shut = charge(&tariff(), false);
        assert_eq!((shut.text, shut.marketing), (None, Some(63_500)));
        assert_eq!(shut.authentication, None, "nothing is known of it");
    }

    #[test]
    fn where_texts_cost_nothing_no_number_of_them_is_free() {
        let free = Tariff {
            text: 0,
            ..tariff()
        };
        let open = charge(&free, true);
        assert_eq!((open.text, open.texts_free_a_month), (Some(0), 0));
    }

    #[test]
    fn a_notice_is_free_in_the_window_where_the_rules_say_so() {
        let before = Tariff {
            utility_free_in_window: true,
            ..tariff()
        };
        assert_eq!(charge(&before, true).utility, Some(0));
        assert_eq!(charge(&before, false).utility, Some(22_000));
        assert_eq!(charge(&tariff(), true).utility, Some(22_000));
    }
}
