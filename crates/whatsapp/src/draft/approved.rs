//! A template against what its account approved (graph-api.md 2.5, 4.2 to 4.6): whether it may be sent, and whether its
//! parameters are those that it takes. What the account's templates say of it stands in facts; without one everything fits.

use std::collections::BTreeMap;

use serde_json::Value;
use twinline_core::channel::Unfit;
use twinline_core::content::Content;
use twinline_core::fact::{Fact, FactKind, Facts};

use super::TEMPLATE;
use super::fields::{Field, Unfits};
use super::filled;
use crate::account::{GONE, subject};
use crate::observe::humane;

/// Under which words the definitions of the template stand that is sent.
pub(crate) fn leans_on(content: &Content) -> Option<(FactKind, String)> {
    let Content::Other { raw_kind, raw, .. } = content else {
        return None;
    };
    let name = raw[TEMPLATE]["name"].as_str()?;
    (raw_kind == TEMPLATE).then(|| (FactKind::TemplateDefinition, subject(name, "")))
}

/// What of it does not fit.
pub(crate) fn unfit(content: &Content, facts: &Facts) -> Vec<Unfit> {
    let (Content::Other { raw, .. }, Some((kind, begin))) = (content, leans_on(content)) else {
        return Vec::new();
    };
    let of_it = facts.iter().filter_map(|((of, subject), fact)| {
        let language = subject.strip_prefix(begin.as_str())?;
        (*of == kind).then_some((language, fact))
    });
    let definitions: BTreeMap<&str, &Fact> = of_it.collect();
    let mut unfits = Unfits::default();
    if !definitions.is_empty() {
        check(&Field::root(raw).get(TEMPLATE), &definitions, &mut unfits);
    }
    unfits.all()
}

fn check(template: &Field<'_>, definitions: &BTreeMap<&str, &Fact>, unfits: &mut Unfits) {
    let language = template.get("language").get("code");
    let Some(definition) = definitions.get(language.text()) else {
        let there = definitions.iter().filter(|(_, fact)| fact.state != GONE);
        let there: Vec<&str> = there.map(|(language, _)| *language).collect();
        let sentence = format!("The template is not there in `{}`.", language.text());
        let remedy = match there.as_slice() {
            [] => "Use another template: this one was deleted.".to_owned(),
            there => format!("Use {}, or add the language in WhatsApp.", there.join(", ")),
        };
        unfits.say(&language, sentence, remedy);
        return;
    };
    if let Some((sentence, remedy)) = hindrance(definition) {
        unfits.say(&template.get("name"), sentence, remedy);
        return;
    }
    filled::check(template, &definition.raw, unfits);
}

/// Why a template that stands like this cannot be sent. Words that are not known here hinder nothing.
pub(crate) fn hindrance(definition: &Fact) -> Option<(String, &'static str)> {
    let said = |sentence: &str, remedy| Some((sentence.to_owned(), remedy));
    match definition.state.to_ascii_uppercase().as_str() {
        "PENDING" | "IN_APPEAL" => said(
            "WhatsApp still reviews this template.",
            "Wait until it is approved, which takes a day at most.",
        ),
        "REJECTED" => {
            let reason = definition
                .raw
                .get("rejected_reason")
                .and_then(Value::as_str);
            let reason = reason.filter(|reason| !reason.eq_ignore_ascii_case("none"));
            let reason = reason.map_or_else(String::new, |reason| format!(": {}", humane(reason)));
            let sentence = format!("WhatsApp rejected this template{reason}.");
            Some((sentence, "Change it in WhatsApp, or use another one."))
        }
        "PAUSED" => said(
            "WhatsApp paused this template, because too many customers did not want it.",
            "Wait until it is active again, or use another one.",
        ),
        "DISABLED" => said("WhatsApp disabled this template.", "Use another one."),
        "ARCHIVED" => said(
            "This template is archived.",
            "Take it out of the archive in WhatsApp, or use another one.",
        ),
        GONE | "PENDING_DELETION" => said("This template was deleted.", "Use another one."),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use twinline_core::channel::{AccountTold, Channel as _};
    use twinline_core::fact::{Fact, Facts};
    use twinline_core::observation::Said;

    use crate::WhatsApp;

    fn approved() -> Value {
        json!({"id": "1", "name": "order_ready", "language": "en_US", "status": "APPROVED", "category": "UTILITY",
            "parameter_format": "POSITIONAL", "components": [
                {"type": "HEADER", "format": "IMAGE"},
                {"type": "BODY", "text": "Hello {{1}}, order {{2}} is ready."},
                {"type": "FOOTER", "text": "Forno Aurora"},
                {"type": "BUTTONS", "buttons": [
                    {"type": "URL", "text": "Open", "url": "https://forno.example/{{1}}"},
                    {"type": "QUICK_REPLY", "text": "Thanks"}]}]})
    }

    fn facts(templates: Vec<Value>) -> Facts {
        let told = AccountTold {
            numbers: Vec::new(),
            account: "9".to_owned(),
            at: 1,
            templates,
            templates_gone: Vec::new(),
        };
        let said = WhatsApp.hear_account(&told).said.into_iter();
        let facts = said.filter_map(|(_, said)| match said {
            Said::Fact(said) => Some(((said.kind, said.subject.clone()), Fact::of(&said))),
            _ => None,
        });
        facts.collect()
    }

    fn text(word: &str) -> Value {
        json!({"type": "text", "text": word})
    }

    fn header() -> Value {
        json!({"type": "header", "parameters": [{"type": "image", "image": {"id": "7"}}]})
    }

    fn body(words: &[&str]) -> Value {
        let parameters: Vec<Value> = words.iter().map(|word| text(word)).collect();
        json!({"type": "body", "parameters": parameters})
    }

    fn link(index: &str) -> Value {
        json!({"type": "button", "sub_type": "url", "index": index, "parameters": [text("860198")]})
    }

    /// What is unfit about a template with these components: `field: sentence remedy`.
    fn told(facts: &Facts, components: &Value, language: &str) -> Vec<String> {
        let said = json!({"type": "template", "template": {"name": "order_ready",
            "language": {"code": language}, "components": components}});
        let content = WhatsApp.draft(&said, None).unwrap();
        let unfits = WhatsApp.unfit(&content, facts).into_iter();
        unfits
            .map(|unfit| format!("{}: {} {}", unfit.field, unfit.sentence, unfit.remedy))
            .collect()
    }

    #[test]
    fn what_fits_passes_and_so_does_what_nobody_knows() {
        let components = json!([header(), body(&["Ada", "860198"]), link("0")]);
        let known = facts(vec![approved()]);
        assert!(told(&known, &components, "en_US").is_empty());
        assert!(told(&Facts::new(), &json!([]), "tlh").is_empty());
        let mut odd = approved();
        odd["components"] = json!("of another shape");
        assert!(told(&facts(vec![odd]), &json!([]), "en_US").is_empty());
    }

    #[test]
    fn everything_that_does_not_fit_is_told_with_field_and_remedy() {
        let known = facts(vec![approved()]);
        let document = json!({"type": "header", "parameters": [{"type": "document", "document": {"id": "7"}}]});
        let quick =
            json!({"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": []});
        let table = [
            (
                json!([header(), body(&["Ada"]), link("0")]),
                "template.components[1].parameters: \
                The body takes 2 parameters ({{1}}, {{2}}); 1 is given. Add {{2}}.",
            ),
            (
                json!([header(), body(&["Ada", "1", "2"]), link("0")]),
                "template.components[1].parameters: \
                The body takes 2 parameters ({{1}}, {{2}}); 3 are given. Take out 1.",
            ),
            (
                json!([document, body(&["Ada", "1"]), link("0")]),
                "template.components[0].parameters[0].type: \
                The template's header is of the type image, not document. Use `image`.",
            ),
            (
                json!([body(&["Ada", "1"]), link("0")]),
                "template.components: \
                The template's header takes one image; none is given. Add a header with one parameter of the type `image`.",
            ),
            (
                json!([header(), body(&["Ada", "1"])]),
                "template.components: \
                Button 0 (“Open”) needs a parameter. Add a component of the type `button` with its index and one text.",
            ),
            (
                json!([header(), body(&["Ada", "1"]), link("0"), link("5")]),
                "template.components[3].index: \
                There is no button 5. The template has 2: 0 to 1.",
            ),
            (
                json!([header(), body(&["Ada", "1"]), quick]),
                "template.components[2].sub_type: \
                The button “Open” is no `quick_reply`. Use `url`.",
            ),
            (
                json!([header(), body(&["Ada", &"x".repeat(1_010)]), link("0")]),
                "template.components[1].parameters: \
                Filled in, the body has 1037 characters; WhatsApp takes 1024. Shorten the parameters by 13.",
            ),
        ];
        for (components, expected) in table {
            assert_eq!(told(&known, &components, "en_US"), [expected]);
        }
    }

    #[test]
    fn named_parameters_are_asked_for_by_their_names() {
        let mut named = approved();
        named["parameter_format"] = json!("NAMED");
        named["components"] =
            json!([{"type": "BODY", "text": "Hello {{name}}, order {{number}}."}]);
        let known = facts(vec![named]);
        let parameter = |name: &str| json!({"type": "text", "parameter_name": name, "text": "x"});
        let send = |names: &[&str]| {
            let parameters: Vec<Value> = names.iter().map(|name| parameter(name)).collect();
            json!([{"type": "body", "parameters": parameters}])
        };
        assert!(told(&known, &send(&["number", "name"]), "en_US").is_empty());
        assert_eq!(
            told(&known, &send(&["number", "nam"]), "en_US"),
            [
                "template.components[0].parameters: The body takes {{name}}, which is not given. Add it, with its \
                 `parameter_name`.",
                "template.components[0].parameters[1].parameter_name: The body has no parameter `nam`; it takes {{name}}, \
                 {{number}}. Use one of those names, or leave it out."
            ]
        );
    }

    #[test]
    fn a_template_that_cannot_be_sent_says_why() {
        let components = json!([header(), body(&["Ada", "1"]), link("0")]);
        let known = facts(vec![approved()]);
        assert_eq!(
            told(&known, &components, "de"),
            [
                "template.language.code: The template is not there in `de`. Use en_US, or add the language in WhatsApp."
            ]
        );
        for (status, expected) in [
            ("PAUSED", "paused"),
            ("REJECTED", "rejected this template: invalid format."),
            ("PENDING", "still reviews"),
            ("DISABLED", "disabled"),
            ("ARCHIVED", "archived"),
            ("DELETED", "deleted"),
        ] {
            let mut template = approved();
            template["status"] = json!(status);
            template["rejected_reason"] = json!("INVALID_FORMAT");
            let unfits = told(&facts(vec![template]), &components, "en_US");
            assert_eq!(unfits.len(), 1, "{status}");
            assert!(
                unfits[0].starts_with("template.name: ") && unfits[0].contains(expected),
                "{unfits:?}"
            );
        }
        let mut template = approved();
        template["status"] = json!("SOMETHING_NEW");
        assert!(told(&facts(vec![template]), &components, "en_US").is_empty());
    }
}
