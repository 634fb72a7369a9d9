//! Writing a send into the ledger, taking it back, trying it again.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Refused;
use crate::Millis;
use crate::beside::Beside;
use crate::change::ChangeKind;
use crate::content::Content;
use crate::converge::WorkingSet;
use crate::floor::{Holder, Situation, bot_may_answer, decide};
use crate::ids::{ConversationId, MediaId, MessageId, SendId};
use crate::message::{Direction, Message, OriginSeen, Source, Sources, Told, seen};
use crate::pacing::Priority;
use crate::send::{Send, SendAuthor, SendState};
use crate::ticks::Ticks;
use crate::turn::{Turn, open_turn};
use crate::window::window;

/// What somebody wants said.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSend {
    /// A fresh id.
    pub id: SendId,
    /// Where.
    pub conversation: ConversationId,
    /// By whom.
    pub author: SendAuthor,
    /// What.
    pub content: Content,
    /// The file, if any.
    pub media: Option<MediaId>,
    /// The message it quotes.
    pub quote: Option<MessageId>,
    /// The turn it answers; required for bots.
    pub turn: Option<Turn>,
    /// The caller's token: the same token never makes a second send.
    pub client_token: Option<Uuid>,
    /// The last change number the composer has seen. `None`: not asked (bots name a turn instead).
    pub seen_no: Option<u64>,
    /// A person has read that somebody answered meanwhile, and says it anyway.
    pub confirmed: bool,
    /// How long free text is allowed after the customer's last word, from the channel's capabilities.
    pub window_ms: Option<Millis>,
    /// How urgent it is; nothing: as its author's sends are.
    pub priority: Option<Priority>,
    /// Not before; nothing, or what is past: now.
    pub at: Option<Millis>,
    /// See [`Send::callback_data`].
    pub callback_data: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The bubble.
    pub message: MessageId,
    /// Whether it was there already: the same token came again.
    pub repeated: bool,
}

/// Writes a send. A person's speech takes the floor and withdraws queued automated sends; a bot's needs the floor. What is to
/// be said later does neither until its time comes, see [`super::release`].
pub fn say(set: &mut WorkingSet, new: NewSend) -> Result<Written, Refused> {
    if let Some(message) = already_said(set, &new) {
        return Ok(Written {
            message,
            repeated: true,
        });
    }
    let now = set.scope.now;
    let row = set
        .conversations
        .get(&new.conversation)
        .ok_or(Refused::NotFound)?;
    let later = new.at.filter(|at| *at > now);
    if !window(
        row.summary.last_word_at(),
        new.window_ms,
        later.unwrap_or(now),
    )
    .open
    {
        return Err(Refused::WindowClosed);
    }
    match new.author {
        SendAuthor::Agent(person) => check_seen(set, &new, person.0)?,
        SendAuthor::Bot(bot) => {
            let answered = open_turn(&row.summary).is_none();
            let newest = row.summary.last_in.as_ref().map(|(_, id)| Turn(*id));
            let turn = new.turn.ok_or(Refused::Withheld {
                why: crate::floor::Withheld::Answered,
            })?;
            let situation = Situation::of(set, new.conversation, None);
            let decision = decide(&set.rules, &situation, now);
            bot_may_answer(row.floor, bot, turn, newest, answered, &decision, now)
                .map_err(|why| Refused::Withheld { why })?;
        }
    }
    // Only what was said in this very conversation can be quoted in it.
    let quoted = new.quote.and_then(|id| set.messages.get(&id));
    let quote = quoted
        .filter(|quoted| quoted.conversation == new.conversation)
        .and_then(|quoted| quoted.external_id.clone());
    let send = Send {
        id: new.id,
        line: set.scope.line,
        conversation: new.conversation,
        author: new.author,
        content: new.content,
        media: new.media,
        quote,
        turn: new.turn,
        client_token: new.client_token,
        callback_data: new.callback_data,
        priority: new.priority.unwrap_or(Priority::of(new.author)),
        state: if later.is_some() {
            SendState::Scheduled
        } else {
            SendState::Queued
        },
        state_at: now,
        attempt: 0,
        due_at: later.unwrap_or(now),
        created_at: now,
        said_at: later.is_none().then_some(now),
        opened_at: None,
        external_id: None,
        failure: None,
    };
    let id = send.id;
    set.touched.sends.insert(id);
    set.sends.insert(id, send);
    if later.is_none() {
        said(set, id);
    } else {
        set.change(ChangeKind::Send, Some(new.conversation), id.0);
    }
    Ok(Written {
        message: MessageId::of_send(id),
        repeated: false,
    })
}

/// A send is said now: its bubble appears, and its author speaks.
pub(super) fn said(set: &mut WorkingSet, id: SendId) {
    let Some(send) = set.sends.get(&id) else {
        return;
    };
    let (conversation, author) = (send.conversation, send.author);
    let message = bubble(send);
    let message_id = message.id;
    set.put_message(message);
    set.touch_message(message_id, conversation, ChangeKind::MessageAdded);
    set.spoken(conversation, author.holder(), set.scope.now);
}

fn already_said(set: &WorkingSet, new: &NewSend) -> Option<MessageId> {
    let token = new.client_token?;
    set.sends
        .values()
        .find(|send| send.client_token == Some(token))
        .map(|send| MessageId::of_send(send.id))
}

/// A reply to something that somebody else answered meanwhile asks for confirmation.
fn check_seen(set: &WorkingSet, new: &NewSend, author: Uuid) -> Result<(), Refused> {
    let (Some(seen_no), false) = (new.seen_no, new.confirmed) else {
        return Ok(());
    };
    let Some(answered) = set
        .conversations
        .get(&new.conversation)
        .and_then(|row| row.answered)
    else {
        return Ok(());
    };
    let own = set
        .messages
        .get(&answered.message)
        .is_some_and(|message| message.author == Some(author));
    if answered.no > seen_no && !own {
        return Err(Refused::SomebodyAnswered {
            message: answered.message,
        });
    }
    Ok(())
}

/// The bubble that a send shows from the moment it is said. Feeds and answers join it later.
pub fn bubble(send: &Send) -> Message {
    let said_at = send.said_at.unwrap_or(send.created_at);
    Message {
        id: MessageId::of_send(send.id),
        line: send.line,
        conversation: send.conversation,
        external_id: None,
        send: Some(send.id),
        direction: Direction::Out,
        origin: OriginSeen {
            certain: true,
            origin: send.author.origin(),
        },
        author: Some(send.author.id()),
        told: Told {
            authority: 4,
            at: said_at,
        },
        seen: seen(said_at, 0),
        sources: Sources::of(Source::Send),
        content: send.content.clone(),
        beside: Beside::default(),
        quote: send.quote.clone(),
        ticks: Ticks::default(),
        edited: None,
        revoked: None,
        reactions: BTreeMap::new(),
        receipts: BTreeMap::new(),
        pricing: None,
        void: false,
        automatic: None,
    }
}

/// Takes a send back before the courier has begun it.
pub fn cancel(set: &mut WorkingSet, id: SendId) -> Result<(), Refused> {
    let now = set.scope.now;
    let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
    if !send.ended(SendState::Cancelled, now) {
        return Err(Refused::TooLate);
    }
    set.send_changed(id);
    Ok(())
}

/// A person decides to try a refused, failed or unknown send again, knowing that an unknown one may double. It is speech
/// like any other: it takes the floor.
pub fn retry(set: &mut WorkingSet, id: SendId, window_ms: Option<Millis>) -> Result<(), Refused> {
    let now = set.scope.now;
    let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
    let conversation = set
        .conversations
        .get(&send.conversation)
        .ok_or(Refused::NotFound)?;
    if !window(conversation.summary.last_word_at(), window_ms, now).open {
        return Err(Refused::WindowClosed);
    }
    let (author, conversation) = (send.author, send.conversation);
    if !send.retried(now) {
        return Err(Refused::TooLate);
    }
    if let Some(bubble) = set.messages.get_mut(&MessageId::of_send(id)) {
        // What is told of the attempt before is not told of this one.
        bubble.external_id = None;
        bubble.ticks = Ticks::default();
    }
    set.send_changed(id);
    if let SendAuthor::Agent(person) = author {
        set.spoken(conversation, Holder::Agent(person), now);
    }
    Ok(())
}
