//! The windows (graph-api.md 8.1): 24 hours from the customer's last message after onboarding, and 72 hours, free of
//! charge, from the API's answer to somebody who came by an ad. Hours are the rules'.

use crate::limits::DAY_MS;
use crate::truth::Truth;
use crate::truth::model::{Failure, Message, Side, Via};

/// Whether the customer service window is open.
pub(crate) fn is_open(truth: &Truth, customer: &str, now: i64) -> bool {
    truth
        .window_closes_at(customer)
        .is_some_and(|closes_at| now < closes_at)
}

/// What becomes of a free-form send to this customer now: nothing, or the failure told later by
/// webhook (graph-api.md 2.7).
pub(crate) fn closed_window(truth: &Truth, customer: &str, now: i64) -> Option<Failure> {
    (!is_open(truth, customer, now)).then(|| Failure {
        code: 131_047,
        title: "Re-engagement message".to_owned(),
        details: "Message failed to send because more than 24 hours have passed since the \
                  customer last replied to this number."
            .to_owned(),
    })
}

/// What becomes of a send to somebody whom the business has blocked, or who blocked the business: WhatsApp takes it, and
/// says later that it failed, but not why (graph-api.md 6).
pub(crate) fn blocked(truth: &Truth, customer: &str) -> Option<Failure> {
    let apart = truth.is_blocked(customer) || truth.pockets.blocks_business(customer);
    apart.then(|| Failure {
        code: 131_026,
        title: "Message undeliverable".to_owned(),
        details: "Message Undeliverable.".to_owned(),
    })
}

/// The free window after an ad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AdWindow {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// The one that is open for what the API sends now. The answer itself opens it, if it comes within a day; the owner's
/// answers on the phone do not (graph-api.md 8.2).
pub(crate) fn ad_window(truth: &Truth, customer: &str, now: i64) -> Option<AdWindow> {
    let came_at = truth
        .chat(customer)
        .filter(|message| came_by_ad(message))
        .filter_map(|message| message.left_at)
        .filter(|at| {
            truth
                .onboarding
                .as_ref()
                .is_some_and(|onboarding| *at >= onboarding.at)
        });
    came_at
        .filter_map(|came_at| {
            let answers = truth
                .chat(customer)
                .filter(|message| message.via == Via::Api && message.is_said())
                .map(|message| message.typed_at);
            let from = answers.filter(|at| *at >= came_at).min().unwrap_or(now);
            let until = from + truth.rules().ad_window_ms;
            (from <= came_at + DAY_MS && now < until).then_some(AdWindow { from, until })
        })
        .next_back()
}

/// A customer's message by which they came from an ad.
fn came_by_ad(message: &Message) -> bool {
    let is_hidden = message
        .unavailable
        .as_ref()
        .is_some_and(|hidden| hidden.code == 131_060);
    message.from == Side::Customer && (is_hidden || message.marks.referral.is_some())
}
