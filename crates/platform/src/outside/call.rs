//! One call to a bot: signed over the bytes that are sent, with the time and the delivery's id beside them. Redirects are
//! not followed, proxies not used, and answers read only so far.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::Url;

use super::address::{PublicOnly, is_public};
use super::sign;
use crate::clock::wall_ms;
use crate::limits::{BOT_ANSWER_BYTES_MAX, GRAPH_CONNECT_TIMEOUT};

/// What is sent.
pub struct Delivery<'a> {
    /// To where.
    pub url: &'a str,
    /// What signs it.
    pub secret: &'a str,
    /// The same however often it comes.
    pub id: &'a str,
    /// The body's bytes.
    pub body: Vec<u8>,
}

/// The way to bots that run outside.
#[async_trait]
pub trait BotCalls: Send + Sync {
    /// Whether an address can be called; otherwise what is wrong with it, and what to do.
    fn may_call(&self, address: &str) -> Result<(), (&'static str, &'static str)>;

    /// Makes a delivery once. `Err`: why there is no answer, in words for a person.
    async fn call(&self, delivery: Delivery<'_>, time: Duration) -> Result<BotAnswer, String>;
}

/// Calls bots over HTTP.
pub struct BotCaller {
    /// None: it could not be built, and nothing is called.
    http: Option<reqwest::Client>,
    private: bool,
}

/// What a bot's server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotAnswer {
    /// Status code.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl BotCaller {
    /// `private`: whether addresses of this machine and of its network may be called, too.
    pub fn new(private: bool) -> Self {
        let http = reqwest::Client::builder()
            .connect_timeout(GRAPH_CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("Twinline/", env!("CARGO_PKG_VERSION")));
        let http = if private {
            http
        } else {
            http.dns_resolver(Arc::new(PublicOnly))
        };
        Self {
            http: http.build().ok(),
            private,
        }
    }

    fn url(&self, address: &str) -> Result<Url, (&'static str, &'static str)> {
        let Ok(url) = Url::parse(address) else {
            return Err((
                "This is no address.",
                "Write it whole, as https://bot.example/turns.",
            ));
        };
        let secure = url.scheme() == "https" || (self.private && url.scheme() == "http");
        if !secure {
            return Err((
                "This address is not secure.",
                "Use one that begins with https://.",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err((
                "There is a password in this address.",
                "Leave it out: calls are signed.",
            ));
        }
        let host = url.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let own = match bare.parse::<IpAddr>() {
            Ok(address) => !is_public(address),
            Err(_) => host.is_empty() || host == "localhost" || host.ends_with(".localhost"),
        };
        if own && !self.private {
            return Err((
                "This address is one of this server's own network.",
                "Use a public one, or start the server with --bots-at-private-addresses.",
            ));
        }
        Ok(url)
    }
}

#[async_trait]
impl BotCalls for BotCaller {
    fn may_call(&self, address: &str) -> Result<(), (&'static str, &'static str)> {
        self.url(address).map(|_| ())
    }

    async fn call(&self, delivery: Delivery<'_>, time: Duration) -> Result<BotAnswer, String> {
        let Delivery {
            url,
            secret,
            id,
            body,
        } = delivery;
        let url = self.url(url).map_err(|(what, _)| what.to_owned())?;
        let http = self.http.as_ref().ok_or("This server cannot make calls.")?;
        // The wall's time: what reads it compares it with its own.
        let seconds = wall_ms() / 1_000;
        let request = http
            .post(url)
            .timeout(time)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .header(sign::ID, id)
            .header(sign::TIMESTAMP, seconds.to_string())
            .header(sign::SIGNATURE, sign::signature(secret, id, seconds, &body))
            .body(body);
        let mut response = request.send().await.map_err(|error| words(&error))?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| words(&error))? {
            if body.len() + part.len() > BOT_ANSWER_BYTES_MAX {
                return Err("The answer is too long.".to_owned());
            }
            body.extend_from_slice(&part);
        }
        Ok(BotAnswer { status, body })
    }
}

/// In words for a person. The address is left out: it is shown beside them.
fn words(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "No answer came in time.".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    format!("No connection: {cause}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_secure_addresses_of_the_open_internet_may_be_called() {
        let caller = BotCaller::new(false);
        for fine in ["https://bot.example/turns", "https://93.184.216.34:8443/"] {
            assert!(caller.may_call(fine).is_ok(), "{fine}");
        }
        for refused in [
            "bot.example",
            "http://bot.example",
            "file:///etc/passwd",
            "https://name:password@bot.example",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
        ] {
            assert!(caller.may_call(refused).is_err(), "{refused}");
        }
        let open = BotCaller::new(true);
        assert!(open.may_call("http://127.0.0.1:9000/").is_ok());
        assert!(open.may_call("file:///etc/passwd").is_err());
    }
}
