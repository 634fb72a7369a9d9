//! What somebody's server behind the callback did, told with a step that failed: a wrong secret, a wrong token or a Graph
//! address that nobody set need not be guessed.

use crate::sandbox::Sandbox;
use crate::traffic::{Detail, Direction};

/// Refused Graph calls that are told; the newest say enough.
const REFUSALS_TOLD: usize = 3;

/// What happened since the scene was set.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// What the server answered to webhooks; none: nothing in time.
    answers: Vec<Option<u16>>,
    /// Its Graph calls: what each was and what came of it.
    calls: Vec<(String, Option<u16>)>,
}

impl Behind {
    /// From the exchanges after the given one. Calls that the scenario makes itself name no host.
    pub(super) fn since(sandbox: &Sandbox, last: u64) -> Self {
        let traffic = &sandbox.world().traffic;
        let mut behind = Self::default();
        for detail in traffic.details(|exchange| exchange.id > last) {
            let Detail { exchange, .. } = &detail;
            match exchange.direction {
                Direction::Webhook if exchange.label == "handshake" => {}
                Direction::Webhook => behind.answers.push(exchange.status),
                Direction::Graph => {
                    let mut names = detail.request_headers.iter().map(|(name, _)| name);
                    if names.any(|name| name.eq_ignore_ascii_case("host")) {
                        let what = format!("{} ({})", exchange.label, exchange.summary);
                        behind.calls.push((what, exchange.status));
                    }
                }
            }
        }
        behind
    }

    /// In lines, with a remedy where one is known.
    pub(super) fn told(&self, graph: Option<&str>) -> Vec<String> {
        let mut lines = vec![self.answers_told()];
        let refused = |status: &Option<u16>| status.is_none_or(|status| status >= 400);
        let bad: Vec<_> = self.calls.iter().filter(|(_, s)| refused(s)).collect();
        lines.push(match (graph, self.calls.len()) {
            (None, _) => "its Graph calls reach nobody: take them with --listen".to_owned(),
            (Some(at), 0) => format!("it made no Graph call: its base URL must be {at}"),
            (Some(_), all) => format!("it made {all} Graph calls, {} were refused", bad.len()),
        });
        for (what, status) in bad.iter().rev().take(REFUSALS_TOLD) {
            let remedy = if *status == Some(401) {
                "; give the token it sends with --access-token"
            } else {
                ""
            };
            let status = status.map_or("nothing".to_owned(), |status| status.to_string());
            lines.push(format!("{what} was answered {status}{remedy}"));
        }
        lines
    }

    fn answers_told(&self) -> String {
        let all = self.answers.len();
        let with = |fits: fn(u16) -> bool| {
            let answers = self.answers.iter().flatten();
            answers.filter(|status| fits(**status)).count()
        };
        let (taken, doubted) = (with(|s| s == 200), with(|s| matches!(s, 401 | 403)));
        let unheard = self
            .answers
            .iter()
            .filter(|answer| answer.is_none())
            .count();
        if all == 0 {
            return "your server was posted no webhook".to_owned();
        }
        let mut told = format!("your server answered 200 to {taken} of {all} webhooks");
        if doubted > 0 {
            told.push_str("; it doubts the signature: give its app secret with --app-secret");
        } else if unheard > 0 {
            told.push_str("; to some it answered nothing in time");
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_secret_a_wrong_token_and_a_missing_address_are_named() {
        let call = |status| ("POST messages (refused)".to_owned(), Some(status));
        let told = |answers: &[Option<u16>], calls: Vec<_>, graph: Option<&str>| {
            let answers = answers.to_vec();
            Behind { answers, calls }.told(graph).join("\n")
        };
        let graph = Some("http://127.0.0.1:7501/v25.0");
        assert!(told(&[Some(401)], vec![], graph).contains("--app-secret"));
        assert!(told(&[Some(200)], vec![call(401)], graph).contains("--access-token"));
        assert!(told(&[Some(200)], vec![], graph).contains("http://127.0.0.1:7501/v25.0"));
        assert!(told(&[Some(200)], vec![], None).contains("--listen"));
        assert!(told(&[None], vec![], None).contains("nothing in time"));
        let fine = told(&[Some(200)], vec![call(200)], graph);
        assert!(!fine.contains("--"), "{fine}");
    }
}
