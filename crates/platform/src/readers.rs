//! Readers of the change feed. Each has its own position, none sits on the ingest path, each can stop, resume and be
//! rebuilt without loss.

mod bot;
mod media;

use std::future::Future;
use std::pin::Pin;

use tokio_util::sync::CancellationToken;

use crate::app::App;

/// A worker to be spawned.
pub(crate) type Worker = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Every reader, once.
pub(crate) fn all(app: &App, stop: &CancellationToken) -> Vec<Worker> {
    vec![
        Box::pin(bot::run(app.clone(), stop.clone())),
        Box::pin(media::run(app.clone(), stop.clone())),
        Box::pin(crate::connect::resume_all(app.clone(), stop.clone())),
    ]
}
