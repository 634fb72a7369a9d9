//! Answers that crossed: a bot's and one typed on the phone, to the same turn, where neither could know of the other. The
//! owner's word was on its way to us while the bot's reply was accepted, so nothing could prevent it; it can only be told.
//!
//! A function of the *set* of messages and of what the ledger says went out, as a [`crate::summary::Summary`] is: the order
//! in which echoes, answers and statuses are heard cannot matter.
//!
//! WhatsApp tells whole seconds. Nobody reads and answers within one: whoever writes in the second in which the customer
//! wrote does not answer that, and whoever writes in the second in which the bot's reply went out has not read it. An agent
//! sees the bot's bubble from the moment in which it is written, before any call, so what agents say never crosses.

use std::collections::BTreeMap;

use crate::Millis;
use crate::ids::{BotId, ConversationId, MessageId};
use crate::message::{Direction, Message, Origin};
use crate::send::{Send, SendAuthor};
use crate::turn::Turn;

/// A bot's answer and a person's that crossed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Collision {
    /// Where it stands in the thread: behind both answers.
    pub at: Millis,
    /// The bot's answer; names the collision, for there is one at most for each.
    pub automated: MessageId,
    /// Where.
    pub conversation: ConversationId,
    /// The turn that both answered.
    pub turn: Turn,
    /// Which bot.
    pub bot: BotId,
    /// The first word of the phone that crossed it.
    pub human: MessageId,
}

/// The seconds, by WhatsApp's clock, in which a word of the phone crosses a bot's answer: both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The second after the customer's word.
    pub first: Millis,
    /// The second in which the bot's answer went out.
    pub last: Millis,
}

impl Span {
    /// Of a bot's answer to `asked`. Until WhatsApp has told when it went out, it is what is certain: that it was not
    /// before it was written.
    pub fn of(asked: &Message, answer: &Message) -> Self {
        let went_out = answer.ticks.sent.unwrap_or(answer.told.at);
        Self {
            first: second(asked.told.at) + 1_000,
            last: second(went_out),
        }
    }

    /// Whether something said at `at` lies in it.
    pub fn holds(self, at: Millis) -> bool {
        (self.first..=self.last).contains(&second(at))
    }
}

fn second(at: Millis) -> Millis {
    at.div_euclid(1_000) * 1_000
}

/// Whether it was typed on the phone, as far as is known now.
fn of_the_phone(message: &Message) -> bool {
    message.direction == Direction::Out
        && message.origin.origin == Origin::Phone
        && message.send.is_none()
        && message.author.is_none()
        && message.is_word()
}

/// All that crossed, of these sends among these messages. Sends that did not go out, people's, and those whose bubble or turn
/// is not among the messages are passed over.
pub fn collisions<'a>(
    messages: impl Iterator<Item = &'a Message>,
    sends: impl Iterator<Item = &'a Send>,
) -> Vec<Collision> {
    let messages: BTreeMap<MessageId, &Message> = messages.map(|row| (row.id, row)).collect();
    let crossed = |send: &Send| {
        let (SendAuthor::Bot(bot), Some(turn), true) = (send.author, send.turn, send.state.out())
        else {
            return None;
        };
        let answer = messages.get(&MessageId::of_send(send.id))?;
        let span = Span::of(messages.get(&turn.0)?, answer);
        let words = messages.values().filter(|word| {
            word.conversation == answer.conversation
                && of_the_phone(word)
                && span.holds(word.told.at)
        });
        let human = words.min_by_key(|word| word.order())?;
        Some(Collision {
            // Of one moment, what moved the floor comes first.
            at: human.told.at.max(answer.told.at) + 1,
            automated: answer.id,
            conversation: answer.conversation,
            turn,
            bot,
            human: human.id,
        })
    };
    let mut found: Vec<Collision> = sends.filter_map(crossed).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::command::{NewSend, say};
    use crate::content::Content;
    use crate::converge::tests_support::{Story, customer_says, phone_says};
    use crate::ids::SendId;
    use crate::message::Automatic;
    use crate::send::SendState;
    use crate::ticks::Rung;
    use crate::turn::open_turn;

    const REPLY: SendId = SendId(Uuid::from_u128(0x5e0d));

    /// The customer asks, and a bot's reply is handed to the channel, which takes it.
    fn answered_by_a_bot() -> Story {
        let mut story = Story::new();
        customer_says(&mut story, 0, "hi");
        let conversation = story.conversation();
        let turn = open_turn(&story.set().conversations[&conversation].summary);
        let new = NewSend {
            id: REPLY,
            conversation,
            author: SendAuthor::Bot(BotId(Uuid::from_u128(9))),
            content: Content::Text {
                body: "How can I help?".to_owned(),
            },
            media: None,
            quote: None,
            turn,
            client_token: None,
            seen_no: None,
            confirmed: false,
            window_ms: None,
            priority: None,
            at: None,
            callback_data: None,
        };
        story.run(|set| say(set, new)).unwrap();
        let begun = story.run(|set| crate::command::release(set, REPLY, |_| None));
        assert!(begun.is_ok());
        story
    }

    fn crossed(story: &Story) -> Vec<Collision> {
        let set = story.set();
        collisions(set.messages.values(), set.sends.values())
    }

    #[test]
    fn an_echo_that_was_on_its_way_is_a_collision_and_one_that_follows_is_none() {
        // Business time is sixty seconds after the story's beginning; so is the status.
        let mut story = answered_by_a_bot();
        phone_says(&mut story, 30_000, "Hello, Ana here");
        assert_eq!(crossed(&story), [], "nothing proves that it went out");
        story.status(REPLY, "wamid.reply", Rung::Sent);
        let found = crossed(&story);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].automated, MessageId::of_send(REPLY));
        assert_eq!(found[0].human, story.newest_of_phone());
        let before = |id| story.set().messages[&id].told.at < found[0].at;
        assert!(before(found[0].automated) && before(found[0].human));

        let mut story = answered_by_a_bot();
        story.status(REPLY, "wamid.reply", Rung::Sent);
        phone_says(&mut story, 61_000, "and we open at nine");
        assert_eq!(crossed(&story), [], "the owner has read it");
    }

    #[test]
    fn what_the_app_sent_by_itself_and_what_failed_cross_nothing() {
        let mut story = answered_by_a_bot();
        phone_says(&mut story, 30_000, "We are closed today");
        story.status(REPLY, "wamid.reply", Rung::Sent);
        assert_eq!(crossed(&story).len(), 1);
        let mut rows: Vec<Message> = story.set().messages.values().cloned().collect();
        let greeting = story.newest_of_phone();
        for row in rows.iter_mut().filter(|row| row.id == greeting) {
            row.automatic = Some(Automatic {
                by: None,
                at: 0,
                is: true,
            });
        }
        let sends = || story.set().sends.values();
        assert_eq!(collisions(rows.iter(), sends()), []);
        let mut failed = story.set().sends[&REPLY].clone();
        failed.state = SendState::Refused;
        let rows = story.set().messages.values();
        assert_eq!(collisions(rows, [failed].iter()), []);
    }

    proptest! {
        /// Whole seconds decide, whatever the order of the rows.
        #[test]
        fn a_word_crosses_in_the_seconds_between(
            asked in 0..6_000i64,
            typed in prop::collection::vec(0..6_000i64, 0..4),
            went_out in 0..6_000i64,
            turned in any::<bool>(),
        ) {
            let mut story = answered_by_a_bot();
            phone_says(&mut story, 30_000, "Hello, Ana here");
            story.status(REPLY, "wamid.reply", Rung::Sent);
            let begin = 1_700_000_000_000;
            let word = story.newest_of_phone();
            let mut rows = Vec::new();
            for row in story.set().messages.values() {
                let mut row = row.clone();
                if row.id == word {
                    for (n, at) in (1u128..).zip(&typed) {
                        row.id = MessageId(Uuid::from_u128(n));
                        row.told.at = begin + at;
                        rows.push(row.clone());
                    }
                    continue;
                }
                match row.direction {
                    Direction::In => row.told.at = begin + asked,
                    Direction::Out => row.ticks.sent = Some(begin + went_out),
                }
                rows.push(row);
            }
            if turned {
                rows.reverse();
            }
            let second = |at: i64| at / 1_000;
            let between = |at: &&i64| second(**at) > second(asked) && second(**at) <= second(went_out);
            let found = collisions(rows.iter(), story.set().sends.values());
            prop_assert_eq!(found.len(), usize::from(typed.iter().any(|at| between(&at))));
            if let Some(found) = found.first() {
                let human = rows.iter().find(|row| row.id == found.human).unwrap();
                let first = typed.iter().filter(between).map(|at| second(*at)).min();
                prop_assert_eq!(Some(second(human.told.at - begin)), first);
            }
        }
    }
}
