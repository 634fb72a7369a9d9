//! The customer service window: 24 hours from the customer's last message after onboarding.

use crate::truth::Truth;
use crate::truth::model::Failure;

/// What becomes of a free-form send to this customer now: nothing, or the failure told later by
/// webhook (graph-api.md 2.7).
pub(crate) fn closed_window(truth: &Truth, customer: &str, now: i64) -> Option<Failure> {
    let open = truth
        .window_closes_at(customer)
        .is_some_and(|closes_at| now < closes_at);
    (!open).then(|| Failure {
        code: 131_047,
        title: "Re-engagement message".to_owned(),
        details: "Message failed to send because more than 24 hours have passed since the \
                  customer last replied to this number."
            .to_owned(),
    })
}

/// What becomes of a send to somebody whom the business has blocked: WhatsApp takes it, and says later that it failed.
pub(crate) fn blocked(truth: &Truth, customer: &str) -> Option<Failure> {
    truth.is_blocked(customer).then(|| Failure {
        code: 131_026,
        title: "Message undeliverable".to_owned(),
        details: "Message Undeliverable.".to_owned(),
    })
}
