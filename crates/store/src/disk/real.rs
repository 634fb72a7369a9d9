//! The operating system's disk: one folder, files readable by their owner only.
//!
//! Two processes may open the same folder; whoever writes takes [`Disk::hold`] first. The state's own lock is no guard
//! for this one: two databases can be named beside one folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Disk, DiskFile, DiskHold};

/// A folder of the operating system.
#[derive(Debug, Clone)]
pub struct RealDisk {
    folder: PathBuf,
}

impl RealDisk {
    /// Opens the folder, and creates it where it is missing (durable on return).
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        if !folder.is_dir() {
            fs::create_dir_all(&folder)?;
            // The folder's own name is kept by its parent.
            if let Some(parent) = folder.parent() {
                sync_folder(parent)?;
            }
        }
        Ok(Self { folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Disk for RealDisk {
    fn create(&self, name: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        #[cfg(unix)]
        {
            // Customers' words are in here: nobody but the owner reads them.
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        Ok(Box::new(RealFile(options.open(self.path(name))?)))
    }

    fn open_append(&self, name: &str) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().append(true).open(self.path(name))?;
        Ok(Box::new(RealFile(file)))
    }

    fn read_all(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(name))
    }

    fn read_at(&self, name: &str, offset: u64, bytes_max: usize) -> io::Result<Vec<u8>> {
        let mut file = File::open(self.path(name))?;
        let left = file.metadata()?.len().saturating_sub(offset);
        file.seek(SeekFrom::Start(offset))?;
        let bytes = left.min(bytes_max as u64);
        let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or(bytes_max));
        file.take(bytes).read_to_end(&mut content)?;
        Ok(content)
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for found in fs::read_dir(&self.folder)? {
            let found = found?;
            if found.file_type()?.is_file()
                && let Ok(name) = found.file_name().into_string()
            {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn len(&self, name: &str) -> io::Result<u64> {
        Ok(fs::metadata(self.path(name))?.len())
    }

    fn truncate(&self, name: &str, bytes: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(self.path(name))?;
        file.set_len(bytes)?;
        file.sync_all()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.path(name))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.path(from), self.path(to))
    }

    fn sync_dir(&self) -> io::Result<()> {
        sync_folder(&self.folder)
    }

    fn locate(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn hold(&self, name: &str) -> io::Result<Box<dyn DiskHold>> {
        // Not emptied before it is ours: it names the holder.
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(self.path(name))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        file.set_len(0)?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Box::new(RealHold { _locked: file }))
    }

    fn holder(&self, name: &str) -> Option<String> {
        let told = fs::read_to_string(self.path(name)).ok()?;
        let process: u32 = told.trim().parse().ok()?;
        Some(format!("process {process}"))
    }
}

/// The system unlocks a file when it is closed, by us or by the end of the process.
#[derive(Debug)]
struct RealHold {
    _locked: File,
}

impl DiskHold for RealHold {}

/// Folders can be synced on Unix only; elsewhere the file system keeps names in order itself.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        // A relative path of one part has the empty path as its parent.
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[derive(Debug)]
struct RealFile(File);

impl DiskFile for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_appended_cut_renamed_and_listed() {
        let folder = tempfile::tempdir().unwrap();
        let disk = RealDisk::open(folder.path().join("deep/journal")).unwrap();
        let mut file = disk.create("b").unwrap();
        file.write_all(b"one two").unwrap();
        file.sync_data().unwrap();
        assert_eq!(
            disk.create("b").unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );

        disk.truncate("b", 4).unwrap();
        file.write_all(b"three").unwrap();
        disk.open_append("b").unwrap().write_all(b"!").unwrap();
        assert_eq!(disk.read_all("b").unwrap(), b"one three!");
        assert_eq!(disk.read_at("b", 4, 5).unwrap(), b"three");
        assert_eq!(disk.read_at("b", 8, 50).unwrap(), b"e!");
        assert_eq!(disk.read_at("b", 80, 50).unwrap(), b"");

        disk.create("a").unwrap();
        disk.rename("b", "a").unwrap();
        disk.sync_dir().unwrap();
        assert_eq!(disk.list().unwrap(), ["a"]);
        assert_eq!(disk.len("a").unwrap(), 10);
        disk.remove("a").unwrap();
        assert_eq!(
            disk.read_all("a").unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
        assert!(disk.locate("a").ends_with("journal/a"));
    }

    #[test]
    fn a_folder_is_held_by_one_at_a_time_who_can_be_named() {
        let folder = tempfile::tempdir().unwrap();
        let disk = RealDisk::open(folder.path()).unwrap();
        assert_eq!(disk.holder(".lock"), None);
        let held = disk.hold(".lock").unwrap();
        let second = RealDisk::open(folder.path()).unwrap();
        let refused = second.hold(".lock").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::WouldBlock);
        let us = format!("process {}", std::process::id());
        assert_eq!(second.holder(".lock"), Some(us));
        drop(held);
        second.hold(".lock").unwrap();
    }
}
