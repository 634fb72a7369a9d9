//! What people write so that it does not stay: in a chat whose messages disappear, as a file that opens once, as a place
//! told for a while. A connection to the API switches all three off (webhooks.md 3.9).

use super::ActError;
use super::attaching::{Location, place_content};
use super::writing::Draft;
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::fleeting::{DisappearAfter, Fleeting};
use crate::truth::marks::Marks;
use crate::truth::model::{BUSINESS, Content, Side};
use crate::truth::pockets::Keep;
use crate::world::Act;

/// WhatsApp's choice of how long a place is told, in minutes.
const LIVE_MINUTES: [u32; 3] = [15, 60, 480];
const MINUTE_MS: i64 = 60_000;

impl Act<'_> {
    /// From now on what either side writes in this chat disappears after a while, or stays.
    pub(crate) fn let_disappear(
        &mut self,
        phone: &str,
        peer: &str,
        after: Option<DisappearAfter>,
    ) -> Result<(), ActError> {
        let customer = self.chat_customer(phone, peer)?;
        self.allowed(Forbidden::DisappearingOff)?;
        if self.truth.pockets.disappearing.get(&customer).copied() != after {
            let by = if phone == BUSINESS {
                Side::Business
            } else {
                Side::Customer
            };
            let by = Some(by);
            let keep = Keep::Disappear {
                customer,
                after,
                by,
            };
            self.tell(Event::Kept { keep });
        }
        Ok(())
    }

    /// A message's time is over.
    pub(crate) fn vanish(&mut self, wamid: &str) {
        self.tell(Event::Vanished {
            wamid: wamid.to_owned(),
        });
    }

    /// Writes a picture, a video or a voice note that opens once.
    pub(crate) fn write_once(
        &mut self,
        phone: &str,
        peer: &str,
        content: Content,
        quote: Option<String>,
    ) -> Result<String, ActError> {
        self.allowed(Forbidden::ViewOnceOff)?;
        if !matches!(content.kind.as_str(), "image" | "video" | "audio") {
            let why = "only pictures, videos and voice notes can be sent to be opened once";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let fleeting = Fleeting {
            view_once: true,
            ..Fleeting::default()
        };
        self.write_fleeting(phone, peer, Draft::of(content, quote), fleeting)
    }

    /// Opens what opens once.
    pub(crate) fn open_once(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
    ) -> Result<(), ActError> {
        self.bubble(phone, peer, wamid, |bubble| bubble.may_be_opened_once())??;
        self.tell(Event::OpenedOnce {
            wamid: wamid.to_owned(),
        });
        self.open_chat(phone, peer)
    }

    /// Writes a place that is told for so many minutes.
    pub(crate) fn write_live_place(
        &mut self,
        phone: &str,
        peer: &str,
        place: Location,
        minutes: u32,
    ) -> Result<String, ActError> {
        self.allowed(Forbidden::LiveLocationOff)?;
        if !LIVE_MINUTES.contains(&minutes) {
            let why = "a live location is told for 15, 60 or 480 minutes";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let fleeting = Fleeting {
            live_until: Some(self.now + i64::from(minutes) * MINUTE_MS),
            ..Fleeting::default()
        };
        let draft = Draft::of(place_content(place)?, None);
        self.write_fleeting(phone, peer, draft, fleeting)
    }

    fn write_fleeting(
        &mut self,
        phone: &str,
        peer: &str,
        draft: Draft,
        fleeting: Fleeting,
    ) -> Result<String, ActError> {
        let marks = Marks {
            fleeting,
            ..Marks::default()
        };
        self.write_draft(phone, peer, Draft { marks, ..draft })
    }

    fn allowed(&self, why_not: Forbidden) -> Result<(), ActError> {
        if self.truth.onboarding.is_some() {
            return Err(why_not.into());
        }
        Ok(())
    }
}
