//! The words of a text, folded, with their places in it. What is indexed is exactly this list; a text is found by the
//! beginning of any of them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::{folded, is_unseen};

/// Longer words are indexed, and looked for, by so many characters: engines bound theirs, and nobody types more.
pub const WORD_CHARS_MAX: usize = 64;

/// A word as it is indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded: letters, digits and the marks that carry meaning. Never empty, never with a blank or a sign of ASCII.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
}

/// The words, in order. Unicode's word boundaries decide where a script writes no blanks; beyond them every sign parts
/// (`d'água`, `a.b`, `3,50`), so that each part can be typed alone. Vowel signs, joiners and accents part nothing.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    text.unicode_word_indices()
        .flat_map(|(start, segment)| parts(segment).map(move |(at, part)| (start + at, part)))
        .filter_map(|(start, part)| {
            let mut text = folded(part).into_owned();
            if let Some((end, _)) = text.char_indices().nth(WORD_CHARS_MAX) {
                text.truncate(end);
            }
            (!text.is_empty()).then(|| Word {
                text,
                place: start..start + part.len(),
            })
        })
}

/// The stretches of a segment between its signs, with where they begin.
fn parts(segment: &str) -> impl Iterator<Item = (usize, &str)> {
    let sign = |c: char| !(c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c));
    segment
        .split_inclusive(sign)
        .scan(0, move |next, piece| {
            let start = *next;
            *next += piece.len();
            Some((start, piece.trim_end_matches(sign)))
        })
        .filter(|(_, part)| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{WORD_CHARS_MAX, words};

    #[track_caller]
    fn cut(text: &str, wanted: &[&str]) {
        let found: Vec<String> = words(text).map(|word| word.text).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn each_script_is_cut_where_its_readers_would() {
        cut(
            "Pão d'água, por favor!",
            &["pao", "d", "agua", "por", "favor"],
        );
        cut("Bom-dia (às 8h30)", &["bom", "dia", "as", "8h30"]);
        cut("السَّلامُ عليكم، كَمْ السعر؟", &["السلام", "عليكم", "كم", "السعر"]);
        cut("मुझे दो रोटियाँ चाहिए।", &["मुझे", "दो", "रोटियां", "चाहिए"]);
        cut("क्या आप खुले हैं?", &["क्या", "आप", "खुले", "हैं"]);
        cut(
            "Buka hari Jum'at, jam 3.50?",
            &["buka", "hari", "jum", "at", "jam", "3", "50"],
        );
        cut("rye_bread a.b@c.id", &["rye", "bread", "a", "b", "c", "id"]);
        cut("東京タワー", &["東", "京", "タワー"]);
        cut("+44 7700 900318", &["44", "7700", "900318"]);
        cut("🍞 \u{0301} !", &[]);
        cut("a\0b", &["a", "b"]);
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "«Olá», pão d’água";
        let found: Vec<&str> = words(text).map(|word| &text[word.place]).collect();
        assert_eq!(found, ["Olá", "pão", "d", "água"]);
    }

    #[test]
    fn a_long_word_is_cut_between_characters() {
        let found: Vec<_> = words(&"ж".repeat(1_000)).collect();
        assert_eq!(found[0].text.chars().count(), WORD_CHARS_MAX);
        assert_eq!(found[0].place, 0..2_000);
    }
}
