//! The courier carries sends to WhatsApp: it takes what is due, asks the floor once more in the transaction that marks the
//! send as begun, calls, and journals what came of it. The merger settles the ledger from the journal, so answer, echo
//! and status may come in any order and a crash between them loses nothing.

mod call;
mod pace;

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::Millis;
use twinline_core::command::{self, Refused, Released};
use twinline_core::contact::Identity;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{LineId, SendId};
use twinline_core::send::Send;
use twinline_store::{StoreError, Touch};

use crate::app::App;
use crate::limits::COURIER_CALLS_AT_ONCE;
use crate::merger::chain;
use pace::Paces;

/// Due sends looked at in one go.
const DUE_MAX: usize = 64;
/// Pause after the store failed.
const STORE_RETRY: std::time::Duration = std::time::Duration::from_millis(500);

/// A send whose call is to be made.
pub(crate) struct Begun {
    send: Send,
    attempt: u32,
    to: Vec<Identity>,
}

/// Runs until stopped; calls under way are then finished.
pub async fn run(app: App, stop: CancellationToken) {
    if let Err(error) = adopt_orphans(&app).await {
        tracing::error!(error = %chain(&error), "Cannot look for interrupted sends");
    }
    let permits = Arc::new(Semaphore::new(COURIER_CALLS_AT_ONCE));
    let calls = TaskTracker::new();
    let mut paces = Paces::default();
    while !stop.is_cancelled() {
        let wake_at = match round(&app, &permits, &calls, &mut paces).await {
            Ok(wake_at) => wake_at,
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot read the ledger");
                tokio::time::sleep(STORE_RETRY).await;
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.courier_bell.notified() => {}
            () = app.clock.sleep_until(wake_at) => {}
        }
    }
    calls.close();
    calls.wait().await;
}

/// What an earlier process had begun and never heard of again is unknown, not failed.
async fn adopt_orphans(app: &App) -> Result<(), StoreError> {
    for (line, send) in app.store.calling_sends().await? {
        let touch = Touch {
            sends: vec![send],
            ..Touch::default()
        };
        let outcome = app
            .store
            .act(line, app.now(), touch, |set| command::orphan(set, send))
            .await?;
        tracing::warn!(send.id = %send, ?outcome, "Send {send} was interrupted: its outcome is unknown");
    }
    Ok(())
}

/// Takes what is due and may go. Returns when to look again, in business time.
async fn round(
    app: &App,
    permits: &Arc<Semaphore>,
    calls: &TaskTracker,
    paces: &mut Paces,
) -> Result<Millis, StoreError> {
    let now = app.now();
    let mut wake_at = now + 60_000;
    let due = app.store.due_sends(now, DUE_MAX).await?;
    for (line, id) in due {
        if let Err(until) = paces.line_admits(line, now) {
            wake_at = wake_at.min(until);
            continue;
        }
        let Ok(permit) = Arc::clone(permits).acquire_owned().await else {
            break;
        };
        let Some(begun) = release(app, line, id, paces, &mut wake_at).await? else {
            continue;
        };
        let app = app.clone();
        calls.spawn(async move {
            call::make(&app, begun).await;
            drop(permit);
            // A throttled send may be due, and a place is free.
            app.courier_bell.notify_one();
        });
    }
    Ok(wake_at.min(
        app.store
            .next_send_due()
            .await?
            .filter(|at| *at > now)
            .unwrap_or(wake_at),
    ))
}

/// Marks a send as begun, or withdraws it. `None`: nothing is to be called.
async fn release(
    app: &App,
    line: LineId,
    id: SendId,
    paces: &mut Paces,
    wake_at: &mut Millis,
) -> Result<Option<Begun>, StoreError> {
    let now = app.now();
    let touch = Touch {
        sends: vec![id],
        ..Touch::default()
    };
    let released = app
        .store
        .act(line, now, touch, |set| begin(set, id, paces))
        .await?;
    match released {
        Ok(Beginning::Begun(begun)) => {
            paces.spend(line, begun.send.conversation, now);
            Ok(Some(*begun))
        }
        Ok(Beginning::Later(at)) => {
            *wake_at = (*wake_at).min(at);
            Ok(None)
        }
        Ok(Beginning::Nothing) => Ok(None),
        Err(refused) => {
            tracing::error!(send.id = %id, ?refused, "Send {id} cannot be released");
            Ok(None)
        }
    }
}

/// What became of a due send.
enum Beginning {
    Begun(Box<Begun>),
    /// This customer has had enough for now.
    Later(Millis),
    /// Withdrawn, or taken by somebody else.
    Nothing,
}

fn begin(set: &mut WorkingSet, id: SendId, paces: &Paces) -> Result<Beginning, Refused> {
    let conversation = set.sends.get(&id).ok_or(Refused::NotFound)?.conversation;
    if let Err(until) = paces.pair_admits(conversation, set.scope.now) {
        return Ok(Beginning::Later(until));
    }
    let Released::Go { attempt } = command::release(set, id)? else {
        return Ok(Beginning::Nothing);
    };
    let send = set.sends.get(&id).cloned().ok_or(Refused::NotFound)?;
    let contact = set
        .conversations
        .get(&send.conversation)
        .ok_or(Refused::NotFound)?
        .contact;
    let to = set
        .identities
        .iter()
        .filter(|(_, owner)| **owner == contact)
        .map(|(identity, _)| identity.clone());
    Ok(Beginning::Begun(Box::new(Begun {
        to: to.collect(),
        attempt,
        send,
    })))
}
