//! The platform's server of a scenario: takes webhooks, checks their signatures, keeps their rows, and answers what it is
//! told to. With a real server behind it, it passes everything on and answers what that answers.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use serde_json::Value;

use super::step::Server;
use crate::outbound::{Ask, Network, Outbound, Told};

/// Where the sandbox believes the server to be, unless there is a real one.
pub(super) const URL: &str = "http://scenario.invalid/webhooks";

/// A row of a webhook, as it was heard.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// `messages`, `statuses`, `echoes`, `history`, `contacts`, or a field.
    pub(super) field: String,
    pub(super) value: Value,
    pub(super) signed: bool,
}

#[derive(Default)]
struct Kept {
    secret: String,
    server: Server,
    rows: Vec<Row>,
    posts: usize,
}

/// See the module.
pub(super) struct Desk {
    kept: Mutex<Kept>,
    behind: Option<Network>,
}

impl Desk {
    pub(super) fn new(has_server_behind: bool) -> Self {
        Self {
            kept: Mutex::default(),
            behind: has_server_behind.then(Network::new),
        }
    }

    pub(super) fn knows(&self, secret: String) {
        self.hold(|kept| kept.secret = secret);
    }

    pub(super) fn serve(&self, server: Server) {
        self.hold(|kept| kept.server = server);
    }

    /// What was heard, from the given row on.
    pub(super) fn rows(&self, from: usize) -> Vec<Row> {
        self.hold(|kept| kept.rows.get(from..).unwrap_or_default().to_vec())
    }

    /// POSTs that came, whatever was answered.
    pub(super) fn posts(&self) -> usize {
        self.hold(|kept| kept.posts)
    }

    fn hold<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep(&self, body: &str, headers: &[(String, String)]) {
        let signature = headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(twinline_wire::signature::HEADER));
        let signature = signature.map(|(_, value)| value.as_str());
        let value: Value = serde_json::from_str(body).unwrap_or_default();
        self.hold(|kept| {
            let keys = [kept.secret.as_bytes()];
            let signed =
                twinline_wire::signature::verify(&keys, body.as_bytes(), signature).is_ok();
            kept.rows.extend(rows_of(&value).map(|(field, row)| Row {
                field,
                value: row,
                signed,
            }));
        });
    }
}

#[async_trait]
impl Outbound for Desk {
    async fn carry(&self, ask: Ask) -> Result<Told, String> {
        let answer = |status, body: String| Told {
            status,
            content_type: None,
            body: body.into_bytes(),
            whole: true,
        };
        let Some(body) = ask.body.clone() else {
            return match &self.behind {
                Some(network) => network.carry(ask).await,
                None if ask.url.starts_with(URL) => Ok(answer(200, challenge(&ask.url))),
                None => Err("a scenario has no network".to_owned()),
            };
        };
        let server = self.hold(|kept| {
            kept.posts += 1;
            kept.server
        });
        let headers = ask.headers.clone();
        let told = match (server, &self.behind) {
            (Server::Down, _) => return Err("the server is down, says the scenario".to_owned()),
            (Server::Answers(status), _) => answer(status, String::new()),
            (Server::Up, Some(network)) => network.carry(ask).await?,
            (Server::Up, None) => answer(200, String::new()),
        };
        // What a server does not take it has not heard.
        if told.status == 200 {
            self.keep(&body, &headers);
        }
        Ok(told)
    }
}

fn challenge(url: &str) -> String {
    let url = reqwest::Url::parse(url).ok();
    let found = url.and_then(|url| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(key, _)| key == "hub.challenge")
            .map(|(_, value)| value.into_owned())
    });
    found.unwrap_or_default()
}

/// Every row of a body: lists are taken apart, what has none is one row.
fn rows_of(body: &Value) -> impl Iterator<Item = (String, Value)> {
    let entries = body["entry"].as_array().into_iter().flatten();
    let changes = entries.flat_map(|entry| entry["changes"].as_array().into_iter().flatten());
    changes.flat_map(|change| {
        let field = change["field"].as_str().unwrap_or_default();
        let value = &change["value"];
        let lists: &[(&str, &str)] = match field {
            "messages" => &[
                ("messages", "messages"),
                ("statuses", "statuses"),
                ("errors", "errors"),
            ],
            "smb_message_echoes" => &[("message_echoes", "echoes")],
            "smb_app_state_sync" => &[("state_sync", "contacts")],
            "history" => &[
                ("history", "history"),
                ("messages", "history_media"),
                ("message_echoes", "history_media"),
            ],
            "user_preferences" => &[("user_preferences", "user_preferences")],
            _ => &[],
        };
        let mut rows = Vec::new();
        for (list, name) in lists {
            let found = value[*list].as_array().into_iter().flatten();
            rows.extend(found.map(|row| ((*name).to_owned(), row.clone())));
        }
        if rows.is_empty() {
            rows.push((field.to_owned(), value.clone()));
        }
        rows
    })
}
