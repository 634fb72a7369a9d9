//! What nobody in the house knows: what the channel really took, and what was known when.

use std::collections::{BTreeMap, BTreeSet};

use crate::Millis;
use crate::floor::TYPING_MS;
use crate::ids::SendId;
use crate::send::{Send, SendAuthor};
use crate::turn::Turn;

/// What must never happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Broken {
    /// A bot's answer was released although a person's was known.
    TooLate,
    /// One was released to a turn over which an agent was typing.
    OverTyping,
    /// One was released before the people's head start was over.
    Early,
    /// One was released while an agent had the floor by button.
    OverClaim,
    /// One was released while the rules gave the turn to people.
    OutOfTurn,
    /// The channel took what was taken back.
    TookCancelled,
}

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
    /// When each of the customer's words was heard of first, by when it was said.
    heard: BTreeMap<Millis, Millis>,
    /// Turns of which an agent who typed knew, and until when bots owe them silence at least.
    typed: BTreeMap<Turn, Millis>,
    /// Until when an agent has the floor by button.
    held_until: Option<Millis>,
    /// The rules give the turn to people.
    bots_are_out: bool,
    /// What was taken back, and not tried again since.
    cancelled: BTreeSet<SendId>,
    /// What should never have happened and did.
    broken: BTreeSet<Broken>,
    /// A status has settled what was unknown.
    pub(super) settled_unknown: bool,
}

impl Ghosts {
    /// The channel took a send.
    pub(super) fn took(&mut self, send: &Send) {
        if self.cancelled.contains(&send.id) {
            self.broken.insert(Broken::TookCancelled);
        }
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

    /// The customer's word of `said_at` was heard of at `now`.
    pub(super) fn hears(&mut self, said_at: Millis, now: Millis) {
        self.heard.entry(said_at).or_insert(now);
    }

    /// An agent types, and knows of these turns.
    pub(super) fn types(&mut self, turns: impl Iterator<Item = Turn>, now: Millis) {
        // A composer that told it a moment ago may not have moved the end.
        let until = now + TYPING_MS * 3 / 4;
        self.typed.extend(turns.map(|turn| (turn, until)));
    }

    /// An agent took the floor by button, until then; or it was given back.
    pub(super) fn claims(&mut self, until: Option<Millis>) {
        self.held_until = until;
    }

    /// The rules were changed.
    pub(super) fn rules(&mut self, bots_are_out: bool) {
        self.bots_are_out = bots_are_out;
    }

    /// A send was taken back.
    pub(super) fn cancels(&mut self, send: SendId) {
        self.cancelled.insert(send);
    }

    /// A send leaves. One that a person tries again is the person's word.
    pub(super) fn released(&mut self, send: &Send, hold_ms: Millis, now: Millis) {
        let is_bots = matches!(send.author, SendAuthor::Bot(_));
        if !is_bots || self.tried.contains_key(&send.id) {
            return;
        }
        let turn = send.turn.as_ref();
        let typed = turn.and_then(|turn| self.typed.get(turn));
        let newest = self.heard.last_key_value();
        let broken = [
            (
                Broken::TooLate,
                turn.is_some_and(|turn| self.human.contains(turn)),
            ),
            (Broken::OverTyping, typed.is_some_and(|until| now < *until)),
            (
                Broken::Early,
                newest.is_some_and(|(_, heard)| now < heard + hold_ms),
            ),
            (
                Broken::OverClaim,
                self.held_until.is_some_and(|until| now < until),
            ),
            (Broken::OutOfTurn, self.bots_are_out),
        ];
        let broken = broken.into_iter().filter(|(_, is)| *is);
        self.broken.extend(broken.map(|(what, _)| what));
    }

    /// Whether this never happened.
    pub(super) fn never(&self, what: Broken) -> bool {
        !self.broken.contains(&what)
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
