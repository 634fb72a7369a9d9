//! What somebody gave for an event told by hand: checked against the catalogue, and the usual where nothing was said.

use serde_json::{Map, Value};

use super::catalogue::Kind;
use crate::phones::ActError;

/// The particulars of one event: given, or usual.
pub(super) struct Given<'a> {
    pub(super) kind: &'static Kind,
    pub(super) given: &'a Map<String, Value>,
}

impl Given<'_> {
    /// Empty where nothing is said and nothing usual.
    pub(super) fn text(&self, name: &str) -> String {
        match self.given.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => {
                let param = self.kind.params.iter().find(|param| param.name == name);
                param
                    .map(|param| param.usual)
                    .unwrap_or_default()
                    .to_owned()
            }
            Some(other) => other.to_string(),
        }
    }

    /// None where nothing is said and nothing usual.
    pub(super) fn said(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    pub(super) fn number(&self, name: &str) -> Result<i64, ActError> {
        let text = self.text(name);
        text.parse()
            .map_err(|_| ActError::Invalid(format!("{name} is a whole number, not {text}")))
    }

    pub(super) fn check(&self) -> Result<(), ActError> {
        let known = |name: &str| self.kind.params.iter().find(|param| param.name == name);
        for name in self.given.keys().filter(|name| *name != "event") {
            if known(name).is_none() {
                let names: Vec<&str> = self.kind.params.iter().map(|param| param.name).collect();
                return invalid(format!(
                    "{} has no {name}; it takes: {}",
                    self.kind.event,
                    names.join(", ")
                ));
            }
        }
        for param in self
            .kind
            .params
            .iter()
            .filter(|param| !param.choices.is_empty())
        {
            let value = self.text(param.name);
            if !param.choices.contains(&value.as_str()) {
                return invalid(format!(
                    "{} is one of: {}",
                    param.name,
                    param.choices.join(", ")
                ));
            }
        }
        Ok(())
    }
}

fn invalid<T>(why: String) -> Result<T, ActError> {
    Err(ActError::Invalid(why))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::KINDS;
    use super::*;

    #[test]
    fn every_usual_value_is_one_of_its_choices() {
        for kind in KINDS {
            let given = Map::new();
            let given = Given {
                kind,
                given: &given,
            };
            assert!(given.check().is_ok(), "{}", kind.event);
        }
    }
}
