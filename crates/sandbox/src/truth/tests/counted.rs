//! What is counted along says the same as going through all messages.

use proptest::prelude::*;

use super::{any_deed, carry_out, loaded};
use crate::truth::model::{Message, Phone, Side, Ticks, Via};
use crate::truth::{Truth, shows};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn kept_counts_are_those_counted_by_going_through_everything(
        deeds in proptest::collection::vec(any_deed(), 1..60),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = loaded(dir.path());
        for deed in &deeds {
            carry_out(&sandbox, deed);
        }
        sandbox.world().look(|truth| {
            let mut anew = truth.clone();
            anew.count_anew();
            assert_eq!(&anew, truth);
            for customer in truth.customers() {
                for screen in truth.screens_of(&customer.id) {
                    agrees(truth, &screen, &customer.id);
                }
                assert_eq!(
                    truth.customer_by_bsuid(&customer.bsuid),
                    truth.customers().find(|known| known.bsuid == customer.bsuid)
                );
                let digits = customer.digits.as_deref().unwrap_or_default();
                assert_eq!(
                    truth.customer_by_digits(digits),
                    truth.customers().find(|known| known.digits.as_deref() == Some(digits))
                );
                assert_eq!(truth.heard_at(&customer.id), heard_at(truth, &customer.id));
            }
            for phone in &truth.phones {
                let chats = truth.chats_of(phone);
                let unread: usize = chats.iter().map(|chat| unread(truth, phone, chat)).sum();
                assert_eq!(truth.unread_in_all(phone), unread);
                assert_eq!(truth.waiting(phone), waiting(truth, phone));
            }
        });
    }
}

fn agrees(truth: &Truth, screen: &Phone, customer: &str) {
    assert_eq!(
        truth.unread(screen, customer),
        unread(truth, screen, customer)
    );
    let shown = truth.shown(screen, customer);
    assert_eq!(
        truth.last_shown(screen, customer),
        shown.last().copied(),
        "the last on {}",
        screen.id
    );
}

fn unread(truth: &Truth, phone: &Phone, customer: &str) -> usize {
    let theirs = |message: &&Message| (message.from == Side::Customer) == phone.is_business();
    let chat = truth.chat(customer).filter(theirs);
    chat.filter(|message| message.is_said() && !message.seen && shows(phone, message))
        .count()
}

fn waiting(truth: &Truth, phone: &Phone) -> usize {
    let is_due = |message: &&Message| {
        let (from_customer, left) = (message.from == Side::Customer, message.left_at.is_some());
        if phone.is_business() && from_customer {
            left && !message.withheld && !message.on_app
        } else if phone.is_business() {
            message.via == Via::Phone && !left
        } else if from_customer {
            message.customer == phone.id && !left
        } else {
            message.customer == phone.id && message.ticks == Ticks::Sent && !message.withheld
        }
    };
    let due = truth.messages().iter().filter(is_due).count();
    if phone.online() { 0 } else { due }
}

fn heard_at(truth: &Truth, customer: &str) -> Option<i64> {
    let theirs = |message: &&Message| message.from == Side::Customer && !message.withheld;
    let said = truth
        .chat(customer)
        .filter(theirs)
        .filter(|message| message.is_said());
    said.filter_map(|message| message.left_at).max()
}
