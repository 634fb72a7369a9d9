//! Properties over JSON nobody wrote: shapes like a delivery's with anything in any place.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use twinline_wire::graph::{GraphErrorBody, MessagesRequest, PhoneNumber, SendAnswer, SendRequest};
use twinline_wire::ids::match_digits;
use twinline_wire::webhook::{Change, FieldName, FieldValue};
use twinline_wire::{Lenient, Num};

use crate::corpus::payloads;
use crate::documented;
use crate::round_trip;

/// Keys that readers look for, so that arbitrary values land where they are typed otherwise.
const KEYS: &[&str] = &[
    "object",
    "entry",
    "changes",
    "field",
    "value",
    "id",
    "time",
    "type",
    "text",
    "body",
    "image",
    "contacts",
    "messages",
    "statuses",
    "errors",
    "message_echoes",
    "state_sync",
    "history",
    "threads",
    "metadata",
    "phone_number_id",
    "profile",
    "name",
    "wa_id",
    "user_id",
    "from",
    "to",
    "timestamp",
    "context",
    "edit",
    "original_message_id",
    "message",
    "reaction",
    "message_id",
    "emoji",
    "status",
    "recipient_id",
    "conversation",
    "pricing",
    "error",
    "code",
    "error_data",
    "details",
    "unsupported",
    "event",
    "action",
    "contact",
    "progress",
    "location",
    "latitude",
    "history_context",
    "rest",
    "standby",
    "calls",
    "groups",
    "user_actions",
    "user_preferences",
    "user_id_update",
    "automatic_events",
    "conversation_context",
    "summary",
    "payment",
    "amount",
    "offset",
    "transaction",
    "restriction_info",
    "waba_info",
    "alert_info",
    "control_passed",
    "sender",
    "recipient",
    "message_template_id",
    "message_template_buttons",
    "rejection_info",
    "added_participants",
    "group_subject",
    "phone_number_settings",
    "calling",
    "session",
    "duration",
    "error_rate",
    "rejection_reasons",
];

const WORDS: &[&str] = &[
    "",
    "text",
    "image",
    "edit",
    "reaction",
    "contacts",
    "errors",
    "unsupported",
    "from",
    "id",
    "read",
    "messages",
    "history",
    "smb_message_echoes",
    "smb_app_state_sync",
    "account_update",
    "17",
    "x",
];

/// Any field there is, and some that there are not.
fn field() -> impl Strategy<Value = &'static str> {
    let named = FieldName::ALL.iter().map(FieldName::as_str);
    prop::sample::select(named.chain(["", "brand_new"]).collect::<Vec<_>>())
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e6..1e6_f64).prop_map(Value::from),
        prop::sample::select(WORDS).prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(6, 48, 5, |inner| {
        let key = prop_oneof![
            4 => prop::sample::select(KEYS).prop_map(str::to_owned),
            1 => ".{0,4}",
        ];
        prop_oneof![
            2 => prop::collection::vec((key, inner.clone()), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::Array),
        ]
    })
}

fn delivery() -> impl Strategy<Value = Value> {
    let value =
        prop::collection::vec((prop::sample::select(KEYS), json()), 0..6).prop_map(|pairs| {
            Value::Object(
                pairs
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect(),
            )
        });
    let change =
        (field(), value).prop_map(|(field, value)| json!({"field": field, "value": value}));
    let changes = prop::collection::vec(prop_oneof![4 => change, 1 => json()], 0..3);
    (changes, json()).prop_map(|(changes, extra)| {
        json!({"object": "whatsapp_business_account", "extra": extra,
               "entry": [{"id": "1", "time": 1, "changes": changes}]})
    })
}

/// The collected ones and those written after the reference.
fn every_payload() -> &'static [(String, Value)] {
    static ALL: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
        let collected = payloads().iter().cloned();
        collected.chain(documented::deliveries()).collect()
    });
    &ALL
}

/// Replaces the n-th value of a tree (counted depth first).
fn replace(tree: &mut Value, n: &mut usize, with: &Value) {
    if *n == 0 {
        *tree = with.clone();
    }
    *n = n.wrapping_sub(1);
    match tree {
        Value::Array(list) => list.iter_mut().for_each(|inner| replace(inner, n, with)),
        Value::Object(map) => map.values_mut().for_each(|inner| replace(inner, n, with)),
        _ => {}
    }
}

/// Reads a value as a `T` if it can be, and writes it back.
fn kept<T: serde::Serialize + serde::de::DeserializeOwned>(value: &Value) {
    let read = Lenient::<T>::read(value.clone());
    assert_eq!(&serde_json::to_value(&read).unwrap(), value);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_delivery_is_written_back_equal(delivery in delivery()) {
        round_trip::check(&delivery);
    }

    #[test]
    fn any_value_of_any_field_is_written_back_equal(
        field in field(), value in json(),
    ) {
        let change = Change { field: Some(field.to_owned()), value: Some(value.clone()), ..Change::default() };
        let decoded = change.decode();
        if !value.is_object() && !matches!(decoded, FieldValue::Other { .. }) {
            prop_assert!(matches!(decoded, FieldValue::Unreadable { .. }), "{decoded:?}");
        }
        prop_assert_eq!(Change::from(decoded).value, Some(value));
    }

    /// A real payload with one value exchanged for anything: still read, still whole.
    #[test]
    fn a_spoilt_payload_is_written_back_equal(
        at in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), with in json(),
    ) {
        let payloads = every_payload();
        let (_, mut payload) = payloads[at.index(payloads.len())].clone();
        replace(&mut payload, &mut (1 + place.index(60)), &with);
        round_trip::check(&payload);
    }

    #[test]
    fn graph_bodies_are_written_back_equal(body in json()) {
        kept::<SendRequest>(&body);
        kept::<SendAnswer>(&body);
        kept::<GraphErrorBody>(&body);
        kept::<PhoneNumber>(&body);
        kept::<Num>(&body);
        prop_assert_eq!(MessagesRequest::read(body.clone()).is_some(), body.is_object());
    }

    /// Matching is settled: matching what was matched changes nothing more.
    #[test]
    fn match_digits_is_idempotent(phone in "[+ 0-9()-]{0,20}") {
        let once = match_digits(&phone);
        prop_assert_eq!(match_digits(&once), once);
    }
}

/// One bad event leaves its neighbours alone (webhooks.md 1.4: it must not poison the delivery).
#[test]
fn a_bad_event_leaves_its_neighbours_alone() {
    let good = |id: &str| json!({"id": id, "from": "1650", "timestamp": "1", "type": "text", "text": {"body": "hi"}});
    let delivery = json!({"object": "whatsapp_business_account", "entry": [
        "not an entry",
        {"id": "1", "changes": [17, {"field": "messages", "value": {
            "messages": [good("wamid.A"), {"no": "id"}, null, good("wamid.B")],
            "statuses": "none today"}}]}]});
    let envelope = round_trip::check(&delivery);
    assert_eq!(envelope.entry.unreadable().count(), 1);
    let (place, entry, change) = envelope.changes().next().unwrap();
    assert_eq!((place.entry, place.change), (1, 1));
    assert_eq!(entry.changes.unreadable().count(), 1);
    let FieldValue::Messages(value) = change.decode() else {
        panic!("messages")
    };
    let ids: Vec<_> = value
        .messages
        .known()
        .map(|message| message.id.as_str())
        .collect();
    assert_eq!(ids, ["wamid.A", "wamid.B"]);
    let why: Vec<_> = value
        .messages
        .unreadable()
        .map(|one| one.error.as_str())
        .collect();
    assert_eq!(why[0], "`id` is missing");
    assert_eq!(why.len(), 2);
    assert_eq!(
        value.statuses.unreadable().next().unwrap().error,
        "`statuses` is not an array"
    );
}

/// Absent, null and empty are three things (webhooks.md 2.2).
#[test]
fn absent_null_and_empty_stay_apart() {
    for contact in [
        json!({}),
        json!({"wa_id": ""}),
        json!({"wa_id": null}),
        json!({"wa_id": 17}),
    ] {
        let value = json!({"contacts": [contact], "messages": []});
        let change = Change {
            field: Some("messages".to_owned()),
            value: Some(value.clone()),
            ..Change::default()
        };
        let FieldValue::Messages(read) = change.decode() else {
            panic!("messages")
        };
        let wa_id = read.contacts.first().unwrap().wa_id.clone();
        assert_eq!(wa_id.is_some(), contact["wa_id"] == "");
        assert!(!read.messages.is_absent() && read.statuses.is_absent());
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
    }
}
