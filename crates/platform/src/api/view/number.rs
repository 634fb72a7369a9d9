//! A number's card: its life at a glance.

use std::collections::BTreeMap;

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::number_life::{self, Life, LifeRules, Proof, Sync};
use twinline_store::{Line, Mode, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::number_words;
use crate::app::App;

/// How a number is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NumberMode {
    /// The Business App and the API together.
    Coexistence,
    /// The API alone.
    ApiOnly,
    /// The Business App alone.
    AppOnly,
}

/// The state an operator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NumberState {
    /// Named only.
    Draft,
    /// Being connected.
    Connecting,
    /// Connected; the syncs are not asked for yet.
    AskingSync,
    /// Contacts and history arrive.
    Syncing,
    /// All is well.
    Live,
    /// No sign of the phone for days.
    Quiet,
    /// WhatsApp will end the sync soon.
    AtRisk,
    /// Ended or suspended.
    Offboarded,
    /// Back.
    Reconnected,
}

impl From<Life> for NumberState {
    fn from(life: Life) -> Self {
        match life {
            Life::Draft => Self::Draft,
            Life::Connecting => Self::Connecting,
            Life::AskingSync => Self::AskingSync,
            Life::Syncing => Self::Syncing,
            Life::Live => Self::Live,
            Life::Quiet => Self::Quiet,
            Life::AtRisk => Self::AtRisk,
            Life::Offboarded => Self::Offboarded,
            Life::Reconnected => Self::Reconnected,
        }
    }
}

/// How a sync reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Not asked for.
    NotAsked,
    /// Being asked for.
    Asking,
    /// Asked for; nothing has come.
    Asked,
    /// Coming in.
    Arriving,
    /// Nothing came for so long that it has ended, empty.
    Quiet,
    /// It came.
    Done,
    /// The owner chose not to share.
    Declined,
    /// WhatsApp refused.
    Refused,
    /// The call's outcome is unknown; it is not repeated.
    Unknown,
}

impl From<number_life::SyncState> for SyncState {
    fn from(state: number_life::SyncState) -> Self {
        match state {
            number_life::SyncState::NotAsked => Self::NotAsked,
            number_life::SyncState::Asking => Self::Asking,
            number_life::SyncState::Asked => Self::Asked,
            number_life::SyncState::Arriving => Self::Arriving,
            number_life::SyncState::Quiet => Self::Quiet,
            number_life::SyncState::Done => Self::Done,
            number_life::SyncState::Declined => Self::Declined,
            number_life::SyncState::Refused => Self::Refused,
            number_life::SyncState::Unknown => Self::Unknown,
        }
    }
}

/// One sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SyncCard {
    /// How it reads.
    pub state: SyncState,
    /// When it was asked for.
    pub asked_at: Option<Millis>,
    /// Until when it can be asked for.
    pub deadline: Option<Millis>,
    /// How many came.
    pub count: u64,
    /// What was told besides.
    pub note: Option<String>,
}

/// A phase of the history sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryPhase {
    /// 0 to 2, from young to old.
    pub phase: i64,
    /// Chunks that came.
    pub chunks: u64,
    /// Messages in them.
    pub messages: u64,
}

/// The history sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistorySyncCard {
    /// As of any sync.
    #[serde(flatten)]
    pub sync: SyncCard,
    /// Per cent, as told: a hint.
    pub progress: Option<i64>,
    /// Messages that came.
    pub messages: u64,
    /// Conversations there are.
    pub conversations: u64,
    /// The oldest message.
    pub oldest_at: Option<Millis>,
    /// By phase.
    pub phases: Vec<HistoryPhase>,
}

/// The last proof that the phone lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProofOfLife {
    /// When.
    pub at: Millis,
    /// What it was: `echo` or `contact_change`.
    pub kind: String,
}

impl ProofOfLife {
    /// As the life of a number knows it.
    pub fn of(at: Millis, proof: Proof) -> Self {
        let kind = match proof {
            Proof::Echo => "echo",
            Proof::ContactChange => "contact_change",
        };
        Self {
            at,
            kind: kind.to_owned(),
        }
    }
}

/// From received to visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct LagMs {
    /// Median.
    pub p50: Millis,
    /// 99th percentile.
    pub p99: Millis,
}

/// Sends that wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Queue {
    /// How many.
    pub waiting: u64,
    /// Since when the first of those that may go is due.
    pub oldest_at: Option<Millis>,
}

impl Queue {
    /// All urgencies together.
    fn of(queues: &[twinline_store::Queue]) -> Self {
        Self {
            waiting: queues.iter().map(|queue| queue.waiting).sum(),
            oldest_at: queues.iter().filter_map(|queue| queue.due_since).min(),
        }
    }
}

/// A number's life at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberCard {
    /// The line's id.
    pub id: Uuid,
    /// What the team calls it.
    pub name: String,
    /// As a person writes it.
    pub display: String,
    /// How it is used.
    pub mode: NumberMode,
    /// Its state.
    pub state: NumberState,
    /// Since when.
    pub since: Millis,
    /// What it waits for.
    pub waits_for: Option<String>,
    /// What to do.
    pub advice: Option<String>,
    /// The address book.
    pub contacts_sync: SyncCard,
    /// Old messages.
    pub history_sync: HistorySyncCard,
    /// The last proof that the phone lives.
    pub last_proof_of_life: Option<ProofOfLife>,
    /// From received to visible.
    pub lag_ms: Option<LagMs>,
    /// Deliveries that wait to be merged.
    pub backlog: u64,
    /// What could not be read.
    pub unreadables: u64,
    /// Deliveries' numbers that are not connected here.
    pub unknown_numbers: u64,
    /// Sends that wait.
    pub queue: Queue,
}

/// What all cards of one answer share.
struct Figures {
    now: Millis,
    contacts: u64,
    unknown_numbers: u64,
    queues: BTreeMap<twinline_core::ids::LineId, Queue>,
}

impl Figures {
    async fn now(app: &App) -> Result<Self, StoreError> {
        let (contacts, unknown, queues) = tokio::try_join!(
            app.store.book_count(app.workspace),
            app.store.unknown_lines(),
            app.store.queues(app.now()),
        )?;
        Ok(Self {
            now: app.now(),
            contacts,
            unknown_numbers: unknown.len() as u64,
            queues: queues
                .into_iter()
                .map(|(line, queues)| (line, Queue::of(&queues)))
                .collect(),
        })
    }
}

/// The cards of lines.
pub async fn cards(app: &App, lines: &[Line]) -> Result<Vec<NumberCard>, StoreError> {
    let figures = Figures::now(app).await?;
    let mut cards = Vec::with_capacity(lines.len());
    for line in lines {
        let unreadables = app.store.unreadable_count(Some(line.id)).await?;
        let (conversations, _) = app.store.conversation_count(line.id).await?;
        cards.push(make(app, line, &figures, unreadables, conversations));
    }
    Ok(cards)
}

/// The card of one line.
pub async fn card(app: &App, line: &Line) -> Result<NumberCard, StoreError> {
    let mut cards = cards(app, std::slice::from_ref(line)).await?;
    cards.pop().ok_or(StoreError::NotFound { what: "number" })
}

fn make(
    app: &App,
    line: &Line,
    figures: &Figures,
    unreadables: u64,
    conversations: u64,
) -> NumberCard {
    let rules = LifeRules::default();
    let (now, life) = (figures.now, &line.life);
    let (state, since) = life.state(now, &rules);
    let deadline = Some(life.stage_since + rules.ask_within_ms);
    let words = number_words::of(state, life, now, &rules);
    NumberCard {
        id: line.id.0,
        name: line.name.clone(),
        display: line.display.clone(),
        mode: match line.mode {
            Mode::Coexistence => NumberMode::Coexistence,
            Mode::ApiOnly => NumberMode::ApiOnly,
            Mode::AppOnly => NumberMode::AppOnly,
        },
        state: state.into(),
        since,
        waits_for: words.waits_for,
        advice: words.advice,
        contacts_sync: sync_card(&life.contacts, figures.contacts, deadline, now, &rules),
        history_sync: HistorySyncCard {
            sync: sync_card(&life.history, life.history.count, deadline, now, &rules),
            progress: life.history.progress,
            messages: life.history.count,
            conversations,
            oldest_at: life.history.oldest_at,
            phases: phases(&life.history),
        },
        last_proof_of_life: life.proof.map(|(at, proof)| ProofOfLife::of(at, proof)),
        lag_ms: app.metrics.lags(line.id, now).map(|lags| LagMs {
            p50: lags.showing.p50,
            p99: lags.showing.p99,
        }),
        backlog: app.metrics.backlog(),
        unreadables,
        unknown_numbers: figures.unknown_numbers,
        queue: figures.queues.get(&line.id).copied().unwrap_or_default(),
    }
}

fn sync_card(
    sync: &Sync,
    count: u64,
    deadline: Option<Millis>,
    now: Millis,
    rules: &LifeRules,
) -> SyncCard {
    let state = sync.state(now, rules);
    SyncCard {
        state: state.into(),
        asked_at: sync.asked_at,
        // A deadline matters as long as the asking is still to come.
        deadline: deadline.filter(|_| state == number_life::SyncState::NotAsked),
        count,
        note: sync.note.clone(),
    }
}

fn phases(history: &Sync) -> Vec<HistoryPhase> {
    let mut phases: BTreeMap<i64, HistoryPhase> = BTreeMap::new();
    for ((phase, _), messages) in &history.chunks {
        let card = phases.entry(*phase).or_insert(HistoryPhase {
            phase: *phase,
            chunks: 0,
            messages: 0,
        });
        card.chunks += 1;
        card.messages += messages;
    }
    phases.into_values().collect()
}
