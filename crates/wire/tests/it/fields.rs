//! Every field with a type: that payloads of it are read as it, lose nothing, and that their keys find
//! a place. A reader that takes nothing and keeps all as leftovers would pass every round trip.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use twinline_wire::webhook::{
    AccountEvent, CallEvent, Change, Choice, FieldName, FieldValue, FlowEvent, GroupEventKind,
    HandoverKind, StatusState, TemplateEvent, UserActionKind,
};

use crate::{corpus, documented, round_trip};

fn all() -> impl Iterator<Item = (String, Value)> {
    let collected = corpus::payloads().iter().cloned();
    collected.chain(documented::deliveries())
}

fn decoded(name: &str) -> FieldValue {
    let (_, delivery) = all().find(|(known, _)| known == name).unwrap();
    let envelope = round_trip::check(&delivery);
    let (_, _, change) = envelope.changes().next().unwrap();
    change.decode()
}

#[test]
fn every_documented_payload_is_written_back_equal() {
    for (name, delivery) in documented::deliveries() {
        println!("{name}");
        round_trip::check(&delivery);
    }
}

#[test]
fn every_field_with_a_type_has_a_payload() {
    let mut seen = BTreeSet::new();
    for (_, delivery) in all() {
        for (_, _, change) in round_trip::check(&delivery).changes() {
            seen.insert(change.field.clone().unwrap_or_default());
        }
    }
    let missing: Vec<&str> = FieldName::ALL
        .iter()
        .map(FieldName::as_str)
        .filter(|field| !seen.contains(*field))
        .collect();
    // Nobody has published one.
    assert_eq!(missing, ["consumer_profile", "message_echoes"]);
}

#[test]
fn a_field_without_a_published_payload_is_kept_whole() {
    for field in ["consumer_profile", "message_echoes", "tracking_events", ""] {
        let value = json!({"message_echoes": [{"id": "wamid.A"}]});
        let change = Change {
            field: Some(field.to_owned()),
            value: Some(value.clone()),
            ..Change::default()
        };
        let field = field.to_owned();
        assert_eq!(change.decode(), FieldValue::Other { field, value });
    }
}

/// The keys that no field takes, wherever they stand. One that should have a place here means that its
/// type is wrong: such values are kept among the leftovers without a word.
#[test]
fn keys_without_a_place() {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, delivery) in all() {
        let envelope = round_trip::check(&delivery);
        for (_, entry, change) in envelope.changes() {
            let value = change.decode_in(entry);
            let found = leftovers(&format!("{value:?}"));
            keys.entry(value.field().to_owned())
                .or_default()
                .extend(found);
        }
    }
    let lines = keys.into_iter().filter(|(_, keys)| !keys.is_empty());
    let lines = lines.map(|(field, keys)| {
        let keys: Vec<String> = keys.into_iter().collect();
        format!("{field}: {}", keys.join(", "))
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

/// The keys of every `rest` in a debug text, which shows whole trees of whatever types.
fn leftovers(debug: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in debug.split("rest: {").skip(1) {
        let (mut depth, mut text, mut chars) = (1_i32, String::new(), part.chars());
        while let (true, Some(char)) = (depth > 0, chars.next()) {
            match char {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth -= 1,
                ':' if depth == 1 && !text.is_empty() => found.push(std::mem::take(&mut text)),
                '"' => {
                    text.clear();
                    while let Some(char) = chars.next().filter(|char| *char != '"') {
                        text.extend(if char == '\\' {
                            chars.next()
                        } else {
                            Some(char)
                        });
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Spot checks by hand.
#[test]
fn what_the_newer_fields_hold() {
    let FieldValue::TemplateStatus(paused) = decoded("template_paused") else {
        panic!("a template's status")
    };
    assert_eq!(paused.event, Some(TemplateEvent::Paused));
    let id = paused.message_template_id.unwrap();
    assert_eq!(id.as_text(), "1689556908129835");
    assert_eq!(
        paused.other_info.unwrap().title.as_deref(),
        Some("FIRST_PAUSE")
    );

    let FieldValue::Calls(call) = decoded("call_failed") else {
        panic!("a call")
    };
    let told = call.calls.first().unwrap();
    assert_eq!(told.event, Some(CallEvent::Terminate));
    assert_eq!(told.status.as_deref(), Some("FAILED"));
    assert_eq!(call.errors.first().unwrap().code(), Some(138_000));

    let FieldValue::GroupParticipants(removed) = decoded("group_removed") else {
        panic!("a group")
    };
    let event = removed.groups.first().unwrap();
    assert_eq!(event.kind, Some(GroupEventKind::ParticipantsRemove));
    assert_eq!(event.removed_participants.len(), 2);

    let FieldValue::Standby(standby) = decoded("standby_echo") else {
        panic!("standby")
    };
    let standby = standby.standby.unwrap();
    let kinds: Vec<_> = standby.message_echoes.known().collect();
    let kinds = kinds
        .iter()
        .map(|echo| echo.message.as_ref().unwrap().content.kind());
    assert_eq!(kinds.collect::<Vec<_>>(), ["text", "template"]);

    let FieldValue::Handovers(taken) = decoded("handover_taken") else {
        panic!("a handover")
    };
    assert_eq!(taken.kind, Some(HandoverKind::Taken));
    assert_eq!(taken.handover().unwrap().previous_role(), Some("ai_agent"));

    let FieldValue::Flows(latency) = decoded("flow_latency") else {
        panic!("a flow")
    };
    assert_eq!(latency.event, Some(FlowEvent::EndpointLatency));
    assert_eq!(latency.p90_latency.unwrap().as_i64(), Some(8000));

    let FieldValue::UserPreferences(preferences) = decoded("user_preferences/signup-1.json") else {
        panic!("preferences")
    };
    let signup = preferences.user_preferences.first().unwrap();
    assert_eq!(signup.value, Some(Choice::Signup));

    let FieldValue::AccountUpdate(limited) = decoded("account_restriction_with_remedy") else {
        panic!("an account")
    };
    assert_eq!(limited.event, Some(AccountEvent::AccountRestriction));
    let restriction = limited.restriction_info.first().unwrap();
    assert_eq!(restriction.remediation.as_deref(), Some("Wait."));
}

#[test]
fn what_else_the_messages_field_holds() {
    let messages = |name: &str| match decoded(name) {
        FieldValue::Messages(value) => value,
        other => panic!("{other:?}"),
    };
    let click = messages("link_click");
    let action = click.user_actions.first().unwrap();
    assert_eq!(action.action_type, Some(UserActionKind::LinkClick));
    let data = action.marketing_messages_link_click_data.as_ref().unwrap();
    assert_eq!(data.click_id.as_deref(), Some("click-1"));

    let paid = messages("payment_captured");
    let status = paid.statuses.first().unwrap();
    assert_eq!(status.status, StatusState::Captured);
    let payment = status.payment.as_ref().unwrap();
    assert_eq!(payment.amount.as_ref().unwrap().units(), Some(210.0));
    assert_eq!(payment.refunds.len(), 1);

    let group = messages("status_group_other_spelling");
    let status = group.statuses.first().unwrap();
    assert_eq!(status.participant(), Some("16505551234"));
    let category = status.price().unwrap().category;
    assert_eq!(category.as_deref(), Some("group_utility"));

    let context = messages("conversation_context")
        .conversation_context
        .unwrap();
    let text = context.summary.unwrap().text;
    assert_eq!(text.as_deref(), Some("Asked for opening hours."));
}
