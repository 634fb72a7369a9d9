//! One process: the listener and the workers, started together and stopped together.

use std::future::Future;
use std::net::SocketAddr;

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::App;
use crate::{courier, live, merger, readers, router};

/// Serves until `stop` is cancelled, then lets requests and workers finish what they hold.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let tasks = TaskTracker::new();
    let spawn = |task: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>| {
        tasks.spawn(task);
    };
    spawn(Box::pin(merger::run(app.clone(), stop.clone())));
    spawn(Box::pin(courier::run(app.clone(), stop.clone())));
    spawn(Box::pin(live::run(app.clone(), stop.clone())));
    for reader in readers::all(&app, &stop) {
        spawn(reader);
    }
    tasks.close();
    let routes = router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let listener = listener.tap_io(|stream| {
        // Answers are small; waiting to fill a packet only delays them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "Keep a connection with delayed packets");
        }
    });
    axum::serve(listener, routes)
        .with_graceful_shutdown(stop.clone().cancelled_owned())
        .await?;
    tasks.wait().await;
    Ok(())
}
