//! Texts: excerpts and initials here; below, what makes them findable. One normaliser serves every engine: the words of
//! a text ([`words`]) are what is indexed, and what is typed ([`Query`]) is cut and folded by the same functions.

mod emoji;
mod excerpt;
mod letters;
mod person;
mod query;
mod searchable;
mod words;

pub use emoji::is_emoji;
pub use excerpt::{Excerpt, found_excerpt};
pub use letters::folded;
pub use person::person_words;
pub use query::{QUERY_WORDS_MAX, Query};
pub use searchable::searchable;
pub use words::{WORD_CHARS_MAX, Word, words};

/// The first `chars_max` characters, with an ellipsis when something was left out.
pub fn excerpt(text: &str, chars_max: usize) -> String {
    match text.char_indices().nth(chars_max) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// One or two letters for an avatar. Arabic gets one, because two would join into a word (look.md section 2).
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let Some(first) = words.next() else {
        return name.chars().next().map(String::from).unwrap_or_default();
    };
    let joins = ('\u{0600}'..='\u{08ff}').contains(&first);
    let mut initials: String = first.to_uppercase().collect();
    if !joins && let Some(last) = words.next_back() {
        initials.extend(last.to_uppercase());
    }
    initials
}

#[cfg(test)]
mod tests {
    use super::{excerpt, initials};

    #[test]
    fn initials_are_two_letters_but_one_in_arabic() {
        assert_eq!(initials("Inês Carvalhal"), "IC");
        assert_eq!(initials("Aurora"), "A");
        assert_eq!(initials("ليلى حداد"), "ل");
        assert_eq!(initials("@pao.com"), "P");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn an_excerpt_cuts_between_characters() {
        assert_eq!(excerpt("äöü", 2), "äö…");
        assert_eq!(excerpt("äöü", 3), "äöü");
    }
}
