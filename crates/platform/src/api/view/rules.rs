//! A number's rules as JSON, both ways. The shape is core's; what cannot be read is named by field.

use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::contact::{Identity as CoreIdentity, IdentityKind};
use twinline_core::floor::check::{Flaw, flaws};
use twinline_core::floor::hours::{self, TimeOfDay};
use twinline_core::floor::{FloorRules, rules as core};
use utoipa::ToSchema;

/// Who may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// Whoever holds the phone.
    Phone,
    /// The team at the inbox.
    Inbox,
    /// A bot, or other software on the API.
    Bot,
}

impl From<core::Seat> for Seat {
    fn from(seat: core::Seat) -> Self {
        match seat {
            core::Seat::Phone => Self::Phone,
            core::Seat::Inbox => Self::Inbox,
            core::Seat::Bot => Self::Bot,
        }
    }
}

impl From<Seat> for core::Seat {
    fn from(seat: Seat) -> Self {
        match seat {
            Seat::Phone => Self::Phone,
            Seat::Inbox => Self::Inbox,
            Seat::Bot => Self::Bot,
        }
    }
}

/// A place in the order of who goes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RulePlace {
    /// Who.
    pub who: Seat,
    /// How long those behind wait for them.
    pub head_start_ms: Millis,
}

/// Open from one time to another, both as `09:30`. One that ends before it begins goes on after midnight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleSpan {
    /// Its begin.
    pub from: String,
    /// Its end; `24:00` is the day's.
    pub to: String,
}

/// When bots may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BotHours {
    /// Always.
    Always,
    /// While the business is closed.
    Closed,
    /// While it is open.
    Open,
}

/// Business hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleHours {
    /// `Europe/Lisbon`.
    pub zone: String,
    /// Seven days, Monday first.
    pub week: Vec<Vec<RuleSpan>>,
    /// `2026-12-25`.
    pub closed_days: Vec<String>,
    /// When bots may answer.
    pub bots: BotHours,
}

/// Sort of an identifier by which somebody is put on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleIdentityKind {
    /// WhatsApp's id of the person, scoped to the business.
    Bsuid,
    /// WhatsApp's address of the person, digits.
    WaId,
    /// A phone number.
    Phone,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RulePerson {
    /// Sort of the identifier.
    pub kind: RuleIdentityKind,
    /// The identifier.
    pub value: String,
    /// How they are shown.
    pub name: String,
}

impl RulePerson {
    /// Somebody by the identifier by which rules know them best: the number that can be written to, or what stands for it
    /// where it is hidden. `None`: nothing but a name that may change hands is known.
    pub fn best(name: &str, identities: &[CoreIdentity]) -> Option<Self> {
        [IdentityKind::WaId, IdentityKind::Phone, IdentityKind::Bsuid]
            .into_iter()
            .find_map(|kind| identities.iter().find(|known| known.kind == kind))
            .and_then(|known| {
                person_of(&core::RulePerson {
                    kind: known.kind,
                    value: known.value.clone(),
                    name: name.to_owned(),
                })
            })
    }
}

/// People whose messages go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeopleRule {
    /// What the team calls them.
    pub label: String,
    /// Who they are.
    pub people: Vec<RulePerson>,
    /// Where they go.
    pub to: Seat,
}

/// Words whose messages go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TopicRule {
    /// What the team calls it.
    pub name: String,
    /// Words; case and accents do not matter.
    pub words: Vec<String>,
    /// Where they go.
    pub to: Seat,
}

/// A language whose messages go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LanguageRule {
    /// Two letters, as `pt`.
    pub language: String,
    /// Where they go.
    pub to: Seat,
}

/// A text that the Business App sends by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AutomaticText {
    /// The text, or a sample of it.
    pub text: String,
    /// `whole`: all of it. `part`: it holds this sample.
    pub sample: AutomaticSample,
}

/// How much of an automatic text must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AutomaticSample {
    /// All of it, and nothing else.
    Whole,
    /// It holds this sample.
    Part,
}

/// When several quick messages are one turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleBurst {
    /// A bot answers once the customer has been quiet for so long.
    pub quiet_ms: Millis,
    /// But at most so long after the first message.
    pub most_ms: Millis,
}

/// Which work runs where. People, topics, languages, hours and the order are asked in that order; the first that has an
/// opinion decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rules {
    /// How long a person keeps the floor after speaking.
    pub human_lease_ms: Millis,
    /// How long a bot keeps it.
    pub bot_lease_ms: Millis,
    /// Who goes first.
    pub order: Vec<RulePlace>,
    /// So long after a person's word no bot speaks.
    pub quiet_ms: Millis,
    /// What counts as one turn.
    pub burst: RuleBurst,
    /// Null: hours do not matter.
    pub hours: Option<RuleHours>,
    /// Asked first, from the top.
    pub people: Vec<PeopleRule>,
    /// Asked next, from the top.
    pub topics: Vec<TopicRule>,
    /// Asked next, where the language can be told.
    pub languages: Vec<LanguageRule>,
    /// What the phone says by itself.
    pub automatic: Vec<AutomaticText>,
    /// An agent who begins to type withdraws the replies of bots that wait.
    pub typing_withdraws: bool,
    /// Customers see that their messages were read here.
    pub marks_read: bool,
    /// Customers see that an agent types; WhatsApp then shows their message as read, too.
    pub shows_typing: bool,
}

impl Rules {
    /// As they are set.
    pub fn of(rules: &core::Rules) -> Self {
        Self {
            human_lease_ms: rules.lengths.human_lease_ms,
            bot_lease_ms: rules.lengths.bot_lease_ms,
            order: listed(&rules.order, |place| RulePlace {
                who: place.who.into(),
                head_start_ms: place.head_start_ms,
            }),
            quiet_ms: rules.quiet_ms,
            burst: RuleBurst {
                quiet_ms: rules.burst.quiet_ms,
                most_ms: rules.burst.most_ms,
            },
            hours: rules.hours.as_ref().map(hours_of),
            people: listed(&rules.people, |rule| PeopleRule {
                label: rule.label.clone(),
                people: rule.people.iter().filter_map(person_of).collect(),
                to: rule.to.into(),
            }),
            topics: listed(&rules.topics, |rule| TopicRule {
                name: rule.name.clone(),
                words: rule.words.clone(),
                to: rule.to.into(),
            }),
            languages: listed(&rules.languages, |rule| LanguageRule {
                language: rule.language.clone(),
                to: rule.to.into(),
            }),
            automatic: listed(&rules.automatic, |text| AutomaticText {
                text: text.text.clone(),
                sample: match text.sample {
                    core::Sample::Whole => AutomaticSample::Whole,
                    core::Sample::Part => AutomaticSample::Part,
                },
            }),
            typing_withdraws: rules.typing_withdraws,
            marks_read: rules.marks_read,
            shows_typing: rules.shows_typing,
        }
    }

    /// As core decides by them; or everything that is wrong with them.
    pub fn taken(self) -> Result<core::Rules, Vec<Flaw>> {
        let mut wrong = Vec::new();
        let rules = core::Rules {
            lengths: FloorRules {
                human_lease_ms: self.human_lease_ms,
                bot_lease_ms: self.bot_lease_ms,
            },
            order: listed(&self.order, |place| core::Place {
                who: place.who.into(),
                head_start_ms: place.head_start_ms,
            }),
            quiet_ms: self.quiet_ms,
            burst: core::Burst {
                quiet_ms: self.burst.quiet_ms,
                most_ms: self.burst.most_ms,
            },
            hours: self.hours.map(|told| hours_taken(told, &mut wrong)),
            people: listed(&self.people, |rule| core::PeopleRule {
                label: rule.label.trim().to_owned(),
                people: listed(&rule.people, person_taken),
                to: rule.to.into(),
            }),
            topics: listed(&self.topics, |rule| core::TopicRule {
                name: rule.name.trim().to_owned(),
                words: listed(&rule.words, |word| word.trim().to_owned()),
                to: rule.to.into(),
            }),
            languages: listed(&self.languages, |rule| core::LanguageRule {
                language: rule.language.clone(),
                to: rule.to.into(),
            }),
            automatic: listed(&self.automatic, |text| core::AutomaticText {
                text: text.text.clone(),
                sample: match text.sample {
                    AutomaticSample::Whole => core::Sample::Whole,
                    AutomaticSample::Part => core::Sample::Part,
                },
            }),
            typing_withdraws: self.typing_withdraws,
            marks_read: self.marks_read,
            shows_typing: self.shows_typing,
        };
        wrong.extend(flaws(&rules));
        if wrong.is_empty() {
            Ok(rules)
        } else {
            Err(wrong)
        }
    }
}

fn listed<T, U>(list: &[T], of: impl Fn(&T) -> U) -> Vec<U> {
    list.iter().map(of).collect()
}

fn person_of(person: &core::RulePerson) -> Option<RulePerson> {
    let kind = match person.kind {
        IdentityKind::Bsuid => RuleIdentityKind::Bsuid,
        IdentityKind::WaId => RuleIdentityKind::WaId,
        IdentityKind::Phone => RuleIdentityKind::Phone,
        // Never stored: the check refuses it.
        IdentityKind::Username => return None,
    };
    Some(RulePerson {
        kind,
        value: person.value.clone(),
        name: person.name.clone(),
    })
}

fn person_taken(person: &RulePerson) -> core::RulePerson {
    core::RulePerson {
        kind: match person.kind {
            RuleIdentityKind::Bsuid => IdentityKind::Bsuid,
            RuleIdentityKind::WaId => IdentityKind::WaId,
            RuleIdentityKind::Phone => IdentityKind::Phone,
        },
        value: person.value.trim().to_owned(),
        name: person.name.trim().to_owned(),
    }
}

fn hours_of(told: &hours::Hours) -> RuleHours {
    RuleHours {
        zone: told.zone.clone(),
        week: listed(&told.week, |day| {
            listed(day, |span| RuleSpan {
                from: span.from.into(),
                to: span.to.into(),
            })
        }),
        closed_days: listed(&told.closed_days, ToString::to_string),
        bots: match told.bots {
            hours::BotHours::Always => BotHours::Always,
            hours::BotHours::Closed => BotHours::Closed,
            hours::BotHours::Open => BotHours::Open,
        },
    }
}

fn hours_taken(told: RuleHours, wrong: &mut Vec<Flaw>) -> hours::Hours {
    let mut add = |field: String, message: &str, remedy: &str| {
        wrong.push(Flaw {
            field,
            message: message.to_owned(),
            remedy: remedy.to_owned(),
        });
    };
    let mut week: [Vec<hours::Span>; 7] = Default::default();
    if told.week.len() != week.len() {
        let remedy = "Give seven days, Monday first; a day without spans is closed.";
        add("hours.week".to_owned(), "A week has seven days.", remedy);
    }
    for (day, spans) in told.week.into_iter().enumerate().take(week.len()) {
        for (place, span) in spans.into_iter().enumerate() {
            let from = TimeOfDay::try_from(span.from);
            match (from, TimeOfDay::try_from(span.to)) {
                (Ok(from), Ok(to)) => {
                    if let Some(day) = week.get_mut(day) {
                        day.push(hours::Span { from, to });
                    }
                }
                (Err(message), _) | (_, Err(message)) => add(
                    format!("hours.week.{day}.{place}"),
                    &format!("{message}."),
                    "Write times in four digits, from 00:00 to 24:00.",
                ),
            }
        }
    }
    let mut closed_days = Vec::new();
    for (place, day) in told.closed_days.iter().enumerate() {
        match day.parse() {
            Ok(day) => closed_days.push(day),
            Err(_) => add(
                format!("hours.closed_days.{place}"),
                "This is no date.",
                "Write it as 2026-12-25.",
            ),
        }
    }
    hours::Hours {
        zone: told.zone,
        week,
        closed_days,
        bots: match told.bots {
            BotHours::Always => hours::BotHours::Always,
            BotHours::Closed => hours::BotHours::Closed,
            BotHours::Open => hours::BotHours::Open,
        },
    }
}
