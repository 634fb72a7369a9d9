//! What customers are shown beside messages: read marks and typing. Best effort: one thing per conversation waits, what comes
//! too late is left out, and nothing is tried again. What is told when is [`twinline_core::signal`]'s to say.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures::StreamExt as _;
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use twinline_core::channel::Answer;
use twinline_core::ids::{ConversationId, LineId, MessageId};
use twinline_core::message::OrderKey;
use twinline_core::signal::{Signal, Told};
use twinline_core::verdict::Verdict;
use twinline_store::StoreError;

use crate::app::App;
use crate::limits::{
    SIGNAL_LATE, SIGNAL_PAUSE, SIGNALS_AT_ONCE, SIGNALS_REMEMBERED_MAX, SIGNALS_WAITING_MAX,
};
use crate::merger::chain;

/// What waits to be told, and what was.
#[derive(Default)]
pub struct Signals {
    waiting: Mutex<BTreeMap<ConversationId, Wish>>,
    told: Mutex<HashMap<ConversationId, Told>>,
    quiet_until: Mutex<HashMap<LineId, Instant>>,
    bell: Notify,
}

/// Something to be told of a customer's message.
#[derive(Debug, Clone)]
struct Wish {
    line: LineId,
    of: (OrderKey, MessageId),
    signal: Signal,
    /// Whether a person has read it; a bot that types reads nothing.
    is_read: bool,
    since: Instant,
}

impl Signals {
    /// Somebody at the inbox read up to the customer's message `of`, or types an answer to it.
    pub fn wish(
        &self,
        line: LineId,
        conversation: ConversationId,
        of: (OrderKey, MessageId),
        signal: Signal,
    ) {
        self.wait(line, conversation, of, (signal, true));
    }

    /// A bot works on its answer to the customer's message `of`.
    pub fn bot_types(&self, line: LineId, conversation: ConversationId, of: (OrderKey, MessageId)) {
        self.wait(line, conversation, of, (Signal::Typing, false));
    }

    fn wait(
        &self,
        line: LineId,
        conversation: ConversationId,
        of: (OrderKey, MessageId),
        (signal, is_read): (Signal, bool),
    ) {
        let mut waiting = held(&self.waiting);
        if waiting.len() >= SIGNALS_WAITING_MAX {
            return;
        }
        let since = Instant::now();
        let wish = waiting.entry(conversation).or_insert_with(|| Wish {
            line,
            of: of.clone(),
            signal,
            is_read,
            since,
        });
        wish.since = since;
        wish.is_read |= is_read;
        wish.signal = wish.signal.max(signal);
        wish.of = wish.of.clone().max(of);
        drop(waiting);
        self.bell.notify_one();
    }

    /// Somebody answered in a conversation: what its customer sees of typing ends.
    pub fn answered(&self, conversation: ConversationId) {
        held(&self.waiting).remove(&conversation);
        if let Some(told) = held(&self.told).get_mut(&conversation) {
            told.answered();
        }
    }

    fn is_quiet(&self, line: LineId) -> bool {
        let quiet = held(&self.quiet_until);
        quiet
            .get(&line)
            .is_some_and(|until| *until > Instant::now())
    }

    /// Whether to tell it now. Then it counts as told, whatever becomes of the call.
    fn claim(&self, conversation: ConversationId, wish: &Wish, app: &App) -> bool {
        let (now, rules) = (app.now(), app.channel.signal_rules());
        let mut told = held(&self.told);
        if told.len() >= SIGNALS_REMEMBERED_MAX {
            // At worst something is told once more.
            told.clear();
        }
        let told = told.entry(conversation).or_default();
        let is_due = told.is_due(wish.signal, &wish.of.0, now, &rules);
        if is_due {
            told.tell(wish.signal, &wish.of.0, now);
        }
        is_due
    }
}

/// What is held here is never left half changed.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs until stopped.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = round(&app) => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.signals.bell.notified() => {}
        }
    }
}

/// Tells what waits.
pub async fn round(app: &App) {
    let wishes = std::mem::take(&mut *held(&app.signals.waiting));
    let calls = futures::stream::iter(wishes);
    let calls = calls.for_each_concurrent(SIGNALS_AT_ONCE, async |(conversation, wish)| {
        if let Err(error) = tell(app, conversation, &wish).await {
            let why = chain(&error);
            tracing::warn!(conversation.id = %conversation, error = %why, "Leave a signal out");
        }
    });
    calls.await;
}

async fn tell(app: &App, conversation: ConversationId, wish: &Wish) -> Result<(), StoreError> {
    let is_late = wish.signal == Signal::Typing && wish.since.elapsed() > SIGNAL_LATE;
    if is_late || app.signals.is_quiet(wish.line) {
        return Ok(());
    }
    let Some(line) = app.store.line(wish.line).await? else {
        return Ok(());
    };
    let rules = &line.settings.floor_rules;
    let wish = match wish.signal {
        Signal::Typing if !rules.shows_typing => Wish {
            signal: Signal::Read,
            ..wish.clone()
        },
        _ => wish.clone(),
    };
    if wish.signal == Signal::Read && !(rules.marks_read && wish.is_read) {
        return Ok(());
    }
    let owner = line.id.to_string();
    let token = app.store.secret(&owner, crate::connect::TOKEN).await?;
    let message = app.store.message_rows(&[wish.of.1]).await?.pop();
    let id = message.and_then(|row| row.message.external_id);
    let (Some(token), Some(id)) = (token, id) else {
        return Ok(());
    };
    if !app.signals.claim(conversation, &wish, app) {
        return Ok(());
    }
    let request = app.channel.signal(&line.address, &id, wish.signal);
    let answer = app.graph.carry(&token, &request).await;
    let is_taken = matches!(answer, Answer::Http { status: 200, .. });
    tracing::info!(conversation.id = %conversation, signal = ?wish.signal, taken = is_taken, "Show the customer a signal");
    if !is_taken && let Verdict::Throttled { retry_after_ms, .. } = app.channel.judge(&answer) {
        let told = retry_after_ms.and_then(|ms| u64::try_from(ms).ok());
        let pause = told.map_or(SIGNAL_PAUSE, std::time::Duration::from_millis);
        let until = Instant::now() + pause.max(SIGNAL_PAUSE);
        held(&app.signals.quiet_until).insert(line.id, until);
    }
    Ok(())
}
