//! A person does something to a bubble that is there already: reacts, edits, deletes it for
//! everyone, plays it. All but playing travels as a message of its own, offline or not. Doing again
//! what is so already changes nothing.

use super::ActError;
use super::writing::Draft;
use crate::limits;
use crate::rules::amends::{Bubble, Forbidden};
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Content, EDIT, REACTION, REVOKE, Side};
use crate::truth::shows;
use crate::world::Act;

impl Act<'_> {
    /// Puts an emoji on a bubble in place of an earlier one, or takes it back.
    pub(crate) fn react(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
        emoji: Option<&str>,
    ) -> Result<(), ActError> {
        let emoji = emoji.map(str::trim).filter(|emoji| !emoji.is_empty());
        if emoji.is_some_and(|emoji| !is_emoji(emoji)) {
            return Err(ActError::Invalid("a reaction is one emoji".to_owned()));
        }
        let by = side(phone);
        let is_so = self.bubble(phone, peer, wamid, |bubble| {
            bubble.may_be_reacted_to()?;
            Ok::<_, Forbidden>(bubble.told.reaction(by) == emoji)
        })??;
        if is_so {
            return Ok(());
        }
        let content = Content::about(REACTION, emoji.map(str::to_owned));
        self.say_about(phone, peer, wamid, content)
    }

    /// Gives a text, or the caption of a file, other words.
    pub(crate) fn edit(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
        text: &str,
    ) -> Result<(), ActError> {
        let now = self.now;
        let (is_so, is_file) = self.bubble(phone, peer, wamid, |bubble| {
            bubble.may_be_edited(now)?;
            let is_so = bubble.told.text(bubble.message) == Some(text);
            Ok::<_, Forbidden>((is_so, bubble.media.is_some()))
        })??;
        let most = if is_file {
            limits::CAPTION_CHARS_MAX
        } else {
            limits::TEXT_CHARS_MAX
        };
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        if text.chars().count() > most {
            let why = format!("this message has at most {most} characters");
            return Err(ActError::Invalid(why));
        }
        if is_so {
            return Ok(());
        }
        let content = Content::about(EDIT, Some(text.to_owned()));
        self.say_about(phone, peer, wamid, content)
    }

    /// Deletes a bubble for everyone.
    pub(crate) fn delete(&mut self, phone: &str, peer: &str, wamid: &str) -> Result<(), ActError> {
        let now = self.now;
        let may = self.bubble(phone, peer, wamid, |bubble| {
            (bubble.mine, bubble.may_be_deleted(now))
        })?;
        match may {
            (true, Err(Forbidden::Deleted)) => Ok(()),
            (_, Err(forbidden)) => Err(forbidden.into()),
            (_, Ok(())) => {
                let content = Content::about(REVOKE, None);
                self.say_about(phone, peer, wamid, content)
            }
        }
    }

    /// Listens to a voice note, in the chat opened for it.
    pub(crate) fn play(&mut self, phone: &str, peer: &str, wamid: &str) -> Result<(), ActError> {
        let heard = self.bubble(phone, peer, wamid, |bubble| {
            bubble.may_be_played()?;
            Ok::<_, Forbidden>(bubble.message.heard)
        })??;
        if heard {
            return Ok(());
        }
        self.tell(Event::Heard {
            wamid: wamid.to_owned(),
        });
        self.open_chat(phone, peer)
    }

    /// Looks at a bubble as this phone shows it.
    pub(crate) fn bubble<T>(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
        look: impl FnOnce(Bubble<'_>) -> T,
    ) -> Result<T, ActError> {
        let customer = self.chat_customer(phone, peer)?;
        let owner = self.screen(phone);
        let owner = owner.ok_or_else(|| ActError::UnknownPhone(phone.to_owned()))?;
        let message = self
            .truth
            .message(wamid)
            .filter(|message| message.customer == customer && message.is_bubble())
            .filter(|message| shows(&owner, message))
            .ok_or(Forbidden::NotShown)?;
        let told = self.truth.told_to(&owner, message);
        Ok(look(Bubble::of(self.truth, &owner, message, &told)))
    }

    fn say_about(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
        content: Content,
    ) -> Result<(), ActError> {
        let customer = self.chat_customer(phone, peer)?;
        let draft = Draft::of(content, Some(wamid.to_owned()));
        self.put_down(phone, customer, draft).map(drop)
    }
}

fn side(phone: &str) -> Side {
    if phone == BUSINESS {
        Side::Business
    } else {
        Side::Customer
    }
}

/// Short and no word. Which of the thousands it is does not matter here.
fn is_emoji(text: &str) -> bool {
    text.chars().count() <= limits::EMOJI_CHARS_MAX
        && !text.is_ascii()
        && !text.chars().any(char::is_whitespace)
        && !text.chars().any(char::is_alphabetic)
}
