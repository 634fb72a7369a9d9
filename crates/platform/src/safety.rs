//! How safely each number may send, as the parts of a running platform share it. Kept in memory and read again when the
//! merger heard something that bears on it, when a person altered it, and every minute: never once per send.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use twinline_core::Millis;
use twinline_core::ids::LineId;
use twinline_core::observation::{Observation, Said};
use twinline_core::pacing::guard::{
    FACTS, Halt, REFUSALS_MS, Risk, Sign, TIER_SPAN_MS, Tier, of_refusals, of_tier, weigh,
};
use twinline_core::pacing::{Priority, Wait, WaitsFor};
use twinline_core::verdict::Verdict;
use twinline_store::{Line, SafetyOverride, StoreError};

use crate::app::App;
use crate::limits::{SAFETY_FRESH_MS, SAFETY_HISTORY_MAX, SAFETY_REFUSALS_MAX};

/// What is known of a number.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// When it was read.
    read_at: Millis,
    /// What was altered when it was read.
    version: u64,
    /// What facts and refusals say.
    signs: Vec<Sign>,
    /// How many people were written to first.
    pub(crate) tier: Tier,
    halts: BTreeMap<String, Halt>,
    /// What people lifted, newest first.
    pub(crate) overrides: Vec<SafetyOverride>,
}

impl Known {
    /// What holds now, with what is known of the last minute besides.
    pub(crate) fn risk(&self, besides: Option<Sign>, now: Millis) -> Risk {
        let tier = of_tier(&self.tier);
        let signs = self.signs.iter().cloned();
        let signs = signs.chain(tier).chain(besides).collect();
        weigh(signs, self.lifted(now).map(|lifted| lifted.until), now)
    }

    /// What a person has lifted.
    pub(crate) fn lifted(&self, now: Millis) -> Option<&SafetyOverride> {
        self.overrides.iter().find(|one| one.holds(now))
    }

    fn fresh(&self, version: u64, now: Millis) -> bool {
        let age = now.saturating_sub(self.read_at);
        let day_moved = self.tier.frees_at.is_some_and(|at| at <= now);
        self.version == version && (0..SAFETY_FRESH_MS).contains(&age) && !day_moved
    }
}

/// See the module.
#[derive(Default)]
pub struct Safety(Mutex<HashMap<LineId, Entry>>);

#[derive(Default)]
struct Entry {
    /// Counts what was heard or altered.
    version: u64,
    known: Option<Arc<Known>>,
}

impl Safety {
    fn with<T>(&self, line: LineId, look: impl FnOnce(&mut Entry) -> T) -> T {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        look(lines.entry(line).or_default())
    }

    /// Something that bears on it was altered, and is committed.
    pub(crate) fn altered(&self, line: LineId) {
        self.with(line, |entry| entry.version += 1);
    }

    /// Whether one more person may be written to first; if not, when.
    pub(crate) fn may_open(&self, line: LineId, now: Millis) -> Result<(), Wait> {
        self.with(line, |entry| {
            let tier = entry.known.as_ref().map(|known| known.tier);
            let tier = tier.filter(|tier| tier.room() == Some(0));
            tier.map_or(Ok(()), |tier| {
                let until = tier.frees_at.filter(|at| *at > now);
                Err(Wait {
                    until: until.unwrap_or(now + SAFETY_FRESH_MS),
                    why: WaitsFor::Tier,
                })
            })
        })
    }

    /// One more person is written to first: counted before it is read again, at worst once too often.
    pub(crate) fn opened(&self, line: LineId, now: Millis) {
        self.with(line, |entry| {
            if let Some(known) = &mut entry.known {
                let tier = &mut Arc::make_mut(known).tier;
                tier.used += 1;
                tier.frees_at.get_or_insert(now + TIER_SPAN_MS);
            }
        });
    }

    /// Why what is made of this cannot be sent now, if it cannot.
    pub(crate) fn halted(&self, line: LineId, of: &str, now: Millis) -> Option<Halt> {
        self.with(line, |entry| {
            let halt = entry.known.as_ref()?.halts.get(of)?;
            let halts = halt.until.is_none_or(|until| until > now);
            halts.then(|| halt.clone())
        })
    }
}

/// The lines of a batch on which something was said that bears on safety.
pub(crate) fn concerned(lines: &[(LineId, Vec<Observation>)]) -> Vec<LineId> {
    let bears = |said: &Observation| match &said.said {
        Said::Fact(fact) => FACTS.contains(&fact.kind),
        Said::Status(status) => status.ticks.failure().is_some(),
        Said::Answer(answer) => matches!(answer.verdict, Verdict::Refused { .. }),
        _ => false,
    };
    let concerned = lines.iter().filter(|(_, said)| said.iter().any(bears));
    concerned.map(|(line, _)| *line).collect()
}

/// What is known of a number, read again if that is due.
pub(crate) async fn known(app: &App, line: &Line, now: Millis) -> Result<Arc<Known>, StoreError> {
    let (version, fresh) = app.safety.with(line.id, |entry| {
        let known = entry.known.as_ref();
        let fresh = known.filter(|known| known.fresh(entry.version, now));
        (entry.version, fresh.cloned())
    });
    if let Some(known) = fresh {
        return Ok(known);
    }
    let known = Arc::new(read(app, line, version, now).await?);
    app.safety.with(line.id, |entry| {
        entry.known = Some(Arc::clone(&known));
    });
    Ok(known)
}

async fn read(app: &App, line: &Line, version: u64, now: Millis) -> Result<Known, StoreError> {
    let facts = app.store.facts_of(line.id, &FACTS).await?;
    let told = app.channel.told(&facts, &line.digits);
    let since = now - REFUSALS_MS;
    let refused = app.store.refused_since(line.id, since, SAFETY_REFUSALS_MAX);
    let refused: Vec<_> = refused
        .await?
        .into_iter()
        .filter_map(|(at, code)| Some((at, app.channel.refusal(&code)?)))
        .collect();
    let (used, first) = app.store.opened_since(line.id, now - TIER_SPAN_MS).await?;
    let overrides = app.store.safety_overrides(line.id, SAFETY_HISTORY_MAX);
    let mut signs = told.signs;
    signs.extend(of_refusals(&refused, told.unlocked_at, now));
    Ok(Known {
        read_at: now,
        version,
        signs,
        tier: Tier {
            limit: told.limit,
            used,
            frees_at: first.map(|at| at + TIER_SPAN_MS),
        },
        halts: told
            .halts
            .into_iter()
            .map(|halt| (halt.of.clone(), halt))
            .collect(),
        overrides: overrides.await?,
    })
}

/// Whether a send of this urgency waits for what halts it, or is refused: somebody who answers looks on and picks another.
pub(crate) fn waits_out(priority: Priority, halt: &Halt) -> Option<Millis> {
    halt.until.filter(|_| priority.bulk())
}
