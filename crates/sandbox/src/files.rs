//! The bytes of media, under the SHA-256 of themselves: in a folder, or in memory.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

/// Where the bytes are. The same bytes are kept once.
#[derive(Debug)]
pub(crate) enum Files {
    Folder(PathBuf),
    Memory(Mutex<HashMap<String, Bytes>>),
}

impl Files {
    pub(crate) fn in_folder(folder: PathBuf) -> Self {
        Self::Folder(folder)
    }

    pub(crate) fn in_memory() -> Self {
        Self::Memory(Mutex::default())
    }

    /// Keeps a file; it is there whole when this returns. Blocks on the disk.
    pub(crate) fn keep(&self, sha256_hex: &str, bytes: &Bytes) -> std::io::Result<()> {
        match self {
            Self::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                let path = folder.join(sha256_hex);
                if path.try_exists()? {
                    return Ok(());
                }
                // Written beside and moved, so that a crash leaves no half file under a whole one's name.
                let part = folder.join(format!("{sha256_hex}.{}.part", uuid::Uuid::new_v4()));
                std::fs::write(&part, bytes)?;
                std::fs::rename(&part, &path)
            }
            Self::Memory(files) => {
                let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
                files
                    .entry(sha256_hex.to_owned())
                    .or_insert_with(|| bytes.clone());
                Ok(())
            }
        }
    }

    /// The bytes of a file. Blocks on the disk.
    pub(crate) fn read_now(&self, sha256_hex: &str) -> std::io::Result<Bytes> {
        match self {
            Self::Folder(folder) => std::fs::read(folder.join(sha256_hex)).map(Bytes::from),
            Self::Memory(files) => {
                let files = files.lock().unwrap_or_else(PoisonError::into_inner);
                let found = files.get(sha256_hex).cloned();
                found.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound))
            }
        }
    }

    /// The bytes of a file.
    pub(crate) async fn read(&self, sha256_hex: &str) -> std::io::Result<Bytes> {
        match self {
            Self::Folder(folder) => tokio::fs::read(folder.join(sha256_hex))
                .await
                .map(Bytes::from),
            Self::Memory(_) => self.read_now(sha256_hex),
        }
    }
}
