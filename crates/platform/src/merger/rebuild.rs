//! Making the derived state again from the journal, in a state of its own: the same decoding and the same merge as live.

use twinline_core::Millis;
use twinline_store::journal::JournalError;
use twinline_store::replay::{Compared, Scratch};
use twinline_store::{Store, StoreError};

use super::ahead::Stretch;
use super::directory::Directory;
use super::{JOURNAL, chain, read};
use crate::app::{App, Parts};
use crate::limits::{MERGE_ENTRIES_MAX, PARKED_KEPT_MS};

/// Why the state could not be made again.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// The journal does not give what is asked for.
    #[error("the journal cannot be read")]
    Journal(#[from] JournalError),
    /// It begins later than the state that is filled ends.
    #[error(
        "the journal begins at entry {first}: what came before was retired. Begin from a snapshot that holds it, with --from"
    )]
    Retired {
        /// The first entry that is there.
        first: u64,
    },
    /// A state failed.
    #[error("the state failed")]
    Store(#[from] StoreError),
    /// The copy to begin from is of another time or another installation.
    #[error(
        "the snapshot goes up to entry {snapshot}, but only {present} entries have been merged here: it is not a snapshot \
         of this state, or this state was restored from an older back-up. Name another snapshot with --from"
    )]
    FromTheFuture {
        /// Where the copy stands.
        snapshot: u64,
        /// Where the present state stands.
        present: u64,
    },
    /// Entries that were merged are not there.
    #[error(
        "the journal ends at entry {last}, but entry {merged} has been merged: part of it is missing"
    )]
    TooShort {
        /// Where it ends.
        last: u64,
        /// How far the present state goes.
        merged: u64,
    },
}

/// Fills `scratch`, a fresh state or a copy of a snapshot, up to where the present state stands. `told` hears how far it
/// is, and how far it has to go. Nothing of the present is altered.
pub async fn rebuild(
    present: &Parts,
    scratch: Store,
    mut told: impl FnMut(u64, u64),
) -> Result<Scratch, RebuildError> {
    let until = present.store.position(JOURNAL).await?;
    let mut after = scratch.position(JOURNAL).await?;
    if after > until {
        return Err(RebuildError::FromTheFuture {
            snapshot: after,
            present: until,
        });
    }
    let last = present.journal.durable_to();
    if last < until {
        return Err(RebuildError::TooShort {
            last,
            merged: until,
        });
    }
    let now = present.clock.now_ms();
    let mut scratch = Scratch::begin(scratch, present.store.clone(), now).await?;
    let app = App::new(Parts {
        store: scratch.store().clone(),
        ..present.clone()
    });
    let mut directory = Directory::default();
    while after < until {
        told(after, until);
        let mut entries = match app.journal.read(after, MERGE_ENTRIES_MAX).await {
            Err(JournalError::Retired { first, .. }) => {
                return Err(RebuildError::Retired { first });
            }
            read => read?,
        };
        entries.retain(|entry| entry.position <= until);
        let Some(newest) = entries.last().map(|entry| entry.position) else {
            let merged = until;
            return Err(RebuildError::TooShort {
                last: after,
                merged,
            });
        };
        let stretch = Stretch::hear(&app, after, entries).await;
        merge(&app, &mut directory, &mut scratch, &stretch).await?;
        after = newest;
    }
    told(until, until);
    scratch.finish().await?;
    Ok(scratch)
}

/// Merges a stretch. As live, one that cannot be merged is taken apart, and an entry that cannot is kept as unreadable.
async fn merge(
    app: &App,
    directory: &mut Directory,
    scratch: &mut Scratch,
    stretch: &Stretch,
) -> Result<(), StoreError> {
    let Err(error) = merge_whole(app, directory, scratch, stretch).await else {
        return Ok(());
    };
    if error.is_transient() {
        return Err(error);
    }
    for entry in &stretch.entries {
        let before = entry.position.saturating_sub(1);
        let alone = Stretch::hear(app, before, vec![entry.clone()]).await;
        match merge_whole(app, directory, scratch, &alone).await {
            Ok(()) => {}
            Err(error) if error.is_transient() => return Err(error),
            Err(error) => {
                let batch = read::unmergeable(app, entry, &chain(&error));
                scratch.merge(batch).await?;
            }
        }
    }
    Ok(())
}

async fn merge_whole(
    app: &App,
    directory: &mut Directory,
    scratch: &mut Scratch,
    stretch: &Stretch,
) -> Result<(), StoreError> {
    let batch = read::batch(app, directory, stretch).await?;
    scratch.merge(batch).await
}

/// What a comparison at `now` leaves out: ticks that the upkeep has forgotten, or is about to.
pub fn compared(line: Option<twinline_core::ids::LineId>, now: Millis) -> Compared {
    Compared {
        line,
        parked_before: now - PARKED_KEPT_MS,
    }
}
