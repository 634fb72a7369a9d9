//! Who: the customer of an event, from the event's own keys and the people told beside it.
//!
//! Any of WhatsApp's ids may be absent or `""` (webhooks.md 2.2). Two people are never made one by position alone: a
//! wrong join of contacts cannot be undone, a missing name can.

use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::observation::Peer;
use twinline_wire::ids::{match_digits, shared_spelling};
use twinline_wire::webhook::{Contact, Metadata};
use twinline_wire::{Bsuid, Events, WaId};

/// The digits of a phone number however it is spelled; `None` for anything that is no phone number.
pub(crate) fn digits(text: &str) -> Option<String> {
    let is_spelling = |c: char| c.is_ascii_digit() || " +-().\u{a0}".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty() && text.chars().all(is_spelling)).then_some(digits)
}

/// What an event itself says about who is meant.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Keys<'a> {
    /// A number.
    pub(super) number: Option<&'a WaId>,
    /// A business-scoped user id.
    pub(super) user: Option<&'a Bsuid>,
}

impl<'a> Keys<'a> {
    fn of(contact: &'a Contact) -> Self {
        Self {
            number: contact.wa_id.as_ref(),
            user: contact.user_id.as_ref(),
        }
    }

    fn is_empty(self) -> bool {
        self.number().is_none() && self.user().is_none()
    }

    fn number(self) -> Option<String> {
        digits(self.number?.as_str())
    }

    fn user(self) -> Option<String> {
        self.user?.present().map(str::to_owned)
    }
}

/// The people told beside events, and the business itself, which is never one of them.
pub(super) struct People<'a> {
    contacts: Vec<&'a Contact>,
    business_digits: Option<String>,
    line: Option<&'a str>,
}

impl<'a> People<'a> {
    /// The people of one change.
    pub(super) fn new(contacts: &'a Events<Contact>, metadata: Option<&'a Metadata>) -> Self {
        let display = metadata.and_then(|metadata| metadata.display_phone_number.as_deref());
        let mut people = Self {
            contacts: Vec::new(),
            business_digits: display.and_then(digits),
            line: metadata.and_then(|metadata| metadata.phone_number_id.as_ref()?.present()),
        };
        people.contacts = contacts
            .known()
            .filter(|contact| !people.is_business(contact.wa_id.as_ref()))
            .collect();
        people
    }

    /// Whether a number is the business's own, in any spelling.
    pub(super) fn is_business(&self, number: Option<&WaId>) -> bool {
        let own = self.business_digits.as_deref().map(match_digits);
        own.is_some()
            && own
                == number
                    .and_then(|id| digits(id.as_str()))
                    .map(|id| match_digits(&id))
    }

    /// Whether a "number" is really the id of our line: an example of `request_welcome` has it as its sender.
    pub(super) fn is_line(&self, number: Option<&WaId>) -> bool {
        self.line.is_some() && number.and_then(WaId::present) == self.line
    }

    /// The customer that `keys` mean, with what the people beside tell about them. Without any identity: `Err`.
    pub(super) fn peer(&self, keys: Keys<'_>) -> Result<Peer, String> {
        let peer = self.peer_if_told(keys);
        if peer.identities.is_empty() {
            return Err("It does not tell who the customer is.".to_owned());
        }
        Ok(peer)
    }

    /// The same, or an empty one.
    pub(super) fn peer_if_told(&self, keys: Keys<'_>) -> Peer {
        let mut identities = Identities::default();
        let contact = self.find(keys);
        if let Some(contact) = contact {
            identities.bsuid(contact.user_id.as_ref());
            identities.wa_id(contact.wa_id.as_ref());
            let profile = contact.profile.as_ref();
            identities.username(profile.and_then(|profile| profile.username.as_deref()));
        }
        identities.bsuid(keys.user);
        identities.wa_id(keys.number);
        let name = contact.and_then(|contact| contact.profile.as_ref()?.name.as_deref());
        Peer {
            identities: identities.sorted(),
            profile_name: name.and_then(present).map(str::to_owned),
        }
    }

    /// The person beside who is meant: the same id, the same number in any spelling, or the only one there if one of
    /// the two is not named at all. A number here and an id there may be two people: a notice of a changed number has
    /// nobody beside it, and shares its delivery with whoever wrote at that moment.
    fn find(&self, keys: Keys<'_>) -> Option<&'a Contact> {
        let same = |theirs: Keys<'_>| {
            let users = keys.user().zip(theirs.user()).map(|(a, b)| a == b);
            let numbers = keys.number().zip(theirs.number());
            users.or(numbers.map(|(a, b)| match_digits(&a) == match_digits(&b)))
        };
        let found = self
            .contacts
            .iter()
            .find(|contact| same(Keys::of(contact)) == Some(true));
        found.copied().or(match self.contacts.as_slice() {
            [only] if keys.is_empty() || Keys::of(only).is_empty() => Some(*only),
            _ => None,
        })
    }
}

/// Collects identities: nothing empty, nothing twice, strongest first.
#[derive(Default)]
pub(super) struct Identities(Vec<Identity>);

impl Identities {
    /// A business-scoped id. Which portfolio it belongs to is not told in webhooks: the scope stays open.
    pub(super) fn bsuid(&mut self, id: Option<&Bsuid>) {
        self.add(
            IdentityKind::Bsuid,
            id.and_then(|id| id.present()).map(str::to_owned),
        );
    }

    /// A number, in any spelling. Where the numbers of a country have two spellings (Brazil's ninth digit, Mexico's 1,
    /// Argentina's 9), the one that stands for both goes along: under either, it is one person.
    pub(super) fn wa_id(&mut self, id: Option<&WaId>) {
        let digits = id.and_then(|id| id.present()).and_then(digits);
        let shared = digits.as_deref().and_then(shared_spelling);
        self.add(IdentityKind::WaId, digits);
        self.add(IdentityKind::Phone, shared);
    }

    /// A username, with or without its at sign.
    pub(super) fn username(&mut self, name: Option<&str>) {
        let name = name.map(|name| name.trim().trim_start_matches('@'));
        self.add(
            IdentityKind::Username,
            name.and_then(present).map(str::to_owned),
        );
    }

    fn add(&mut self, kind: IdentityKind, value: Option<String>) {
        if let Some(value) = value {
            let identity = Identity::global(kind, value);
            if !self.0.contains(&identity) {
                self.0.push(identity);
            }
        }
    }

    /// Whether nothing was told.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a number is among them, in any spelling.
    pub(super) fn has_number(&self, number: Option<&WaId>) -> bool {
        let matching = number
            .and_then(|id| digits(id.as_str()))
            .map(|id| match_digits(&id));
        matching.is_some_and(|matching| {
            self.0.iter().any(|identity| {
                identity.kind == IdentityKind::WaId && match_digits(&identity.value) == matching
            })
        })
    }

    /// Whether any identity of this kind is among them.
    pub(super) fn has_kind(&self, kind: IdentityKind) -> bool {
        self.0.iter().any(|identity| identity.kind == kind)
    }

    /// The result.
    pub(super) fn sorted(mut self) -> Vec<Identity> {
        self.0.sort_by_key(|identity| identity.kind);
        self.0
    }
}

/// The text, unless it is blank.
pub(super) fn present(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn a_number_is_read_in_any_spelling_and_nothing_else_is_one() {
        assert_eq!(digits("+1 (202) 555-0112").as_deref(), Some("12025550112"));
        for text in ["", "bla", "+", "US.1349", "Y2FwaV9ncm91cDox", "wamid.12"] {
            assert_eq!(digits(text), None, "{text}");
        }
    }
}
