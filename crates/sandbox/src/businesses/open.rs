//! A business comes, begins anew, or goes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};

use super::identity::Identity;
use super::new::{NewBusiness, VERTICAL, read};
use super::{BusinessView, Businesses, Further};
use crate::files::Files;
use crate::limits;
use crate::truth::account::Change;
use crate::truth::afresh::DRAWN_AT_BIRTH;
use crate::truth::log::{Log, OpenError};
use crate::truth::model::Business;
use crate::truth::{Event, Truth};
use crate::world::{Act, World};

/// Why a business was not opened or removed. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BusinessError {
    #[error("{0}")]
    Invalid(String),
    #[error("{name} has the number {number} already")]
    NumberTaken { name: String, number: String },
    #[error("a sandbox has at most {} businesses", limits::BUSINESSES_MAX)]
    TooMany,
    #[error("no business of this sandbox has the account {0}")]
    Unknown(String),
    #[error("the first business is part of the sandbox and stays")]
    First,
    #[error("the business could not be stored")]
    Open(#[from] OpenError),
    #[error("the business's files could not be removed")]
    Files(#[from] std::io::Error),
}

impl Businesses {
    /// Opens a business. In a sandbox without any it is the first, else one beside the others. Blocks on the disk.
    pub(crate) fn open(self: &Arc<Self>, new: &NewBusiness) -> Result<BusinessView, BusinessError> {
        let next_place = self.next_place.lock();
        let mut next_place = next_place.unwrap_or_else(PoisonError::into_inner);
        let (business, profile) = read(new)?;
        self.check_free(&business.digits, None)?;
        let world = if self.first.look(|truth| truth.business().is_none()) {
            let seed = self.first.look(|truth| truth.seed);
            let business = identified(business, &Identity::of(seed, 0));
            self.first
                .act(|act| act.open_with_profile(business, profile));
            Arc::clone(&self.first)
        } else {
            if self.further.borrow().len() + 1 >= limits::BUSINESSES_MAX {
                return Err(BusinessError::TooMany);
            }
            let (place, identity) = self.free_place(*next_place);
            let world = self.open_beside(place, &identity, business, profile)?;
            *next_place = place + 1;
            world
        };
        self.tell_pages();
        let opened = world.look(BusinessView::of);
        opened.ok_or_else(|| BusinessError::Unknown(new.name.clone()))
    }

    /// Removes a business beside the first, with all that was kept of it. Blocks on the disk.
    pub(crate) fn remove(&self, waba_id: &str) -> Result<(), BusinessError> {
        let _next_place = self.next_place.lock();
        let Some(gone) = self.find(waba_id) else {
            let is_first = self.api_of(waba_id).is_some();
            return Err(if is_first {
                BusinessError::First
            } else {
                BusinessError::Unknown(waba_id.to_owned())
            });
        };
        self.further
            .send_modify(|all| all.retain(|further| further.place != gone.place));
        gone.world.closing.cancel();
        let holders = self.holders.write();
        holders.unwrap_or_else(PoisonError::into_inner).clear();
        self.tell_pages();
        if let Some(folder) = self.folder(waba_id) {
            empty(&folder)?;
        }
        Ok(())
    }

    /// Whether a business may move to this number.
    pub(crate) fn check_free_for(
        &self,
        own: &Arc<World>,
        number: &str,
    ) -> Result<(), BusinessError> {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        self.check_free(&digits, Some(own))
    }

    fn check_free(&self, digits: &str, own: Option<&Arc<World>>) -> Result<(), BusinessError> {
        let is_own = |world: &Arc<World>| own.is_some_and(|own| Arc::ptr_eq(own, world));
        for world in self.all().into_iter().filter(|world| !is_own(world)) {
            let holder = world.look(|truth| {
                let holder = truth.business().filter(|other| other.digits == digits)?;
                Some((holder.name.clone(), holder.display_phone_number.clone()))
            });
            if let Some((name, number)) = holder {
                return Err(BusinessError::NumberTaken { name, number });
            }
        }
        Ok(())
    }

    /// The next place whose ids nobody has or had.
    fn free_place(&self, from: u64) -> (u64, Identity) {
        let seed = self.first.look(|truth| truth.seed);
        let all = self.all();
        let mut place = from;
        loop {
            let identity = Identity::of(seed, place);
            let had = self
                .folder(&identity.waba_id)
                .is_some_and(|folder| folder.exists());
            let taken = all.iter().any(|world| {
                world.look(|truth| {
                    truth
                        .business()
                        .is_some_and(|other| shares(other, &identity))
                })
            });
            if !had && !taken {
                return (place, identity);
            }
            place += 1;
        }
    }

    fn open_beside(
        self: &Arc<Self>,
        place: u64,
        identity: &Identity,
        business: Business,
        profile: BTreeMap<String, Value>,
    ) -> Result<Arc<World>, BusinessError> {
        let (log, files) = match self.folder(&identity.waba_id) {
            Some(folder) => (
                Log::open(&folder)?.0,
                Files::in_folder(folder.join("media")),
            ),
            None => (Log::forgetful(), Files::in_memory()),
        };
        let world = self.world_of(Truth::default(), log, files);
        let like = self
            .first
            .look(|truth| (truth.faults.clone(), truth.standing.clone()));
        let (faults, standing) = like;
        let apps = self.apps();
        let reading = world.clock.reading();
        // One act: the log holds the whole business or nothing of it.
        world.act(|act| {
            act.truth.seed = identity.seed;
            act.truth.drawn = DRAWN_AT_BIRTH;
            act.tell(Event::Born {
                seed: identity.seed,
                app: apps
                    .first()
                    .map(|first| first.app.clone())
                    .unwrap_or_default(),
                place,
            });
            act.tell(Event::AppsTold { apps });
            act.tell(Event::ClockSet { reading });
            act.tell(Event::FaultsSet { faults });
            act.choose_rules(standing.profile);
            act.keep_pace(!standing.unpaced);
            act.open_with_profile(identified(business, identity), profile);
        });
        // An app that changed meanwhile told the others only.
        self.join(Further::new(
            place,
            identity.waba_id.clone(),
            Arc::clone(&world),
        ));
        self.tell_all_apps();
        Ok(world)
    }

    /// Every open page hears which businesses there are.
    fn tell_pages(&self) {
        let businesses = self.views();
        for world in self.all() {
            world
                .live
                .send(json!({"type": "businesses", "businesses": businesses}));
        }
    }
}

impl Act<'_> {
    /// A business opens with nothing but its phone and the template every account has.
    pub(crate) fn open_with_profile(
        &mut self,
        business: Business,
        profile: BTreeMap<String, Value>,
    ) {
        self.open_business(business);
        if !profile.is_empty() {
            let change = Change::Profile { fields: profile };
            self.tell(Event::AccountChanged { change });
        }
    }
}

/// The same business with the same ids begins anew: without people, messages, connection and tokens.
pub(crate) fn begin_anew(world: &World, seed: Option<u64>) {
    let (business, profile) = world.look(|truth| {
        let vertical = truth.account.profile.get(VERTICAL);
        let profile = vertical.map(|vertical| (VERTICAL.to_owned(), vertical.clone()));
        (truth.business().cloned(), profile.into_iter().collect())
    });
    crate::snapshot::reset(world, seed);
    if let Some(business) = business {
        world.act(|act| act.open_with_profile(business, profile));
    }
}

fn identified(business: Business, identity: &Identity) -> Business {
    Business {
        phone_number_id: identity.phone_number_id.clone(),
        waba_id: identity.waba_id.clone(),
        portfolio_id: identity.portfolio_id.clone(),
        ..business
    }
}

fn shares(business: &Business, identity: &Identity) -> bool {
    let own = [
        &business.waba_id,
        &business.phone_number_id,
        &business.portfolio_id,
    ];
    let ids = identity.ids();
    own.iter().any(|own| ids.contains(&own.as_str()))
}

/// The folder itself stays, see [`super::stored`].
fn empty(folder: &Path) -> std::io::Result<()> {
    std::fs::remove_dir_all(folder)?;
    std::fs::create_dir(folder)
}
