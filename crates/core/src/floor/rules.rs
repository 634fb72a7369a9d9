//! The rules of a number: which work runs where. Plain data, set by people per line, and whole by itself: whatever is left
//! out has its default, so that older settings stay readable. What follows from them is [`super::decide()`]'s.

use serde::{Deserialize, Serialize};

use super::FloorRules;
use super::hours::Hours;
use crate::Millis;
use crate::contact::{Identity, IdentityKind};
use crate::text::words;

/// Who may be the first to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// Whoever holds the phone, in the Business App.
    Phone,
    /// The team, at the inbox.
    Inbox,
    /// Automated speech: a bot, or other software on the API.
    Bot,
}

impl Seat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Inbox, Self::Bot];
}

/// A place in the order of who goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub who: Seat,
    /// How long those behind wait for them.
    #[serde(default)]
    pub head_start_ms: Millis,
}

/// When several quick messages are one turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burst {
    /// A bot answers once the customer has been quiet for so long.
    pub quiet_ms: Millis,
    /// But at most so long after the first message of the burst.
    pub most_ms: Millis,
}

/// Somebody on a list. Named by an identifier and not by our id, which may be joined with another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePerson {
    /// Its sort; a username may change hands and names nobody here.
    pub kind: IdentityKind,
    /// The identifier. On one line it is unique within its sort.
    pub value: String,
    /// What the team called them when they were put on the list.
    #[serde(default)]
    pub name: String,
}

impl RulePerson {
    /// Whether it is their identifier.
    pub fn is(&self, identity: &Identity) -> bool {
        self.kind == identity.kind && self.value == identity.value && identity.proves_sameness()
    }
}

/// These people's messages go somewhere, whatever they say and whenever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleRule {
    /// What the team calls them: VIP, suppliers.
    pub label: String,
    /// Who they are. One identifier of somebody is enough.
    pub people: Vec<RulePerson>,
    /// Where they go.
    pub to: Seat,
}

/// Messages that hold one of these words go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicRule {
    /// What the team calls it: orders.
    pub name: String,
    /// Words, or several in a row. Case and accents do not matter.
    pub words: Vec<String>,
    /// Where they go.
    pub to: Seat,
}

/// Customers who write this language go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageRule {
    /// ISO 639-1: `pt`.
    pub language: String,
    /// Where they go.
    pub to: Seat,
}

/// How much of an automatic text must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sample {
    /// All of it, and nothing else.
    Whole,
    /// It holds this sample: the app puts a name in the midst of its greeting.
    Part,
}

/// A text that the Business App sends by itself: its greeting, its note of absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutomaticText {
    /// The text, or a sample of it.
    pub text: String,
    /// How much of it must be there.
    pub sample: Sample,
}

impl AutomaticText {
    /// Whether `text` is it. Case, accents, punctuation and blanks do not matter.
    pub fn is(&self, text: &str) -> bool {
        let [known, said] = [&self.text, text].map(plain);
        match self.sample {
            _ if known.is_empty() => false,
            Sample::Whole => known == said,
            Sample::Part => holds(&said, &known),
        }
    }
}

/// The words of a text as they are compared.
pub(crate) fn plain(text: &str) -> Vec<String> {
    words(text).map(|word| word.text).collect()
}

/// Whether `said` holds the words of `wanted` in a row.
pub(crate) fn holds(said: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && said.windows(wanted.len()).any(|run| run == wanted)
}

/// The rules of one number. People, topics, languages, hours and the order are asked in that order; the first that has an
/// opinion decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// How long leases last.
    #[serde(flatten)]
    pub lengths: FloorRules,
    /// Who goes first. A bot that has no place here never answers, unless another rule gives it the turn.
    pub order: Vec<Place>,
    /// So long after a person's word no bot speaks, also when the lease is shorter.
    pub quiet_ms: Millis,
    /// What counts as one turn.
    pub burst: Burst,
    /// When the business is open. None: it does not matter.
    pub hours: Option<Hours>,
    /// Asked first, from the top.
    pub people: Vec<PeopleRule>,
    /// Asked next, from the top.
    pub topics: Vec<TopicRule>,
    /// Asked next, where the language is known.
    pub languages: Vec<LanguageRule>,
    /// What the phone says by itself: it takes no floor and answers nothing.
    pub automatic: Vec<AutomaticText>,
    /// An agent who begins to type withdraws the replies of bots that wait, and keeps them silent for a moment.
    pub typing_withdraws: bool,
    /// Customers see that their messages were read here.
    pub marks_read: bool,
    /// Customers see that an agent types.
    pub shows_typing: bool,
}

impl Default for Rules {
    fn default() -> Self {
        let place = |who, head_start_ms| Place { who, head_start_ms };
        Self {
            lengths: FloorRules::default(),
            order: vec![
                place(Seat::Phone, 10_000),
                place(Seat::Inbox, 0),
                place(Seat::Bot, 0),
            ],
            quiet_ms: 0,
            burst: Burst {
                quiet_ms: 5_000,
                most_ms: 60_000,
            },
            hours: None,
            people: Vec::new(),
            topics: Vec::new(),
            languages: Vec::new(),
            automatic: Vec::new(),
            typing_withdraws: true,
            marks_read: true,
            shows_typing: true,
        }
    }
}

impl Rules {
    /// Rules under which a bot may answer at once.
    #[must_use]
    pub fn without_waits() -> Self {
        let mut rules = Self::default();
        for place in &mut rules.order {
            place.head_start_ms = 0;
        }
        rules.burst = Burst {
            quiet_ms: 0,
            most_ms: 0,
        };
        rules
    }

    /// How long those before the bot have, and whether it has a place at all.
    pub fn bots_hold(&self) -> (Millis, bool) {
        let before = self.order.iter().take_while(|place| place.who != Seat::Bot);
        let hold = before.fold(0, |sum: Millis, place| {
            sum.saturating_add(place.head_start_ms)
        });
        (hold, self.order.iter().any(|place| place.who == Seat::Bot))
    }

    /// The people who go first.
    pub fn first_people(&self) -> Seat {
        let mut people = self.order.iter().map(|place| place.who);
        people.find(|who| *who != Seat::Bot).unwrap_or(Seat::Inbox)
    }

    /// Whether the Business App says this by itself.
    pub fn is_automatic(&self, text: &str) -> bool {
        self.automatic.iter().any(|known| known.is(text))
    }
}
