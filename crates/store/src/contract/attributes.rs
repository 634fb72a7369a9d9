//! Fields of the team, and what they hold of customers.

use twinline_core::attribute::AttributeKind;
use twinline_core::change::ChangeKind;
use twinline_core::ids::{AttributeId, ContactId};
use uuid::Uuid;

use super::memory::stored;
use super::story::{bsuid, customer, wa};
use super::{ANA, Bench, LINE, NOW, WORKSPACE};
use crate::{Attribute, AttributeValue, NewValue, StoreError};

fn field(n: u128, name: &str) -> Attribute {
    Attribute {
        id: AttributeId(Uuid::from_u128(n)),
        name: name.to_owned(),
        kind: AttributeKind::Text,
        choices: Vec::new(),
        is_removed: false,
    }
}

fn value(n: u128, contact: ContactId, value: &str, seen: i64) -> NewValue<'_> {
    NewValue {
        contact,
        attribute: AttributeId(Uuid::from_u128(n)),
        value,
        seen,
        by: ANA,
    }
}

async fn names(bench: &Bench) -> Vec<(String, bool)> {
    let fields = bench.store.attributes_of(WORKSPACE).await.unwrap();
    let named = fields.into_iter();
    named.map(|field| (field.name, field.is_removed)).collect()
}

pub(crate) async fn a_field_keeps_its_kind_its_place_and_its_name_to_itself(bench: Bench) {
    for (n, name) in [(1, "Tier"), (2, "Birthday"), (3, "Shoe size")] {
        let new = field(n, name);
        let put = bench.store.put_attribute(WORKSPACE, &new, NOW).await;
        assert!(put.unwrap());
    }
    let there = |names: &[&str]| -> Vec<(String, bool)> {
        names.iter().map(|&name| (name.to_owned(), false)).collect()
    };
    assert_eq!(
        names(&bench).await,
        there(&["Tier", "Birthday", "Shoe size"])
    );
    let order = [3, 1, 2].map(|n| AttributeId(Uuid::from_u128(n)));
    let ordered = bench.store.order_attributes(WORKSPACE, &order).await;
    ordered.unwrap();
    assert_eq!(
        names(&bench).await,
        there(&["Shoe size", "Tier", "Birthday"])
    );
    let same = field(4, "TIER");
    let taken = bench.store.put_attribute(WORKSPACE, &same, NOW).await;
    assert!(matches!(taken, Err(StoreError::Exists { .. })));
    let other_kind = Attribute {
        kind: AttributeKind::Number,
        ..field(1, "Tier")
    };
    let put = bench.store.put_attribute(WORKSPACE, &other_kind, NOW);
    assert!(!put.await.unwrap());
    let choices = Attribute {
        kind: AttributeKind::Choice,
        choices: vec!["Gold, mostly".to_owned(), "Silver".to_owned()],
        ..field(5, "Card")
    };
    let put = bench.store.put_attribute(WORKSPACE, &choices, NOW);
    assert!(put.await.unwrap());
    let known = bench.store.attributes_of(WORKSPACE).await.unwrap();
    assert_eq!(known.last(), Some(&choices));

    // Removed, its name is free; put back, it needs it again.
    let tier = AttributeId(Uuid::from_u128(1));
    let removed = bench.store.remove_attribute(WORKSPACE, tier, NOW).await;
    assert!(removed.unwrap());
    let again = bench.store.remove_attribute(WORKSPACE, tier, NOW).await;
    assert!(!again.unwrap());
    let again = field(1, "Tier");
    let put = bench.store.put_attribute(WORKSPACE, &again, NOW);
    assert!(
        !put.await.unwrap(),
        "one that was removed is put back first"
    );
    let free = field(4, "tier");
    let put = bench.store.put_attribute(WORKSPACE, &free, NOW);
    assert!(put.await.unwrap());
    let back = bench.store.restore_attribute(WORKSPACE, tier).await;
    assert!(matches!(back, Err(StoreError::Exists { .. })));
    let other = AttributeId(Uuid::from_u128(4));
    let removed = bench.store.remove_attribute(WORKSPACE, other, NOW).await;
    assert!(removed.unwrap());
    let back = bench.store.restore_attribute(WORKSPACE, tier).await;
    assert!(back.unwrap());
    let back = bench.store.restore_attribute(WORKSPACE, tier).await;
    assert!(!back.unwrap());
}

pub(crate) async fn a_value_is_written_over_the_one_that_was_seen(bench: Bench) {
    let said = vec![customer("1", &[wa(1)], NOW, "Hello")];
    bench.say(LINE, 1, said).await;
    let state = stored(&bench.store).await;
    let contact = state.conversations.values().next().unwrap().contact;
    let head = bench.store.line(LINE).await.unwrap().unwrap().head;
    let put = async |text: &str, seen, now| {
        let new = value(1, contact, text, seen);
        let put = bench.store.put_attribute_value(WORKSPACE, new, now).await;
        put.unwrap()
    };
    // Both at once, of different minds: the second learns of the first.
    let (one, two) = tokio::join!(put("Gold", 0, NOW), put("Silver", 0, NOW));
    let ((Ok(first), Err(seen)) | (Err(seen), Ok(first))) = (one, two) else {
        panic!("one of them came first");
    };
    assert_eq!(seen, first);
    let changes = bench.store.changes_after(LINE, head, 9).await.unwrap();
    let told: Vec<_> = changes.iter().map(|it| (it.kind, it.subject)).collect();
    assert_eq!(told, [(ChangeKind::Contact, contact.0)]);
    assert_eq!(
        put(&first.value, 0, NOW + 1).await,
        Ok(first.clone()),
        "a repetition"
    );
    // The clock stands still, and yet the second is later.
    let next = put("Platinum", first.version, NOW - 5).await.unwrap();
    assert!(next.version > first.version);
    assert_eq!(
        put("Bronze", first.version, NOW + 2).await,
        Err(next.clone())
    );
    let empty = put("", next.version, NOW + 3).await.unwrap();
    assert_eq!(put("Bronze", 0, NOW + 4).await, Err(empty.clone()));
    let card = bench.store.contact(contact).await.unwrap().unwrap();
    assert_eq!(card.attributes, [empty]);
    let nobody = value(1, ContactId(Uuid::from_u128(77)), "Gold", 0);
    let put = bench.store.put_attribute_value(WORKSPACE, nobody, NOW);
    assert!(matches!(put.await, Err(StoreError::NotFound { .. })));
}

pub(crate) async fn what_two_records_of_one_person_said_is_said_of_them(bench: Bench) {
    for (at, ids) in [(1, wa(1)), (2, bsuid(1))] {
        let said = vec![customer(&at.to_string(), &[ids], NOW, "Hello")];
        bench.say(LINE, at, said).await;
    }
    let state = stored(&bench.store).await;
    let both: Vec<ContactId> = state
        .conversations
        .values()
        .map(|row| row.contact)
        .collect();
    let [by_number, by_id] = both[..] else {
        panic!("two until they are known as one: {both:?}");
    };
    for (n, contact, text, at) in [
        (1, by_number, "Gold", NOW),
        (1, by_id, "Silver", NOW + 1),
        (2, by_number, "1990-01-01", NOW),
        (3, by_id, "42", NOW),
        (4, by_number, "Vegan", NOW),
        (4, by_id, "Vegan", NOW + 1),
    ] {
        let new = value(n, contact, text, 0);
        let put = bench.store.put_attribute_value(WORKSPACE, new, at).await;
        put.unwrap().unwrap();
    }
    let said = vec![customer("3", &[bsuid(1), wa(1)], NOW + 9, "me")];
    bench.say(LINE, 3, said).await;
    let state = stored(&bench.store).await;
    let contact = state.conversations.values().next().unwrap().contact;
    let gone = if contact == by_id { by_number } else { by_id };
    let card = bench.store.contact(contact).await.unwrap().unwrap();
    let held: Vec<(&str, Vec<&str>)> = card
        .attributes
        .iter()
        .map(|it| {
            (
                it.value.as_str(),
                it.others.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        held,
        [
            ("Silver", vec!["Gold"]),
            ("1990-01-01", vec![]),
            ("42", vec![]),
            ("Vegan", vec![])
        ]
    );
    let left = bench.store.attribute_values(&[gone]).await.unwrap();
    assert!(left.is_empty());
    // Whoever saw one of them has to look again; setting it, to the same even, settles what the other said.
    let tier = card.attributes[0].clone();
    let blind = value(1, contact, "Bronze", NOW + 1);
    let put = bench.store.put_attribute_value(WORKSPACE, blind, NOW + 10);
    assert_eq!(put.await.unwrap(), Err(tier.clone()));
    let same = value(1, contact, "Silver", tier.version);
    let put = bench.store.put_attribute_value(WORKSPACE, same, NOW + 10);
    let settled = AttributeValue {
        others: Vec::new(),
        version: NOW + 10,
        ..tier
    };
    assert_eq!(put.await.unwrap(), Ok(settled));
}
