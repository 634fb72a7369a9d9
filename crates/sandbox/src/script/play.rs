//! Plays a scenario: step after step, and between them everything that is due, on a clock that never makes anybody wait.

use std::time::{Duration, Instant};

use super::behind::Behind;
use super::bot::Bot;
use super::expect::Verdict;
use super::model::Script;
use super::report::{Outcome, Report, StepReport};
use super::stage::Stage;
use super::step::Step;
use crate::sandbox::Sandbox;
use crate::truth::apps::Token;
use crate::webhooks;

/// Real time a step may take; more is a fault that keeps the clock from going on.
const STEP_TIME_MAX: Duration = Duration::from_mins(1);

/// How a scenario is run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A real server's address and verify token: webhooks go there, and what it answers counts.
    pub callback: Option<(String, String)>,
    /// The app's secret, if the server knows one already.
    pub app_secret: Option<String>,
    /// A token that the server's Graph calls carry.
    pub access_token: Option<String>,
    /// With a real server: the base URL at which its Graph calls are taken, if they are.
    pub graph: Option<String>,
    /// With a real server: how long it gets, in real time, to react to webhooks before time goes on.
    pub settle: Duration,
}

impl Options {
    pub(super) fn fix_credentials(&self, sandbox: &Sandbox) {
        let Some(secret) = &self.app_secret else {
            return;
        };
        let world = sandbox.world();
        let mut truth = world.look(Clone::clone);
        if let Some(first) = truth.apps.first_mut() {
            first.app.secret.clone_from(secret);
        }
        world.put(truth, world.clock.reading());
    }

    pub(super) fn keep_token(&self, sandbox: &Sandbox, token: &mut String) {
        let Some(own) = &self.access_token else {
            return;
        };
        let world = sandbox.world();
        let mut truth = world.look(Clone::clone);
        let given = Token {
            app_id: truth.app().id,
            issued_at: world.clock.now_ms(),
        };
        truth.tokens.insert(own.clone(), given);
        world.put(truth, world.clock.reading());
        token.clone_from(own);
    }
}

/// Plays a scenario in a sandbox of its own. `told` hears of each step when it is over; `opened` gets the sandbox before the
/// first, to serve it to somebody's server or to keep its end.
pub async fn run(
    script: &Script,
    options: &Options,
    opened: impl FnOnce(&Sandbox),
    mut told: impl FnMut(&StepReport),
) -> Report {
    let began = Instant::now();
    let mut steps = Vec::new();
    let (mut virtual_ms, mut posted) = (0, 0);
    match Stage::open(script, options).await {
        Err(why) => {
            let words = "the scene is set".to_owned();
            steps.push(StepReport {
                number: 0,
                words,
                outcome: Outcome::Failed,
                at_ms: 0,
                detail: Some(why),
            });
            told(&steps[0]);
        }
        Ok(stage) => {
            opened(&stage.sandbox);
            let set = stage.sandbox.world().traffic.newest();
            let mut play = Play {
                bot: Bot::new(script.bot.clone()),
                stage,
                settle: options.callback.as_ref().map(|_| options.settle),
            };
            let mut failed = false;
            for (step, number) in script.steps.iter().zip(1..) {
                let words = step.words();
                let (outcome, detail) = if failed {
                    (Outcome::LeftOut, None)
                } else {
                    let limited = tokio::time::timeout(STEP_TIME_MAX, play.step(step)).await;
                    match limited.unwrap_or_else(|_| {
                        Err("this took more than a minute of real time".to_owned())
                    }) {
                        Ok(()) => (Outcome::Passed, None),
                        Err(why) => {
                            let mut lines = vec![why];
                            if options.callback.is_some() {
                                let behind = Behind::since(&play.stage.sandbox, set);
                                lines.extend(behind.told(options.graph.as_deref()));
                            }
                            (Outcome::Failed, Some(lines.join("\n")))
                        }
                    }
                };
                failed |= outcome == Outcome::Failed;
                let at_ms = play.now() - play.stage.started_at;
                steps.push(StepReport {
                    number,
                    words,
                    outcome,
                    at_ms,
                    detail,
                });
                told(&steps[number - 1]);
            }
            virtual_ms = play.now() - play.stage.started_at;
            posted = play.stage.desk.posts();
        }
    }
    Report {
        name: script.name.clone(),
        about: script.about.clone(),
        passed: steps.iter().all(|step| step.outcome == Outcome::Passed),
        steps,
        virtual_ms,
        took_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        webhooks: posted,
    }
}

struct Play {
    stage: Stage,
    bot: Bot,
    /// Set when somebody's server is behind the callback.
    settle: Option<Duration>,
}

impl Play {
    fn now(&self) -> i64 {
        self.stage.sandbox.clock().now_ms()
    }

    async fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Wait(span) => {
                self.pass(span.0, |_| false).await;
                Ok(())
            }
            Step::ExpectPhone(expected) => {
                let early = expected.times.is_none();
                self.expect(expected.within.0, early, |stage| {
                    stage.phone_shows(expected)
                })
                .await
            }
            Step::ExpectWebhook(expected) => {
                let early = expected.times.is_none() && expected.copies.is_none();
                self.expect(expected.within.0, early, |stage| {
                    stage.platform_heard(expected)
                })
                .await
            }
            Step::ExpectWindow(expected) => {
                self.expect(0, true, |stage| stage.window(expected)).await
            }
            act => {
                self.stage.act(act).await?;
                self.settle_down().await;
                Ok(())
            }
        }
    }

    /// Waits until it holds; or, for an exact number, until the time is over.
    async fn expect(
        &mut self,
        within_ms: i64,
        early: bool,
        look: impl Fn(&Stage) -> Verdict,
    ) -> Result<(), String> {
        self.pass(within_ms, |stage| early && look(stage) == Verdict::Holds)
            .await;
        match look(&self.stage) {
            Verdict::Holds => Ok(()),
            Verdict::Not(why) => Err(why),
        }
    }

    /// Lets time pass, event by event, until `enough` or until the span is over.
    async fn pass(&mut self, span_ms: i64, enough: impl Fn(&Stage) -> bool) {
        let until = self.now() + span_ms;
        loop {
            self.settle_down().await;
            if enough(&self.stage) {
                return;
            }
            let now = self.now();
            let next = self
                .next_at(now)
                .filter(|next| *next <= until)
                .unwrap_or(until);
            if next <= now {
                return;
            }
            self.stage.sandbox.clock().advance(next - now);
        }
    }

    /// Everything that is due now happens, and what follows from it at once.
    async fn settle_down(&mut self) {
        let world = std::sync::Arc::clone(self.stage.sandbox.world());
        loop {
            self.stage.sandbox.fire_due();
            let carried = webhooks::carry_due(&world).await;
            if let (true, Some(settle)) = (carried, self.settle) {
                // The one place where real time passes: somebody's server is thinking.
                tokio::time::sleep(settle).await;
            }
            let now = self.now();
            let rows = self.stage.desk.rows(self.bot.heard);
            self.bot.hear(&rows, now);
            let due = self.bot.due(now);
            if !carried && due.is_empty() {
                return;
            }
            for answer in due {
                let key = if answer.to.contains('.') {
                    "recipient"
                } else {
                    "to"
                };
                let body = serde_json::json!({
                    "messaging_product": "whatsapp", key: answer.to, "type": "text", "text": {"body": answer.text},
                });
                let path = self.stage.filled("/{number}/messages");
                // What becomes of it is for the scenario to expect.
                self.stage.graph("POST", &path, Some(body)).await;
            }
        }
    }

    /// When something happens by itself next, after now.
    fn next_at(&self, now: i64) -> Option<i64> {
        let sandbox = &self.stage.sandbox;
        let held = sandbox.world().look(|truth| {
            truth
                .queue
                .values()
                .map(crate::truth::model::Queued::leaves_at)
                .min()
        });
        let all = [
            sandbox.next_timer(),
            sandbox.next_webhook(),
            held,
            self.bot.next_at(),
        ];
        all.into_iter().flatten().filter(|at| *at > now).min()
    }
}
