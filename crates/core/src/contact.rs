//! People on the other side: a contact is a set of identities, and its names with where each came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{ContactId, WorkspaceId, derive};

/// What sort of identifier it is. The order is the order of trust: a business-scoped id names one account for ever,
/// a phone number may change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// The channel's id of the person, scoped to the business (WhatsApp: BSUID within a portfolio).
    Bsuid,
    /// The channel's address of the person (WhatsApp: `wa_id`, digits).
    WaId,
    /// A phone number as a person would dial it.
    Phone,
    /// A public handle.
    Username,
}

/// One identifier of a contact. `scope` says within what it is unique: empty for world-wide, else the portfolio.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// Its sort.
    pub kind: IdentityKind,
    /// What it is unique within; empty means everywhere.
    pub scope: String,
    /// The identifier.
    pub value: String,
}

impl Identity {
    /// A world-wide identifier.
    pub fn global(kind: IdentityKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            scope: String::new(),
            value: value.into(),
        }
    }

    /// The scope of a business-scoped id.
    pub(crate) fn bsuid_scope(&self) -> Option<&str> {
        (self.kind == IdentityKind::Bsuid).then_some(self.scope.as_str())
    }

    /// A username can be given up and taken by somebody else, so it is shown but never proves who somebody is.
    pub fn proves_sameness(&self) -> bool {
        self.kind != IdentityKind::Username
    }
}

/// Somebody was told to have a number or a username that may change hands. The order is the join: the newest claim says
/// whose it is. In whole days, so that not every message writes it; a notice of a move alone counts by its moment, so
/// that the number that was left is known as former on the same day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Start of the day in which it was told, or the moment of the move; 0 when it was told of the past.
    pub at: Millis,
    /// By which identity the claimant is known: stands between two claims of one time.
    pub by: String,
}

/// What is written for each message is rounded to this, so that not every message writes it.
pub(crate) fn start_of_day(at: Millis) -> Millis {
    const DAY_MS: Millis = 86_400_000;
    at.div_euclid(DAY_MS).saturating_mul(DAY_MS)
}

impl Claim {
    /// Whoever is known by `strongest` was told to have it, some time on the day of `at`.
    pub fn on_the_day(strongest: &Identity, at: Millis) -> Self {
        Self::since(strongest, start_of_day(at))
    }

    /// Whoever is known by `strongest` has it since this moment.
    pub fn since(strongest: &Identity, at: Millis) -> Self {
        Self {
            at,
            by: format!("{}/{}", strongest.scope, strongest.value),
        }
    }

    /// Whoever is known by `strongest` had it once: every other word is stronger.
    pub fn past(strongest: &Identity) -> Self {
        Self::since(strongest, 0)
    }

    /// Start of the day from which it counts.
    pub fn day(&self) -> Millis {
        start_of_day(self.at)
    }
}

/// When somebody had an identifier, as far as it was told. Each part is the latest word, so that order cannot matter. It says
/// nothing of whose the identifier is: claims do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// Start of the day on which the channel itself last named somebody so. An address book is not the channel's word.
    pub heard_on: Option<Millis>,
    /// When somebody was last told to have come to it from another.
    pub taken_at: Option<Millis>,
    /// When somebody was last told to have left it for another.
    pub left_at: Option<Millis>,
}

impl Tenure {
    /// Takes in another word. Returns whether anything changed.
    pub fn join(&mut self, other: Self) -> bool {
        let before = *self;
        self.heard_on = self.heard_on.max(other.heard_on);
        self.taken_at = self.taken_at.max(other.taken_at);
        self.left_at = self.left_at.max(other.left_at);
        *self != before
    }
}

/// Whose an identifier is, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// Whose it is.
    pub by: ContactId,
    /// By which word it is theirs, if it may change hands.
    pub claim: Option<Claim>,
    /// When it was somebody's.
    pub tenure: Tenure,
}

impl Owned {
    /// It is somebody's, and no more is known.
    pub fn by(contact: ContactId) -> Self {
        Self {
            by: contact,
            claim: None,
            tenure: Tenure::default(),
        }
    }
}

/// One identifier of a contact, with all that is known of when it was theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownIdentity {
    /// The identifier.
    pub identity: Identity,
    /// By which word it is theirs, if it may change hands.
    pub claim: Option<Claim>,
    /// When it was theirs.
    pub tenure: Tenure,
    /// They have another one now. Set by [`in_address_order`].
    pub former: bool,
}

impl KnownIdentity {
    /// Not yet put in order.
    pub fn of(identity: Identity, owned: &Owned) -> Self {
        Self {
            identity,
            claim: owned.claim.clone(),
            tenure: owned.tenure,
            former: false,
        }
    }

    fn claimed_on(&self) -> Option<Millis> {
        self.claim.as_ref().map(|claim| claim.at)
    }

    /// Whether a notice said that it was left, and nothing since said otherwise.
    fn was_left(&self) -> bool {
        let since = [
            self.tenure.taken_at,
            self.tenure.heard_on,
            self.claimed_on(),
        ];
        match self.tenure.left_at {
            Some(left) => since.into_iter().all(|since| since <= Some(left)),
            None => self.claimed_on() == Some(0),
        }
    }
}

/// By which identifier a contact is addressed: the first of its kind in the order that this returns. What they left comes
/// last; then the day counts on which the channel itself last named them so, because it alone knows its own spelling of a
/// number; then the newest claim. The kinds stay in the order of trust.
///
/// A person has one number: where the channel has named them by two, the older is a former one.
#[must_use]
pub fn in_address_order(mut known: Vec<KnownIdentity>) -> Vec<KnownIdentity> {
    let numbers = || {
        known
            .iter()
            .filter(|known| known.identity.kind == IdentityKind::WaId)
    };
    let heard = numbers().filter_map(|known| known.tenure.heard_on).max();
    let claimed = numbers().filter_map(KnownIdentity::claimed_on).max();
    for it in &mut known {
        let older = it.identity.kind == IdentityKind::WaId
            && match heard {
                Some(_) => it.tenure.heard_on.is_some() && it.tenure.heard_on < heard,
                // Told before this was noted.
                None => it.claimed_on() < claimed,
            };
        it.former = it.was_left() || older;
    }
    known.sort_by(|a, b| {
        let kind = a.identity.kind.cmp(&b.identity.kind);
        let newer = (b.tenure.heard_on, &b.claim).cmp(&(a.tenure.heard_on, &a.claim));
        let order = kind.then(a.former.cmp(&b.former)).then(newer);
        order.then_with(|| a.identity.cmp(&b.identity))
    });
    known
}

impl ContactId {
    /// The id of a contact first known by `identity`.
    pub fn of_identity(workspace: WorkspaceId, identity: &Identity) -> Self {
        let name = format!("{:?}/{}/{}", identity.kind, identity.scope, identity.value);
        Self(derive("contact", workspace.0, &name))
    }
}

/// Who says a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameSource {
    /// The customer chose it.
    Profile,
    /// It stands in the address book of the business's phone.
    PhoneBook,
    /// Somebody of the team wrote it here.
    Team,
}

/// What one source calls a contact. `None` is a removal, kept so that an older addition cannot undo it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name {
    /// When that source said so. Compared first: the newest word of a source wins.
    pub at: Millis,
    /// The name, or its removal.
    pub value: Option<String>,
}

/// What a contact wants of one sort of message. The newest word wins, ties by the greater text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Preference {
    /// When the customer said so. Compared first.
    pub at: Millis,
    /// The channel's word for the choice.
    pub choice: String,
    /// More, in readable words.
    pub detail: Option<String>,
}

/// A person on the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Our id.
    pub id: ContactId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// When we first heard of the person.
    pub since: Millis,
    /// The newest word of each source.
    pub names: BTreeMap<NameSource, Name>,
    /// What the customer wants to be sent, by the channel's word for the sort of message.
    pub preferences: BTreeMap<String, Preference>,
}

impl Contact {
    /// A contact of which nothing is known but that it exists.
    pub fn new(id: ContactId, workspace: WorkspaceId, since: Millis) -> Self {
        Self {
            id,
            workspace,
            since,
            names: BTreeMap::new(),
            preferences: BTreeMap::new(),
        }
    }

    /// Takes in what `source` calls the contact. Newest wins, ties by the greater text: order cannot matter.
    pub fn name_seen(&mut self, source: NameSource, name: Name) -> bool {
        match self.names.get(&source) {
            Some(known) if *known >= name => false,
            _ => {
                self.names.insert(source, name);
                true
            }
        }
    }

    /// Takes in what the customer wants of one sort of message. Newest wins: order cannot matter.
    pub fn preference_seen(&mut self, category: &str, preference: Preference) -> bool {
        match self.preferences.get(category) {
            Some(known) if *known >= preference => false,
            _ => {
                self.preferences.insert(category.to_owned(), preference);
                true
            }
        }
    }

    /// Joins what is known of the same person under another id.
    pub fn join(&mut self, other: &Self) {
        self.since = self.since.min(other.since);
        for (source, name) in &other.names {
            self.name_seen(*source, name.clone());
        }
        for (category, preference) in &other.preferences {
            self.preference_seen(category, preference.clone());
        }
    }

    /// The name to show: the team's, then the phone book's, then the profile's.
    pub fn display_name(&self) -> Option<&str> {
        [NameSource::Team, NameSource::PhoneBook, NameSource::Profile]
            .iter()
            .filter_map(|source| self.names.get(source)?.value.as_deref())
            .find(|name| !name.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, Identity, IdentityKind, KnownIdentity, Tenure, in_address_order};

    const DAY: i64 = 86_400_000;

    fn number(digits: &str, tenure: Tenure) -> KnownIdentity {
        KnownIdentity {
            identity: Identity::global(IdentityKind::WaId, digits),
            claim: None,
            tenure,
            former: false,
        }
    }

    fn heard(day: i64) -> Tenure {
        Tenure {
            heard_on: Some(day * DAY),
            ..Tenure::default()
        }
    }

    fn order(known: Vec<KnownIdentity>) -> Vec<(String, bool)> {
        let ordered = in_address_order(known).into_iter();
        ordered.map(|it| (it.identity.value, it.former)).collect()
    }

    fn told(digits: &str, former: bool) -> (String, bool) {
        (digits.to_owned(), former)
    }

    #[test]
    fn a_number_that_was_left_comes_last_whatever_its_digits() {
        let left = Tenure {
            left_at: Some(5 * DAY + 7),
            ..heard(5)
        };
        let known = vec![number("111", left), number("999", heard(5))];
        assert_eq!(order(known), [told("999", false), told("111", true)]);
        let back = Tenure {
            taken_at: Some(6 * DAY),
            left_at: Some(5 * DAY + 7),
            ..heard(6)
        };
        let known = vec![number("111", back), number("999", heard(5))];
        assert_eq!(order(known), [told("111", false), told("999", true)]);
    }

    #[test]
    fn the_channels_own_spelling_goes_before_the_address_books() {
        let book = number("5511912345678", Tenure::default());
        let told_by_channel = number("551112345678", heard(3));
        assert_eq!(
            order(vec![book, told_by_channel]),
            [told("551112345678", false), told("5511912345678", false)]
        );
    }

    #[test]
    fn without_notices_the_newest_claim_counts() {
        let id = Identity::global(IdentityKind::Bsuid, "GB.1");
        let claimed = |digits: &str, day: i64| KnownIdentity {
            claim: Some(Claim::on_the_day(&id, day * DAY)),
            ..number(digits, Tenure::default())
        };
        let known = vec![claimed("111", 1), claimed("999", 2)];
        assert_eq!(order(known), [told("999", false), told("111", true)]);
    }
}
