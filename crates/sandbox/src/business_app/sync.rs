//! `smb_app_data`: the platform asks for contacts and history, each once per onboarding and within
//! a day of it. Asking only sets timers; the data leaves by webhook.

use crate::limits;
use crate::truth::Event;
use crate::truth::model::{PhoneId, Timer};
use crate::world::Act;

/// The first data leaves some ten seconds after the request at WhatsApp; nobody likes to wait that
/// long at a bench.
const FIRST_AFTER_MS: i64 = 1_200;
const CONTACTS_STEP_MS: i64 = 300;

/// Why a sync was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyncError {
    NotOnboarded,
    Repeated,
    TooLate,
}

impl Act<'_> {
    pub(crate) fn ask_contacts(&mut self) -> Result<(), SyncError> {
        self.check_sync(|onboarding| onboarding.contacts_asked)?;
        self.tell(Event::ContactsAsked);
        self.tell_phone_state();
        if self.truth.habits.silent_contacts {
            return Ok(());
        }
        let saved: Vec<PhoneId> = self.truth.address_book.keys().cloned().collect();
        let mut due = self.now + FIRST_AFTER_MS;
        for part in saved.chunks(limits::CONTACTS_PER_WEBHOOK) {
            self.set_timer(
                due,
                Timer::Contacts {
                    phones: part.to_vec(),
                },
            );
            due += CONTACTS_STEP_MS;
        }
        Ok(())
    }

    pub(crate) fn ask_history(&mut self) -> Result<(), SyncError> {
        self.check_sync(|onboarding| onboarding.history_asked)?;
        let shared = self
            .truth
            .onboarding
            .as_ref()
            .is_some_and(|o| o.share_history);
        if shared && self.truth.habits.silent_history {
            self.tell(Event::HistoryAsked { chunks: 0 });
        } else if shared {
            self.plan_history(self.now + FIRST_AFTER_MS);
        } else {
            self.tell(Event::HistoryAsked { chunks: 0 });
            self.set_timer(self.now + FIRST_AFTER_MS, Timer::HistoryDeclined);
        }
        Ok(())
    }

    fn check_sync(
        &self,
        asked: impl Fn(&crate::truth::model::Onboarding) -> bool,
    ) -> Result<(), SyncError> {
        let onboarding = self.truth.onboarding.as_ref();
        let onboarding = onboarding
            .filter(|_| self.truth.is_linked())
            .ok_or(SyncError::NotOnboarded)?;
        if asked(onboarding) {
            Err(SyncError::Repeated)
        } else if self.now > onboarding.at + self.truth.rules().sync_deadline_ms {
            Err(SyncError::TooLate)
        } else {
            Ok(())
        }
    }
}
