//! What goes wrong on the simulated disk, and the dice that decide how.

use std::io;

/// Chance from a seed (splitmix64): small, and the same on every machine.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..bound`; `bound` is at least 1.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() % bound as u64).unwrap_or(0)
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.roll().to_le_bytes()[0]
    }
}

#[derive(Debug)]
pub(super) struct Faults {
    pub(super) dice: Dice,
    pub(super) syncs_to_fail: u32,
    pub(super) writes_to_fail: u32,
    pub(super) refuses: bool,
    pub(super) holds_syncs: bool,
    pub(super) lies_about_sync: bool,
    power: Power,
}

#[derive(Debug)]
enum Power {
    On,
    /// Goes in the middle of the act after so many.
    Acts(u64),
    Off,
}

/// One act that changes the disk, perhaps the last before the power goes.
#[must_use]
pub(super) struct Act {
    /// Whether it takes effect. The last act may, without anybody being told.
    pub(super) happens: bool,
    last: bool,
}

impl Act {
    pub(super) fn end(&self) -> io::Result<()> {
        if self.last { Err(no_power()) } else { Ok(()) }
    }
}

impl Faults {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            dice: Dice(seed),
            syncs_to_fail: 0,
            writes_to_fail: 0,
            refuses: false,
            holds_syncs: false,
            lies_about_sync: false,
            power: Power::On,
        }
    }

    pub(super) fn powered(&self) -> io::Result<()> {
        if matches!(self.power, Power::Off) {
            Err(no_power())
        } else {
            Ok(())
        }
    }

    pub(super) fn power_on(&mut self) {
        self.power = Power::On;
        self.syncs_to_fail = 0;
        self.writes_to_fail = 0;
    }

    pub(super) fn power_off_after(&mut self, acts: u64) {
        self.power = Power::Acts(acts);
    }

    pub(super) fn begin(&mut self) -> io::Result<Act> {
        self.powered()?;
        if self.refuses {
            return Err(io::ErrorKind::StorageFull.into());
        }
        if let Power::Acts(acts) = &mut self.power {
            if *acts == 0 {
                self.power = Power::Off;
                return Ok(Act {
                    happens: self.dice.below(2) == 0,
                    last: true,
                });
            }
            *acts -= 1;
        }
        Ok(Act {
            happens: true,
            last: false,
        })
    }

    pub(super) fn sync_fails(&mut self) -> bool {
        take_one(&mut self.syncs_to_fail)
    }

    pub(super) fn write_fails(&mut self) -> bool {
        take_one(&mut self.writes_to_fail)
    }
}

fn take_one(left: &mut u32) -> bool {
    let some = *left > 0;
    *left = left.saturating_sub(1);
    some
}

pub(super) fn no_power() -> io::Error {
    io::Error::other("the simulated disk has no power")
}
