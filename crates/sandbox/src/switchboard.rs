//! The switchboard: which fault hits which webhook or answer. Counted faults are taken here, so that
//! "the next three" are exactly three. Faults of the whole number are [`Faults`]; those of one endpoint or one webhook field
//! are rules ([`rule`]).

mod apply;
pub(crate) mod decide;
pub(crate) mod magic;
pub(crate) mod rule;

use crate::limits;
use crate::truth::Event;
use crate::truth::model::Faults;
use crate::world::Act;

/// What becomes of one POST.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may happen with any other"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fate {
    pub(crate) lost: bool,
    pub(crate) twice: bool,
    pub(crate) hold_ms: Option<i64>,
    pub(crate) wrong_signature: bool,
    /// Sent, and the acknowledgement is not heard.
    pub(crate) unheard: bool,
}

impl Fate {
    pub(crate) fn faulty(&self) -> bool {
        *self != Self::default()
    }
}

/// What becomes of one answer to `POST /messages`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SendFate {
    #[default]
    Normal,
    /// Refused before anything happened.
    Error500,
    Throttled,
    /// Carried out, and the answer never comes.
    AnswerLost,
}

impl Act<'_> {
    /// For a delivery about to be formed.
    pub(crate) fn fate_of_delivery(&mut self) -> Fate {
        let nth = self.truth.formed + 1;
        let every = |n: Option<u32>| n.is_some_and(|n| n > 0 && nth.is_multiple_of(u64::from(n)));
        let faults = &self.truth.faults;
        let (lost, twice, delay) = (
            every(faults.lose_webhook_every),
            every(faults.duplicate_every),
            faults.delay_ms,
        );
        let hold_ms = delay.map(|(from, to)| {
            let span = to.saturating_sub(from).saturating_add(1);
            i64::try_from(from + self.draw_below(span)).unwrap_or_default()
        });
        Fate {
            lost,
            twice,
            hold_ms,
            wrong_signature: !lost && self.take_wrong_signature(),
            unheard: false,
        }
    }

    pub(crate) fn fate_of_retry(&mut self) -> Fate {
        Fate {
            wrong_signature: self.take_wrong_signature(),
            ..Fate::default()
        }
    }

    fn take_wrong_signature(&mut self) -> bool {
        self.take_fault(|faults| &mut faults.wrong_signature_next)
    }

    /// For a send about to be looked at.
    pub(crate) fn fate_of_send(&mut self) -> SendFate {
        if self.take_fault(|faults| &mut faults.answer_500_next) {
            SendFate::Error500
        } else if self.take_fault(|faults| &mut faults.throttle_next) {
            SendFate::Throttled
        } else if self.take_fault(|faults| &mut faults.timeout_after_accept_next) {
            SendFate::AnswerLost
        } else {
            SendFate::Normal
        }
    }

    fn take_fault(&mut self, pick: impl Fn(&mut Faults) -> &mut u32) -> bool {
        let mut faults = self.truth.faults.clone();
        let left = pick(&mut faults);
        if *left == 0 {
            return false;
        }
        *left -= 1;
        self.tell(Event::FaultsSet { faults });
        true
    }
}

/// Takes a change of the switchboard as the bench sends it: only the keys that are there. An error
/// names the key that cannot be read.
pub(crate) fn patched(faults: &Faults, patch: &serde_json::Value) -> Result<Faults, String> {
    let whole = serde_json::to_value(faults).map_err(|error| error.to_string())?;
    let (Some(mut whole), Some(patch)) = (whole.as_object().cloned(), patch.as_object()) else {
        return Err("send an object with the faults to change".to_owned());
    };
    for (key, value) in patch {
        if !whole.contains_key(key) {
            return Err(format!("there is no fault called {key}"));
        }
        whole.insert(key.clone(), value.clone());
    }
    let mut patched: Faults =
        serde_json::from_value(whole.into()).map_err(|error| error.to_string())?;
    patched.duplicate_every = patched.duplicate_every.filter(|n| *n > 0);
    patched.out_of_order_every = patched.out_of_order_every.filter(|n| *n > 0);
    patched.changes_per_post = patched.changes_per_post.filter(|n| *n > 0);
    patched.lose_webhook_every = patched.lose_webhook_every.filter(|n| *n > 0);
    patched.slow_answers_ms = patched
        .slow_answers_ms
        .map(|ms| ms.min(limits::SLOW_ANSWER_MS_MAX));
    patched.delay_ms = patched
        .delay_ms
        .map(|(from, to)| (from.min(to), to.max(from)));
    Ok(patched)
}
