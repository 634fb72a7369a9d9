//! What a number's state means for a person: what it waits for, and what to do.

use twinline_core::Millis;
use twinline_core::number_life::{Life, LifeRules, NumberLife, SyncState};

const DAY_MS: Millis = 86_400_000;

/// The words of a state.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) waits_for: Option<String>,
    pub(super) advice: Option<String>,
}

/// The words of `state`.
pub(super) fn of(state: Life, life: &NumberLife, now: Millis, rules: &LifeRules) -> Words {
    let say = |waits_for: &str, advice: &str| Words {
        waits_for: Some(waits_for.to_owned()).filter(|text| !text.is_empty()),
        advice: Some(advice.to_owned()).filter(|text| !text.is_empty()),
    };
    match state {
        Life::Draft => say(
            "Somebody connects it.",
            "Begin the sign-up with the phone at hand.",
        ),
        Life::Connecting => say(
            "WhatsApp's answer to the sign-up.",
            "Keep the phone at hand and online; if this lasts for minutes, begin again.",
        ),
        Life::AskingSync => say(
            "The request for contacts and history.",
            "It must be made within 24 hours of connecting, and can be made once only.",
        ),
        Life::Syncing => match life.history.state(now, rules) {
            SyncState::Asked => say(
                "The phone begins to send contacts and history.",
                "Leave the Business App open on the phone; nothing comes while it is closed.",
            ),
            _ => say(
                "Contacts and history arrive.",
                "Leave the Business App open on the phone until they are here.",
            ),
        },
        Life::Live => Words::default(),
        Life::Quiet => Words {
            waits_for: Some("A sign of life of the phone: a message typed in the app.".to_owned()),
            advice: Some(format!(
                "Open the Business App on the phone. WhatsApp ends the connection {}.",
                left(life, now, rules)
            )),
        },
        Life::AtRisk => Words {
            waits_for: Some("A sign of life of the phone, at once.".to_owned()),
            advice: Some(format!(
                "Open the Business App on the phone today: WhatsApp ends the connection {}.",
                left(life, now, rules)
            )),
        },
        Life::Offboarded => say(
            "The number is connected again.",
            "Open the Business App, Settings, Account, Business Platform, and connect it there; or sign up anew.",
        ),
        Life::Reconnected => say(
            "",
            "It works again. What was said meanwhile on the phone may be missing here.",
        ),
    }
}

fn left(life: &NumberLife, now: Millis, rules: &LifeRules) -> String {
    let proof_at = life.proof.map_or(life.stage_since, |(at, _)| at);
    match (proof_at + rules.lost_after_ms - now) / DAY_MS {
        ..=0 => "within hours".to_owned(),
        1 => "in a day or two".to_owned(),
        days => format!("in at most {days} days"),
    }
}

#[cfg(test)]
mod tests {
    use twinline_core::number_life::{Life, LifeRules, NumberLife, Proof};

    use super::{DAY_MS, of};

    #[test]
    fn a_silent_phone_is_told_how_long_is_left() {
        let life = NumberLife {
            proof: Some((0, Proof::Echo)),
            ..NumberLife::default()
        };
        let rules = LifeRules::default();
        let words = of(Life::Quiet, &life, 8 * DAY_MS, &rules);
        assert!(words.advice.unwrap().ends_with("in at most 6 days."));
        let words = of(Life::AtRisk, &life, 14 * DAY_MS - 1, &rules);
        assert!(words.advice.unwrap().ends_with("within hours."));
        assert_eq!(of(Life::Live, &life, 0, &rules), super::Words::default());
    }
}
