//! `twinline sandbox`: the emulated WhatsApp alone, for whoever builds on WhatsApp and needs a test bench.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use twinline_sandbox::{Chatter, Config, Sandbox, Scenario};

use crate::terminal::frame;
use crate::wiring;

/// Flags of `twinline sandbox`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Where everything is kept.
    #[arg(long, value_name = "DIR", default_value = "data/sandbox")]
    data: PathBuf,
    /// Where it listens.
    #[arg(long, value_name = "ADDR:PORT", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 7500)))]
    listen: SocketAddr,
    /// Ids are drawn from this.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Customers write by themselves.
    #[arg(long)]
    talkative: bool,
}

impl Options {
    /// Runs until Ctrl-C.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        if !self.listen.ip().is_loopback() {
            bail!(
                "The phones need no sign-in, so the sandbox listens on this machine only: use 127.0.0.1:{}.",
                self.listen.port()
            );
        }
        wiring::writable_folder(&self.data)?;
        let listener = wiring::listen(self.listen, "--listen").await?;
        let listen = listener.local_addr()?;
        let sandbox = Sandbox::open(Config {
            data_dir: self.data.clone(),
            listen: Some(listen),
            seed: self.seed,
            start_at: None,
            chatter: if self.talkative {
                Chatter::Gentle
            } else {
                Chatter::Off
            },
        })?;
        if sandbox.is_fresh() {
            sandbox.load(&Scenario::forno_aurora())?;
        }
        let app = sandbox.app();
        let lines = [
            String::new(),
            format!("Phones       http://{listen}/bench/"),
            format!("Graph API    http://{listen}/v25.0"),
            format!("App id       {}", app.app_id),
            format!("App secret   {}", app.app_secret),
            format!("Kept in      {}", self.data.display()),
        ];
        frame("Twinline sandbox: WhatsApp, emulated", &lines);
        sandbox.serve(listener, wiring::stop_signal()).await?;
        Ok(())
    }
}
