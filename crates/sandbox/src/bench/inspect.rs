//! The inspector: exchanges filtered and waited for.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use tokio::sync::broadcast::error::RecvError;

use super::answers::{Exchanges, Waited};
use super::problem::Problem;
use crate::limits;
use crate::traffic::{Detail, Direction, Kind};
use crate::truth::Truth;
use crate::world::World;

type Shared = State<Arc<World>>;

/// Which exchanges. What is left out does not matter.
#[derive(Debug, Clone, Default)]
struct Filter {
    kind: Kind,
    /// A part of the label: a webhook field, or a call.
    field: Option<String>,
    /// A phone it is about.
    phone: Option<String>,
    /// How it was answered.
    status: Option<Answered>,
    /// Words anywhere in it, in any case.
    text: Option<String>,
}

/// How an exchange was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// With this HTTP status.
    By(u16),
    /// With a status of this hundred.
    Class(u16),
    /// Not, or not yet.
    Not,
}

impl Answered {
    fn read(text: &str) -> Result<Self, Problem> {
        let class = text.strip_suffix("xx").and_then(|first| first.parse().ok());
        match (text, class, text.parse()) {
            ("none", ..) => Ok(Self::Not),
            (_, Some(class @ 1..=5), _) => Ok(Self::Class(class)),
            (_, _, Ok(status)) => Ok(Self::By(status)),
            _ => Err(Problem::invalid(format!(
                "status is a number such as 404, a class such as 4xx, or none, not {text}"
            ))),
        }
    }

    fn fits(self, status: Option<u16>) -> bool {
        match self {
            Self::By(wanted) => status == Some(wanted),
            Self::Class(class) => status.is_some_and(|status| status / 100 == class),
            Self::Not => status.is_none(),
        }
    }
}

impl Filter {
    fn read(query: &HashMap<String, String>) -> Result<Self, Problem> {
        let text = |name: &str| query.get(name).filter(|text| !text.is_empty()).cloned();
        let kind = match query.get("kind").map(String::as_str) {
            None | Some("all" | "") => Kind::All,
            Some("webhook") => Kind::Webhook,
            Some("graph") => Kind::Graph,
            Some("faulty") => Kind::Faulty,
            Some(other) => {
                let why = format!("kind is all, webhook, graph or faulty, not {other}");
                return Err(Problem::invalid(why));
            }
        };
        let status = text("status")
            .map(|status| Answered::read(&status))
            .transpose()?;
        Ok(Self {
            kind,
            field: text("field"),
            phone: text("phone"),
            status,
            text: text("text"),
        })
    }

    fn fits(&self, truth: &Truth, detail: &Detail) -> bool {
        let exchange = &detail.exchange;
        let kind = match self.kind {
            Kind::All => true,
            Kind::Webhook => exchange.direction == Direction::Webhook,
            Kind::Graph => exchange.direction == Direction::Graph,
            Kind::Faulty => exchange.faulty,
        };
        kind && self
            .status
            .is_none_or(|answered| answered.fits(exchange.status))
            && self.field.as_ref().is_none_or(|field| {
                exchange
                    .label
                    .to_lowercase()
                    .contains(&field.to_lowercase())
            })
            && self.text.as_ref().is_none_or(|text| {
                let text = text.to_lowercase();
                texts(detail).any(|place| place.to_lowercase().contains(&text))
            })
            && self
                .phone
                .as_ref()
                .is_none_or(|phone| is_about(truth, phone, detail))
    }
}

pub(super) fn texts(detail: &Detail) -> impl Iterator<Item = &str> {
    let places = [
        &detail.exchange.summary,
        &detail.exchange.label,
        &detail.url,
        &detail.request_body,
    ];
    places
        .into_iter()
        .chain(&detail.answer_body)
        .map(String::as_str)
}

/// It names the phone's number or scoped id, or one of its messages.
fn is_about(truth: &Truth, id: &str, detail: &Detail) -> bool {
    let Some(phone) = truth.phone(id) else {
        return false;
    };
    let names = [phone.digits.as_deref(), Some(phone.bsuid.as_str())];
    let names: Vec<&str> = names
        .into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
        .collect();
    texts(detail).any(|text| {
        names.iter().any(|name| text.contains(name))
            || wamids(text).any(|wamid| {
                truth
                    .message(wamid)
                    .is_some_and(|message| message.customer == id)
            })
    })
}

pub(super) fn wamids(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| !(c.is_ascii_alphanumeric() || "._-+/=".contains(c));
    text.match_indices("wamid.").map(move |(at, _)| {
        let rest = &text[at..];
        &rest[..rest.find(part).unwrap_or(rest.len())]
    })
}

type Words = Query<HashMap<String, String>>;

/// Exchanges, newest first.
#[utoipa::path(get, path = "/traffic", tag = "traffic", operation_id = "list_traffic", params(("kind" = Option<String>, Query, description = "`all`, `webhook`, `graph` or `faulty`"),
        ("field" = Option<String>, Query, description = "A part of the label: a webhook field, or a call"),
        ("phone" = Option<String>, Query, description = "A phone it is about"),
        ("status" = Option<String>, Query, description = "HTTP status of the answer: `404`, a class such as `4xx`, or `none`"),
        ("text" = Option<String>, Query, description = "Words anywhere in it, in any case"),
        ("before" = Option<u64>, Query, description = "Only older than this number"),
        ("limit" = Option<u64>, Query, description = "100, if left out")), responses((status = 200, body = Exchanges)),)]
pub(super) async fn list(
    State(world): Shared,
    Query(query): Words,
) -> Result<Json<Exchanges>, Problem> {
    let limit = number(&query, "limit")?.unwrap_or(100);
    let limit = usize::try_from(limit)
        .unwrap_or(usize::MAX)
        .clamp(1, limits::PAGE_ROWS_MAX);
    let before = number(&query, "before")?;
    let filter = Filter::read(&query)?;
    let kept = world
        .traffic
        .details(|exchange| before.is_none_or(|before| exchange.id < before));
    let exchanges = world.look(|truth| {
        let fitting = kept
            .iter()
            .rev()
            .filter(|detail| filter.fits(truth, detail));
        fitting
            .take(limit)
            .map(|detail| detail.exchange.clone())
            .collect()
    });
    Ok(Json(Exchanges { exchanges }))
}

fn number(query: &HashMap<String, String>, name: &str) -> Result<Option<u64>, Problem> {
    let text = query.get(name);
    let number = text.map(|text| {
        text.parse()
            .map_err(|_| Problem::invalid(format!("{name} is a number")))
    });
    number.transpose()
}

/// Waits for an exchange after the one of number `after`: long polling for tests. `timeout_ms` of real time, 30 s at most;
/// null if none came.
#[utoipa::path(get, path = "/traffic/wait", tag = "traffic", operation_id = "wait_for_traffic", params(("kind" = Option<String>, Query, description = "`all`, `webhook`, `graph` or `faulty`"),
        ("field" = Option<String>, Query, description = "A part of the label: a webhook field, or a call"),
        ("phone" = Option<String>, Query, description = "A phone it is about"),
        ("status" = Option<String>, Query, description = "HTTP status of the answer: `404`, a class such as `4xx`, or `none`"),
        ("text" = Option<String>, Query, description = "Words anywhere in it, in any case"),
        ("after" = Option<u64>, Query, description = "Only newer than this number"),
        ("timeout_ms" = Option<u64>, Query, description = "Of real time; 5,000 if left out, 30,000 at most")), responses((status = 200, body = Waited)),)]
pub(super) async fn wait(
    State(world): Shared,
    Query(query): Words,
) -> Result<Json<Waited>, Problem> {
    const TIMEOUT_MS_MAX: u64 = 30_000;
    let after = number(&query, "after")?.unwrap_or(0);
    let timeout_ms = number(&query, "timeout_ms")?
        .unwrap_or(5_000)
        .min(TIMEOUT_MS_MAX);
    let filter = Filter::read(&query)?;
    let mut frames = world.live.subscribe();
    let found = async {
        loop {
            let kept = world.traffic.details(|exchange| exchange.id > after);
            let found =
                world.look(|truth| kept.into_iter().find(|detail| filter.fits(truth, detail)));
            if found.is_some() {
                return found;
            }
            match frames.recv().await {
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    };
    let found = tokio::select! {
        found = found => found,
        () = tokio::time::sleep(Duration::from_millis(timeout_ms)) => None,
        () = world.closing.cancelled() => None,
    };
    Ok(Json(Waited { exchange: found }))
}
