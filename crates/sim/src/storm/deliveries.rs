//! Deliveries leave WhatsApp, and arrive or do not.

use twinline_sandbox::Outbound as _;

use super::{Storm, done_dying};

impl Storm {
    pub(super) fn let_go(&mut self, webhook: twinline_sandbox::Webhook) {
        let (id, label, now) = (webhook.id, webhook.label.clone(), self.house.now());
        let Self {
            network,
            weather,
            dice,
            ..
        } = self;
        let goes = network.send(webhook, now, weather, dice);
        if !goes {
            self.house.sandbox.settle_webhook(id, false);
        }
        let words = if goes { "leaves" } else { "is lost" };
        self.trace.step(
            self.house.elapsed(),
            &format!("webhook {id} ({label}) {words}"),
        );
    }

    /// The bot outside says something of its own accord.
    pub(super) async fn come_back(&mut self) -> anyhow::Result<()> {
        let came = self.house.rude.come_back(&self.house.doors);
        let Some(words) = self.house.doom.or(came).await else {
            self.trace.step(self.house.elapsed(), "the bot is cut off");
            return self.die().await;
        };
        self.trace.step(self.house.elapsed(), &words?);
        if let Some(life) = &mut self.life {
            life.news();
        }
        Ok(())
    }

    /// A copy of a delivery reaches the platform, or its closed doors.
    pub(super) async fn arrive(&mut self) -> anyhow::Result<()> {
        let now = self.house.now();
        let Some(flight) = self.network.arrive(now, &mut self.dice) else {
            return Ok(());
        };
        self.perhaps_break_disk();
        let ask = twinline_sandbox::Ask {
            url: flight.webhook.url.clone(),
            headers: flight.webhook.headers.clone(),
            body: Some(flight.webhook.body.clone()),
        };
        let told = self.house.doom.or(self.house.doors.carry(ask)).await;
        let status = match &told {
            Some(Ok(told)) => told.status.to_string(),
            Some(Err(why)) => why.clone(),
            None => "breaks off".to_owned(),
        };
        let thanks_lost = self.dice.chance(self.weather.thanks_lost);
        let taken = status == "200" && !thanks_lost;
        if flight.awaited {
            self.house.sandbox.settle_webhook(flight.webhook.id, taken);
        }
        let lost = if thanks_lost {
            ", and nobody hears it"
        } else {
            ""
        };
        let copy = if flight.awaited { "" } else { " (a copy)" };
        self.trace.step(
            self.house.elapsed(),
            &format!(
                "webhook {}{copy} arrives: {status}{lost}",
                flight.webhook.id
            ),
        );
        if done_dying(self.life.as_ref(), &self.house) || told.is_none() {
            return self.die().await;
        }
        Ok(())
    }
}
