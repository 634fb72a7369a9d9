//! A customer.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::contact::{self, IdentityKind, KnownIdentity};
use twinline_store::{AttributeValue, ContactCard};
use twinline_wire::ids::match_digits;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who says a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameSource {
    /// The customer chose it.
    Profile,
    /// It stands in the phone's address book.
    PhoneBook,
    /// Somebody of the team wrote it here.
    Team,
}

impl From<contact::NameSource> for NameSource {
    fn from(source: contact::NameSource) -> Self {
        match source {
            contact::NameSource::Profile => Self::Profile,
            contact::NameSource::PhoneBook => Self::PhoneBook,
            contact::NameSource::Team => Self::Team,
        }
    }
}

/// What one source calls the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactName {
    /// The name.
    pub value: String,
    /// Who says so.
    pub source: NameSource,
    /// When it was last told.
    pub at: Millis,
}

/// What sort of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdentityWord {
    /// WhatsApp's id of the person, scoped to the business.
    Bsuid,
    /// WhatsApp's address of the person, digits.
    WaId,
    /// A phone number.
    Phone,
    /// A public handle.
    Username,
}

impl From<IdentityKind> for IdentityWord {
    fn from(kind: IdentityKind) -> Self {
        match kind {
            IdentityKind::Bsuid => Self::Bsuid,
            IdentityKind::WaId => Self::WaId,
            IdentityKind::Phone => Self::Phone,
            IdentityKind::Username => Self::Username,
        }
    }
}

/// One identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Identity {
    /// What sort.
    #[schema(inline)]
    pub kind: IdentityWord,
    /// The identifier.
    pub value: String,
    /// Another spelling of a number that is listed as well: Brazil, Mexico and Argentina have two.
    pub variant: bool,
    /// The customer had it once and has another now.
    pub former: bool,
}

/// What the customer wants of one sort of message, as WhatsApp told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactPreference {
    /// WhatsApp's word for the sort: `marketing_messages`, for example.
    pub category: String,
    /// WhatsApp's word for the choice: `stop` or `resume`.
    pub choice: String,
    /// More, in words.
    pub detail: Option<String>,
    /// Since when.
    pub at: Millis,
}

/// A conversation of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactConversation {
    /// Its id.
    pub id: Uuid,
    /// What the team calls the number it goes over.
    pub line_name: String,
}

/// What a field of the team holds of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactAttribute {
    /// Which field; one that nobody lists any more was removed.
    pub id: Uuid,
    /// In the one spelling of its kind: `1234.5`, `2026-11-23`, `yes`. Empty: it was taken away.
    pub value: String,
    /// What other records of the same customer said when they turned out to be one, until somebody sets the field.
    pub others: Vec<String>,
    /// To be named by whoever sets it. Of two the higher is newer.
    pub version: Millis,
}

impl From<AttributeValue> for ContactAttribute {
    fn from(value: AttributeValue) -> Self {
        Self {
            id: value.attribute.0,
            value: value.value,
            others: value.others,
            version: value.version,
        }
    }
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Contact {
    /// Our id.
    pub id: Uuid,
    /// The name to show.
    pub name: String,
    /// What each source says.
    pub names: Vec<ContactName>,
    /// Every identifier.
    pub identities: Vec<Identity>,
    /// When we first heard of the person.
    pub since: Option<Millis>,
    /// On each number.
    pub conversations: Vec<ContactConversation>,
    /// How many files were exchanged.
    pub media_count: u64,
    /// What the customer wants to be sent.
    pub preferences: Vec<ContactPreference>,
    /// What the team's fields hold, in no order. A field that never held anything is not among them.
    pub attributes: Vec<ContactAttribute>,
}

impl Contact {
    /// As stored.
    pub fn of(card: ContactCard) -> Self {
        Self {
            id: card.contact.id.0,
            name: {
                let known = card.identities.iter();
                let bare: Vec<_> = known.map(|known| known.identity.clone()).collect();
                name(&card.contact, &bare)
            },
            names: card
                .contact
                .names
                .iter()
                .filter_map(|(source, name)| {
                    let value = name.value.clone()?;
                    Some(ContactName {
                        value,
                        source: (*source).into(),
                        at: name.at,
                    })
                })
                .collect(),
            identities: identities(&card.identities),
            since: Some(card.contact.since),
            conversations: card
                .conversations
                .into_iter()
                .map(|(id, _, line_name)| ContactConversation {
                    id: id.0,
                    line_name,
                })
                .collect(),
            media_count: card.media_count,
            preferences: card
                .contact
                .preferences
                .iter()
                .map(|(category, preference)| ContactPreference {
                    category: category.clone(),
                    choice: preference.choice.clone(),
                    detail: preference.detail.clone(),
                    at: preference.at,
                })
                .collect(),
            attributes: card
                .attributes
                .into_iter()
                .map(ContactAttribute::from)
                .collect(),
        }
    }
}

fn identities(known: &[KnownIdentity]) -> Vec<Identity> {
    let numbers = || {
        let kind = |known: &&KnownIdentity| known.identity.kind == IdentityKind::WaId;
        known.iter().filter(kind)
    };
    let spelled_as = |identity: &contact::Identity| {
        let number = numbers().find(|known| match_digits(&known.identity.value) == identity.value);
        number.filter(|_| identity.kind == IdentityKind::Phone)
    };
    known
        .iter()
        .map(|known| {
            let identity = &known.identity;
            let number = spelled_as(identity);
            Identity {
                kind: identity.kind.into(),
                value: identity.value.clone(),
                variant: number.is_some_and(|number| number.identity.value != identity.value),
                former: known.former || number.is_some_and(|number| number.former),
            }
        })
        .collect()
}

/// The name to show: never empty. Somebody without a name is called by the handle or the number.
pub fn name(contact: &contact::Contact, identities: &[contact::Identity]) -> String {
    contact
        .display_name()
        .map(str::to_owned)
        .or_else(|| username(identities).map(|name| format!("@{}", name.trim_start_matches('@'))))
        .or_else(|| digits(identities).map(|digits| format!("+{digits}")))
        .unwrap_or_else(|| "Somebody".to_owned())
}

pub(super) fn digits(identities: &[contact::Identity]) -> Option<String> {
    find(identities, IdentityKind::WaId)
        .or_else(|| find(identities, IdentityKind::Phone))
        .map(|value| value.chars().filter(char::is_ascii_digit).collect())
}

pub(super) fn username(identities: &[contact::Identity]) -> Option<String> {
    find(identities, IdentityKind::Username).map(str::to_owned)
}

fn find(identities: &[contact::Identity], kind: IdentityKind) -> Option<&str> {
    identities
        .iter()
        .find(|identity| identity.kind == kind)
        .map(|identity| identity.value.as_str())
}

#[cfg(test)]
mod tests {
    use twinline_core::contact::{
        Claim, Identity, IdentityKind, KnownIdentity, Tenure, in_address_order,
    };

    use super::identities;

    #[test]
    fn a_number_that_was_left_is_former_and_another_spelling_is_not() {
        let known = |kind, value: &str, day: Option<i64>| KnownIdentity {
            identity: Identity::global(kind, value),
            claim: day.map(|at| Claim {
                at,
                by: String::new(),
            }),
            tenure: Tenure::default(),
            former: false,
        };
        let marks = |old, new| -> Vec<(String, bool, bool)> {
            let known = vec![
                known(IdentityKind::WaId, "5511912345678", Some(old)),
                known(IdentityKind::WaId, "447700900222", Some(new)),
                known(IdentityKind::Phone, "551112345678", None),
            ];
            let shown = identities(&in_address_order(known)).into_iter();
            shown.map(|id| (id.value, id.variant, id.former)).collect()
        };
        let mark = |value: &str, variant, former| (value.to_owned(), variant, former);
        assert_eq!(
            marks(1, 2),
            [
                mark("447700900222", false, false),
                mark("5511912345678", false, true),
                mark("551112345678", true, true)
            ]
        );
        assert_eq!(
            marks(2, 2),
            [
                mark("447700900222", false, false),
                mark("5511912345678", false, false),
                mark("551112345678", true, false)
            ]
        );
    }
}
