//! Whether a text is one emoji. The channel has the last word: there are thousands, and each year brings more.

use unicode_segmentation::UnicodeSegmentation as _;

/// What turns a digit into a key, `1️⃣`.
const KEYCAP: char = '\u{20e3}';

/// One sign that is no letter, digit or mark of ASCII, however many characters it is made of.
pub fn is_emoji(text: &str) -> bool {
    let is_key = text.ends_with(KEYCAP);
    text.graphemes(true).count() == 1
        && !text.is_ascii()
        && !text.chars().any(|c| c.is_alphabetic() || c.is_whitespace())
        && (is_key || !text.chars().any(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::is_emoji;

    #[test]
    fn signs_of_many_characters_are_one_and_words_are_none() {
        for sign in ["👍", "❤️", "👍🏽", "👩‍👩‍👧", "🇬🇧", "1️⃣", "™️"]
        {
            assert!(is_emoji(sign), "{sign}");
        }
        for none in ["", "a", "é", "ok", "1", "👍👍", " ", "你", "²"] {
            assert!(!is_emoji(none), "{none}");
        }
    }
}
