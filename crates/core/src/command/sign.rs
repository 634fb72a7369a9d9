//! Putting a sign on what a customer said. It is a send like any other, but no message: it has no bubble, answers no turn and
//! does not take the floor.

use uuid::Uuid;

use super::Refused;
use crate::Millis;
use crate::change::ChangeKind;
use crate::content::Content;
use crate::converge::WorkingSet;
use crate::ids::{MessageId, SendId};
use crate::message::{Direction, Message};
use crate::pacing::Priority;
use crate::send::{Send, SendAuthor, SendState};
use crate::window::window;

/// The channel takes no sign on what is older (`graph-api.md` section 2.2).
const SIGNED_MS_MAX: Millis = 30 * 86_400_000;

/// The sign that somebody wants to put on a message.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSign {
    /// A fresh id.
    pub id: SendId,
    /// On which message.
    pub message: MessageId,
    /// By whom.
    pub author: SendAuthor,
    /// The sign in the channel's words: see [`Content::sign`].
    pub content: Content,
    /// The caller's token: the same token never makes a second send.
    pub client_token: Option<Uuid>,
    /// How long after the customer's last word it may be sent.
    pub window_ms: Option<Millis>,
}

/// Writes it into the ledger. Returns the send, or the one that the same token made before.
pub fn sign(set: &mut WorkingSet, new: NewSign) -> Result<SendId, Refused> {
    let now = set.scope.now;
    let known = new.client_token.and_then(|token| {
        let mut sends = set.sends.values();
        sends.find(|send| send.client_token == Some(token))
    });
    if let Some(known) = known {
        return Ok(known.id);
    }
    let message = set.messages.get(&new.message).ok_or(Refused::NotFound)?;
    let of = signable(message, now).ok_or(Refused::NoSign)?.clone();
    let row = set
        .conversations
        .get(&message.conversation)
        .ok_or(Refused::NotFound)?;
    if !window(row.summary.last_word_at(), new.window_ms, now).open {
        return Err(Refused::WindowClosed);
    }
    let send = Send {
        id: new.id,
        line: set.scope.line,
        conversation: message.conversation,
        author: new.author,
        content: new.content,
        media: None,
        quote: Some(of),
        turn: None,
        client_token: new.client_token,
        callback_data: None,
        priority: Priority::of(new.author),
        state: SendState::Queued,
        state_at: now,
        attempt: 0,
        due_at: now,
        created_at: now,
        said_at: Some(now),
        opened_at: None,
        external_id: None,
        failure: None,
    };
    set.touched.sends.insert(send.id);
    set.change(ChangeKind::Send, Some(send.conversation), send.id.0);
    set.sends.insert(send.id, send);
    Ok(new.id)
}

/// The channel's id of a message that can bear a sign: the customer's, not taken back, not too old.
fn signable(message: &Message, now: Millis) -> Option<&crate::ids::ExternalId> {
    let fresh = now - message.told.at < SIGNED_MS_MAX;
    let theirs = message.direction == Direction::In && message.revoked.is_none();
    message.external_id.as_ref().filter(|_| fresh && theirs)
}
