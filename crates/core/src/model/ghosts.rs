//! What nobody in the house knows: what the channel really took, and what was known when.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::SendId;
use crate::send::{Send, SendAuthor};
use crate::turn::Turn;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Ghosts {
    /// How often the channel took each send.
    taken: BTreeMap<SendId, u8>,
    /// How often a person tried each again.
    tried: BTreeMap<SendId, u8>,
    /// Bots' sends that the channel took, by the turn that they answer.
    answers: BTreeMap<Turn, BTreeSet<SendId>>,
    /// Turns to which a person's answer is known.
    human: BTreeSet<Turn>,
    /// A bot's answer was released although a person's was known.
    pub(super) released_too_late: bool,
    /// A status has settled what was unknown.
    pub(super) settled_unknown: bool,
}

impl Ghosts {
    /// The channel took a send.
    pub(super) fn took(&mut self, send: &Send) {
        *self.taken.entry(send.id).or_default() += 1;
        if let (SendAuthor::Bot(_), Some(turn)) = (send.author, send.turn) {
            self.answers.entry(turn).or_default().insert(send.id);
        }
    }

    /// A person tries a send again.
    pub(super) fn tries(&mut self, send: SendId) {
        *self.tried.entry(send).or_default() += 1;
    }

    /// It is known by now that a person has answered this turn.
    pub(super) fn knows_of_person(&mut self, turn: Turn) {
        self.human.insert(turn);
    }

    /// A send leaves. One that a person tries again is the person's word.
    pub(super) fn released(&mut self, send: &Send) {
        let late = send.turn.is_some_and(|turn| self.human.contains(&turn));
        let is_bots = matches!(send.author, SendAuthor::Bot(_));
        self.released_too_late |= is_bots && late && !self.tried.contains_key(&send.id);
    }

    pub(super) fn answered_once(&self) -> bool {
        self.answers.values().all(|sends| {
            let unasked = sends.iter().filter(|send| !self.tried.contains_key(send));
            unasked.count() <= 1
        })
    }

    pub(super) fn taken_once(&self) -> bool {
        self.taken.iter().all(|(send, times)| {
            let asked = self.tried.get(send).copied().unwrap_or(0);
            *times <= 1 + asked
        })
    }
}
