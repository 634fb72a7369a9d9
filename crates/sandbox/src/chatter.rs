//! Customers who write by themselves, so that a demo lives: one message every 20 to 60 seconds of
//! real time, now and then a greeting for the platform's bot. Who says what is drawn from the seed.

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

const PAUSE_FROM_S: u64 = 20;
const PAUSE_SPAN_S: u64 = 41;
/// Every fifth message is a greeting by somebody who has been quiet.
const GREETING_EVERY: u64 = 5;

/// Runs until cancelled.
pub(crate) async fn run(world: Arc<World>, cancel: CancellationToken) {
    let lines = Scenario::forno_aurora().chatter;
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
