//! `interactive`: what all of its kinds have in common, and the kinds that have little more (graph-api.md 2.4).

use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::file::Attached;
use super::{choices, goods, most};

/// The header's kinds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    None,
    Words,
    NeededWords,
    Any,
}

/// Checks it, and gives the question as a line to show.
pub(super) fn check(whole: &Field<'_>, file: &mut Attached, unfits: &mut Unfits) -> Option<String> {
    let kind = whole.get("type");
    let action = whole.get("action");
    let parameters = action.get("parameters");
    let header = match kind.text() {
        "button" => {
            choices::buttons(&action.get("buttons"), unfits);
            Header::Any
        }
        "list" => {
            choices::list(&action, unfits);
            Header::Words
        }
        "cta_url" => {
            link(&parameters, unfits);
            Header::Any
        }
        "flow" => {
            flow(&parameters, unfits);
            Header::Any
        }
        "product" => {
            goods::product(&action, unfits);
            Header::None
        }
        "product_list" => {
            goods::products(&action, unfits);
            Header::NeededWords
        }
        "catalog_message" | "request_contact_info" => {
            named(&action, kind.text(), unfits);
            Header::None
        }
        "location_request_message" => {
            named(&action, "send_location", unfits);
            Header::None
        }
        "address_message" => {
            named(&action, "address_message", unfits);
            country(&parameters.get("country"), unfits);
            Header::Any
        }
        "carousel" => {
            goods::carousel(&action, unfits);
            Header::None
        }
        "call_permission_request" | "voice_call" => {
            unfits.say(
                &kind,
                "Calls by the API are not to be had with a number that is used in the app.",
                "Call from the phone.",
            );
            return None;
        }
        "" => {
            unfits.needed(&kind);
            return None;
        }
        other => {
            unfits.say(
                &kind,
                format!("WhatsApp has no interactive messages of the type `{other}`."),
                "Use button, list, cta_url, flow, product, product_list, catalog_message, \
                 location_request_message, address_message, carousel or request_contact_info.",
            );
            return None;
        }
    };
    body(whole, kind.text(), unfits);
    check_header(&whole.get("header"), header, file, unfits);
    let footer = whole.get("footer");
    if !footer.value.is_null() {
        unfits.words(&footer.get("text"), most(Limit::InteractiveFooterChars));
    }
    let question = whole.get("body").get("text");
    (!question.missing()).then(|| question.text().to_owned())
}

fn body(whole: &Field<'_>, kind: &str, unfits: &mut Unfits) {
    let body = whole.get("body");
    let limit = match kind {
        "list" => Limit::InteractiveListBodyChars,
        _ => Limit::InteractiveBodyChars,
    };
    if kind == "product" && body.value.is_null() {
        return;
    }
    unfits.words(&body.get("text"), most(limit));
}

fn check_header(header: &Field<'_>, allowed: Header, file: &mut Attached, unfits: &mut Unfits) {
    if header.value.is_null() {
        if allowed == Header::NeededWords {
            unfits.needed(&header.get("text"));
        }
        return;
    }
    let kind = header.get("type");
    match (allowed, kind.text()) {
        (Header::None, _) => unfits.say(
            header,
            "Messages of this kind have no header.",
            "Leave it out.",
        ),
        (_, "text") => unfits.words(&header.get("text"), most(Limit::InteractiveHeaderChars)),
        (Header::Any, "image" | "video" | "document") => {
            file.medium(&header.get(kind.text()), kind.text(), unfits);
        }
        (Header::Any, _) => unfits.say(
            &kind,
            "It is none of the kinds of headers.",
            "Use text, image, video or document.",
        ),
        (_, _) => unfits.say(&kind, "Here the header can only be text.", "Use text."),
    }
}

fn link(parameters: &Field<'_>, unfits: &mut Unfits) {
    unfits.words(
        &parameters.get("display_text"),
        most(Limit::LinkButtonChars),
    );
    unfits.link(&parameters.get("url"));
}

fn flow(parameters: &Field<'_>, unfits: &mut Unfits) {
    let (id, name) = (parameters.get("flow_id"), parameters.get("flow_name"));
    if id.missing() == name.missing() {
        unfits.say(
            &id,
            "A flow is named by its id or by its name, not by both.",
            "Give one of flow_id and flow_name.",
        );
    }
    unfits.words(&parameters.get("flow_cta"), most(Limit::FlowButtonChars));
    let payload = parameters.get("flow_action_payload");
    let data = payload.get("data");
    if parameters.get("flow_action").text() == "data_exchange" && !payload.value.is_null() {
        unfits.say(
            &payload,
            "A flow that asks its server first takes no payload.",
            "Leave it out, or use `navigate`.",
        );
    } else if data
        .value
        .as_object()
        .is_some_and(serde_json::Map::is_empty)
    {
        unfits.say(&data, "It is empty.", "Leave it out, or fill it in.");
    }
}

fn named(action: &Field<'_>, name: &str, unfits: &mut Unfits) {
    let field = action.get("name");
    if field.text() != name {
        unfits.say(
            &field,
            format!("Its name is not `{name}`."),
            format!("Write `{name}`."),
        );
    }
}

fn country(field: &Field<'_>, unfits: &mut Unfits) {
    if field.text() != "IN" {
        unfits.say(
            field,
            "WhatsApp asks for addresses in India only.",
            "Use `IN`, or ask in a text.",
        );
    }
}
