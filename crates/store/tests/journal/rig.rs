//! What the tests share: a journal on a simulated disk, and short words to use it.

use std::sync::Arc;

use bytes::Bytes;
use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{
    AppendError, Body, Entry, EntryKind, Journal, JournalError, Segments, SegmentsConfig,
};

/// Small bounds, so that a short test crosses them all.
pub(crate) fn small() -> SegmentsConfig {
    SegmentsConfig {
        shard: 0,
        segment_bytes_max: 2_000,
        queue_max: 8,
        queue_bytes_max: 40 << 20,
        group_max: 4,
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
