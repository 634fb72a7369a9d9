//! A disk that is as unkind as the contract of [`Disk`] allows, from a seed.
//!
//! It keeps what programs see apart from what would survive a power cut, for bytes
//! ([`content`]) and for names. Power can be cut at once or after a number of acts, so
//! that a test reaches the moments between a write, its sync and a rename. Syncs can be failed, held
//! (to see what queues behind them) or, as a planted bug, lied about.
//!
//! Handles share one disk: keep a clone, hand the other to the code under test. A file opened
//! before a power cut stays dead after it, like a process that was running then.

mod content;
mod faults;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Disk, DiskFile, DiskHold};
use content::Content;
use faults::Faults;

/// How often the disk did what, since it was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Appends that reached a file.
    pub writes: u64,
    /// Syncs of a file that answered `Ok`.
    pub syncs: u64,
    /// Syncs of the folder that answered `Ok`.
    pub dir_syncs: u64,
}

/// A disk in memory that forgets what was not synced. Clones share the disk.
#[derive(Debug, Clone)]
pub struct SimulatedDisk {
    room: Arc<Room>,
}

#[derive(Debug)]
struct Room {
    platter: Mutex<Platter>,
    released: Condvar,
}

#[derive(Debug)]
struct Platter {
    faults: Faults,
    counts: Counts,
    /// One more with every power cut: older handles are dead.
    boots: u64,
    files: BTreeMap<u64, Content>,
    next_file: u64,
    names: BTreeMap<String, u64>,
    kept_names: BTreeMap<String, u64>,
    /// What was done to names since the folder was last synced, in order.
    unsynced_names: Vec<NameAct>,
    /// Which holders live, by name: the boot they held it in and their number.
    holds: BTreeMap<String, (u64, u64)>,
    next_hold: u64,
}

#[derive(Debug, Clone)]
enum NameAct {
    Create(String, u64),
    Remove(String),
    Rename(String, String),
}

impl NameAct {
    fn apply(self, names: &mut BTreeMap<String, u64>) {
        match self {
            NameAct::Create(name, file) => {
                names.insert(name, file);
            }
            NameAct::Remove(name) => {
                names.remove(&name);
            }
            NameAct::Rename(from, to) => {
                if let Some(file) = names.remove(&from) {
                    names.insert(to, file);
                }
            }
        }
    }
}

impl SimulatedDisk {
    /// An empty disk. Everything it decides by chance comes from the seed.
    pub fn new(seed: u64) -> Self {
        let platter = Platter {
            faults: Faults::new(seed),
            counts: Counts::default(),
            boots: 0,
            files: BTreeMap::new(),
            next_file: 0,
            names: BTreeMap::new(),
            kept_names: BTreeMap::new(),
            unsynced_names: Vec::new(),
            holds: BTreeMap::new(),
            next_hold: 0,
        };
        let room = Room {
            platter: Mutex::new(platter),
            released: Condvar::new(),
        };
        Self {
            room: Arc::new(room),
        }
    }

    /// Cuts the power and turns it on again: unsynced bytes and names are lost, wholly or in part.
    pub fn crash(&self) {
        let mut platter = self.lock();
        let Platter { files, faults, .. } = &mut *platter;
        for content in files.values_mut() {
            content.lose_power(&mut faults.dice);
        }
        // File systems keep acts on names in order: some first part of them happened.
        let unsynced = std::mem::take(&mut platter.unsynced_names);
        let happened = platter.faults.dice.below(unsynced.len() + 1);
        for act in unsynced.into_iter().take(happened) {
            act.apply(&mut platter.kept_names);
        }
        platter.names = platter.kept_names.clone();
        let linked: Vec<u64> = platter.names.values().copied().collect();
        platter.files.retain(|file, _| linked.contains(file));
        platter.boots += 1;
        platter.faults.power_on();
        drop(platter);
        self.room.released.notify_all();
    }

    /// Turns the power on as if it had never gone: what was not synced is still seen. With
    /// [`SimulatedDisk::power_off_after`] this is a process that was killed at a chosen moment.
    pub fn restore_power(&self) {
        let mut platter = self.lock();
        platter.boots += 1;
        platter.faults.power_on();
    }

    /// Cuts the power in the middle of the act after the next `acts` acts that change the disk.
    /// Everything fails from then on, until [`SimulatedDisk::crash`] or
    /// [`SimulatedDisk::restore_power`].
    pub fn power_off_after(&self, acts: u64) {
        self.lock().faults.power_off_after(acts);
    }

    /// The next sync of a file fails, and its bytes are never made safe by a later one.
    pub fn fail_next_sync(&self) {
        self.lock().faults.syncs_to_fail += 1;
    }

    /// The next append fails after some part of its bytes.
    pub fn fail_next_write(&self) {
        self.lock().faults.writes_to_fail += 1;
    }

    /// While `true`, every act that changes the disk fails, as on a full or read-only disk.
    pub fn refuse_changes(&self, refuse: bool) {
        self.lock().faults.refuses = refuse;
    }

    /// Syncs of files wait until [`SimulatedDisk::release_syncs`], as on a very slow disk.
    pub fn hold_syncs(&self) {
        self.lock().faults.holds_syncs = true;
    }

    /// Lets held syncs go on.
    pub fn release_syncs(&self) {
        self.lock().faults.holds_syncs = false;
        self.room.released.notify_all();
    }

    /// The planted bug: syncs of files answer `Ok` without making anything safe. A proof of
    /// durability that passes with this switch on proves nothing.
    pub fn lie_about_sync(&self, lie: bool) {
        self.lock().faults.lies_about_sync = lie;
    }

    /// Changes the stored bytes of a file behind everybody's back, as rot or a forger would.
    pub fn tamper(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        let mut platter = self.lock();
        platter.content_mut(name)?.tamper(change);
        Ok(())
    }

    /// How often the disk did what.
    pub fn counts(&self) -> Counts {
        self.lock().counts
    }

    fn lock(&self) -> MutexGuard<'_, Platter> {
        self.room
            .platter
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self, platter: &Platter, file: u64) -> Box<dyn DiskFile> {
        Box::new(SimulatedFile {
            disk: self.clone(),
            boots: platter.boots,
            file,
        })
    }
}

impl Platter {
    fn file(&self, name: &str) -> io::Result<u64> {
        self.faults.powered()?;
        self.names
            .get(name)
            .copied()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn content(&self, name: &str) -> io::Result<&Content> {
        let file = self.file(name)?;
        self.files
            .get(&file)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn content_mut(&mut self, name: &str) -> io::Result<&mut Content> {
        let file = self.file(name)?;
        self.files
            .get_mut(&file)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn change_names(&mut self, act: NameAct) {
        act.clone().apply(&mut self.names);
        self.unsynced_names.push(act);
    }
}

impl Disk for SimulatedDisk {
    fn create(&self, name: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut platter = self.lock();
        if platter.names.contains_key(name) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let act = platter.faults.begin()?;
        let file = platter.next_file;
        if act.happens {
            platter.next_file += 1;
            platter.files.insert(file, Content::default());
            platter.change_names(NameAct::Create(name.to_owned(), file));
        }
        act.end()?;
        Ok(self.open(&platter, file))
    }

    fn open_append(&self, name: &str) -> io::Result<Box<dyn DiskFile>> {
        let platter = self.lock();
        let file = platter.file(name)?;
        Ok(self.open(&platter, file))
    }

    fn read_all(&self, name: &str) -> io::Result<Vec<u8>> {
        Ok(self.lock().content(name)?.seen().to_vec())
    }

    fn read_at(&self, name: &str, offset: u64, bytes_max: usize) -> io::Result<Vec<u8>> {
        let platter = self.lock();
        let seen = platter.content(name)?.seen();
        let from = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(seen.len());
        let to = from.saturating_add(bytes_max).min(seen.len());
        Ok(seen[from..to].to_vec())
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let platter = self.lock();
        platter.faults.powered()?;
        Ok(platter.names.keys().cloned().collect())
    }

    fn len(&self, name: &str) -> io::Result<u64> {
        Ok(self.lock().content(name)?.seen().len() as u64)
    }

    fn truncate(&self, name: &str, bytes: u64) -> io::Result<()> {
        let mut platter = self.lock();
        platter.file(name)?;
        let act = platter.faults.begin()?;
        if act.happens {
            let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
            platter.content_mut(name)?.truncate(bytes);
        }
        act.end()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut platter = self.lock();
        platter.file(name)?;
        let act = platter.faults.begin()?;
        if act.happens {
            platter.change_names(NameAct::Remove(name.to_owned()));
        }
        act.end()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut platter = self.lock();
        platter.file(from)?;
        let act = platter.faults.begin()?;
        if act.happens {
            platter.change_names(NameAct::Rename(from.to_owned(), to.to_owned()));
        }
        act.end()
    }

    fn sync_dir(&self) -> io::Result<()> {
        let mut platter = self.lock();
        let act = platter.faults.begin()?;
        if act.happens {
            platter.kept_names = platter.names.clone();
            platter.unsynced_names.clear();
            platter.counts.dir_syncs += 1;
        }
        act.end()
    }

    fn locate(&self, name: &str) -> String {
        name.to_owned()
    }

    fn hold(&self, name: &str) -> io::Result<Box<dyn DiskHold>> {
        let mut platter = self.lock();
        platter.faults.powered()?;
        let boots = platter.boots;
        // Who held it before a power cut, or a kill, is gone.
        if platter.holds.get(name).is_some_and(|held| held.0 == boots) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let number = platter.next_hold;
        platter.next_hold += 1;
        platter.holds.insert(name.to_owned(), (boots, number));
        Ok(Box::new(SimulatedHold {
            disk: self.clone(),
            name: name.to_owned(),
            number,
        }))
    }

    fn holder(&self, _: &str) -> Option<String> {
        None
    }
}

#[derive(Debug)]
struct SimulatedHold {
    disk: SimulatedDisk,
    name: String,
    number: u64,
}

impl DiskHold for SimulatedHold {}

impl Drop for SimulatedHold {
    fn drop(&mut self) {
        let mut platter = self.disk.lock();
        if (platter.holds.get(&self.name)).is_some_and(|held| held.1 == self.number) {
            platter.holds.remove(&self.name);
        }
    }
}

#[derive(Debug)]
struct SimulatedFile {
    disk: SimulatedDisk,
    boots: u64,
    file: u64,
}

impl SimulatedFile {
    /// A handle from before a power cut is dead.
    fn alive(&self, platter: &Platter) -> io::Result<()> {
        if platter.boots == self.boots {
            Ok(())
        } else {
            Err(faults::no_power())
        }
    }
}

impl DiskFile for SimulatedFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut platter = self.disk.lock();
        self.alive(&platter)?;
        let act = platter.faults.begin()?;
        let fails = platter.faults.write_fails();
        let Platter {
            files,
            faults,
            counts,
            ..
        } = &mut *platter;
        // A file may be removed while it is open; its bytes then go nowhere.
        if let Some(content) = files.get_mut(&self.file) {
            let whole = act.happens && !fails;
            let part = if whole {
                bytes.len()
            } else {
                faults.dice.below(bytes.len() + 1)
            };
            content.append(&bytes[..part]);
            counts.writes += 1;
        }
        act.end()?;
        if fails {
            Err(io::Error::other("the simulated write failed"))
        } else {
            Ok(())
        }
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut platter = self.disk.lock();
        while platter.faults.holds_syncs {
            let woken = self.disk.room.released.wait(platter);
            platter = woken.unwrap_or_else(PoisonError::into_inner);
        }
        self.alive(&platter)?;
        let act = platter.faults.begin()?;
        let fails = platter.faults.sync_fails();
        let Platter {
            files,
            faults,
            counts,
            ..
        } = &mut *platter;
        if let Some(content) = files.get_mut(&self.file) {
            if fails {
                content.fail_sync();
            } else if act.happens && !faults.lies_about_sync {
                content.sync();
            }
        }
        act.end()?;
        if fails {
            return Err(io::Error::other("the simulated sync failed"));
        }
        counts.syncs += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
