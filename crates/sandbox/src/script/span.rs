//! Spans of time as people write them: `90s`, `5m`, `2h`, `14d`, or several of them: `1d 2h`.

use serde::Deserialize;

use crate::limits;

/// A span of virtual time, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Span(pub(crate) i64);

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || {
            format!(
                "{text:?} is no span of time: write 500ms, 90s, 5m, 2h, 14d or several of them with spaces"
            )
        };
        let mut sum = 0_i64;
        for part in text.split_whitespace() {
            let at = part.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
            let (count, unit) = part.split_at(at);
            let unit = match unit {
                "ms" => 1,
                "s" => 1_000,
                "m" => 60_000,
                "h" => limits::HOUR_MS,
                "d" => limits::DAY_MS,
                _ => return Err(wrong()),
            };
            let count: i64 = count.parse().map_err(|_| wrong())?;
            sum = count
                .checked_mul(unit)
                .and_then(|part| sum.checked_add(part))
                .ok_or_else(wrong)?;
        }
        if text.trim().is_empty() || sum > 366 * limits::DAY_MS {
            return Err(wrong());
        }
        Ok(Self(sum))
    }
}

impl schemars::JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^\\s*\\d+(ms|s|m|h|d)(\\s+\\d+(ms|s|m|h|d))*\\s*$",
            "description": "A span of virtual time: 500ms, 90s, 5m, 2h, 14d, or several of them with spaces between.",
        })
    }
}

/// As people read it, in the two largest units.
pub(crate) fn words(ms: i64) -> String {
    let units = [
        (limits::DAY_MS, "d"),
        (limits::HOUR_MS, "h"),
        (60_000, "m"),
        (1_000, "s"),
        (1, "ms"),
    ];
    let mut left = ms;
    let mut parts = Vec::new();
    for (unit, name) in units {
        let count = left / unit;
        left %= unit;
        if count > 0 && parts.len() < 2 {
            parts.push(format!("{count}{name}"));
        }
    }
    if parts.is_empty() {
        "0s".to_owned()
    } else {
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_and_told() {
        for (text, ms) in [
            ("500ms", 500),
            ("90s", 90_000),
            ("1d 2h", 26 * limits::HOUR_MS),
            ("0s", 0),
        ] {
            assert_eq!(Span::try_from(text.to_owned()), Ok(Span(ms)), "{text}");
        }
        for wrong in [
            "",
            "5",
            "h",
            "-5m",
            "5 m",
            "1y",
            "99999999999999999d",
            "367d",
        ] {
            assert!(Span::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        assert_eq!(words(93_784_005), "1d 2h");
        assert_eq!(words(0), "0s");
    }
}
