//! Money (webhooks.md 4.4, 4.5), as facts: payments, the gateway, and the sales and leads WhatsApp saw in chats.

use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_wire::Wamid;
use twinline_wire::webhook::{
    Amount, AutomaticEvent, AutomaticEventsValue, Entry, PaymentConfigurationValue, Status,
};

use super::fact::{fact, humane, joined, moment_of, number, told};
use super::moment::moment;
use crate::hear::Ear;

/// Reads the state of the gateway.
pub(crate) fn configuration(ear: &mut Ear<'_>, entry: &Entry, value: &PaymentConfigurationValue) {
    ear.listen_to_account(None);
    let read = || {
        let name = told(value.configuration_name.as_ref());
        let name = name.ok_or("It does not tell which configuration.")?;
        let status = told(value.status.as_ref()).ok_or("It does not tell its state.")?;
        let detail = joined([
            told(value.provider_name.as_ref()).map(str::to_owned),
            Some(humane(status)),
        ]);
        let at = moment_of(entry, value)?;
        let (subject, detail) = (
            format!("configuration/{name}"),
            format!("Payments by {name}: {detail}"),
        );
        Ok(fact(FactKind::Payment, subject, status, &detail, value, at))
    };
    ear.take(value, read());
}

/// A payment that came as a status. Its id is one of a notification and of no message (webhooks.md 4.5).
pub(super) fn payment_said(status: &Status, at: Millis) -> Result<Said, String> {
    let payment = status.payment.as_ref();
    let payment = payment.ok_or("It does not tell which payment.")?;
    let reference = told(payment.reference_id.as_ref());
    let reference = reference.or(status.id.present());
    let reference = reference.ok_or("It does not tell which payment.")?;
    let transaction = payment.transaction.as_ref();
    let error = transaction.and_then(|transaction| transaction.error.as_ref());
    let amount = payment.amount.as_ref().and_then(Amount::units);
    let currency = told(payment.currency.as_ref()).unwrap_or_default();
    let refunds = payment.refunds.len();
    let detail = joined([
        amount.map(|amount| format!("{amount:.2} {currency}").trim_end().to_owned()),
        Some(humane(status.status.as_str())),
        transaction
            .and_then(|transaction| told(transaction.status.as_ref()))
            .map(|attempt| format!("attempt {}", humane(attempt))),
        error.and_then(|error| told(error.reason.as_ref()).map(str::to_owned)),
        (refunds > 0).then(|| format!("refunds: {refunds}")),
    ]);
    let detail = format!("Payment {reference}: {detail}");
    let state = status.status.as_str();
    Ok(fact(
        FactKind::Payment,
        reference,
        state,
        &detail,
        status,
        at,
    ))
}

/// Reads leads and sales.
pub(crate) fn observe(ear: &mut Ear<'_>, entry: &Entry, value: &AutomaticEventsValue) {
    ear.listen_to_line_or_account(value.metadata.as_ref());
    if value.automatic_events.is_absent() {
        return ear.keep(
            value,
            "It tells no event that Twinline can read.".to_owned(),
        );
    }
    for event in &value.automatic_events {
        ear.event(event, |event| event_said(event, entry));
    }
    ear.keep_strays(&value.rest);
}

fn event_said(event: &AutomaticEvent, entry: &Entry) -> Result<Said, String> {
    let name = told(event.event_name.as_ref()).ok_or("It does not tell what was seen.")?;
    let message = event.id.as_ref().and_then(Wamid::present);
    let message = message.ok_or("It does not tell in which message.")?;
    let at = match &event.timestamp {
        Some(_) => moment(event.timestamp.as_ref())?,
        None => moment_of(entry, event)?,
    };
    let sold = event.custom_data.as_ref().and_then(|data| {
        let value = number(data.value.as_ref())?;
        let currency = told(data.currency.as_ref()).unwrap_or_default();
        Some(format!("{value} {currency}").trim_end().to_owned())
    });
    let detail = joined([Some(name.to_owned()), sold]);
    let detail = format!("WhatsApp saw in a chat from an advertisement: {detail}");
    let subject = format!("automatic_event/{message}/{name}");
    Ok(fact(FactKind::Other, subject, name, &detail, event, at))
}
