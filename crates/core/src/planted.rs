//! Bugs to be found by storms. Only compiled with the feature `planted`, which nothing that is shipped turns on; even then a
//! bug is there only while it is planted on this thread. Whoever holds one asks [`is`].

/// What can be planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// Syncs of the journal's files answer without making anything safe.
    NoFsync,
    /// The last status told wins, whichever it is.
    StatusOverwrites,
    /// An echo that comes again is another bubble.
    EchoTwice,
    /// The floor is not asked again when a send is released.
    FloorNotAskedAgain,
    /// A call without an answer is taken for one that was not made.
    SilenceIsFailure,
    /// The merger's position is committed before, and apart from, what was derived.
    PositionApart,
    /// The same words in the same conversation are taken for a copy.
    DedupeByText,
    /// A status that comes before its message is forgotten.
    EarlyStatusDropped,
    /// What is taken back stays.
    RevokeIgnored,
    /// The last edit told wins, however old.
    EditOverwrites,
    /// A deletion that comes before its message is forgotten.
    EarlyRevokeDropped,
    /// A sign that is taken back stays.
    RemovalIgnored,
    /// Who moved is written to at any number they ever had.
    FormerAddress,
    /// Old messages wake readers like new ones.
    HistoryWakesBot,
    /// A delivery is thanked for although the journal refused it.
    ThanksForNothing,
    /// That a bot's answer was taken is committed before, and apart from, the answer.
    TurnApart,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::NoFsync,
        Self::StatusOverwrites,
        Self::EchoTwice,
        Self::FloorNotAskedAgain,
        Self::SilenceIsFailure,
        Self::PositionApart,
        Self::DedupeByText,
        Self::EarlyStatusDropped,
        Self::RevokeIgnored,
        Self::EditOverwrites,
        Self::EarlyRevokeDropped,
        Self::RemovalIgnored,
        Self::FormerAddress,
        Self::HistoryWakesBot,
        Self::ThanksForNothing,
        Self::TurnApart,
    ];
}

#[cfg(feature = "planted")]
thread_local! {
    static PLANTED: std::cell::Cell<Option<Bug>> = const { std::cell::Cell::new(None) };
    static DIES: std::cell::RefCell<Option<Box<dyn Fn() -> bool>>> =
        const { std::cell::RefCell::new(None) };
}

/// Says who decides whether the process dies at a place where only a bug lets it die.
#[cfg(feature = "planted")]
pub fn decide_death(dies: Box<dyn Fn() -> bool>) {
    DIES.set(Some(dies));
}

/// Whether the process dies here: whoever is told so never goes on.
#[cfg(feature = "planted")]
pub fn dies_here() -> bool {
    DIES.with_borrow(|dies| dies.as_ref().is_some_and(|dies| dies()))
}

/// Whether the process dies here: never, in what is shipped.
#[cfg(not(feature = "planted"))]
pub const fn dies_here() -> bool {
    false
}

/// Plants a bug on this thread, or none.
#[cfg(feature = "planted")]
pub fn plant(bug: Option<Bug>) {
    PLANTED.set(bug);
}

/// Whether this bug is planted here.
#[cfg(feature = "planted")]
pub fn is(bug: Bug) -> bool {
    PLANTED.get() == Some(bug)
}

/// Whether this bug is planted here: never, in what is shipped.
#[cfg(not(feature = "planted"))]
pub const fn is(_: Bug) -> bool {
    false
}
