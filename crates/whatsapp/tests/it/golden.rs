//! Golden conversations: deliveries in, the merged conversation as text out, for a person to judge in a diff. Each story is
//! heard as it came and backwards, and must read the same.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::{Value, json};
use twinline_core::channel::Channel;
use twinline_core::contact::Identity;
use twinline_core::converge::{Scope, WorkingSet};
use twinline_core::floor::FloorRules;
use twinline_core::ids::{LineId, WorkspaceId};
use twinline_core::number_life::NumberLife;
use twinline_core::observation::{EntryPath, Observation};
use twinline_core::transcript::transcript;
use twinline_whatsapp::WhatsApp;
use uuid::Uuid;

/// 2025-02-12 00:43:44 UTC, in seconds.
const START: i64 = 1_739_321_024;
const PORTFOLIO: &str = "506914307656634";

/// One delivery: a field and its value; who the line is stands in all of them.
fn delivery(field: &str, value: &Value) -> Value {
    let mut value = value.clone();
    value["messaging_product"] = json!("whatsapp");
    value["metadata"] =
        json!({"display_phone_number": "15550783881", "phone_number_id": "106540352242922"});
    json!({"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{"field": field, "value": value}]}]})
}

/// What the customer does at `second` of the story, with `more` keys.
fn live(second: i64, id: &str, more: &Value) -> Value {
    let contacts =
        json!([{"profile": {"name": "Sheena"}, "wa_id": "16505551234", "user_id": "US.1"}]);
    let mut message = json!({"from": "16505551234", "from_user_id": "US.1"});
    told(&mut message, second, id, more);
    delivery(
        "messages",
        &json!({"contacts": contacts, "messages": [message]}),
    )
}

/// What the owner does on the phone.
fn echo(second: i64, id: &str, more: &Value) -> Value {
    let mut message = json!({"from": "15550783881", "to": "16505551234"});
    told(&mut message, second, id, more);
    delivery("smb_message_echoes", &json!({"message_echoes": [message]}))
}

fn told(message: &mut Value, second: i64, id: &str, more: &Value) {
    message["id"] = json!(id);
    message["timestamp"] = json!((START + second).to_string());
    for (key, value) in more.as_object().unwrap() {
        message[key] = value.clone();
    }
}

fn text(body: &str) -> Value {
    json!({"type": "text", "text": {"body": body}})
}

fn edit(of: &str, body: &str) -> Value {
    json!({"type": "edit", "edit": {"original_message_id": of, "message": {"context": {"id": "M0"}, "type": "text", "text": {"body": body}}}})
}

fn revoke(of: &str) -> Value {
    json!({"type": "revoke", "revoke": {"original_message_id": of}})
}

fn reaction(of: &str, emoji: &str) -> Value {
    json!({"type": "reaction", "reaction": {"message_id": of, "emoji": emoji}})
}

/// Hears the deliveries and tells every conversation that came of it.
fn story(deliveries: &[Value]) -> String {
    let batches: Vec<Vec<Observation>> = deliveries.iter().zip(1..).map(heard).collect();
    let forwards = merged(batches.iter());
    assert_eq!(
        forwards,
        merged(batches.iter().rev()),
        "backwards it reads otherwise"
    );
    forwards
}

fn heard((delivery, position): (&Value, u64)) -> Vec<Observation> {
    let heard = WhatsApp.hear(delivery.to_string().as_bytes());
    assert_eq!(heard.unreadable, [], "{delivery}");
    let (placed, _) = heard.placed();
    let received_at = (START + 86_400) * 1000 + i64::try_from(position).unwrap();
    let observe = |(index, _, said)| {
        let path = EntryPath { position, index };
        Observation {
            path,
            received_at,
            said,
        }
        .within(PORTFOLIO)
    };
    placed.into_iter().map(observe).collect()
}

fn merged<'a>(batches: impl Iterator<Item = &'a Vec<Observation>>) -> String {
    let scope = Scope {
        workspace: WorkspaceId(Uuid::from_u128(1)),
        line: LineId(Uuid::from_u128(2)),
        now: (START + 90_000) * 1000,
        floor_rules: FloorRules::default(),
    };
    let mut set = WorkingSet::new(scope, NumberLife::default());
    for batch in batches {
        set.hear(batch);
    }
    let mut told: Vec<String> = Vec::new();
    for (id, conversation) in &set.conversations {
        let contact = &set.contacts[&conversation.contact];
        let mut who = format!("# {}", contact.display_name().unwrap_or("(no name)"));
        let of_contact = set.identities.iter();
        let of_contact = of_contact.filter(|(_, owned)| owned.by == contact.id);
        let mut of_contact: Vec<&Identity> = of_contact.map(|(identity, _)| identity).collect();
        of_contact.sort();
        for identity in of_contact {
            write!(who, " {:?}:{}", identity.kind, identity.value).unwrap();
        }
        let messages = set.messages.values();
        let messages = messages.filter(|message| message.conversation == *id);
        told.push(format!("{who}\n{}", transcript(messages)));
    }
    told.sort();
    for parked in set.parked.keys() {
        told.push(format!("waiting for {}\n", parked.0));
    }
    told.concat()
}

#[test]
fn edits_revokes_and_reactions_of_both_sides() {
    assert_snapshot!(story(&[
        live(0, "wamid.A", &text("Two loafs please")),
        live(20, "wamid.A2", &edit("wamid.A", "Two loaves please")),
        echo(40, "wamid.B", &text("Of course, ready at nine")),
        live(50, "wamid.A3", &reaction("wamid.B", "👍")),
        echo(60, "wamid.B2", &edit("wamid.B", "Of course, ready at ten")),
        echo(70, "wamid.C", &text("And who is this for?")),
        echo(75, "wamid.C2", &revoke("wamid.C")),
        live(80, "wamid.A4", &reaction("wamid.B", "❤️")),
        echo(90, "wamid.B3", &reaction("wamid.A", "🙏")),
        live(100, "wamid.D", &text("Wrong chat")),
        live(110, "wamid.D2", &revoke("wamid.D")),
        live(120, "wamid.A5", &json!({"type": "reaction", "reaction": {"message_id": "wamid.B"}})),
    ]), @"
    # Sheena Bsuid:US.1 WaId:16505551234
    2025-02-12
      00:43:44 customer  Two loaves please (edited)
               + 🙏 by business
      00:44:24 phone     Of course, ready at ten (edited)
      00:44:54 phone     (deleted by business)
      00:45:24 customer  (deleted by customer)
    ");
}

#[test]
fn what_befalls_a_bubble_may_come_before_it() {
    let status = |second: i64, word: &str| {
        delivery(
            "messages",
            &json!({"statuses": [{"id": "wamid.B", "status": word, "timestamp": (START + second).to_string(), "recipient_id": "16505551234"}]}),
        )
    };
    assert_snapshot!(story(&[
        live(50, "wamid.A3", &reaction("wamid.B", "👍")),
        echo(60, "wamid.B2", &edit("wamid.B", "Ready at ten")),
        status(45, "read"),
        status(41, "sent"),
        live(90, "wamid.D", &json!({"type": "text", "text": {"body": "Thanks"}, "context": {"from": "15550783881", "id": "wamid.B"}})),
        echo(40, "wamid.B", &text("Ready at nine")),
        live(95, "wamid.E", &json!({"type": "text", "text": {"body": "And before that?"}, "context": {"id": "wamid.NEVER"}})),
    ]), @"
    # Sheena Bsuid:US.1 WaId:16505551234
    2025-02-12
      00:44:24 phone     Ready at ten (edited) read
               + 👍 by customer
      00:45:14 customer  Thanks
               > Ready at ten
      00:45:19 customer  And before that?
               > (a message nobody told us of)
    waiting for wamid.NEVER
    ");
}

#[test]
fn a_changed_number_stays_one_conversation() {
    let system = json!({"body": "User Sheena changed from 16505551234 to 12195555358", "wa_id": "12195555358",
        "user_id": "US.2", "previous_user_id": "US.1", "type": "user_changed_number"});
    let notice = json!({"from": "16505551234", "id": "wamid.N", "timestamp": (START + 60).to_string(), "type": "system", "system": system});
    let mut after = json!({"from": "12195555358", "from_user_id": "US.2"});
    told(&mut after, 120, "wamid.C", &text("Same me, new number"));
    assert_snapshot!(story(&[
        live(0, "wamid.A", &text("Are you open?")),
        echo(30, "wamid.B", &text("Until six")),
        delivery("messages", &json!({"messages": [notice]})),
        delivery("messages", &json!({"messages": [after]})),
    ]), @"
    # Sheena Bsuid:US.1 Bsuid:US.2 WaId:12195555358 WaId:16505551234
    2025-02-12
      00:43:44 customer  Are you open?
      00:44:14 phone     Until six
      00:44:44 customer  <system> User Sheena changed from 16505551234 to 12195555358 [notice]
      00:45:44 customer  Same me, new number
    ");
}

#[test]
fn a_customer_with_a_username_only() {
    let contacts =
        json!([{"profile": {"name": "Sheena", "username": "sheena.n"}, "user_id": "US.9"}]);
    let inbound = |second: i64, id: &str, body: &str| {
        let mut message = json!({"from_user_id": "US.9"});
        told(&mut message, second, id, &text(body));
        delivery(
            "messages",
            &json!({"contacts": contacts, "messages": [message]}),
        )
    };
    let mut answer = json!({"from": "15550783881", "to": "", "to_user_id": "US.9"});
    told(&mut answer, 20, "wamid.B", &text("Hello to you"));
    assert_snapshot!(story(&[
        inbound(0, "wamid.A", "Hello"),
        delivery("smb_message_echoes", &json!({"message_echoes": [answer]})),
        inbound(40, "wamid.C", "No number here"),
    ]), @"
    # Sheena Bsuid:US.9 Username:sheena.n
    2025-02-12
      00:43:44 customer  Hello
      00:44:04 phone     Hello to you
      00:44:24 customer  No number here
    ");
}

#[test]
fn history_with_files_that_follow() {
    let row = |second: i64, from: &str, id: &str, more: &Value| {
        let mut row = json!({"from": from, "history_context": {"status": "READ"}});
        told(&mut row, second, id, more);
        row
    };
    let rows = json!([
        row(-5000, "16505551234", "wamid.H1", &text("Do you deliver?")),
        row(
            -4900,
            "15550783881",
            "wamid.H2",
            &json!({"type": "media_placeholder"})
        ),
        row(
            -4800,
            "16505551234",
            "wamid.H3",
            &json!({"type": "media_placeholder"})
        ),
        row(
            -4700,
            "16505551234",
            "wamid.H4",
            &edit("wamid.H1", "Do you deliver on Sundays?")
        ),
    ]);
    let chunk = json!({"metadata": {"phase": 0, "chunk_order": 1, "progress": 100}, "threads": [{"id": "16505551234", "messages": rows}]});
    let mut file = json!({"from": "15550783881", "to": "16505551234"});
    told(
        &mut file,
        -9,
        "wamid.H2",
        &json!({"type": "image", "image": {"id": "77", "mime_type": "image/jpeg", "sha256": "x", "caption": "The map"}}),
    );
    assert_snapshot!(story(&[
        live(0, "wamid.A", &text("Hello again")),
        delivery("history", &json!({"message_echoes": [file]})),
        delivery("history", &json!({"history": [chunk]})),
        delivery("history", &json!({"history": [chunk]})),
    ]), @"
    # Sheena Bsuid:US.1 WaId:16505551234
    2025-02-11
      23:20:24 customer  Do you deliver on Sundays? (edited) [history]
      23:22:04 phone?    <image> The map [history] read
      23:23:44 customer  <not told: media_placeholder> [history]
    2025-02-12
      00:43:44 customer  Hello again
    ");
}

#[test]
fn a_first_message_that_could_not_be_carried() {
    let lost = json!({"type": "unsupported", "errors": [{"code": 131_060, "title": "This message is currently unavailable."}]});
    assert_snapshot!(story(&[
        live(0, "wamid.A", &lost),
        echo(30, "wamid.B", &text("Hello! What can we do for you?")),
        live(60, "wamid.C", &text("I saw your ad")),
    ]), @"
    # Sheena Bsuid:US.1 WaId:16505551234
    2025-02-12
      00:43:44 customer  <not carried: unsupported, 131060>
      00:44:14 phone     Hello! What can we do for you?
      00:44:44 customer  I saw your ad
    ");
}

#[test]
fn two_spellings_of_a_brazilian_number_are_one_person() {
    let inbound = |second: i64, id: &str, from: &str, body: &str| {
        let mut message = json!({"from": from});
        told(&mut message, second, id, &text(body));
        delivery("messages", &json!({"messages": [message]}))
    };
    let entry = json!({"type": "contact", "action": "add", "contact": {"full_name": "Inês", "phone_number": "5548987654321"},
        "metadata": {"timestamp": START.to_string()}});
    assert_snapshot!(story(&[
        inbound(0, "wamid.A", "554887654321", "Oi"),
        delivery("smb_app_state_sync", &json!({"state_sync": [entry]})),
        inbound(10, "wamid.B", "5548987654321", "Tudo bem?"),
    ]), @"
    # Inês WaId:554887654321 WaId:5548987654321 Phone:554887654321
    2025-02-12
      00:43:44 customer  Oi
      00:43:54 customer  Tudo bem?
    ");
}
