//! What the channel approved beforehand, with blanks to fill in: it may be said while free text may not.

use std::collections::BTreeMap;

use crate::content::MediaKind;

/// One of a line's account, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name; unique with the language.
    pub name: String,
    /// The language's code, as the channel has it (`en_US`).
    pub language: String,
    /// What it is charged as, the channel's word in small letters (`utility`).
    pub category: String,
    /// Why it cannot be sent from here, and what to do. `None`: it can.
    pub hindrance: Option<Hindrance>,
    /// What stands above its words.
    pub header: Option<TemplateHeader>,
    /// Its words; a blank is `{{name}}` in them.
    pub body: String,
    /// What stands below them.
    pub footer: Option<String>,
    /// What customers can press.
    pub buttons: Vec<TemplateButton>,
    /// What is to be filled in, in the order in which a customer reads it.
    pub blanks: Vec<Blank>,
}

/// Why something cannot be done, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    /// Why.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// What stands above a template's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateHeader {
    /// Words, with blanks in them as in the body.
    Text(String),
    /// A file of this kind, chosen for each message.
    File(MediaKind),
}

/// What a customer can press below a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateButton {
    /// What it says.
    pub text: String,
    /// Where it leads, with a blank in it or not; `None`: it answers, dials or copies.
    pub link: Option<String>,
}

/// Something to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Under which it is given: `header.{name}`, `body.{name}` or `button.{place}`.
    pub key: String,
    /// Its name in the words (`1`, `first_name`).
    pub name: String,
    /// What stood there when it was approved.
    pub example: Option<String>,
}

/// A template as somebody wants it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledTemplate {
    /// Which.
    pub name: String,
    /// In which language.
    pub language: String,
    /// What stands for its blanks, by their keys.
    pub values: BTreeMap<String, String>,
}

/// A text with its blanks filled in. What nobody names stays as it is.
pub fn filled_in<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, opened)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = opened.split_once("}}") else {
            filled.push_str("{{");
            rest = opened;
            continue;
        };
        if let Some(value) = value(name.trim()) {
            filled.push_str(value);
        } else {
            filled.push_str("{{");
            filled.push_str(name);
            filled.push_str("}}");
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::filled_in;

    #[test]
    fn blanks_are_filled_in_once_and_nothing_else_is() {
        let value = |name: &str| match name {
            "1" => Some("{{2}}"),
            "who" => Some("Ada"),
            _ => None,
        };
        let table = [
            ("Hello {{ who }}, {{1}}!", "Hello Ada, {{2}}!"),
            ("{{who}}{{who}}", "AdaAda"),
            ("{{other}} stays", "{{other}} stays"),
            ("an open {{ stays", "an open {{ stays"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(filled_in(text, value), expected);
        }
    }
}
