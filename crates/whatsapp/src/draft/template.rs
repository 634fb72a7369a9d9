//! `template`: its own words (graph-api.md 2.5); whether they fit what was approved is asked in `approved.rs`.

use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::file::Attached;
use super::most;

/// Spaces in a row that a parameter may have.
const SPACES_MAX: usize = 4;

/// Checks it, and gives a line to show.
pub(super) fn check(
    template: &Field<'_>,
    file: &mut Attached,
    unfits: &mut Unfits,
) -> Option<String> {
    let name = template.get("name");
    unfits.words(&name, most(Limit::TemplateNameChars));
    unfits.needed(&template.get("language").get("code"));
    for component in template.get("components").items() {
        let kind = component.get("type");
        match kind.text().to_ascii_lowercase().as_str() {
            "header" => parameters(&component, Some(file), unfits),
            "body" | "limited_time_offer" => parameters(&component, None, unfits),
            "button" => button(&component, unfits),
            "carousel" => cards(&component, unfits),
            _ => unfits.say(
                &kind,
                "It is none of the parts of a template.",
                "Use header, body, button, carousel or limited_time_offer.",
            ),
        }
    }
    (!name.missing()).then(|| format!("Template: {}", name.text()))
}

fn button(component: &Field<'_>, unfits: &mut Unfits) {
    unfits.needed(&component.get("sub_type"));
    let index = component.get("index");
    if !index
        .number()
        .is_some_and(|place| (0.0..10.0).contains(&place))
    {
        unfits.say(
            &index,
            "It does not say which button.",
            "Count from 0 to 9, in the order of the template.",
        );
    }
    parameters(component, None, unfits);
}

fn cards(component: &Field<'_>, unfits: &mut Unfits) {
    let cards = component.get("cards");
    for card in unfits.list(&cards, 2..=most(Limit::CarouselCards)) {
        for part in card.get("components").items() {
            parameters(&part, None, unfits);
        }
    }
}

fn parameters(component: &Field<'_>, mut file: Option<&mut Attached>, unfits: &mut Unfits) {
    for parameter in component.get("parameters").items() {
        let kind = parameter.get("type");
        match kind.text().to_ascii_lowercase().as_str() {
            "" => unfits.needed(&kind),
            "text" => words(&parameter.get("text"), unfits),
            word @ ("image" | "video" | "document" | "gif") => {
                let word = if word == "gif" { "video" } else { word };
                if let Some(file) = file.as_deref_mut() {
                    file.medium(&parameter.get(kind.text()), word, unfits);
                }
            }
            "currency" => unfits.needed(&parameter.get("currency").get("fallback_value")),
            "date_time" => unfits.needed(&parameter.get("date_time").get("fallback_value")),
            "payload" => unfits.needed(&parameter.get("payload")),
            "coupon_code" => unfits.needed(&parameter.get("coupon_code")),
            _ => {}
        }
    }
}

fn words(field: &Field<'_>, unfits: &mut Unfits) {
    unfits.words(field, most(Limit::TemplateBodyChars));
    let text = field.text();
    let spaces = " ".repeat(SPACES_MAX + 1);
    if text.contains(['\n', '\t']) || text.contains(&spaces) {
        unfits.say(
            field,
            format!("A parameter has no line breaks, no tabs and no more than {SPACES_MAX} spaces in a row."),
            "Write it on one line.",
        );
    }
}
