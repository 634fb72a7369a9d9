//! When a storm is over, and what is asked then.

use super::{MINUTE_MS, Storm};
use crate::oracle::{self, Question};

impl Storm {
    /// Nothing is under way, and nothing will be.
    pub(super) async fn quiet(&self) -> anyhow::Result<bool> {
        let sandbox = &self.house.sandbox;
        let Some(life) = &self.life else {
            return Ok(false);
        };
        let (store, now) = (&life.app.store, self.house.ours());
        Ok(self.network.is_empty()
            && sandbox.webhooks_waiting() == 0
            && sandbox.next_timer().is_none()
            && life.handed.is_empty()
            && life.answered.is_empty()
            && life.backlog() == 0
            && life.wants.bot > now + 1_000 * MINUTE_MS
            && store.pending_lines().await?.is_empty()
            && store.calling_sends().await?.is_empty()
            && self.house.rude.next().is_none()
            && store.next_bot_turn().await?.is_none()
            && store.next_media_due().await?.is_none())
    }

    pub(super) async fn judge(&mut self) -> anyhow::Result<Vec<String>> {
        let Some(life) = &self.life else {
            return Ok(Vec::new());
        };
        let question = Question {
            house: &self.house,
            life,
            people: &self.people,
            history_shared: self.weather.share_history,
            signed_up_at: self.signed_up_at,
        };
        let (differences, shown) = oracle::compare(&question).await?;
        self.trace.note(&shown);
        Ok(differences)
    }
}
