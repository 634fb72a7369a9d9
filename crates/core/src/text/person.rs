//! The words by which a person is found: names of every source, handles, and numbers from any digit on.

use std::collections::BTreeSet;

use super::letters::folded;
use super::query::joined;
use super::words::words;
use crate::contact::{Contact, Identity, IdentityKind};

/// A number is found by its last digits when at least so many are given; fewer say nothing.
const LAST_DIGITS_MIN: usize = 3;

/// What a contact is indexed by. An end of a number is a word of its own, so that looking for beginnings of words finds a
/// number by its first digits, its last ones, or any between.
pub fn person_words(contact: &Contact, identities: &[Identity]) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = contact
        .names
        .values()
        .filter_map(|name| name.value.as_deref())
        .flat_map(words)
        .map(|word| word.text)
        .collect();
    for identity in identities {
        match identity.kind {
            IdentityKind::WaId | IdentityKind::Phone => {
                let digits = folded(&identity.value).into_owned();
                let last = digits.len().saturating_sub(LAST_DIGITS_MIN);
                let ends = digits.char_indices().filter(|(at, _)| *at <= last);
                found.extend(ends.filter_map(|(at, _)| digits.get(at..).map(str::to_owned)));
            }
            IdentityKind::Username => {
                found.extend(words(&identity.value).map(|word| word.text));
                found.insert(joined(&identity.value));
            }
            // Nobody types it bit by bit, but somebody may paste it.
            IdentityKind::Bsuid => {
                found.insert(joined(&identity.value));
            }
        }
    }
    found.remove("");
    found
}

#[cfg(test)]
mod tests {
    use super::person_words;
    use crate::contact::{Contact, Identity, IdentityKind, Name, NameSource};
    use crate::ids::{ContactId, WorkspaceId};
    use crate::text::Query;
    use uuid::Uuid;

    #[test]
    fn a_person_is_found_by_every_name_number_and_handle() {
        let mut ines = Contact::new(ContactId(Uuid::nil()), WorkspaceId(Uuid::nil()), 0);
        for (source, name) in [
            (NameSource::Profile, "Inês 🌻"),
            (NameSource::PhoneBook, "Carvalhal, Inês (padaria)"),
        ] {
            let value = Some(name.to_owned());
            ines.name_seen(source, Name { at: 1, value });
        }
        let identities = [
            Identity::global(IdentityKind::WaId, "447700900318"),
            Identity::global(IdentityKind::Username, "pao.da_ines"),
            Identity::global(IdentityKind::Bsuid, "GB.1234567890"),
        ];
        let indexed: Vec<String> = person_words(&ines, &identities).into_iter().collect();
        let finds = |typed: &str| Query::to_people(typed).finds(&indexed);
        for typed in [
            "ines",
            "INÊ",
            "carval",
            "padaria ines",
            "pao",
            "@pao.da_i",
            "paoda",
            "+44 7700",
            "318",
            "0318",
            "07700 900318",
            "7700900",
            "(0)900-318",
            "0044 7700 900318",
            "GB.123456",
            "4",
        ] {
            assert!(finds(typed), "{typed}");
        }
        for typed in ["nes", "carvalhais", "319", "@pao.rui", "555", ""] {
            assert!(!finds(typed), "{typed}");
        }
    }
}
