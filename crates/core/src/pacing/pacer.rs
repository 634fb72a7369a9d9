//! What is known of each number, customer and account, and what it lets go now. Kept in memory: after a restart WhatsApp's
//! own limit is the worst that can happen, and its "too fast" teaches it again.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{COEXISTENCE, Learnt, PAIR, Priority, Rate, Spent};
use crate::Millis;
use crate::ids::{ConversationId, LineId};
use crate::verdict::{Reach, Verdict};

/// Customers remembered; whoever is forgotten has long earned back the burst.
const PAIRS_MAX: usize = 50_000;
/// What was heard at once holds nobody longer than this.
const HEARD_MS_MAX: Millis = 1_000;
/// A number that was told "too fast" is left alone at least so long.
const PAUSE_MS: Millis = 1_000;
/// Longest pause of an account that is told nothing of how long: an outage ends at any moment.
const ACCOUNT_PAUSE_MS_MAX: Millis = 15_000;
/// Longest pause for one customer.
const PAUSE_MS_MAX: Millis = 5 * 60_000;

/// Why a due send does not go now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The number has used up its allowance, or what less urgent sends may take of it.
    NumberRate,
    /// WhatsApp said that the number sends too fast.
    NumberThrottled,
    /// The customer gets one message in six seconds.
    PairRate,
    /// WhatsApp said that this customer is written to too fast.
    PairThrottled,
    /// The account has used up its calls.
    AccountThrottled,
    /// Bulk traffic is slowed or stopped to keep the number safe.
    Safety,
    /// As many people were written to first as may be within 24 hours.
    Tier,
}

/// Until when, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// The first moment at which it may go.
    pub until: Millis,
    /// What it waits for.
    pub why: WaitsFor,
}

/// How a number stands, as the ledger and the account's news have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its account: calls are limited together.
    pub account: String,
    /// What WhatsApp grants it.
    pub ceiling: Rate,
    /// What safety leaves of that to campaigns, in per cent; 0 stops them.
    pub campaign_percent: u8,
    /// And to what is transactional.
    pub transactional_percent: u8,
    /// How many more people may be written to first; nothing: as many as there are.
    pub tier_room: Option<u64>,
    /// When there is room again.
    pub tier_frees_at: Option<Millis>,
}

impl Standing {
    /// One that nothing speaks against.
    pub fn calm(account: impl Into<String>, ceiling: Rate) -> Self {
        Self {
            account: account.into(),
            ceiling,
            campaign_percent: 100,
            transactional_percent: 100,
            tier_room: None,
            tier_frees_at: None,
        }
    }

    fn percent(&self, priority: Priority) -> u8 {
        match priority {
            Priority::Agent | Priority::Bot => 100,
            Priority::Transactional => self.transactional_percent,
            Priority::Campaign => self.campaign_percent,
        }
    }
}

/// What a number may send now, and what it was learnt to allow; for people who look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// What WhatsApp grants.
    pub ceiling: Rate,
    /// What is believed to be allowed now.
    pub rate: Rate,
    /// Messages counted in the last minute: sent from here, on the phone, and by customers.
    pub sent: u64,
    /// See `sent`.
    pub heard: u64,
}

#[derive(Debug, Clone, Default)]
struct Number {
    /// What WhatsApp granted when something went last.
    ceiling: Option<Rate>,
    spent: Spent,
    /// Campaigns have a purse of their own where safety slows them.
    campaign_spent: Spent,
    learnt: Learnt,
    paused_until: Millis,
    sent: LastMinute,
    heard: LastMinute,
}

#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    spent: Spent,
    /// Refusals in a row.
    refusals: u32,
    paused_until: Millis,
}

#[derive(Debug, Clone, Copy, Default)]
struct Account {
    /// Refusals in a row.
    refusals: u32,
    paused_until: Millis,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Pacer {
    numbers: BTreeMap<LineId, Number>,
    pairs: HashMap<ConversationId, Pair>,
    accounts: BTreeMap<String, Account>,
}

impl Pacer {
    /// How many sends of this urgency may leave the number now.
    pub fn room(
        &self,
        line: LineId,
        standing: &Standing,
        priority: Priority,
        now: Millis,
    ) -> Result<i64, Wait> {
        let account = self.accounts.get(&standing.account);
        if let Some(until) = account
            .map(|of| of.paused_until)
            .filter(|until| *until > now)
        {
            let why = WaitsFor::AccountThrottled;
            return Err(Wait { until, why });
        }
        let fresh = Number::default();
        let number = self.numbers.get(&line).unwrap_or(&fresh);
        if number.paused_until > now {
            let (until, why) = (number.paused_until, WaitsFor::NumberThrottled);
            return Err(Wait { until, why });
        }
        let rate = number.learnt.rate(standing.ceiling, now);
        let kept = rate.burst * priority.keeps_percent() / 100;
        let room = rate.room(number.spent, kept, now).map_err(|until| Wait {
            until,
            why: WaitsFor::NumberRate,
        })?;
        if !priority.bulk() {
            return Ok(room);
        }
        let waits = |until, why| Wait { until, why };
        let campaign = priority == Priority::Campaign;
        // The better reason: it is known when it ends.
        if campaign && standing.tier_room == Some(0) {
            let frees_at = standing.tier_frees_at.filter(|at| *at > now);
            let until = frees_at.unwrap_or(now + PAUSE_MS_MAX);
            return Err(waits(until, WaitsFor::Tier));
        }
        let slowed = slowed(rate, standing.percent(priority))
            .ok_or(waits(now + PAUSE_MS_MAX, WaitsFor::Safety))?;
        if !campaign {
            return Ok(room);
        }
        // At full speed the number's own pace is all there is.
        let safe = if standing.campaign_percent < 100 {
            let spent = number.campaign_spent;
            let room = slowed.room(spent, 0, now);
            room.map_err(|until| waits(until, WaitsFor::Safety))?
        } else {
            room
        };
        let opens = standing
            .tier_room
            .map(|room| i64::try_from(room).unwrap_or(i64::MAX));
        Ok(room.min(safe).min(opens.unwrap_or(i64::MAX)))
    }

    /// Whether this customer may get one more now.
    pub fn pair(&self, conversation: ConversationId, now: Millis) -> Result<(), Wait> {
        let Some(pair) = self.pairs.get(&conversation) else {
            return Ok(());
        };
        if pair.paused_until > now {
            let (until, why) = (pair.paused_until, WaitsFor::PairThrottled);
            return Err(Wait { until, why });
        }
        PAIR.admits(pair.spent, now).map_err(|until| Wait {
            until,
            why: WaitsFor::PairRate,
        })
    }

    /// Counts one that goes.
    pub fn went(
        &mut self,
        line: LineId,
        standing: &Standing,
        conversation: ConversationId,
        priority: Priority,
        now: Millis,
    ) {
        if self.pairs.len() >= PAIRS_MAX {
            self.pairs
                .retain(|_, pair| pair.spent.0 > now || pair.paused_until > now);
        }
        let pair = self.pairs.entry(conversation).or_default();
        pair.spent = PAIR.spend(pair.spent, now);
        let number = self.numbers.entry(line).or_default();
        number.ceiling = Some(standing.ceiling);
        let rate = number.learnt.rate(standing.ceiling, now);
        number.spent = rate.spend(number.spent, now);
        if priority == Priority::Campaign
            && standing.campaign_percent < 100
            && let Some(slowed) = slowed(rate, standing.campaign_percent)
        {
            number.campaign_spent = slowed.spend(number.campaign_spent, now);
        }
        number.sent.count(now);
    }

    /// Counts what the phone or a customer said: it comes off the same allowance (`graph-api.md` section 7.1).
    pub fn heard(&mut self, line: LineId, now: Millis) {
        let number = self.numbers.entry(line).or_default();
        let ceiling = number.ceiling.unwrap_or(COEXISTENCE);
        let rate = number.learnt.rate(ceiling, now);
        // WhatsApp lets no more in than it allows: whatever comes at once was earned back over a second at most.
        let most = Spent(number.spent.0.max(now + HEARD_MS_MAX));
        number.spent = rate.spend(number.spent, now).min(most);
        number.heard.count(now);
    }

    /// Learns from an answer.
    pub fn answered(
        &mut self,
        line: LineId,
        standing: &Standing,
        conversation: ConversationId,
        verdict: &Verdict,
        now: Millis,
    ) {
        match verdict {
            Verdict::Accepted { .. } => {
                if let Some(pair) = self.pairs.get_mut(&conversation) {
                    pair.refusals = 0;
                }
                if let Some(account) = self.accounts.get_mut(&standing.account) {
                    account.refusals = 0;
                }
            }
            Verdict::Throttled {
                retry_after_ms,
                reach,
                ..
            } => {
                let told = retry_after_ms.unwrap_or(0).clamp(0, PAUSE_MS_MAX);
                match reach {
                    Reach::Send => {}
                    Reach::Pair => {
                        let pair = self.pairs.entry(conversation).or_default();
                        let pause = told.max(pair_pause_ms(pair.refusals));
                        pair.refusals = pair.refusals.saturating_add(1);
                        pair.paused_until = now + pause;
                    }
                    Reach::Number => {
                        let number = self.numbers.entry(line).or_default();
                        number.learnt = number.learnt.throttled(standing.ceiling, now);
                        number.paused_until = number.paused_until.max(now + told.max(PAUSE_MS));
                    }
                    Reach::Account => {
                        let account = self.accounts.entry(standing.account.clone());
                        let account = account.or_default();
                        // Those under way when it began are one refusal.
                        if account.paused_until <= now {
                            let pause = PAUSE_MS << account.refusals.min(5);
                            account.refusals = account.refusals.saturating_add(1);
                            account.paused_until = now + told.max(pause.min(ACCOUNT_PAUSE_MS_MAX));
                        }
                    }
                }
            }
            Verdict::Refused { .. } | Verdict::Unknown { .. } => {}
        }
    }

    /// What a person sees of it.
    pub fn allowance(&self, line: LineId, standing: &Standing, now: Millis) -> Allowance {
        let number = self.numbers.get(&line).cloned().unwrap_or_default();
        Allowance {
            ceiling: standing.ceiling,
            rate: number.learnt.rate(standing.ceiling, now),
            sent: number.sent.sum(now),
            heard: number.heard.sum(now),
        }
    }
}

/// 4 to the power of the refusals so far, in seconds: `graph-api.md` section 7.2.
pub(crate) fn pair_pause_ms(refusals: u32) -> Millis {
    4_i64
        .saturating_pow(refusals.min(8))
        .saturating_mul(1_000)
        .min(PAUSE_MS_MAX)
}

/// What safety leaves of a rate; nothing at 0.
fn slowed(rate: Rate, percent: u8) -> Option<Rate> {
    let percent = i64::from(percent.min(100));
    (percent > 0).then(|| Rate {
        interval_ms: rate.interval_ms * 100 / percent,
        burst: (rate.burst * percent / 100).max(1),
    })
}

/// How many there were in the last sixty seconds, by the second.
#[derive(Debug, Clone, Default)]
struct LastMinute(BTreeMap<Millis, u64>);

impl LastMinute {
    fn count(&mut self, now: Millis) {
        let second = now.div_euclid(1_000);
        *self.0.entry(second).or_default() += 1;
        if self.0.len() > 60 {
            self.0 = self.0.split_off(&(second - 59));
        }
    }

    fn sum(&self, now: Millis) -> u64 {
        let second = now.div_euclid(1_000);
        self.0.range(second - 59..=second).map(|(_, n)| n).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ExternalId;
    use crate::ticks::Failure;
    use uuid::Uuid;

    const LINE: LineId = LineId(Uuid::from_u128(1));
    const OTHER: LineId = LineId(Uuid::from_u128(2));
    const ANA: ConversationId = ConversationId(Uuid::from_u128(3));
    const NOW: Millis = 1_000_000;

    fn standing() -> Standing {
        Standing::calm("A", COEXISTENCE)
    }

    fn throttled(reach: Reach) -> Verdict {
        Verdict::Throttled {
            failure: Failure {
                code: "x".to_owned(),
                sentence: "s".to_owned(),
                remedy: "r".to_owned(),
            },
            retry_after_ms: None,
            reach,
        }
    }

    #[test]
    fn a_campaign_leaves_half_of_the_burst_to_people() {
        let mut pacer = Pacer::default();
        let (campaign, agent) = (Priority::Campaign, Priority::Agent);
        assert_eq!(pacer.room(LINE, &standing(), campaign, NOW), Ok(10));
        for n in 0..10 {
            let to = ConversationId(Uuid::from_u128(100 + n));
            pacer.went(LINE, &standing(), to, campaign, NOW);
        }
        let waits = pacer.room(LINE, &standing(), campaign, NOW).unwrap_err();
        assert_eq!(waits.why, WaitsFor::NumberRate);
        assert_eq!(pacer.room(LINE, &standing(), agent, NOW), Ok(10));
    }

    #[test]
    fn what_the_phone_says_comes_off_the_same_allowance() {
        let mut pacer = Pacer::default();
        for _ in 0..20 {
            pacer.heard(LINE, NOW);
        }
        let waits = pacer.room(LINE, &standing(), Priority::Agent, NOW);
        assert_eq!(waits.unwrap_err().until, NOW + 50);
        assert_eq!(pacer.allowance(LINE, &standing(), NOW).heard, 20);
        assert_eq!(pacer.allowance(LINE, &standing(), NOW + 60_000).heard, 0);
    }

    #[test]
    fn however_much_comes_in_at_once_a_reply_waits_a_moment_only() {
        let mut pacer = Pacer::default();
        for _ in 0..1_000 {
            pacer.heard(LINE, NOW);
        }
        let waits = pacer.room(LINE, &standing(), Priority::Agent, NOW);
        assert!(waits.unwrap_err().until <= NOW + 1_000);
    }

    #[test]
    fn one_customers_pause_is_nobody_elses_and_grows_by_four() {
        let mut pacer = Pacer::default();
        for seconds in [1, 4, 16, 64, 256, 300] {
            pacer.answered(LINE, &standing(), ANA, &throttled(Reach::Pair), NOW);
            let wait = pacer.pair(ANA, NOW).unwrap_err();
            assert_eq!(wait.until, NOW + seconds * 1_000);
        }
        assert_eq!(pacer.room(LINE, &standing(), Priority::Agent, NOW), Ok(20));
        let taken = Verdict::Accepted {
            external_id: ExternalId("w".to_owned()),
        };
        pacer.answered(LINE, &standing(), ANA, &taken, NOW);
        pacer.answered(LINE, &standing(), ANA, &throttled(Reach::Pair), NOW);
        assert_eq!(pacer.pair(ANA, NOW).unwrap_err().until, NOW + 1_000);
    }

    #[test]
    fn a_throttled_number_pauses_and_goes_on_more_slowly_and_others_do_not() {
        let mut pacer = Pacer::default();
        pacer.answered(LINE, &standing(), ANA, &throttled(Reach::Number), NOW);
        let wait = pacer.room(LINE, &standing(), Priority::Agent, NOW);
        assert_eq!(wait.unwrap_err().why, WaitsFor::NumberThrottled);
        let later = NOW + 1_000;
        assert_eq!(
            pacer.room(LINE, &standing(), Priority::Agent, later),
            Ok(10)
        );
        assert_eq!(pacer.room(OTHER, &standing(), Priority::Agent, NOW), Ok(20));
    }

    #[test]
    fn an_account_pauses_all_its_numbers() {
        let mut pacer = Pacer::default();
        pacer.answered(LINE, &standing(), ANA, &throttled(Reach::Account), NOW);
        let wait = pacer.room(OTHER, &standing(), Priority::Agent, NOW);
        assert_eq!(wait.unwrap_err().why, WaitsFor::AccountThrottled);
        let elsewhere = Standing {
            account: "B".to_owned(),
            ..standing()
        };
        assert_eq!(pacer.room(OTHER, &elsewhere, Priority::Agent, NOW), Ok(20));
    }

    #[test]
    fn safety_stops_or_slows_bulk_and_nothing_else() {
        let mut pacer = Pacer::default();
        let at = |campaign_percent, transactional_percent| Standing {
            campaign_percent,
            transactional_percent,
            ..standing()
        };
        let (campaign, transactional) = (Priority::Campaign, Priority::Transactional);
        let stopped = pacer.room(LINE, &at(0, 0), campaign, NOW).unwrap_err();
        assert_eq!(stopped.why, WaitsFor::Safety);
        let stopped = pacer.room(LINE, &at(0, 0), transactional, NOW).unwrap_err();
        assert_eq!(stopped.why, WaitsFor::Safety);
        assert_eq!(pacer.room(LINE, &at(0, 0), Priority::Bot, NOW), Ok(18));
        assert_eq!(pacer.room(LINE, &at(0, 100), transactional, NOW), Ok(15));
        assert_eq!(pacer.room(LINE, &at(10, 100), campaign, NOW), Ok(2));
        pacer.went(LINE, &at(10, 100), ANA, campaign, NOW);
        pacer.went(LINE, &at(10, 100), ANA, campaign, NOW);
        let slow = pacer.room(LINE, &at(10, 100), campaign, NOW).unwrap_err();
        assert_eq!((slow.until, slow.why), (NOW + 500, WaitsFor::Safety));
        assert_eq!(pacer.room(LINE, &at(10, 100), transactional, NOW), Ok(13));
    }

    #[test]
    fn a_campaign_goes_to_as_many_people_as_may_be_written_to_and_waits_for_the_day() {
        let pacer = Pacer::default();
        let with = |tier_room| Standing {
            tier_room,
            tier_frees_at: Some(NOW + 9),
            ..standing()
        };
        let room = |tier_room, priority| pacer.room(LINE, &with(tier_room), priority, NOW);
        assert_eq!(room(Some(3), Priority::Campaign), Ok(3));
        let wait = room(Some(0), Priority::Campaign).unwrap_err();
        assert_eq!((wait.until, wait.why), (NOW + 9, WaitsFor::Tier));
        assert_eq!(room(Some(0), Priority::Agent), Ok(20));
        assert_eq!(room(Some(0), Priority::Transactional), Ok(15));
        assert_eq!(room(None, Priority::Campaign), Ok(10));
    }
}
