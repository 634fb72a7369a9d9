//! `twinline sandbox run` and `scenarios`: plays scenario files, for a person at a terminal or for somebody's CI.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use twinline_sandbox::Sandbox;
use twinline_sandbox::script::{self, Outcome, Report, Script, StepReport};

use crate::terminal::{Unusable, say};
use crate::wiring;

/// Flags of `twinline sandbox run`.
#[derive(Debug, Args)]
pub(crate) struct RunOptions {
    /// Files (YAML or JSON), or names of the library; `all` is the whole library.
    #[arg(required = true, value_name = "FILE")]
    scenarios: Vec<String>,
    /// Webhooks go to this server of yours, and what it answers counts. It must answer the verification GET.
    #[arg(long, value_name = "URL", requires = "verify_token")]
    callback: Option<String>,
    /// What the server expects in the handshake.
    #[arg(long, value_name = "TOKEN")]
    verify_token: Option<String>,
    /// Signs webhooks with this secret of yours; one that nobody knows is drawn otherwise.
    #[arg(long, value_name = "SECRET", requires = "callback")]
    app_secret: Option<String>,
    /// Takes Graph calls that carry this token of yours.
    #[arg(long, value_name = "TOKEN", requires = "callback")]
    access_token: Option<String>,
    /// Answers your server's Graph calls here while a scenario runs.
    #[arg(long, value_name = "ADDR:PORT", requires = "callback")]
    listen: Option<SocketAddr>,
    /// Milliseconds your server gets after each webhook before the clock goes on.
    #[arg(long, value_name = "MS", default_value_t = 250, requires = "callback")]
    settle: u64,
    /// Writes the results as `JUnit` XML.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Prints every step, those that passed as well.
    #[arg(long, short)]
    verbose: bool,
}

impl RunOptions {
    /// Plays all of them; fails if one fails.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        let reports = self.play_all().await.context(Unusable)?;
        let failed = reports.iter().filter(|(_, report)| !report.passed).count();
        say(&format!(
            "{} passed, {failed} failed",
            reports.len() - failed
        ));
        if failed > 0 {
            bail!("{failed} of {} scenarios failed", reports.len());
        }
        Ok(())
    }

    async fn play_all(&self) -> anyhow::Result<Vec<(String, Report)>> {
        let scripts = self.read()?;
        let options = script::Options {
            callback: self.callback.clone().zip(self.verify_token.clone()),
            app_secret: self.app_secret.clone(),
            access_token: self.access_token.clone(),
            graph: self.listen.map(|listen| format!("http://{listen}/v25.0")),
            settle: Duration::from_millis(self.settle),
        };
        if let Some(url) = &self.callback {
            self.tell_settings(url);
        }
        let mut reports = Vec::new();
        for (name, script) in &scripts {
            let report = self.play(script, &options).await?;
            tell(name, &report, self.verbose);
            if report.never_began() && self.callback.is_some() {
                bail!("{name} could not begin: see above");
            }
            reports.push((name.clone(), report));
        }
        if let Some(path) = &self.junit {
            write_junit(path, &reports)?;
        }
        Ok(reports)
    }

    /// What somebody's server must be set to.
    fn tell_settings(&self, url: &str) {
        let given = |what: Option<&String>, flag: &str, without: &str| match what {
            Some(_) => "as given".to_owned(),
            None => format!("not given ({flag}): {without}"),
        };
        let secret = given(
            self.app_secret.as_ref(),
            "--app-secret",
            "your server cannot check signatures",
        );
        let token = given(
            self.access_token.as_ref(),
            "--access-token",
            "your server's Graph calls are refused",
        );
        let graph = self.listen.map_or_else(
            || "not given (--listen): your server's Graph calls reach nobody".to_owned(),
            |listen| format!("http://{listen}/v25.0"),
        );
        say(&format!("Webhooks go to  {url}"));
        say("Verify token    as given");
        say(&format!("App secret      {secret}"));
        say(&format!("Graph base URL  {graph}"));
        say(&format!("Access token    {token}"));
        say("");
    }

    async fn play(&self, script: &Script, options: &script::Options) -> anyhow::Result<Report> {
        let listener = match self.listen {
            Some(address) => Some(wiring::listen(address, "--listen").await?),
            None => None,
        };
        let stop = CancellationToken::new();
        let mut serving = None;
        let report = script::run(
            script,
            options,
            |sandbox| {
                serving = listener.map(|listener| serve(listener, sandbox.clone(), stop.clone()));
            },
            |_: &StepReport| {},
        )
        .await;
        stop.cancel();
        if let Some(serving) = serving {
            serving
                .await
                .context("The Graph API of the scenario broke off")?;
        }
        Ok(report)
    }

    fn read(&self) -> anyhow::Result<Vec<(String, Script)>> {
        let mut scripts = Vec::new();
        for wanted in &self.scenarios {
            let library = script::bundled().into_iter();
            let known: Vec<_> = library
                .filter(|one| wanted == "all" || one.file == *wanted)
                .collect();
            if known.is_empty() {
                let text = std::fs::read_to_string(wanted).with_context(|| {
                    format!("{wanted} is neither a file nor in the library (`twinline sandbox scenarios` lists that)")
                })?;
                let script = script::read(&text).with_context(|| wanted.clone())?;
                scripts.push((wanted.clone(), script));
            }
            for one in known {
                let script = script::read(&one.text).with_context(|| one.file.clone())?;
                scripts.push((one.file, script));
            }
        }
        Ok(scripts)
    }
}

fn serve(
    listener: TcpListener,
    sandbox: Sandbox,
    stop: CancellationToken,
) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = sandbox.serve_calls(listener, stop).await {
            tracing::warn!(%error, "The Graph API of a scenario stopped");
        }
    })
}

fn tell(name: &str, report: &Report, verbose: bool) {
    let verdict = if report.passed { "ok    " } else { "FAILED" };
    let days = report.virtual_ms / 86_400_000;
    let hours = report.virtual_ms % 86_400_000 / 3_600_000;
    let minutes = report.virtual_ms % 3_600_000 / 60_000;
    say(&format!(
        "{verdict}  {name}: {} ({} steps, {} webhooks, {days}d {hours}h {minutes}m in {} ms)",
        report.name,
        report.steps.len(),
        report.webhooks,
        report.took_ms
    ));
    for step in &report.steps {
        let sign = match step.outcome {
            Outcome::Passed => "  ok  ",
            Outcome::Failed => "  ✗   ",
            Outcome::LeftOut => "  –   ",
        };
        if verbose || step.outcome == Outcome::Failed {
            say(&format!("{sign}{:>3}  {}", step.number, step.words));
        }
        for line in step.detail.iter().flat_map(|detail| detail.lines()) {
            say(&format!("           {line}"));
        }
    }
}

/// A suite for each scenario, a case for each step.
fn write_junit(path: &Path, reports: &[(String, Report)]) -> anyhow::Result<()> {
    let mut all = quick_junit::Report::new("twinline sandbox");
    for (name, report) in reports {
        let mut suite = TestSuite::new(name.as_str());
        suite.set_time(Duration::from_millis(report.took_ms));
        for step in &report.steps {
            let status = match step.outcome {
                Outcome::Passed => TestCaseStatus::success(),
                Outcome::LeftOut => TestCaseStatus::skipped(),
                Outcome::Failed => {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    status.set_message(step.detail.clone().unwrap_or_default());
                    status
                }
            };
            let mut case = TestCase::new(format!("{:03} {}", step.number, step.words), status);
            case.set_classname(name.as_str());
            suite.add_test_case(case);
        }
        all.add_test_suite(suite);
    }
    let file = std::fs::File::create(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    all.serialize(file)
        .with_context(|| format!("{} cannot be written", path.display()))
}

/// Lists the library.
pub(crate) fn list() -> anyhow::Result<()> {
    for one in script::bundled() {
        let script = script::read(&one.text).with_context(|| one.file.clone())?;
        say(&format!("{:<28} {}", one.file, script.name));
        say(&format!("{:<28} {}", "", script.about));
    }
    Ok(())
}
