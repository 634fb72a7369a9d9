//! Who has which conversation open, and who writes in it: a hint for people, told by their pages over the live socket. It is of
//! this process and of this moment, stored nowhere, and gone with the socket that told it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use twinline_core::ids::{ConversationId, PersonId};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::limits::LIVE_QUEUE_MAX;

/// What a page says over the socket: what its person looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
pub struct Looking {
    /// The conversation that is open; null: none is.
    // Named here, it must be there: what is silent about it says something else.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    pub looking_at: Option<Uuid>,
    /// Whether an answer is being written in it.
    #[serde(default)]
    pub writing: bool,
}

/// Somebody else at the same conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Present {
    /// Who.
    pub id: Uuid,
    /// By name.
    pub name: String,
    /// Whether they write an answer.
    pub writing: bool,
}

#[derive(Debug)]
struct Seat {
    at: ConversationId,
    person: PersonId,
    name: String,
    writing: bool,
}

/// Who is where, by socket.
#[derive(Debug)]
pub struct Presence {
    seats: Mutex<(u64, BTreeMap<u64, Seat>)>,
    moves: broadcast::Sender<ConversationId>,
}

impl Default for Presence {
    fn default() -> Self {
        Self {
            seats: Mutex::default(),
            moves: broadcast::channel(LIVE_QUEUE_MAX).0,
        }
    }
}

impl Presence {
    /// A place for one socket, looking at nothing.
    pub(super) fn enter(self: &Arc<Self>, person: PersonId, name: &str) -> Place {
        let mut seats = self.lock();
        seats.0 += 1;
        Place {
            presence: Arc::clone(self),
            no: seats.0,
            person,
            name: name.to_owned(),
        }
    }

    /// The conversations at which somebody came, left, or began or ended to write.
    pub(super) fn moves(&self) -> broadcast::Receiver<ConversationId> {
        self.moves.subscribe()
    }

    /// Who else is at a conversation, each once, by name.
    pub(super) fn others(&self, at: ConversationId, than: PersonId) -> Vec<Present> {
        let mut others: BTreeMap<PersonId, Present> = BTreeMap::new();
        let seats = self.lock();
        let there = seats
            .1
            .values()
            .filter(|seat| seat.at == at && seat.person != than);
        for seat in there {
            let known = others.entry(seat.person).or_insert_with(|| Present {
                id: seat.person.0,
                name: seat.name.clone(),
                writing: false,
            });
            known.writing |= seat.writing;
        }
        let mut others: Vec<Present> = others.into_values().collect();
        others.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        others
    }

    fn lock(&self) -> MutexGuard<'_, (u64, BTreeMap<u64, Seat>)> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, no: u64, seat: Option<Seat>) {
        let (was, is) = {
            let mut seats = self.lock();
            let was = match seat {
                Some(seat) => seats.1.insert(no, seat),
                None => seats.1.remove(&no),
            };
            (
                was.map(|seat| seat.at),
                seats.1.get(&no).map(|seat| seat.at),
            )
        };
        // An error only says that nobody listens.
        for at in was.into_iter().chain(is.filter(|is| Some(*is) != was)) {
            let _ = self.moves.send(at);
        }
    }
}

/// One socket's place; left when it is dropped.
pub(super) struct Place {
    presence: Arc<Presence>,
    no: u64,
    person: PersonId,
    name: String,
}

impl Place {
    pub(super) fn look(&self, looking: Looking) {
        let seat = looking.looking_at.map(|at| Seat {
            at: ConversationId(at),
            person: self.person,
            name: self.name.clone(),
            writing: looking.writing,
        });
        self.presence.put(self.no, seat);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.presence.put(self.no, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(n: u128, writing: bool) -> Looking {
        Looking {
            looking_at: Some(Uuid::from_u128(n)),
            writing,
        }
    }

    #[test]
    fn people_are_seen_once_where_they_look_until_their_last_socket_ends() {
        let presence = Arc::new(Presence::default());
        let mut moves = presence.moves();
        let [ana, rui] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let here = ConversationId(Uuid::from_u128(7));
        let [first, second] = [(); 2].map(|()| presence.enter(ana, "Ana"));
        first.look(at(7, false));
        second.look(at(7, true));
        let seen = presence.others(here, rui);
        assert_eq!((seen.len(), seen[0].writing), (1, true));
        assert_eq!(
            presence.others(here, ana),
            [],
            "nobody is told of themselves"
        );
        second.look(at(8, true));
        assert!(!presence.others(here, rui)[0].writing);
        drop(first);
        assert_eq!(presence.others(here, rui), []);
        let told: Vec<u128> = std::iter::from_fn(|| moves.try_recv().ok())
            .map(|at| at.0.as_u128())
            .collect();
        assert_eq!(told, [7, 7, 7, 8, 7]);
    }
}
