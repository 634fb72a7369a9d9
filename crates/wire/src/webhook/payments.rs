//! Payments (webhooks.md 4.5): the object inside a status of type `payment`, and field
//! `payment_configuration_update`.

use serde_json::Value;

use crate::Num;

object! {
    /// A payment's state. The id of its status is one of a notification, not of a message.
    pub struct Payment {
        may {
            /// The order's own reference.
            reference_id: String,
            /// How much.
            amount: Amount,
            /// `INR`, `BRL`, ...
            currency: String,
            /// The attempt to pay.
            transaction: Transaction,
            /// Given to the gateway.
            receipt: String,
            /// Given to the gateway.
            notes: Value,
        }
        lists {
            /// What was paid back.
            refunds: Refund,
        }
    }
}

object! {
    /// An amount: `value` divided by `offset`.
    pub struct Amount {
        may {
            /// In the smallest unit.
            value: Num,
            /// 100 for hundredths.
            offset: Num,
        }
    }
}

impl Amount {
    /// The amount in whole units, if it can be told.
    pub fn units(&self) -> Option<f64> {
        let offset = self.offset.as_ref().map_or(Some(1.0), Num::as_f64)?;
        let units = self.value.as_ref()?.as_f64()? / offset;
        units.is_finite().then_some(units)
    }
}

object! {
    /// One attempt to pay.
    pub struct Transaction {
        may {
            /// WhatsApp's id.
            id: String,
            /// The gateway's id.
            pg_transaction_id: String,
            /// The gateway: `billdesk`, `razorpay`, `payu`, `zaakpay`.
            kind: String = "type",
            /// `pending`, `success`, `failed`.
            status: String,
            /// Seconds.
            created_timestamp: Num,
            /// Seconds.
            updated_timestamp: Num,
            /// `upi`, `card`, ...
            method: Value,
            /// Why it failed.
            error: PaymentError,
        }
    }
}

object! {
    /// Why paying failed.
    pub struct PaymentError {
        may {
            /// The gateway's word.
            code: String,
            /// A sentence.
            reason: String,
        }
    }
}

object! {
    /// What was paid back.
    pub struct Refund {
        may {
            /// Its id.
            id: String,
            /// How much.
            amount: Amount,
            /// `instant`, `normal`.
            speed_processed: String,
            /// `pending`, `success`, `failed`.
            status: String,
            /// Seconds.
            created_timestamp: Num,
            /// Seconds.
            updated_timestamp: Num,
        }
    }
}

object! {
    /// The value of a `payment_configuration_update` change.
    pub struct PaymentConfigurationValue {
        may {
            /// The configuration's name.
            configuration_name: String,
            /// The gateway.
            provider_name: String,
            /// The business's id at the gateway.
            provider_mid: String,
            /// `Active`, `Needs Connecting`, `Needs Testing`.
            status: String,
            /// Seconds.
            created_timestamp: Num,
            /// Seconds.
            updated_timestamp: Num,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;
    use serde_json::json;

    #[test]
    fn an_amount_is_told_in_whole_units() {
        let units = |value| serde_json::from_value::<Amount>(value).unwrap().units();
        assert_eq!(units(json!({"value": 21000, "offset": 100})), Some(210.0));
        assert_eq!(units(json!({"value": "7"})), Some(7.0));
        assert_eq!(units(json!({"value": 1, "offset": 0})), None);
        assert_eq!(units(json!({"offset": 100})), None);
    }
}
