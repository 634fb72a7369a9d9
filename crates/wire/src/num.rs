//! A number that WhatsApp writes sometimes as a number and sometimes as a string.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// A number-ish value in its original JSON form (webhooks.md 1.3: message timestamps are strings,
/// `entry.time` an integer; "parse both everywhere").
///
/// Holds a JSON string or number and writes back exactly that, so `"1739321024"` stays a string
/// and a string that is no number is still kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Num(Value);

impl Num {
    /// The string form, as in `"timestamp":"1739321024"`.
    pub fn text(number: i64) -> Self {
        Self(Value::String(number.to_string()))
    }

    /// The number form, as in `"time":1739321024`.
    pub fn int(number: i64) -> Self {
        Self(Value::from(number))
    }

    /// The number form with a fraction; `None` for infinities and not-a-number.
    pub fn float(number: f64) -> Option<Self> {
        serde_json::Number::from_f64(number).map(|number| Self(Value::Number(number)))
    }

    /// The words: a string as it is, a number in its digits. For ids that come in both forms.
    pub fn as_text(&self) -> String {
        match &self.0 {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// The whole number, from either form.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Value::String(text) => text.trim().parse().ok(),
            other => other.as_i64(),
        }
    }

    /// The number with its fraction, from either form.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            Value::String(text) => text
                .trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite()),
            other => other.as_f64(),
        }
    }

    /// Seconds since 1970 as milliseconds, the unit of everything that is not WhatsApp.
    pub fn seconds_as_ms(&self) -> Option<i64> {
        self.as_i64()?.checked_mul(1000)
    }
}

impl Default for Num {
    fn default() -> Self {
        Self::int(0)
    }
}

impl From<i64> for Num {
    fn from(number: i64) -> Self {
        Self::int(number)
    }
}

impl<'de> Deserialize<'de> for Num {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            value @ (Value::String(_) | Value::Number(_)) => Ok(Self(value)),
            _ => Err(serde::de::Error::custom(
                "expected a number or a string of digits",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Num;

    #[test]
    fn both_forms_are_read_and_kept_apart() {
        for json in ["\"1739321024\"", "1739321024", "\"asdf\"", "1.5", "\" 7\""] {
            let num: Num = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&num).unwrap(), json);
        }
        assert_eq!(Num::text(7).as_i64(), Num::int(7).as_i64());
        assert_eq!(Num::text(7).as_text(), Num::int(7).as_text());
        assert_eq!(Num::text(7).seconds_as_ms(), Some(7000));
        assert_eq!(Num::text(i64::MAX).seconds_as_ms(), None);
        assert_eq!(
            serde_json::from_str::<Num>("\"asdf\"").unwrap().as_i64(),
            None
        );
        assert!(serde_json::from_str::<Num>("null").is_err());
    }
}
