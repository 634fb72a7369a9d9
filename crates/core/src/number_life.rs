//! The life of a number: how it was connected, what its two syncs brought, and the last proof that its phone lives.
//! The state shown is a function of these facts and the time, so that nothing has to be woken to become true.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::observation::{HistorySaid, NumberEvent};

/// How far the connection is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Named, nothing done.
    #[default]
    Draft,
    /// The code was exchanged or is about to be.
    Connecting,
    /// Webhooks are subscribed and verified.
    Connected,
    /// Coexistence ended or is suspended.
    Offboarded,
    /// Back after having been offboarded.
    Reconnected,
}

/// How far one sync is. The intent is written before the call, because the call may be made once only.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Not yet.
    #[default]
    NotAsked,
    /// The call was begun. If this stays, its outcome is unknown, and it is never repeated blindly.
    Asking,
    /// WhatsApp took the request: that promises nothing.
    Asked,
    /// WhatsApp refused the request.
    Refused,
}

/// One sync, as facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sync {
    /// How far the asking is.
    pub asked: Asked,
    /// When the call was begun.
    pub asked_at: Option<Millis>,
    /// WhatsApp's id of the request, for its support.
    pub request_id: Option<String>,
    /// When something of it last arrived.
    pub last_at: Option<Millis>,
    /// How many messages the chunks held. Contacts are counted where they are kept.
    pub count: u64,
    /// Told by the owner's choice or an error.
    pub note: Option<String>,
    /// Whether the owner chose not to share.
    pub declined: bool,
    /// The greatest progress that was told, 0 to 100.
    pub progress: Option<i64>,
    /// Chunks by (phase, chunk): messages in each. A set, so copies and order cannot matter.
    #[serde(with = "chunks")]
    pub chunks: BTreeMap<(i64, i64), u64>,
    /// Oldest message.
    pub oldest_at: Option<Millis>,
}

/// What a proof of life was. Nothing else proves that the phone is in use (`webhooks.md` section 3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Somebody typed in the app.
    Echo,
    /// Somebody changed the address book.
    ContactChange,
}

/// The facts of a number's life.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberLife {
    /// How far the connection is.
    pub stage: Stage,
    /// Since when.
    pub stage_since: Millis,
    /// The address book.
    pub contacts: Sync,
    /// Old messages.
    pub history: Sync,
    /// The last proof that the phone lives.
    pub proof: Option<(Millis, Proof)>,
    /// Entries of the journal up to this one tell of an onboarding before: they say nothing of this one, whenever they are
    /// read. `None`: it is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
}

/// Spans of a number's life. Data; the sources disagree about the 14 days' base (`webhooks.md` section 3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeRules {
    /// A sync that was silent this long has ended.
    pub sync_quiet_ms: Millis,
    /// The same once a progress of 100 was told, which is a hint only.
    pub sync_quiet_hinted_ms: Millis,
    /// Syncs may be asked for within this long after connecting.
    pub ask_within_ms: Millis,
    /// No proof of life for so long: quiet.
    pub quiet_after_ms: Millis,
    /// And for so long: at risk.
    pub at_risk_after_ms: Millis,
    /// And for so long: WhatsApp ends the sync.
    pub lost_after_ms: Millis,
}

const DAY_MS: Millis = 86_400_000;

impl Default for LifeRules {
    fn default() -> Self {
        Self {
            sync_quiet_ms: 30 * 60_000,
            sync_quiet_hinted_ms: 20_000,
            ask_within_ms: DAY_MS,
            quiet_after_ms: 7 * DAY_MS,
            at_risk_after_ms: 12 * DAY_MS,
            lost_after_ms: 14 * DAY_MS,
        }
    }
}

/// The state an operator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// Named only.
    Draft,
    /// Being connected.
    Connecting,
    /// Connected; the syncs are not asked for yet.
    AskingSync,
    /// Contacts and history arrive.
    Syncing,
    /// All is well.
    Live,
    /// No sign of the phone for days.
    Quiet,
    /// WhatsApp will end the sync soon.
    AtRisk,
    /// Ended or suspended.
    Offboarded,
    /// Back.
    Reconnected,
}

/// How one sync reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Not asked for.
    NotAsked,
    /// Being asked for.
    Asking,
    /// Asked for; nothing has come.
    Asked,
    /// Coming in.
    Arriving,
    /// Nothing came for so long that it has ended, empty.
    Quiet,
    /// It came, and has been quiet since.
    Done,
    /// The owner chose not to share.
    Declined,
    /// WhatsApp refused the request.
    Refused,
    /// The call's outcome is unknown; it is not repeated.
    Unknown,
}

impl Sync {
    /// How it reads at `now`.
    pub fn state(&self, now: Millis, rules: &LifeRules) -> SyncState {
        if self.declined {
            return SyncState::Declined;
        }
        let hinted = self.progress.is_some_and(|progress| progress >= 100);
        let quiet_ms = if hinted {
            rules.sync_quiet_hinted_ms
        } else {
            rules.sync_quiet_ms
        };
        match (self.last_at, self.asked) {
            (Some(last), _) if now - last < quiet_ms => SyncState::Arriving,
            (Some(_), _) => SyncState::Done,
            (None, Asked::NotAsked) => SyncState::NotAsked,
            (None, Asked::Asking) if self.asked_at.is_some_and(|at| now - at > 60_000) => {
                SyncState::Unknown
            }
            (None, Asked::Asking) => SyncState::Asking,
            (None, Asked::Refused) => SyncState::Refused,
            (None, Asked::Asked)
                if self
                    .asked_at
                    .is_some_and(|at| now - at > rules.sync_quiet_ms) =>
            {
                SyncState::Quiet
            }
            (None, Asked::Asked) => SyncState::Asked,
        }
    }

    /// Takes in a step of the history sync.
    pub fn history_said(&mut self, said: &HistorySaid, received_at: Millis) {
        self.last_at = self.last_at.max(Some(received_at));
        match said {
            HistorySaid::Chunk {
                phase,
                chunk,
                progress,
                messages,
                oldest_at,
            } => {
                let known = self.chunks.entry((*phase, *chunk)).or_insert(0);
                *known = (*known).max(*messages);
                self.count = self.chunks.values().sum();
                self.progress = self.progress.max(*progress);
                self.oldest_at = match (self.oldest_at, *oldest_at) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
            HistorySaid::Declined { code } => {
                self.declined = true;
                self.note = Some(format!("The owner turned off sharing history ({code})."));
            }
            HistorySaid::Refused { .. } if self.declined => {}
            HistorySaid::Refused { code, title } => {
                self.note = self.note.take().max(Some(format!("{title} ({code})")));
            }
        }
    }
}

impl NumberLife {
    /// Whether what the journal told at `position` is of this onboarding.
    pub fn is_told_at(&self, position: u64) -> bool {
        self.after.is_none_or(|after| position > after)
    }

    /// Takes in a proof of life.
    pub fn proven(&mut self, at: Millis, proof: Proof) {
        self.proof = self.proof.max(Some((at, proof)));
    }

    /// Takes in an event of the account. The two are known to arrive in the wrong order (`webhooks.md` section 3.7),
    /// so the later *told* time wins.
    pub fn event(&mut self, event: NumberEvent, at: Millis) {
        let stage = match event {
            NumberEvent::Offboarded => Stage::Offboarded,
            NumberEvent::Reconnected => Stage::Reconnected,
            NumberEvent::Noted => return,
        };
        if (at, stage) >= (self.stage_since, self.stage) {
            self.stage = stage;
            self.stage_since = at;
        }
    }

    /// The state an operator reads at `now`, and since when.
    pub fn state(&self, now: Millis, rules: &LifeRules) -> (Life, Millis) {
        match self.stage {
            Stage::Draft => (Life::Draft, self.stage_since),
            Stage::Connecting => (Life::Connecting, self.stage_since),
            Stage::Offboarded => (Life::Offboarded, self.stage_since),
            Stage::Reconnected if now - self.stage_since < DAY_MS => {
                (Life::Reconnected, self.stage_since)
            }
            Stage::Connected | Stage::Reconnected => self.connected_state(now, rules),
        }
    }

    fn connected_state(&self, now: Millis, rules: &LifeRules) -> (Life, Millis) {
        use SyncState::{Arriving, Asked as SyncAsked, Asking, NotAsked};
        let syncs = [
            self.contacts.state(now, rules),
            self.history.state(now, rules),
        ];
        if self.stage == Stage::Connected {
            if syncs.iter().any(|sync| matches!(sync, NotAsked | Asking)) {
                return (Life::AskingSync, self.stage_since);
            }
            if syncs
                .iter()
                .any(|sync| matches!(sync, Arriving | SyncAsked))
            {
                return (
                    Life::Syncing,
                    self.history.asked_at.unwrap_or(self.stage_since),
                );
            }
        }
        let proof_at = self.proof.map_or(self.stage_since, |(at, _)| at);
        let silent = now - proof_at;
        if silent >= rules.at_risk_after_ms {
            (Life::AtRisk, proof_at + rules.at_risk_after_ms)
        } else if silent >= rules.quiet_after_ms {
            (Life::Quiet, proof_at + rules.quiet_after_ms)
        } else {
            (Life::Live, self.history.last_at.unwrap_or(self.stage_since))
        }
    }
}

/// JSON has no tuple keys: chunks are written as a list of [phase, chunk, messages].
mod chunks {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        map: &BTreeMap<(i64, i64), u64>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        map.iter()
            .map(|((phase, chunk), count)| (*phase, *chunk, *count))
            .collect::<Vec<_>>()
            .serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<(i64, i64), u64>, D::Error> {
        let list: Vec<(i64, i64, u64)> = Vec::deserialize(from)?;
        Ok(list
            .into_iter()
            .map(|(phase, chunk, count)| ((phase, chunk), count))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connected() -> NumberLife {
        let asked = |at| Sync {
            asked: Asked::Asked,
            asked_at: Some(at),
            ..Sync::default()
        };
        NumberLife {
            stage: Stage::Connected,
            stage_since: 0,
            contacts: asked(1),
            history: asked(2),
            proof: None,
            after: None,
        }
    }

    fn chunk(phase: i64, chunk: i64, progress: i64) -> HistorySaid {
        HistorySaid::Chunk {
            phase,
            chunk,
            progress: Some(progress),
            messages: 10,
            oldest_at: Some(-chunk),
        }
    }

    #[test]
    fn history_is_done_by_quiet_and_copies_count_once() {
        let rules = LifeRules::default();
        let mut life = connected();
        assert_eq!(life.history.state(10, &rules), SyncState::Asked);
        for said in [chunk(1, 1, 50), chunk(0, 1, 100), chunk(1, 1, 50)] {
            life.history.history_said(&said, 1_000);
        }
        assert_eq!(life.history.count, 20);
        assert_eq!(
            life.history
                .state(1_000 + rules.sync_quiet_hinted_ms - 1, &rules),
            SyncState::Arriving
        );
        assert_eq!(
            life.history
                .state(1_000 + rules.sync_quiet_hinted_ms, &rules),
            SyncState::Done
        );
    }

    #[test]
    fn silence_after_asking_is_a_state_and_not_an_endless_wait() {
        let rules = LifeRules::default();
        assert_eq!(
            connected().history.state(3 + rules.sync_quiet_ms, &rules),
            SyncState::Quiet
        );
    }

    #[test]
    fn a_phone_without_a_sign_of_life_becomes_quiet_then_at_risk() {
        let rules = LifeRules::default();
        let mut life = connected();
        life.proven(0, Proof::Echo);
        assert_eq!(life.state(6 * DAY_MS, &rules).0, Life::Live);
        assert_eq!(life.state(7 * DAY_MS, &rules), (Life::Quiet, 7 * DAY_MS));
        assert_eq!(life.state(12 * DAY_MS, &rules).0, Life::AtRisk);
        life.proven(12 * DAY_MS, Proof::ContactChange);
        assert_eq!(life.state(12 * DAY_MS, &rules).0, Life::Live);
    }

    #[test]
    fn offboarded_and_reconnected_in_the_wrong_order_end_reconnected() {
        let mut life = connected();
        life.event(NumberEvent::Reconnected, 200);
        life.event(NumberEvent::Offboarded, 100);
        assert_eq!(life.stage, Stage::Reconnected);
    }
}
