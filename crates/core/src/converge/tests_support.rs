//! A conversation in memory, told in short lines; for tests of commands.

use super::tests::Memory;
use super::{Observation, WorkingSet};
use crate::Millis;
use crate::beside::Beside;
use crate::contact::{Identity, IdentityKind};
use crate::content::Content;
use crate::conversation::Answered;
use crate::floor::FloorEvent;
use crate::ids::{ConversationId, ExternalId, MessageId, SendId};
use crate::message::{Direction, Origin, Source};
use crate::observation::{EntryPath, MessageSaid, Peer, Said, StatusSaid};
use crate::ticks::{Rung, Ticks};

/// One customer's conversation.
pub(crate) struct Story {
    memory: Memory,
    said: u64,
    events: Vec<FloorEvent>,
}

impl Story {
    pub(crate) fn new() -> Self {
        Self {
            memory: Memory::new(),
            said: 0,
            events: Vec::new(),
        }
    }

    pub(crate) fn set(&self) -> &WorkingSet {
        &self.memory.set
    }

    pub(crate) fn conversation(&self) -> ConversationId {
        *self
            .memory
            .set
            .conversations
            .keys()
            .next()
            .expect("somebody spoke")
    }

    pub(crate) fn events(&self) -> &[FloorEvent] {
        &self.events
    }

    /// Runs a command as an engine would: a refusal leaves no trace.
    pub(crate) fn run<T, R>(
        &mut self,
        command: impl FnOnce(&mut WorkingSet) -> Result<T, R>,
    ) -> Result<T, R> {
        let done = command(&mut self.memory.set)?;
        self.settle();
        Ok(done)
    }

    /// As a store does when it numbers changes: this outgoing message was learnt under this number.
    pub(crate) fn learnt(&mut self, no: u64, message: MessageId) {
        let id = self.conversation();
        if let Some(row) = self.memory.set.conversations.get_mut(&id) {
            row.answered = Some(Answered { no, message });
        }
    }

    /// The newest bubble of the phone.
    pub(crate) fn newest_of_phone(&self) -> MessageId {
        let of_phone = self.memory.set.messages.values();
        let of_phone = of_phone.filter(|message| message.origin.origin == Origin::Phone);
        let newest = of_phone.max_by_key(|message| message.order());
        newest.expect("the phone spoke").id
    }

    /// A status of one of our sends arrives, with our token.
    pub(crate) fn status(&mut self, send: SendId, external: &str, rung: Rung) {
        self.said += 1;
        let at = self.memory.set.scope.now;
        let said = Said::Status(Box::new(StatusSaid {
            external_id: ExternalId(external.to_owned()),
            send: Some(send),
            peer: Peer::default(),
            ticks: Ticks::one(rung, at, None),
            pricing: None,
            participant: None,
            at,
        }));
        let path = EntryPath {
            position: self.said,
            index: 0,
        };
        self.memory.set.hear(&[Observation {
            path,
            received_at: at,
            said,
        }]);
        self.settle();
    }

    /// Time passes.
    pub(crate) fn pass(&mut self, ms: Millis) {
        self.memory.set.scope.now += ms;
    }

    /// The customer said it `offset` milliseconds after the story began, and WhatsApp delivers it only now.
    pub(crate) fn late(&mut self, offset: Millis, body: &str) {
        self.memory.set.scope.now += 1;
        let now = self.memory.set.scope.now;
        self.hear_at(Source::Live, offset - 1, body, Some(now));
    }

    fn hear(&mut self, source: Source, offset: Millis, body: &str) {
        self.hear_at(source, offset, body, None);
    }

    fn hear_at(&mut self, source: Source, offset: Millis, body: &str, received_at: Option<Millis>) {
        self.said += 1;
        let at = self.memory.set.scope.now - 60_000 + offset;
        let (direction, origin) = match source {
            Source::Echo => (Direction::Out, Origin::Phone),
            _ => (Direction::In, Origin::Customer),
        };
        let said = Said::Message(Box::new(MessageSaid {
            source,
            external_id: ExternalId(format!("wamid.{}", self.said)),
            peer: Peer {
                identities: vec![Identity::global(IdentityKind::WaId, "447700900318")],
                profile_name: None,
            },
            direction,
            origin,
            certain: true,
            at,
            content: Content::Text {
                body: body.to_owned(),
            },
            beside: Beside::default(),
            quote: None,
            ticks: Ticks::default(),
            send: None,
        }));
        let path = EntryPath {
            position: self.said,
            index: 0,
        };
        self.memory.set.hear(&[Observation {
            path,
            received_at: received_at.unwrap_or(at),
            said,
        }]);
        self.settle();
    }

    fn settle(&mut self) {
        self.memory.conclude();
        let events = &self.memory.set.touched.floor_events;
        self.events.extend(events.iter().cloned());
        self.memory.forget_touched();
    }
}

/// The customer writes, `offset` milliseconds after the story began.
pub(crate) fn customer_says(story: &mut Story, offset: Millis, body: &str) {
    story.hear(Source::Live, offset, body);
}

/// The owner writes on the phone.
pub(crate) fn phone_says(story: &mut Story, offset: Millis, body: &str) {
    story.hear(Source::Echo, offset, body);
}
