//! What goes wrong besides deliveries and calls: deaths, the disk, clocks; and the end of all that.

use twinline_sandbox::BUSINESS;

use super::{MINUTE_MS, Storm};
use crate::doom::Point;
use crate::life::Life;

impl Storm {
    /// Arms the doom, or lets the process die between two steps.
    pub(super) fn perhaps_doom(&mut self) {
        if self.kills_left == 0 || self.life.is_none() || !self.dice.chance(2) {
            return;
        }
        self.kills_left -= 1;
        let points = [
            Some(Point::BeforeCall),
            Some(Point::AfterCall),
            Some(Point::AfterCall),
            Some(Point::BeforeAppend),
            Some(Point::AfterAppend),
            Some(Point::BetweenCommits),
            None,
            None,
        ];
        if let Some(point) = self.dice.pick(&points).copied().flatten() {
            self.house.doom.arm(point);
            self.trace.note(&format!("doom at {point:?}"));
        } else {
            let acts = u64::try_from(self.dice.between(0, 6)).unwrap_or(0);
            self.house.disk.power_off_after(acts);
            self.trace
                .note(&format!("doom after {acts} acts of the disk"));
        }
    }

    pub(super) fn perhaps_break_disk(&mut self) {
        if !self.dice.chance(self.weather.bad_disk) || self.life.is_none() {
            return;
        }
        match self.dice.place(3) {
            0 => self.house.disk.fail_next_sync(),
            1 => self.house.disk.fail_next_write(),
            _ if self.disk_full_until.is_none() => {
                self.house.disk.refuse_changes(true);
                let until = self.house.now() + self.dice.between(1, 2 * MINUTE_MS);
                self.disk_full_until = Some(until);
                self.trace.note("the disk is full");
            }
            _ => {}
        }
    }

    pub(super) async fn die(&mut self) -> anyhow::Result<()> {
        if let Some(life) = self.life.take() {
            life.end(&self.house).await;
        }
        self.deaths += 1;
        let power = self.dice.chance(self.weather.power_cuts);
        if power {
            self.house.disk.crash();
        } else {
            self.house.disk.restore_power();
        }
        self.start_at = self.house.now() + self.dice.between(0, 5 * MINUTE_MS);
        let words = if power { ", and the power with it" } else { "" };
        self.trace
            .step(self.house.elapsed(), &format!("the platform dies{words}"));
        Ok(())
    }

    /// Nothing can happen now: time goes on.
    pub(super) fn pass_time(&mut self) {
        let now = self.house.now();
        let mut next: Vec<i64> = Vec::new();
        next.extend(self.house.sandbox.next_timer());
        next.extend(self.house.sandbox.next_webhook().filter(|at| *at > now));
        next.extend(self.network.next());
        next.extend(self.house.rude.next());
        next.extend(self.disk_full_until);
        if self.acts_left > 0 {
            next.push(self.next_act_at);
        }
        match &self.life {
            None => next.push(self.start_at),
            Some(Life { wants, .. }) => {
                let mut ours = vec![wants.bot, wants.orphans, wants.courier, wants.connect];
                ours.extend([wants.journal, wants.merge, wants.files]);
                ours.extend(self.is_rude.then_some(wants.tell));
                let ahead = self.house.ours() - now;
                next.extend(ours.into_iter().map(|at| at.saturating_sub(ahead)));
            }
        }
        let at = next.into_iter().filter(|at| *at > now).min();
        let mut step = at.map_or(1_000, |at| at - now);
        if self.dice.chance(self.weather.jumps) {
            step += self.dice.between(MINUTE_MS, 300 * MINUTE_MS);
            self.trace.note("the clock jumps");
        }
        self.house.sandbox.clock().advance(step);
        if self.dice.chance(self.weather.clock_set) {
            let most = [2_000, 90_000, 120 * MINUTE_MS][self.dice.place(3)];
            let ahead = self.dice.between(-most, most);
            self.house.set_clock(ahead);
            self.trace.note(&format!("our clock is {ahead} ms ahead"));
        }
    }

    /// The faults end; everybody is online again.
    pub(super) fn calm(&mut self) -> anyhow::Result<()> {
        self.weather.calm();
        self.kills_left = 0;
        self.house.doom.disarm();
        self.house.carrier.set_calls(self.weather.calls.clone());
        self.house.disk.refuse_changes(false);
        self.disk_full_until = None;
        self.house.set_clock(0);
        let phones = std::iter::once(BUSINESS.to_owned());
        for phone in phones.chain(self.people.customers.clone()) {
            self.people.airplane(&self.house, &phone, true)?;
        }
        self.trace.step(self.house.elapsed(), "it calms down");
        Ok(())
    }
}
