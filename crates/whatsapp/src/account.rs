//! What an account has, as it was asked, as facts: its templates, each under `name/language`.

use serde_json::Value;
use twinline_core::Millis;
use twinline_core::channel::{AccountTold, Address, Heard, Unreadable};
use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_core::text::excerpt;

use crate::observe::{fact, humane};

/// How a template stands that the account has no more.
pub(crate) const GONE: &str = "DELETED";

/// Longest excerpt of what could not be read.
const EXCERPT_CHARS_MAX: usize = 400;

/// Reads it. One template that cannot be read spoils no other.
pub(crate) fn hear(told: &AccountTold) -> Heard {
    let mut heard = Heard::default();
    let address = Address::Account(told.account.clone());
    let there = told.templates.iter().map(|template| (template, None));
    let gone = (told.templates_gone.iter()).map(|template| (template, Some(GONE)));
    for (template, stands) in there.chain(gone) {
        if let Some(said) = definition(template, stands, told.at) {
            heard.said.push((address.clone(), said));
        } else {
            heard.unreadable.push(Unreadable {
                address: Some(address.clone()),
                field: Some("message_templates".to_owned()),
                place: heard.next_place(),
                reason: "This template of the account has no name or no language.".to_owned(),
                excerpt: excerpt(&template.to_string(), EXCERPT_CHARS_MAX),
            });
        }
    }
    heard
}

/// A template as the account has it. `stands` is how it stands if its own word is not to be believed any more.
fn definition(template: &Value, stands: Option<&str>, at: Millis) -> Option<Said> {
    let word = |key: &str| template[key].as_str().filter(|word| !word.is_empty());
    let (name, language) = (word("name")?, word("language")?);
    let state = stands.or(word("status")).unwrap_or_default();
    let detail = format!("Template {name} ({language}): {}", humane(state));
    let subject = subject(name, language);
    let kind = FactKind::TemplateDefinition;
    Some(fact(kind, subject, state, &detail, template, at))
}

/// Under which words a template's definition stands. No name has a slash.
pub(crate) fn subject(name: &str, language: &str) -> String {
    format!("{name}/{language}")
}
