//! The story of one message: what people did, what WhatsApp made of it, what went over the line, what is still to come.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;

use super::answers::Story;
use super::inspect::{texts, wamids};
use super::problem::Problem;
use crate::traffic::{Detail, Direction};
use crate::truth::Truth;
use crate::truth::model::{Message, Side, Ticks, Timer, Via};
use crate::world::World;

/// Where a thing happened to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// On somebody's phone.
    Phone,
    /// At WhatsApp.
    Server,
    Webhook,
    Graph,
    /// Nowhere yet: it is still to come.
    Due,
}

/// One thing that happened to a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(super) struct Chapter {
    /// In milliseconds UTC of the virtual clock.
    at: i64,
    kind: Stage,
    what: String,
    /// The exchange that shows it in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange: Option<u64>,
    faulty: bool,
}

/// What happened to a message, and to what was done to it: everything, in the order of time.
#[utoipa::path(get, path = "/stories/{wamid}", tag = "traffic", operation_id = "story", params(("wamid" = String, Path)), responses((status = 200, body = Story)),)]
pub(super) async fn tell(
    State(world): State<Arc<World>>,
    Path(wamid): Path<String>,
) -> Result<Json<Story>, Problem> {
    let kept = world.traffic.details(|_| true);
    world.look(|truth| {
        let message = truth
            .message(&wamid)
            .ok_or_else(|| Problem::not_found("there is no such message"))?;
        let message = message
            .about()
            .and_then(|of| truth.message(of))
            .unwrap_or(message);
        let about = truth.about(&message.wamid);
        let all: Vec<&Message> = std::iter::once(message).chain(about).collect();
        let ids: BTreeSet<&str> = all.iter().map(|message| message.wamid.as_str()).collect();
        let names = |text: &str| wamids(text).any(|wamid| ids.contains(wamid));
        let mut chapters: Vec<Chapter> = all
            .iter()
            .flat_map(|message| on_phones(truth, message))
            .collect();
        chapters.extend(
            kept.iter()
                .filter(|detail| texts(detail).any(names))
                .map(told),
        );
        chapters.extend(waiting(truth, names));
        chapters.sort_by_key(|chapter| chapter.at);
        Ok(Json(Story {
            wamid: message.wamid.clone(),
            customer: message.customer.clone(),
            chapters,
        }))
    })
}

fn on_phones(truth: &Truth, message: &Message) -> Vec<Chapter> {
    let chapter = |at, kind, what: String| Chapter {
        at,
        kind,
        what,
        exchange: None,
        faulty: false,
    };
    let name = truth
        .phone(&message.customer)
        .map_or("a customer", |phone| phone.name.as_str());
    let kind = &message.content.kind;
    let mut chapters = Vec::new();
    chapters.push(match (message.from, message.via) {
        (Side::Customer, _) => chapter(
            message.typed_at,
            Stage::Phone,
            format!("{name} wrote it on the phone ({kind})"),
        ),
        (Side::Business, Via::Phone) => chapter(
            message.typed_at,
            Stage::Phone,
            format!("typed on the business's phone ({kind})"),
        ),
        (Side::Business, Via::Api) => chapter(
            message.typed_at,
            Stage::Server,
            format!("accepted from the API ({kind})"),
        ),
    });
    match message.left_at {
        Some(left_at) if left_at > message.typed_at => {
            chapters.push(chapter(
                left_at,
                Stage::Server,
                "reached WhatsApp's servers".to_owned(),
            ));
        }
        None if message.via == Via::Phone && message.ticks == Ticks::Waiting => {
            chapters.push(chapter(
                i64::MAX,
                Stage::Due,
                "it has not left yet".to_owned(),
            ));
        }
        _ => {}
    }
    if message.withheld {
        chapters.push(chapter(
            message.typed_at,
            Stage::Server,
            "its writer is blocked: it reaches nobody".to_owned(),
        ));
    }
    if let Some(failure) = &message.failure {
        let what = format!("failed with {}: {}", failure.code, failure.title);
        let at = message.left_at.unwrap_or(message.typed_at);
        chapters.push(Chapter {
            faulty: true,
            ..chapter(at, Stage::Server, what)
        });
    }
    if let Some(unavailable) = &message.unavailable {
        let what = format!("the API is told {} in its place", unavailable.code);
        chapters.push(chapter(message.typed_at, Stage::Server, what));
    }
    chapters
}

fn told(detail: &Detail) -> Chapter {
    let exchange = &detail.exchange;
    let kind = match exchange.direction {
        Direction::Webhook => Stage::Webhook,
        Direction::Graph => Stage::Graph,
    };
    let status = exchange
        .status
        .map_or_else(|| "no answer".to_owned(), |status| status.to_string());
    let note = exchange
        .note
        .as_ref()
        .map_or(String::new(), |note| format!(", {note}"));
    Chapter {
        at: exchange.at,
        kind,
        what: format!("{}: {} ({status}{note})", exchange.label, exchange.summary),
        exchange: Some(exchange.id),
        faulty: exchange.faulty,
    }
}

pub(super) fn tries(count: u32) -> String {
    let noun = if count == 1 { "try" } else { "tries" };
    format!("{count} {noun}")
}

/// What is still to come.
fn waiting<'a>(
    truth: &'a Truth,
    names: impl Fn(&str) -> bool + Copy + 'a,
) -> impl Iterator<Item = Chapter> + 'a {
    let due = |at, what: String| Chapter {
        at,
        kind: Stage::Due,
        what,
        exchange: None,
        faulty: false,
    };
    let held = truth
        .queue
        .values()
        .filter(move |queued| names(&queued.value.to_string()));
    let held = held.map(move |queued| {
        due(
            queued.leaves_at(),
            format!("webhook {} waits to be sent", queued.field),
        )
    });
    let again = truth
        .deliveries
        .values()
        .filter(move |delivery| names(&delivery.body));
    let again = again.map(move |delivery| {
        due(
            delivery.next_at,
            format!(
                "webhook {} is tried again ({} so far)",
                delivery.label,
                tries(delivery.attempts)
            ),
        )
    });
    let timers = truth
        .timers
        .iter()
        .filter_map(move |((at, _), timer)| match timer {
            Timer::Settle { wamid, .. } if names(wamid) => {
                Some(due(*at, "it reaches WhatsApp's servers".to_owned()))
            }
            Timer::Deliver { wamid } if names(wamid) => {
                Some(due(*at, "it reaches the customer's phone".to_owned()))
            }
            _ => None,
        });
    held.chain(again).chain(timers)
}
