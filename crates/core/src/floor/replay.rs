//! The simulator: what was said in one conversation, turn by turn, under other rules. People answer as they did; what bots
//! said is left out of the floor, for it is the rules that decide whether they would have.

use super::decide::{Decision, decide};
use super::rules::{Rules, Seat};
use super::scene::Situation;
use super::{Floor, Holder};
use crate::Millis;
use crate::contact::Identity;
use crate::ids::{MessageId, PersonId};
use crate::message::{Direction, Message, Origin};

/// A turn as it was and as it would have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayedTurn {
    /// The turn's last message: its name.
    pub message: MessageId,
    /// When that was received.
    pub at: Millis,
    /// What the rules say at that moment.
    pub decision: Decision,
    /// Who answered, and when. `None`: nobody has.
    pub answered: Option<(Seat, Millis)>,
    /// Who would have answered. `None`: nobody, as far as can be known.
    pub would: Option<Seat>,
}

impl ReplayedTurn {
    /// Whether somebody else would have answered.
    pub fn differs(&self) -> bool {
        self.answered.map(|(who, _)| who) != self.would
    }
}

/// Replays one conversation: `messages` oldest first.
pub fn replayed(rules: &Rules, messages: &[Message], identities: &[Identity]) -> Vec<ReplayedTurn> {
    let needs_language = !rules.languages.is_empty();
    let mut floor = Floor::default();
    let mut open: Vec<&Message> = Vec::new();
    let mut turns = Vec::new();
    let judged = |open: &[&Message], floor: Floor, answered| {
        let last = open.last()?;
        let texts = open.iter().map(|message| {
            let text = message.shown().text().unwrap_or_default();
            (message.received_at(), text)
        });
        let situation = Situation::told(texts, identities.to_vec(), floor, needs_language);
        let at = last.received_at();
        let decision = decide(rules, &situation, at);
        Some(ReplayedTurn {
            message: last.id,
            at,
            would: would(&decision, answered),
            decision,
            answered,
        })
    };
    for message in messages {
        if !message.is_word() || message.void || by_itself(rules, message) {
            continue;
        }
        if message.direction == Direction::In {
            open.push(message);
            continue;
        }
        let (who, holder) = speaker(message);
        let at = message.told.at;
        turns.extend(judged(&open, floor, Some((who, at))));
        open.clear();
        if let Some(holder) = holder
            && let Some((moved, _)) = floor.spoken(holder, at, at, &rules.lengths)
        {
            floor = moved;
        }
    }
    turns.extend(judged(&open, floor, None));
    turns
}

/// Who would have answered: a bot if its time came before anybody's, else whoever did.
fn would(decision: &Decision, answered: Option<(Seat, Millis)>) -> Option<Seat> {
    let person = answered.filter(|(who, _)| *who != Seat::Bot);
    match (decision.bot_after, person) {
        (Some(after), Some((_, at))) if after <= at => Some(Seat::Bot),
        (_, Some((who, _))) => Some(who),
        (Some(_), None) => Some(Seat::Bot),
        // A bot answered, and would not have: the turn would have been people's.
        (None, None) => answered.map(|_| decision.goes_to),
    }
}

fn by_itself(rules: &Rules, message: &Message) -> bool {
    let text = message.shown().text();
    message.origin.origin == Origin::Phone && text.is_some_and(|text| rules.is_automatic(text))
}

/// Who spoke, and as whom they would take the floor.
fn speaker(message: &Message) -> (Seat, Option<Holder>) {
    match message.origin.origin {
        Origin::Phone => (Seat::Phone, Some(Holder::Phone)),
        Origin::Agent => {
            let person = message.author.map(PersonId);
            (Seat::Inbox, person.map(Holder::Agent))
        }
        _ => (Seat::Bot, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::converge::tests_support::{Story, customer_says, phone_says};
    use crate::floor::rules::{AutomaticText, Sample};

    fn told(story: &Story, rules: &Rules) -> Vec<ReplayedTurn> {
        let mut messages: Vec<Message> = story.set().messages.values().cloned().collect();
        messages.sort_by_key(Message::order);
        replayed(rules, &messages, &[])
    }

    #[test]
    fn each_turn_says_who_answered_and_who_would_have() {
        let mut story = Story::new();
        customer_says(&mut story, 0, "hello");
        phone_says(&mut story, 4_000, "good morning");
        customer_says(&mut story, 10_000_000, "is it open?");
        phone_says(&mut story, 10_060_000, "it is");
        customer_says(&mut story, 20_000_000, "thanks");
        let turns = told(&story, &Rules::default());
        let would: Vec<_> = turns.iter().map(|turn| turn.would).collect();
        assert_eq!(would, [Some(Seat::Phone), Some(Seat::Bot), Some(Seat::Bot)]);
        let differs: Vec<_> = turns.iter().map(ReplayedTurn::differs).collect();
        assert_eq!(
            differs,
            [false, true, true],
            "the phone took a minute, then nobody came"
        );
        assert_eq!(turns[2].answered, None);
    }

    #[test]
    fn what_the_app_says_by_itself_answers_no_turn() {
        let mut story = Story::new();
        customer_says(&mut story, 0, "hello");
        phone_says(
            &mut story,
            1_000,
            "We are closed, dear Maria. We answer tomorrow!",
        );
        let rules = Rules {
            automatic: vec![AutomaticText {
                text: "we answer tomorrow".to_owned(),
                sample: Sample::Part,
            }],
            ..Rules::default()
        };
        assert_eq!(told(&story, &rules)[0].answered, None);
        assert_eq!(told(&story, &rules)[0].would, Some(Seat::Bot));
        assert_eq!(told(&story, &Rules::default())[0].would, Some(Seat::Phone));
    }
}
