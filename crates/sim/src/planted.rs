//! Bugs to be found, so that a storm that finds none means something. They are compiled in by the feature `planted` only,
//! and of those one at a time is switched on, on the thread that runs the storm. Those of the channel and of the disk are
//! here; the others are where they would be in life (`twinline_core::planted`).

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use twinline_core::Millis;
use twinline_core::channel::{
    AccountTold, Answer, Capabilities, Channel, ChannelRequest, Heard, Outgoing, Unfit,
};
use twinline_core::charge::Tariff;
use twinline_core::contact::Identity;
use twinline_core::content::{Content, MediaKind};
use twinline_core::fact::{FactKind, Facts};
use twinline_core::ids::ExternalId;
use twinline_core::observation::Said;
use twinline_core::pacing::guard::{Refusal, Told};
pub use twinline_core::planted::Bug;
use twinline_core::planted::is;
use twinline_core::signal::{Signal, SignalRules};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_whatsapp::WhatsApp;

use crate::doom::Doom;
#[cfg(feature = "planted")]
use crate::doom::Point;

/// Plants a bug on this thread, runs a seed, and takes the bug out again.
#[cfg(feature = "planted")]
pub fn storm_with(bug: Bug, seed: u64) -> crate::Outcome {
    twinline_core::planted::plant(Some(bug));
    let outcome = crate::storm(seed);
    twinline_core::planted::plant(None);
    outcome
}

/// Lets the process die between two commits, if a bug makes two of one.
#[cfg(feature = "planted")]
pub(crate) fn let_die(doom: &Doom) {
    let doom = doom.clone();
    twinline_core::planted::decide_death(Box::new(move || doom.strikes(Point::BetweenCommits)));
}

/// Nothing is planted: there is no such place.
#[cfg(not(feature = "planted"))]
pub(crate) fn let_die(_: &Doom) {}

/// The channel of a platform: WhatsApp, perhaps with a bug.
pub(crate) fn channel() -> Arc<dyn Channel> {
    Arc::new(Planted {
        whatsapp: WhatsApp,
        heard: Mutex::default(),
    })
}

struct Planted {
    whatsapp: WhatsApp,
    /// Who said what, for the bug that takes the same words for a copy.
    heard: Mutex<BTreeSet<String>>,
}

impl Channel for Planted {
    fn name(&self) -> &'static str {
        self.whatsapp.name()
    }

    fn capabilities(&self) -> Capabilities {
        self.whatsapp.capabilities()
    }

    fn hear(&self, delivery: &[u8]) -> Heard {
        let mut heard = self.whatsapp.hear(delivery);
        if is(Bug::DedupeByText) {
            let mut known = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.said.retain(|(_, said)| match said {
                Said::Message(said) => known.insert(format!(
                    "{:?} {:?} {:?}",
                    said.peer.identities, said.direction, said.content
                )),
                _ => true,
            });
        }
        if is(Bug::EchoTwice) {
            let mut known = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            for (_, said) in &mut heard.said {
                if let Said::Message(said) = said
                    && said.origin == twinline_core::message::Origin::Phone
                    && !known.insert(said.external_id.0.clone())
                {
                    said.external_id.0.push_str("again");
                }
            }
        }
        heard
    }

    fn hear_account(&self, told: &AccountTold) -> Heard {
        self.whatsapp.hear_account(told)
    }

    fn leans_on(&self, content: &Content) -> Option<(FactKind, String)> {
        self.whatsapp.leans_on(content)
    }

    fn unfit(&self, content: &Content, facts: &Facts) -> Vec<Unfit> {
        self.whatsapp.unfit(content, facts)
    }

    fn sign(&self, of: &ExternalId, emoji: &str) -> Content {
        self.whatsapp.sign(of, emoji)
    }

    fn draft(
        &self,
        said: &serde_json::Value,
        attached: Option<MediaKind>,
    ) -> Result<Content, Vec<Unfit>> {
        self.whatsapp.draft(said, attached)
    }

    fn is_any_time(&self, content: &Content) -> bool {
        self.whatsapp.is_any_time(content)
    }

    fn request(&self, line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
        self.whatsapp.request(line, outgoing)
    }

    fn signal_rules(&self) -> SignalRules {
        self.whatsapp.signal_rules()
    }

    fn signal(&self, line: &str, of: &ExternalId, signal: Signal) -> ChannelRequest {
        self.whatsapp.signal(line, of, signal)
    }

    fn judge(&self, answer: &Answer) -> Verdict {
        match answer {
            Answer::Silence { reason } if is(Bug::SilenceIsFailure) => {
                self.whatsapp.judge(&Answer::NotSent {
                    reason: reason.clone(),
                })
            }
            answer => self.whatsapp.judge(answer),
        }
    }

    fn explain(&self, code: i64) -> Failure {
        self.whatsapp.explain(code)
    }

    fn told(&self, facts: &Facts, digits: &str) -> Told {
        self.whatsapp.told(facts, digits)
    }

    fn made_of(&self, content: &Content) -> Option<String> {
        self.whatsapp.made_of(content)
    }

    fn tariff(&self, to: &[Identity], now: Millis) -> Option<Tariff> {
        self.whatsapp.tariff(to, now)
    }

    fn refusal(&self, code: &str) -> Option<Refusal> {
        self.whatsapp.refusal(code)
    }
}
