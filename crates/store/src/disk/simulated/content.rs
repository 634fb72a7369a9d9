//! One file of the simulated disk: what programs see of it, and what a power cut would leave.

use std::ops::Range;

use super::faults::Dice;

/// Disks write whole sectors; of an unsynced stretch any of them may have been written.
const SECTOR_BYTES: usize = 512;

/// A file that is only appended to, cut and synced.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// What a program reads: the page cache.
    seen: Vec<u8>,
    /// What is on the disk: always a prefix of `seen` in length, and in bytes but for `dropped`.
    kept: Vec<u8>,
    /// Stretches whose sync failed: seen, no longer dirty, and so never written by a later sync.
    dropped: Vec<Range<usize>>,
}

impl Content {
    pub(super) fn seen(&self) -> &[u8] {
        &self.seen
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.seen.extend_from_slice(bytes);
    }

    pub(super) fn sync(&mut self) {
        let from = self.kept.len();
        self.kept.extend_from_slice(&self.seen[from..]);
        for stretch in self.dropped.drain(..) {
            // Later bytes made the file longer over the stretch; nobody wrote the stretch itself.
            let start = stretch.start.max(from);
            if start < stretch.end {
                self.kept[start..stretch.end].fill(0);
            }
        }
    }

    pub(super) fn fail_sync(&mut self) {
        if self.kept.len() < self.seen.len() {
            self.dropped.push(self.kept.len()..self.seen.len());
        }
    }

    pub(super) fn truncate(&mut self, bytes: usize) {
        self.seen.truncate(bytes);
        self.dropped.retain_mut(|stretch| {
            stretch.end = stretch.end.min(bytes);
            stretch.start < stretch.end
        });
        // The cut is synced, and with it what was left before it.
        self.kept.truncate(bytes);
        self.sync();
    }

    pub(super) fn tamper(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        change(&mut self.seen);
        self.kept.clone_from(&self.seen);
        self.dropped.clear();
    }

    /// What is seen after a power cut: the kept bytes, and of the others whatever chance left.
    pub(super) fn lose_power(&mut self, dice: &mut Dice) {
        let synced = self.kept.len();
        let unsynced = self.seen.len() - synced;
        match dice.below(4) {
            0 => {}
            1 => {
                let part = dice.below(unsynced + 1);
                self.kept
                    .extend_from_slice(&self.seen[synced..synced + part]);
            }
            2 => {
                // The length was written, and some of the sectors, in any order.
                self.kept.extend_from_slice(&self.seen[synced..]);
                for sector in self.kept[synced..].chunks_mut(SECTOR_BYTES) {
                    if dice.below(2) == 0 {
                        sector.fill(0);
                    }
                }
            }
            _ => {
                let part = dice.below(unsynced + 1);
                self.kept
                    .extend_from_slice(&self.seen[synced..synced + part]);
                let garbage = dice.below(200);
                self.kept.extend((0..garbage).map(|_| dice.byte()));
            }
        }
        self.seen.clone_from(&self.kept);
        self.dropped.clear();
    }
}
