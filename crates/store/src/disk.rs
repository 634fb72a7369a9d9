//! The disk as a port: the few acts the journal needs, blocking, on one flat folder.
//!
//! It is a port so that tests can run on a disk that loses what was not synced, tears the last
//! write and fails a sync ([`SimulatedDisk`]). What each act promises after a power cut is part
//! of the contract, and the simulated disk keeps exactly that and nothing more:
//!
//! - bytes written are safe once [`DiskFile::sync_data`] returned `Ok`, not before;
//! - a file created, renamed or removed stays so once [`Disk::sync_dir`] returned `Ok`;
//! - a sync that failed says nothing about the bytes it was for, and **no later sync of that file
//!   makes them safe**: the operating system may have dropped them from its list of dirty pages.
//!
//! This file never knows what the bytes mean; the journal lives in [`crate::journal`].

mod real;
mod simulated;

use std::fmt;
use std::io;

pub use real::RealDisk;
pub use simulated::{Counts, SimulatedDisk};

/// One flat folder of files. Every call blocks: call it from a thread that may wait.
pub trait Disk: fmt::Debug + Send + Sync + 'static {
    /// Creates an empty file and opens it for appending. Fails with
    /// [`io::ErrorKind::AlreadyExists`] when the name is taken.
    fn create(&self, name: &str) -> io::Result<Box<dyn DiskFile>>;

    /// Opens an existing file for appending at its end.
    fn open_append(&self, name: &str) -> io::Result<Box<dyn DiskFile>>;

    /// The whole content of a file.
    fn read_all(&self, name: &str) -> io::Result<Vec<u8>>;

    /// Up to `bytes_max` bytes from `offset`; fewer only where the file ends.
    fn read_at(&self, name: &str, offset: u64, bytes_max: usize) -> io::Result<Vec<u8>>;

    /// The names in the folder, sorted.
    fn list(&self) -> io::Result<Vec<String>>;

    /// The length of a file in bytes.
    fn len(&self, name: &str) -> io::Result<u64>;

    /// Cuts a file to `bytes` and syncs it: the cut is durable on return.
    fn truncate(&self, name: &str, bytes: u64) -> io::Result<()>;

    /// Removes a file. Durable after [`Disk::sync_dir`].
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Renames a file, replacing what had the new name, in one step. Durable after
    /// [`Disk::sync_dir`].
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Makes the folder's list of names durable.
    fn sync_dir(&self) -> io::Result<()>;

    /// Where an operator finds the file, for messages.
    fn locate(&self, name: &str) -> String;

    /// Keeps everybody else out of the folder for as long as the answer lives: other processes, and other holders in
    /// this one. Fails with [`io::ErrorKind::WouldBlock`] when somebody holds `name` already. A process that dies lets
    /// go of it.
    fn hold(&self, name: &str) -> io::Result<Box<dyn DiskHold>>;

    /// Who holds `name`, for messages, where the disk can tell.
    fn holder(&self, name: &str) -> Option<String>;
}

/// A folder that is held; dropping it lets others in.
pub trait DiskHold: fmt::Debug + Send + Sync {}

/// A file open for appending.
pub trait DiskFile: fmt::Debug + Send {
    /// Appends all the bytes, or fails with any part of them appended.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Makes everything appended so far durable, the length of the file with it.
    fn sync_data(&mut self) -> io::Result<()>;
}
