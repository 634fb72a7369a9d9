//! What ends a connection, moves it to another phone, and lets it go on (webhooks.md 3.7, 3.8). Every end drops what was on
//! its way from the phone: a sync does not outlive its connection.

use serde_json::{Value, json};

use crate::limits;
use crate::phones::ActError;
use crate::truth::Event;
use crate::truth::life::Turn;
use crate::truth::model::Timer;
use crate::world::Act;

/// How `PARTNER_REMOVED` names whom it is about (webhooks.md 3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RemovedForm {
    /// By the number, in the account's name: coexistence.
    Number,
    /// By the account and its portfolio, in the partner's name: the generic form.
    Partner,
}

impl Act<'_> {
    /// The owner taps Settings > Account > Business Platform > Disconnect.
    pub(crate) fn disconnect(&mut self) -> Result<(), ActError> {
        self.connected()?;
        // Which reason Meta gives for the plain tap is documented nowhere.
        self.end_coexistence("ACCOUNT_DISCONNECTED", "USER");
        Ok(())
    }

    /// Coexistence ends for one of WhatsApp's reasons.
    pub(crate) fn end_coexistence(&mut self, reason: &str, by: &str) {
        self.end_coexistence_as(reason, by, RemovedForm::Number);
    }

    /// The same, told in either form.
    pub(super) fn end_coexistence_as(&mut self, reason: &str, by: &str, form: RemovedForm) {
        let mut value = json!({"event": "PARTNER_REMOVED"});
        match (form, self.truth.business()) {
            (RemovedForm::Partner, _) => value["waba_info"] = self.waba_info(),
            (RemovedForm::Number, Some(business)) => value["phone_number"] = json!(business.digits),
            (RemovedForm::Number, None) => {}
        }
        if !self.is_early() {
            value["disconnection_info"] = json!({"reason": reason, "initiated_by": by});
        }
        self.turn(Turn::Removed {
            reason: Some(reason.to_owned()),
        });
        self.queue_webhook("account_update", value);
        self.drop_syncs();
    }

    /// The owner registers the number on another phone. With the opt-in left on, the link is back in minutes.
    pub(crate) fn move_to_new_phone(&mut self, returns: bool) -> Result<(), ActError> {
        self.connected()?;
        if self.is_early() {
            // There was no event for it before February 2026: the link just ended.
            self.end_coexistence("USER_RE_REGISTERED", "USER");
            return Ok(());
        }
        if self.truth.life.offboarded.is_some() {
            return invalid("the account is moving to another phone already");
        }
        self.turn(Turn::Offboarded { returns });
        self.queue_webhook("account_update", json!({"event": "ACCOUNT_OFFBOARDED"}));
        self.drop_syncs();
        if returns {
            self.set_timer(self.now + limits::RECONNECT_AFTER_MS, Timer::Reconnect);
        }
        Ok(())
    }

    /// The account goes on after a move. What happened in between is not told.
    pub(crate) fn reconnect(&mut self) -> Result<(), ActError> {
        self.connected()?;
        if self.truth.life.offboarded.is_none() {
            return invalid("the account is not offboarded");
        }
        self.turn(Turn::Reconnected);
        self.queue_webhook("account_update", json!({"event": "ACCOUNT_RECONNECTED"}));
        Ok(())
    }

    /// The timer of a move that returns by itself.
    pub(crate) fn come_back(&mut self) {
        let offboarded = self.truth.life.offboarded.as_ref();
        let due = offboarded.is_some_and(|moved| {
            moved.returns && moved.at + limits::RECONNECT_AFTER_MS <= self.now
        });
        if due && self.reconnect().is_err() {
            tracing::debug!("An account that left meanwhile does not come back");
        }
    }

    /// The owner's phone was put away: unless it is back in time, its link breaks.
    pub(crate) fn watch_activity(&mut self) {
        let since = self.now;
        let due = since + self.truth.rules().phone_inactive_ms;
        self.set_timer(due, Timer::Inactive { since });
    }

    /// Two weeks later.
    pub(crate) fn find_inactive(&mut self, since: i64) {
        let phone = self.truth.business_phone();
        let away = phone.is_some_and(|phone| phone.offline_since == Some(since));
        let still = away || self.truth.screens.left_alone_since == Some(since);
        if still && self.truth.onboarding.is_some() {
            self.end_coexistence("PRIMARY_INACTIVITY", "SYSTEM");
        }
    }

    pub(super) fn turn(&mut self, turn: Turn) {
        self.tell(Event::LifeChanged { turn });
    }

    fn connected(&self) -> Result<(), ActError> {
        if self.truth.onboarding.is_some() {
            Ok(())
        } else {
            invalid("the number is not connected: sign it up first")
        }
    }

    /// Whether the events of February 2026 are not there yet.
    fn is_early(&self) -> bool {
        !self.truth.rules().tells_reconnection
    }

    /// Nothing the phone was about to tell is told any more.
    pub(crate) fn drop_syncs(&mut self) {
        let of_a_sync = |timer: &Timer| {
            matches!(
                timer,
                Timer::Contacts { .. }
                    | Timer::History { .. }
                    | Timer::HistoryMedia { .. }
                    | Timer::HistoryDeclined
                    | Timer::ChatState { .. }
                    | Timer::LabelState
                    | Timer::PictureState { .. }
                    | Timer::GroupState { .. }
            )
        };
        let timers = self.truth.timers.iter();
        let due: Vec<(i64, u64)> = timers
            .filter(|(_, timer)| of_a_sync(timer))
            .map(|(key, _)| *key)
            .collect();
        for (due, id) in due {
            self.tell(Event::TimerDone { id, due });
        }
    }

    /// The account's own part of a `PARTNER_*` event.
    pub(crate) fn waba_info(&self) -> Value {
        let business = self.truth.business();
        json!({
            "waba_id": business.map(|business| &business.waba_id),
            "owner_business_id": business.map(|business| &business.portfolio_id),
        })
    }
}

fn invalid<T>(why: &str) -> Result<T, ActError> {
    Err(ActError::Invalid(why.to_owned()))
}
