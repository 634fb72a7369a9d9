//! What single deliveries say, as small stories: one per rule that is easily lost.

use insta::assert_snapshot;
use serde_json::{Value, json};
use twinline_core::channel::{Channel, Heard};
use twinline_core::content::Content;
use twinline_core::message::OriginSeen;
use twinline_core::observation::Said;
use twinline_whatsapp::WhatsApp;

use crate::corpus;
use crate::line::lines;

fn heard(field: &str, value: &Value) -> Heard {
    let mut value = value.clone();
    value["metadata"] =
        json!({"display_phone_number": "+1 555-078-3881", "phone_number_id": "106540352242922"});
    let delivery = json!({"object": "whatsapp_business_account", "entry": [
        {"id": "102290129340398", "changes": [{"field": field, "value": value}]}]});
    WhatsApp.hear(delivery.to_string().as_bytes())
}

fn hear(field: &str, value: &Value) -> String {
    lines(&heard(field, value))
}

fn text(keys: &Value) -> Value {
    let mut message =
        json!({"id": "wamid.A", "timestamp": "1739321024", "type": "text", "text": {"body": "hi"}});
    for (key, value) in keys.as_object().unwrap() {
        message[key] = value.clone();
    }
    message
}

#[test]
fn a_customer_has_every_identity_that_was_told_and_no_empty_one() {
    let contact = json!({"profile": {"name": "Inês", "username": "@ines"}, "wa_id": "551187654321", "user_id": "BR.1"});
    let message = text(&json!({"from": "5511987654321", "from_user_id": ""}));
    assert_snapshot!(
        hear("messages", &json!({"contacts": [contact], "messages": [message]})),
        @r#"line 106540352242922 Live <- Customer wamid.A at 1739321024000 (Bsuid:BR.1 WaId:551187654321 WaId:5511987654321 Phone:551187654321 Username:ines) "Inês" [text] "hi""#
    );
}

#[test]
fn two_people_beside_one_message_are_never_joined() {
    let contacts = json!([{"profile": {"name": "Ana"}, "wa_id": "16505550001"}, {"profile": {"name": "Ben"}, "wa_id": "16505550002"}]);
    let messages = json!([
        text(&json!({"from": "16505550002"})),
        text(&json!({"id": "wamid.B", "from": "16505550003"}))
    ]);
    assert_snapshot!(hear("messages", &json!({"contacts": contacts, "messages": messages})), @r#"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (WaId:16505550002) "Ben" [text] "hi"
    line 106540352242922 Live <- Customer wamid.B at 1739321024000 (WaId:16505550003) [text] "hi"
    "#);
}

#[test]
fn the_only_person_beside_is_not_taken_against_the_message_s_own_word() {
    let contacts = json!([{"profile": {"name": "Ana"}, "wa_id": "16505550001", "user_id": "US.1"}]);
    let other = text(&json!({"from": "16505550001", "from_user_id": "US.2"}));
    let hidden = text(&json!({"id": "wamid.B"}));
    assert_snapshot!(hear("messages", &json!({"contacts": contacts, "messages": [other, hidden]})), @r#"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (Bsuid:US.2 WaId:16505550001) [text] "hi"
    line 106540352242922 Live <- Customer wamid.B at 1739321024000 (Bsuid:US.1 WaId:16505550001) "Ana" [text] "hi"
    "#);
}

#[test]
fn a_notice_by_number_is_not_given_to_whoever_wrote_beside_it_under_an_id() {
    let contacts = json!([{"profile": {"name": "Ana", "username": "ana"}, "user_id": "US.1"}]);
    let notice = json!({
        "from": "16505550001",
        "id": "wamid.A",
        "timestamp": "1739321024",
        "type": "system",
        "system": {"body": "Bo changed", "type": "user_changed_number", "wa_id": "16505550002"},
    });
    let message = text(&json!({"id": "wamid.B", "from_user_id": "US.1"}));
    assert_snapshot!(hear("messages", &json!({"contacts": contacts, "messages": [notice, message]})), @r#"
    line 106540352242922 Account <- Customer wamid.A at 1739321024000 (WaId:16505550001) [system] "Bo changed"
    line 106540352242922 Live <- Customer wamid.B at 1739321024000 (Bsuid:US.1 Username:ana) "Ana" [text] "hi"
    line 106540352242922 moved (WaId:16505550001) to (WaId:16505550002) at 1739321024000
    "#);
}

#[test]
fn the_business_is_never_its_own_customer() {
    let message = text(&json!({"from": "15550783881"}));
    assert_snapshot!(
        hear("messages", &json!({"messages": [message]})),
        @"line 106540352242922 UNREADABLE messages: It names the business itself as the customer."
    );
}

#[test]
fn an_echo_without_an_addressee_never_falls_back_to_its_sender() {
    let echo = text(&json!({"from": "15550783881", "from_user_id": "US.9"}));
    let business = json!({"profile": {"name": "Our shop"}, "wa_id": "15550783881"});
    assert_snapshot!(
        hear("smb_message_echoes", &json!({"contacts": [business], "message_echoes": [echo]})),
        @"line 106540352242922 UNREADABLE smb_message_echoes: It does not tell who the customer is."
    );
}

#[test]
fn an_echo_to_a_hidden_number_goes_by_its_id() {
    assert_snapshot!(
        lines(&corpus::hear("smb_message_echoes/text-5.json")),
        @r#"line 106540352242922 Echo -> Phone AwMDAwMDA2 at 1785341000000 (Bsuid:US.13491208655302741918 Username:realsheenanelson) [text] "We are open until 6""#
    );
}

#[test]
fn one_bad_event_leaves_its_neighbours_alone() {
    let good = text(&json!({"from": "16505550001"}));
    let timeless = text(&json!({"from": "16505550001", "timestamp": "1739321024000"}));
    let value = json!({"messages": [{"from": "16505550001"}, good, 7, timeless],
        "statuses": [{"id": "wamid.S", "status": "read", "timestamp": 1_739_321_025}], "errors": [{"code": 131_000}]});
    assert_snapshot!(hear("messages", &value), @r#"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (WaId:16505550001) [text] "hi"
    line 106540352242922 status wamid.S send=- read@1739321025000 ()
    line 106540352242922 UNREADABLE messages: It does not have the shape it should have: `id` is missing.
    line 106540352242922 UNREADABLE messages: It does not have the shape it should have: invalid type: integer `7`, expected a map.
    line 106540352242922 UNREADABLE messages: Its time cannot be right.
    line 106540352242922 UNREADABLE messages: WhatsApp reports error 131000: nothing more.
    "#);
}

#[test]
fn a_status_brings_our_token_back_in_either_spelling_and_nobody_else_s() {
    let status = |token: &str| {
        json!({"id": "wamid.S", "status": "sent", "timestamp": "1739321024", "recipient_id": "16505550001",
               "biz_opaque_callback_data": token})
    };
    let statuses = json!([
        status("0192f0c1d2e37a4b8c5d6e7f8091a2b3"),
        status("0192f0c1-d2e3-7a4b-8c5d-6e7f8091a2b3"),
        status("ticket-42"),
    ]);
    assert_snapshot!(hear("messages", &json!({"statuses": statuses})), @"
    line 106540352242922 status wamid.S send=0192f0c1-d2e3-7a4b-8c5d-6e7f8091a2b3 sent@1739321024000 (WaId:16505550001)
    line 106540352242922 status wamid.S send=0192f0c1-d2e3-7a4b-8c5d-6e7f8091a2b3 sent@1739321024000 (WaId:16505550001)
    line 106540352242922 status wamid.S send=- sent@1739321024000 (WaId:16505550001)
    ");
}

#[test]
fn history_knows_its_direction_and_guesses_no_author() {
    let row = |from: &str, status: Value| {
        json!({"id": "wamid.H", "timestamp": "1739230955", "type": "text", "text": {"body": "x"},
               "from": from, "from_user_id": "US.7", "history_context": status})
    };
    let rows = json!([
        row("15550783881", json!({"status": "READ"})),
        row("15550000000", json!({"status": "delivered", "from_me": true})),
        row("16505551234", json!({"status": "pending"})),
        row("16505559999", json!({"status": "READ"})),
        row("15550783881", json!({"status": "ERROR"})),
        {"id": "wamid.P", "timestamp": "1739230970", "type": "media_placeholder", "from": "16505551234"},
        {"id": "wamid.E", "timestamp": "1739230970", "type": "errors", "from": "16505551234", "errors": [{"code": 131_051}]},
    ]);
    let chunk = json!({"metadata": {"phase": 1, "chunk_order": 2, "progress": "55"}, "threads": [{"id": "16505551234", "messages": rows}]});
    assert_snapshot!(hear("history", &json!({"history": [chunk]})));
}

#[test]
fn a_thread_of_nothing_but_errors_makes_no_chat() {
    let row = json!({"id": "wamid.E", "timestamp": "1739230970", "type": "errors", "from": "447710173736", "errors": [{"code": 131_051}]});
    let chunk = json!({"metadata": {"phase": 0, "chunk_order": 1}, "threads": [{"id": "447710173736", "messages": [row]}]});
    assert_snapshot!(
        hear("history", &json!({"history": [chunk]})),
        @"line 106540352242922 chunk 0/1 progress None: 1 messages, oldest Some(1739230970000)"
    );
}

#[test]
fn a_row_keeps_its_direction_whatever_its_media_say() {
    // Meta's own example: the row goes out, the file that follows names the customer as its sender.
    let placeholder = json!({"id": "wamid.M", "timestamp": "1739230970", "type": "media_placeholder", "from": "15550783881"});
    let chunk = json!({"metadata": {"phase": 0}, "threads": [{"id": "16505551234", "messages": [placeholder]}]});
    let row = origin(&heard("history", &json!({"history": [chunk]})));
    let media = json!({"id": "wamid.M", "timestamp": "1738796547", "from": "16505551234", "type": "image", "image": {"id": "7"}});
    let follow_up = origin(&heard("history", &json!({"messages": [media]})));
    assert!(follow_up < row, "{follow_up:?} {row:?}");
}

fn origin(heard: &Heard) -> OriginSeen {
    let message = heard.said.iter().find_map(|(_, said)| match said {
        Said::Message(said) => Some(said),
        _ => None,
    });
    let said = message.expect("a message was told");
    OriginSeen {
        certain: said.certain,
        origin: said.origin,
    }
}

#[test]
fn a_refused_history_is_told_as_such() {
    let inside = lines(&corpus::hear("history/declined-1.json"));
    assert_snapshot!(inside, @r#"line 106540352242922 Declined { code: "2593109" }"#);
    let error = json!([{"code": 2_593_107, "title": "Limit exceeded"}]);
    assert_snapshot!(hear("history", &json!({"errors": error})), @r#"line 106540352242922 Refused { code: "2593107", title: "Limit exceeded" }"#);
}

#[test]
fn the_address_book_is_heard_with_removals_and_hidden_numbers() {
    assert_snapshot!(lines(&corpus::hear("smb_app_state_sync/contact-remove-1.json")), @r#"
    line 106540352242922 contact "(removed)" (WaId:16505551234) at 1739321024000
    line 106540352242922 contact "Juan Pérez" (WaId:12025550111) at 1739321025000
    line 106540352242922 contact "Ana" (WaId:12025550112) at 1739321026000
    "#);
    let unknown = json!({"type": "contact", "action": "merge", "contact": {"user_id": "US.1"}, "metadata": {"timestamp": "1739321024"}});
    assert_snapshot!(hear("smb_app_state_sync", &json!({"state_sync": [unknown]})), @"line 106540352242922 UNREADABLE smb_app_state_sync: Twinline does not know what merge does to an address book.");
}

#[test]
fn the_account_s_news_go_to_the_account_of_the_customer() {
    let files = [
        "account_offboarded-1",
        "account_reconnected-1",
        "partner_removed-2",
        "account_violation-1",
    ];
    let said: String = files
        .iter()
        .map(|file| lines(&corpus::hear(&format!("account_update/{file}.json"))))
        .collect();
    assert_snapshot!(said);
}

#[test]
fn a_field_nobody_knows_is_kept() {
    assert_snapshot!(
        hear("brand_new_field", &json!({"timestamp": 1_739_321_024})),
        @"account 102290129340398 UNREADABLE brand_new_field: Twinline does not know this kind of news yet."
    );
}

/// An index takes keys of some length only; the engines' own limits differ, and one that refuses must not stop the line.
#[test]
fn what_could_never_be_found_again_is_kept() {
    let status = |id: &str| json!({"id": id, "status": "sent", "timestamp": "1739321024", "recipient_id": "16505550001"});
    let (fits, long) = ("w".repeat(512), "w".repeat(513));
    let value = json!({
        "messages": [
            text(&json!({"from": "16505550001", "context": {"id": long}})),
            text(&json!({"from": "16505550001", "context": {"id": "wamid.Q"}})),
        ],
        "statuses": [status(&fits), status(&long)]
    });
    let heard = heard("messages", &value);
    assert_eq!(heard.said.len(), 2, "{}", lines(&heard));
    let reasons: Vec<&str> = (heard.unreadable.iter())
        .map(|what| what.reason.as_str())
        .collect();
    let why = "One of its ids is 513 bytes long; up to 512 can be kept.";
    assert_eq!(reasons, [why, why]);
}

/// A description is no id: what it tells is not lost for being long, nor taken for another that begins alike.
#[test]
fn a_long_description_is_cut_to_a_subject_of_its_own() {
    let subject = |end: &str| {
        let description = format!("{}{end}", "é".repeat(5_000));
        let alert = json!({"alert_info": {"alert_description": description}});
        let delivery = json!({"object": "whatsapp_business_account", "entry": [
            {"id": "102290129340398", "time": 1_739_321_024,
             "changes": [{"field": "account_alerts", "value": alert}]}]});
        let heard = WhatsApp.hear(delivery.to_string().as_bytes());
        match heard.said.as_slice() {
            [(_, Said::Fact(fact))] => fact.subject.clone(),
            _ => panic!("{}", lines(&heard)),
        }
    };
    let (one, other) = (subject("one"), subject("other"));
    assert!(one.len() <= 512 && other.len() <= 512, "{one}");
    assert_ne!(one, other);
    assert_eq!(one, subject("one"));
}

#[test]
fn what_has_no_form_of_its_own_is_shown_in_a_line_and_kept_whole() {
    let kinds = [
        json!({"type": "location", "location": {"latitude": 1.5, "longitude": "2.5", "name": "Forno Aurora"}}),
        json!({"type": "location", "location": {"latitude": 1.5, "longitude": "2.5"}}),
        json!({"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}}, {"name": {"first_name": "Ben"}}, {}]}),
        json!({"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "c", "title": "Cancel"}}}),
        json!({"type": "button", "button": {"payload": "p", "text": "Yes"}}),
        json!({"type": "order", "order": {"text": "Quick", "product_items": [{"quantity": 2}, {"quantity": "1"}, {}]}}),
        json!({"type": "request_welcome"}),
        json!({"type": "hologram", "hologram": {"depth": 3}}),
        json!({"type": "unsupported", "unsupported": {"type": "poll_creation"}, "errors": [{"code": 131_051}]}),
        json!({"errors": [{"code": "131060"}]}),
    ];
    let messages: Vec<Value> = kinds
        .iter()
        .map(|kind| {
            let mut message = kind.clone();
            message["id"] = json!("wamid.A");
            message["from"] = json!("16505551234");
            message["timestamp"] = json!("1739321024");
            message
        })
        .collect();
    let heard = heard("messages", &json!({"messages": messages}));
    for ((_, said), told) in heard.said.iter().zip(&messages) {
        let Said::Message(said) = said else {
            panic!("{said:?}")
        };
        match &said.content {
            Content::Other { raw, .. } | Content::Unsupported { raw, .. } => assert_eq!(raw, told),
            other => panic!("{other:?}"),
        }
    }
    assert_snapshot!(lines(&heard));
}

fn about(kind: &Value) -> Value {
    let mut message = json!({"id": "wamid.E", "from": "16505551234", "timestamp": "1739321024"});
    for (key, value) in kind.as_object().unwrap() {
        message[key] = value.clone();
    }
    message
}

#[test]
fn what_is_said_of_a_bubble_is_no_bubble() {
    let caption = json!({"caption": "two", "mime_type": "image/jpeg", "id": "7"});
    let kinds = [
        json!({"type": "reaction", "reaction": {"message_id": "wamid.Q", "emoji": "👍"}}),
        json!({"type": "reaction", "reaction": {"message_id": "wamid.Q"}}),
        json!({"type": "reaction", "reaction": {"message_id": "wamid.Q", "emoji": ""}}),
        json!({"type": "edit", "edit": {"original_message_id": "wamid.Q", "message": {"context": {"id": "M0"}, "type": "text", "text": {"body": "new"}}}}),
        json!({"type": "edit", "edit": {"original_message_id": "wamid.Q", "message": {"type": "image", "image": caption}}}),
        json!({"type": "revoke", "revoke": {"original_message_id": "wamid.Q"}}),
    ];
    let messages: Vec<Value> = kinds.iter().map(about).collect();
    assert_snapshot!(hear("messages", &json!({"messages": messages})), @r#"
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction 👍
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction (taken back)
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction (taken back)
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q edit [text] "new"
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q edit [image image/jpeg 7] "two"
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q revoke
    "#);
    let echoes: Vec<Value> = kinds
        .iter()
        .map(about)
        .map(|mut echo| {
            echo["to"] = json!("16505551234");
            echo["from"] = json!("15550783881");
            echo
        })
        .collect();
    assert_snapshot!(hear("smb_message_echoes", &json!({"message_echoes": echoes})), @r#"
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction 👍
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction (taken back)
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q reaction (taken back)
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q edit [text] "new"
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q edit [image image/jpeg 7] "two"
    line 106540352242922 Echo -> wamid.E at 1739321024000 (WaId:16505551234) of wamid.Q revoke
    "#);
}

#[test]
fn what_does_not_say_of_which_bubble_is_kept() {
    let kinds = [
        json!({"type": "reaction", "reaction": {"message_id": "", "emoji": "👍"}}),
        json!({"type": "edit", "edit": {"original_message_id": "wamid.Q"}}),
        json!({"type": "edit", "edit": {"original_message_id": "wamid.Q", "message": {}}}),
        json!({"type": "edit"}),
        json!({"type": "revoke", "revoke": {}}),
    ];
    let messages: Vec<Value> = kinds.iter().map(about).collect();
    assert_snapshot!(hear("messages", &json!({"messages": messages})), @"
    line 106540352242922 UNREADABLE messages: It does not tell which message it is about.
    line 106540352242922 UNREADABLE messages: It does not tell what the message says now.
    line 106540352242922 UNREADABLE messages: It does not tell what the message says now.
    line 106540352242922 UNREADABLE messages: The edit does not tell which message it is about.
    line 106540352242922 UNREADABLE messages: The revoke does not tell which message it is about.
    ");
}

#[test]
fn a_move_is_said_beside_its_notice_and_moves_no_place() {
    let notice = |system: Value| about(&json!({"type": "system", "system": system}));
    let after = text(&json!({"from": "16505550001"}));
    let number = notice(
        json!({"type": "user_changed_number", "wa_id": "12195555358", "user_id": "US.2", "previous_user_id": "US.1"}),
    );
    let messages = json!([number, after, {"from": "16505550001"}]);
    let told = heard("messages", &json!({"messages": messages}));
    assert_snapshot!(lines(&told), @r#"
    line 106540352242922 Account <- Customer wamid.E at 1739321024000 (WaId:16505551234) [system] "user changed number"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (WaId:16505550001) [text] "hi"
    line 106540352242922 moved (Bsuid:US.1 WaId:16505551234) to (Bsuid:US.2 WaId:12195555358) at 1739321024000
    line 106540352242922 UNREADABLE messages: It does not have the shape it should have: `id` is missing.
    "#);
    let (placed, unreadable) = told.placed();
    assert_eq!(unreadable[0].place, 2, "as if nothing were said beside");
    let last = placed.last().unwrap();
    assert!(last.0 == 3 && matches!(last.2, Said::Moved(_)), "{last:?}");
}

#[test]
fn a_notice_that_moves_nobody_is_a_bubble_only() {
    let systems = [
        json!({"type": "user_changed_number"}),
        json!({"type": "user_changed_number", "wa_id": ""}),
        json!({"type": "user_changed_number", "wa_id": "16505551234"}),
        json!({"type": "customer_identity_changed", "wa_id": "12195555358"}),
        json!({"type": "user_changed_user_id"}),
    ];
    let notice = |system: &Value| about(&json!({"type": "system", "system": system}));
    let messages: Vec<Value> = systems.iter().map(notice).collect();
    let told = heard("messages", &json!({"messages": messages}));
    assert_eq!(told.said.len(), systems.len());
    assert!(
        told.said
            .iter()
            .all(|(_, said)| matches!(said, Said::Message(_)))
    );
}

#[test]
fn a_group_s_receipts_are_of_its_participants() {
    let status = |who: &Value| {
        let mut status = json!({"id": "wamid.S", "status": "read", "timestamp": "1739321024", "recipient_id": "Y2FwaQ", "recipient_type": "group"});
        for (key, value) in who.as_object().unwrap() {
            status[key] = value.clone();
        }
        status
    };
    let statuses = [
        json!({}),
        json!({"recipient_participant_id": "16505551234"}),
        json!({"participant_recipient_id": "16505551234"}),
        json!({"recipient_participant_user_id": "US.1"}),
    ]
    .map(|who| status(&who));
    assert_snapshot!(hear("messages", &json!({"statuses": statuses})), @"
    line 106540352242922 status wamid.S send=- read@1739321024000 ()
    line 106540352242922 status wamid.S send=- read@1739321024000 () for 16505551234
    line 106540352242922 status wamid.S send=- read@1739321024000 () for 16505551234
    line 106540352242922 status wamid.S send=- read@1739321024000 () for US.1
    ");
}

#[test]
fn a_price_is_told_in_parts_and_old_words_are_understood() {
    let status = |rest: Value| {
        let mut status =
            json!({"id": "wamid.S", "timestamp": "1739321024", "recipient_id": "16505551234"});
        for (key, value) in rest.as_object().unwrap() {
            status[key] = value.clone();
        }
        status
    };
    let statuses = [
        json!({"status": "sent", "pricing": {"billable": true, "pricing_model": "PMP", "type": "regular", "category": "marketing"}}),
        json!({"status": "sent", "pricing": {"billable": false, "pricing_model": "CBP", "category": "referral_conversion"},
               "conversation": {"expiration_timestamp": 1_739_580_224, "origin": {"type": "referral_conversion"}}}),
        json!({"status": "sent", "conversation": {"expiration_timestamp": "1739407424", "origin": {"type": "service"}}}),
        json!({"status": "warning"}),
        json!({"status": "deleted"}),
        json!({"status": "captured"}),
        json!({"status": "captured", "type": "payment"}),
    ]
    .map(status);
    assert_snapshot!(hear("messages", &json!({"statuses": statuses})), @r#"
    line 106540352242922 status wamid.S send=- sent@1739321024000 (WaId:16505551234) billable PMP/regular/marketing
    line 106540352242922 status wamid.S send=- sent@1739321024000 (WaId:16505551234) free CBP/-/referral_conversion until 1739580224000
    line 106540352242922 status wamid.S send=- sent@1739321024000 (WaId:16505551234)
    line 106540352242922 fact Other "warning/wamid.S" is "warning" at 1739321024000: A message names an article that is not available
    line 106540352242922 Status <- .S/deleted at 1739321024000 (WaId:16505551234) of wamid.S revoke
    line 106540352242922 UNREADABLE messages: Twinline does not know the status captured yet.
    line 106540352242922 UNREADABLE messages: It does not tell which payment.
    "#);
}

#[test]
fn what_passes_in_standby_is_read_like_everything_else() {
    let value = json!({"standby": {
        "messages": [text(&json!({"from": "16505551234"})), about(&json!({"type": "revoke", "revoke": {"original_message_id": "wamid.A"}}))],
        "message_echoes": [{"id": "wamid.B", "timestamp": "1739321025", "message": {"to": "16505551234", "type": "text", "text": {"body": "At nine."}}},
                           {"id": "wamid.C", "timestamp": "1739321026"}],
        "statuses": [{"id": "wamid.B", "status": "read", "timestamp": "1739321027"}], "reactions": [1]}});
    assert_snapshot!(hear("standby", &value), @r#"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (WaId:16505551234) [text] "hi"
    line 106540352242922 Live <- wamid.E at 1739321024000 (WaId:16505551234) of wamid.A revoke
    line 106540352242922 Response -> Api wamid.B at 1739321025000 (WaId:16505551234) [text] "At nine."
    line 106540352242922 status wamid.B send=- read@1739321027000 ()
    line 106540352242922 UNREADABLE standby: It does not tell what was sent.
    line 106540352242922 UNREADABLE standby: `reactions` does not belong to this kind of news.
    "#);
}

#[test]
fn what_came_beside_the_content_is_heard_as_well() {
    let referral = json!({"source_id": "12", "source_type": "ad", "headline": "Chat with us", "ctwa_clid": "Aff"});
    let product = json!({"catalog_id": "7", "product_retailer_id": "rye"});
    let messages = json!([
        text(&json!({"from": "16505550002", "referral": referral})),
        text(
            &json!({"from": "16505550002", "id": "wamid.B", "context": {"forwarded": true, "frequently_forwarded": true}})
        ),
        text(
            &json!({"from": "16505550002", "id": "wamid.C", "context": {"referred_product": product}})
        ),
    ]);
    assert_snapshot!(hear("messages", &json!({"messages": messages})), @r#"
    line 106540352242922 Live <- Customer wamid.A at 1739321024000 (WaId:16505550002) [text] "hi" from ad/12/Aff Some("Chat with us")
    line 106540352242922 Live <- Customer wamid.B at 1739321024000 (WaId:16505550002) [text] "hi" forwarded Often
    line 106540352242922 Live <- Customer wamid.C at 1739321024000 (WaId:16505550002) [text] "hi" of Some("7")/Some("rye")
    "#);
    let echo = text(&json!({"to": "16505550002", "message_creation_type": "created_by_phone"}));
    assert_snapshot!(hear("smb_message_echoes", &json!({"message_echoes": [echo]})), @r#"line 106540352242922 Echo -> Phone wamid.A at 1739321024000 (WaId:16505550002) [text] "hi" by created_by_phone"#);
}
