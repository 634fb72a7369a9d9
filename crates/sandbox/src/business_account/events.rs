//! Tells by hand what Meta tells of an account, and lets follow from it what follows (webhooks.md 4.2, 4.3).

use serde_json::{Map, Value, json};

use super::catalogue::{KINDS, kind};
use super::given::Given;
use super::life::RemovedForm;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::phones::ActError;
use crate::truth::Event;
use crate::truth::account::{Change, MARKETING_TERMS};
use crate::truth::facts::Facts;
use crate::truth::life::{Ban, Restriction, Turn};
use crate::truth::model::Timer;
use crate::truth::standing::{AuthInternational, StandingChange};
use crate::world::Act;

/// Longest a restriction or an announced ban may lie ahead: beyond it a slip is likelier than a wish.
const DAYS_MAX: i64 = 366;

impl Act<'_> {
    /// Tells the event of this name with these particulars.
    pub(crate) fn tell_account(
        &mut self,
        event: &str,
        given: &Map<String, Value>,
    ) -> Result<(), ActError> {
        self.truth.business().ok_or(ActError::NoBusiness)?;
        let Some(kind) = kind(event) else {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.event).collect();
            return invalid(format!(
                "{event} is no event; there are: {}",
                names.join(", ")
            ));
        };
        let given = Given { kind, given };
        given.check()?;
        match event {
            "PARTNER_REMOVED" if self.truth.onboarding.is_none() => {
                invalid("the number is not connected".to_owned())
            }
            "PARTNER_REMOVED" => {
                let reason = given.text("reason");
                let form = match given.text("told_to").as_str() {
                    "partner" => RemovedForm::Partner,
                    _ => RemovedForm::Number,
                };
                self.end_coexistence_as(&reason, &given.text("initiated_by"), form);
                Ok(())
            }
            "ACCOUNT_OFFBOARDED" => self.move_to_new_phone(given.text("returns") == "yes"),
            "ACCOUNT_RECONNECTED" => self.reconnect(),
            "ACCOUNT_RESTRICTION" => self.restrict(&given),
            "DISABLED_UPDATE" => self.ban(&given),
            _ => self.tell_news(&given),
        }
    }

    fn restrict(&mut self, given: &Given<'_>) -> Result<(), ActError> {
        let hours = given.number("hours")?;
        if !(1..=DAYS_MAX * 24).contains(&hours) {
            return invalid("hours is between 1 and a year".to_owned());
        }
        let kind = given.text("restriction_type");
        let until = self.now + hours * HOUR_MS;
        let mut info = json!({"restriction_type": kind, "expiration": until.div_euclid(1_000)});
        if !given.text("remediation").is_empty() {
            info["remediation"] = json!(given.text("remediation"));
        }
        self.turn(Turn::Restricted {
            restriction: Restriction { kind, until },
        });
        let value = json!({"event": "ACCOUNT_RESTRICTION", "restriction_info": [info]});
        self.queue_webhook("account_update", value);
        Ok(())
    }

    fn ban(&mut self, given: &Given<'_>) -> Result<(), ActError> {
        let state = given.text("waba_ban_state");
        let days = given.number("days")?;
        if !(1..=DAYS_MAX).contains(&days) {
            return invalid("days is between 1 and 366".to_owned());
        }
        let at = if state == "SCHEDULE_FOR_DISABLE" {
            self.now + days * DAY_MS
        } else {
            self.now
        };
        if state == "SCHEDULE_FOR_DISABLE" {
            self.set_timer(at, Timer::BanBegins);
        }
        self.tell_ban(&state, at);
        Ok(())
    }

    /// The timer of an announced ban, unless it was called off or put to another day.
    pub(crate) fn begin_ban(&mut self) {
        let announced = self
            .truth
            .life
            .ban
            .as_ref()
            .is_some_and(|ban| ban.state == "SCHEDULE_FOR_DISABLE" && ban.at <= self.now);
        if announced {
            self.tell_ban("DISABLE", self.now);
        }
    }

    fn tell_ban(&mut self, state: &str, at: i64) {
        let ban = (state != "REINSTATE").then(|| Ban {
            state: state.to_owned(),
            at,
        });
        self.turn(Turn::Banned { ban });
        let info = json!({"waba_ban_state": state, "waba_ban_date": written_day(at)});
        let value = json!({"event": "DISABLED_UPDATE", "ban_info": info});
        self.queue_webhook("account_update", value);
    }

    fn tell_news(&mut self, given: &Given<'_>) -> Result<(), ActError> {
        let event = given.kind.event;
        let value = self.news_value(given)?;
        let decision = given.text("decision");
        match event {
            "ACCOUNT_LOCKED" => self.turn(Turn::Locked { locked: true }),
            "ACCOUNT_UNLOCKED" => self.turn(Turn::Locked { locked: false }),
            "ACCOUNT_DELETED" => {
                self.turn(Turn::Deleted);
                self.drop_syncs();
            }
            "account_review_update" => self.turn(Turn::Reviewed { decision }),
            "phone_number_name_update" => self.turn(Turn::NameDecided { decision }),
            _ => {
                self.follow_news(given);
                if event == "VERIFIED_ACCOUNT" {
                    let facts = Facts {
                        business_verified: true,
                        ..self.truth.facts.clone()
                    };
                    self.tell(Event::FactsSet {
                        facts: Box::new(facts),
                    });
                    self.raise_verified();
                }
                let first = given.kind.params.first();
                let detail = first.map(|param| given.text(param.name));
                self.turn(Turn::Told {
                    event: event.to_owned(),
                    detail: detail.filter(|detail| !detail.is_empty()),
                });
            }
        }
        if let Some(field) = given.kind.field {
            self.queue_webhook(field, value);
        }
        Ok(())
    }

    /// What follows from news about prices and agreements.
    fn follow_news(&mut self, given: &Given<'_>) {
        match given.kind.event {
            "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE" => {
                let eligibility = AuthInternational {
                    since: self.now,
                    exceptions: [("ID".to_owned(), self.now)].into(),
                };
                self.stand(StandingChange::AuthInternational { eligibility });
            }
            "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE" => {
                let country = given.text("country");
                self.stand(StandingChange::Home { country });
            }
            "MM_LITE_TERMS_SIGNED" => {
                let change = Change::Setting {
                    name: MARKETING_TERMS.to_owned(),
                    value: json!(true),
                };
                self.tell(Event::AccountChanged { change });
            }
            _ => {}
        }
    }
}

/// A day as Meta writes it to people: `April 17, 2025`.
fn written_day(at: i64) -> String {
    written(at, "%B %-d, %Y")
}

pub(super) fn written(at: i64, form: &str) -> String {
    let time = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    time.strftime(form).to_string()
}

fn invalid<T>(why: String) -> Result<T, ActError> {
    Err(ActError::Invalid(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_meta_writes_them() {
        assert_eq!(written_day(1_744_848_000_000), "April 17, 2025");
    }
}
