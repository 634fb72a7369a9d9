//! One worker per callback, one POST under way each: what is queued meanwhile travels in the next.
//! A delivery that fails steps aside for its next try and holds nobody up.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::limits;
use crate::truth::Truth;
use crate::world::World;

/// Runs until cancelled. A POST cut off by that is made again after the next start.
pub(crate) async fn dispatch(world: Arc<World>, cancel: CancellationToken) {
    let mut served = HashSet::new();
    let mut workers = JoinSet::new();
    let mut news = world.news();
    loop {
        news.borrow_and_update();
        for url in world.look(callbacks_with_work) {
            if served.len() < limits::CALLBACKS_MAX && served.insert(url.clone()) {
                workers.spawn(serve_callback(Arc::clone(&world), url, cancel.clone()));
            }
        }
        tokio::select! {
            () = cancel.cancelled() => break,
            changed = news.changed() => if changed.is_err() { break; },
        }
    }
    workers.join_all().await;
}

async fn serve_callback(world: Arc<World>, url: String, cancel: CancellationToken) {
    let mut news = world.news();
    while !cancel.is_cancelled() {
        news.borrow_and_update();
        if let Some(picked) = world.act(|act| act.pick_delivery(&url)) {
            let posted = super::post::post(&world, &picked.delivery, &picked.fate);
            let acknowledged = tokio::select! {
                acknowledged = posted => acknowledged,
                // Left as it is: the log still holds it, and the next start tries again.
                () = cancel.cancelled() => break,
            };
            world.act(|act| act.settle_delivery(&picked.delivery, acknowledged));
            continue;
        }
        let next = world.look(|truth| {
            truth
                .deliveries
                .values()
                .filter(|d| d.url == url)
                .map(|d| d.next_at)
                .min()
        });
        tokio::select! {
            () = cancel.cancelled() => break,
            changed = news.changed() => if changed.is_err() { break; },
            () = world.clock.sleep_until(next.unwrap_or(i64::MAX)) => {}
        }
    }
}

fn callbacks_with_work(truth: &Truth) -> HashSet<String> {
    let queued = truth.queue.values().map(|queued| &queued.url);
    let formed = truth.deliveries.values().map(|delivery| &delivery.url);
    queued.chain(formed).cloned().collect()
}
