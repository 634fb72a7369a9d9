//! One line for the bench about what a webhook says: who wrote what, which status for whom, which
//! part of the past.

use serde_json::Value;

use crate::truth::Truth;
use crate::truth::model::Queued;

/// A line holds about this much of a text before the page cuts it anyway.
const TEXT_CHARS_MAX: usize = 60;
/// Facts told when a POST carries several.
const TOLD: usize = 2;

pub(super) fn summary(truth: &Truth, taken: &[Queued]) -> String {
    let mut facts: Vec<Fact> = Vec::new();
    for queued in taken {
        let fact = fact(truth, queued);
        // "sent, delivered, read, to Inês": statuses for one person in a row are one fact.
        match facts.last_mut() {
            Some(last) if last.whom.is_some() && last.whom == fact.whom => {
                last.said.push_str(", ");
                last.said.push_str(&fact.said);
            }
            _ => facts.push(fact),
        }
    }
    let more = facts.len().saturating_sub(TOLD);
    let mut lines: Vec<String> = facts.into_iter().take(TOLD).map(Fact::line).collect();
    if more > 0 {
        lines.push(format!("{more} more"));
    }
    lines.join(" · ")
}

/// What a change tells; a status also tells for whom.
struct Fact {
    said: String,
    whom: Option<String>,
}

impl Fact {
    fn line(self) -> String {
        match self.whom {
            Some(whom) => format!("{}, to {whom}", self.said),
            None => self.said,
        }
    }
}

fn fact(truth: &Truth, queued: &Queued) -> Fact {
    match first(&queued.value, "statuses") {
        Some(row) => Fact {
            said: row["status"].as_str().unwrap_or("?").to_owned(),
            whom: Some(first_name(&recipient(truth, row))),
        },
        None => Fact {
            said: line(truth, &queued.value),
            whom: None,
        },
    }
}

fn line(truth: &Truth, value: &Value) -> String {
    if let Some(chunk) = first(value, "history") {
        return history(chunk);
    }
    if let Some(contacts) = value.get("state_sync").and_then(Value::as_array) {
        return count(contacts.len(), "contact");
    }
    if let Some(event) = value.get("event").and_then(Value::as_str) {
        return event.to_owned();
    }
    if let Some(row) = first(value, "message_echoes") {
        return format!("{}: {}", owner(truth), said(row));
    }
    match first(value, "messages") {
        Some(row) => format!("{}: {}", first_name(&writer(truth, row)), said(row)),
        None => String::new(),
    }
}

fn history(chunk: &Value) -> String {
    let Some(metadata) = chunk.get("metadata") else {
        return "history: declined on the phone".to_owned();
    };
    let threads = chunk["threads"].as_array().into_iter().flatten();
    let messages = threads
        .map(|thread| thread["messages"].as_array().map_or(0, Vec::len))
        .sum();
    format!(
        "history: phase {}, chunk {}, {}",
        metadata["phase"],
        metadata["chunk_order"],
        count(messages, "message"),
    )
}

/// What a message says: its text, or its kind with its caption or its file's name.
fn said(row: &Value) -> String {
    let kind = row["type"].as_str().unwrap_or("message");
    let content = &row[kind];
    let word = |key: &str| content[key].as_str().filter(|word| !word.is_empty());
    if kind == "text" {
        return cut(word("body").unwrap_or_default());
    }
    match kind {
        "reaction" => {
            return match word("emoji") {
                Some(emoji) => format!("reaction {emoji}"),
                None => "reaction taken back".to_owned(),
            };
        }
        "edit" => return cut(&format!("now {}", said(&content["message"]))),
        "revoke" => return "deleted a message".to_owned(),
        "system" => return cut(word("body").unwrap_or(kind)),
        "unsupported" => {
            let code = &row["errors"][0]["code"];
            return word("type").map_or_else(
                || format!("not for the API, {code}"),
                |kind| format!("not for the API, {code}, {kind}"),
            );
        }
        _ => {}
    }
    match word("caption").or_else(|| word("filename")) {
        Some(more) => cut(&format!("{kind}, {more}")),
        None => kind.to_owned(),
    }
}

fn cut(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= TEXT_CHARS_MAX {
        return flat;
    }
    let kept: String = flat.chars().take(TEXT_CHARS_MAX).collect();
    format!("{} …", kept.trim_end())
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn first<'a>(value: &'a Value, list: &str) -> Option<&'a Value> {
    value.get(list)?.as_array()?.first()
}

fn recipient(truth: &Truth, row: &Value) -> String {
    person(truth, &row["recipient_user_id"], &row["recipient_id"])
}

fn writer(truth: &Truth, row: &Value) -> String {
    // A notice comes from who they were; here they are known as who they are.
    let bsuid = match row.get("system") {
        Some(system) => &system["user_id"],
        None => &row["from_user_id"],
    };
    person(truth, bsuid, &row["from"])
}

fn person(truth: &Truth, bsuid: &Value, digits: &Value) -> String {
    let by_id = bsuid.as_str().and_then(|id| truth.customer_by_bsuid(id));
    let by_digits = || digits.as_str().and_then(|d| truth.customer_by_digits(d));
    match (by_id.or_else(by_digits), digits.as_str()) {
        (Some(phone), _) => phone.name.clone(),
        (None, Some(digits)) => digits.to_owned(),
        (None, None) => "somebody".to_owned(),
    }
}

fn owner(truth: &Truth) -> String {
    truth
        .business()
        .map(|business| first_name(business.owner.as_deref().unwrap_or(&business.name)))
        .unwrap_or_default()
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::apps::Target;
    use serde_json::json;

    fn queued(field: &str, value: Value) -> Queued {
        Queued {
            id: 1,
            target: Target {
                app_id: String::new(),
                url: "u".to_owned(),
            },
            field: field.to_owned(),
            value,
            since: 0,
            fate: None,
        }
    }

    fn told(taken: &[Queued]) -> String {
        summary(&Truth::default(), taken)
    }

    #[test]
    fn a_text_is_told_with_its_writer_and_on_one_line() {
        let text = |body: &str| {
            let row = json!({"from": "447700900318", "type": "text", "text": {"body": body}});
            queued("messages", json!({"messages": [row]}))
        };
        assert_eq!(told(&[text("Can I\npay?")]), "447700900318: Can I pay?");
        let long = told(&[text(&"bolo ".repeat(40))]);
        assert!(long.ends_with("bolo …"), "{long}");
        assert_eq!(
            told(&[text("a"), text("b"), text("c"), text("d")]),
            "447700900318: a · 447700900318: b · 2 more"
        );
    }

    #[test]
    fn a_file_is_told_by_kind_and_caption() {
        let row = json!({"from": "1", "type": "document", "document": {"filename": "Order.pdf"}});
        let value = json!({"messages": [row]});
        assert_eq!(told(&[queued("messages", value)]), "1: document, Order.pdf");
    }

    #[test]
    fn what_was_done_to_a_message_is_told_in_words() {
        let row = |kind: &str, content: Value| {
            let mut row = json!({"from": "1", "type": kind, "errors": [{"code": 131_051}]});
            row[kind] = content;
            told(&[queued("messages", json!({"messages": [row]}))])
        };
        let edited = json!({"message": {"type": "text", "text": {"body": "at five"}}});
        assert_eq!(row("edit", edited), "1: now at five");
        assert_eq!(row("revoke", json!({})), "1: deleted a message");
        assert_eq!(row("reaction", json!({})), "1: reaction taken back");
        let poll = json!({"type": "poll_creation"});
        assert_eq!(
            row("unsupported", poll),
            "1: not for the API, 131051, poll_creation"
        );
    }

    #[test]
    fn statuses_for_one_person_are_one_fact() {
        let status = |word: &str, to: &str| {
            let row = json!({"status": word, "recipient_id": to});
            queued("messages", json!({"statuses": [row]}))
        };
        assert_eq!(
            told(&[status("sent", "1"), status("read", "1")]),
            "sent, read, to 1"
        );
        assert_eq!(
            told(&[status("sent", "1"), status("read", "2")]),
            "sent, to 1 · read, to 2"
        );
    }

    #[test]
    fn a_chunk_of_the_past_is_told_by_phase_and_size() {
        let threads = json!([{"messages": [{}, {}]}, {"messages": [{}]}]);
        let chunk =
            json!({"metadata": {"phase": 1, "chunk_order": 3, "progress": 9}, "threads": threads});
        let taken = [queued("history", json!({"history": [chunk]}))];
        assert_eq!(told(&taken), "history: phase 1, chunk 3, 3 messages");
        let declined = [queued("history", json!({"history": [{"errors": []}]}))];
        assert_eq!(told(&declined), "history: declined on the phone");
    }
}
