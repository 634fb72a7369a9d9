//! After a storm of faults, the customers' phones, the owner's phone and the inbox show the same conversations.

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use twinline_sandbox::{BUSINESS, Faults, PhoneChange};

use crate::house::{Customer, House, SECOND, eventually};

const STEPS: usize = 60;
/// Each is another story; `TWINLINE_SEEDS=first..last` tells others.
const SEEDS: std::ops::Range<u64> = 0..5;

fn seeds() -> std::ops::Range<u64> {
    let told = std::env::var("TWINLINE_SEEDS").ok();
    let range = told.as_deref().and_then(|told| told.split_once(".."));
    range.map_or(SEEDS, |(first, last)| {
        first.parse().unwrap()..last.parse().unwrap()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn phones_and_inbox_agree_after_duplicates_delays_and_disorder() {
    for seed in seeds() {
        drop(story(seed).await);
    }
}

/// A story of faults, told until all three agree.
pub(crate) async fn story(seed: u64) -> House {
    let house = House::new().await;
    let mut random = StdRng::seed_from_u64(seed);
    let mut customers: Vec<Customer> = (0..4)
        .map(|n| house.customer(&format!("Customer {n}"), &format!("44770090081{n}")))
        .collect();
    for customer in &mut customers {
        house.customer_says(customer, "first word").await;
    }
    house.sandbox.set_faults(Faults {
        duplicate_every: Some(2),
        delay_ms: Some((0, 40)),
        reorder: true,
        timeout_after_accept_next: 3,
        throttle_next: 2,
        ..Faults::none()
    });
    for step in 0..STEPS {
        let customer = customers[random.random_range(0..customers.len())].clone();
        match random.random_range(0..7) {
            0..=2 => drop(
                house
                    .sandbox
                    .send_text(&customer.phone, BUSINESS, &format!("customer {step}"))
                    .unwrap(),
            ),
            3 => house.owner_says(&customer, &format!("owner {step}")),
            4 | 5 => drop(house.marta_says(&customer, &format!("marta {step}")).await),
            _ => {
                let online = random.random();
                let change = PhoneChange {
                    online: Some(online),
                    ..PhoneChange::default()
                };
                let phone = if random.random() {
                    BUSINESS
                } else {
                    &customer.phone
                };
                house.sandbox.change_phone(phone, change).unwrap();
            }
        }
        house.sandbox.advance(random.random_range(0..2 * SECOND));
    }
    let online = PhoneChange {
        online: Some(true),
        ..PhoneChange::default()
    };
    for phone in
        std::iter::once(BUSINESS).chain(customers.iter().map(|customer| customer.phone.as_str()))
    {
        house.sandbox.change_phone(phone, online).unwrap();
    }
    house.sandbox.set_faults(Faults::none());
    for customer in &customers {
        eventually(
            &format!("all three show the same (seed {seed})"),
            async || {
                house.sandbox.advance(SECOND);
                let theirs = house.on_phone(&customer.phone, BUSINESS);
                theirs == house.on_phone(BUSINESS, &customer.phone)
                    && theirs == house.in_inbox(customer.conversation).await
                    && house.quiet().await
            },
        )
        .await;
        let shown = house.on_phone(&customer.phone, BUSINESS);
        assert!(
            shown.values().all(|times| *times == 1),
            "nothing is doubled: {shown:?}"
        );
    }
    house
}
