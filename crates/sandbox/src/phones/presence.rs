//! Airplane mode on and off, and what travels when a phone is back.

use super::ActError;
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Side, Ticks, Via};
use crate::world::Act;

/// Between the messages a phone gets when it is back, so that they come one after the other.
const CATCH_UP_STEP_MS: i64 = 20;

/// What a person changes on a phone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = PhoneHabits)]
pub struct PhoneChange {
    #[serde(default)]
    pub online: Option<bool>,
    #[serde(default)]
    pub read_receipts: Option<bool>,
    #[serde(default)]
    pub auto_read: Option<bool>,
}

impl Act<'_> {
    pub(crate) fn change_phone(&mut self, id: &str, change: PhoneChange) -> Result<(), ActError> {
        let phone = self
            .truth
            .phone(id)
            .cloned()
            .ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
        self.tell(Event::PhoneChanged {
            phone: id.to_owned(),
            online: change.online,
            read_receipts: change.read_receipts,
            auto_read: change.auto_read,
        });
        if change.online == Some(false) && phone.online() && phone.is_business() {
            self.watch_activity();
        }
        let came_back = change.online == Some(true) && !phone.online();
        if came_back && phone.is_business() {
            self.app_came_back();
        } else if came_back {
            self.customer_came_back(id);
        } else if change.auto_read == Some(true) {
            self.open_unread(id);
        }
        Ok(())
    }

    fn customer_came_back(&mut self, id: &str) {
        let typed = self.wamids(id, |message| {
            message.from == Side::Customer && message.left_at.is_none()
        });
        for wamid in typed {
            self.leave(&wamid);
        }
        self.send_receipts(id, id);
        let due = self.wamids(id, |message| {
            let sent = message.from == Side::Business && message.ticks == Ticks::Sent;
            sent && !message.withheld
        });
        let mut after = super::writing::DELIVER_AFTER_MS;
        for wamid in due {
            self.deliver_soon(&wamid, id, after);
            after += CATCH_UP_STEP_MS;
        }
        self.open_unread(id);
    }

    fn app_came_back(&mut self) {
        let chats: Vec<String> = self
            .truth
            .customers()
            .map(|phone| phone.id.clone())
            .collect();
        for customer in &chats {
            let due = self.wamids(customer, |message| {
                let arrived = message.left_at.is_some() && message.ticks != Ticks::Failed;
                arrived && !message.on_app && !message.withheld
            });
            for wamid in due {
                self.reach_app(&wamid);
            }
            self.send_receipts(BUSINESS, customer);
        }
        self.tell_contacts();
        self.tell_phone_state();
        // What the owner typed leaves in the order it was typed, across chats.
        let mut typed: Vec<(i64, String)> = self
            .truth
            .messages()
            .iter()
            .filter(|message| {
                message.from == Side::Business
                    && message.via == Via::Phone
                    && message.left_at.is_none()
            })
            .map(|message| (message.typed_at, message.wamid.clone()))
            .collect();
        // Stable: what was typed in the same moment keeps its order, as an edit needs its message.
        typed.sort_by_key(|(typed_at, _)| *typed_at);
        for (_, wamid) in typed {
            self.leave(&wamid);
        }
    }

    /// A phone that opens chats by itself catches up with what is unread.
    fn open_unread(&mut self, id: &str) {
        let Some(phone) = self
            .truth
            .phone(id)
            .filter(|phone| phone.auto_read && phone.online())
        else {
            return;
        };
        let unread: Vec<String> = self
            .truth
            .chats_of(phone)
            .into_iter()
            .filter(|chat| self.truth.unread(phone, chat) > 0)
            .collect();
        for customer in unread {
            self.open_soon(id, &customer);
        }
    }

    fn wamids(
        &self,
        customer: &str,
        pick: impl Fn(&crate::truth::model::Message) -> bool,
    ) -> Vec<String> {
        self.truth
            .chat(customer)
            .filter(|message| pick(message))
            .map(|message| message.wamid.clone())
            .collect()
    }
}
