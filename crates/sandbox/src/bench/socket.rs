//! The live socket: first the whole state, then frames as things happen. A page that cannot keep up
//! is given a fresh state and carries on.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use super::api::bench_state;
use crate::world::World;

/// The live socket: first the whole state, then a frame for everything that changes; several of one moment come as one.
#[utoipa::path(get, path = "/live", tag = "state", operation_id = "live", responses((status = 101, description = "A WebSocket follows")),)]
pub(super) async fn live(State(world): State<Arc<World>>, upgrade: WebSocketUpgrade) -> Response {
    // The default buffers cost 140 kB per idle page.
    upgrade
        .read_buffer_size(4_096)
        .on_upgrade(move |socket| stream(world, socket))
}

async fn stream(world: Arc<World>, mut socket: WebSocket) {
    let mut frames = world.live.subscribe();
    let Some(mut shown) = send_state(&world, &mut socket).await else {
        return;
    };
    loop {
        tokio::select! {
            () = world.closing.cancelled() => {
                let _ = socket.send(Message::Close(None)).await;
                return;
            }
            heard = socket.recv() => match heard {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
            frame = frames.recv() => match frame {
                Ok(frame) if frame.seq <= shown => {}
                Ok(frame) => {
                    shown = frame.seq;
                    let text = Message::Text(frame.text.as_ref().into());
                    if socket.send(text).await.is_err() {
                        return;
                    }
                }
                Err(RecvError::Lagged(_)) => match send_state(&world, &mut socket).await {
                    Some(seq) => shown = seq,
                    None => return,
                },
                Err(RecvError::Closed) => return,
            },
        }
    }
}

/// Sends the state; returns the number of the last frame it includes.
async fn send_state(world: &World, socket: &mut WebSocket) -> Option<u64> {
    let state = bench_state(world);
    let mut frame = serde_json::to_value(&state).ok()?;
    frame["type"] = json!("state");
    socket
        .send(Message::Text(frame.to_string().into()))
        .await
        .ok()?;
    Some(state.seq)
}
