//! The one task that follows the change feed for all sockets of this process.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio_util::sync::CancellationToken;
use twinline_core::ids::{LineId, PersonId};
use twinline_store::StoreError;

use super::cursor::Positions;
use super::frame::LiveFrame;
use super::items;
use crate::api::conversations::draft::Draft;
use crate::app::App;
use crate::limits::{LIVE_CHANGES_MAX, LIVE_QUEUE_MAX};

/// Wait after the store failed.
const RETRY: Duration = Duration::from_millis(500);

/// Some changes, built and written once for everybody.
pub(super) struct Batch {
    /// Where a socket must stand to take it as it is.
    pub(super) before: Positions,
    /// Where it stands afterwards.
    pub(super) after: Positions,
    /// The frame; `None`: each socket reads for itself what it has not been told.
    pub(super) text: Option<Utf8Bytes>,
    /// Whether counts may have changed.
    pub(super) counts: bool,
}

/// Something all sockets must hear at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Notice {
    /// A session was ended: its sockets close.
    SessionEnded(Vec<u8>),
    /// Somebody pinned something, or took a pin off.
    PinsMoved(PersonId),
    /// Somebody wrote on at a draft.
    DraftMoved(PersonId, Draft),
    /// Somebody is mentioned, or has seen where.
    MentionsMoved(PersonId),
    /// The team's labels are others now.
    LabelsMoved,
    /// Views of the list that somebody, or the team, keeps are others now.
    SavedViewsMoved,
    /// The team's fields are others now.
    AttributesMoved,
    /// Who is of the team, and what they may do, are others now.
    TeamMoved,
    /// Somebody has altered something of their own account.
    MeMoved(PersonId),
    /// The process stops.
    Stopping,
}

/// Where sockets and the task meet.
pub struct Hub {
    /// Where the task stands. Held while a batch is handed out or a socket joins, so that a socket that joins at a
    /// position hears every batch after it.
    position: Mutex<Positions>,
    batches: broadcast::Sender<Arc<Batch>>,
    notices: broadcast::Sender<Notice>,
}

impl Hub {
    /// A hub without sockets.
    pub fn new() -> Self {
        Self {
            position: Mutex::default(),
            batches: broadcast::channel(LIVE_QUEUE_MAX).0,
            notices: broadcast::channel(LIVE_QUEUE_MAX).0,
        }
    }

    /// Joins: batches from here on, and where "here" is.
    pub(super) fn join(&self) -> (broadcast::Receiver<Arc<Batch>>, Positions) {
        let position = self.lock();
        (self.batches.subscribe(), position.clone())
    }

    pub(super) fn notices(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Sockets now open here.
    pub fn sockets(&self) -> usize {
        self.batches.receiver_count()
    }

    /// Closes the sockets of a session that was ended.
    pub fn session_ended(&self, token_hash: &[u8]) {
        // An error only says that no socket is open.
        let _ = self.notices.send(Notice::SessionEnded(token_hash.to_vec()));
    }

    /// Tells a person's sockets what is pinned now.
    pub fn pins_moved(&self, person: PersonId) {
        let _ = self.notices.send(Notice::PinsMoved(person));
    }

    /// Tells a person's sockets how a draft of theirs stands now.
    pub fn draft_moved(&self, person: PersonId, draft: &Draft) {
        let _ = self.notices.send(Notice::DraftMoved(person, draft.clone()));
    }

    /// Tells a person's sockets where they are mentioned and have not seen it.
    pub fn mentions_moved(&self, person: PersonId) {
        let _ = self.notices.send(Notice::MentionsMoved(person));
    }

    /// Tells everybody what the team's labels are now.
    pub fn labels_moved(&self) {
        let _ = self.notices.send(Notice::LabelsMoved);
    }

    /// Tells everybody which views of the list they have now.
    pub fn saved_views_moved(&self) {
        let _ = self.notices.send(Notice::SavedViewsMoved);
    }

    /// Tells everybody what the team's fields are now.
    pub fn attributes_moved(&self) {
        let _ = self.notices.send(Notice::AttributesMoved);
    }

    /// Tells a person's sockets that something of their own account has altered.
    pub fn me_moved(&self, person: PersonId) {
        let _ = self.notices.send(Notice::MeMoved(person));
    }

    /// Tells everybody that the team has altered.
    pub fn team_moved(&self) {
        let _ = self.notices.send(Notice::TeamMoved);
    }

    fn lock(&self) -> MutexGuard<'_, Positions> {
        self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins where the store stands. Sockets that were here before read what lies between by themselves: building it for
    /// all of them would begin at the first change there ever was.
    fn start_at(&self, heads: &BTreeMap<LineId, u64>) {
        let before = self.lock().clone();
        let mut after = before.clone();
        for (line, no) in heads {
            after.advance(*line, *no);
        }
        self.hand_out(Batch {
            before,
            after,
            text: None,
            counts: true,
        });
    }

    /// Moves on without building anything, if nobody listens.
    fn skip(&self, line: LineId, no: u64) -> bool {
        let mut position = self.lock();
        let alone = self.batches.receiver_count() == 0;
        if alone {
            position.advance(line, no);
        }
        alone
    }

    fn hand_out(&self, batch: Batch) {
        let mut position = self.lock();
        position.clone_from(&batch.after);
        let _ = self.batches.send(Arc::new(batch));
    }
}

impl Default for Hub {
    fn default() -> Self {
        Self::new()
    }
}

/// Follows the change feed until stopped.
pub async fn run(app: App, stop: CancellationToken) {
    let mut announced = app.store.listen();
    // After listening, so that nothing falls between: what is announced twice is read once.
    let mut targets = heads(&app, &stop).await;
    app.hub.start_at(&targets);
    loop {
        if let Err(error) = follow(&app, &targets).await {
            tracing::error!(error = %error, "Fail to read changes for the live sockets; try again");
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(RETRY) => {}
            }
            continue;
        }
        let first = tokio::select! {
            () = stop.cancelled() => break,
            first = announced.recv() => first,
        };
        targets.clear();
        match first {
            Ok((line, no)) => {
                targets.insert(line, no);
            }
            Err(RecvError::Lagged(_)) => targets = heads(&app, &stop).await,
            Err(RecvError::Closed) => break,
        }
        // What was announced while we were busy is one batch.
        loop {
            match announced.try_recv() {
                Ok((line, no)) => {
                    let target = targets.entry(line).or_default();
                    *target = no.max(*target);
                }
                Err(TryRecvError::Lagged(_)) => targets = heads(&app, &stop).await,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
    }
    let _ = app.hub.notices.send(Notice::Stopping);
}

/// Where the store stands. Asked again until it answers, or we are stopped.
async fn heads(app: &App, stop: &CancellationToken) -> BTreeMap<LineId, u64> {
    loop {
        match app.store.change_heads(app.workspace).await {
            Ok(heads) => return heads.into_iter().collect(),
            Err(error) => {
                tracing::error!(error = %error, "Fail to read where the changes stand; try again");
            }
        }
        tokio::select! {
            () = stop.cancelled() => return BTreeMap::new(),
            () = tokio::time::sleep(RETRY) => {}
        }
    }
}

async fn follow(app: &App, targets: &BTreeMap<LineId, u64>) -> Result<(), StoreError> {
    for (line, target) in targets {
        loop {
            let before = app.hub.lock().clone();
            if before.of(*line) >= *target || app.hub.skip(*line, *target) {
                break;
            }
            let changes = app
                .store
                .changes_after(*line, before.of(*line), LIVE_CHANGES_MAX)
                .await?;
            let Some(last) = changes.last() else { break };
            let after = before.advanced(*line, last.no);
            let (items, counts) = items::of(app, &changes).await?;
            let frame = LiveFrame::Changes {
                cursor: after.cursor(),
                items,
                now: app.now(),
            };
            app.hub.hand_out(Batch {
                before,
                after,
                text: Some(frame.text().into()),
                counts,
            });
        }
    }
    Ok(())
}
