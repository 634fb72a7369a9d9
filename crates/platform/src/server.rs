//! One process: the listener and the workers, started together and stopped together.

use std::future::Future;
use std::net::SocketAddr;

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::App;
use crate::limits::SHUTDOWN_MAX;
use crate::{
    connect, courier, live, merger, metrics, outside, readers, router, signals, snoozes, templates,
    upkeep,
};

/// Serves until `stop` is cancelled, then lets requests and workers finish what they hold.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: CancellationToken,
) -> std::io::Result<()> {
    if let Err(error) = app.blobs.sweep() {
        tracing::warn!(%error, "Keep what an earlier process has left of uploads");
    }
    let tasks = TaskTracker::new();
    supervise_apart(
        &tasks,
        &stop,
        "merger",
        merger::run(app.clone(), stop.clone()),
    )?;
    supervise(
        &tasks,
        &stop,
        "courier",
        courier::run(app.clone(), stop.clone()),
    );
    supervise(&tasks, &stop, "live", live::run(app.clone(), stop.clone()));
    supervise(
        &tasks,
        &stop,
        "bot",
        readers::bot::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "bots outside",
        outside::tell::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "media",
        readers::media::run(app.clone(), stop.clone()),
    );
    supervise_apart(
        &tasks,
        &stop,
        "search",
        readers::search::run(app.clone(), stop.clone()),
    )?;
    supervise(
        &tasks,
        &stop,
        "upkeep",
        upkeep::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "metrics",
        metrics::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "connect",
        connect::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "signals",
        signals::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "snoozes",
        snoozes::run(app.clone(), stop.clone()),
    );
    supervise(
        &tasks,
        &stop,
        "templates",
        templates::run(app.clone(), stop.clone()),
    );
    tasks.close();
    let routes = router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let listener = listener.tap_io(|stream| {
        // Answers are small; waiting to fill a packet only delays them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "Keep a connection with delayed packets");
        }
    });
    let serving =
        axum::serve(listener, routes).with_graceful_shutdown(stop.clone().cancelled_owned());
    let ending = async {
        serving.await?;
        tasks.wait().await;
        Ok(())
    };
    let deadline = async {
        stop.cancelled().await;
        tokio::time::sleep(SHUTDOWN_MAX).await;
    };
    tokio::select! {
        ended = ending => ended,
        () = deadline => {
            tracing::warn!("Stop without waiting longer: a request or a worker does not end");
            Ok(())
        }
    }
}

/// Runs a worker. One that ends before it is asked to, by a panic for example, stops the whole process: half a platform
/// that looks healthy is worse than one that is started again.
fn supervise(
    tasks: &TaskTracker,
    stop: &CancellationToken,
    name: &'static str,
    worker: impl Future<Output = ()> + Send + 'static,
) {
    let running = tasks.spawn(worker);
    stop_with(tasks, stop, name, running);
}

/// The same on a thread of its own, for a worker that computes for long between two waits. The system lets others in
/// meanwhile; a runtime would make deliveries wait until it is done.
fn supervise_apart(
    tasks: &TaskTracker,
    stop: &CancellationToken,
    name: &'static str,
    worker: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let runtime = Handle::current();
    let (ended, running) = oneshot::channel();
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(move || {
        runtime.block_on(worker);
        // Nobody waits for it any more once the process has given up on its workers.
        let _ = ended.send(());
    })?;
    stop_with(tasks, stop, name, running);
    Ok(())
}

/// Stops the process when a worker ends before it is asked to.
fn stop_with<E: std::fmt::Debug + Send + 'static>(
    tasks: &TaskTracker,
    stop: &CancellationToken,
    name: &'static str,
    running: impl Future<Output = Result<(), E>> + Send + 'static,
) {
    let stop = stop.clone();
    tasks.spawn(async move {
        let ended = running.await;
        if !stop.is_cancelled() {
            tracing::error!(
                worker = name,
                ?ended,
                "A worker ended by itself: the platform stops"
            );
            stop.cancel();
        }
    });
}
