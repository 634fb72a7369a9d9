//! What people give of a new business, read and checked.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::BusinessError;
use crate::graph_api::profile::wrong_field;
use crate::limits;
use crate::truth::model::Business;

pub(super) const VERTICAL: &str = "vertical";

/// A business to open. Its texts are those of people.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewBusiness {
    pub(crate) name: String,
    /// As people write it, with the country code.
    pub(crate) number: String,
    /// Who holds its phone.
    pub(crate) owner: Option<String>,
    /// A `vertical` of the business profile (graph-api.md 5.3).
    pub(crate) category: Option<String>,
}

/// What people gave, checked; without ids.
pub(super) fn read(
    new: &NewBusiness,
) -> Result<(Business, BTreeMap<String, Value>), BusinessError> {
    let invalid = |why: &str| Err(BusinessError::Invalid(why.to_owned()));
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
        return invalid("a name has 1 to 100 characters");
    }
    let owner = new.owner.as_deref().map(str::trim);
    let owner = owner.filter(|owner| !owner.is_empty());
    if owner.is_some_and(|owner| owner.chars().count() > limits::NAME_CHARS_MAX) {
        return invalid("an owner's name has at most 100 characters");
    }
    let number = new.number.trim();
    let punctuation = [' ', '-', '(', ')', '.'];
    let is_part = |char: char| char.is_ascii_digit() || punctuation.contains(&char);
    let bare = number.strip_prefix('+').unwrap_or(number);
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    if !bare.chars().all(is_part) || !(7..=15).contains(&digits.len()) {
        return invalid("a phone number has 7 to 15 digits, with its country code");
    }
    let display_phone_number = if number.starts_with('+') {
        number.to_owned()
    } else {
        format!("+{digits}")
    };
    let category = new.category.as_ref();
    let profile: BTreeMap<String, Value> = category
        .map(|category| (VERTICAL.to_owned(), json!(category)))
        .into_iter()
        .collect();
    if let Some(why) = wrong_field(&profile) {
        return Err(BusinessError::Invalid(why));
    }
    let business = Business {
        name: name.to_owned(),
        owner: owner.map(str::to_owned),
        display_phone_number,
        digits,
        phone_number_id: String::new(),
        waba_id: String::new(),
        portfolio_id: String::new(),
    };
    Ok((business, profile))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_number(number: &str) -> Option<(String, String)> {
        let new = NewBusiness {
            name: "Bike Repair".to_owned(),
            number: number.to_owned(),
            ..NewBusiness::default()
        };
        let (business, _) = read(&new).ok()?;
        Some((business.digits, business.display_phone_number))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let told = |digits: &str, shown: &str| Some((digits.to_owned(), shown.to_owned()));
        let shown = "+44 20 7946-0999";
        assert_eq!(read_number(shown), told("442079460999", shown));
        assert_eq!(
            read_number("442079460999"),
            told("442079460999", "+442079460999")
        );
        for wrong in [
            "",
            "12345",
            "+44 20 bakery",
            "+12345678901234567",
            "4+42079460999",
        ] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
    }
}
