//! What a seed makes go wrong, and how often. Each kind of fault is absent from about half of the storms: a rare meeting of
//! two faults is easier to reach when the others are still.

use crate::dice::Dice;

/// Chances in percent, unless said otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Weather {
    pub(crate) acts: u64,
    pub(crate) customers: usize,
    pub(crate) share_history: bool,
    /// Of deliveries: a second copy, to arrive any time later.
    pub(crate) doubled: u64,
    /// Longest usual way of a delivery.
    pub(crate) way_ms: i64,
    /// A delivery that takes minutes or hours.
    pub(crate) detour: u64,
    /// Lost on the way to us, then tried again.
    pub(crate) lost: u64,
    /// Taken by us, and our 200 is lost.
    pub(crate) thanks_lost: u64,
    /// How long the courier lets a send wait, as a busy one would.
    pub(crate) lazy_ms: i64,
    /// Most changes that travel in one delivery.
    pub(crate) batch: usize,
    pub(crate) calls: Calls,
    pub(crate) kills: u64,
    /// Of kills, those that take the power with them.
    pub(crate) power_cuts: u64,
    /// Of steps: the disk fails a sync or a write, or is full for a while.
    pub(crate) bad_disk: u64,
    /// Of steps of time: a jump of minutes or hours.
    pub(crate) jumps: u64,
    /// Of acts: somebody's phone goes off or on.
    pub(crate) airplanes: u64,
    /// Of acts: a greeting, which is what the bot answers.
    pub(crate) greetings: u64,
    /// Of acts: nothing but the same few words.
    pub(crate) parrots: u64,
    /// Of acts: somebody edits, deletes, or reacts to something.
    pub(crate) amends: u64,
    /// Of acts: the owner saves a customer under a name, or removes them.
    pub(crate) renames: u64,
    /// Of acts: a customer takes another number or username.
    pub(crate) moves: u64,
    /// Of what is written: files.
    pub(crate) files: u64,
    /// Most lines of a customer's past.
    pub(crate) past: i64,
    /// Of steps of time: our clock is set, and not to WhatsApp's time.
    pub(crate) clock_set: u64,
    /// Longest pause between two acts.
    pub(crate) pause_ms: i64,
}

/// What befalls calls to WhatsApp.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls {
    pub(crate) not_sent: u64,
    pub(crate) lost_before: u64,
    pub(crate) lost_after: u64,
    pub(crate) error_before: u64,
    pub(crate) error_after: u64,
    pub(crate) throttled: u64,
}

impl Weather {
    pub(crate) fn of(dice: &mut Dice) -> Self {
        let mut sometimes = |most: i64| -> u64 {
            if dice.chance(50) {
                return 0;
            }
            u64::try_from(dice.between(1, most + 1)).unwrap_or(0)
        };
        let calls = Calls {
            not_sent: sometimes(15),
            lost_before: sometimes(15),
            lost_after: sometimes(40),
            error_before: sometimes(10),
            error_after: sometimes(25),
            throttled: sometimes(20),
        };
        Self {
            doubled: sometimes(40),
            detour: sometimes(10),
            lost: sometimes(20),
            thanks_lost: sometimes(25),
            bad_disk: sometimes(4),
            jumps: sometimes(6),
            airplanes: sometimes(15),
            parrots: sometimes(40),
            kills: sometimes(5),
            amends: sometimes(40),
            renames: sometimes(10),
            moves: sometimes(6),
            files: sometimes(30),
            clock_set: sometimes(3),
            calls,
            acts: u64::try_from(dice.between(20, 50)).unwrap_or(20),
            customers: dice.place(3) + 2,
            share_history: dice.chance(85),
            greetings: [10, 30, 60, 90][dice.place(4)],
            lazy_ms: [0, 0, 5_000, 60_000][dice.place(4)],
            way_ms: [1, 300, 3_000, 30_000][dice.place(4)],
            batch: [1, 2, 5, 100][dice.place(4)],
            power_cuts: [0, 50, 100][dice.place(3)],
            pause_ms: [400, 3_000, 20_000, 120_000, 1_800_000][dice.place(5)],
            past: [8, 8, 60][dice.place(3)],
        }
    }

    /// Once all is to come to rest.
    pub(crate) fn calm(&mut self) {
        *self = Self {
            doubled: 0,
            detour: 0,
            lost: 0,
            thanks_lost: 0,
            bad_disk: 0,
            jumps: 0,
            clock_set: 0,
            airplanes: 0,
            amends: 0,
            kills: 0,
            calls: Calls::default(),
            way_ms: 50,
            lazy_ms: 0,
            ..self.clone()
        };
    }
}
