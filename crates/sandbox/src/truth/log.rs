//! `truth.jsonl`, the append-only log: one line per act, written in one call. A torn last line is
//! what a crash leaves; it is cut off and reported. A broken line in the middle is refused.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Group, Truth};

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
    file: File,
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
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(&path)
            .map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Err(OpenError::InUse { path }),
            Err(std::fs::TryLockError::Error(source)) => return Err(unwritable(source)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unwritable)?;
        let (truth, kept) = replay(&path, &bytes)?;
        if kept < bytes.len() {
            tracing::warn!(
                bytes = bytes.len() - kept,
                "The last line of {} was torn, as a crash leaves it, and has been cut off",
                path.display()
            );
            file.set_len(kept as u64).map_err(unwritable)?;
            file.seek(SeekFrom::End(0)).map_err(unwritable)?;
        }
        Ok((Self { file }, truth))
    }

    /// Hands one act to the operating system: it survives the end of this process, though not
    /// necessarily a power cut, which an emulator need not fear.
    pub(crate) fn append(&mut self, group: &Group) -> std::io::Result<()> {
        let mut line = serde_json::to_vec(group)?;
        line.push(b'\n');
        self.file.write_all(&line)
    }
}

/// Replays whole lines; returns the truth and how many bytes of them were good.
fn replay(path: &Path, bytes: &[u8]) -> Result<(Truth, usize), OpenError> {
    let mut truth = Truth::default();
    let mut kept = 0;
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let whole = line.ends_with(b"\n");
        match serde_json::from_slice::<Group>(line) {
            Ok(group) if whole => truth.apply_group(&group),
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
    Ok((truth, kept))
}
