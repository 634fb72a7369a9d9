//! A customer looks at the owner's status posts and answers one.

use twinline_wire::ids::WamidOrigin;

use super::ActError;
use super::writing::Draft;
use crate::limits;
use crate::rules::amends::Forbidden;
use crate::truth::marks::{AnsweredStatus, Marks};
use crate::truth::model::{BUSINESS, Content, Phone};
use crate::truth::screens::{ScreenChange, Status};
use crate::world::Act;

impl Act<'_> {
    /// A customer opens a post. The owner hears of it, unless that phone's read receipts are off.
    pub(crate) fn look_at_status(&mut self, phone: &str, id: &str) -> Result<(), ActError> {
        let (customer, status) = self.shown_status(phone, id)?;
        if !customer.online() {
            return Err(Forbidden::Offline.into());
        }
        if status.is_seen_by(phone) {
            return Ok(());
        }
        self.change_screen(ScreenChange::StatusSeen {
            id: id.to_owned(),
            by: phone.to_owned(),
            quietly: !customer.read_receipts,
        });
        Ok(())
    }

    /// A customer answers a post: a message in their chat, whose context names the post (webhooks.md 2.5).
    pub(crate) fn answer_status(
        &mut self,
        phone: &str,
        id: &str,
        text: &str,
    ) -> Result<String, ActError> {
        let (customer, status) = self.shown_status(phone, id)?;
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        if text.chars().count() > limits::TEXT_CHARS_MAX {
            let why = "a message has at most 4,096 characters";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let wamid = match &status.wamid {
            Some(wamid) => wamid.clone(),
            None => self.name_status(&customer, id),
        };
        let marks = Marks {
            status: Some(AnsweredStatus {
                text: status.text,
                media: status.media,
            }),
            ..Marks::default()
        };
        let draft = Draft {
            marks,
            ..Draft::of(Content::text(text.trim()), Some(wamid))
        };
        let chat = self.chat_customer(phone, BUSINESS)?;
        self.put_down(phone, chat, draft)
    }

    fn name_status(&mut self, customer: &Phone, id: &str) -> String {
        let wamid = self.draw_wamid(customer, WamidOrigin::Device);
        self.change_screen(ScreenChange::StatusNamed {
            id: id.to_owned(),
            wamid: wamid.clone(),
        });
        wamid
    }

    fn shown_status(&self, phone: &str, id: &str) -> Result<(Phone, Status), ActError> {
        let customer = self.customer(phone)?;
        let status = self.status(id)?;
        if !self.truth.is_shown_updates(&customer) {
            return Err(Forbidden::UpdatesNotShown.into());
        }
        Ok((customer, status))
    }
}
