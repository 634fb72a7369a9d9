//! What is shown of real payloads, of what we send, and of templates as their account has them.

use std::path::Path;

use serde_json::{Value, json};
use twinline_core::channel::{AccountTold, Channel as _};
use twinline_core::content::Content;
use twinline_core::fact::{Fact, Facts};
use twinline_core::observation::Said;
use twinline_core::shown::{Answer, AnswerTo, ButtonDoes, Offer, OfferHeader, Shown};

use crate::WhatsApp;

/// What is shown of the only message of a payload.
fn of_payload(name: &str) -> Option<Shown> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire/tests/payloads/messages");
    let delivery = std::fs::read(folder.join(format!("{name}.json"))).unwrap();
    let said = WhatsApp.hear(&delivery).said.into_iter();
    let contents = said.filter_map(|(_, said)| match said {
        Said::Message(said) => Some(said.content),
        _ => None,
    });
    let contents: Vec<Content> = contents.collect();
    let [content] = contents.try_into().unwrap();
    WhatsApp.shown(&content, &Facts::new())
}

/// What is shown of a message that we sent.
fn of_draft(said: &Value) -> Offer {
    let content = WhatsApp.draft(said, None).unwrap();
    match WhatsApp.shown(&content, &Facts::new()) {
        Some(Shown::Offer(offer)) => offer,
        other => panic!("{other:?}"),
    }
}

fn answer(name: &str) -> Answer {
    match of_payload(name) {
        Some(Shown::Answer(answer)) => answer,
        other => panic!("{other:?}"),
    }
}

fn buttons(offer: &Offer) -> Vec<(ButtonDoes, Option<&str>, Option<&str>)> {
    let buttons = offer.buttons.iter();
    buttons
        .map(|one| (one.does, one.text.as_deref(), one.value.as_deref()))
        .collect()
}

#[test]
fn a_place_has_its_degrees_and_what_is_told_of_it() {
    let Some(Shown::Place(place)) = of_payload("location-3") else {
        panic!("no place");
    };
    assert_eq!(place.name.as_deref(), Some("Solomon R. Guggenheim Museum"));
    let address = place.address.as_deref();
    assert_eq!(address, Some("1071 5th Ave, New York, NY 10128"));
    assert!((place.latitude - 40.782_910_059_774).abs() < 1e-9);
    assert!((place.longitude + 73.959_075_808_525).abs() < 1e-9);
    let odd = Content::Other {
        raw_kind: "location".to_owned(),
        summary: None,
        raw: json!({"location": {"latitude": 120, "longitude": "3"}}),
    };
    assert_eq!(WhatsApp.shown(&odd, &Facts::new()), None);
}

#[test]
fn cards_have_names_work_and_every_number() {
    let Some(Shown::Cards(cards)) = of_payload("contacts-2") else {
        panic!("no cards");
    };
    assert_eq!(cards[0].name.as_deref(), Some("Barbara J. Johnson"));
    assert_eq!(cards[0].work.as_deref(), Some("Social Tsunami"));
    assert_eq!(cards[0].phones[0].value, "+1 (415) 555-0829");
    assert_eq!(cards[0].phones[0].label.as_deref(), Some("MOBILE"));
    let Some(Shown::Cards(cards)) = of_payload("contacts-4") else {
        panic!("no cards");
    };
    assert_eq!(cards[0].phones.len(), 2);
}

#[test]
fn an_answer_says_what_was_chosen_and_what_was_filled_in() {
    let tapped = answer("interactive-button_reply-2");
    assert_eq!(tapped.to, AnswerTo::Buttons);
    assert_eq!(tapped.title.as_deref(), Some("Change"));
    let row = answer("interactive-list_reply-3");
    assert_eq!(row.to, AnswerTo::Choices);
    assert_eq!(row.description.as_deref(), Some("Next Day to 2 Days"));
    let form = answer("interactive-nfm_reply-1");
    assert_eq!(form.to, AnswerTo::Form);
    let fields: Vec<&str> = form.fields.iter().map(|one| one.name.as_str()).collect();
    assert!(fields.contains(&"delivery_rating"), "{fields:?}");
    assert!(!fields.contains(&"flow_token"), "{fields:?}");
    let template = answer("button-2");
    assert_eq!(template.title.as_deref(), Some("title"));
    let calls = answer("interactive-call_permission_reply-1");
    assert_eq!(
        (calls.to, calls.title.as_deref()),
        (AnswerTo::Calls, Some("accept"))
    );
    let paid = answer("interactive-payment_notification-1");
    assert_eq!(paid.title.as_deref(), Some("captured"));
    assert_eq!(paid.fields[2].value, "Kerry Fisher");
    assert_eq!(of_payload("interactive-none-1"), None);
}

#[test]
fn an_order_is_added_up_only_where_all_is_told() {
    let Some(Shown::Order(order)) = of_payload("order-1") else {
        panic!("no order");
    };
    assert_eq!(order.items[0].article.as_deref(), Some("HAMBURGER"));
    assert_eq!(order.items[0].quantity, 3);
    let total = order.total.unwrap();
    assert!((total.amount - 180.0).abs() < 1e-9, "{total:?}");
    assert_eq!(total.currency, "ILS");
    let order = |items: Value| {
        let content = Content::Other {
            raw_kind: "order".to_owned(),
            summary: None,
            raw: json!({"order": {"product_items": items}}),
        };
        match WhatsApp.shown(&content, &Facts::new()) {
            Some(Shown::Order(order)) => order,
            other => panic!("{other:?}"),
        }
    };
    let strings = order(json!([
        {"product_retailer_id": "a", "quantity": "2", "item_price": "0.1", "currency": "GBP"},
        {"product_retailer_id": "b", "quantity": "1", "item_price": "0.1", "currency": "GBP"}]));
    assert!((strings.total.unwrap().amount - 0.3).abs() < f64::EPSILON);
    let mixed = order(json!([
        {"quantity": 1, "item_price": 1, "currency": "GBP"},
        {"quantity": 1, "item_price": 1, "currency": "EUR"}]));
    assert_eq!(mixed.total, None);
}

#[test]
fn what_a_business_asks_has_its_buttons_and_choices() {
    let list = of_draft(
        &json!({"type": "interactive", "interactive": {"type": "list",
        "header": {"type": "text", "text": "Today"}, "body": {"text": "Which one?"}, "footer": {"text": "Until six"},
        "action": {"button": "See breads", "sections": [{"title": "Loaves", "rows": [
            {"id": "rye", "title": "Rye", "description": "Dark and dense"}]}]}}}),
    );
    assert_eq!(list.header, Some(OfferHeader::Text("Today".to_owned())));
    assert_eq!(list.body.as_deref(), Some("Which one?"));
    assert_eq!(list.footer.as_deref(), Some("Until six"));
    assert_eq!(
        buttons(&list),
        [(ButtonDoes::Choices, Some("See breads"), None)]
    );
    assert_eq!(list.sections[0].rows[0].title, "Rye");
    let asked = of_draft(
        &json!({"type": "interactive", "interactive": {"type": "button", "body": {"text": "Keep it?"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Yes"}}]}}}),
    );
    assert_eq!(buttons(&asked), [(ButtonDoes::Answer, Some("Yes"), None)]);
    let link = of_draft(
        &json!({"type": "interactive", "interactive": {"type": "cta_url", "body": {"text": "Dates"},
        "action": {"name": "cta_url", "parameters": {"display_text": "See", "url": "https://forno.example"}}}}),
    );
    assert_eq!(
        buttons(&link),
        [(ButtonDoes::Link, Some("See"), Some("https://forno.example"))]
    );
    let goods = of_draft(
        &json!({"type": "interactive", "interactive": {"type": "product",
        "action": {"catalog_id": "C", "product_retailer_id": "RYE"}}}),
    );
    assert_eq!(buttons(&goods), [(ButtonDoes::Goods, None, None)]);
    assert_eq!(goods.sections[0].rows[0].title, "RYE");
    let place = of_draft(
        &json!({"type": "interactive", "interactive": {"type": "location_request_message",
        "body": {"text": "Where?"}, "action": {"name": "send_location"}}}),
    );
    assert_eq!(buttons(&place), [(ButtonDoes::Place, None, None)]);
}

fn facts(body: &str) -> Facts {
    let told = AccountTold {
        numbers: Vec::new(),
        account: "9".to_owned(),
        at: 1,
        templates: vec![
            json!({"id": "1", "name": "ready", "language": "en_US", "status": "APPROVED",
            "category": "UTILITY", "components": [
                {"type": "HEADER", "format": "TEXT", "text": "Order {{1}}"},
                {"type": "BODY", "text": body},
                {"type": "FOOTER", "text": "Forno Aurora"},
                {"type": "BUTTONS", "buttons": [
                    {"type": "QUICK_REPLY", "text": "Thanks"},
                    {"type": "URL", "text": "Open", "url": "https://forno.example/{{1}}"}]}]}),
        ],
        templates_gone: Vec::new(),
    };
    let said = WhatsApp.hear_account(&told).said.into_iter();
    let facts = said.filter_map(|(_, said)| match said {
        Said::Fact(said) => Some(((said.kind, said.subject.clone()), Fact::of(&said))),
        _ => None,
    });
    facts.collect()
}

#[test]
fn a_template_looks_as_it_was_sent_or_has_its_words_alone() {
    let said = json!({"type": "template", "template": {"name": "ready", "language": {"code": "en_US"}, "components": [
        {"type": "header", "parameters": [{"type": "text", "text": "17"}]},
        {"type": "body", "parameters": [{"type": "text", "text": "Rui"}]},
        {"type": "button", "sub_type": "url", "index": "1", "parameters": [{"type": "text", "text": "17"}]}]}});
    let draft = WhatsApp.draft(&said, None).unwrap();
    let known = facts("Hello {{1}}");
    let sent = WhatsApp.worded(draft.clone(), &known);
    let shown = |content: &Content, facts: &Facts| match WhatsApp.shown(content, facts) {
        Some(Shown::Offer(offer)) => offer,
        other => panic!("{other:?}"),
    };
    let whole = shown(&sent, &known);
    assert_eq!(whole.template.as_deref(), Some("ready"));
    assert_eq!(whole.header, Some(OfferHeader::Text("Order 17".to_owned())));
    assert_eq!(whole.body.as_deref(), Some("Hello Rui"));
    assert_eq!(whole.footer.as_deref(), Some("Forno Aurora"));
    let expected = [
        (ButtonDoes::Answer, Some("Thanks"), None),
        (
            ButtonDoes::Link,
            Some("Open"),
            Some("https://forno.example/17"),
        ),
    ];
    assert_eq!(buttons(&whole), expected);
    // Told anew since, or forgotten: what was said stands, and nothing is made up.
    for facts in [facts("Good day {{1}}"), Facts::new()] {
        let words = shown(&sent, &facts);
        assert_eq!(words.body.as_deref(), Some("Order 17\nHello Rui"));
        assert_eq!((words.header, words.footer), (None, None));
        assert!(words.buttons.is_empty());
    }
    // Not known when it went, known by now.
    assert_eq!(shown(&draft, &known).body.as_deref(), Some("Hello Rui"));
    assert_eq!(shown(&draft, &Facts::new()).body, None);
}
