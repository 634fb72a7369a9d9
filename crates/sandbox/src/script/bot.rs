//! The bot of a scenario: hears webhooks, answers by the Graph API, and knows that it is not alone at the number.

use std::collections::BTreeSet;

use serde_json::Value;

use super::desk::Row;
use super::model::BotRule;

/// An answer the bot is about to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// When, in milliseconds UTC.
    pub(super) at: i64,
    /// Digits, or a scoped id.
    pub(super) to: String,
    pub(super) text: String,
    yields: bool,
}

#[derive(Debug, Default)]
pub(super) struct Bot {
    rules: Vec<BotRule>,
    /// How many rows it has heard.
    pub(super) heard: usize,
    /// Messages come twice now and then.
    known: BTreeSet<String>,
    pending: Vec<Answer>,
}

impl Bot {
    pub(super) fn new(rules: Vec<BotRule>) -> Self {
        Self {
            rules,
            ..Self::default()
        }
    }

    /// Hears what came since.
    pub(super) fn hear(&mut self, rows: &[Row], now: i64) {
        for Row {
            field, value: row, ..
        } in rows
        {
            self.heard += 1;
            match field.as_str() {
                "messages" => self.hear_customer(row, now),
                "echoes" => {
                    let to = [&row["to"], &row["to_user_id"]];
                    let is_to =
                        |pending: &Answer| to.iter().any(|to| to.as_str() == Some(&pending.to));
                    self.pending
                        .retain(|pending| !(pending.yields && is_to(pending)));
                }
                _ => {}
            }
        }
    }

    fn hear_customer(&mut self, row: &Value, now: i64) {
        let id = row["id"].as_str().unwrap_or_default().to_owned();
        let from = row["from"].as_str().or(row["from_user_id"].as_str());
        let (Some(from), true) = (from, self.known.insert(id)) else {
            return;
        };
        if matches!(
            row["type"].as_str(),
            Some("reaction" | "edit" | "revoke" | "system")
        ) {
            return;
        }
        let text = row["text"]["body"]
            .as_str()
            .unwrap_or_default()
            .to_lowercase();
        let fits = |rule: &&BotRule| rule.hears == "*" || text.contains(&rule.hears.to_lowercase());
        if let Some(rule) = self.rules.iter().find(fits) {
            self.pending.push(Answer {
                at: now + rule.after.0,
                to: from.to_owned(),
                text: rule.says.clone(),
                yields: rule.yields,
            });
        }
    }

    /// When it speaks next.
    pub(super) fn next_at(&self) -> Option<i64> {
        self.pending.iter().map(|pending| pending.at).min()
    }

    /// What it has to say by now.
    pub(super) fn due(&mut self, now: i64) -> Vec<Answer> {
        let (due, later) = std::mem::take(&mut self.pending)
            .into_iter()
            .partition(|pending| pending.at <= now);
        self.pending = later;
        due
    }
}
