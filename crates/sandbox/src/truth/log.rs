//! `truth.jsonl`, the append-only log: one line per act, written in one call. A torn last line is
//! what a crash leaves; it is cut off and reported. A broken line in the middle is refused. A log that has grown is
//! written anew as one line with all that it adds up to, so that a start takes no longer for what happened long ago.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Event, Group, Truth};
use crate::limits;

pub(crate) const FILE: &str = "truth.jsonl";

/// Why a data directory could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "the sandbox cannot write to {}; choose a data directory this user may write to",
        path.display()
    )]
    Unwritable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error(
        "line {line} of {} cannot be read; restore the file from a backup, or move the data \
         directory away to start afresh",
        path.display()
    )]
    Broken {
        path: PathBuf,
        line: usize,
        #[source]
        source: serde_json::Error,
    },
    #[error(
        "another sandbox uses {}; stop it, or give this one a data directory of its own",
        path.display()
    )]
    InUse { path: PathBuf },
}

/// The open log, positioned at its end.
#[derive(Debug)]
pub(crate) struct Log {
    /// None forgets everything with the process.
    kept: Option<Kept>,
}

#[derive(Debug)]
struct Kept {
    file: File,
    path: PathBuf,
    /// Bytes after the line that holds everything before them.
    loose: u64,
}

impl Log {
    /// Opens or creates the log and replays it. The file stays locked while the log is open.
    pub(crate) fn open(dir: &Path) -> Result<(Self, Truth), OpenError> {
        let unwritable = |source| OpenError::Unwritable {
            path: dir.to_path_buf(),
            source,
        };
        std::fs::create_dir_all(dir).map_err(unwritable)?;
        let path = dir.join(FILE);
        let mut file = open_locked(&path).map_err(|error| match error {
            TryLockError::WouldBlock => OpenError::InUse { path: path.clone() },
            TryLockError::Error(source) => unwritable(source),
        })?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unwritable)?;
        let (truth, kept, loose) = replay(&path, &bytes)?;
        if kept < bytes.len() {
            tracing::warn!(
                bytes = bytes.len() - kept,
                "The last line of {} was torn, as a crash leaves it, and has been cut off",
                path.display()
            );
            file.set_len(kept as u64).map_err(unwritable)?;
            file.seek(SeekFrom::End(0)).map_err(unwritable)?;
        }
        let kept = Kept { file, path, loose };
        Ok((Self { kept: Some(kept) }, truth))
    }

    /// A log of nothing.
    pub(crate) fn forgetful() -> Self {
        Self { kept: None }
    }

    /// Hands one act to the operating system: it survives the end of this process, though not
    /// necessarily a power cut, which an emulator need not fear.
    pub(crate) fn append(&mut self, group: &Group) -> std::io::Result<()> {
        let Some(kept) = &mut self.kept else {
            return Ok(());
        };
        let line = line_of(group)?;
        kept.loose += line.len() as u64;
        kept.file.write_all(&line)
    }

    /// Whether it has grown enough to be written anew.
    pub(crate) fn is_long(&self) -> bool {
        let kept = self.kept.as_ref();
        kept.is_some_and(|kept| kept.loose > limits::LOOSE_LOG_BYTES_MAX)
    }

    /// Puts one line with everything in the place of all lines. What the file held before holds until the new one is whole.
    pub(crate) fn write_anew(&mut self, everything: &Group) -> std::io::Result<()> {
        let Some(kept) = &mut self.kept else {
            return Ok(());
        };
        let part = kept.path.with_extension("jsonl.part");
        match std::fs::remove_file(&part) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // Locked before anybody can find it under the log's name.
        let mut file = open_locked(&part).map_err(std::io::Error::from)?;
        file.write_all(&line_of(everything)?)?;
        file.sync_all()?;
        std::fs::rename(&part, &kept.path)?;
        kept.file = file;
        kept.loose = 0;
        Ok(())
    }
}

fn open_locked(path: &Path) -> Result<File, TryLockError> {
    let mut options = OpenOptions::new();
    let file = options.read(true).append(true).create(true).open(path);
    let file = file.map_err(TryLockError::Error)?;
    file.try_lock()?;
    Ok(file)
}

fn line_of(group: &Group) -> std::io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(group)?;
    line.push(b'\n');
    Ok(line)
}

/// Replays whole lines; returns the truth, how many bytes of them were good, and how many of these came after everything was
/// last told in one.
fn replay(path: &Path, bytes: &[u8]) -> Result<(Truth, usize, u64), OpenError> {
    let mut truth = Truth::default();
    let mut kept = 0;
    let mut loose = 0;
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let whole = line.ends_with(b"\n");
        match serde_json::from_slice::<Group>(line) {
            Ok(group) if whole => {
                let tells_all = matches!(group.events.first(), Some(Event::Restored { .. }));
                truth.apply_group(&group);
                loose = if tells_all {
                    0
                } else {
                    loose + line.len() as u64
                };
            }
            // Without its newline a line may be cut inside a number and still parse.
            Ok(_) => break,
            Err(_) if !whole => break,
            Err(source) => {
                let path = path.to_path_buf();
                return Err(OpenError::Broken {
                    path,
                    line: number + 1,
                    source,
                });
            }
        }
        kept += line.len();
    }
    Ok((truth, kept, loose))
}
