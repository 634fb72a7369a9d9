//! Whether rules can be taken: what is wrong is named by field, with what to do. The bounds keep a decision cheap.

use super::hours::is_zone;
use super::rules::{RulePerson, Rules, Seat, plain};
use super::scene::LANGUAGES;
use crate::Millis;
use crate::contact::IdentityKind;

/// Longest hold, quiet time or lease.
pub const LONGEST_MS: Millis = 7 * 86_400_000;
/// A burst is waited out for at most so long.
pub const BURST_LONGEST_MS: Millis = 10 * 60_000;
/// Rules of one sort, words of one topic, automatic texts.
pub const LIST_MAX: usize = 100;
/// People on one list.
pub const PEOPLE_MAX: usize = 1_000;
/// Characters of a name, word or label.
pub const NAME_CHARS_MAX: usize = 60;
/// Characters of an automatic text.
pub const TEXT_CHARS_MAX: usize = 1_000;
/// Spans of one day.
const SPANS_MAX: usize = 6;
/// Closed days.
const CLOSED_DAYS_MAX: usize = 366;

/// Something that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Which field: `topics.0.words`.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

#[derive(Default)]
struct Flaws(Vec<Flaw>);

impl Flaws {
    fn add(&mut self, field: impl Into<String>, message: &str, remedy: impl Into<String>) {
        self.0.push(Flaw {
            field: field.into(),
            message: message.to_owned(),
            remedy: remedy.into(),
        });
    }

    fn length(&mut self, field: &str, ms: Millis, least: Millis, most: Millis) {
        if ms < least || ms > most {
            let [least, most] = [least, most].map(super::tell::span);
            self.add(
                field,
                "This time is out of reach.",
                format!("Choose between {least} and {most}."),
            );
        }
    }

    fn count(&mut self, field: &str, found: usize, most: usize) {
        if found > most {
            self.add(
                field,
                "There are too many.",
                format!("Keep at most {most}; remove some, or join them."),
            );
        }
    }

    fn name(&mut self, field: &str, name: &str) {
        let chars = name.trim().chars().count();
        if chars == 0 {
            self.add(field, "This is empty.", "Write a word, or remove the rule.");
        } else if chars > NAME_CHARS_MAX {
            let remedy = format!("Shorten it to {NAME_CHARS_MAX} characters.");
            self.add(field, "This is too long.", remedy);
        }
    }
}

/// Everything that is wrong with `rules`; empty when they can be taken.
pub fn flaws(rules: &Rules) -> Vec<Flaw> {
    let mut flaws = Flaws::default();
    lengths(rules, &mut flaws);
    order(rules, &mut flaws);
    hours(rules, &mut flaws);
    lists(rules, &mut flaws);
    flaws.0
}

fn lengths(rules: &Rules, flaws: &mut Flaws) {
    let minute = 60_000;
    flaws.length(
        "human_lease_ms",
        rules.lengths.human_lease_ms,
        minute,
        LONGEST_MS,
    );
    flaws.length(
        "bot_lease_ms",
        rules.lengths.bot_lease_ms,
        minute,
        LONGEST_MS,
    );
    flaws.length("quiet_ms", rules.quiet_ms, 0, LONGEST_MS);
    flaws.length("burst.quiet_ms", rules.burst.quiet_ms, 0, BURST_LONGEST_MS);
    flaws.length("burst.most_ms", rules.burst.most_ms, 0, BURST_LONGEST_MS);
    if rules.burst.most_ms < rules.burst.quiet_ms {
        flaws.add(
            "burst.most_ms",
            "A burst would be cut off before it is quiet.",
            "Choose at least the time for which the customer must be quiet.",
        );
    }
}

fn order(rules: &Rules, flaws: &mut Flaws) {
    if rules.order.iter().all(|place| place.who == Seat::Bot) {
        flaws.add(
            "order",
            "Nobody but the bot would answer.",
            "Give the phone or the inbox a place.",
        );
    }
    for (at, place) in rules.order.iter().enumerate() {
        if rules
            .order
            .iter()
            .take(at)
            .any(|other| other.who == place.who)
        {
            let remedy = "Give each of phone, inbox and bot one place.";
            flaws.add(format!("order.{at}.who"), "It stands here twice.", remedy);
        }
        let field = format!("order.{at}.head_start_ms");
        flaws.length(&field, place.head_start_ms, 0, LONGEST_MS);
    }
}

fn hours(rules: &Rules, flaws: &mut Flaws) {
    let Some(hours) = &rules.hours else {
        return;
    };
    if !is_zone(&hours.zone) {
        flaws.add(
            "hours.zone",
            "There is no such time zone.",
            "Choose one by continent and city, as Europe/Lisbon.",
        );
    }
    for (day, spans) in hours.week.iter().enumerate() {
        let field = format!("hours.week.{day}");
        flaws.count(&field, spans.len(), SPANS_MAX);
        if spans.iter().any(|span| span.from == span.to) {
            let remedy = "Choose another end, or 00:00 to 24:00 for the whole day.";
            flaws.add(field, "It ends when it begins.", remedy);
        }
    }
    flaws.count(
        "hours.closed_days",
        hours.closed_days.len(),
        CLOSED_DAYS_MAX,
    );
}

fn lists(rules: &Rules, flaws: &mut Flaws) {
    flaws.count("people", rules.people.len(), LIST_MAX);
    for (at, rule) in rules.people.iter().enumerate() {
        flaws.name(&format!("people.{at}.label"), &rule.label);
        let field = format!("people.{at}.people");
        flaws.count(&field, rule.people.len(), PEOPLE_MAX);
        let wrong = |one: &RulePerson| {
            one.kind == IdentityKind::Username || one.value.is_empty() || one.value.len() > 256
        };
        if let Some(place) = rule.people.iter().position(wrong) {
            let remedy =
                "Name them by number, or by WhatsApp's id of them: a username may change hands.";
            flaws.add(
                format!("{field}.{place}"),
                "This names nobody for certain.",
                remedy,
            );
        }
    }
    flaws.count("topics", rules.topics.len(), LIST_MAX);
    for (at, rule) in rules.topics.iter().enumerate() {
        flaws.name(&format!("topics.{at}.name"), &rule.name);
        let field = format!("topics.{at}.words");
        flaws.count(&field, rule.words.len(), LIST_MAX);
        if rule.words.is_empty() {
            flaws.add(
                &field,
                "A topic needs a word.",
                "Add one that customers use.",
            );
        }
        for (place, word) in rule.words.iter().enumerate() {
            let field = format!("{field}.{place}");
            flaws.name(&field, word);
            if !word.trim().is_empty() && plain(word).is_empty() {
                let remedy = "Use letters or digits; signs alone are not looked for.";
                flaws.add(field, "There is no word in it.", remedy);
            }
        }
    }
    flaws.count("languages", rules.languages.len(), LIST_MAX);
    for (at, rule) in rules.languages.iter().enumerate() {
        if !LANGUAGES.iter().any(|(_, code)| *code == rule.language) {
            flaws.add(
                format!("languages.{at}.language"),
                "This language cannot be told apart.",
                "Choose one of the list, by its two letters, as pt.",
            );
        }
    }
    flaws.count("automatic", rules.automatic.len(), LIST_MAX);
    for (at, text) in rules.automatic.iter().enumerate() {
        let field = format!("automatic.{at}.text");
        if plain(&text.text).is_empty() {
            let remedy = "Copy what the app sends, or remove the line.";
            flaws.add(field, "There is no word in it.", remedy);
        } else if text.text.chars().count() > TEXT_CHARS_MAX {
            let remedy = format!("Keep a sample of at most {TEXT_CHARS_MAX} characters.");
            flaws.add(field, "This is too long.", remedy);
        }
    }
}
