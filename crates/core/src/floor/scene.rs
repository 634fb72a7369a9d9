//! What a decision looks at: the open turn's words, who says them, and how the floor stands. Made of stored rows alone, so
//! that a restart changes nothing.

use super::Floor;
use super::rules::plain;
use crate::Millis;
use crate::contact::Identity;
use crate::converge::WorkingSet;
use crate::ids::{ConversationId, MessageId};
use crate::message::{Direction, Message, OrderKey};

/// Words of a turn that are looked at, the newest: nobody's burst is longer.
pub const WORDS_MAX: usize = 50;
/// So sure a guess of the language must be, from 0 to 1.
const SURE: f64 = 0.9;

/// One message of the open turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// When it was received, so that a late delivery still leaves people their head start.
    pub at: Millis,
    /// Its words, folded.
    pub words: Vec<String>,
}

impl Heard {
    /// A message received at `at`.
    pub fn new(at: Millis, text: &str) -> Self {
        Self {
            at,
            words: plain(text),
        }
    }
}

/// What a decision looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Situation {
    /// The open turn, oldest first.
    pub heard: Vec<Heard>,
    /// Who the customer is.
    pub identities: Vec<Identity>,
    /// In which language they write (ISO 639-1), where that is certain enough.
    pub language: Option<String>,
    /// The floor as it is stored.
    pub floor: Floor,
}

impl Situation {
    /// Of a conversation whose newest messages are loaded, as [`WorkingSet`]'s engines do for whatever concerns bots. `own`
    /// is the bubble of the reply that is asked about: it answers nothing yet.
    pub fn of(set: &WorkingSet, conversation: ConversationId, own: Option<MessageId>) -> Self {
        let Some(row) = set.conversations.get(&conversation) else {
            return Self::default();
        };
        let messages = set.messages.values();
        let messages = messages.filter(|message| message.conversation == conversation);
        let identities = set
            .identities
            .iter()
            .filter(|(_, owned)| owned.by == row.contact)
            .map(|(identity, _)| identity.clone())
            .collect();
        let needs_language = !set.rules.languages.is_empty();
        Self::among(messages, own, identities, row.floor, needs_language)
    }

    /// Of the newest messages of a conversation, in any order.
    pub fn among<'a>(
        messages: impl Iterator<Item = &'a Message>,
        own: Option<MessageId>,
        identities: Vec<Identity>,
        floor: Floor,
        needs_language: bool,
    ) -> Self {
        let words = messages.filter(|message| message.is_word() && !message.void);
        let mut words: Vec<(OrderKey, &Message)> = words
            .filter(|message| Some(message.id) != own)
            .map(|message| (message.order(), message))
            .collect();
        words.sort_by(|(one, _), (other, _)| other.cmp(one));
        let turn = words
            .into_iter()
            .map(|(_, message)| message)
            .take_while(|message| message.direction == Direction::In);
        let mut texts: Vec<(Millis, &str)> = turn
            .map(|message| {
                let text = message.shown().text().unwrap_or_default();
                (message.received_at(), text)
            })
            .collect();
        texts.reverse();
        Self::told(texts.into_iter(), identities, floor, needs_language)
    }

    /// Of the open turn's texts, oldest first, with when each was received.
    pub fn told<'a>(
        texts: impl Iterator<Item = (Millis, &'a str)>,
        identities: Vec<Identity>,
        floor: Floor,
        needs_language: bool,
    ) -> Self {
        let texts: Vec<(Millis, &str)> = texts.collect();
        let newest = texts.len().saturating_sub(WORDS_MAX);
        let texts = texts.get(newest..).unwrap_or_default();
        let language = needs_language
            .then(|| {
                let all: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
                language(&all.join(". "))
            })
            .flatten();
        let mut heard: Vec<Heard> = texts
            .iter()
            .map(|(at, text)| Heard::new(*at, text))
            .collect();
        heard.sort_by_key(|heard| heard.at);
        Self {
            heard,
            identities,
            language: language.map(str::to_owned),
            floor,
        }
    }
}

/// The language of a text as ISO 639-1, if it is certain enough.
pub fn language(text: &str) -> Option<&'static str> {
    let guess = whatlang::detect(text)?;
    let is_sure = guess.is_reliable() && guess.confidence() >= SURE;
    LANGUAGES
        .iter()
        .find(|(code, _)| is_sure && *code == guess.lang().code())
        .map(|(_, short)| *short)
}

/// The languages that can be told apart: ISO 639-3 and 639-1.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("ara", "ar"),
    ("aze", "az"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ind", "id"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("cmn", "zh"),
    ("mar", "mr"),
    ("nld", "nl"),
    ("nob", "no"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tha", "th"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("vie", "vi"),
];

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, language};

    #[test]
    fn a_language_is_told_only_where_it_is_certain() {
        let ask = "Bom dia, gostaria de saber se ainda têm pão de centeio para amanhã de manhã";
        assert_eq!(language(ask), Some("pt"));
        let ask = "Good morning, could you please tell me whether the bread will be ready tomorrow";
        assert_eq!(language(ask), Some("en"));
        assert_eq!(language("ok"), None);
        assert_eq!(language("🍞"), None);
    }

    #[test]
    fn every_language_named_is_one_that_can_be_told() {
        for (code, _) in LANGUAGES {
            assert!(whatlang::Lang::from_code(*code).is_some(), "{code}");
        }
    }
}
