//! Ids, drawn from the seeded generator of the truth: the same seed and the same acts give the same
//! ids.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use twinline_wire::ids::WamidOrigin;

use crate::truth::model::Phone;
use crate::world::Act;

impl Act<'_> {
    /// `len` decimal digits, the first not zero.
    pub(crate) fn draw_digits(&mut self, len: usize) -> String {
        let mut digits = String::with_capacity(len);
        for place in 0..len {
            let digit = if place == 0 {
                1 + self.draw_below(9)
            } else {
                self.draw_below(10)
            };
            digits.push(char::from(b'0' + u8::try_from(digit).unwrap_or_default()));
        }
        digits
    }

    /// `len` upper-case hex characters.
    pub(crate) fn draw_hex(&mut self, len: usize) -> String {
        let mut hex = String::with_capacity(len + 16);
        while hex.len() < len {
            let _ = write!(hex, "{:016X}", self.draw());
        }
        hex.truncate(len);
        hex
    }

    /// A message id as WhatsApp makes them for this customer and this origin.
    pub(crate) fn draw_wamid(&mut self, customer: &Phone, origin: WamidOrigin) -> String {
        let key = match origin {
            WamidOrigin::Api => self.draw_hex(18),
            WamidOrigin::Device => format!("3A{}", self.draw_hex(18)),
        };
        let digits = self
            .truth
            .visible_digits(customer, self.now)
            .map_or_else(|| hidden_digits(customer), str::to_owned);
        match twinline_wire::Wamid::build(&digits, origin, &key) {
            Ok(wamid) => wamid.into_string(),
            // Digits from outside may be odd; the id stays unique without them.
            Err(_) => format!("wamid.{}", STANDARD.encode(format!("{}{key}", customer.id))),
        }
    }

    pub(crate) fn draw_bsuid(&mut self) -> String {
        format!("GB.{}", self.draw_digits(19))
    }

    /// An access token that looks like one.
    pub(crate) fn draw_token(&mut self) -> String {
        format!("EAAsandbox{}", self.draw_hex(64))
    }
}

/// A person without a visible number still has one inside WhatsApp's ids; we make do with digits of
/// their scoped id, so that nothing leaks that the API hides.
fn hidden_digits(customer: &Phone) -> String {
    customer
        .bsuid
        .chars()
        .filter(char::is_ascii_digit)
        .take(12)
        .collect()
}
