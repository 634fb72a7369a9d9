//! What an answer means for a send (graph-api.md 2.2, 2.7, 6).
//!
//! The API has no idempotency key: whatever may have been taken is unknown and waits for a status, and is never sent
//! again by itself. Only what certainly was not taken is tried again.

use twinline_core::Millis;
use twinline_core::channel::Answer;
use twinline_core::ids::ExternalId;
use twinline_core::verdict::{Reach, Verdict};
use twinline_wire::error_code::{self, Channel, Class, ErrorCode, Scope};
use twinline_wire::graph::{AnswerError, GraphError, SendAnswer, read_answer};

use crate::failure::{of_answer, own};

/// Nobody waits longer than this for a bubble to move; what WhatsApp holds back for days is a refusal with a reason.
const WAIT_MS_MAX: Millis = 3_600_000;

const MAY_HAVE_ARRIVED: &str =
    "It may have arrived. Wait for its status, or send it again knowing that it may double.";

/// Judges an answer.
pub(crate) fn judge(answer: &Answer) -> Verdict {
    match answer {
        Answer::Http {
            status,
            body,
            retry_after_ms,
        } => judge_http(*status, body, *retry_after_ms),
        Answer::NotSent { reason } => Verdict::Throttled {
            failure: own(
                "not_sent",
                format!("WhatsApp could not be reached: {reason}."),
                "It is tried again.",
            ),
            retry_after_ms: None,
            // Whoever cannot be reached for one cannot be reached for all.
            reach: Reach::Account,
        },
        Answer::Silence { reason } => Verdict::Unknown {
            failure: own(
                "silence",
                format!("WhatsApp did not answer: {reason}."),
                MAY_HAVE_ARRIVED,
            ),
        },
    }
}

fn judge_http(status: u16, body: &str, retry_after_ms: Option<Millis>) -> Verdict {
    match read_answer::<SendAnswer>(status, body.as_bytes()) {
        Ok(answer) => match answer.wamid() {
            Some(id) if (200..300).contains(&status) => Verdict::Accepted {
                external_id: ExternalId(id.as_str().to_owned()),
            },
            _ => unclear(status),
        },
        Err(AnswerError::Refused { error, .. }) => judge_error(status, &error, retry_after_ms),
        Err(AnswerError::Unreadable { .. }) if status == 429 => Verdict::Throttled {
            failure: own(
                "http_429",
                "Too many calls at once.",
                "The message waits its turn.",
            ),
            retry_after_ms,
            reach: Reach::Number,
        },
        Err(AnswerError::Unreadable { .. }) => unclear(status),
    }
}

fn unclear(status: u16) -> Verdict {
    Verdict::Unknown {
        failure: own(
            &format!("http_{status}"),
            format!("WhatsApp answered {status} and did not say what became of the message."),
            MAY_HAVE_ARRIVED,
        ),
    }
}

fn reach(row: Option<&ErrorCode>) -> Reach {
    match row.map(|row| row.scope) {
        Some(Scope::Pair) => Reach::Pair,
        Some(Scope::Number) => Reach::Number,
        Some(Scope::Account) => Reach::Account,
        Some(Scope::Send) | None => Reach::Send,
    }
}

fn judge_error(status: u16, error: &GraphError, retry_after_ms: Option<Millis>) -> Verdict {
    let row = error.code().and_then(error_code::find);
    let mut failure = of_answer(error);
    let class = error.class(status);
    if row.is_none() && matches!(class, Class::Wait | Class::Retry) {
        "It is tried again.".clone_into(&mut failure.remedy);
    }
    let told_ms = row.map_or(0, |row| Millis::from(row.wait_s) * 1000);
    let wait_ms = retry_after_ms.unwrap_or(0).max(told_ms);
    match class {
        Class::Wait if wait_ms > WAIT_MS_MAX => Verdict::Refused { failure },
        Class::Wait => Verdict::Throttled {
            failure,
            retry_after_ms: Some(wait_ms).filter(|ms| *ms > 0),
            reach: reach(row),
        },
        // A fault of the server while it was at work: only what the table knows to come before any work is safe.
        Class::Retry if status >= 500 && row.is_none_or(|row| row.channel != Channel::Answer) => {
            Verdict::Unknown {
                failure: own(&failure.code, failure.sentence, MAY_HAVE_ARRIVED),
            }
        }
        Class::Retry => Verdict::Throttled {
            failure,
            retry_after_ms: Some(wait_ms).filter(|ms| *ms > 0),
            reach: reach(row),
        },
        Class::Fix | Class::No | Class::Auth => Verdict::Refused { failure },
    }
}
