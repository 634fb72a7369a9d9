//! The programs that this program starts as children, so that their processor time and memory can be told apart: bare
//! baselines, and Twinline's intake without the workers that read the journal.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::serve::ListenerExt as _;
use clap::Subcommand;
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use twinline_wire::webhook::Envelope;

use crate::delivery::SECRET;
use crate::server;

/// What a child can be.
#[derive(Debug, Subcommand)]
pub(crate) enum Role {
    /// A handler that verifies and parses, and keeps nothing.
    BareIntake {
        /// Where it listens.
        port: u16,
    },
    /// Twinline's router and journal without its workers.
    Intake {
        /// Where it listens.
        port: u16,
        /// Its data folder.
        folder: PathBuf,
    },
    /// A broadcast of what is posted to every socket.
    BareBroadcast {
        /// Where it listens.
        port: u16,
    },
}

impl Role {
    /// Serves until killed.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        let (port, router) = match self {
            Self::BareIntake { port } => (port, bare_intake()),
            Self::Intake { port, folder } => (port, intake(port, &folder).await?),
            Self::BareBroadcast { port } => (port, bare_broadcast()),
        };
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        axum::serve(
            listener,
            router.into_make_service_with_connect_info::<SocketAddr>(),
        )
        .await?;
        Ok(())
    }
}

fn bare_intake() -> Router {
    Router::new().route(server::WEBHOOK, post(verify_and_parse))
}

async fn verify_and_parse(headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = headers
        .get(twinline_wire::signature::HEADER)
        .and_then(|value| value.to_str().ok());
    if twinline_wire::signature::verify(&[SECRET.to_owned()], &body, header).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    match Envelope::parse(&body) {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::BAD_REQUEST,
    }
}

async fn intake(port: u16, folder: &Path) -> anyhow::Result<Router> {
    server::prepare(folder, None).await?;
    let store = server::open(folder, None).await?;
    let app = server::app(folder, store, port).context("the parts do not come together")?;
    Ok(twinline_platform::router::router(app))
}

/// Frames wait for one socket; as many as Twinline's own sockets let wait.
const QUEUE: usize = 256;

fn bare_broadcast() -> Router {
    let (frames, _) = broadcast::channel::<Arc<str>>(QUEUE);
    Router::new()
        .route("/post", post(tell))
        .route("/live", get(listen))
        .with_state(frames)
}

async fn tell(State(frames): State<broadcast::Sender<Arc<str>>>, body: String) -> StatusCode {
    drop(frames.send(body.into()));
    StatusCode::OK
}

async fn listen(
    State(frames): State<broadcast::Sender<Arc<str>>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let frames = frames.subscribe();
    upgrade
        .read_buffer_size(4096)
        .write_buffer_size(0)
        .on_upgrade(move |socket| forward(socket, frames))
}

async fn forward(mut socket: WebSocket, mut frames: broadcast::Receiver<Arc<str>>) {
    let mut pings = tokio::time::interval(Duration::from_secs(20));
    loop {
        let frame = tokio::select! {
            frame = frames.recv() => frame,
            _ = pings.tick() => continue,
            message = socket.recv() => match message {
                Some(Ok(_)) => continue,
                _ => return,
            },
        };
        let Ok(frame) = frame else { return };
        if socket.send(Message::Text((&*frame).into())).await.is_err() {
            return;
        }
    }
}
