//! Why a bubble is here: which feeds told of it, what was tried, what befell it, and how it stands on the phone.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::content::Content;
use twinline_core::message::{Direction as CoreDirection, Message as CoreMessage, Source as Feed};
use twinline_core::send::{Send, SendState};
use twinline_core::ticks::{Failure, Rung, Ticks};
use twinline_store::{Attempt, MediaState, MessageRow};
use utoipa::ToSchema;

use super::message::{Delivery, DeliveryReason, DeliveryState, Direction, Source};
use super::{Author, ViewAt};

/// How a bubble stands in the Business App on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhoneSide {
    /// As it stands here.
    Same,
    /// Not yet: WhatsApp has not taken it.
    Later,
    /// Not at all: it never went out.
    Never,
    /// Not known, because no answer to the call came.
    Unknown,
    /// Only there: WhatsApp does not hand over what it holds.
    Alone,
    /// It was there, and was taken back.
    TakenBack,
}

/// What a step of the story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoryWhat {
    /// It was written here.
    Written,
    /// It was put into the queue, after it had been written for later.
    Due,
    /// WhatsApp was called.
    Called,
    /// Its author said it, by WhatsApp's clock.
    Said,
    /// We first heard of it.
    Heard,
    /// Its file was stored here.
    FileHere,
    /// WhatsApp's servers have it.
    Sent,
    /// It is on the customer's device.
    Delivered,
    /// It was seen.
    Read,
    /// It was played.
    Played,
    /// It will not arrive.
    Failed,
    /// The ledger gave it up, or was told to: see `outcome`.
    Ended,
    /// Its author altered it.
    Edited,
    /// Its author took it back.
    Revoked,
    /// A sign was put on it; without `emoji` one was taken back.
    Reacted,
    /// Somebody said that the Business App sent it by itself.
    MarkedAutomatic,
}

/// A step of the story.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StoryStep {
    /// What.
    pub what: StoryWhat,
    /// When. Null: WhatsApp told it without a time.
    pub at: Option<Millis>,
    /// When the call ended; calls only. Null: no answer came.
    pub ended_at: Option<Millis>,
    /// Which call, from 1.
    pub attempt: Option<u32>,
    /// What it came to.
    pub outcome: Option<DeliveryState>,
    /// Why, and what to do.
    pub reason: Option<DeliveryReason>,
    /// Who did it, of ours.
    pub by: Option<Author>,
    /// Which side did it.
    pub side: Option<Direction>,
    /// The sign.
    pub emoji: Option<String>,
}

/// Why a bubble is here, and how it stands on the phone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MessageStory {
    /// Which feeds told of it.
    pub sources: Vec<Source>,
    /// WhatsApp's own id. Null: none is known yet.
    pub external_id: Option<String>,
    /// How it stands on the phone.
    pub phone: PhoneSide,
    /// Why the phone alone has what it holds.
    pub trouble: Option<DeliveryReason>,
    /// Whether WhatsApp charges it, as far as it told.
    pub billable: Option<bool>,
    /// The category that WhatsApp put it in.
    pub category: Option<String>,
    /// What happened, oldest first; what has no time stands after what it follows.
    pub steps: Vec<StoryStep>,
}

impl MessageStory {
    /// As stored, with names. `calls` are those of the bubble's send.
    pub fn of(row: &MessageRow, calls: &[Attempt], at: &ViewAt) -> Self {
        let message = &row.message;
        let begun = calls.first().map(|call| call.begun_at);
        let mut placed = timed(Millis::MIN, beginning(row, calls, at));
        placed.extend(climbed(
            begun.unwrap_or(message.told.at),
            ticks(&message.ticks),
        ));
        placed.extend(timed(message.told.at, fate(row, at)));
        placed.sort_by_key(|(at, _)| *at);
        let pricing = message.pricing.as_ref();
        Self {
            sources: sources(message),
            external_id: message.external_id.as_ref().map(|id| id.0.clone()),
            phone: phone_side(message, row.send.as_ref()),
            trouble: super::message::trouble(message.shown(), at),
            billable: pricing.and_then(|pricing| pricing.billable),
            category: pricing.and_then(|pricing| pricing.category.clone()),
            steps: placed.into_iter().map(|(_, step)| step).collect(),
        }
    }
}

/// Each step with its own time, or that of what it follows.
fn timed(mut known: Millis, steps: Vec<StoryStep>) -> Vec<(Millis, StoryStep)> {
    let place = |step: StoryStep| {
        known = step.at.unwrap_or(known);
        (known, step)
    };
    steps.into_iter().map(place).collect()
}

/// None before the one it follows from, whatever its time: WhatsApp tells whole seconds by a clock of its own.
fn climbed(mut known: Millis, steps: Vec<StoryStep>) -> Vec<(Millis, StoryStep)> {
    let place = |step: StoryStep| {
        known = step.at.map_or(known, |at| at.max(known));
        (known, step)
    };
    steps.into_iter().map(place).collect()
}

fn plain(what: StoryWhat, at: Option<Millis>) -> StoryStep {
    StoryStep {
        what,
        at,
        ended_at: None,
        attempt: None,
        outcome: None,
        reason: None,
        by: None,
        side: None,
        emoji: None,
    }
}

/// Up to the moment when it stood here.
fn beginning(row: &MessageRow, calls: &[Attempt], at: &ViewAt) -> Vec<StoryStep> {
    let message = &row.message;
    let mut steps = Vec::new();
    if let Some(send) = &row.send {
        let author = at
            .directory
            .author(send.author.origin(), true, Some(send.author.id()));
        steps.push(StoryStep {
            by: Some(author),
            ..plain(StoryWhat::Written, Some(send.created_at))
        });
        if let Some(said) = send.said_at.filter(|said| *said > send.created_at) {
            steps.push(plain(StoryWhat::Due, Some(said)));
        }
        steps.extend(calls.iter().map(call));
        if send.state.void() {
            let ended = Delivery::of_send(send);
            steps.push(StoryStep {
                outcome: Some(ended.state),
                reason: ended.reason,
                ..plain(StoryWhat::Ended, ended.at)
            });
        }
    } else {
        steps.push(StoryStep {
            side: Some(message.direction.into()),
            ..plain(StoryWhat::Said, Some(message.told.at))
        });
        steps.push(plain(StoryWhat::Heard, Some(message.received_at())));
        let file = row.media.as_ref().and_then(|media| media.file.as_ref());
        steps.extend(
            file.filter(|_| {
                row.media
                    .as_ref()
                    .is_some_and(|media| media.state == MediaState::Ready)
            })
            .map(|file| plain(StoryWhat::FileHere, Some(file.created_at))),
        );
    }
    steps
}

fn call(call: &Attempt) -> StoryStep {
    let state: Option<SendState> = call
        .outcome
        .as_ref()
        .and_then(|word| serde_json::from_value(serde_json::Value::String(word.clone())).ok());
    let failure: Option<Failure> = call
        .failure
        .as_ref()
        .and_then(|failure| serde_json::from_str(failure).ok());
    StoryStep {
        ended_at: call.ended_at,
        attempt: Some(call.attempt),
        outcome: Some(state.map_or(DeliveryState::Sending, DeliveryState::from)),
        reason: failure.as_ref().map(DeliveryReason::from),
        ..plain(StoryWhat::Called, Some(call.begun_at))
    }
}

fn ticks(ticks: &Ticks) -> Vec<StoryStep> {
    let rungs = [
        (Rung::Sent, StoryWhat::Sent),
        (Rung::Delivered, StoryWhat::Delivered),
        (Rung::Read, StoryWhat::Read),
        (Rung::Played, StoryWhat::Played),
        (Rung::Failed, StoryWhat::Failed),
    ];
    let step = |(rung, what): (Rung, StoryWhat)| {
        ticks.at(rung)?;
        let failure = (rung == Rung::Failed).then(|| ticks.failure()).flatten();
        Some(StoryStep {
            reason: failure.map(DeliveryReason::from),
            ..plain(what, ticks.told_at(rung))
        })
    };
    rungs.into_iter().filter_map(step).collect()
}

fn fate(row: &MessageRow, at: &ViewAt) -> Vec<StoryStep> {
    let message = &row.message;
    let mut steps = Vec::new();
    steps.extend(message.edited.as_ref().map(|edited| StoryStep {
        side: Some(message.direction.into()),
        ..plain(StoryWhat::Edited, Some(edited.at))
    }));
    for (side, sign) in &message.reactions {
        steps.push(StoryStep {
            side: Some((*side).into()),
            emoji: sign.emoji.clone(),
            ..plain(StoryWhat::Reacted, Some(sign.at))
        });
    }
    let marked = message.automatic.filter(|said| said.is);
    steps.extend(marked.map(|said| StoryStep {
        by: said.by.map(|by| {
            at.directory
                .author(twinline_core::message::Origin::Agent, true, Some(by.0))
        }),
        ..plain(StoryWhat::MarkedAutomatic, Some(said.at))
    }));
    steps.extend(message.revoked.as_ref().map(|revoked| StoryStep {
        side: Some(revoked.by.into()),
        ..plain(StoryWhat::Revoked, Some(revoked.at))
    }));
    steps
}

fn sources(message: &CoreMessage) -> Vec<Source> {
    [
        (Feed::Send, Source::Api),
        (Feed::Live, Source::Live),
        (Feed::Echo, Source::Echo),
        (Feed::History, Source::History),
        (Feed::Response, Source::Response),
        (Feed::Status, Source::Status),
    ]
    .into_iter()
    .filter_map(|(feed, source)| message.sources.has(feed).then_some(source))
    .collect()
}

/// What a coexistence number has on both sides is what WhatsApp took: mission row C2.
fn phone_side(message: &CoreMessage, send: Option<&Send>) -> PhoneSide {
    if message.revoked.is_some() {
        return PhoneSide::TakenBack;
    }
    let failed = message.ticks.failure().is_some();
    if message.direction == CoreDirection::Out && (failed || message.void) {
        return PhoneSide::Never;
    }
    if let Some(send) = send.filter(|_| message.ticks.top().is_none()) {
        match send.state {
            SendState::Unknown => return PhoneSide::Unknown,
            state if state.void() => return PhoneSide::Never,
            state if !state.out() => return PhoneSide::Later,
            _ => {}
        }
    }
    match message.shown() {
        Content::Placeholder { .. } | Content::Unsupported { .. } => PhoneSide::Alone,
        _ => PhoneSide::Same,
    }
}

#[cfg(test)]
mod tests {
    use twinline_core::ticks::{Rung, Ticks};

    use super::{StoryWhat, climbed, ticks};

    #[test]
    fn a_tick_follows_the_call_it_comes_from_although_its_second_began_before() {
        let mut told = Ticks::one(Rung::Sent, 10_000, None);
        told.join(&Ticks::one(Rung::Delivered, 10_000, None));
        told.join(&Ticks::untimed(Rung::Read, 10_000, None));
        let placed = climbed(10_400, ticks(&told));
        let whats = placed.iter().map(|(at, step)| (*at, step.what, step.at));
        assert_eq!(
            whats.collect::<Vec<_>>(),
            [
                (10_400, StoryWhat::Sent, Some(10_000)),
                (10_400, StoryWhat::Delivered, Some(10_000)),
                (10_400, StoryWhat::Read, None),
            ]
        );
    }
}
