//! A template with its blanks filled in, as the message that WhatsApp takes (graph-api.md 2.5), and as the customer reads it.

use serde_json::{Value, json};
use twinline_core::channel::Unfit;
use twinline_core::content::Content;
use twinline_core::fact::{Fact, FactKind, Facts};
use twinline_core::template::{FilledTemplate, filled_in};

use super::read::{file_of, format_of, made_buttons};
use super::{is, part, placeholders, rows, text_of};
use crate::account::subject;
use crate::draft::TEMPLATE;

fn definition<'f>(facts: &'f Facts, name: &str, language: &str) -> Option<&'f Fact> {
    facts.get(&(FactKind::TemplateDefinition, subject(name, language)))
}

/// The message in WhatsApp's words. A file of the header is the one that comes with it.
pub(crate) fn fill(filled: &FilledTemplate, facts: &Facts) -> Result<Value, Vec<Unfit>> {
    let unfit = |field: String, sentence: String, remedy: &str| Unfit {
        field,
        sentence,
        remedy: remedy.to_owned(),
    };
    let Some(definition) = definition(facts, &filled.name, &filled.language) else {
        return Err(vec![unfit(
            "name".to_owned(),
            format!(
                "There is no template `{}` in `{}`.",
                filled.name, filled.language
            ),
            "Choose one of the number's templates.",
        )]);
    };
    let parts = &definition.raw["components"];
    let named = is(&definition.raw, "parameter_format", "named");
    let mut missing = Vec::new();
    let mut value = |key: String, name: &str| {
        let given = filled.values.get(&key).map(|value| value.trim());
        let given = given.filter(|value| !value.is_empty());
        if given.is_none() {
            let sentence = format!("Nothing stands for {{{{{name}}}}}.");
            missing.push(unfit(format!("values.{key}"), sentence, "Fill it in."));
        }
        given.unwrap_or_default().to_owned()
    };
    let mut components = Vec::new();
    for kind in ["header", "body"] {
        let names = placeholders(text_of(parts, kind)).into_iter();
        let parameters: Vec<Value> = names
            .map(|name| {
                let text = value(format!("{kind}.{name}"), &name);
                let mut parameter = json!({"type": "text", "text": text});
                if named {
                    parameter["parameter_name"] = json!(name);
                }
                parameter
            })
            .collect();
        if !parameters.is_empty() {
            components.push(json!({"type": kind, "parameters": parameters}));
        }
    }
    if let Some(header) = part(parts, "header").filter(|header| file_of(header).is_some()) {
        let format = format_of(header).to_ascii_lowercase();
        let parameter = json!({"type": format, format: {}});
        components.insert(0, json!({"type": "header", "parameters": [parameter]}));
    }
    for (at, button) in made_buttons(parts).iter().enumerate() {
        let url = button["url"].as_str().unwrap_or_default();
        if let Some(name) = placeholders(url).first() {
            let text = value(format!("button.{at}"), name);
            components.push(
                json!({"type": "button", "sub_type": "url", "index": at.to_string(),
                "parameters": [{"type": "text", "text": text}]}),
            );
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    Ok(
        json!({"type": TEMPLATE, TEMPLATE: {"name": filled.name, "language": {"code": filled.language},
        "components": components}}),
    )
}

/// A template that is sent, with the words that the customer reads as its line to show. Where they are not known it stays.
pub(crate) fn worded(content: Content, facts: &Facts) -> Content {
    match content {
        Content::Other {
            raw_kind,
            summary,
            raw,
        } if raw_kind == TEMPLATE => Content::Other {
            summary: words(&raw[TEMPLATE], facts).or(summary),
            raw_kind,
            raw,
        },
        other => other,
    }
}

fn words(template: &Value, facts: &Facts) -> Option<String> {
    let parts = &of_message(template, facts)?.raw["components"];
    let given = &template["components"];
    lines([said(parts, given, "header"), said(parts, given, "body")])
}

/// Header and body as one text.
pub(crate) fn lines(said: [Option<String>; 2]) -> Option<String> {
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("\n"))
}

/// What the template of a message was approved as.
pub(crate) fn of_message<'f>(template: &Value, facts: &'f Facts) -> Option<&'f Fact> {
    let language = template["language"]["code"].as_str()?;
    definition(facts, template["name"].as_str()?, language)
}

/// The words of a part with what a message gives for its blanks.
pub(crate) fn said(parts: &Value, given: &Value, kind: &str) -> Option<String> {
    let text = text_of(parts, kind);
    let given = rows(given).iter().filter(|given| is(given, "type", kind));
    let given: Vec<&Value> = given.flat_map(|given| rows(&given["parameters"])).collect();
    let names = placeholders(text);
    let said = filled_in(text, |name| {
        let named = given.iter().find(|one| one["parameter_name"] == *name);
        let at = names.iter().position(|other| other == name);
        let one = named.or(at.and_then(|at| given.get(at)))?;
        ["currency", "date_time"]
            .iter()
            .find_map(|kind| one[*kind]["fallback_value"].as_str())
            .or(one["text"].as_str())
    });
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use twinline_core::channel::{AccountTold, Channel as _};
    use twinline_core::content::MediaKind;
    use twinline_core::fact::{Fact, Facts};
    use twinline_core::observation::Said;
    use twinline_core::template::{FilledTemplate, TemplateHeader};

    use crate::WhatsApp;

    fn facts(templates: Value) -> Facts {
        let told = AccountTold {
            numbers: Vec::new(),
            account: "9".to_owned(),
            at: 1,
            templates: serde_json::from_value(templates).unwrap(),
            templates_gone: Vec::new(),
        };
        let said = WhatsApp.hear_account(&told).said.into_iter();
        let facts = said.filter_map(|(_, said)| match said {
            Said::Fact(said) => Some(((said.kind, said.subject.clone()), Fact::of(&said))),
            _ => None,
        });
        facts.collect()
    }

    fn ready() -> Value {
        json!({"id": "1", "name": "order_ready", "language": "en_US", "status": "APPROVED", "category": "UTILITY",
            "components": [
                {"type": "HEADER", "format": "IMAGE"},
                {"type": "BODY", "text": "Hello {{1}}, order {{2}} is ready.", "example": {"body_text": [["Ada", "17"]]}},
                {"type": "FOOTER", "text": "Forno Aurora"},
                {"type": "BUTTONS", "buttons": [
                    {"type": "QUICK_REPLY", "text": "Thanks"},
                    {"type": "URL", "text": "Open", "url": "https://forno.example/{{1}}", "example": ["https://forno.example/17"]}]}]})
    }

    fn filled(name: &str, values: &[(&str, &str)]) -> FilledTemplate {
        let values = values
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        FilledTemplate {
            name: name.to_owned(),
            language: "en_US".to_owned(),
            values: values.collect(),
        }
    }

    #[test]
    fn what_is_filled_in_fits_what_was_approved_and_reads_as_the_customer_reads_it() {
        let facts = facts(json!([ready()]));
        let [template] = WhatsApp.templates(&facts).try_into().unwrap();
        assert_eq!(
            template.header,
            Some(TemplateHeader::File(MediaKind::Image))
        );
        assert_eq!(
            (template.category.as_str(), template.hindrance),
            ("utility", None)
        );
        let blanks = template.blanks.iter();
        let blanks: Vec<(&str, Option<&str>)> = blanks
            .map(|blank| (blank.key.as_str(), blank.example.as_deref()))
            .collect();
        let expected = [
            ("body.1", Some("Ada")),
            ("body.2", Some("17")),
            ("button.1", Some("17")),
        ];
        assert_eq!(blanks, expected);
        let values = [
            ("body.1", "Rui"),
            ("body.2", " 860198 "),
            ("button.1", "860198"),
        ];
        let said = WhatsApp
            .fill(&filled("order_ready", &values), &facts)
            .unwrap();
        let content = WhatsApp.draft(&said, Some(MediaKind::Image)).unwrap();
        assert_eq!(WhatsApp.unfit(&content, &facts), []);
        let shown = WhatsApp.worded(content, &facts);
        assert_eq!(shown.text(), Some("Hello Rui, order 860198 is ready."));
    }

    #[test]
    fn every_blank_that_is_left_is_named() {
        let facts = facts(json!([ready()]));
        let given = filled("order_ready", &[("body.1", "Rui"), ("body.2", "  ")]);
        let unfits = WhatsApp.fill(&given, &facts).unwrap_err();
        let fields: Vec<&str> = unfits.iter().map(|unfit| unfit.field.as_str()).collect();
        assert_eq!(fields, ["values.body.2", "values.button.1"]);
        let unfits = WhatsApp.fill(&filled("other", &[]), &facts).unwrap_err();
        assert_eq!(unfits[0].field, "name");
    }

    #[test]
    fn named_blanks_go_by_their_names() {
        let mut named = ready();
        named["parameter_format"] = json!("NAMED");
        named["components"] = json!([
            {"type": "HEADER", "format": "TEXT", "text": "For {{who}}"},
            {"type": "BODY", "text": "{{greeting}}, {{who}}!", "example": {"body_text_named_params": [
                {"param_name": "greeting", "example": "Hello"}]}}]);
        let facts = facts(json!([named]));
        let template = WhatsApp.templates(&facts).remove(0);
        assert_eq!(template.blanks[1].example.as_deref(), Some("Hello"));
        let values = [
            ("header.who", "Ana"),
            ("body.who", "Rui"),
            ("body.greeting", "Olá"),
        ];
        let said = WhatsApp
            .fill(&filled("order_ready", &values), &facts)
            .unwrap();
        let content = WhatsApp.draft(&said, None).unwrap();
        assert_eq!(WhatsApp.unfit(&content, &facts), []);
        assert_eq!(
            WhatsApp.worded(content, &facts).text(),
            Some("For Ana\nOlá, Rui!")
        );
    }

    #[test]
    fn what_is_not_put_together_by_hand_says_so_and_comes_last() {
        let with = |name: &str, status: &str, components: Value| json!({"name": name, "language": "en_US", "status": status, "category": "MARKETING", "components": components});
        let body = json!({"type": "BODY", "text": "Hello"});
        let facts = facts(json!([
            with(
                "a_cards",
                "APPROVED",
                json!([body, {"type": "CAROUSEL", "cards": []}])
            ),
            with(
                "b_code",
                "APPROVED",
                json!([{"type": "BODY", "add_security_recommendation": true}])
            ),
            with(
                "c_form",
                "APPROVED",
                json!([body, {"type": "BUTTONS", "buttons": [{"type": "FLOW", "text": "Book"}]}])
            ),
            with(
                "d_place",
                "APPROVED",
                json!([{"type": "HEADER", "format": "LOCATION"}, body])
            ),
            with("e_paused", "PAUSED", json!([body])),
            with("f_odd", "APPROVED", json!("of another shape")),
            with("z_plain", "APPROVED", json!([body])),
        ]));
        let templates = WhatsApp.templates(&facts);
        let named = templates
            .iter()
            .map(|one| (one.name.as_str(), one.hindrance.is_some()));
        let named: Vec<(&str, bool)> = named.collect();
        assert_eq!(named[0], ("z_plain", false));
        assert_eq!(
            named[1..].iter().filter(|(_, hindered)| *hindered).count(),
            6
        );
    }
}
