//! What may be done to a bubble that is there already: answered, reacted to, edited, deleted for
//! everyone, played. Each rule is told the bubble as the phone shows it and the time.

use super::profile::Rules;
use crate::truth::model::{Media, Message, Phone, SYSTEM, Side, Ticks};
use crate::truth::{Told, Truth};

/// Why WhatsApp does not let a person do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    #[error("this phone does not show that message")]
    NotShown,
    #[error("the message was deleted")]
    Deleted,
    #[error("only its writer can do that")]
    NotYours,
    #[error("only texts and captions can be edited")]
    NothingToEdit,
    #[error("a message can be edited for 15 minutes")]
    TooLateToEdit,
    #[error("a message can be deleted for everyone for two days")]
    TooLateToDelete,
    #[error("the message was never sent")]
    NeverSent,
    #[error("only a voice message of the other side can be played")]
    NoVoice,
    #[error("this is a notice of WhatsApp, and no message")]
    Notice,
    #[error("this needs the network, and the phone is offline")]
    Offline,
    #[error("the message does not offer that")]
    NotOffered,
    #[error("this phone blocked the other side: unblock it first")]
    Blocked,
    #[error("broadcast lists are read-only while the number is connected to the API")]
    BroadcastsOff,
    #[error("four devices can be linked: unlink one first")]
    CompanionsUsedUp,
    #[error("three chats can be pinned: unpin one first")]
    PinsUsedUp,
    #[error("the app has at most 20 labels: remove one first")]
    LabelsUsedUp,
    #[error("that was answered already")]
    TappedAlready,
    #[error("its endpoint ended this flow: the business has to send it again")]
    FlowEnded,
    #[error("this flow is blocked or deprecated, and cannot be opened")]
    FlowClosed,
    #[error(
        "disappearing messages are off in all chats while the number is connected to the API, which keeps what was said"
    )]
    DisappearingOff,
    #[error("view once is off while the number is connected to the API, which could not honour it")]
    ViewOnceOff,
    #[error(
        "live location is off while the number is connected to the API, which carries places and no movements"
    )]
    LiveLocationOff,
    #[error("this does not open once, or is your own")]
    NotForOnce,
    #[error("this was opened already, and opens once")]
    OpenedAlready,
    #[error("the business's status posts are not shown to this phone")]
    UpdatesNotShown,
    #[error("there is nothing in this message that could be forwarded")]
    NothingToForward,
}

/// A bubble as one phone shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bubble<'a> {
    pub(crate) message: &'a Message,
    pub(crate) told: &'a Told<'a>,
    pub(crate) media: Option<&'a Media>,
    pub(crate) rules: &'a Rules,
    /// Written by the phone's own side, on the phone or by the API.
    pub(crate) mine: bool,
}

impl<'a> Bubble<'a> {
    pub(crate) fn of(
        truth: &'a Truth,
        phone: &Phone,
        message: &'a Message,
        told: &'a Told<'a>,
    ) -> Self {
        let media = message.content.media.as_ref();
        Self {
            message,
            told,
            rules: truth.rules(),
            media: media.and_then(|id| truth.media.get(id)),
            mine: (message.from == Side::Business) == phone.is_business(),
        }
    }

    fn there(&self) -> Result<(), Forbidden> {
        if self.message.content.kind == SYSTEM {
            Err(Forbidden::Notice)
        } else if self.told.revoked_at.is_some() {
            Err(Forbidden::Deleted)
        } else {
            Ok(())
        }
    }

    pub(crate) fn may_be_answered(&self) -> Result<(), Forbidden> {
        self.there()
    }

    pub(crate) fn may_be_forwarded(&self) -> Result<(), Forbidden> {
        self.there()?;
        if self.message.marks.fleeting.view_once {
            return Err(Forbidden::NothingToForward);
        }
        Ok(())
    }

    /// A file that opens once is opened, by the other side and once.
    pub(crate) fn may_be_opened_once(&self) -> Result<(), Forbidden> {
        self.there()?;
        let fleeting = &self.message.marks.fleeting;
        if self.mine || !fleeting.view_once {
            Err(Forbidden::NotForOnce)
        } else if fleeting.opened {
            Err(Forbidden::OpenedAlready)
        } else {
            Ok(())
        }
    }

    pub(crate) fn may_be_reacted_to(&self) -> Result<(), Forbidden> {
        self.there()?;
        self.was_sent()
    }

    pub(crate) fn may_be_edited(&self, now: i64) -> Result<(), Forbidden> {
        self.there()?;
        self.was_sent()?;
        if !self.mine {
            return Err(Forbidden::NotYours);
        }
        let until = self.edit_until().ok_or(Forbidden::NothingToEdit)?;
        if now > until {
            return Err(Forbidden::TooLateToEdit);
        }
        Ok(())
    }

    pub(crate) fn may_be_deleted(&self, now: i64) -> Result<(), Forbidden> {
        self.there()?;
        self.was_sent()?;
        let until = self.delete_until().ok_or(Forbidden::NotYours)?;
        if now > until {
            return Err(Forbidden::TooLateToDelete);
        }
        Ok(())
    }

    pub(crate) fn may_be_played(&self) -> Result<(), Forbidden> {
        self.there()?;
        if self.mine || !self.is_voice() {
            return Err(Forbidden::NoVoice);
        }
        Ok(())
    }

    /// The last moment of an edit; none if this phone can never edit it.
    pub(crate) fn edit_until(&self) -> Option<i64> {
        let has_caption = self.message.content.text.is_some();
        let editable = match self.message.content.kind.as_str() {
            "text" => true,
            "image" | "video" | "document" => has_caption,
            _ => false,
        };
        (self.mine && editable).then_some(self.message.typed_at + self.rules.edit_within_ms)
    }

    /// The last moment of a deletion; none if this phone can never delete it.
    pub(crate) fn delete_until(&self) -> Option<i64> {
        let deletable = self.mine && self.message.content.kind != SYSTEM;
        deletable.then_some(self.message.typed_at + self.rules.delete_within_ms)
    }

    /// A voice note, which differs from other sound by its format.
    pub(crate) fn is_voice(&self) -> bool {
        self.message.content.kind == "audio"
            && self
                .media
                .is_some_and(|media| media.mime.starts_with("audio/ogg"))
    }

    fn was_sent(&self) -> Result<(), Forbidden> {
        match self.message.ticks {
            Ticks::Failed => Err(Forbidden::NeverSent),
            _ => Ok(()),
        }
    }
}
