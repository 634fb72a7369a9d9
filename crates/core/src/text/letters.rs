//! Folding letters: what two people may type differently and mean the same becomes the same. One function for both
//! engines, when texts are indexed and when they are looked for; how a text is cut into words is [`super::words`]'.
//!
//! Accents, case, compatibility forms and digits of other scripts are folded. Vowel signs that carry meaning (Devanagari's
//! matras, Japanese voicing marks) stay: without them they would be other words.

use std::borrow::Cow;

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The zero of each script's ten digits; they follow one another. Full-width digits fall to NFKD.
const ZEROS: [char; 12] = [
    '\u{0660}', // Arabic-Indic
    '\u{06f0}', // Persian, Urdu
    '\u{0966}', // Devanagari
    '\u{09e6}', // Bengali
    '\u{0a66}', // Gurmukhi
    '\u{0ae6}', // Gujarati
    '\u{0b66}', // Odia
    '\u{0be6}', // Tamil
    '\u{0c66}', // Telugu
    '\u{0ce6}', // Kannada
    '\u{0d66}', // Malayalam
    '\u{0e50}', // Thai
];

/// The form in which a word is indexed and looked for. Empty when nothing of it can be read (marks alone).
pub fn folded(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if word.bytes().all(plain) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    // Folding case can undo a decomposition and the other way round: twice is enough (Unicode, section 3.13, D146).
    for c in word.nfkd().default_case_fold().nfkd() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

fn push(out: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        }
        return;
    }
    match c {
        // Latin letters that look like another with a stroke, and which no decomposition knows.
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        // Arabic, beside the hamza and madda above and below, which are marks by now: alef wasla and its kin, final
        // ya, ta marbuta; and the letters of Persian and Urdu keyboards.
        '\u{0671}'..='\u{0673}' | '\u{0675}' => out.push('\u{0627}'),
        '\u{0649}' | '\u{06cc}' | '\u{06d2}' => out.push('\u{064a}'),
        '\u{0629}' | '\u{06be}' | '\u{06c1}' | '\u{06d5}' => out.push('\u{0647}'),
        '\u{06a9}' => out.push('\u{0643}'),
        // Devanagari's two signs of a nasal vowel.
        '\u{0901}' => out.push('\u{0902}'),
        _ if is_silent(c) => {}
        _ => match digit(c) {
            Some(digit) => out.push(digit),
            None if c.is_alphanumeric() || is_combining_mark(c) => out.push(c),
            None => {}
        },
    }
}

/// What is left out of words: accents, points of Arabic and Hebrew, the dot below Devanagari's borrowed letters (most
/// people leave it out), and what cannot be seen.
fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{0591}'..='\u{05c7}'
        | '\u{0610}'..='\u{061a}' | '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
        | '\u{06d6}'..='\u{06ed}' | '\u{08d3}'..='\u{08ff}'
        | '\u{093c}'
        | '\u{fe00}'..='\u{fe0f}')
        || is_unseen(c)
}

/// Joiners and marks of direction: they stand inside words and never part them.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The ASCII digit of a decimal digit of any script named above.
pub(super) fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[track_caller]
    fn same(words: &[&str]) {
        for word in words {
            assert_eq!(folded(word), folded(words[0]), "{word}");
        }
    }

    #[test]
    fn portuguese_is_found_without_its_accents() {
        same(&["pao", "pão", "PÃO", "pa\u{0303}o"]);
        same(&["coracao", "coração", "CORAÇÃO"]);
        same(&["voce", "você", "avo", "avó"][..2]);
        same(&["agua", "água", "ÁGUA"]);
        assert_ne!(folded("avó"), folded("ave"));
    }

    #[test]
    fn arabic_is_found_however_it_is_written() {
        same(&["احمد", "أحمد", "أَحْمَد", "أحـــمد"]);
        same(&["اسلام", "إسلام", "آسلام", "ٱسلام"]);
        same(&["مدرسه", "مدرسة", "مَدْرَسَةٌ"]);
        same(&["على", "علي", "علی"]);
        same(&["كتاب", "کتاب", "ﻛﺘﺎﺏ"]);
        same(&["2026", "٢٠٢٦", "۲۰۲۶"]);
        assert_ne!(folded("كتاب"), folded("كاتب"));
    }

    #[test]
    fn hindi_keeps_its_vowel_signs() {
        assert_eq!(folded("हिन्दी"), "हिन्दी");
        assert_ne!(folded("की"), folded("का"));
        assert_ne!(folded("कि"), folded("की"));
        // The dot below, as one character, as two, or left out.
        same(&["जरूरत", "ज़रूरत", "\u{095b}रूरत"]);
        same(&["पांच", "पाँच"]);
        same(&["2026", "२०२६"]);
    }

    #[test]
    fn indonesian_and_others_are_folded_by_case_and_accent() {
        same(&["jumat", "JUMAT", "Jumat"]);
        same(&["selamat", "SELAMAT"]);
        same(&["strasse", "Straße", "STRASSE", "STRAẞE"]);
        same(&["istanbul", "İstanbul", "ISTANBUL", "ıstanbul"]);
        same(&["σοφοσ", "Σοφός", "σοφος"]);
        same(&["smorrebrod", "smørrebrød"]);
        same(&["12", "１２"]);
        same(&["hello", "𝓗𝓮𝓵𝓵𝓸", "ｈｅｌｌｏ"]);
    }

    #[test]
    fn what_holds_no_letter_is_empty() {
        assert_eq!(folded("\u{0301}\u{200d}"), "");
        assert_eq!(folded("!?"), "");
    }
}
