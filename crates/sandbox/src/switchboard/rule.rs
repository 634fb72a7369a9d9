//! Fault rules: what goes wrong at one endpoint of the Graph API or with one webhook field, for whom, and how often. Plain
//! data; [`decide`](super::decide) says what they come to.

use serde::{Deserialize, Serialize};

use crate::limits;

/// One rule of the switchboard.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// Names it; drawn up by the sandbox if left out. A rule of the same name is replaced.
    #[serde(default)]
    pub id: String,
    /// Where it applies.
    pub on: Place,
    /// Only what is to or from this phone (`c1`); everybody, if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Which of what passes there it hits; all, if left out.
    #[serde(default)]
    pub when: When,
    /// What goes wrong.
    pub what: Fault,
}

/// Where a rule applies.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Graph calls: `any`, or a method and a path without version, such as `POST /{number}/messages`. A part in braces, and
    /// the method `*`, stand for anything.
    Graph(String),
    /// Webhooks: `any`, or a field such as `messages`; `statuses` are told apart from messages.
    Webhook(String),
}

impl Place {
    /// As one reads it: `POST /{number}/messages`, `webhook history`.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Graph(call) if call == "any" => "any Graph call".to_owned(),
            Self::Graph(call) => call.clone(),
            Self::Webhook(field) => format!("webhook {field}"),
        }
    }
}

/// Which of what passes a rule's place is hit.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Each.
    #[default]
    Always,
    /// The next so many, and then no more.
    Next(u32),
    /// Each so-manieth.
    Every(u32),
    /// About so many of a hundred. The same seed hits the same ones.
    Chance {
        /// Of a hundred.
        percent: u8,
        /// Another seed hits others.
        #[serde(default)]
        seed: u64,
    },
}

/// What goes wrong.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Graph: the answer takes this long, in real time.
    Latency(Span),
    /// Graph: the call never reaches WhatsApp and gets no answer. Webhook: it is never sent.
    Lost,
    /// Graph: carried out, and the answer is lost. Webhook: sent, and its acknowledgement is lost, so that it comes again.
    TimeoutAfterAccept,
    /// Graph: this HTTP status and nothing done.
    Http {
        /// 429, or 500 to 504.
        status: u16,
        /// Told as `Retry-After`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_s: Option<u32>,
    },
    /// Graph: refused with this error code of WhatsApp's table.
    Error {
        /// Such as 131056.
        code: u32,
    },
    /// Graph, sends: accepted, and told as `failed` with this code a moment later.
    LateFailure {
        /// Such as 131049.
        code: u32,
    },
    /// Webhook: comes twice.
    Duplicate,
    /// Webhook: is held for two seconds, so that what comes meanwhile overtakes it.
    Reorder,
    /// Webhook: is held this long on the virtual clock.
    Delay(Span),
    /// Webhook: signed with a key that is not the app's.
    WrongSignature,
    /// Webhook `history`: nothing beyond this progress ever comes.
    StuckHistory {
        /// As in the chunks' `progress`.
        percent: u8,
    },
}

impl Fault {
    /// As one reads it, without how much of it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Latency(_) => "slow answers".to_owned(),
            Self::Lost => "lost".to_owned(),
            Self::TimeoutAfterAccept => "carried out, the answer is lost".to_owned(),
            Self::Http { status, .. } => format!("answered {status}"),
            Self::Error { code } => format!("refused with {code}"),
            Self::LateFailure { code } => format!("fails later with {code}"),
            Self::Duplicate => "comes twice".to_owned(),
            Self::Reorder => "is overtaken".to_owned(),
            Self::Delay(_) => "comes late".to_owned(),
            Self::WrongSignature => "wrong signature".to_owned(),
            Self::StuckHistory { percent } => format!("stuck at {percent} %"),
        }
    }
}

/// A span of time, drawn between two bounds.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// In milliseconds.
    pub from_ms: u64,
    /// In milliseconds; the same as `from_ms`, if left out.
    #[serde(default)]
    pub to_ms: u64,
}

impl Span {
    /// A drawn number as a span within the bounds, in milliseconds.
    pub(super) fn pick(self, drawn: u64) -> u64 {
        let breadth = self.to_ms.saturating_sub(self.from_ms).saturating_add(1);
        self.from_ms + drawn % breadth
    }
}

/// A rule, and what it has met so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StandingRule {
    /// The rule.
    #[serde(flatten)]
    pub rule: FaultRule,
    /// How many passed its place.
    pub met: u64,
    /// How many of them it hit.
    pub hit: u64,
}

const ANY: &str = "any";
/// What a webhook can be called in a rule: fields, and the one kind that is told apart.
const FIELDS: [&str; 12] = [
    ANY,
    "messages",
    "statuses",
    "smb_message_echoes",
    "smb_app_state_sync",
    "history",
    "account_update",
    "message_template_status_update",
    "message_template_quality_update",
    "template_category_update",
    "phone_number_quality_update",
    "user_preferences",
];

impl FaultRule {
    /// What is wrong with it, and what would be right.
    pub(crate) fn check(&self) -> Result<(), String> {
        match &self.on {
            Place::Graph(pattern) => check_pattern(pattern)?,
            Place::Webhook(field) => {
                let named = FIELDS.contains(&field.as_str())
                    || (field.len() <= limits::NAME_CHARS_MAX
                        && !field.is_empty()
                        && field.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
                if !named {
                    return Err(format!(
                        "{field} is no webhook field: use any, or one such as messages or statuses"
                    ));
                }
            }
        }
        let at_graph = matches!(self.on, Place::Graph(_));
        match &self.what {
            Fault::Latency(_) | Fault::Http { .. } | Fault::Error { .. } | Fault::LateFailure { .. } if !at_graph => {
                Err("this fault is one of Graph calls: say on: {graph: ...}; to hold a webhook use delay".to_owned())
            }
            Fault::Duplicate | Fault::Reorder | Fault::Delay(_) | Fault::WrongSignature | Fault::StuckHistory { .. }
                if at_graph =>
            {
                Err("this fault is one of webhooks: say on: {webhook: ...}".to_owned())
            }
            Fault::Latency(span) if span.from_ms.max(span.to_ms) > limits::SLOW_ANSWER_MS_MAX => {
                Err("an answer can be slowed by up to 120,000 ms".to_owned())
            }
            Fault::Http { status, .. } if *status != 429 && !(500..=504).contains(status) => {
                Err("the status is 429 or 500 to 504; other answers are error codes: {error: {code: ...}}".to_owned())
            }
            Fault::Error { code } | Fault::LateFailure { code }
                if twinline_wire::error_code::find(i64::from(*code)).is_none() =>
            {
                Err(format!("{code} is no error code of WhatsApp's table (GET /bench/api/faults/codes lists them)"))
            }
            Fault::StuckHistory { percent } if *percent > 99 => Err("history gets stuck at 0 to 99 per cent".to_owned()),
            _ => Ok(()),
        }?;
        match self.when {
            When::Every(0) | When::Next(0) => {
                Err("a rule that hits none is no rule: say 1 or more".to_owned())
            }
            When::Chance { percent, .. } if !(1..=100).contains(&percent) => {
                Err("a chance is 1 to 100 per cent".to_owned())
            }
            _ => Ok(()),
        }
    }
}

fn check_pattern(pattern: &str) -> Result<(), String> {
    let fits = pattern == ANY
        || pattern.split_once(' ').is_some_and(|(method, path)| {
            ["GET", "POST", "DELETE", "*"].contains(&method) && path.starts_with('/')
        });
    if fits {
        Ok(())
    } else {
        Err(format!(
            "{pattern} names no Graph call: use any, or one such as POST /{{number}}/messages"
        ))
    }
}

impl Place {
    /// Whether a Graph call of this method and path, without version, is meant.
    pub(super) fn is_call(&self, method: &str, path: &[String]) -> bool {
        let Self::Graph(pattern) = self else {
            return false;
        };
        if pattern == ANY {
            return true;
        }
        let Some((wanted, pattern)) = pattern.split_once(' ') else {
            return false;
        };
        let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
        let free = |part: &str| part == "*" || (part.starts_with('{') && part.ends_with('}'));
        (wanted == "*" || wanted == method)
            && parts.len() == path.len()
            && parts
                .iter()
                .zip(path)
                .all(|(part, is)| free(part) || part == is)
    }

    /// Whether a webhook of this field is meant; `kind` tells statuses from messages.
    pub(super) fn is_webhook(&self, field: &str, kind: &str) -> bool {
        let Self::Webhook(wanted) = self else {
            return false;
        };
        wanted == ANY || wanted == kind || (wanted == field && kind != "statuses")
    }
}
