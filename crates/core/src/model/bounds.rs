//! How much of everything there is in a model.

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
}

impl Bounds {
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
        flaw: None,
    };
}
