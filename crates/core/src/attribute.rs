//! What a team keeps about a customer in fields of its own: what may stand in one, in one spelling.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A text longer than that is a note.
pub const TEXT_CHARS_MAX: usize = 500;
/// Digits of a number on both sides of its point.
pub const NUMBER_DIGITS_MAX: usize = 30;
/// Values that a choice offers.
pub const CHOICES_MAX: usize = 50;
/// Characters of one of them.
pub const CHOICE_CHARS_MAX: usize = 60;

/// What sort of value a field holds. A field keeps its kind: what stands in it would fit no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    /// A line of text.
    Text,
    /// A decimal number of any size, kept as it is written.
    Number,
    /// A day, as `2026-11-23`.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// One of the values that the field names.
    Choice,
}

/// Why a text cannot stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitValue {
    /// More than [`TEXT_CHARS_MAX`] characters.
    TooLong,
    /// Not digits with at most one point, or too many of them.
    NotANumber,
    /// Not a day that there is.
    NotADate,
    /// Neither.
    NotYesOrNo,
    /// The field does not offer it.
    NotAChoice,
}

/// Why values cannot be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitChoices {
    /// A choice of nothing.
    None,
    /// More than [`CHOICES_MAX`].
    TooMany,
    /// One has more than [`CHOICE_CHARS_MAX`] characters.
    TooLong,
    /// Two are the same but for large and small letters.
    Twice,
}

/// How a value is kept: one spelling of it, so that equal values are equal texts. `None`: nothing was said, the field is
/// emptied.
pub fn canonical(
    kind: AttributeKind,
    choices: &[String],
    text: &str,
) -> Result<Option<String>, UnfitValue> {
    let text = one_line(text);
    if text.is_empty() {
        return Ok(None);
    }
    let value = match kind {
        AttributeKind::Text if text.chars().count() > TEXT_CHARS_MAX => {
            return Err(UnfitValue::TooLong);
        }
        AttributeKind::Text => text,
        AttributeKind::Number => number(&text).ok_or(UnfitValue::NotANumber)?,
        AttributeKind::Date => date(&text).ok_or(UnfitValue::NotADate)?,
        AttributeKind::YesNo => yes_no(&text).ok_or(UnfitValue::NotYesOrNo)?.to_owned(),
        AttributeKind::Choice => {
            let folded = text.to_lowercase();
            let offered = choices
                .iter()
                .find(|choice| choice.to_lowercase() == folded);
            offered.ok_or(UnfitValue::NotAChoice)?.clone()
        }
    };
    Ok(Some(value))
}

/// The values that a choice offers, each once and in one line, in their order.
pub fn canonical_choices(given: &[String]) -> Result<Vec<String>, UnfitChoices> {
    let choices: Vec<String> = given
        .iter()
        .map(|choice| one_line(choice))
        .filter(|choice| !choice.is_empty())
        .collect();
    if choices.is_empty() {
        return Err(UnfitChoices::None);
    }
    if choices.len() > CHOICES_MAX {
        return Err(UnfitChoices::TooMany);
    }
    let too_long = |choice: &String| choice.chars().count() > CHOICE_CHARS_MAX;
    if choices.iter().any(too_long) {
        return Err(UnfitChoices::TooLong);
    }
    let folded: BTreeSet<String> = choices.iter().map(|choice| choice.to_lowercase()).collect();
    if folded.len() < choices.len() {
        return Err(UnfitChoices::Twice);
    }
    Ok(choices)
}

/// Without line breaks, and with single blanks.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words = words.filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// `-007.50` is `-7.5`. Commas are refused: what they part differs from country to country.
fn number(text: &str) -> Option<String> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(part) || whole.len() + part.len() > NUMBER_DIGITS_MAX {
        return None;
    }
    let whole = Some(whole.trim_start_matches('0')).filter(|digits| !digits.is_empty());
    let part = Some(part.trim_end_matches('0')).filter(|digits| !digits.is_empty());
    let sign = if negative && (whole.is_some() || part.is_some()) {
        "-"
    } else {
        ""
    };
    let whole = whole.unwrap_or("0");
    Some(match part {
        Some(part) => format!("{sign}{whole}.{part}"),
        None => format!("{sign}{whole}"),
    })
}

fn date(text: &str) -> Option<String> {
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then(|| text.to_owned())
}

fn yes_no(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "yes" | "true" => Some("yes"),
        "no" | "false" => Some("no"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop};
    use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::{
        AttributeKind, TEXT_CHARS_MAX, UnfitChoices, UnfitValue, canonical, canonical_choices,
    };

    const KINDS: [AttributeKind; 5] = [
        AttributeKind::Text,
        AttributeKind::Number,
        AttributeKind::Date,
        AttributeKind::YesNo,
        AttributeKind::Choice,
    ];

    fn offered() -> Vec<String> {
        ["Gold", "Silver", "Straße"].map(str::to_owned).to_vec()
    }

    fn kept(kind: AttributeKind, text: &str) -> Result<Option<String>, UnfitValue> {
        canonical(kind, &offered(), text)
    }

    #[test]
    fn each_kind_has_one_spelling_and_refuses_what_it_is_not() {
        let cases = [
            (AttributeKind::Text, " two\r\n lines ", "two lines"),
            (AttributeKind::Number, "-007.50", "-7.5"),
            (AttributeKind::Number, "+0.0", "0"),
            (AttributeKind::Number, "-0", "0"),
            (AttributeKind::Date, "2024-02-29", "2024-02-29"),
            (AttributeKind::YesNo, "YES", "yes"),
            (AttributeKind::YesNo, "false", "no"),
            (AttributeKind::Choice, "gold", "Gold"),
            (AttributeKind::Choice, "STRASSE", ""),
        ];
        for (kind, text, value) in cases {
            let value = if value.is_empty() {
                Err(UnfitValue::NotAChoice)
            } else {
                Ok(Some(value.to_owned()))
            };
            assert_eq!(kept(kind, text), value, "{kind:?} {text}");
        }
        let long = "a".repeat(TEXT_CHARS_MAX + 1);
        let refused = [
            (AttributeKind::Text, long.as_str(), UnfitValue::TooLong),
            (AttributeKind::Number, "1,5", UnfitValue::NotANumber),
            (AttributeKind::Number, ".5", UnfitValue::NotANumber),
            (AttributeKind::Number, "1e5", UnfitValue::NotANumber),
            (AttributeKind::Date, "2026-02-29", UnfitValue::NotADate),
            (AttributeKind::Date, "23/11/2026", UnfitValue::NotADate),
            (
                AttributeKind::Date,
                "2026-11-23T10:00",
                UnfitValue::NotADate,
            ),
            (AttributeKind::YesNo, "maybe", UnfitValue::NotYesOrNo),
            (AttributeKind::Choice, "Bronze", UnfitValue::NotAChoice),
        ];
        for (kind, text, why) in refused {
            assert_eq!(kept(kind, text), Err(why), "{kind:?} {text}");
        }
    }

    #[test]
    fn choices_are_some_and_each_is_another() {
        let given = |choices: &[&str]| {
            let choices: Vec<String> = choices.iter().map(|&choice| choice.to_owned()).collect();
            canonical_choices(&choices)
        };
        assert_eq!(given(&[" Gold ", ""]), Ok(vec!["Gold".to_owned()]));
        assert_eq!(given(&[" "]), Err(UnfitChoices::None));
        assert_eq!(given(&["gold", "GOLD"]), Err(UnfitChoices::Twice));
        assert_eq!(given(&[&"x".repeat(61)]), Err(UnfitChoices::TooLong));
        let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
        assert_eq!(canonical_choices(&many), Err(UnfitChoices::TooMany));
    }

    fn typed() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "[-+]?[0-9]{0,8}\\.?[0-9]{0,8}",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            prop::sample::select(vec!["YES", "no", " gold", "Silver", ""]).prop_map(str::to_owned),
        ]
    }

    proptest! {
        #[test]
        fn what_is_kept_is_its_own_spelling(kind in prop::sample::select(KINDS.to_vec()), text in typed()) {
            if let Ok(Some(value)) = kept(kind, &text) {
                prop_assert!(!value.is_empty() && !value.contains(['\n', '\r', '\t']));
                prop_assert_eq!(kept(kind, &value), Ok(Some(value)));
            }
        }

        #[test]
        fn a_number_keeps_its_value(whole in -1_000_000_000i64..1_000_000_000, part in 0u32..1000, zeros in 0usize..4) {
            let written = format!("{whole}.{part:03}{}", "0".repeat(zeros));
            let value = kept(AttributeKind::Number, &written).unwrap().unwrap();
            let bits = |number: &str| number.parse::<f64>().unwrap().to_bits();
            prop_assert_eq!(bits(&value), bits(&written));
        }
    }
}
