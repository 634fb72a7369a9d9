//! Whatever arrives: no panic, and every event comes out once, said or unreadable. The events are counted here on the
//! bare JSON and by other means than the channel's own, so that a mistake of its is not made twice.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use twinline_core::channel::Channel;
use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_whatsapp::WhatsApp;
use twinline_wire::webhook::FieldName;

use crate::corpus;

fn len(of: Option<&Value>) -> usize {
    match of {
        None => 0,
        Some(Value::Array(list)) => list.len(),
        Some(_) => 1,
    }
}

fn list(of: Option<&Value>) -> &[Value] {
    of.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Events in arrays that do not belong where they stand.
fn strays(map: &Map<String, Value>, known: &[&str]) -> usize {
    map.iter()
        .filter(|(key, value)| value.is_array() && !known.contains(&key.as_str()))
        .map(|(_, value)| len(Some(value)))
        .sum()
}

fn listed(map: &Map<String, Value>, events: &[&str], beside: &[&str]) -> usize {
    let known = [events, beside].concat();
    let own: usize = events.iter().map(|key| len(map.get(*key))).sum();
    own + strays(map, &known)
}

fn rows(thread: &Value) -> usize {
    let Some(map) = thread.as_object() else {
        return 1;
    };
    let errors_only = |rows: &[Value]| {
        !rows.is_empty()
            && rows.iter().all(|row| {
                row.get("type") == Some(&json!("errors"))
                    && row.get("id").is_some_and(Value::is_string)
            })
    };
    let rows = if errors_only(list(map.get("messages"))) {
        0
    } else {
        len(map.get("messages"))
    };
    rows + strays(map, &["messages"])
}

fn chunk(chunk: &Value) -> usize {
    let Some(map) = chunk.as_object() else {
        return 1;
    };
    let errors = len(map.get("errors"));
    let told = map.get("metadata").is_some_and(Value::is_object) || map.contains_key("threads");
    let threads: usize = match map.get("threads") {
        Some(Value::Array(threads)) => threads.iter().map(rows).sum(),
        other => len(other),
    };
    errors + usize::from(told || errors == 0) + threads + strays(map, &["threads", "errors"])
}

/// A notice of a changed number or id says two things: the bubble and the move. How often that is, is not counted by
/// other means but bounded: never more than there are notices.
fn notices(value: &Value) -> usize {
    match value {
        Value::Object(map) => {
            let kind = map.get("type").and_then(Value::as_str);
            let here = kind.is_some_and(|kind| kind.starts_with("user_changed_"));
            usize::from(here) + map.values().map(notices).sum::<usize>()
        }
        Value::Array(list) => list.iter().map(notices).sum(),
        _ => 0,
    }
}

/// What the account may have done or may not do, said as facts beside the line in its timeline.
fn held_against(value: &Value) -> usize {
    match value {
        Value::Object(map) => {
            let event = map.get("event").and_then(Value::as_str);
            let here = match event {
                Some("ACCOUNT_VIOLATION" | "DISABLED_UPDATE") => 1,
                Some("ACCOUNT_RESTRICTION") => {
                    let list = map.get("restriction_info").and_then(Value::as_array);
                    list.map_or(1, Vec::len)
                }
                _ => 0,
            };
            here + map.values().map(held_against).sum::<usize>()
        }
        Value::Array(list) => list.iter().map(held_against).sum(),
        _ => 0,
    }
}

/// The fields whose values are lists of events: the lists, and what stands beside them.
const LISTS: &[(&str, &[&str], &[&str])] = &[
    (
        "messages",
        &["messages", "statuses", "errors", "user_actions"],
        &["contacts"],
    ),
    (
        "smb_message_echoes",
        &["message_echoes", "errors"],
        &["contacts"],
    ),
    ("smb_app_state_sync", &["state_sync"], &[]),
    ("calls", &["calls", "statuses", "errors"], &["contacts"]),
    ("group_lifecycle_update", &["groups"], &[]),
    ("group_participants_update", &["groups"], &[]),
    ("group_settings_update", &["groups"], &[]),
    ("group_status_update", &["groups"], &[]),
    ("user_id_update", &["user_id_update"], &["contacts"]),
];

fn change(change: &Value) -> usize {
    let Some(value) = change.get("value").and_then(Value::as_object) else {
        return 1;
    };
    let Some(field) = change.get("field").and_then(Value::as_str) else {
        return 1;
    };
    let lists = LISTS.iter().find(|(known, ..)| *known == field);
    let count = match (field, lists) {
        ("messages", Some((_, events, beside))) => {
            let summary = value.get("conversation_context");
            listed(value, events, beside) + usize::from(summary.is_some_and(Value::is_object))
        }
        (_, Some((_, events, beside))) => listed(value, events, beside),
        // Without the list, one source has a single event in its place.
        ("user_preferences" | "automatic_events", _) if value.contains_key(field) => listed(
            value,
            &[field],
            &["contacts"].map(|beside| {
                if field == "user_preferences" {
                    beside
                } else {
                    field
                }
            }),
        ),
        ("standby", _) => {
            let inside = value.get("standby").and_then(Value::as_object);
            let events = &["messages", "message_echoes", "statuses"];
            let inside = inside.map_or(0, |inside| listed(inside, events, &["contacts"]));
            inside + strays(value, &[])
        }
        ("history", _) => {
            let chunks: usize = match value.get("history") {
                Some(Value::Array(chunks)) => chunks.iter().map(chunk).sum(),
                other => len(other),
            };
            chunks
                + listed(
                    value,
                    &["messages", "message_echoes", "errors"],
                    &["contacts", "history"],
                )
        }
        _ => 1,
    };
    count.max(1)
}

fn events(delivery: &Value) -> usize {
    if delivery.get("object") != Some(&json!("whatsapp_business_account")) {
        return 1;
    }
    let entry = |entry: &Value| match entry.get("changes") {
        Some(Value::Array(changes)) => changes.iter().map(change).sum::<usize>().max(1),
        _ => 1,
    };
    match delivery.get("entry") {
        Some(Value::Array(entries)) => entries.iter().map(entry).sum::<usize>().max(1),
        _ => 1,
    }
}

pub(crate) fn nothing_disappears(delivery: &Value) {
    let heard = WhatsApp.hear(delivery.to_string().as_bytes());
    let moves = heard
        .said
        .iter()
        .filter(|(_, said)| matches!(said, Said::Moved(_)));
    let held = [FactKind::Restriction, FactKind::Violation, FactKind::Ban];
    let facts = heard
        .said
        .iter()
        .filter(|(_, said)| matches!(said, Said::Fact(fact) if held.contains(&fact.kind)));
    let beside = moves.count().min(notices(delivery)) + facts.count().min(held_against(delivery));
    let out = heard.said.len() + heard.unreadable.len();
    assert!(
        out >= events(delivery) && out <= events(delivery) + beside,
        "{out} of {} and {beside} beside: {delivery}\n{heard:?}",
        events(delivery)
    );
    assert!(heard.unreadable.iter().all(|bad| !bad.reason.is_empty()));
}

/// JSON made of WhatsApp's own words, so that it often almost fits.
fn json_like() -> impl Strategy<Value = Value> {
    let words = || {
        select(vec![
            "messages",
            "statuses",
            "errors",
            "contacts",
            "history",
            "threads",
            "metadata",
            "id",
            "from",
            "to",
            "type",
            "text",
            "body",
            "timestamp",
            "status",
            "message_echoes",
            "state_sync",
            "context",
            "image",
            "value",
            "field",
            "whatsapp_business_account",
            "1739321024",
            "15550783881",
            "",
        ])
    };
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        words().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((words(), inner), 0..5).prop_map(|pairs| {
                Value::Object(
                    pairs
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// An object of arrays of objects of arrays, under the names that events stand under.
fn value_like() -> impl Strategy<Value = Value> {
    // `often` stands where history, the deepest of all, has its next floor.
    let arrays = |often: &'static str, of: BoxedStrategy<Value>| {
        let name = prop_oneof![
            Just(often),
            select(vec![
                "messages",
                "statuses",
                "errors",
                "message_echoes",
                "state_sync"
            ]),
        ];
        let list = prop::collection::vec(of, 0..3).prop_map(Value::from);
        prop::collection::vec((name, list), 1..4).prop_map(|pairs| {
            let pairs = pairs
                .into_iter()
                .map(|(name, list)| (name.to_owned(), list));
            Value::Object(pairs.collect())
        })
    };
    let thread = arrays("messages", json_like().boxed()).boxed();
    let chunk = arrays("threads", prop_oneof![thread, json_like()].boxed()).boxed();
    arrays("history", prop_oneof![chunk, json_like()].boxed())
}

fn nodes(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                nodes(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                nodes(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Replaces one node, takes it away, or doubles it.
fn mutate(delivery: &mut Value, node: Index, how: u8, other: Value) {
    let mut found = Vec::new();
    nodes(delivery, "", &mut found);
    let at = node.get(&found);
    if how == 0 {
        if let Some(place) = delivery.pointer_mut(at) {
            *place = other;
        }
        return;
    }
    let Some((parent, key)) = at.rsplit_once('/') else {
        return;
    };
    match delivery.pointer_mut(parent) {
        Some(Value::Object(map)) if how == 1 => {
            map.remove(&key.replace("~1", "/").replace("~0", "~"));
        }
        Some(Value::Array(list)) => {
            let index: usize = key.parse().unwrap();
            if how == 1 {
                list.remove(index);
            } else {
                list.push(list[index].clone());
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let heard = WhatsApp.hear(&bytes);
        prop_assert!(heard.said.is_empty());
        prop_assert_eq!(heard.unreadable.len(), 1);
    }

    #[test]
    fn nothing_disappears_from_a_change(
        value in prop_oneof![json_like(), value_like()],
        field in prop_oneof![
            Just("history"),
            select(FieldName::ALL.iter().map(FieldName::as_str).chain(["new"]).collect::<Vec<_>>()),
        ],
    ) {
        nothing_disappears(&json!({
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "time": 1_739_321_024, "changes": [{"field": field, "value": value}]}],
        }));
    }

    #[test]
    fn nothing_disappears_from_a_spoilt_payload(
        which in any::<Index>(),
        spoils in prop::collection::vec((any::<Index>(), 0..3_u8, json_like()), 1..4),
    ) {
        let bodies = corpus::deliveries();
        let mut delivery: Value = bodies[which.index(bodies.len())].clone();
        for (node, how, other) in spoils {
            mutate(&mut delivery, node, how, other);
        }
        nothing_disappears(&delivery);
    }
}

#[test]
fn nothing_disappears_from_the_corpus() {
    for delivery in corpus::deliveries() {
        nothing_disappears(&delivery);
    }
}
