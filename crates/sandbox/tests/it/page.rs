//! An open page: what the live socket tells, frame by frame; and that a busy time costs it little.

use std::collections::VecDeque;

use futures::StreamExt as _;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::stage::{INES, Stage};

pub(crate) struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    frames: VecDeque<Value>,
    /// How many texts came so far.
    texts: usize,
}

impl Page {
    /// Opens the page; its first frame is the state.
    pub(crate) async fn open(stage: &Stage) -> Self {
        Self::open_at(stage, "").await
    }

    /// The page of another business: `at` is its part of the address.
    pub(crate) async fn open_at(stage: &Stage, at: &str) -> Self {
        let base = stage.base.replace("http", "ws");
        let url = format!("{base}/bench/api{at}/live");
        let (socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        Self {
            socket,
            frames: VecDeque::new(),
            texts: 0,
        }
    }

    /// Waits until the sandbox hangs up.
    pub(crate) async fn closed(&mut self) {
        while let Some(Ok(message)) = self.socket.next().await {
            if message.is_close() {
                return;
            }
        }
    }

    pub(crate) async fn next(&mut self) -> Value {
        loop {
            if let Some(frame) = self.frames.pop_front() {
                return frame;
            }
            let Message::Text(text) = self.socket.next().await.unwrap().unwrap() else {
                continue;
            };
            self.texts += 1;
            let mut heard: Value = serde_json::from_str(&text).unwrap();
            if heard["type"] == "frames" {
                let seq = heard["seq"].clone();
                let frames = heard["frames"].as_array_mut().unwrap();
                assert!(frames.len() > 1, "one alone comes as itself");
                assert_eq!(seq, frames[frames.len() - 1]["seq"]);
                self.frames
                    .append(&mut VecDeque::from(std::mem::take(frames)));
            } else {
                self.frames.push_back(heard);
            }
        }
    }
}

#[tokio::test]
async fn what_came_up_at_the_same_time_goes_to_a_page_as_one() {
    let stage = Stage::open().await;
    let mut page = Page::open(&stage).await;
    let mut seq = page.next().await["seq"].as_u64().unwrap();
    let chats = stage.sandbox.chats("business").unwrap();
    let before = chats.iter().find(|chat| chat.peer == INES).unwrap().unread;
    for n in 0..500 {
        let text = format!("message {n}");
        stage.sandbox.send_text(INES, "business", &text).unwrap();
    }
    let mut bubbles = 0;
    loop {
        let frame = page.next().await;
        assert_ne!(frame["type"], "state", "it never lags behind");
        seq += 1;
        assert_eq!(frame["seq"], json!(seq), "none is missing");
        bubbles += usize::from(frame["type"] == "message" && frame["phone"] == "business");
        if frame["type"] == "chat" && frame["phone"] == "business" {
            let chat = &frame["chat"];
            if chat["preview"] == "message 499" {
                assert_eq!(chat["unread"], json!(before + 500));
                break;
            }
        }
    }
    assert_eq!(bubbles, 500);
    assert!(page.texts < 50, "500 messages came in {} texts", page.texts);
}
