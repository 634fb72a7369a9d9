//! What the tests share: a journal on a simulated disk, and short words to use it.

use std::sync::Arc;

use bytes::Bytes;
use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{
    AppendError, Body, Entry, EntryKind, Journal, JournalError, Needed, Retention, Segments,
    SegmentsConfig,
};

/// No reader has anything left to read.
pub(crate) const ALL_MERGED: Needed = Needed {
    merged: u64::MAX,
    unread: None,
};

/// Small bounds, so that a short test crosses them all.
pub(crate) fn small() -> SegmentsConfig {
    SegmentsConfig {
        shard: 0,
        segment_bytes_max: 2_000,
        queue_max: 8,
        queue_bytes_max: 40 << 20,
        group_max: 4,
        retention: Retention::default(),
        ..SegmentsConfig::default()
    }
}

pub(crate) fn arc(disk: &SimulatedDisk) -> Arc<dyn Disk> {
    Arc::new(disk.clone())
}

pub(crate) fn open(disk: &SimulatedDisk) -> Result<Segments, JournalError> {
    Segments::open(arc(disk), small())
}

pub(crate) async fn append(journal: &Segments, text: &str) -> Result<u64, AppendError> {
    journal
        .append(EntryKind::WebhookDelivery, 5, Bytes::from(text.to_owned()))
        .await
}

/// Every readable entry.
pub(crate) async fn read_all(journal: &Segments) -> Result<Vec<Entry>, JournalError> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let after = entries.last().map_or(0, |entry| entry.position);
        let more = journal.read(after, 100).await?;
        if more.is_empty() {
            return Ok(entries);
        }
        entries.extend(more);
    }
}

pub(crate) async fn texts(journal: &Segments) -> Vec<String> {
    let text = |entry: Entry| match entry.body {
        Body::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        Body::Erased => "(erased)".to_owned(),
    };
    read_all(journal)
        .await
        .unwrap()
        .into_iter()
        .map(text)
        .collect()
}

/// A journal of these entries on a new disk, each in a group of its own, closed again.
pub(crate) async fn written(texts: &[&str]) -> SimulatedDisk {
    let disk = SimulatedDisk::new(7);
    let journal = open(&disk).unwrap();
    for text in texts {
        append(&journal, text).await.unwrap();
    }
    disk
}

/// The files of the journal.
pub(crate) fn files(disk: &SimulatedDisk) -> Vec<(String, Vec<u8>)> {
    let names = disk.list().unwrap();
    names
        .into_iter()
        .map(|name| (name.clone(), disk.read_all(&name).unwrap()))
        .collect()
}

/// Bytes of a header, and of an entry without its body, as `docs/journal.md` says.
pub(crate) const HEADER_BYTES: usize = 64;
pub(crate) const ENTRY_FIXED_BYTES: usize = 86;

/// Waits until this is so; fails after ten seconds.
pub(crate) async fn until(what: &str, mut so: impl FnMut() -> bool) {
    let waiting = async {
        while !so() {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    let waited = tokio::time::timeout(std::time::Duration::from_secs(10), waiting).await;
    assert!(waited.is_ok(), "{what}, within ten seconds");
}
