//! `twinline sandbox`: the emulated WhatsApp alone, for whoever builds on WhatsApp and needs a test bench.

mod play;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use tokio::net::TcpListener;
use twinline_sandbox::{Authority, Chatter, Config, Lan, Profile, Sandbox, Scenario};

use crate::terminal::{frame, say};
use crate::wiring;

/// Flags of `twinline sandbox`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// Where everything is kept.
    #[arg(long, value_name = "DIR", default_value = "data/sandbox")]
    data: PathBuf,
    /// Keeps everything in memory: gone with the process, and faster.
    #[arg(long, conflicts_with = "data")]
    memory: bool,
    /// Where it listens.
    #[arg(long, value_name = "ADDR:PORT", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 7500)))]
    listen: SocketAddr,
    /// Answers HTTPS there as well, as graph.facebook.com and the other hosts of WhatsApp.
    #[arg(long, value_name = "ADDR:PORT")]
    tls: Option<SocketAddr>,
    /// Lets a real phone of the same network open the bench, by a QR code that carries a token. At this address of the
    /// machine; its own, if none is given.
    #[arg(long, value_name = "IP", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the flag, and its value")]
    lan: Option<Option<IpAddr>>,
    /// Where the certificate authority for --tls is kept; clients must trust its ca.pem.
    #[arg(long, value_name = "DIR", default_value = "data/sandbox-tls")]
    tls_folder: PathBuf,
    /// Ids are drawn from this.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Takes sends as fast as they come, without WhatsApp's throughput and pair rate: for load tests.
    #[arg(long)]
    unpaced: bool,
    /// Customers write by themselves.
    #[arg(long)]
    talkative: bool,
    /// Whose rules hold: those of a month, from 2025-06 to 2026-10. A fresh folder has the newest, another keeps its own.
    #[arg(long, value_name = "YYYY-MM")]
    rules: Option<Profile>,
}

/// What else it can do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Play scenario files on the virtual clock, and fail if something is not as they say.
    Run(Box<play::RunOptions>),
    /// List the scenarios that come with it.
    Scenarios,
}

impl Options {
    /// Runs until Ctrl-C, or until the scenarios were played.
    pub(crate) async fn run(mut self) -> anyhow::Result<()> {
        match self.command.take() {
            Some(Command::Run(options)) => return options.run().await,
            Some(Command::Scenarios) => return play::list(),
            None => {}
        }
        for listen in [Some(self.listen), self.tls].into_iter().flatten() {
            if !listen.ip().is_loopback() {
                bail!(
                    "The phones need no sign-in, so the sandbox listens on this machine only: use 127.0.0.1:{}.",
                    listen.port()
                );
            }
        }
        let listener = wiring::listen(self.listen, "--listen").await?;
        let listen = listener.local_addr()?;
        let tls = self.open_tls().await?;
        let lan = self.open_lan(listen.port()).await?;
        let sandbox = self.open(listen)?;
        let app = sandbox.app();
        let mut lines = vec![
            String::new(),
            format!("Phones       http://{listen}/bench/"),
            format!("Graph API    http://{listen}/v25.0"),
        ];
        if let Some((listener, authority)) = &tls {
            let path = authority.certificate_path();
            lines.push(format!("HTTPS        https://{}", listener.local_addr()?));
            lines.push(format!("Trust        {}", path.display()));
        }
        lines.extend([
            format!("App id       {}", app.app_id),
            format!("App secret   {}", app.app_secret),
        ]);
        lines.push(if self.memory {
            "Kept in      memory, until this ends".to_owned()
        } else {
            format!("Kept in      {}", self.data.display())
        });
        if let Some((_, lan)) = &lan {
            lines.push(format!("On a phone   {}", lan.url()));
        }
        frame("Twinline sandbox: WhatsApp, emulated", &lines);
        if let Some((_, lan)) = &lan {
            say(&lan.qr_for_terminal());
        }
        let stop = wiring::stop_signal();
        let over_tls = async {
            let Some((listener, authority)) = tls else {
                return Ok(());
            };
            let serving = sandbox.serve_tls(listener, &authority, stop.clone());
            serving.await.map_err(anyhow::Error::new)
        };
        let in_plain = async {
            let serving = sandbox.serve(listener, stop.clone());
            serving.await.map_err(anyhow::Error::new)
        };
        let on_lan = async {
            let Some((listener, lan)) = lan else {
                return Ok(());
            };
            let serving = sandbox.serve_on_lan(listener, lan, stop.clone());
            serving.await.map_err(anyhow::Error::new)
        };
        tokio::try_join!(in_plain, over_tls, on_lan)?;
        Ok(())
    }

    fn open(&self, listen: SocketAddr) -> anyhow::Result<Sandbox> {
        let data_dir = if self.memory {
            None
        } else {
            wiring::writable_folder(&self.data)?;
            Some(self.data.clone())
        };
        let sandbox = Sandbox::open(Config {
            data_dir,
            listen: Some(listen),
            seed: self.seed,
            start_at: None,
            chatter: if self.talkative {
                Chatter::Gentle
            } else {
                Chatter::Off
            },
            rules: self.rules.clone(),
        })?;
        if self.unpaced {
            sandbox.keep_pace(false);
        }
        if sandbox.is_fresh() {
            sandbox.load(&Scenario::forno_aurora())?;
        }
        Ok(sandbox)
    }

    async fn open_lan(&self, port: u16) -> anyhow::Result<Option<(TcpListener, Lan)>> {
        let ip = match self.lan {
            None => return Ok(None),
            Some(Some(ip)) => ip,
            Some(None) => Lan::own_address().context(
                "This machine has no address in a network. Join one, or name an address: --lan 192.168.1.20",
            )?,
        };
        if ip.is_loopback() || ip.is_unspecified() {
            bail!(
                "--lan wants an address of this machine in the network, as in --lan 192.168.1.20."
            );
        }
        let listener = wiring::listen(SocketAddr::new(ip, port), "--lan").await?;
        let lan = Lan::at(listener.local_addr()?);
        Ok(Some((listener, lan)))
    }

    async fn open_tls(&self) -> anyhow::Result<Option<(std::net::TcpListener, Authority)>> {
        let Some(address) = self.tls else {
            return Ok(None);
        };
        let listener = wiring::listen(address, "--tls").await?.into_std();
        let listener = listener.context("The listener of --tls cannot be used")?;
        Ok(Some((listener, Authority::kept_in(&self.tls_folder)?)))
    }
}
