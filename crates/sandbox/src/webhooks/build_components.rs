//! The value that tells what a template says since an edit (webhooks.md 4.1).

use serde_json::{Value, json};

use super::build_standing::named;
use crate::truth::account::Template;
use crate::world::Act;

impl Act<'_> {
    /// The template was given other words.
    pub(crate) fn queue_template_components(&mut self, id: &str) {
        if let Some(template) = self.truth.account.templates.get(id) {
            let value = components(template);
            self.queue_webhook("message_template_components_update", value);
        }
    }
}

fn components(template: &Template) -> Value {
    let mut value = named(template);
    for part in template.components.as_array().into_iter().flatten() {
        let key = match part["type"].as_str() {
            Some("HEADER") => "message_template_title",
            Some("BODY") => "message_template_element",
            Some("FOOTER") => "message_template_footer",
            Some("BUTTONS") => {
                let rows = part["buttons"].as_array().into_iter().flatten();
                value["message_template_buttons"] = rows.map(button).collect();
                continue;
            }
            _ => continue,
        };
        if part["text"].is_string() {
            value[key] = part["text"].clone();
        }
    }
    value
}

fn button(button: &Value) -> Value {
    let mut row = json!({"message_template_button_type": button["type"]});
    for (key, given) in [
        ("message_template_button_text", "text"),
        ("message_template_button_url", "url"),
        ("message_template_button_phone_number", "phone_number"),
    ] {
        if button[given].is_string() {
            row[key] = button[given].clone();
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::review::sample;

    #[test]
    fn words_stand_under_names_of_their_own() {
        let mut template = sample("UTILITY");
        template.components = json!([
            {"type": "HEADER", "format": "TEXT", "text": "Ready"},
            {"type": "BODY", "text": "Your order is ready."},
            {"type": "FOOTER", "text": "Forno Aurora"},
            {"type": "BUTTONS", "buttons": [
                {"type": "URL", "text": "Open", "url": "https://example.test"},
                {"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+447700900100"},
            ]},
        ]);
        assert_eq!(
            components(&template),
            json!({
                "message_template_id": 1,
                "message_template_name": "sample",
                "message_template_language": "en_US",
                "message_template_title": "Ready",
                "message_template_element": "Your order is ready.",
                "message_template_footer": "Forno Aurora",
                "message_template_buttons": [
                    {
                        "message_template_button_type": "URL",
                        "message_template_button_text": "Open",
                        "message_template_button_url": "https://example.test",
                    },
                    {
                        "message_template_button_type": "PHONE_NUMBER",
                        "message_template_button_text": "Call",
                        "message_template_button_phone_number": "+447700900100",
                    },
                ],
            })
        );
    }
}
