//! The WhatsApp Business App on the owner's phone: what reaches it, its number's life (sign-up), and
//! what it gives away when a platform asks for contacts and history.

mod address_book;
mod companions;
mod groups;
mod history;
mod pictures;
mod screens;
mod signing_up;
mod state_feed;
mod sync;

pub(crate) use groups::GroupChange;
pub(crate) use screens::{NewCall, NewCircle, NewProduct};
pub use signing_up::{SignUp, SignedUp};
pub(crate) use sync::SyncError;

use crate::truth::Event;
use crate::truth::model::{BUSINESS, Side, Ticks};
use crate::world::Act;

impl Act<'_> {
    /// The Business App gets a message: a customer's, or one the API sent.
    pub(crate) fn reach_app(&mut self, wamid: &str) {
        let Some(message) = self.truth.message(wamid).cloned() else {
            return;
        };
        self.tell(Event::ReachedApp {
            wamid: wamid.to_owned(),
        });
        if message.from == Side::Customer {
            self.tell(Event::Ticked {
                wamid: wamid.to_owned(),
                ticks: Ticks::Delivered,
            });
            let opens = self.truth.business_phone();
            if opens.is_some_and(|phone| phone.auto_read) && message.is_said() {
                self.open_soon(BUSINESS, &message.customer);
            }
        }
    }
}
