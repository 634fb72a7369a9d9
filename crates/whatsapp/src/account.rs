//! What an account has, as it was asked, as facts: its templates, each under `name/language`, and how its numbers stand, each
//! under its digits (`graph-api.md` section 4.2).

use serde_json::Value;
use twinline_core::Millis;
use twinline_core::channel::{AccountTold, Address, Heard, Unreadable};
use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_core::text::excerpt;
use twinline_wire::graph::PhoneNumber;

use crate::observe::{digits, fact, humane};

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
    for number in &told.numbers {
        if let Some(said) = standing(number, told.at) {
            heard.said.push((address.clone(), said));
        } else {
            heard.unreadable.push(Unreadable {
                address: Some(address.clone()),
                field: Some("phone_numbers".to_owned()),
                place: heard.next_place(),
                reason: "This number of the account has no digits.".to_owned(),
                excerpt: excerpt(&number.to_string(), EXCERPT_CHARS_MAX),
            });
        }
    }
    heard
}

/// How a number stands: its rating and the messaging limit.
fn standing(number: &Value, at: Millis) -> Option<Said> {
    let told: PhoneNumber = serde_json::from_value(number.clone()).ok()?;
    let display = told.display_phone_number?;
    let digits = digits(&display)?;
    let rating = told.quality_rating.unwrap_or_default();
    let limit = told.whatsapp_business_manager_messaging_limit;
    let words = [
        (!rating.is_empty()).then(|| format!("quality {}", humane(&rating))),
        limit.map(|limit| format!("messaging limit {}", humane(&limit))),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let detail = format!("Number {display}: {}", words.join(", "));
    let kind = FactKind::NumberStanding;
    Some(fact(kind, digits, &rating, &detail, number, at))
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
