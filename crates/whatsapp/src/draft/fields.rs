//! Fields of a draft with their paths, and what is unfit about them.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde_json::Value;
use twinline_core::channel::Unfit;

/// A field and where it stands, such as `interactive.action.buttons[1].reply.title`.
#[derive(Clone)]
pub(super) struct Field<'a> {
    pub(super) value: &'a Value,
    path: String,
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self {
            value,
            path: String::new(),
        }
    }

    /// The field inside this one; null where there is none.
    pub(super) fn get(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self {
            value: self.value.get(key).unwrap_or(&Value::Null),
            path: format!("{}{dot}{key}", self.path),
        }
    }

    /// What a list holds; nothing where it is none.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items
            .iter()
            .enumerate()
            .map(|(place, value)| Self {
                value,
                path: format!("{}[{place}]", self.path),
            })
            .collect()
    }

    pub(super) fn missing(&self) -> bool {
        self.value.is_null()
            || self
                .value
                .as_str()
                .is_some_and(|text| text.trim().is_empty())
    }

    /// Its words; none where it holds something else.
    pub(super) fn text(&self) -> &'a str {
        self.value.as_str().unwrap_or_default()
    }

    /// A number, also one that is written as text.
    pub(super) fn number(&self) -> Option<f64> {
        self.value
            .as_f64()
            .or_else(|| self.value.as_str()?.trim().parse().ok())
    }
}

/// Everything that is unfit about a draft: all of it is told at once.
#[derive(Default)]
pub(super) struct Unfits(Vec<Unfit>);

impl Unfits {
    pub(super) fn say(
        &mut self,
        field: &Field<'_>,
        sentence: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(Unfit {
            field: field.path.clone(),
            sentence: sentence.into(),
            remedy: remedy.into(),
        });
    }

    /// All that is unfit.
    pub(super) fn all(self) -> Vec<Unfit> {
        self.0
    }

    /// `draft`, if nothing is unfit.
    pub(super) fn or_else<T>(self, draft: impl FnOnce() -> T) -> Result<T, Vec<Unfit>> {
        if self.0.is_empty() {
            Ok(draft())
        } else {
            Err(self.0)
        }
    }

    /// Needed.
    pub(super) fn needed(&mut self, field: &Field<'_>) {
        if field.missing() {
            self.say(field, "It is missing.", "Fill it in.");
        }
    }

    /// Needed words, at most `most` characters.
    pub(super) fn words(&mut self, field: &Field<'_>, most: usize) {
        if field.missing() {
            self.needed(field);
        } else {
            self.maybe_words(field, most);
        }
    }

    /// Words that may be absent, at most `most` characters.
    pub(super) fn maybe_words(&mut self, field: &Field<'_>, most: usize) {
        if field.value.is_null() {
            return;
        }
        if !field.value.is_string() {
            self.say(field, "It is no text.", "Write it as a text.");
            return;
        }
        let chars = field.text().chars().count();
        if chars > most {
            self.say(
                field,
                format!("It has {chars} characters; WhatsApp takes {most}."),
                format!("Shorten it by {}.", chars - most),
            );
        }
    }

    /// A list of so many things.
    pub(super) fn list<'a>(
        &mut self,
        field: &Field<'a>,
        counts: RangeInclusive<usize>,
    ) -> Vec<Field<'a>> {
        let items = field.items();
        self.count(field, items.len(), counts);
        items
    }

    /// There must be so many.
    pub(super) fn count(&mut self, field: &Field<'_>, has: usize, counts: RangeInclusive<usize>) {
        let (least, most) = (counts.start(), counts.end());
        if has < *least {
            self.say(
                field,
                format!("It has {has}; WhatsApp wants at least {least}."),
                "Add what is missing.",
            );
        } else if has > *most {
            self.say(
                field,
                format!("It has {has}; WhatsApp takes {most}."),
                format!("Take out {}.", has - most),
            );
        }
    }

    /// No two may be the same.
    pub(super) fn unlike(&mut self, fields: &[Field<'_>]) {
        let mut seen = BTreeSet::new();
        for field in fields {
            if !field.missing() && !seen.insert(field.text()) {
                self.say(
                    field,
                    format!("`{}` stands there twice.", field.text()),
                    "Make each different.",
                );
            }
        }
    }

    /// Needed: an address of the web.
    pub(super) fn link(&mut self, field: &Field<'_>) {
        let text = field.text();
        if field.missing() {
            self.needed(field);
        } else if !text.starts_with("https://") && !text.starts_with("http://") {
            self.say(
                field,
                "It is no address of the web.",
                "Begin it with https://.",
            );
        }
    }
}
