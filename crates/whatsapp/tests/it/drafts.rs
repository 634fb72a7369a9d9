//! Messages in WhatsApp's own words: what is fit to be sent, and which field is not (graph-api.md 2.3 to 2.5).

use serde_json::{Value, json};
use twinline_core::channel::{Channel, Outgoing, OutgoingBody};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::SendId;
use twinline_whatsapp::WhatsApp;
use uuid::Uuid;

fn interactive(said: &Value) -> Value {
    json!({"type": "interactive", "interactive": said})
}

/// Every kind there is, as WhatsApp's pages show it.
pub(crate) fn fit() -> Vec<Value> {
    let link = json!({"display_text": "See dates", "url": "https://example.com"});
    let card = |at: u32| {
        json!({"card_index": at, "type": "cta_url",
            "header": {"type": "image", "image": {"link": "https://example.com/a.png"}},
            "body": {"text": "card"}, "action": {"name": "cta_url", "parameters": link}})
    };
    let mut all: Vec<Value> = [
        json!({"type": "button", "body": {"text": "Pick"}, "header": {"type": "text", "text": "H"},
            "action": {"buttons": [{"type": "reply", "reply": {"id": "yes", "title": "Yes"}}]}}),
        json!({"type": "list", "body": {"text": "B"}, "footer": {"text": "F"}, "action": {"button": "Options",
            "sections": [{"title": "S1", "rows": [{"id": "r1", "title": "Row", "description": "more"}]}]}}),
        json!({"type": "cta_url", "body": {"text": "B"}, "action": {"name": "cta_url", "parameters": link}}),
        json!({"type": "flow", "body": {"text": "B"}, "action": {"name": "flow", "parameters": {
            "flow_message_version": "3", "flow_id": "123", "flow_cta": "Book", "flow_token": "t1",
            "flow_action": "navigate", "flow_action_payload": {"screen": "FIRST", "data": {"k": "v"}}}}}),
        json!({"type": "product", "action": {"catalog_id": "C", "product_retailer_id": "SKU"}}),
        json!({"type": "product_list", "header": {"type": "text", "text": "H"}, "body": {"text": "B"},
            "action": {"catalog_id": "C", "sections": [{"title": "S", "product_items": [{"product_retailer_id": "SKU"}]}]}}),
        json!({"type": "catalog_message", "body": {"text": "B"}, "action": {"name": "catalog_message"}}),
        json!({"type": "location_request_message", "body": {"text": "Where?"}, "action": {"name": "send_location"}}),
        json!({"type": "address_message", "body": {"text": "B"},
            "action": {"name": "address_message", "parameters": {"country": "IN"}}}),
        json!({"type": "carousel", "body": {"text": "B"}, "action": {"cards": [card(0), card(1)]}}),
        json!({"type": "request_contact_info", "body": {"text": "Number?"}, "action": {"name": "request_contact_info"}}),
    ]
    .each_ref()
    .map(interactive)
    .to_vec();
    all.extend([
        json!({"type": "text", "text": {"body": "hi"}}),
        json!({"type": "location", "location": {"latitude": "37.44", "longitude": -122.16, "name": "Park"}}),
        json!({"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana Sá", "first_name": "Ana"},
            "phones": [{"phone": "+351 912"}]}]}),
        json!({"type": "template", "template": {"name": "order", "language": {"code": "en_US"}, "components": [
            {"type": "header", "parameters": [{"type": "image", "image": {"id": "123"}}]},
            {"type": "BODY", "parameters": [{"type": "text", "text": "Jessica"}]},
            {"type": "button", "sub_type": "url", "index": "1", "parameters": [{"type": "text", "text": "x"}]}]}}),
    ]);
    all
}

pub(crate) fn outgoing(content: Content, file: Option<Media>) -> Outgoing {
    let body = match content {
        Content::Text { body } => OutgoingBody::Text { body },
        Content::Other { raw, .. } => OutgoingBody::Own { raw, file },
        other => panic!("no draft becomes {other:?}"),
    };
    Outgoing {
        send: SendId(Uuid::from_u128(7)),
        to: vec![Identity::global(IdentityKind::WaId, "447700900318")],
        body,
        quote: None,
    }
}

#[test]
fn every_kind_goes_as_it_was_said() {
    for said in fit() {
        let draft = WhatsApp.draft(&said, None);
        let draft = draft.unwrap_or_else(|unfits| panic!("{said}: {unfits:?}"));
        let kind = said["type"].as_str().unwrap();
        assert_eq!(WhatsApp.is_any_time(&draft), kind == "template", "{said}");
        let written = WhatsApp.request("1", &outgoing(draft, None));
        let body = written.unwrap().body;
        assert_eq!(body["type"], said["type"]);
        for (key, value) in said[kind].as_object().into_iter().flatten() {
            assert_eq!(&body[kind][key], value, "{said}");
        }
    }
}

#[test]
fn each_has_a_line_to_show() {
    let line = |said: &Value| match WhatsApp.draft(said, None).unwrap() {
        Content::Other { summary, .. } => summary,
        content => content.text().map(str::to_owned),
    };
    let of = |kind: &str| {
        let said = fit().into_iter().find(|said| said["type"] == kind);
        line(&said.unwrap()).unwrap()
    };
    assert_eq!(of("location"), "Location: Park");
    assert_eq!(of("contacts"), "Contact card: Ana Sá");
    assert_eq!(of("template"), "Template: order");
    assert_eq!(of("interactive"), "Pick");
}

/// What is altered in a fit message, and the field that is named.
#[test]
fn what_is_unfit_is_named_with_its_field() {
    let long = |chars: usize| json!("x".repeat(chars));
    let button = json!({"type": "reply", "reply": {"id": "yes", "title": "Yes"}});
    let row = json!({"id": "r", "title": "Row"});
    let cases: Vec<(usize, &str, Value, &str)> = vec![
        (
            0,
            "/interactive/body/text",
            long(1_025),
            "interactive.body.text",
        ),
        (
            0,
            "/interactive/header/text",
            long(61),
            "interactive.header.text",
        ),
        (
            0,
            "/interactive/action/buttons/0/reply/title",
            long(21),
            "interactive.action.buttons[0].reply.title",
        ),
        (
            0,
            "/interactive/action/buttons/0/reply/id",
            json!(""),
            "interactive.action.buttons[0].reply.id",
        ),
        (
            0,
            "/interactive/action/buttons",
            json!([button, button]),
            "interactive.action.buttons[1].reply.id",
        ),
        (
            0,
            "/interactive/action/buttons",
            json!(vec![button; 4]),
            "interactive.action.buttons",
        ),
        (
            1,
            "/interactive/action/button",
            long(21),
            "interactive.action.button",
        ),
        (
            1,
            "/interactive/action/sections/0/rows",
            json!([]),
            "interactive.action.sections[0].rows",
        ),
        (
            1,
            "/interactive/action/sections/0/rows",
            json!(vec![row.clone(); 11]),
            "interactive.action.sections",
        ),
        (
            1,
            "/interactive/action/sections",
            json!([{"rows": [row]}, {"title": "b", "rows": [{"id": "q", "title": "q"}]}]),
            "interactive.action.sections[0].title",
        ),
        (
            1,
            "/interactive/action/sections/0/rows/0/description",
            long(73),
            "interactive.action.sections[0].rows[0].description",
        ),
        (
            1,
            "/interactive/footer/text",
            long(61),
            "interactive.footer.text",
        ),
        (
            2,
            "/interactive/action/parameters/url",
            json!("ftp://x"),
            "interactive.action.parameters.url",
        ),
        (
            3,
            "/interactive/action/parameters/flow_id",
            json!(null),
            "interactive.action.parameters.flow_id",
        ),
        (
            4,
            "/interactive/action/product_retailer_id",
            json!(""),
            "interactive.action.product_retailer_id",
        ),
        (
            5,
            "/interactive/header",
            json!(null),
            "interactive.header.text",
        ),
        (
            7,
            "/interactive/action/name",
            json!("x"),
            "interactive.action.name",
        ),
        (
            8,
            "/interactive/action/parameters/country",
            json!("DE"),
            "interactive.action.parameters.country",
        ),
        (
            9,
            "/interactive/action/cards/1/header/type",
            json!("video"),
            "interactive.action.cards[1].header.type",
        ),
        (
            9,
            "/interactive/action/cards/1/body/text",
            long(161),
            "interactive.action.cards[1].body.text",
        ),
        (
            10,
            "/interactive/type",
            json!("voice_call"),
            "interactive.type",
        ),
        (11, "/text/body", long(4_097), "text.body"),
        (12, "/location/latitude", json!("91"), "location.latitude"),
        (
            12,
            "/location/longitude",
            json!("west"),
            "location.longitude",
        ),
        (
            13,
            "/contacts/0/name",
            json!({"formatted_name": "Ana"}),
            "contacts[0].name.first_name",
        ),
        (13, "/contacts", json!([]), "contacts"),
        (
            14,
            "/template/language",
            json!({}),
            "template.language.code",
        ),
        (
            14,
            "/template/components/1/parameters/0/text",
            json!("a\nb"),
            "template.components[1].parameters[0].text",
        ),
        (
            14,
            "/template/components/2/index",
            json!(null),
            "template.components[2].index",
        ),
        (
            14,
            "/template/components/0/parameters/0/image",
            json!({"id": "1", "link": "https://x"}),
            "template.components[0].parameters[0].image.link",
        ),
        (11, "/type", json!("sticker"), "type"),
        (11, "/type", json!("poll"), "type"),
    ];
    for (which, at, value, field) in cases {
        let mut said = fit().remove(which);
        let old = said.pointer_mut(at);
        *old.unwrap_or_else(|| panic!("nothing at {at}")) = value;
        let unfits = WhatsApp
            .draft(&said, None)
            .expect_err(&format!("{at} of {said}"));
        assert!(
            unfits.iter().any(|unfit| unfit.field == field),
            "{field}: {unfits:?}"
        );
    }
}

#[test]
fn everything_unfit_is_told_at_once() {
    let said =
        interactive(&json!({"type": "button", "body": {}, "action": {"buttons": [{"reply": {}}]}}));
    let unfits = WhatsApp.draft(&said, None).unwrap_err();
    let fields: Vec<&str> = unfits.iter().map(|unfit| unfit.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "interactive.action.buttons[0].reply.id",
            "interactive.action.buttons[0].reply.title",
            "interactive.body.text",
        ]
    );
}

#[test]
fn an_attached_file_stands_in_the_header() {
    let file = |kind| Media {
        kind,
        mime: "application/pdf".to_owned(),
        caption: None,
        filename: Some("bill.pdf".to_owned()),
        sha256: None,
        reference: Some("77".to_owned()),
    };
    let asked = interactive(
        &json!({"type": "button", "header": {"type": "document"}, "body": {"text": "Pay?"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Yes"}}]}}),
    );
    let draft = WhatsApp.draft(&asked, Some(MediaKind::Document)).unwrap();
    let outgoing = outgoing(draft, Some(file(MediaKind::Document)));
    let body = WhatsApp.request("1", &outgoing).unwrap().body;
    let header = json!({"type": "document", "document": {"id": "77", "filename": "bill.pdf"}});
    assert_eq!(body["interactive"]["header"], header);
    for (attached, field) in [
        (None, "interactive.header.document"),
        (Some(MediaKind::Image), "interactive.header.document"),
    ] {
        let unfits = WhatsApp.draft(&asked, attached).unwrap_err();
        assert_eq!(unfits[0].field, field);
    }
    let headless = json!({"type": "text", "text": {"body": "hi"}});
    let unfits = WhatsApp.draft(&headless, Some(MediaKind::Image));
    assert_eq!(unfits.unwrap_err()[0].field, "media_id", "it would be lost");
}
