//! The simplest bot: it answers a greeting, and nothing else. It exists so that the floor has somebody to keep apart.

/// Words that open a conversation, in the languages of the first release. Compared without case and punctuation.
const GREETINGS: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "hiya",
    "hi there",
    "hello there",
    "hey there",
    "good morning",
    "good afternoon",
    "good evening",
    "hola",
    "buenos dias",
    "buenos días",
    "olá",
    "ola",
    "oi",
    "bom dia",
    "boa tarde",
    "boa noite",
    "ciao",
    "buongiorno",
    "salut",
    "bonjour",
    "hallo",
    "halo",
    "namaste",
    "नमस्ते",
    "مرحبا",
    "السلام عليكم",
];

/// The reply to `texts` (the open turn's messages, oldest first), or `None` when the turn is more than a greeting and
/// a person should read it.
pub fn reply(texts: &[&str], bot_name: &str, business: &str) -> Option<String> {
    let only_greetings = !texts.is_empty() && texts.iter().all(|text| is_greeting(text));
    only_greetings.then(|| {
        format!("Hello, this is {bot_name}, the assistant of {business}. What can we do for you? A person will read it, too.")
    })
}

fn is_greeting(text: &str) -> bool {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || ('\u{0900}'..='\u{097f}').contains(&c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    GREETINGS.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::reply;

    #[test]
    fn it_answers_a_greeting_and_leaves_a_question_to_people() {
        assert!(reply(&["Hello!"], "Order helper", "Forno Aurora").is_some());
        assert!(reply(&["Olá 👋", "bom dia"], "b", "f").is_some());
        assert!(reply(&["नमस्ते"], "b", "f").is_some());
        assert!(reply(&["Hello, is the sourdough warm?"], "b", "f").is_none());
        assert!(reply(&["Hello", "is the sourdough warm?"], "b", "f").is_none());
        assert!(reply(&[], "b", "f").is_none());
    }
}
