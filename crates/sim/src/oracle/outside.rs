//! What a bot outside was told of its answers is what became of them: taken means said, refused means that nobody reads it, and
//! every turn that it was given has an end.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::ids::MessageId;
use twinline_core::send::{Send, SendAuthor};
use twinline_store::BotTurnState;

use super::{Question, Shown};
use crate::rude::RUDE;

/// More turns than any storm has.
const TURNS_MAX: usize = 100_000;

/// One line per difference.
pub(super) async fn compare(question: &Question<'_>, shown: &Shown) -> anyhow::Result<Vec<String>> {
    let mut differences = Vec::new();
    let heard = question.house.rude.heard();
    let said: BTreeMap<MessageId, (&Send, &str)> = shown
        .rows()
        .filter_map(|(_, row)| {
            let send = row.send.as_ref()?;
            let text = send.content.text().unwrap_or_default();
            let is_its = send.author == SendAuthor::Bot(RUDE);
            is_its.then_some((MessageId::of_send(send.id), (send, text)))
        })
        .collect();
    for (text, message) in &heard.taken {
        let became = said.get(&MessageId(*message)).map(|(_, text)| *text);
        if became != Some(text) {
            differences.push(format!(
                "the bot's {text:?} was taken as {message}, which says {became:?}"
            ));
        }
    }
    for (send, text) in said.values() {
        if heard.refused.contains(*text) {
            differences.push(format!(
                "the bot's {text:?} was refused, and is send {}",
                send.id
            ));
        }
        if !heard.texts.contains(*text) {
            differences.push(format!(
                "the bot never said {text:?}, which is send {}",
                send.id
            ));
        }
    }
    let mut answers: BTreeSet<MessageId> = said.keys().copied().collect();
    for line in &shown.lines {
        for turn in question.life.app.store.bot_turns(*line, TURNS_MAX).await? {
            let is_said = turn.message.is_some_and(|message| answers.remove(&message));
            let right = match turn.state {
                BotTurnState::Open => false,
                BotTurnState::Answered => is_said,
                BotTurnState::HandedOver | BotTurnState::Withheld | BotTurnState::Expired => {
                    turn.message.is_none()
                }
            };
            if !right {
                differences.push(format!(
                    "the bot's turn {} is {:?}, and its message {:?}",
                    turn.token, turn.state, turn.message
                ));
            }
        }
    }
    differences.extend(
        answers.iter().map(|message| {
            format!("the bot's message {message} answers no turn that it was given")
        }),
    );
    Ok(differences)
}
