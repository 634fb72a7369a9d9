//! One worker per callback, one POST under way each: what is queued meanwhile travels in the next.
//! A delivery that fails steps aside for its next try and holds nobody up.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::limits;
use crate::truth::apps::Target;
use crate::truth::model::Queued;
use crate::world::World;

/// Runs until cancelled. A POST cut off by that is made again after the next start.
pub(crate) async fn dispatch(world: Arc<World>, cancel: CancellationToken) {
    let mut served = BTreeSet::new();
    let mut workers = JoinSet::new();
    let mut news = world.news();
    loop {
        news.borrow_and_update();
        let new = world.look(|truth| {
            let due_to = truth.due_to.keys();
            let new = due_to.filter(|target| !served.contains(*target));
            new.cloned().collect::<Vec<Target>>()
        });
        for target in new {
            if served.len() < limits::CALLBACKS_MAX {
                served.insert(target.clone());
                workers.spawn(serve_target(Arc::clone(&world), target, cancel.clone()));
            }
        }
        tokio::select! {
            () = cancel.cancelled() => break,
            changed = news.changed() => if changed.is_err() { break; },
        }
    }
    workers.join_all().await;
}

/// Makes every POST that is due now, one after the other; whether there was any. For whoever drives the sandbox instead of
/// [`dispatch`].
pub(crate) async fn carry_due(world: &World) -> bool {
    let mut any = false;
    for target in world.look(|truth| truth.due_to.keys().cloned().collect::<Vec<Target>>()) {
        while let Some(picked) = world.act(|act| act.pick_delivery(&target)) {
            any = true;
            let acknowledged = super::post::post(world, &picked.delivery, &picked.fate).await;
            world.act(|act| act.settle_delivery(&picked.delivery, acknowledged));
        }
    }
    any
}

async fn serve_target(world: Arc<World>, target: Target, cancel: CancellationToken) {
    let mut news = world.news();
    while !cancel.is_cancelled() {
        news.borrow_and_update();
        if let Some(picked) = world.act(|act| act.pick_delivery(&target)) {
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
            let again = truth.deliveries.values();
            let again = again.filter(|delivery| delivery.target == target);
            let held = truth.queue.values();
            let held = held.filter(|queued| queued.target == target);
            let again = again.map(|delivery| delivery.next_at);
            again.chain(held.map(Queued::leaves_at)).min()
        });
        tokio::select! {
            () = cancel.cancelled() => break,
            changed = news.changed() => if changed.is_err() { break; },
            () = world.clock.sleep_until(next.unwrap_or(i64::MAX)) => {}
        }
    }
}
