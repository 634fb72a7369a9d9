//! Decisions in plain words: the preview that stands beside the rules, and the simulator's lines.

use super::Holder;
use super::decide::{Decision, Reason};
use super::hours::{LocalMoment, local};
use super::rules::Seat;
use crate::Millis;

/// Says a decision about a message of `who` at `now`: where it would go, when, and why. `zone` is whose clock is read;
/// `name_of` names an agent or a bot.
pub fn sentence(
    who: &str,
    now: Millis,
    zone: &str,
    decision: &Decision,
    name_of: &dyn Fn(Holder) -> Option<String>,
) -> String {
    let clock = |at: Millis| local(zone, at).map_or_else(String::new, |local| local.clock());
    let when = local(zone, now).map_or_else(String::new, |local: LocalMoment| {
        format!("At {} on {}, ", local.clock(), local.day_name())
    });
    let mut told = format!(
        "{when}{who}’s message would go to {}",
        seat(decision.goes_to)
    );
    let wait = decision.bot_after.map(|after| after.saturating_sub(now));
    if decision.goes_to == Seat::Bot
        && let Some(wait) = wait.filter(|wait| *wait > 0)
    {
        told.push_str(" after ");
        told.push_str(&span(wait));
    }
    let reasons: Vec<String> = decision
        .because
        .iter()
        .filter_map(|reason| reason_told(reason, who, decision.goes_to, &clock, name_of))
        .collect();
    if let Some(because) = listed(&reasons) {
        told.push_str(", because ");
        told.push_str(&because);
    }
    told.push('.');
    if decision.goes_to != Seat::Bot
        && let Some(after) = decision.bot_after
    {
        told.push_str(" If nobody answers, the bot may from ");
        told.push_str(&clock(after));
        told.push('.');
    }
    told
}

fn reason_told(
    reason: &Reason,
    who: &str,
    goes_to: Seat,
    clock: &dyn Fn(Millis) -> String,
    name_of: &dyn Fn(Holder) -> Option<String>,
) -> Option<String> {
    Some(match reason {
        Reason::NothingToAnswer => format!("{who} does not wait for an answer"),
        Reason::People { label } => format!("{who} is one of “{label}”"),
        Reason::Topic { name, word } => format!("it is about “{name}” (it says “{word}”)"),
        Reason::Language { language } => format!("{who} writes {}", language_name(language)),
        Reason::Open => "you are open".to_owned(),
        Reason::Closed => "you are closed".to_owned(),
        Reason::ClosedDay { date } => format!("you are closed on {date}"),
        Reason::NoBot => "no bot has a place in the order".to_owned(),
        // The time that is told already says how long.
        Reason::HeadStart { .. } | Reason::Burst { .. } if goes_to != Seat::Bot => return None,
        Reason::HeadStart { who, .. } => format!("{} goes first", seat(*who)),
        Reason::Burst { .. } => format!("{who} may still be writing"),
        Reason::Held { by, until } => {
            let name = match by {
                Holder::Phone => "the phone".to_owned(),
                other => name_of(*other).unwrap_or_else(|| "somebody at the inbox".to_owned()),
            };
            match until {
                Some(until) => format!("{name} has the floor until {}", clock(*until)),
                None => format!("{name} has the floor"),
            }
        }
        Reason::Quiet { until } => {
            format!(
                "a person spoke, and bots are silent until {}",
                clock(*until)
            )
        }
        Reason::Typing { until } => format!("an agent types (bots wait until {})", clock(*until)),
        Reason::HandedOver => "a bot has handed the conversation over to people".to_owned(),
        Reason::NobodyFor { ms } => format!("nobody has answered in the last {}", span(*ms)),
    })
}

fn listed(reasons: &[String]) -> Option<String> {
    match reasons {
        [] => None,
        [one] => Some(one.clone()),
        [all @ .., last] => Some(format!("{} and {last}", all.join(", "))),
    }
}

/// A seat as it is spoken of.
pub fn seat(seat: Seat) -> &'static str {
    match seat {
        Seat::Phone => "the phone",
        Seat::Inbox => "the inbox",
        Seat::Bot => "the bot",
    }
}

/// A length of time in words.
pub fn span(ms: Millis) -> String {
    let seconds = ms.div_euclid(1000);
    let (count, unit) = match seconds {
        0 => return format!("{ms} ms"),
        s if s % 86_400 == 0 => (s / 86_400, "day"),
        s if s % 3_600 == 0 => (s / 3_600, "hour"),
        s if s % 60 == 0 => (s / 60, "minute"),
        s if s > 600 => ((s + 59) / 60, "minute"),
        s => (s, "second"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

fn language_name(code: &str) -> String {
    let name = match code {
        "ar" => "Arabic",
        "bn" => "Bengali",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hu" => "Hungarian",
        "id" => "Indonesian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "nl" => "Dutch",
        "no" => "Norwegian",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sv" => "Swedish",
        "th" => "Thai",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "ur" => "Urdu",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        other => return format!("in “{other}”"),
    };
    name.to_owned()
}
