//! Setting the facts a sign-up is judged by, and taking the phone to another number.

use serde::Deserialize;
use serde_json::Value;

use crate::limits;
use crate::phones::ActError;
use crate::truth::Event;
use crate::truth::facts::{AppKind, Facts, HeldBy, Page, Payment};
use crate::truth::habits::Habits;
use crate::truth::model::Business;
use crate::world::Act;

/// What the bench sets; what is not named stays.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FactsChange {
    app: Option<AppKind>,
    app_version: Option<String>,
    /// From now back.
    days_of_use: Option<u16>,
    page: Option<Page>,
    backup: Option<bool>,
    payment: Option<Payment>,
    business_verified: Option<bool>,
    number_verified: Option<bool>,
    held_by: Option<HeldBy>,
    marketing_messages: Option<bool>,
}

impl Act<'_> {
    pub(crate) fn set_facts(&mut self, change: FactsChange) -> Result<(), ActError> {
        if let Some(version) = &change.app_version
            && !is_version(version)
        {
            return invalid("app_version is numbers with dots between them, as in 2.24.17");
        }
        let was = self.truth.facts.clone();
        let since = |days: u16| self.now - i64::from(days) * limits::DAY_MS;
        let facts = Facts {
            app: change.app.unwrap_or(was.app),
            app_version: change
                .app_version
                .unwrap_or_else(|| was.app_version.clone()),
            in_use_since: change.days_of_use.map(since).or(was.in_use_since),
            page: change.page.unwrap_or(was.page),
            backup: change.backup.unwrap_or(was.backup),
            payment: change.payment.unwrap_or(was.payment),
            business_verified: change.business_verified.unwrap_or(was.business_verified),
            number_verified: change.number_verified.unwrap_or(was.number_verified),
            held_by: change.held_by.unwrap_or(was.held_by),
            marketing_messages: change.marketing_messages.unwrap_or(was.marketing_messages),
        };
        if facts != was {
            // The number is registered in the consumer app: there is no Business App any more (webhooks.md 3.7).
            let downgraded = facts.app == AppKind::Consumer && was.app != AppKind::Consumer;
            let is_verified_now = facts.business_verified && !was.business_verified;
            self.tell(Event::FactsSet {
                facts: Box::new(facts),
            });
            if is_verified_now {
                self.raise_verified();
            }
            if downgraded && self.truth.onboarding.is_some() {
                self.end_coexistence("BUSINESS_DOWNGRADE", "USER");
            }
        }
        Ok(())
    }

    /// `patch` names the habits to change.
    pub(crate) fn set_habits(&mut self, patch: &Value) -> Result<(), ActError> {
        let Some(patch) = patch.as_object() else {
            return invalid("send an object with the habits to change");
        };
        let mut habits = serde_json::to_value(&self.truth.habits).unwrap_or_default();
        if let Some(habits) = habits.as_object_mut() {
            habits.extend(patch.clone());
        }
        let habits: Habits =
            serde_json::from_value(habits).map_err(|error| ActError::Invalid(error.to_string()))?;
        if !(1..=limits::HISTORY_ROWS_PER_CHUNK_MAX).contains(&habits.rows_per_chunk) {
            return invalid("rows_per_chunk is between 1 and 5,000");
        }
        if habits != self.truth.habits {
            let begins = habits.extended_state && !self.truth.habits.extended_state;
            self.tell(Event::HabitsSet { habits });
            if begins {
                self.tell_phone_state();
            }
        }
        Ok(())
    }

    /// The owner takes the app to another number; a connection does not survive it.
    pub(crate) fn renumber_business(&mut self, digits: &str) -> Result<(), ActError> {
        let was = self.truth.business().cloned().ok_or(ActError::NoBusiness)?;
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        if !(7..=15).contains(&digits.len()) {
            return invalid("a phone number has 7 to 15 digits, with its country code");
        }
        if digits == was.digits {
            return Ok(());
        }
        if self.truth.customer_by_digits(&digits).is_some() {
            return invalid("a customer has this number");
        }
        if self.truth.onboarding.is_some() {
            self.end_coexistence("CHANGE_NUMBER", "USER");
        }
        let business = Business {
            display_phone_number: format!("+{digits}"),
            phone_number_id: self.draw_digits(15),
            digits,
            ..was
        };
        self.tell(Event::BusinessOpened { business });
        Ok(())
    }
}

fn invalid<T>(why: &str) -> Result<T, ActError> {
    Err(ActError::Invalid(why.to_owned()))
}

fn is_version(text: &str) -> bool {
    let mut parts = text.split('.');
    (2..=5).contains(&parts.clone().count()) && parts.all(|part| part.parse::<u32>().is_ok())
}
