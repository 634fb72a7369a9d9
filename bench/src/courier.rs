//! The courier: sends that wait in the ledger, handed to a WhatsApp that takes everything at once, and settled from the
//! journal. The baseline claims and settles the same rows of a copy of the same file, in batches as large, and nothing else.
//! Beside it what a decision of the core costs: whether a bot may answer, and whether a send may go.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};
use tokio_util::sync::CancellationToken;
use twinline_core::beside::Beside;
use twinline_core::command::{self, NewSend};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::Content;
use twinline_core::floor::{Floor, Heard, Rules, Situation, bot_may_answer, decide};
use twinline_core::ids::{BotId, ConversationId, ExternalId, LineId, MessageId, PersonId, SendId};
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::number_life::{NumberLife, Stage};
use twinline_core::observation::{EntryPath, MessageSaid, Observation, Peer, Said};
use twinline_core::pacing::{COEXISTENCE, Pacer, Priority, Standing};
use twinline_core::send::SendAuthor;
use twinline_core::ticks::Ticks;
use twinline_core::turn::Turn;
use twinline_platform::transport::{Answered, Call, Lost, Transport};
use twinline_platform::{App, connect, courier, merger};
use twinline_store::{LineSettings, MergeBatch, Mode, NewLine, Store, Touch};
use uuid::Uuid;

use crate::report::{Row, median, rate, say};
use crate::server::{self, WORKSPACE};

/// Each may send a thousand a second, as WhatsApp grants its largest.
const LINES: u64 = 10;
/// As many as the courier takes of a number in one go.
const BATCH: usize = 64;
/// Customers written to in one transaction while it is prepared.
const PREPARED: usize = 500;

/// Sends of one run.
pub(crate) async fn run(sends: usize, rounds: usize) -> anyhow::Result<Vec<Row>> {
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let folder = tempfile::tempdir()?;
        let ids = prepare(folder.path(), sends).await?;
        let copy = folder.path().join("bare.db");
        std::fs::copy(folder.path().join("twinline.db"), &copy)?;
        bare.push(rate(sends as u64, claim_and_settle(&copy, &ids).await?));
        ours.push(rate(sends as u64, carry(folder.path(), sends).await?));
    }
    let (bare, ours) = (median(bare), median(ours));
    say(format!(
        "courier: {ours:.0} sends/s, claimed and settled alone {bare:.0}/s"
    ));
    let decision = decision();
    say(format!("a decision of the core: {decision:.2} µs"));
    Ok(vec![
        Row {
            what: "courier, from queued to accepted, SQLite".to_owned(),
            reach: "≥ 0.5, 2 000/s".to_owned(),
            baseline: format!("{bare:.0}/s"),
            product: format!("{ours:.0}/s"),
            ratio: format!("{:.2}", ours / bare),
            met: ours / bare >= 0.5 && ours >= 2_000.0,
        },
        Row {
            what: "a decision: rules, floor, number and customer".to_owned(),
            reach: "< 5 µs".to_owned(),
            baseline: "–".to_owned(),
            product: format!("{decision:.2} µs"),
            ratio: "–".to_owned(),
            met: decision < 5.0,
        },
    ])
}

fn line_id(n: u64) -> LineId {
    LineId(Uuid::from_u128(0x100 + u128::from(n)))
}

/// Numbers, customers who wrote, and an answer to each that waits.
async fn prepare(folder: &Path, sends: usize) -> anyhow::Result<Vec<SendId>> {
    server::prepare(folder, None).await?;
    let store = server::open(folder, None).await?;
    let now = twinline_platform::clock::BusinessClock::now_ms(&twinline_platform::clock::WallClock);
    let mut ids = Vec::with_capacity(sends);
    let each = sends.div_ceil(usize::try_from(LINES)?);
    for n in 0..LINES {
        let line = line_id(n);
        store.create_line(&new_line(n), now).await?;
        store
            .put_secret(&line.to_string(), connect::TOKEN, "token", now)
            .await?;
        let customers: Vec<usize> = (0..each).collect();
        for (batch, customers) in customers.chunks(PREPARED).enumerate() {
            let position = n * 1_000 + batch as u64 + 1;
            let said = customers
                .iter()
                .map(|customer| customer_says(n, *customer, now));
            let observations = said.enumerate().map(|(index, said)| Observation {
                path: EntryPath {
                    position,
                    index: u32::try_from(index).unwrap_or(u32::MAX),
                },
                received_at: now,
                said,
            });
            let merge = MergeBatch {
                journal: "bench".to_owned(),
                position_after: position,
                now,
                lines: vec![(line, observations.collect())],
                ..MergeBatch::default()
            };
            store.merge(merge).await?;
            ids.extend(answer(&store, line, n, customers, now).await?);
        }
    }
    store.close().await;
    Ok(ids)
}

fn new_line(n: u64) -> NewLine {
    NewLine {
        id: line_id(n),
        workspace: WORKSPACE,
        channel: "whatsapp".to_owned(),
        address: format!("90000{n}"),
        account: format!("80000{n}"),
        name: format!("Line {n}"),
        display: format!("+1 555 078 40{n}"),
        digits: format!("155507840{n}"),
        mode: Mode::ApiOnly,
        life: NumberLife {
            stage: Stage::Connected,
            ..NumberLife::default()
        },
        settings: LineSettings {
            messages_per_second: Some(1_000),
            ..LineSettings::default()
        },
    }
}

fn first_word(n: u64, customer: usize) -> ExternalId {
    ExternalId(format!("wamid.{n}.{customer}"))
}

fn customer_says(n: u64, customer: usize, now: i64) -> Said {
    Said::Message(Box::new(MessageSaid {
        source: Source::Live,
        external_id: first_word(n, customer),
        peer: Peer {
            identities: vec![Identity::global(
                IdentityKind::WaId,
                format!("4477{n}{customer:07}"),
            )],
            profile_name: Some(format!("Customer {customer}")),
        },
        direction: Direction::In,
        origin: Origin::Customer,
        certain: true,
        // Long enough ago that nothing of it counts against the number any more.
        at: now - 60_000,
        content: Content::Text {
            body: "Is it open on Sunday?".to_owned(),
        },
        beside: Beside::default(),
        quote: None,
        ticks: Ticks::default(),
        send: None,
    }))
}

async fn answer(
    store: &Store,
    line: LineId,
    n: u64,
    customers: &[usize],
    now: i64,
) -> anyhow::Result<Vec<SendId>> {
    let words = customers
        .iter()
        .map(|customer| MessageId::of_external(line, &first_word(n, *customer)));
    let words: Vec<MessageId> = words.collect();
    let rows = store.message_rows(&words).await?;
    let conversations: Vec<ConversationId> =
        rows.iter().map(|row| row.message.conversation).collect();
    let touch = Touch {
        conversations: conversations.clone(),
        ..Touch::default()
    };
    let written = store.act(line, now, touch, |set| {
        let mut ids = Vec::new();
        for conversation in conversations {
            let id = SendId(Uuid::now_v7());
            command::say(set, new_send(id, conversation))?;
            ids.push(id);
        }
        Ok::<_, command::Refused>(ids)
    });
    written
        .await?
        .map_err(|refused| anyhow::anyhow!("{refused:?}"))
}

fn new_send(id: SendId, conversation: ConversationId) -> NewSend {
    NewSend {
        id,
        conversation,
        author: SendAuthor::Agent(PersonId(Uuid::from_u128(7))),
        content: Content::Text {
            body: "Yes, from nine until one. See you then!".to_owned(),
        },
        media: None,
        quote: None,
        turn: None,
        client_token: Some(id.0),
        seen_no: None,
        confirmed: true,
        window_ms: None,
        priority: None,
        at: None,
        callback_data: None,
    }
}

/// Takes everything at once.
#[derive(Default)]
struct Taker(AtomicU64);

#[async_trait]
impl Transport for Taker {
    async fn carry(&self, _call: Call) -> Result<Answered, Lost> {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        let body = format!(
            r#"{{"messaging_product":"whatsapp","contacts":[],"messages":[{{"id":"wamid.out.{n}"}}]}}"#
        );
        Ok(Answered {
            status: 200,
            body: body.into_bytes(),
            retry_after_ms: None,
        })
    }
}

/// Courier and merger at work until nothing waits and nothing is under way.
async fn carry(folder: &Path, sends: usize) -> anyhow::Result<Duration> {
    let store = server::open(folder, None).await?;
    let app: App = server::app_with(folder, store, 9, Arc::new(Taker::default()))?;
    let stop = CancellationToken::new();
    let began = Instant::now();
    let workers = [
        tokio::spawn(merger::run(app.clone(), stop.clone())),
        tokio::spawn(courier::run(app.clone(), stop.clone())),
    ];
    loop {
        if app.store.pending_lines().await?.is_empty()
            && app.store.calling_sends().await?.is_empty()
        {
            break;
        }
        anyhow::ensure!(
            began.elapsed() < Duration::from_mins(10),
            "{sends} sends do not end"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let took = began.elapsed();
    stop.cancel();
    for worker in workers {
        worker.await?;
    }
    app.store.close().await;
    Ok(took)
}

/// What any courier must write: begun, and in another transaction its outcome.
async fn claim_and_settle(path: &Path, ids: &[SendId]) -> anyhow::Result<Duration> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", "-16384");
    let mut write = SqliteConnection::connect_with(&options).await?;
    let began = Instant::now();
    for batch in ids.chunks(BATCH) {
        let list: Vec<String> = batch.iter().map(|id| id.0.simple().to_string()).collect();
        let list = serde_json::to_string(&list)?;
        for (sql, word) in [(CLAIM, "begun"), (SETTLE, "settled")] {
            let mut transaction = write.begin_with("BEGIN IMMEDIATE").await?;
            let done = sqlx::query(sql)
                .bind(&list)
                .execute(&mut *transaction)
                .await?;
            anyhow::ensure!(
                done.rows_affected() == batch.len() as u64,
                "{} of {} were {word}",
                done.rows_affected(),
                batch.len()
            );
            let attempts = if word == "begun" {
                BEGIN_ATTEMPT
            } else {
                END_ATTEMPT
            };
            sqlx::query(attempts)
                .bind(&list)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
        }
    }
    Ok(began.elapsed())
}

const CLAIM: &str = "UPDATE sends SET state = 'calling', state_at = state_at + 1, attempt = attempt + 1 \
    WHERE id IN (SELECT unhex(value) FROM json_each($1))";
const BEGIN_ATTEMPT: &str = "INSERT INTO attempts (send, attempt, begun_at) \
    SELECT unhex(value), 1, 1 FROM json_each($1)";
const SETTLE: &str = "UPDATE sends SET state = 'accepted', state_at = state_at + 1, \
    external_id = 'wamid.' || hex(id) WHERE id IN (SELECT unhex(value) FROM json_each($1))";
const END_ATTEMPT: &str = "UPDATE attempts SET ended_at = 2, outcome = 'accepted' \
    WHERE send IN (SELECT unhex(value) FROM json_each($1))";

/// Microseconds for everything that is asked of the core before a bot's reply goes: the rules, the floor, the number, the
/// customer.
fn decision() -> f64 {
    const TIMES: u32 = 1_000_000;
    let (line, bot) = (line_id(0), BotId(Uuid::from_u128(9)));
    let standing = Standing::calm("A", COEXISTENCE);
    let mut pacer = Pacer::default();
    let rules = Rules::default();
    let mut situation = Situation {
        heard: vec![Heard::new(0, "Is it open on Sunday?")],
        ..Situation::default()
    };
    let began = Instant::now();
    for n in 0..TIMES {
        let now = i64::from(n) * 50;
        let turn = Turn(MessageId(Uuid::from_u128(u128::from(n))));
        let conversation = ConversationId(Uuid::from_u128(u128::from(n % 10_000)));
        situation.heard[0].at = now - 20_000;
        let said = decide(&rules, &situation, now);
        let may = bot_may_answer(Floor::default(), bot, turn, Some(turn), false, &said, now);
        let room = pacer.room(line, &standing, Priority::Bot, now);
        let pair = pacer.pair(conversation, now);
        if black_box((may, room, pair)).1.is_ok() {
            pacer.went(line, &standing, conversation, Priority::Bot, now);
        }
    }
    began.elapsed().as_secs_f64() * 1_000_000.0 / f64::from(TIMES)
}
