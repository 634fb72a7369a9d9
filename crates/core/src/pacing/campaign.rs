//! A campaign of a hundred thousand beside live chat, in virtual time: the pacer and the turns as the courier uses them, and
//! of the ledger only what they need of it.

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use uuid::Uuid;

use super::{COEXISTENCE, Candidate, Pacer, Priority, Standing, in_turn};
use crate::Millis;
use crate::ids::{ConversationId, LineId, WorkspaceId};
use crate::ticks::Failure;
use crate::verdict::{Reach, Verdict};

const LINE: LineId = LineId(Uuid::from_u128(1));
const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(2));
const CAMPAIGN: usize = 100_000;
/// Somebody at the inbox answers so often, on the average.
const REPLY_EVERY_MS: u64 = 1_500;

struct Run {
    /// From written to called, of every reply.
    delays: Vec<Millis>,
    campaign_sent: usize,
    took_ms: Millis,
    /// Calls that WhatsApp refused as too fast.
    refused: usize,
}

/// WhatsApp allows `allowed` messages in any second.
fn run(seed: u8, allowed: usize) -> Run {
    let mut dice = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let standing = Standing::calm("A", COEXISTENCE);
    let mut pacer = Pacer::default();
    let mut queues: BTreeMap<Priority, VecDeque<(ConversationId, Millis)>> = BTreeMap::new();
    let campaign = (0..CAMPAIGN).map(|n| (ConversationId(Uuid::from_u128(1_000 + n as u128)), 0));
    queues.insert(Priority::Campaign, campaign.collect());
    let (mut now, mut next_reply) = (0, 0);
    let mut of_second: (Millis, usize) = (0, 0);
    let mut done = Run {
        delays: Vec::new(),
        campaign_sent: 0,
        took_ms: 0,
        refused: 0,
    };
    while !queues[&Priority::Campaign].is_empty() {
        while next_reply <= now {
            // Each to a customer of its own: one who gets many has a pace of his own.
            let to = ConversationId(Uuid::from_u128(dice.next_u64().into()));
            let replies = queues.entry(Priority::Agent).or_default();
            replies.push_back((to, next_reply));
            next_reply += i64::try_from(dice.next_u64() % (2 * REPLY_EVERY_MS)).unwrap();
        }
        let (mut candidates, mut wake_at) = (Vec::new(), next_reply);
        let mut taken = 0;
        for (priority, queue) in &mut queues {
            match pacer.room(LINE, &standing, *priority, now) {
                Ok(room) => {
                    let room = usize::try_from(room).unwrap().saturating_sub(taken);
                    let due = room.min(queue.len());
                    taken += due;
                    candidates.extend(queue.drain(..due).map(|what| Candidate {
                        workspace: WORKSPACE,
                        line: LINE,
                        priority: *priority,
                        what,
                    }));
                    if due == room {
                        wake_at = wake_at.min(now + COEXISTENCE.interval_ms);
                    }
                }
                Err(wait) => wake_at = wake_at.min(wait.until),
            }
        }
        for Candidate { priority, what, .. } in in_turn(candidates, 0) {
            let (to, written_at) = what;
            pacer.went(LINE, &standing, to, priority, now);
            if of_second.0 != now / 1_000 {
                of_second = (now / 1_000, 0);
            }
            of_second.1 += 1;
            let queue = queues.get_mut(&priority).unwrap();
            if of_second.1 > allowed {
                done.refused += 1;
                queue.push_front(what);
                pacer.answered(LINE, &standing, to, &too_fast(), now);
                continue;
            }
            match priority {
                Priority::Agent => done.delays.push(now - written_at),
                _ => done.campaign_sent += 1,
            }
        }
        assert!(wake_at > now, "it would never go on");
        now = wake_at;
    }
    done.took_ms = now;
    done.delays.sort_unstable();
    done
}

fn too_fast() -> Verdict {
    Verdict::Throttled {
        failure: Failure {
            code: "130429".to_owned(),
            sentence: "Too fast.".to_owned(),
            remedy: "It waits.".to_owned(),
        },
        retry_after_ms: Some(1_000),
        reach: Reach::Number,
    }
}

fn percentile(sorted: &[Millis], percent: usize) -> Millis {
    sorted[(sorted.len() - 1) * percent / 100]
}

#[test]
fn a_campaign_of_a_hundred_thousand_never_delays_a_reply_by_a_second() {
    let run = run(1, 1_000);
    assert_eq!(run.campaign_sent, CAMPAIGN);
    assert!(run.delays.len() > 1_000);
    assert!(percentile(&run.delays, 100) <= 1_000);
    // And replies cost the campaign no more than their own places.
    let sent = i64::try_from(CAMPAIGN + run.delays.len()).unwrap();
    let least = sent * COEXISTENCE.interval_ms;
    assert!(run.took_ms < least * 11 / 10, "{} of {least}", run.took_ms);
}

/// WhatsApp grants half of what its documents say, and nobody told us.
#[test]
fn a_lower_limit_is_learnt_instead_of_being_run_into() {
    let run = run(2, 10);
    assert_eq!(run.campaign_sent, CAMPAIGN);
    let calls = run.refused + CAMPAIGN + run.delays.len();
    assert!(
        run.refused * 20 < calls,
        "{} of {calls} refused",
        run.refused
    );
    assert!(percentile(&run.delays, 99) <= 3_000);
}
