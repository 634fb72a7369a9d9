//! What the disk can do just now: an append of one delivery's size and a `fdatasync`, over and over.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::report::percentile;

const RECORD: [u8; 800] = [b'x'; 800];
const FOR: Duration = Duration::from_millis(1_500);

/// Median time of an append with its sync.
pub(crate) fn sync_time(folder: &Path) -> anyhow::Result<Duration> {
    let mut file = File::create(folder.join("probe"))?;
    let began = Instant::now();
    let mut times = Vec::new();
    while began.elapsed() < FOR {
        let at = Instant::now();
        file.write_all(&RECORD)?;
        file.sync_data()?;
        times.push(at.elapsed());
    }
    Ok(percentile(&mut times, 50))
}
