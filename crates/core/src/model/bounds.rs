//! How much of everything there is in a model.

use crate::Millis;

/// How long a pause is.
pub(super) const PAUSE_MS: Millis = 10_000;

/// See the module.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Words of the customer.
    pub(super) words: u8,
    /// Words of the owner on the phone.
    pub(super) owner: u8,
    /// Agents; each speaks once.
    pub(super) agents: u8,
    /// Bots; each answers each turn once, at any time after it has heard of it.
    pub(super) bots: u8,
    /// Tellings that are repeated.
    pub(super) repeats: u8,
    /// Deaths of the process.
    pub(super) crashes: u8,
    /// Answers of the channel that are lost.
    pub(super) silences: u8,
    /// Calls that the channel refuses, for good or for now.
    pub(super) refusals: u8,
    /// Times a person tries again.
    pub(super) tries: u8,
    /// Times all leases run out.
    pub(super) waits: u8,
    /// The head start of people before bots, in tens of seconds.
    pub(super) hold: u8,
    /// Times ten seconds go by.
    pub(super) pauses: u8,
    /// Times an agent begins to type.
    pub(super) typings: u8,
    /// Messages that an agent wants said later.
    pub(super) later: u8,
    /// Times the rules take the turn from the bots, or give it back.
    pub(super) rules: u8,
    /// Times somebody takes the floor by button.
    pub(super) takes: u8,
    /// Times it is given back, or the conversation put away.
    pub(super) backs: u8,
    /// Sends that are taken back.
    pub(super) cancels: u8,
    /// What is wrong with the courier, to see that it is found.
    pub(super) flaw: Option<Flaw>,
}

/// A courier that was written badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It carries what it once saw in the queue, and does not ask again whether it may.
    FloorNotAsked,
    /// It sends again what was not answered.
    SilenceIsFailure,
    /// It carries what was taken back.
    CancelsForgotten,
}

impl Bounds {
    /// The head start as time.
    pub(super) fn hold_ms(&self) -> Millis {
        Millis::from(self.hold) * PAUSE_MS
    }

    pub(super) const NONE: Self = Self {
        words: 0,
        owner: 0,
        agents: 0,
        bots: 0,
        repeats: 0,
        crashes: 0,
        silences: 0,
        refusals: 0,
        tries: 0,
        waits: 0,
        hold: 0,
        pauses: 0,
        typings: 0,
        later: 0,
        rules: 0,
        takes: 0,
        backs: 0,
        cancels: 0,
        flaw: None,
    };
}
