//! Whom a send is for.

use twinline_wire::graph::SendRequest;

use crate::graph_api::answer::Refusal;
use crate::truth::model::Phone;

/// Whom a send is for. A number nobody has is accepted and fails later, as at WhatsApp.
pub(super) struct Recipient {
    pub(super) input: String,
    /// Digits, if the send was to a number.
    pub(super) wa_id: Option<String>,
    pub(super) customer: Option<Phone>,
}

impl Recipient {
    pub(super) fn find(
        truth: &crate::truth::Truth,
        request: &SendRequest,
    ) -> Result<Self, Refusal> {
        let to = request.to.as_deref().filter(|to| !to.is_empty());
        if let Some(to) = to {
            let digits: String = to.chars().filter(char::is_ascii_digit).collect();
            if digits.is_empty() {
                return Err(Refusal::code(100, "Param to is not a phone number"));
            }
            if truth
                .business()
                .is_some_and(|business| business.digits == digits)
            {
                return Err(Refusal::code(131_021, "Sender and recipient are the same"));
            }
            let customer = truth.customer_by_digits(&digits).cloned();
            return Ok(Self {
                input: to.to_owned(),
                wa_id: Some(digits),
                customer,
            });
        }
        let recipient = request.recipient.as_ref().and_then(|bsuid| bsuid.present());
        let recipient = recipient.ok_or_else(|| Refusal::missing("to"))?;
        let customer = truth.customer_by_bsuid(recipient).cloned();
        let customer = customer.ok_or_else(|| {
            Refusal::code(131_009, "Param recipient is not a user of this business")
        })?;
        Ok(Self {
            input: recipient.to_owned(),
            wa_id: None,
            customer: Some(customer),
        })
    }
}
