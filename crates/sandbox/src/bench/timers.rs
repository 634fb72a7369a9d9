//! The clock at the bench, and what is due when: what will happen by itself, and the moments at which something ends.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};

use super::answers::DueList;
use super::api::read;
use super::problem::Problem;
use super::story::tries;
use super::view::ClockView;
use crate::businesses;
use crate::limits;
use crate::media_store;
use crate::timers;
use crate::truth::Truth;
use crate::truth::model::{BUSINESS, Timer};
use crate::world::World;

type Shared = State<Arc<World>>;

/// A change of the clock. Parts may be given together; the pace is set first.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockChange {
    /// 0 pauses, 1 is real time.
    #[serde(default)]
    rate: Option<f64>,
    /// Jumps ahead by so many milliseconds.
    #[serde(default)]
    advance_ms: Option<i64>,
    /// Jumps to a time, in milliseconds UTC.
    #[serde(default)]
    to: Option<i64>,
    /// Jumps to whatever happens next.
    #[serde(default)]
    to_next: bool,
}

/// Sets the pace of the clock, which all businesses share, or jumps ahead. Answers once everything that the jump passed has happened.
#[utoipa::path(post, path = "/clock", tag = "clock", operation_id = "set_clock", request_body = ClockChange, responses((status = 200, body = ClockView)),)]
pub(super) async fn set_clock(
    State(world): Shared,
    body: Result<Json<ClockChange>, JsonRejection>,
) -> Result<Json<ClockView>, Problem> {
    let change = read(body)?;
    // One clock for all businesses.
    let worlds = businesses::worlds(&world);
    let now = world.clock.now_ms();
    let mut step = change.advance_ms.unwrap_or_default();
    if let Some(to) = change.to {
        step = to.saturating_sub(now);
    }
    if !(0..=366 * limits::DAY_MS).contains(&step) {
        return Err(Problem::invalid(
            "a jump is between now and a year ahead: time never runs back",
        ));
    }
    if change
        .rate
        .is_some_and(|rate| !(0.0..=limits::CLOCK_RATE_MAX).contains(&rate))
    {
        return Err(Problem::invalid("rate is between 0 (paused) and 3,600"));
    }
    if change.to_next {
        let all = worlds.iter();
        let next =
            all.filter_map(|world| world.look(|truth| happens(truth).map(|due| due.at).min()));
        let next = next
            .min()
            .ok_or_else(|| Problem::invalid("nothing is due: there is nothing to jump to"))?;
        step = step.max(next - now);
    }
    if let Some(rate) = change.rate {
        world.clock.set_rate(rate);
    }
    if step > 0 {
        world.clock.advance(step);
    }
    for world in &worlds {
        timers::fire_due(world);
    }
    Ok(Json(ClockView::of(&world.clock)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum DueKind {
    /// Will happen by itself, and `to_next` stops there.
    Event,
    /// Something is over then.
    End,
}

/// Something that is due at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(super) struct Due {
    /// In milliseconds UTC of the virtual clock.
    at: i64,
    kind: DueKind,
    what: String,
    /// The phone it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// What is due when, soonest first.
#[utoipa::path(get, path = "/timers", tag = "clock", operation_id = "list_timers", responses((status = 200, body = DueList)),)]
pub(super) async fn list(State(world): Shared) -> Json<DueList> {
    let now = world.clock.now_ms();
    let mut due: Vec<Due> = world.look(|truth| happens(truth).chain(ends(truth, now)).collect());
    due.sort_by_key(|due| due.at);
    let all = due.len();
    due.truncate(limits::PAGE_ROWS_MAX);
    Json(DueList { now, due, all })
}

fn happens(truth: &Truth) -> impl Iterator<Item = Due> {
    let event = |at, what: String, phone| Due {
        at,
        kind: DueKind::Event,
        what,
        phone,
    };
    let of_now = truth.timers.iter().filter(|(_, timer)| !is_far(timer));
    let timers = of_now.map(move |((at, _), timer)| {
        let (what, phone) = words(truth, timer);
        event(*at, what, phone)
    });
    let again = truth.deliveries.values().map(move |delivery| {
        let what = format!(
            "webhook {} is tried again ({} so far)",
            delivery.label,
            tries(delivery.attempts)
        );
        event(delivery.next_at, what, None)
    });
    let held = truth
        .queue
        .values()
        .filter(|queued| queued.fate.is_some())
        .map(move |queued| {
            let what = format!("webhook {}, held by a fault, leaves", queued.field);
            event(queued.leaves_at(), what, None)
        });
    timers.chain(again).chain(held)
}

/// Months away, and moved by every send: a jump to what happens next does not mean it.
fn is_far(timer: &Timer) -> bool {
    matches!(timer, Timer::TemplateIdle { .. })
}

fn words(truth: &Truth, timer: &Timer) -> (String, Option<String>) {
    let customer = |wamid: &String| truth.message(wamid).map(|message| message.customer.clone());
    match timer {
        Timer::Settle {
            wamid,
            failure: None,
        } => ("a send reaches WhatsApp".to_owned(), customer(wamid)),
        Timer::Settle {
            wamid,
            failure: Some(failure),
        } => (
            format!("a send fails with {}", failure.code),
            customer(wamid),
        ),
        Timer::Deliver { wamid } => (
            "a message reaches the customer's phone".to_owned(),
            customer(wamid),
        ),
        Timer::Open { phone, .. } => (
            "a phone opens the chat by itself".to_owned(),
            Some(phone.clone()),
        ),
        Timer::Contacts { phones } => match phones.len() {
            1 => ("a contact is synced".to_owned(), None),
            count => (format!("{count} contacts are synced"), None),
        },
        Timer::History {
            phase,
            progress,
            wamids,
            ..
        } => {
            let messages = match wamids.len() {
                1 => "1 message".to_owned(),
                count => format!("{count} messages"),
            };
            (
                format!("history, phase {phase}: {messages}, then {progress} %"),
                None,
            )
        }
        Timer::HistoryMedia { wamid } => (
            "history: a file follows its placeholder".to_owned(),
            customer(wamid),
        ),
        Timer::HistoryDeclined => ("the declined history is told".to_owned(), None),
        Timer::ChatState { customer } => (
            "the extended feed tells how a chat is kept".to_owned(),
            Some(customer.clone()),
        ),
        Timer::LabelState => ("the extended feed tells the labels".to_owned(), None),
        Timer::PictureState { customer } => (
            "the extended feed tells a profile picture".to_owned(),
            Some(customer.clone()),
        ),
        Timer::GroupState { .. } => ("the extended feed tells of a group".to_owned(), None),
        Timer::Inactive { .. } => (
            "the link breaks, if the owner's phone was not used meanwhile".to_owned(),
            Some(BUSINESS.to_owned()),
        ),
        Timer::Reconnect => ("the account is back from its move".to_owned(), None),
        Timer::BanBegins => ("the announced ban begins".to_owned(), None),
        Timer::SignUpExpires { .. } => ("the sign-up window's code expires".to_owned(), None),
        Timer::Vanish { wamid } => ("a message disappears".to_owned(), customer(wamid)),
        Timer::StatusExpires { .. } => ("a status of the owner expires".to_owned(), None),
        Timer::Review { template } => (named(truth, template, "is reviewed"), None),
        Timer::Unpause { template, .. } => (named(truth, template, "may be sent again"), None),
        Timer::Recategorise { template } => {
            (named(truth, template, "gets its judged category"), None)
        }
        Timer::TemplateIdle { template } => {
            let what = "is archived, unless it is sent before";
            (named(truth, template, what), None)
        }
        Timer::ArchiveEnds { template, .. } => {
            let what = "is deleted, unless it is taken out of the archive";
            (named(truth, template, what), None)
        }
        Timer::PacingEnds { template } => {
            let what = "is judged: what was held goes out, unless people dislike it";
            (named(truth, template, what), None)
        }
        Timer::RaiseTier => ("the messaging limit rises".to_owned(), None),
        Timer::Appraise => ("the quality is rated anew".to_owned(), None),
    }
}

/// What happens to a template, by its name.
fn named(truth: &Truth, template: &str, what: &str) -> String {
    let known = truth.account.templates.get(template);
    let name = known.map_or("that is gone", |known| known.name.as_str());
    format!("the template {name} {what}")
}

/// Moments that are read off when somebody asks; no timer is set for them.
fn ends(truth: &Truth, now: i64) -> impl Iterator<Item = Due> {
    let end = |at, what: &str, phone| Due {
        at,
        kind: DueKind::End,
        what: what.to_owned(),
        phone,
    };
    let windows = truth.customers().filter_map(move |phone| {
        let at = truth.window_closes_at(&phone.id)?;
        Some(end(
            at,
            "the customer service window closes",
            Some(phone.id.clone()),
        ))
    });
    let sync = truth.onboarding.iter().flat_map(move |onboarding| {
        let at = onboarding.at + truth.rules().sync_deadline_ms;
        let contacts = (!onboarding.contacts_asked)
            .then(|| end(at, "contacts can no longer be asked for", None));
        let history = (!onboarding.history_asked)
            .then(|| end(at, "history can no longer be asked for", None));
        contacts.into_iter().chain(history)
    });
    let codes = truth.codes.values().filter(|code| !code.used);
    let codes = codes.map(move |code| end(code.expires_at, "the sign-up code expires", None));
    let media = truth
        .media
        .values()
        .filter(|media| !media.deleted)
        .map(|media| media_store::expires_at(media, truth.rules()));
    let media = media.map(move |at| end(at, "a media file expires", None));
    let idle = truth.timers.iter().filter(|(_, timer)| is_far(timer));
    let idle = idle.map(move |((at, _), timer)| end(*at, &words(truth, timer).0, None));
    windows
        .chain(idle)
        .chain(sync)
        .chain(codes)
        .chain(media)
        .filter(move |due| due.at > now)
}
