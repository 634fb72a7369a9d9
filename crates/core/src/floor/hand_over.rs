//! What a bot hands over to people with a conversation: what it learnt, in words and as names with values.

use serde::{Deserialize, Serialize};

use super::check::Flaw;

/// Characters of the words.
pub const TEXT_CHARS_MAX: usize = 2_000;
/// Names with values.
pub const FACTS_MAX: usize = 20;
/// Characters of a name.
pub const NAME_CHARS_MAX: usize = 60;
/// Characters of a value.
pub const VALUE_CHARS_MAX: usize = 500;

/// What a bot learnt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// In its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Names with values, in the bot's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Learnt>,
}

/// One thing that a bot learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learnt {
    /// What: `order`.
    pub name: String,
    /// Which.
    pub value: String,
}

impl HandOver {
    /// What of it cannot be taken.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut check = |field: String, text: &str, most: usize, least: usize| {
            let chars = text.chars().count();
            if (least..=most).contains(&chars) {
                return;
            }
            flaws.push(Flaw {
                field,
                message: "Its length is out of bounds.".to_owned(),
                remedy: format!("Send {least} to {most} characters."),
            });
        };
        if let Some(summary) = &self.summary {
            check("hand_over.summary".to_owned(), summary, TEXT_CHARS_MAX, 0);
        }
        for (n, fact) in self.facts.iter().enumerate() {
            let field = format!("hand_over.facts.{n}");
            check(format!("{field}.name"), &fact.name, NAME_CHARS_MAX, 1);
            check(format!("{field}.value"), &fact.value, VALUE_CHARS_MAX, 0);
        }
        if self.facts.len() > FACTS_MAX {
            flaws.push(Flaw {
                field: "hand_over.facts".to_owned(),
                message: "There are too many.".to_owned(),
                remedy: format!("Send at most {FACTS_MAX}."),
            });
        }
        flaws
    }
}
