//! Several businesses in one sandbox: each is a [`World`] of its own with its own truth, log, files, phones, timers and
//! webhooks. They share the clock, the way to the outside, and the Meta apps with their callbacks, so that one platform
//! serves them all through one app. The first is there from the beginning and answers whatever names no other.

mod apps;
mod identity;
mod new;
mod open;
mod stored;
mod view;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, Weak};

use axum::Router;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

pub(crate) use new::NewBusiness;
pub(crate) use open::{BusinessError, begin_anew};
pub(crate) use stored::{Stored, stored};
pub(crate) use view::BusinessView;

use crate::chatter::Chatter;
use crate::graph_api::whose::{Asked, Claim, choose, claim};
use crate::truth::Truth;
use crate::world::World;
use crate::{bench, limits, timers, webhooks};

/// All businesses of a sandbox.
pub(crate) struct Businesses {
    first: Arc<World>,
    /// The first one's control API under its own account id; made when it is asked for.
    first_api: OnceLock<Router>,
    /// In the order in which they came.
    further: watch::Sender<Vec<Arc<Further>>>,
    /// The sandbox's data directory; none keeps nothing.
    dir: Option<PathBuf>,
    /// The place of the next one. Held while one is opened or removed, so that no two take the same number.
    next_place: Mutex<u64>,
    /// Held while a change of an app is passed on, so that all end with the same.
    telling: Mutex<()>,
    /// Whose tokens these are. A token never changes hands, so what was found once holds.
    holders: RwLock<HashMap<String, Weak<World>>>,
}

/// A business beside the first.
struct Further {
    place: u64,
    waba_id: String,
    world: Arc<World>,
    api: Router,
}

impl Further {
    fn new(place: u64, waba_id: String, world: Arc<World>) -> Arc<Self> {
        let api = bench::control_router(&world);
        Arc::new(Self {
            place,
            waba_id,
            world,
            api,
        })
    }
}

impl Businesses {
    /// The first business, with those that are stored beside it.
    pub(crate) fn new(first: &Arc<World>, dir: Option<PathBuf>, stored: Vec<Stored>) -> Arc<Self> {
        let last = stored.iter().map(|stored| stored.truth.place).max();
        let all = Arc::new(Self {
            first: Arc::clone(first),
            first_api: OnceLock::new(),
            further: watch::Sender::new(Vec::new()),
            dir,
            next_place: Mutex::new(last.unwrap_or_default() + 1),
            telling: Mutex::default(),
            holders: RwLock::default(),
        });
        let _ = first.kin.set(Arc::downgrade(&all));
        for stored in stored {
            all.take_up(stored);
        }
        // A crash may have come between a change and its passing on.
        all.tell_all_apps();
        all
    }

    /// The first, then the others in the order in which they came.
    pub(crate) fn all(&self) -> Vec<Arc<World>> {
        let further = self.further.borrow();
        let further = further.iter().map(|further| Arc::clone(&further.world));
        std::iter::once(Arc::clone(&self.first))
            .chain(further)
            .collect()
    }

    /// The control API of the business with this account.
    pub(crate) fn api_of(&self, waba_id: &str) -> Option<Router> {
        if let Some(further) = self.find(waba_id) {
            return Some(further.api.clone());
        }
        let is_first = self.first.look(|truth| {
            let business = truth.business();
            business.is_some_and(|business| business.waba_id == waba_id)
        });
        is_first.then(|| {
            let api = self
                .first_api
                .get_or_init(|| bench::control_router(&self.first));
            api.clone()
        })
    }

    fn find(&self, waba_id: &str) -> Option<Arc<Further>> {
        let further = self.further.borrow();
        let mut further = further.iter();
        let found = further.find(|further| further.waba_id == waba_id);
        found.map(Arc::clone)
    }

    pub(crate) fn are_several(&self) -> bool {
        !self.further.borrow().is_empty()
    }

    /// Who answers a Graph call. Most are settled by their token, which no business is asked about twice.
    pub(crate) fn whose(&self, asked: &Asked<'_>) -> Arc<World> {
        if let Some(holder) = asked.token.and_then(|token| self.holder(token)) {
            return holder;
        }
        let all = self.all();
        let claims: Vec<Claim> = all
            .iter()
            .map(|world| world.look(|truth| claim(truth, asked)))
            .collect();
        let chosen = choose(&claims);
        let world = all.get(chosen).unwrap_or(&self.first);
        if let (Some(token), Some(Claim::Holder)) = (asked.token, claims.get(chosen)) {
            self.remember(token, world);
        }
        Arc::clone(world)
    }

    fn holder(&self, token: &str) -> Option<Arc<World>> {
        let holders = self.holders.read();
        let holders = holders.unwrap_or_else(PoisonError::into_inner);
        holders.get(token)?.upgrade()
    }

    fn remember(&self, token: &str, holder: &Arc<World>) {
        let holders = self.holders.write();
        let mut holders = holders.unwrap_or_else(PoisonError::into_inner);
        if holders.len() >= limits::TOKENS_REMEMBERED {
            holders.clear();
        }
        holders.insert(token.to_owned(), Arc::downgrade(holder));
    }

    /// Webhooks, timers, live pages and chatter of all but the first, until cancelled.
    pub(crate) async fn work(self: Arc<Self>, chatter: Chatter, cancel: CancellationToken) {
        let mut further = self.further.subscribe();
        let mut begun = BTreeSet::new();
        let mut workers = JoinSet::new();
        loop {
            let all = further.borrow_and_update().clone();
            for new in all.iter().filter(|further| begun.insert(further.place)) {
                workers.spawn(work_for(Arc::clone(&new.world), chatter, cancel.clone()));
            }
            tokio::select! {
                () = cancel.cancelled() => break,
                changed = further.changed() => if changed.is_err() { break; },
                // Of one that was removed; nobody asks what became of it.
                Some(_) = workers.join_next() => {}
            }
        }
        workers.join_all().await;
    }
}

/// Until cancelled, or the business is removed.
async fn work_for(world: Arc<World>, chatter: Chatter, cancel: CancellationToken) {
    let stop = cancel.child_token();
    let removed = async {
        tokio::select! {
            () = world.closing.cancelled() => stop.cancel(),
            () = stop.cancelled() => {}
        }
    };
    tokio::join!(
        timers::run(Arc::clone(&world), stop.clone()),
        webhooks::dispatch(Arc::clone(&world), stop.clone()),
        bench::live::run(Arc::clone(&world), stop.clone()),
        chatter.run(Arc::clone(&world), stop.clone()),
        removed,
    );
}

impl World {
    fn businesses(&self) -> Option<Arc<Businesses>> {
        self.kin.get().and_then(Weak::upgrade)
    }

    /// Whether another business of the sandbox has this account.
    pub(crate) fn has_beside(&self, waba_id: &str) -> bool {
        let others = self.businesses().map(|all| all.all()).unwrap_or_default();
        others.iter().any(|other| {
            let has = |truth: &Truth| truth.business().is_some_and(|own| own.waba_id == waba_id);
            !std::ptr::eq(Arc::as_ptr(other), self) && other.look(has)
        })
    }
}

/// All businesses of the sandbox that this one belongs to.
pub(crate) fn of(world: &Arc<World>) -> Option<Arc<Businesses>> {
    world.businesses()
}

/// The worlds of the sandbox that this one belongs to, itself among them.
pub(crate) fn worlds(world: &Arc<World>) -> Vec<Arc<World>> {
    of(world).map_or_else(|| vec![Arc::clone(world)], |all| all.all())
}
