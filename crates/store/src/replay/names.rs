//! Which contact and which conversation of a replay is which of the present state.
//!
//! Both get their ids when the merge first meets them, so another order of tellings gives other ids: an entry that was read
//! late, a number that was connected late, rules that join more. An id is a name and nothing said, but what people decided
//! hangs on it. So those of the replay are given the names of those present with whom they share most; who finds none keeps
//! its own. What is left over of the present, and shares something, leaves what was decided to an heir.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use twinline_core::ids::{ContactId, ConversationId};
use uuid::Uuid;

/// Pairs of the present state's ids with the replay's, counted.
pub(super) type Pairs = HashMap<(Uuid, Uuid), u64>;

/// A conversation's line and contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Home {
    pub(super) line: Uuid,
    pub(super) contact: Uuid,
}

/// What the two states have in common.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Contacts and conversations of the present state.
    pub(super) present: Known,
    /// And of the replay.
    pub(super) replayed: Known,
    /// Identities that prove sameness, by the contacts they belong to.
    pub(super) identities: Pairs,
    /// Messages, by the conversations they stand in.
    pub(super) messages: Pairs,
}

/// What there is on one side.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) contacts: HashSet<Uuid>,
    pub(super) conversations: HashMap<Uuid, Home>,
}

/// What is to be renamed in the replay, and who inherits.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Contacts of the replay that get another id.
    pub(super) contacts: BTreeMap<Uuid, Uuid>,
    /// Conversations of the replay that get another id.
    pub(super) conversations: BTreeMap<Uuid, Uuid>,
    /// See [`Heirs`].
    pub(super) heirs: Heirs,
}

/// Present rows that the replay has not, and the present rows that what they held belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heirs {
    pub(super) contacts: BTreeMap<ContactId, ContactId>,
    pub(super) conversations: BTreeMap<ConversationId, ConversationId>,
}

/// How much a pair shares, the strongest first.
type Weight = [u64; 3];

/// A one-to-one choice among pairs.
struct Chosen {
    /// By the replay's id.
    names: HashMap<Uuid, Uuid>,
    /// What is left of the present, by its id, with the name of that of the replay with which it shares most.
    heirs: BTreeMap<Uuid, Uuid>,
}

impl Evidence {
    /// Names for everything in the replay.
    pub(super) fn names(&self) -> Names {
        let contacts = choose(self.contact_weights());
        let contact = |replayed: &Uuid| {
            let own = *replayed;
            name(&contacts, own, self.present.contacts.contains(&own))
        };
        let conversations = choose(self.conversation_weights(&contact));
        let conversation = |replayed: &Uuid| {
            let own = *replayed;
            let taken = self.present.conversations.contains_key(&own);
            name(&conversations, own, taken)
        };
        let changed = |all: Vec<(Uuid, Uuid)>| all.into_iter().filter(|(own, name)| own != name);
        let of_contacts = self.replayed.contacts.iter();
        let of_conversations = self.replayed.conversations.keys();
        Names {
            contacts: changed(of_contacts.map(|own| (*own, contact(own))).collect()).collect(),
            conversations: changed(
                of_conversations
                    .map(|own| (*own, conversation(own)))
                    .collect(),
            )
            .collect(),
            heirs: Heirs {
                contacts: (contacts.heirs.iter())
                    .map(|(gone, heir)| (ContactId(*gone), ContactId(*heir)))
                    .collect(),
                conversations: (conversations.heirs.iter())
                    .map(|(gone, heir)| (ConversationId(*gone), ConversationId(*heir)))
                    .collect(),
            },
        }
    }

    /// A person is known by identities, then by what was said, then by the id itself: it is made of the first identity.
    fn contact_weights(&self) -> HashMap<(Uuid, Uuid), Weight> {
        let mut weights: HashMap<(Uuid, Uuid), Weight> = HashMap::new();
        for (pair, count) in &self.identities {
            weights.entry(*pair).or_default()[0] += count;
        }
        for ((present, replayed), count) in &self.messages {
            let homes = (
                self.present.conversations.get(present),
                self.replayed.conversations.get(replayed),
            );
            if let (Some(present), Some(replayed)) = homes {
                let pair = (present.contact, replayed.contact);
                weights.entry(pair).or_default()[1] += count;
            }
        }
        for id in self.replayed.contacts.intersection(&self.present.contacts) {
            weights.entry((*id, *id)).or_default()[2] = 1;
        }
        weights
    }

    /// A conversation is known by what was said in it, then by whose it is on its line, then by its id.
    fn conversation_weights(
        &self,
        contact: &impl Fn(&Uuid) -> Uuid,
    ) -> HashMap<(Uuid, Uuid), Weight> {
        let mut weights: HashMap<(Uuid, Uuid), Weight> = HashMap::new();
        for (pair, count) in &self.messages {
            weights.entry(*pair).or_default()[0] += count;
        }
        let by_home: HashMap<Home, Uuid> = (self.present.conversations.iter())
            .map(|(id, home)| (*home, *id))
            .collect();
        for (id, home) in &self.replayed.conversations {
            let home = Home {
                contact: contact(&home.contact),
                ..*home
            };
            if let Some(present) = by_home.get(&home) {
                weights.entry((*present, *id)).or_default()[1] = 1;
            }
            if self.present.conversations.contains_key(id) {
                weights.entry((*id, *id)).or_default()[2] = 1;
            }
        }
        // Messages of one line only meet in conversations of that line; ids alone prove no more than the line does.
        weights.retain(|(present, replayed), _| {
            let line = |known: &Known, id| known.conversations.get(id).map(|home: &Home| home.line);
            line(&self.present, present) == line(&self.replayed, replayed)
        });
        weights
    }
}

/// Pairs by what they share, the strongest first; each id is taken once.
fn choose(weights: HashMap<(Uuid, Uuid), Weight>) -> Chosen {
    let mut pairs: Vec<((Uuid, Uuid), Weight)> = weights.into_iter().collect();
    pairs.sort_unstable_by_key(|(pair, weight)| (Reverse(*weight), *pair));
    let mut names: HashMap<Uuid, Uuid> = HashMap::new();
    let mut taken: HashSet<Uuid> = HashSet::new();
    for ((present, replayed), _) in &pairs {
        if !taken.contains(present) && !names.contains_key(replayed) {
            taken.insert(*present);
            names.insert(*replayed, *present);
        }
    }
    let mut heirs = BTreeMap::new();
    for ((present, replayed), _) in pairs {
        if !taken.contains(&present)
            && let Some(name) = names.get(&replayed)
        {
            heirs.entry(present).or_insert(*name);
        }
    }
    Chosen { names, heirs }
}

/// The name of `own`: the one chosen, else its own, unless that is somebody else's in the present state.
fn name(chosen: &Chosen, own: Uuid, is_somebodys: bool) -> Uuid {
    match chosen.names.get(&own) {
        Some(name) => *name,
        None if is_somebodys => Uuid::new_v5(&own, b"replayed"),
        None => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    /// Conversations with line 9 of contacts: conversation 10 * n is contact n's.
    fn known(contacts: &[u128]) -> Known {
        let home = |n: &u128| {
            let home = Home {
                line: id(9),
                contact: id(*n),
            };
            (id(10 * n), home)
        };
        Known {
            contacts: contacts.iter().map(|n| id(*n)).collect(),
            conversations: contacts.iter().map(home).collect(),
        }
    }

    fn pairs(counted: &[(u128, u128, u64)]) -> Pairs {
        let pair = |(present, replayed, count): &(u128, u128, u64)| {
            ((id(*present), id(*replayed)), *count)
        };
        counted.iter().map(pair).collect()
    }

    fn map(pairs: &[(u128, u128)]) -> BTreeMap<Uuid, Uuid> {
        pairs
            .iter()
            .map(|(from, to)| (id(*from), id(*to)))
            .collect()
    }

    #[test]
    fn what_is_the_same_keeps_its_names() {
        let evidence = Evidence {
            present: known(&[1, 2, 3]),
            replayed: known(&[1, 2, 3]),
            identities: pairs(&[(1, 1, 2), (2, 2, 1)]),
            messages: pairs(&[(10, 10, 5), (20, 20, 1)]),
        };
        assert_eq!(evidence.names(), Names::default());
    }

    #[test]
    fn exchanged_names_are_given_back() {
        let evidence = Evidence {
            present: known(&[1, 2]),
            replayed: known(&[1, 2]),
            identities: pairs(&[(1, 2, 1), (2, 1, 1)]),
            messages: pairs(&[(10, 20, 5), (20, 10, 5)]),
        };
        let names = evidence.names();
        assert_eq!(names.contacts, map(&[(1, 2), (2, 1)]));
        assert_eq!(names.conversations, map(&[(10, 20), (20, 10)]));
        assert_eq!(names.heirs, Heirs::default());
    }

    #[test]
    fn what_became_one_leaves_its_decisions_to_it() {
        let evidence = Evidence {
            present: known(&[1, 2]),
            replayed: known(&[1]),
            identities: pairs(&[(1, 1, 1), (2, 1, 2)]),
            messages: pairs(&[(10, 10, 3), (20, 10, 7)]),
        };
        let names = evidence.names();
        assert_eq!(names.contacts, map(&[(1, 2)]));
        assert_eq!(names.conversations, map(&[(10, 20)]));
        let heirs = Heirs {
            contacts: [(ContactId(id(1)), ContactId(id(2)))].into(),
            conversations: [(ConversationId(id(10)), ConversationId(id(20)))].into(),
        };
        assert_eq!(names.heirs, heirs);
    }

    #[test]
    fn what_is_new_takes_nobodys_name() {
        // 1 is now two people; the one with less gets the id that the present has given to somebody else.
        let evidence = Evidence {
            present: known(&[1, 2]),
            replayed: known(&[1, 2, 3]),
            identities: pairs(&[(1, 2, 2), (1, 1, 1), (2, 3, 1)]),
            messages: pairs(&[(10, 20, 9), (10, 10, 1), (20, 30, 4)]),
        };
        let names = evidence.names();
        assert_eq!(names.contacts[&id(2)], id(1));
        assert_eq!(names.contacts[&id(3)], id(2));
        assert_eq!(names.contacts[&id(1)], Uuid::new_v5(&id(1), b"replayed"));
        assert_eq!(names.conversations[&id(20)], id(10));
        assert_eq!(names.conversations[&id(30)], id(20));
        assert_eq!(
            names.conversations[&id(10)],
            Uuid::new_v5(&id(10), b"replayed")
        );
        assert_eq!(names.heirs, Heirs::default());
    }

    #[test]
    fn where_nothing_was_said_a_conversation_is_its_contacts() {
        let evidence = Evidence {
            present: known(&[1]),
            replayed: known(&[5]),
            identities: pairs(&[(1, 5, 1)]),
            messages: Pairs::new(),
        };
        let names = evidence.names();
        assert_eq!(names.contacts, map(&[(5, 1)]));
        assert_eq!(names.conversations, map(&[(50, 10)]));
    }
}
