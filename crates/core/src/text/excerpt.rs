//! The part of a text that shows why it was found, and where to mark it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::folded;
use super::query::Query;
use super::words::{Word, words};

/// So many characters may stand before the first word found.
const LEAD_CHARS: usize = 40;

/// A stretch of a text with its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The stretch; an ellipsis stands where something was left out.
    pub text: String,
    /// What to mark, in order and apart, in UTF-16 units of `text`: what browsers count in.
    pub marks: Vec<Range<usize>>,
}

/// The stretch around the first word found, at most `chars_max` characters and the ellipses, with every found word in
/// it marked as far as it was typed.
pub fn found_excerpt(text: &str, query: &Query, chars_max: usize) -> Excerpt {
    let found: Vec<Range<usize>> = words(text)
        .filter_map(|word| marked(text, &word, query))
        .collect();
    let first = found.first().map_or(0, |range| range.start);
    let start = start_near(text, first);
    let rest = text.get(start..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(chars_max)
        .map_or(text.len(), |(at, _)| start + at);
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    let shift = utf16(&out);
    out.push_str(text.get(start..end).unwrap_or_default());
    if end < text.len() {
        out.push('…');
    }
    let units = |at: usize| shift + utf16(text.get(start..at).unwrap_or_default());
    let marks = found
        .into_iter()
        .filter(|range| range.start >= start && range.end <= end)
        .map(|range| units(range.start)..units(range.end))
        .collect();
    Excerpt { text: out, marks }
}

/// The part of a found word that was typed: the fewest of its characters that fold to it.
fn marked(text: &str, word: &Word, query: &Query) -> Option<Range<usize>> {
    let wanted = query.beginning_of(&word.text)?;
    let original = text.get(word.place.clone())?;
    let end = original
        .grapheme_indices(true)
        .map(|(at, grapheme)| at + grapheme.len())
        .find(|end| {
            let beginning = original.get(..*end).unwrap_or_default();
            folded(beginning).starts_with(wanted)
        })
        .unwrap_or(original.len());
    Some(word.place.start..word.place.start + end)
}

/// Where a stretch begins that shows `first`: at the text's start if that is near, else at a word before it.
fn start_near(text: &str, first: usize) -> usize {
    let before = text.get(..first).unwrap_or_default();
    let Some((far, _)) = before.char_indices().rev().nth(LEAD_CHARS) else {
        return 0;
    };
    let lead = before.get(far..).unwrap_or_default();
    lead.char_indices()
        .find(|(_, c)| c.is_whitespace())
        .map_or(first, |(at, c)| far + at + c.len_utf8())
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, found_excerpt};
    use crate::text::Query;

    fn shown(text: &str, typed: &str, chars_max: usize) -> String {
        let Excerpt { text, marks } = found_excerpt(text, &Query::to_messages(typed), chars_max);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut out = String::new();
        let mut at = 0;
        for mark in marks {
            out += &String::from_utf16(&units[at..mark.start]).unwrap();
            out += "[";
            out += &String::from_utf16(&units[mark.clone()]).unwrap();
            out += "]";
            at = mark.end;
        }
        out + &String::from_utf16(&units[at..]).unwrap()
    }

    #[test]
    fn what_was_typed_is_marked_in_the_text_as_it_stands() {
        assert_eq!(
            shown("🍞 Pão, pães e PÃO", "pao", 99),
            "🍞 [Pão], pães e [PÃO]"
        );
        assert_eq!(shown("pa\u{0303}ozinho", "pão", 99), "[pa\u{0303}o]zinho");
        assert_eq!(shown("ذهب أَحْمَدُ", "احم", 99), "ذهب [أَحْمَ]دُ");
        assert_eq!(shown("दो रोटियाँ", "रोटि", 99), "दो [रोटि]याँ");
        assert_eq!(shown("nada", "x", 99), "nada");
    }

    #[test]
    fn a_long_text_is_shown_around_its_first_find() {
        let text = format!("{} pão de queijo {}", "abc ".repeat(50), "def ".repeat(50));
        let shown = shown(&text, "queijo", 60);
        assert!(shown.starts_with("…abc "), "{shown}");
        assert!(shown.contains("pão de [queijo] def"), "{shown}");
        assert!(shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() < 66, "{shown}");
    }
}
