//! Every subcommand, once.

pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod journal;
pub(crate) mod replay;
pub(crate) mod retention;
pub(crate) mod sandbox;
pub(crate) mod serve;
pub(crate) mod snapshot;
pub(crate) mod state;
pub(crate) mod user;

use clap::Subcommand;

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show everything with a lively example business: platform and emulated WhatsApp in one process.
    Demo(demo::Options),
    /// Run the platform against WhatsApp, or against a sandbox that runs elsewhere.
    Serve(serve::Options),
    /// Run the emulated WhatsApp alone.
    Sandbox(sandbox::Options),
    /// Make people who can sign in.
    User(user::Options),
    /// Look at what arrived: list, show and verify the journal's entries.
    Journal(journal::Options),
    /// Print what is stored as JSON lines.
    Export(export::Options),
    /// Make the derived state again from the journal and compare it with the present one.
    Replay(replay::Options),
    /// Copy the state, as it is at one moment, to a file.
    Snapshot(snapshot::Options),
}

impl Command {
    /// What is logged unless the environment says otherwise.
    pub(crate) fn log_default(&self) -> &'static str {
        match self {
            // A newcomer's terminal shows the box, and what goes wrong.
            Self::Demo(_) => {
                "warn,twinline=info,twinline_platform=warn,twinline_store=warn,twinline_sandbox=warn"
            }
            Self::User(_)
            | Self::Journal(_)
            | Self::Export(_)
            | Self::Replay(_)
            | Self::Snapshot(_) => "warn",
            Self::Serve(_) | Self::Sandbox(_) => "info",
        }
    }

    /// Runs it.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Demo(options) => options.run().await,
            Self::Serve(options) => options.run().await,
            Self::Sandbox(options) => options.run().await,
            Self::User(options) => options.run().await,
            Self::Journal(options) => options.run().await,
            Self::Export(options) => options.run().await,
            Self::Replay(options) => options.run().await,
            Self::Snapshot(options) => options.run().await,
        }
    }
}
