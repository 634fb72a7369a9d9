//! Reading an unreadable again, as after an upgrade or once its number is connected. Merging an entry a second time is
//! harmless, so the whole entry is read again.

use twinline_store::journal::Body;
use twinline_store::{MergeBatch, StoreError};
use uuid::Uuid;

use super::ahead::Stretch;
use super::directory::Directory;
use super::{chain, read};
use crate::app::App;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replayed {
    /// It was read and merged.
    Read,
    /// It is still unreadable, for this reason.
    StillUnreadable(String),
}

/// Reads the unreadable `id` again. `None`: there is no such one.
pub async fn replay_unreadable(app: &App, id: Uuid) -> Result<Option<Replayed>, StoreError> {
    let Some(row) = app.store.unreadable(id).await? else {
        return Ok(None);
    };
    let entries = match app
        .journal
        .read(row.what.position.saturating_sub(1), 1)
        .await
    {
        Ok(entries) => entries,
        Err(error) => return Ok(Some(Replayed::StillUnreadable(chain(&error)))),
    };
    let Some(entry) = entries
        .into_iter()
        .find(|entry| entry.position == row.what.position)
    else {
        return Ok(Some(Replayed::StillUnreadable(
            "The journal no longer holds it.".to_owned(),
        )));
    };
    if !matches!(entry.body, Body::Bytes(_)) {
        return Ok(Some(Replayed::StillUnreadable(
            "It was erased on request.".to_owned(),
        )));
    }
    let before = entry.position.saturating_sub(1);
    let stretch = Stretch::hear(app, before, vec![entry]).await;
    let batch = read::batch(app, &mut Directory::default(), &stretch).await?;
    let still = batch
        .unreadables
        .iter()
        .find(|other| other.index == row.what.index)
        .map(|other| other.reason.clone());
    if let Some(reason) = still {
        return Ok(Some(Replayed::StillUnreadable(reason)));
    }
    // Under a position of its own: the merger's must not go back. What is known of it already (other unreadables, lines
    // of a timeline) is known by its place or content and not added twice; only counts would be.
    let again = MergeBatch {
        journal: format!("replay/{id}"),
        unknown: Vec::new(),
        ..batch
    };
    app.store.merge(again).await?;
    app.store.mark_replayed(id).await?;
    Ok(Some(Replayed::Read))
}
