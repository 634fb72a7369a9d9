//! What somebody types into the search: which words it asks for, and which of a text's words those are. Engines answer
//! by their indexes; [`Query::finds`] is what their answers must equal.

use super::letters::{digit, is_unseen};
use super::words::words;

/// So many words of a question count; more are hardly ever typed, and each costs.
pub const QUERY_WORDS_MAX: usize = 12;

/// A question. Each way is a list of words; a text is found when all words of one way begin a word of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    ways: Vec<Vec<String>>,
}

impl Query {
    /// A question to messages: all the words typed.
    pub fn to_messages(typed: &str) -> Self {
        Self::of(vec![typed_words(typed)])
    }

    /// A question to people: all the words typed; or what was typed as a whole, so that handles with dots are found; or,
    /// for digits with signs between them, those digits at any place of a number, with or without leading zeros.
    pub fn to_people(typed: &str) -> Self {
        if let Some(digits) = digits_typed(typed) {
            let national = digits.trim_start_matches('0').to_owned();
            return Self::of(vec![vec![digits], vec![national]]);
        }
        let each = typed_words(typed);
        let whole = (each.len() > 1 && !typed.trim().contains(char::is_whitespace))
            .then(|| vec![joined(typed)]);
        Self::of(std::iter::once(each).chain(whole).collect())
    }

    fn of(ways: Vec<Vec<String>>) -> Self {
        let mut kept: Vec<Vec<String>> = Vec::new();
        for way in ways {
            let mut way = without_repetition(way);
            // Of nothing but zeros no number is left: an empty beginning would find everything.
            way.retain(|word| !word.is_empty());
            if !way.is_empty() && !kept.contains(&way) {
                kept.push(way);
            }
        }
        Self { ways: kept }
    }

    /// Nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.ways.is_empty()
    }

    /// The ways, each a list of beginnings of words. None is empty.
    pub fn ways(&self) -> &[Vec<String>] {
        &self.ways
    }

    /// Whether a list of words, as indexed, is found.
    pub fn finds<W: AsRef<str>>(&self, indexed: &[W]) -> bool {
        let begins = |wanted: &String| {
            let mut words = indexed.iter().map(AsRef::as_ref);
            words.any(|word: &str| word.starts_with(wanted.as_str()))
        };
        self.ways.iter().any(|way| way.iter().all(begins))
    }

    /// The longest beginning asked for that `word` has, in any way.
    pub(super) fn beginning_of(&self, word: &str) -> Option<&str> {
        self.ways
            .iter()
            .flatten()
            .map(String::as_str)
            .filter(|wanted| word.starts_with(wanted))
            .max_by_key(|wanted| wanted.len())
    }
}

fn typed_words(typed: &str) -> Vec<String> {
    words(typed)
        .map(|word| word.text)
        .take(QUERY_WORDS_MAX)
        .collect()
}

/// What is typed without any sign, as one word.
pub(super) fn joined(typed: &str) -> String {
    words(typed)
        .flat_map(|word| word.text.chars().collect::<Vec<_>>())
        .take(super::words::WORD_CHARS_MAX)
        .collect()
}

/// A beginning of a longer one asks for nothing more.
fn without_repetition(mut way: Vec<String>) -> Vec<String> {
    way.sort();
    way.dedup();
    let all = way.clone();
    way.retain(|word| {
        !all.iter()
            .any(|other| other != word && other.starts_with(word.as_str()))
    });
    way
}

/// The digits, when nothing else was typed than what people put between those of a number.
fn digits_typed(typed: &str) -> Option<String> {
    let mut digits = String::new();
    for c in typed.chars() {
        match digit(c) {
            Some(digit) => digits.push(digit),
            None if c.is_whitespace() || is_unseen(c) || "+-()./".contains(c) => {}
            None => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::Query;
    use crate::text::words;

    #[track_caller]
    fn finds(typed: &str, text: &str) -> bool {
        let indexed: Vec<String> = words(text).map(|word| word.text).collect();
        Query::to_messages(typed).finds(&indexed)
    }

    #[test]
    fn a_text_is_found_while_its_words_are_typed() {
        for (typed, text) in [
            ("pao", "Dois pães? Não, um pão de água."),
            ("AGUA pã", "Dois pães? Não, um pão de água."),
            ("مدرس", "ذهب إلى المَدرسة، مدرسة جديدة"),
            ("أحم", "احمد هنا"),
            ("रोटि", "मुझे दो रोटियाँ चाहिए"),
            ("जरूर", "ज़रूरत है"),
            ("jum", "Buka hari Jumat?"),
            ("terima ka", "Terima kasih banyak"),
        ] {
            assert!(finds(typed, text), "{typed} in {text}");
        }
        for (typed, text) in [
            ("ao", "pão"),
            ("pao leite", "pão"),
            ("की", "का"),
            ("", "pão"),
            ("?!", "pão"),
        ] {
            assert!(!finds(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn a_beginning_of_another_word_asks_for_nothing_more() {
        assert_eq!(Query::to_messages("pa pao PÃO").ways(), [["pao"]]);
        assert!(Query::to_messages(" …").is_empty());
    }

    #[test]
    fn digits_are_one_number_however_they_are_typed() {
        for typed in ["+44 7700-900", "447700900", "٤٤٧٧٠٠٩٠٠"] {
            assert_eq!(Query::to_people(typed).ways(), [["447700900"]], "{typed}");
        }
        assert_eq!(
            Query::to_people("07700 900").ways(),
            [["07700900"], ["7700900"]]
        );
        assert_eq!(
            Query::to_people("@pao.com").ways(),
            [vec!["com", "pao"], vec!["paocom"]]
        );
    }
}
