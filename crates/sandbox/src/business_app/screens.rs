//! What the owner does in the app that stays in the app: statuses, calls, the catalog, broadcast
//! lists (webhooks.md 3.9). No webhook tells of any of it.

use serde::Deserialize;

use crate::limits;
use crate::phones::ActError;
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Content, PhoneId, Timer};
use crate::truth::screens::{Broadcast, Call, Direction, Product, ScreenChange, Status};
use crate::world::Act;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub(crate) struct NewCall {
    #[schema(value_type = String)]
    pub(crate) peer: PhoneId,
    pub(crate) direction: Direction,
    #[serde(default)]
    pub(crate) video: bool,
    #[serde(default)]
    pub(crate) seconds: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Deserialize, utoipa::ToSchema)]
pub(crate) struct NewProduct {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) retailer_id: Option<String>,
    #[serde(default)]
    pub(crate) price: f64,
    #[serde(default)]
    pub(crate) currency: Option<String>,
    #[serde(default)]
    pub(crate) description: Option<String>,
}

/// People under a name: a group, a broadcast list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub(crate) struct NewCircle {
    pub(crate) name: String,
    #[schema(value_type = Vec<String>)]
    pub(crate) members: Vec<PhoneId>,
}

impl Act<'_> {
    pub(crate) fn change_screen(&mut self, change: ScreenChange) {
        self.tell(Event::ScreenChanged { change });
    }

    /// Posts a status; it is gone after a day.
    pub(crate) fn post_status(
        &mut self,
        text: Option<String>,
        media: Option<String>,
    ) -> Result<(), ActError> {
        let text = text.filter(|text| !text.trim().is_empty());
        if text.is_none() && media.is_none() {
            return Err(ActError::Empty);
        }
        short(
            text.as_deref().unwrap_or_default(),
            limits::STATUS_CHARS_MAX,
        )?;
        let status = Status {
            id: self.truth.screens.next_id('s'),
            text,
            media,
            at: self.now,
            expires_at: self.now + limits::STATUS_LIFE_MS,
            seen_by: Vec::new(),
            seen_quietly: Vec::new(),
            wamid: None,
        };
        let (id, due) = (status.id.clone(), status.expires_at);
        self.change_screen(ScreenChange::StatusPosted { status });
        self.set_timer(due, Timer::StatusExpires { id });
        Ok(())
    }

    pub(crate) fn remove_status(&mut self, id: &str) -> Result<(), ActError> {
        self.status(id)?;
        self.change_screen(ScreenChange::StatusGone { id: id.to_owned() });
        Ok(())
    }

    /// A customer looks at it.
    pub(crate) fn see_status(&mut self, id: &str, by: &str) -> Result<(), ActError> {
        let by = self.customer(by)?.id;
        if !self.status(id)?.seen_by.contains(&by) {
            self.change_screen(ScreenChange::StatusSeen {
                id: id.to_owned(),
                by,
                quietly: false,
            });
        }
        Ok(())
    }

    pub(crate) fn status(&self, id: &str) -> Result<Status, ActError> {
        let known = self
            .truth
            .screens
            .statuses
            .iter()
            .find(|known| known.id == id);
        known.cloned().ok_or_else(|| missing("status", id))
    }

    /// A call between the owner and a customer, answered or missed.
    pub(crate) fn call(&mut self, new: &NewCall) -> Result<(), ActError> {
        let call = Call {
            id: self.truth.screens.next_id('k'),
            peer: self.customer(&new.peer)?.id,
            direction: new.direction,
            video: new.video,
            at: self.now,
            seconds: new.seconds.filter(|seconds| *seconds > 0),
        };
        self.change_screen(ScreenChange::Called { call });
        Ok(())
    }

    pub(crate) fn add_product(
        &mut self,
        new: NewProduct,
        media: Option<String>,
    ) -> Result<(), ActError> {
        let name = named(&new.name)?;
        let currency = new.currency.unwrap_or_else(|| "EUR".to_owned());
        let is_currency =
            currency.len() == 3 && currency.chars().all(|letter| letter.is_ascii_uppercase());
        if !is_currency || !new.price.is_finite() || new.price < 0.0 {
            let why =
                "a price is a number of 0 or more, a currency three capital letters such as EUR";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let id = self.truth.screens.next_id('p');
        let retailer_id = new.retailer_id.filter(|id| !id.trim().is_empty());
        let retailer_id = retailer_id.unwrap_or_else(|| id.clone());
        if self.truth.screens.product(&retailer_id).is_some() {
            let why = format!("the catalog has a product {retailer_id} already");
            return Err(ActError::Invalid(why));
        }
        let product = Product {
            id,
            retailer_id,
            name,
            price: new.price,
            currency,
            description: new.description.filter(|text| !text.trim().is_empty()),
            media,
        };
        self.change_screen(ScreenChange::ProductAdded { product });
        Ok(())
    }

    pub(crate) fn remove_product(&mut self, id: &str) -> Result<(), ActError> {
        let mut known = self.truth.screens.catalog.iter();
        if !known.any(|known| known.id == id) {
            return Err(missing("product", id));
        }
        self.change_screen(ScreenChange::ProductGone { id: id.to_owned() });
        Ok(())
    }

    /// A list is read-only while the number is connected, and none can be made.
    pub(crate) fn make_broadcast(&mut self, new: NewCircle) -> Result<(), ActError> {
        self.check_broadcasts()?;
        let NewCircle { name, members } = self.circle(new)?;
        let broadcast = Broadcast {
            id: self.truth.screens.next_id('b'),
            name,
            members,
        };
        self.change_screen(ScreenChange::BroadcastMade { broadcast });
        Ok(())
    }

    /// Everybody on the list gets the text in their own chat.
    pub(crate) fn broadcast(&mut self, id: &str, text: &str) -> Result<(), ActError> {
        let known = self
            .truth
            .screens
            .broadcasts
            .iter()
            .find(|known| known.id == id);
        let members = known
            .ok_or_else(|| missing("broadcast list", id))?
            .members
            .clone();
        self.check_broadcasts()?;
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        for member in members {
            // Whom the owner blocked since is left out, as the app does.
            match self.write(BUSINESS, &member, Content::text(text), None) {
                Ok(_) | Err(ActError::Forbidden(Forbidden::Blocked)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    fn check_broadcasts(&self) -> Result<(), ActError> {
        if self.truth.onboarding.is_some() {
            return Err(Forbidden::BroadcastsOff.into());
        }
        Ok(())
    }

    pub(super) fn circle(&self, new: NewCircle) -> Result<NewCircle, ActError> {
        let name = named(&new.name)?;
        let mut members = new.members;
        members.sort();
        members.dedup();
        if members.is_empty() {
            return Err(ActError::Invalid("choose at least one member".to_owned()));
        }
        for member in &members {
            self.customer(member)?;
        }
        Ok(NewCircle { name, members })
    }
}

fn named(name: &str) -> Result<String, ActError> {
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
        return Err(ActError::Invalid(
            "a name has 1 to 100 characters".to_owned(),
        ));
    }
    Ok(name)
}

pub(super) fn short(text: &str, most: usize) -> Result<(), ActError> {
    if text.chars().count() > most {
        return Err(ActError::Invalid(format!(
            "this has at most {most} characters"
        )));
    }
    Ok(())
}

pub(super) fn missing(what: &str, id: &str) -> ActError {
    ActError::Missing(format!("there is no {what} {id}"))
}
