//! Which people and messages a step speaks of.

use super::step::{Server, Step};

/// What steps call the business's own phone.
pub(super) const OWNER: &str = "owner";

/// The people a step names.
pub(super) fn people_of(step: &Step) -> Vec<&str> {
    let named: Vec<Option<&String>> = match step {
        Step::Write(step) => vec![Some(&step.on), step.to.as_ref()],
        Step::SendFile(step) => vec![Some(&step.on), step.to.as_ref()],
        Step::React(step) => vec![Some(&step.on)],
        Step::Edit(step) => vec![Some(&step.on)],
        Step::Delete(step) | Step::Play(step) => vec![Some(&step.on)],
        Step::Open(step) => vec![Some(&step.on), step.with.as_ref()],
        Step::Phone(step) => vec![Some(&step.of)],
        Step::ChangeNumber(step) => vec![Some(&step.of)],
        Step::Username(step) => vec![Some(&step.of)],
        Step::SaveContact(step) => vec![Some(&step.of)],
        Step::RemoveContact(step) => vec![Some(&step.of)],
        Step::Unsupported(step) => vec![Some(&step.on)],
        Step::ComeFromAd(step) => vec![Some(&step.on)],
        Step::Send(step) => vec![
            Some(&step.to).filter(|to| !to.starts_with(|c: char| c.is_ascii_digit() || c == '+')),
        ],
        Step::Fault(rule) => vec![rule.customer.as_ref()],
        Step::ExpectPhone(step) => vec![Some(&step.on), step.with.as_ref()],
        Step::ExpectWebhook(step) => vec![step.customer.as_ref()],
        Step::ExpectWindow(step) => vec![Some(&step.customer)],
        Step::Connect(_)
        | Step::Sync(_)
        | Step::MarkRead(_)
        | Step::Api(_)
        | Step::Bench(_)
        | Step::Wait(_)
        | Step::ClearFaults(_)
        | Step::Server(_) => Vec::new(),
    };
    named.into_iter().flatten().map(String::as_str).collect()
}

/// The messages a step names.
pub(super) fn messages_of(step: &Step) -> Vec<&str> {
    let named: Option<&String> = match step {
        Step::Write(step) => step.quote.as_ref(),
        Step::React(step) => Some(&step.of),
        Step::Edit(step) => Some(&step.of),
        Step::Delete(step) | Step::Play(step) => Some(&step.of),
        Step::MarkRead(step) => Some(&step.of),
        Step::Send(step) => step.quote.as_ref(),
        Step::ExpectPhone(step) => step.of.as_ref(),
        Step::ExpectWebhook(step) => step.of.as_ref(),
        _ => None,
    };
    named.into_iter().map(String::as_str).collect()
}

/// The name that a step gives.
pub(super) fn named_by(step: &Step) -> Option<&str> {
    match step {
        Step::Write(step) => step.name.as_deref(),
        Step::SendFile(step) => step.name.as_deref(),
        Step::Send(step) => step.name.as_deref(),
        Step::Api(step) | Step::Bench(step) => step.name.as_deref(),
        _ => None,
    }
}

/// What is wrong with a step by itself.
pub(super) fn check(step: &Step) -> Result<(), String> {
    let addressed = |on: &str, to: Option<&String>| {
        if on == OWNER && to.is_none_or(|to| to == OWNER) {
            Err("the owner must say in whose chat (to or with)".to_owned())
        } else {
            Ok(())
        }
    };
    match step {
        Step::Write(step) => addressed(&step.on, step.to.as_ref()),
        Step::SendFile(step) => addressed(&step.on, step.to.as_ref()),
        Step::Open(step) => addressed(&step.on, step.with.as_ref()),
        Step::ExpectPhone(step) => addressed(&step.on, step.with.as_ref()),
        Step::Fault(rule) => rule.check(),
        Step::Server(Server::Answers(status)) if !(200..600).contains(status) => {
            Err(format!("{status} is no HTTP status a server answers"))
        }
        Step::Send(step) => {
            let given = [
                step.text.is_some(),
                step.template.is_some(),
                step.message.is_some(),
            ];
            if given.iter().filter(|given| **given).count() == 1 {
                Ok(())
            } else {
                Err("say what is sent by one of text, template and message".to_owned())
            }
        }
        Step::Api(call) | Step::Bench(call) => {
            let known = ["GET", "POST", "PATCH", "PUT", "DELETE"].contains(&call.method.as_str());
            if known && call.path.starts_with('/') && !call.path.contains(char::is_whitespace) {
                Ok(())
            } else {
                Err("a call has a method (GET, POST, PATCH, PUT, DELETE) and a path that begins with /".to_owned())
            }
        }
        Step::ExpectWebhook(step) if step.times.is_some() && step.copies.is_some() => {
            Err("say either times or copies".to_owned())
        }
        _ => Ok(()),
    }
}
