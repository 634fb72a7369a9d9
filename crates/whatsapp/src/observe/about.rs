//! What is said of another bubble: edits, revokes and reactions (webhooks.md 2.4, 2.6, 3.6). They come in every feed,
//! from either side, with an id of their own.

use twinline_core::Millis;
use twinline_core::ids::ExternalId;
use twinline_core::message::{Direction, Source};
use twinline_core::observation::{About, EditSaid, Peer, ReactionSaid, RevokeSaid, Said};
use twinline_wire::Wamid;
use twinline_wire::webhook::{Content, Edit, Message};

use super::content::content_of;
use super::messages::external_id;

/// Who said a message to whom, in which feed.
pub(super) struct Telling {
    pub(super) source: Source,
    pub(super) peer: Peer,
    pub(super) direction: Direction,
    pub(super) at: Millis,
}

impl Telling {
    /// What the message says of another bubble, or the telling back if the message is a bubble itself.
    pub(super) fn about_another(self, message: &Message) -> Result<Result<Said, Self>, String> {
        Ok(Ok(match &message.content {
            Content::Edit(edit) => {
                let about = self.about(message, &edit.original_message_id)?;
                let content = edited(message, edit)?;
                Said::Edit(Box::new(EditSaid { about, content }))
            }
            Content::Revoke(revoke) => Said::Revoke(RevokeSaid {
                about: self.about(message, &revoke.original_message_id)?,
            }),
            Content::Reaction(reaction) => Said::Reaction(ReactionSaid {
                about: self.about(message, &reaction.message_id)?,
                emoji: reaction.shown().map(str::to_owned),
            }),
            // One of them without its object, as in one collected echo.
            Content::Unknown {
                kind: Some(kind), ..
            } if matches!(kind.as_str(), "edit" | "revoke" | "reaction") => {
                return Err(format!(
                    "The {kind} does not tell which message it is about."
                ));
            }
            _ => return Ok(Err(self)),
        }))
    }

    fn about(self, message: &Message, of: &Wamid) -> Result<About, String> {
        let of = of.present();
        let of = of.ok_or("It does not tell which message it is about.")?;
        Ok(About {
            source: self.source,
            event: external_id(message)?,
            of: ExternalId(of.to_owned()),
            peer: self.peer,
            direction: self.direction,
            at: self.at,
        })
    }
}

fn edited(message: &Message, edit: &Edit) -> Result<twinline_core::content::Content, String> {
    let now = edit.message.as_ref().map(|edited| &edited.content);
    match now {
        None | Some(Content::Unknown { kind: None, .. }) => {
            Err("It does not tell what the message says now.".to_owned())
        }
        Some(now) => Ok(content_of(now, message)),
    }
}
