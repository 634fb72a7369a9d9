//! One socket: it resumes at its cursor, reads what it missed, then takes the hub's batches.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, MissedTickBehavior};
use twinline_core::ids::ConversationId;
use twinline_store::StoreError;

use super::cursor::{Positions, Seam};
use super::frame::{LiveFrame, LiveItem};
use super::hub::{Batch, Notice};
use super::items;
use super::presence::{Looking, Place, Present};
use crate::api::extract::Query;
use crate::api::view::Counts;
use crate::app::App;
use crate::limits::{LIVE_BEHIND_MAX, LIVE_CHANGES_MAX};
use crate::problem::{self, Problem};
use crate::router::same_origin;
use crate::sign_in::SignedIn;

/// Memory per socket is mostly this buffer, and clients say next to nothing (dependencies.md: 12 kB instead of 140 kB).
const READ_BUFFER_BYTES: usize = 4096;
/// Largest frame a client may send: it has little to say.
const MESSAGE_BYTES_MAX: usize = 4096;
/// Proxies cut connections that are silent for a minute.
const PING_EVERY: Duration = Duration::from_secs(20);
/// So long without a sign of life: the other side is gone.
const SILENCE_MAX: Duration = Duration::from_secs(65);
/// So long for one frame to leave: the other side does not read.
const SEND_TIMEOUT: Duration = Duration::from_secs(30);
/// Counts are a sum over the whole list: at most so often per socket.
const COUNTS_EVERY: Duration = Duration::from_millis(500);
/// Close code that says: sign in again.
const SIGNED_OUT: u16 = 4401;

/// Where to go on from.
#[derive(Deserialize)]
pub struct Resume {
    /// The last cursor; empty at first.
    #[serde(default)]
    cursor: String,
}

/// `GET /live?cursor=`. A browser cannot read why an upgrade was refused, so "sign in again" is said by a close code.
pub async fn upgrade(
    State(app): State<App>,
    me: Result<SignedIn, Problem>,
    Query(resume): Query<Resume>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    if !same_origin(&headers, &app.config) {
        return Problem::new(problem::FOREIGN_REQUEST).into_response();
    }
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_message_size(MESSAGE_BYTES_MAX),
        Err(rejection) => {
            return Problem::new(problem::INVALID)
                .detail(rejection.body_text())
                .into_response();
        }
    };
    match me {
        Ok(me) => upgrade.on_upgrade(move |socket| Box::pin(run(app, me, socket, resume.cursor))),
        Err(why) => {
            // That we could not look says nothing about the session: the page comes back and asks again.
            let signed_out = why.body().code == problem::NOT_SIGNED_IN.word;
            let end = if signed_out {
                close(SIGNED_OUT, "signed out")
            } else {
                close(close_code::ERROR, "try again")
            };
            upgrade.on_upgrade(|mut socket| async move {
                let _ = socket.send(end).await;
            })
        }
    }
}

/// Why a socket ends.
enum End {
    /// The other side is gone; nothing is to be said.
    Gone,
    /// Said with a code.
    Close(u16, &'static str),
}

impl From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = %error, "End a live socket: the store failed");
        Self::Close(close_code::ERROR, "try again")
    }
}

async fn run(app: App, me: SignedIn, socket: WebSocket, cursor: String) {
    metrics::gauge!("twinline_live_sockets").increment(1.0);
    let place = app.presence.enter(me.person.id, &me.person.name);
    let mut follower = Follower {
        app,
        me,
        socket,
        at: Positions::default(),
        counts: None,
        place,
        looking: None,
        present: Vec::new(),
    };
    if let Err(End::Close(code, why)) = follower.follow(&cursor).await {
        let _ = follower.socket.send(close(code, why)).await;
    }
    metrics::gauge!("twinline_live_sockets").decrement(1.0);
}

fn close(code: u16, why: &'static str) -> Message {
    Message::Close(Some(CloseFrame {
        code,
        reason: Utf8Bytes::from_static(why),
    }))
}

struct Follower {
    app: App,
    me: SignedIn,
    socket: WebSocket,
    /// Up to where everything was told.
    at: Positions,
    /// The counts told last.
    counts: Option<Counts>,
    /// What its person looks at, for the others.
    place: Place,
    /// See [`Follower::place`].
    looking: Option<ConversationId>,
    /// Who else is there, as told last.
    present: Vec<Present>,
}

impl Follower {
    async fn follow(&mut self, cursor: &str) -> Result<(), End> {
        let app = self.app.clone();
        let mut notices = app.hub.notices();
        let mut moves = app.presence.moves();
        // Joined before reading, so that nothing falls between what is read and what is handed out.
        let (mut batches, _) = app.hub.join();
        let mut counts_due = self.start(cursor).await?;
        let mut counts_at = Instant::now();
        let mut heard_at = Instant::now();
        let mut pings = tokio::time::interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                batch = batches.recv() => counts_due |= self.take(batch, &mut batches).await?,
                message = self.socket.recv() => match message {
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(End::Gone),
                    Some(Ok(message)) => {
                        heard_at = Instant::now();
                        self.heard(&message).await?;
                    }
                },
                moved = moves.recv() => match moved {
                    Ok(at) if self.looking != Some(at) => {}
                    // One of those that were missed may have been here.
                    _ => self.tell_presence(false).await?,
                },
                notice = notices.recv() => self.heed(notice).await?,
                () = tokio::time::sleep_until(counts_at), if counts_due => {
                    self.tell_counts().await?;
                    counts_due = false;
                    counts_at = Instant::now() + COUNTS_EVERY;
                }
                _ = pings.tick() => {
                    if heard_at.elapsed() > SILENCE_MAX {
                        return Err(End::Gone);
                    }
                    self.check_session().await?;
                    self.send(Message::Ping(bytes::Bytes::new())).await?;
                }
            }
        }
    }

    /// Greets, and tells what was missed. `true`: the counts may have changed since.
    async fn start(&mut self, cursor: &str) -> Result<bool, End> {
        let heads = Positions::heads(&self.app).await?;
        let resumed = if cursor.is_empty() {
            None
        } else {
            Positions::parse(cursor)
        };
        let missed = match resumed {
            Some(from) if !self.stale(&from, &heads).await? => {
                self.at = from;
                true
            }
            _ => {
                self.at = heads.clone();
                false
            }
        };
        let hello = LiveFrame::Hello {
            cursor: self.at.cursor(),
            now: self.app.now(),
        };
        self.send_frame(&hello).await?;
        if missed {
            return self.catch_up(&heads).await;
        }
        if !cursor.is_empty() {
            self.snapshot_needed().await?;
        }
        Ok(false)
    }

    /// Whether a cursor is of no use: too far behind, older than what is kept, or of another database.
    async fn stale(&mut self, from: &Positions, heads: &Positions) -> Result<bool, End> {
        if !heads.covers(from) {
            return Ok(true);
        }
        let behind: u64 = heads.lines().map(|(line, no)| no - from.of(line)).sum();
        if behind > LIVE_BEHIND_MAX {
            return Ok(true);
        }
        for (line, no) in heads.lines() {
            let next = from.of(line) + 1;
            if next <= no
                && self
                    .app
                    .store
                    .oldest_change(line)
                    .await?
                    .is_none_or(|kept| kept > next)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes a batch that was handed out. `true`: the counts may have changed.
    async fn take(
        &mut self,
        batch: Result<Arc<Batch>, RecvError>,
        batches: &mut broadcast::Receiver<Arc<Batch>>,
    ) -> Result<bool, End> {
        match batch {
            Ok(batch) => match (
                self.at.seam(&batch.before, &batch.after),
                batch.text.as_ref(),
            ) {
                (Seam::Joins, Some(text)) => {
                    self.send(Message::Text(text.clone())).await?;
                    self.at = batch.after.clone();
                    Ok(batch.counts)
                }
                (Seam::Known, _) => Ok(false),
                (Seam::Joins | Seam::Overlaps, _) => self.catch_up(&batch.after).await,
            },
            Err(RecvError::Lagged(frames)) => {
                tracing::info!(
                    live.frames_missed = frames,
                    "Ask a slow live socket to take a fresh snapshot"
                );
                metrics::counter!("twinline_live_snapshots_needed_total").increment(1);
                let (fresh, _) = self.app.hub.join();
                *batches = fresh;
                self.at = Positions::heads(&self.app).await?;
                self.snapshot_needed().await?;
                Ok(true)
            }
            Err(RecvError::Closed) => Err(End::Close(close_code::AWAY, "stopping")),
        }
    }

    /// Reads and tells everything up to `to`. Numbers have no gaps, so asking for as many as are missing ends exactly there.
    async fn catch_up(&mut self, to: &Positions) -> Result<bool, End> {
        let mut counts = false;
        for (line, target) in to.lines() {
            loop {
                let from = self.at.of(line);
                let missing = usize::try_from(target.saturating_sub(from)).unwrap_or(usize::MAX);
                if missing == 0 {
                    break;
                }
                let limit = missing.min(LIVE_CHANGES_MAX);
                let changes = self.app.store.changes_after(line, from, limit).await?;
                let Some(last) = changes.last() else { break };
                self.at.advance(line, last.no);
                let (items, altered) = Box::pin(items::of(&self.app, &changes)).await?;
                counts |= altered;
                self.send_changes(items).await?;
            }
        }
        Ok(counts)
    }

    async fn tell_counts(&mut self) -> Result<(), End> {
        let counts = self
            .app
            .store
            .counts(self.app.workspace, self.me.person.id)
            .await?
            .into();
        if self.counts != Some(counts) {
            self.counts = Some(counts);
            self.send_changes(vec![LiveItem::Counts { counts }]).await?;
        }
        Ok(())
    }

    /// What the page says of its person. What cannot be read is of a newer page, and no reason to end.
    async fn heard(&mut self, message: &Message) -> Result<(), End> {
        let Message::Text(text) = message else {
            return Ok(());
        };
        let Ok(looking) = serde_json::from_str::<Looking>(text) else {
            return Ok(());
        };
        let at = looking.looking_at.map(ConversationId);
        let fresh = self.looking != at;
        self.looking = at;
        self.place.look(looking);
        if fresh {
            self.tell_presence(true).await?;
        }
        Ok(())
    }

    /// Who else is where this person looks, if that is another answer than the last, or the first.
    async fn tell_presence(&mut self, first: bool) -> Result<(), End> {
        let Some(at) = self.looking else {
            return Ok(());
        };
        let people = self.app.presence.others(at, self.me.person.id);
        if first || people != self.present {
            self.present.clone_from(&people);
            let conversation_id = at.0;
            self.send_frame(&LiveFrame::Presence {
                conversation_id,
                people,
            })
            .await?;
        }
        Ok(())
    }

    async fn heed(&mut self, notice: Result<Notice, RecvError>) -> Result<(), End> {
        match notice {
            Ok(Notice::SessionEnded(token_hash)) if token_hash == self.me.token_hash => {
                Err(End::Close(SIGNED_OUT, "signed out"))
            }
            Ok(Notice::PinsMoved(person)) if person == self.me.person.id => self.tell_pins().await,
            Ok(Notice::DraftMoved(person, draft)) if person == self.me.person.id => {
                self.send_frame(&LiveFrame::Draft { draft }).await
            }
            Ok(Notice::MentionsMoved(person)) if person == self.me.person.id => {
                self.tell_mentions().await
            }
            Ok(Notice::MeMoved(person)) if person == self.me.person.id => {
                self.send_frame(&LiveFrame::MeMoved).await
            }
            Ok(Notice::LabelsMoved) => self.tell_labels().await,
            Ok(Notice::SavedViewsMoved) => self.tell_saved_views().await,
            Ok(Notice::AttributesMoved) => self.tell_attributes().await,
            Ok(Notice::TeamMoved) => self.send_frame(&LiveFrame::TeamMoved).await,
            Ok(
                Notice::SessionEnded(_)
                | Notice::PinsMoved(_)
                | Notice::MentionsMoved(_)
                | Notice::MeMoved(_)
                | Notice::DraftMoved(..),
            ) => Ok(()),
            // One of those that were missed may have been ours.
            Err(RecvError::Lagged(_)) => {
                self.check_session().await?;
                self.tell_pins().await?;
                self.tell_mentions().await?;
                self.send_frame(&LiveFrame::DraftsMissed).await?;
                self.send_frame(&LiveFrame::TeamMoved).await?;
                self.tell_attributes().await?;
                self.tell_saved_views().await?;
                self.send_frame(&LiveFrame::MeMoved).await?;
                self.tell_labels().await
            }
            Ok(Notice::Stopping) | Err(RecvError::Closed) => {
                Err(End::Close(close_code::AWAY, "stopping"))
            }
        }
    }

    async fn tell_pins(&mut self) -> Result<(), End> {
        let pins = self.app.store.pins(self.me.person.id).await?;
        let conversation_ids = pins.into_iter().map(|id| id.0).collect();
        self.send_frame(&LiveFrame::Pins { conversation_ids }).await
    }

    async fn tell_mentions(&mut self) -> Result<(), End> {
        let unread = self.app.store.unread_mentions(self.me.person.id).await?;
        let conversation_ids = unread.into_iter().map(|id| id.0).collect();
        let frame = LiveFrame::Mentions { conversation_ids };
        self.send_frame(&frame).await
    }

    async fn tell_labels(&mut self) -> Result<(), End> {
        let labels = crate::api::labels::list::all(&self.app).await?;
        self.send_frame(&LiveFrame::Labels { labels }).await
    }

    async fn tell_saved_views(&mut self) -> Result<(), End> {
        let views = crate::api::saved_views::list::all(&self.app, self.me.person.id).await?;
        self.send_frame(&LiveFrame::SavedViews { views }).await
    }

    async fn tell_attributes(&mut self) -> Result<(), End> {
        let attributes = crate::api::attributes::list::all(&self.app).await?;
        let frame = LiveFrame::Attributes { attributes };
        self.send_frame(&frame).await
    }

    /// Sessions also end by time and by other processes.
    async fn check_session(&mut self) -> Result<(), End> {
        if self.me.still(&self.app).await? {
            Ok(())
        } else {
            Err(End::Close(SIGNED_OUT, "signed out"))
        }
    }

    async fn snapshot_needed(&mut self) -> Result<(), End> {
        let frame = LiveFrame::SnapshotNeeded {
            cursor: self.at.cursor(),
        };
        self.send_frame(&frame).await
    }

    async fn send_changes(&mut self, items: Vec<LiveItem>) -> Result<(), End> {
        let cursor = self.at.cursor();
        self.send_frame(&LiveFrame::Changes {
            cursor,
            items,
            now: self.app.now(),
        })
        .await
    }

    async fn send_frame(&mut self, frame: &LiveFrame) -> Result<(), End> {
        self.send(Message::Text(frame.text().into())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match tokio::time::timeout(SEND_TIMEOUT, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Gone),
        }
    }
}
