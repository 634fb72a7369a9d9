//! `twinline serve`: the platform, against WhatsApp or a sandbox elsewhere.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use twinline_platform::clock::WallClock;
use twinline_platform::config::MetaApp;
use twinline_platform::{Config, server, sign_in};

use super::retention::RetentionOptions;
use super::state::DatabaseOption;
use crate::terminal::say;
use crate::wiring;

/// Flags of `twinline serve`; each can come from the environment.
#[derive(Args)]
pub(crate) struct Options {
    /// Where everything is kept.
    #[arg(long, value_name = "DIR", env = "TWINLINE_DATA")]
    data: PathBuf,
    #[command(flatten)]
    database: DatabaseOption,
    /// Where the inbox and the webhooks listen.
    #[arg(long, value_name = "ADDR:PORT", env = "TWINLINE_LISTEN", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 7400)))]
    listen: SocketAddr,
    /// How browsers and WhatsApp reach this server; by default the address it listens on.
    #[arg(long, value_name = "URL", env = "TWINLINE_PUBLIC_URL")]
    public_url: Option<String>,
    /// A TLS proxy stands in front: plain HTTP is then taken on any address.
    #[arg(long, env = "TWINLINE_BEHIND_TLS_PROXY")]
    behind_tls_proxy: bool,
    /// Bots may be registered at addresses of this machine and of its network. Whoever registers one then chooses what
    /// this server calls there.
    #[arg(long, env = "TWINLINE_BOTS_AT_PRIVATE_ADDRESSES")]
    bots_at_private_addresses: bool,
    /// Base address of the Graph API, with version.
    #[arg(
        long,
        value_name = "URL",
        env = "TWINLINE_GRAPH_URL",
        default_value = "https://graph.facebook.com/v25.0"
    )]
    graph_url: String,
    /// Id of the Meta app.
    #[arg(long, value_name = "ID", env = "TWINLINE_APP_ID")]
    app_id: String,
    /// Secrets of the Meta app, newest first, separated by commas. Prefer the environment: flags can be seen by others.
    #[arg(
        long,
        value_name = "SECRET",
        env = "TWINLINE_APP_SECRET",
        hide_env_values = true,
        value_delimiter = ',',
        required = true
    )]
    app_secret: Vec<String>,
    /// What WhatsApp must present when it verifies the webhook address.
    #[arg(
        long,
        value_name = "TOKEN",
        env = "TWINLINE_VERIFY_TOKEN",
        hide_env_values = true
    )]
    verify_token: String,
    #[command(flatten)]
    retention: RetentionOptions,
}

// Secrets are not for logs.
impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("data", &self.data)
            .field("listen", &self.listen)
            .finish_non_exhaustive()
    }
}

impl Options {
    /// Runs until Ctrl-C.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        wiring::refuse_plain_http(self.listen, self.behind_tls_proxy)?;
        let listener = wiring::listen(self.listen, "--listen").await?;
        let listen = listener.local_addr()?;
        let engine =
            wiring::open_engine(&self.data, self.database.named(), self.retention.segments())
                .await?;
        let workspace = super::user::workspace(&engine.store).await?;
        let public_url = self
            .public_url
            .unwrap_or_else(|| format!("http://{listen}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        if engine.store.needs_setup().await? {
            let token = sign_in::new_setup_token(&engine.store, workspace).await?;
            say(&format!(
                "Nobody can sign in yet. Make the owner's account here, once: {public_url}/setup#token={token}"
            ));
        }
        let config = Config {
            listen,
            public_url,
            graph_url: self.graph_url.trim_end_matches('/').to_owned(),
            app: MetaApp {
                id: self.app_id,
                secrets: self.app_secret,
            },
            verify_token: self.verify_token,
            behind_tls_proxy: self.behind_tls_proxy,
            bots_at_private_addresses: self.bots_at_private_addresses,
            bench_url: None,
        };
        tracing::info!(listen = %listen, "Serve on http://{listen}");
        let app = wiring::platform(&engine, config, Arc::new(WallClock), workspace);
        server::serve(app, listener, wiring::stop_signal()).await?;
        engine.store.close().await;
        Ok(())
    }
}
