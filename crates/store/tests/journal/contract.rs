//! Segments keep the journal's contract, on a simulated disk and on the real one.

use std::sync::{Arc, Condvar, Mutex};

use async_trait::async_trait;
use twinline_store::disk::{Disk, DiskFile, DiskHold, RealDisk, SimulatedDisk};
use twinline_store::journal::contract::{Factory, QUEUE_MAX, run};
use twinline_store::journal::{Journal, Segments, SegmentsConfig};

use crate::rig::small;

fn bounds() -> SegmentsConfig {
    SegmentsConfig {
        queue_max: QUEUE_MAX,
        ..small()
    }
}

/// Keeps the disk of the newest journal, to stall and to reopen it.
#[derive(Default)]
struct Simulated {
    disk: Mutex<Option<SimulatedDisk>>,
}

impl Simulated {
    fn disk(&self) -> SimulatedDisk {
        self.disk.lock().unwrap().clone().unwrap()
    }
}

#[async_trait]
impl Factory for Simulated {
    async fn create(&self) -> Arc<dyn Journal> {
        let disk = SimulatedDisk::new(1);
        *self.disk.lock().unwrap() = Some(disk.clone());
        Arc::new(Segments::open(Arc::new(disk), bounds()).unwrap())
    }

    async fn reopen(&self, journal: Arc<dyn Journal>) -> Arc<dyn Journal> {
        drop(journal);
        Arc::new(Segments::open(Arc::new(self.disk()), bounds()).unwrap())
    }

    async fn stall(&self) {
        self.disk().hold_syncs();
    }

    async fn resume(&self) {
        self.disk().release_syncs();
    }
}

#[tokio::test]
async fn segments_keep_the_contract_on_a_simulated_disk() {
    run(&Simulated::default()).await;
}

/// A real folder, and a gate in front of its syncs to stall them.
struct Real {
    folder: tempfile::TempDir,
    journals: Mutex<u32>,
    gate: Gate,
}

type Gate = Arc<(Mutex<bool>, Condvar)>;

impl Real {
    fn open(&self, journal: u32) -> Arc<dyn Journal> {
        let disk = RealDisk::open(self.folder.path().join(journal.to_string())).unwrap();
        let disk = Gated(disk, Arc::clone(&self.gate));
        Arc::new(Segments::open(Arc::new(disk), bounds()).unwrap())
    }

    fn close_gate(&self, closed: bool) {
        *self.gate.0.lock().unwrap() = closed;
        self.gate.1.notify_all();
    }
}

#[async_trait]
impl Factory for Real {
    async fn create(&self) -> Arc<dyn Journal> {
        *self.journals.lock().unwrap() += 1;
        self.open(*self.journals.lock().unwrap())
    }

    async fn reopen(&self, journal: Arc<dyn Journal>) -> Arc<dyn Journal> {
        drop(journal);
        self.open(*self.journals.lock().unwrap())
    }

    async fn stall(&self) {
        self.close_gate(true);
    }

    async fn resume(&self) {
        self.close_gate(false);
    }
}

#[tokio::test]
async fn segments_keep_the_contract_on_a_real_disk() {
    let folder = tempfile::tempdir().unwrap();
    run(&Real {
        folder,
        journals: Mutex::new(0),
        gate: Gate::default(),
    })
    .await;
}

#[derive(Debug)]
struct Gated<T>(T, Gate);

impl Disk for Gated<RealDisk> {
    fn create(&self, name: &str) -> std::io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(Gated(self.0.create(name)?, Arc::clone(&self.1))))
    }
    fn open_append(&self, name: &str) -> std::io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(Gated(
            self.0.open_append(name)?,
            Arc::clone(&self.1),
        )))
    }
    fn read_all(&self, name: &str) -> std::io::Result<Vec<u8>> {
        self.0.read_all(name)
    }
    fn read_at(&self, name: &str, offset: u64, bytes_max: usize) -> std::io::Result<Vec<u8>> {
        self.0.read_at(name, offset, bytes_max)
    }
    fn list(&self) -> std::io::Result<Vec<String>> {
        self.0.list()
    }
    fn len(&self, name: &str) -> std::io::Result<u64> {
        self.0.len(name)
    }
    fn truncate(&self, name: &str, bytes: u64) -> std::io::Result<()> {
        self.0.truncate(name, bytes)
    }
    fn remove(&self, name: &str) -> std::io::Result<()> {
        self.0.remove(name)
    }
    fn rename(&self, from: &str, to: &str) -> std::io::Result<()> {
        self.0.rename(from, to)
    }
    fn sync_dir(&self) -> std::io::Result<()> {
        self.0.sync_dir()
    }
    fn locate(&self, name: &str) -> String {
        self.0.locate(name)
    }
    fn hold(&self, name: &str) -> std::io::Result<Box<dyn DiskHold>> {
        self.0.hold(name)
    }
    fn holder(&self, name: &str) -> Option<String> {
        self.0.holder(name)
    }
}

impl DiskFile for Gated<Box<dyn DiskFile>> {
    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.0.write_all(bytes)
    }
    fn sync_data(&mut self) -> std::io::Result<()> {
        drop(
            self.1
                .1
                .wait_while(self.1.0.lock().unwrap(), |closed| *closed)
                .unwrap(),
        );
        self.0.sync_data()
    }
}
