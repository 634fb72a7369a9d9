//! What keeps marketing from a person (graph-api.md 7.6): they stopped it, their country gets none, or they had enough.

use twinline_wire::regions::{Marketing, country};

use super::window::is_open;
use crate::limits::DAY_MS;
use crate::phones::ActError;
use crate::truth::Truth;
use crate::truth::model::{Failure, Message, Phone, Ticks};
use crate::truth::standing::StandingChange;
use crate::world::Act;

const HAD_ENOUGH: u32 = 131_049;

/// Why a marketing template does not reach this person now. `None`: it does.
pub(crate) fn withheld(truth: &Truth, customer: &Phone, now: i64) -> Option<Failure> {
    if truth.standing.stopped.contains(&customer.id) {
        return Some(Failure {
            code: 131_050,
            title: "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on \
                    WhatsApp from your business"
                .to_owned(),
            details: "The recipient chose to stop receiving marketing messages from this business.".to_owned(),
        });
    }
    let had_enough = || {
        Failure {
        code: HAD_ENOUGH,
        title: "This message was not delivered to maintain healthy ecosystem engagement.".to_owned(),
        details: "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.".to_owned(),
    }
    };
    let of = |digits: Option<&str>| {
        let country = digits.and_then(country);
        country.map_or(Marketing::Limited, |country| country.marketing)
    };
    let sender = truth.business().map(|business| business.digits.as_str());
    match (of(customer.digits.as_deref()), of(sender)) {
        (Marketing::Withheld, _) => Some(had_enough()),
        (Marketing::Unlimited, _) | (_, Marketing::Unlimited) => None,
        // What they opened themselves does not count.
        _ if is_open(truth, &customer.id, now) => None,
        _ => {
            let rules = truth.rules();
            let sent: Vec<&Message> = truth
                .chat(&customer.id)
                .filter(|message| is_marketing(message) && message.typed_at > now - DAY_MS)
                .collect();
            let is_resting = sent.iter().any(|message| {
                let failure = message.failure.as_ref();
                failure.is_some_and(|failure| failure.code == HAD_ENOUGH)
                    && message.typed_at > now - rules.marketing_rest_ms
            });
            let taken = sent.iter().filter(|message| message.ticks != Ticks::Failed);
            (is_resting || taken.count() >= rules.marketing_per_user).then(had_enough)
        }
    }
}

fn is_marketing(message: &Message) -> bool {
    let shown = message.content.body.as_ref();
    let shown = shown.filter(|_| message.content.kind == "template");
    shown.is_some_and(|shown| shown["category"] == "MARKETING")
}

impl Act<'_> {
    /// A customer stops marketing of the business in their app, or wants it again.
    pub(crate) fn choose_marketing(&mut self, id: &str, stopped: bool) -> Result<(), ActError> {
        let customer = self.customer(id)?;
        if self.truth.standing.stopped.contains(id) == stopped {
            return Ok(());
        }
        let phone = id.to_owned();
        self.stand(StandingChange::Marketing { phone, stopped });
        self.queue_preference(&customer, stopped);
        Ok(())
    }
}
