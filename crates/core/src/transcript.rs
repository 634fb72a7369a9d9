//! A conversation as text that a person can judge in a diff: for golden conversations and support, never for the inbox.
//!
//! One line per bubble: time, who spoke and from where, what it holds, how far it got. What befell it stands below it.

use std::fmt::Write as _;

use crate::Millis;
use crate::content::Content;
use crate::fate::Reaction;
use crate::ids::ExternalId;
use crate::message::{Direction, Message, Origin, Source};
use crate::ticks::Rung;

/// Tells the messages in the order of the thread. Ids are not told: a quote shows the beginning of what it answers.
pub fn transcript<'a>(messages: impl Iterator<Item = &'a Message>) -> String {
    let mut messages: Vec<&Message> = messages.collect();
    messages.sort_by_key(|message| message.order());
    let mut out = String::new();
    let mut day = String::new();
    for message in &messages {
        let (today, _) = moment(message.told.at);
        if today != day {
            let _ = writeln!(out, "{today}");
            day = today;
        }
        bubble(&mut out, message, &messages);
    }
    out
}

fn bubble(out: &mut String, message: &Message, all: &[&Message]) {
    let (_, time) = moment(message.told.at);
    let _ = write!(out, "  {time} {:<9} ", who(message));
    match &message.revoked {
        Some(revoked) => {
            let _ = write!(out, "(deleted by {})", side(revoked.by));
        }
        None => out.push_str(&shown(message.shown())),
    }
    if message.edited.is_some() && message.revoked.is_none() {
        out.push_str(" (edited)");
    }
    if !message.sources.live() {
        let history = message.sources.has(Source::History);
        out.push_str(if history { " [history]" } else { " [notice]" });
    }
    if message.void {
        out.push_str(" [never sent]");
    }
    if let Some(ticks) = ticks(message) {
        let _ = write!(out, " {ticks}");
    }
    out.push('\n');
    if let Some(quoted) = &message.quote {
        let _ = writeln!(out, "           > {}", quote(quoted, all));
    }
    for (by, reaction) in &message.reactions {
        if let Reaction {
            emoji: Some(emoji), ..
        } = reaction
        {
            let _ = writeln!(out, "           + {emoji} by {}", side(*by));
        }
    }
    for (participant, ticks) in &message.receipts {
        if let Some((rung, _)) = ticks.top() {
            let _ = writeln!(out, "           = {participant} {}", mark(rung));
        }
    }
    if let Some(failure) = message.ticks.failure() {
        let _ = writeln!(out, "           ! {} ({})", failure.sentence, failure.code);
    }
}

/// Who spoke; with a question mark where that is a guess.
fn who(message: &Message) -> String {
    let word = match message.origin.origin {
        Origin::Unknown => "unknown",
        Origin::Phone => "phone",
        Origin::Customer => "customer",
        Origin::Api => "api",
        Origin::Campaign => "campaign",
        Origin::Bot => "bot",
        Origin::Agent => "agent",
    };
    let guess = if message.origin.certain { "" } else { "?" };
    format!("{word}{guess}")
}

fn side(direction: Direction) -> &'static str {
    match direction {
        Direction::In => "customer",
        Direction::Out => "business",
    }
}

/// What a bubble holds, on one line.
fn shown(content: &Content) -> String {
    let word = content.word();
    let text = content.text().map(|text| text.replace('\n', " / "));
    match (content, text) {
        (Content::Text { .. }, Some(text)) => text,
        (Content::Placeholder { raw_kind }, _) => format!("<not told: {raw_kind}>"),
        (Content::Unsupported { raw_kind, code, .. }, _) => match code {
            Some(code) => format!("<not carried: {raw_kind}, {code}>"),
            None => format!("<not carried: {raw_kind}>"),
        },
        (_, Some(text)) => format!("<{word}> {text}"),
        (_, None) => format!("<{word}>"),
    }
}

fn quote(quoted: &ExternalId, all: &[&Message]) -> String {
    let found = all
        .iter()
        .find(|message| message.external_id.as_ref() == Some(quoted));
    match found {
        Some(message) if message.revoked.is_some() => "(deleted)".to_owned(),
        Some(message) => crate::text::excerpt(&shown(message.shown()), 40),
        None => "(a message nobody told us of)".to_owned(),
    }
}

fn ticks(message: &Message) -> Option<&'static str> {
    let (rung, _) = message.ticks.top()?;
    Some(mark(rung))
}

fn mark(rung: Rung) -> &'static str {
    match rung {
        Rung::Sent => "sent",
        Rung::Delivered => "delivered",
        Rung::Read => "read",
        Rung::Played => "played",
        Rung::Failed => "FAILED",
    }
}

/// Day and time of day in UTC.
fn moment(at: Millis) -> (String, String) {
    let (days, rest) = (at.div_euclid(86_400_000), at.rem_euclid(86_400_000));
    let seconds = rest / 1_000;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let (year, month, day) = civil(days);
    (
        format!("{year:04}-{month:02}-{day:02}"),
        format!("{hour:02}:{minute:02}:{second:02}"),
    )
}

/// The calendar day that is so many days after 1970-01-01. Counts in eras of 400 years that begin in March, so that a leap
/// day is the last of its year.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_named_as_in_the_calendar() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(11_017), (2000, 3, 1));
        assert_eq!(civil(20_778), (2026, 11, 21));
        assert_eq!(civil(-1), (1969, 12, 31));
    }
}
