//! The Meta apps belong to the sandbox, not to a business: what happens to one is told to every business, so that a callback
//! set once hears of all of them.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use super::Businesses;
use crate::truth::Event;
use crate::truth::apps::Subscriber;
use crate::world::{AppsChange, World};

impl World {
    /// An act changed something of the apps.
    pub(crate) fn tell_kin(&self, change: &AppsChange) {
        if let Some(all) = self.businesses() {
            match change {
                AppsChange::Some(apps) => all.tell_apps(self, apps),
                AppsChange::All => all.tell_all_apps(),
            }
        }
    }
}

impl Businesses {
    /// Passes on what is so of these apps at one business.
    fn tell_apps(&self, from: &World, changed: &BTreeSet<String>) {
        let telling = self.telling.lock();
        let _telling = telling.unwrap_or_else(PoisonError::into_inner);
        // Read under the lock: of two changes at once, the later reading is everybody's.
        let news: Vec<Subscriber> = from.look(|truth| {
            let changed = truth
                .apps
                .iter()
                .filter(|app| changed.contains(&app.app.id));
            changed.map(Subscriber::unattached).collect()
        });
        for other in self.all() {
            if !std::ptr::eq(Arc::as_ptr(&other), from) {
                learn(&other, |apps| with_news(apps, &news));
            }
        }
    }

    /// The first one's apps are everybody's.
    pub(super) fn tell_all_apps(&self) {
        let telling = self.telling.lock();
        let _telling = telling.unwrap_or_else(PoisonError::into_inner);
        let apps = self.apps();
        for other in self.all().iter().skip(1) {
            learn(other, |_| apps.clone());
        }
    }

    /// What a business that is new hears of the apps.
    pub(super) fn apps(&self) -> Vec<Subscriber> {
        self.first
            .look(|truth| truth.apps.iter().map(Subscriber::unattached).collect())
    }
}

/// Nothing is written down where nothing is new.
fn learn(world: &World, told: impl FnOnce(&[Subscriber]) -> Vec<Subscriber>) {
    world.act(|act| {
        let apps = told(&act.truth.apps);
        if act.truth.apps_if_told(&apps) != act.truth.apps {
            let apps = apps.iter().map(Subscriber::unattached).collect();
            act.tell(Event::AppsTold { apps });
        }
    });
}

/// The apps, these in the place of those of the same id, or after all others.
fn with_news(apps: &[Subscriber], news: &[Subscriber]) -> Vec<Subscriber> {
    let mut all = apps.to_vec();
    for new in news {
        match all.iter_mut().find(|app| app.app.id == new.app.id) {
            Some(app) => *app = new.clone(),
            None => all.push(new.clone()),
        }
    }
    all
}
