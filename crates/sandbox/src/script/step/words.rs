//! A step in words, as a report tells it.

use super::{Server, Step};
use crate::script::span;

impl Step {
    /// As a report tells it.
    pub(crate) fn words(&self) -> String {
        let short = |text: &str| {
            let cut: String = text.chars().take(48).collect();
            if cut.len() < text.len() {
                format!("“{cut}…”")
            } else {
                format!("“{cut}”")
            }
        };
        let to = |to: &Option<String>| to.as_ref().map_or(String::new(), |to| format!(" to {to}"));
        match self {
            Self::Write(step) => {
                format!("{} writes{}: {}", step.on, to(&step.to), short(&step.text))
            }
            Self::SendFile(step) => {
                format!("{} sends{} a {:?}", step.on, to(&step.to), step.file).to_lowercase()
            }
            Self::React(step) => match &step.emoji {
                Some(emoji) => format!("{} reacts to {} with {emoji}", step.on, step.of),
                None => format!("{} takes back the reaction to {}", step.on, step.of),
            },
            Self::Edit(step) => format!("{} edits {}: {}", step.on, step.of, short(&step.text)),
            Self::Delete(step) => format!("{} deletes {}", step.on, step.of),
            Self::Play(step) => format!("{} plays {}", step.on, step.of),
            Self::Open(step) => format!(
                "{} opens the chat{}",
                step.on,
                step.with
                    .as_ref()
                    .map_or(String::new(), |with| format!(" with {with}"))
            ),
            Self::Phone(step) => match step.online {
                Some(true) => format!("the phone of {} is back online", step.of),
                Some(false) => format!("the phone of {} goes offline", step.of),
                None => format!("the phone of {} is set otherwise", step.of),
            },
            Self::ChangeNumber(step) => format!("{} moves to the number {}", step.of, step.digits),
            Self::Username(step) => match &step.username {
                Some(username) => format!("{} is @{username} from now on", step.of),
                None => format!("{} gives up the username", step.of),
            },
            Self::SaveContact(step) => {
                format!("the owner saves {} as {}", step.of, short(&step.name))
            }
            Self::RemoveContact(step) => {
                format!("the owner removes {} from the address book", step.of)
            }
            Self::Unsupported(step) => format!("{} sends a {}", step.on, step.kind),
            Self::ComeFromAd(step) => {
                format!("{} comes from an ad: {}", step.on, short(&step.text))
            }
            Self::Connect(step) => format!(
                "the number is connected, history {}",
                if step.share_history {
                    "shared"
                } else {
                    "kept back"
                }
            ),
            Self::Sync(step) => format!("the platform asks for {:?}", step.what).to_lowercase(),
            Self::Send(step) => {
                let what = step
                    .text
                    .as_deref()
                    .or(step.template.as_deref())
                    .map_or_else(|| "a message".to_owned(), short);
                format!("the platform sends {} {what}", step.to)
            }
            Self::MarkRead(step) => format!("the platform marks {} as read", step.of),
            Self::Api(call) => format!("Graph API: {} {}", call.method, call.path),
            Self::Bench(call) => format!("bench: {} {}", call.method, call.path),
            Self::Wait(span) => format!("{} pass", span::words(span.0)),
            Self::Fault(rule) => format!("fault at {}: {}", rule.on.name(), rule.what.name()),
            Self::ClearFaults(_) => "no faults from now on".to_owned(),
            Self::Server(server) => match server {
                Server::Up => "the platform's server is up".to_owned(),
                Server::Down => "the platform's server is down".to_owned(),
                Server::Answers(status) => format!("the platform's server answers {status}"),
            },
            Self::ExpectPhone(expected) => {
                let what = expected.text.as_deref().or(expected.contains.as_deref());
                let what = what
                    .or(expected.of.as_deref())
                    .map_or_else(|| "a message".to_owned(), short);
                let verb = if expected.times == Some(0) {
                    "does not show"
                } else {
                    "shows"
                };
                format!("expect: the phone of {} {verb} {what}", expected.on)
            }
            Self::ExpectWebhook(expected) => {
                let kind = [&expected.status, &expected.event, &expected.kind]
                    .into_iter()
                    .flatten()
                    .next();
                let what = kind.map_or_else(
                    || expected.field.clone(),
                    |kind| format!("{} {kind}", expected.field),
                );
                match (expected.times, expected.copies) {
                    (Some(0), _) => format!("expect: no webhook {what}"),
                    (Some(1), _) => format!("expect: webhook {what}, once"),
                    (Some(times), _) => format!("expect: webhook {what}, {times} times"),
                    (None, Some(copies)) => format!("expect: webhook {what}, {copies} with copies"),
                    (None, None) => format!("expect: webhook {what}"),
                }
            }
            Self::ExpectWindow(expected) => {
                format!(
                    "expect: the window of {} is {}",
                    expected.customer,
                    if expected.open { "open" } else { "closed" }
                )
            }
        }
    }
}
