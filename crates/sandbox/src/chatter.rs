//! Customers who write by themselves, so that a demo lives: one message every 20 to 60 seconds of
//! real time, now and then a greeting for the platform's bot. Who says what is drawn from the seed.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::limits;
use crate::scenario::{ChatterData, Scenario};
use crate::truth::model::{BUSINESS, Content, PhoneId, Side};
use crate::world::{Act, World};

/// Whether customers write by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chatter {
    #[default]
    Off,
    Gentle,
}

impl Chatter {
    /// Customers of this business write, if they do, until cancelled.
    pub(crate) async fn run(self, world: Arc<World>, cancel: CancellationToken) {
        match self {
            Self::Off => {}
            Self::Gentle => run(world, cancel).await,
        }
    }
}

const PAUSE_FROM_S: u64 = 20;
const PAUSE_SPAN_S: u64 = 41;
/// Every fifth message is a greeting by somebody who has been quiet.
const GREETING_EVERY: u64 = 5;

/// What customers say to any business.
const TO_ANY_BUSINESS: [&str; 8] = [
    "Are you open on Saturday?",
    "How much would that be?",
    "Could somebody call me back?",
    "Is that still available?",
    "Can I come by this afternoon?",
    "Thanks, that helps",
    "How long will it take?",
    "Do you deliver as well?",
];

/// The lines for a business: the example's customers speak of what it sells, all others of what anybody sells.
fn lines(is_example: bool) -> ChatterData {
    let example = Scenario::forno_aurora().chatter;
    if is_example {
        return example;
    }
    ChatterData {
        follow_ups: TO_ANY_BUSINESS.map(str::to_owned).into(),
        of_their_own: HashMap::new(),
        ..example
    }
}

/// Runs until cancelled.
async fn run(world: Arc<World>, cancel: CancellationToken) {
    let lines = lines(world.look(|truth| truth.place == 0));
    let mut said = 0_u64;
    loop {
        let seed = world.look(|truth| truth.seed);
        let pause = PAUSE_FROM_S + seed.wrapping_add(said.wrapping_mul(7_919)) % PAUSE_SPAN_S;
        tokio::select! {
            () = cancel.cancelled() => return,
            // Real time on purpose: at 60 times the rate people still read at their own pace.
            () = tokio::time::sleep(Duration::from_secs(pause)) => {}
        }
        if world.clock.rate() <= 0.0 {
            continue;
        }
        said += 1;
        let greet = said.is_multiple_of(GREETING_EVERY);
        world.act(|act| act.chat_a_little(&lines, greet));
    }
}

impl Act<'_> {
    /// Somebody who is not waiting for too many answers says something, in words of their own if
    /// the scenario gives them any.
    pub(crate) fn chat_a_little(&mut self, lines: &ChatterData, greet: bool) {
        if self.truth.onboarding.is_none() {
            return;
        }
        let willing: Vec<PhoneId> = self
            .truth
            .customers()
            .filter(|phone| {
                phone.online() && self.unanswered(&phone.id) < limits::CHATTER_UNANSWERED_MAX
            })
            .map(|phone| phone.id.clone())
            .collect();
        if willing.is_empty() {
            return;
        }
        let who = usize::try_from(self.draw_below(willing.len() as u64)).unwrap_or_default();
        let name = self
            .truth
            .phone(&willing[who])
            .map(|phone| phone.name.clone());
        let own = name.and_then(|name| lines.of_their_own.get(&name));
        let lines = match own {
            Some(own) => own,
            None if greet => &lines.greetings,
            None => &lines.follow_ups,
        };
        let what = usize::try_from(self.draw_below(lines.len() as u64)).unwrap_or_default();
        let Some(line) = lines.get(what) else { return };
        let content = Content::text(line.clone());
        if let Err(error) = self.write(&willing[who], BUSINESS, content, None) {
            tracing::warn!(%error, "A customer could not chat");
        }
    }

    /// The customer's messages since the business last said something.
    fn unanswered(&self, customer: &str) -> usize {
        self.truth
            .chat(customer)
            .rev()
            .filter(|message| message.is_said())
            .filter(|message| self.truth.told_to_servers(message).revoked_at.is_none())
            .take_while(|message| message.from == Side::Customer)
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Sandbox, SignUp};

    #[test]
    fn whoever_writes_to_another_business_does_not_speak_of_bread() {
        let (example, other) = (lines(true), lines(false));
        assert_eq!(example.greetings, other.greetings);
        let bread = |said: &String| said.contains("bread") || said.contains("loa");
        assert!(example.follow_ups.iter().any(bread));
        assert!(!other.follow_ups.is_empty() && !other.follow_ups.iter().any(bread));
        assert!(other.of_their_own.is_empty());
    }

    #[test]
    fn nobody_goes_on_and_on_unanswered() {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::open(Config {
            data_dir: Some(dir.path().to_path_buf()),
            listen: None,
            seed: 3,
            start_at: None,
            chatter: Chatter::Off,
            rules: None,
        })
        .unwrap();
        let scenario = Scenario::forno_aurora();
        sandbox.load(&scenario).unwrap();
        let say = || {
            let world = sandbox.world();
            world.act(|act| act.chat_a_little(&scenario.chatter, false));
        };
        let said = || sandbox.world().look(|truth| truth.messages().len());
        let before = said();
        say();
        assert_eq!(
            said(),
            before,
            "a business without a platform is left in peace"
        );
        sandbox
            .sign_up(SignUp {
                share_history: true,
            })
            .unwrap();
        for _ in 0..400 {
            say();
        }
        assert!(said() > before + 30, "they do talk");
        let most = sandbox.world().act(|act| {
            let customers: Vec<_> = act
                .truth
                .customers()
                .map(|phone| phone.id.clone())
                .collect();
            customers
                .iter()
                .map(|customer| act.unanswered(customer))
                .max()
        });
        assert_eq!(most, Some(limits::CHATTER_UNANSWERED_MAX));
    }
}
