//! What an installation is told from outside. No secrets are ever printed: `Debug` is written by hand.

use std::fmt;
use std::net::SocketAddr;

/// Where WhatsApp posts to.
pub const WEBHOOK_PATH: &str = "/webhooks/whatsapp";

/// Settings of one platform process.
#[derive(Clone)]
pub struct Config {
    /// Where the inbox and the webhooks listen.
    pub listen: SocketAddr,
    /// How browsers and WhatsApp reach us, without a trailing slash.
    pub public_url: String,
    /// Base address of the Graph API, with version, without a trailing slash. Only this tells WhatsApp from the sandbox.
    pub graph_url: String,
    /// The Meta app.
    pub app: MetaApp,
    /// What WhatsApp must present when it verifies our webhook address.
    pub verify_token: String,
    /// A TLS proxy stands in front: cookies are `Secure` although we ourselves speak plain HTTP.
    pub behind_tls_proxy: bool,
    /// Whether bots may be registered at addresses of this machine and of its network.
    pub bots_at_private_addresses: bool,
    /// Where the sandbox's bench is, shown as a link in the inbox of a demo.
    pub bench_url: Option<String>,
}

/// A Meta app: who we are at the Graph API.
#[derive(Clone)]
pub struct MetaApp {
    /// Its id.
    pub id: String,
    /// Its secrets, newest first: several during a rotation. Signatures of any are taken; calls use the first.
    pub secrets: Vec<String>,
}

impl Config {
    /// The address that WhatsApp posts to.
    pub fn webhook_url(&self) -> String {
        format!("{}{}", self.public_url, WEBHOOK_PATH)
    }

    /// Whether cookies may travel over plain HTTP: on this machine only.
    pub fn cookies_secure(&self) -> bool {
        self.behind_tls_proxy || !self.listen.ip().is_loopback()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("graph_url", &self.graph_url)
            .field("app.id", &self.app.id)
            .finish_non_exhaustive()
    }
}
