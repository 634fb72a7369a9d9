//! Businesses beside the first on disk: each has a folder under `businesses/`, named by its account's id, with a log and media
//! files like the first one's. The folder of one that was removed stays there empty: its ids are not given again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Businesses, Further};
use crate::files::Files;
use crate::truth::Truth;
use crate::truth::log::{FILE, Log, OpenError};
use crate::world::{Parts, World};

const FOLDER: &str = "businesses";

/// A business as it lies on disk.
pub(crate) struct Stored {
    pub(crate) log: Log,
    pub(crate) truth: Truth,
    dir: PathBuf,
}

/// Those stored in a sandbox's data directory, in the order in which they came.
pub(crate) fn stored(dir: &Path) -> Result<Vec<Stored>, OpenError> {
    let dir = dir.join(FOLDER);
    let unreadable = |source| OpenError::Unwritable {
        path: dir.clone(),
        source,
    };
    let entries = match std::fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut all = Vec::new();
    for entry in entries {
        let dir = entry.map_err(unreadable)?.path();
        if dir.join(FILE).is_file() {
            let (log, truth) = Log::open(&dir)?;
            // Without a business, a crash tore its first line.
            if truth.business().is_some() {
                all.push(Stored { log, truth, dir });
            }
        }
    }
    all.sort_by_key(|stored| stored.truth.place);
    Ok(all)
}

impl Businesses {
    /// Where the business with this account is kept, if it is.
    pub(super) fn folder(&self, waba_id: &str) -> Option<PathBuf> {
        let dir = self.dir.as_ref()?;
        Some(dir.join(FOLDER).join(waba_id))
    }

    /// A stored business carries on.
    pub(super) fn take_up(self: &Arc<Self>, stored: Stored) {
        let Some(business) = stored.truth.business() else {
            return;
        };
        let (place, waba_id) = (stored.truth.place, business.waba_id.clone());
        let files = Files::in_folder(stored.dir.join("media"));
        let world = self.world_of(stored.truth, stored.log, files);
        world.shorten_log();
        self.join(Further::new(place, waba_id, world));
    }

    /// A world that shares with the first what all share.
    pub(super) fn world_of(self: &Arc<Self>, truth: Truth, log: Log, files: Files) -> Arc<World> {
        let first = &self.first;
        let world = World::new(Parts {
            truth,
            log,
            clock: first.clock.clone(),
            files,
            outbound: Arc::clone(&first.outbound),
            listen: first.listen,
            lan: Arc::clone(&first.lan),
            closing: first.closing.child_token(),
        });
        let _ = world.kin.set(Arc::downgrade(self));
        world
    }

    pub(super) fn join(&self, further: Arc<Further>) {
        self.further.send_modify(|all| all.push(further));
    }
}
