//! Binding: a send's row and its echo, status or answer are one message; ticks that came early find theirs.

use super::WorkingSet;
use crate::beside::Beside;
use crate::change::ChangeKind;
use crate::fate::Fate;
use crate::ids::{ExternalId, MessageId, SendId};
use crate::message::{Message, Reactions, Receipts, Source};
use crate::ticks::Ticks;

impl WorkingSet {
    /// The channel calls our send's message `external`. If a bubble of that id exists already (an echo or history
    /// overtook the answer), the two become one: the send's.
    pub(super) fn bind(&mut self, send: SendId, external: &ExternalId) {
        let id = MessageId::of_send(send);
        let Some(mut message) = self.messages.get(&id).cloned() else {
            return; // A token of another installation, or of another program on the same number.
        };
        let before = message.clone();
        message.external_id.get_or_insert_with(|| external.clone());
        if message.external_id.as_ref() != Some(external) {
            self.doubled(&message, external);
            return;
        }
        if let Some(other) = self
            .by_external
            .get(external)
            .copied()
            .filter(|other| *other != id)
            && let Some(gone) = self.messages.remove(&other)
        {
            let contacts = [message.conversation, gone.conversation]
                .map(|id| self.conversations.get(&id).map(|row| row.contact));
            if let [Some(ours), Some(theirs)] = contacts
                && ours != theirs
            {
                self.contacts_proven_one(ours, theirs);
                message.conversation = self
                    .messages
                    .get(&id)
                    .map_or(message.conversation, |row| row.conversation);
            }
            message.join(&gone);
            // Two who are known to be two stay so: then the conversation that it stood in has lost it.
            let home = gone.conversation;
            let gone = Message {
                conversation: message.conversation,
                ..gone
            };
            self.unspoken(&gone, send);
            self.touched.messages.remove(&other);
            self.touched.merged_messages.insert(other, id);
            self.touched
                .changes
                .retain(|change| change.subject != other.0);
            self.touched.conversations.insert(message.conversation);
            if self.conversations.contains_key(&home) {
                self.touched.conversations.insert(home);
            }
            self.change(
                ChangeKind::MessageRemoved,
                Some(message.conversation),
                other.0,
            );
        }
        if message != before {
            self.touch_message(id, message.conversation, ChangeKind::MessageChanged);
        }
        // Another feed told of it: it went out, whatever the answer said.
        let proven = message.sources != before.sources;
        self.put_message(message);
        if proven {
            self.prove(send, external);
        }
        self.unpark(external, id);
    }

    /// A second id for one send: a person tried an unknown one again, and both went out. The customer has two, so the
    /// thread shows two.
    fn doubled(&mut self, first: &Message, external: &ExternalId) {
        if self.by_external.contains_key(external) {
            return;
        }
        let second = Message {
            id: MessageId::of_external(self.scope.line, external),
            external_id: Some(external.clone()),
            send: None,
            ticks: Ticks::default(),
            beside: Beside::default(),
            edited: None,
            revoked: None,
            reactions: Reactions::new(),
            receipts: Receipts::new(),
            pricing: None,
            void: false,
            automatic: None,
            ..first.clone()
        };
        let id = second.id;
        self.touch_message(id, second.conversation, ChangeKind::MessageAdded);
        self.put_message(second);
        self.unpark(external, id);
    }

    /// Something that went out was told of: by its ticks it arrived, or will not.
    pub(super) fn prove(&mut self, send: SendId, external: &ExternalId) {
        let now = self.scope.now;
        let bubble = self.messages.get(&MessageId::of_send(send));
        let failed = bubble.and_then(|bubble| bubble.ticks.failure().cloned());
        let Some(row) = self.sends.get_mut(&send) else {
            return;
        };
        let changed = match failed {
            Some(failure) => row.failed(external, &failure, now),
            None => row.proven(external, now),
        };
        if changed {
            self.send_changed(send);
        }
    }

    /// An answer never outweighs what other feeds have told of the message before it.
    pub(super) fn prove_by_what_is_known(&mut self, send: SendId) {
        let bubble = self.messages.get(&MessageId::of_send(send));
        let told = bubble
            .filter(|bubble| bubble.fate() != Fate::default() || bubble.sources.has(Source::Echo));
        if let Some(external) = told.and_then(|bubble| bubble.external_id.clone()) {
            self.prove(send, &external);
        }
    }

    /// A courier has begun a send: that stands in the ledger's row alone. The bubble is told anew, because it looks different;
    /// it is not altered.
    pub(crate) fn send_begun(&mut self, id: SendId) {
        let Some(send) = self.sends.get(&id) else {
            return;
        };
        let conversation = send.conversation;
        let message = MessageId::of_send(id);
        self.touched.sends.insert(id);
        if self.messages.contains_key(&message) {
            self.change(ChangeKind::MessageChanged, Some(conversation), message.0);
        } else {
            self.change(ChangeKind::Send, Some(conversation), id.0);
        }
    }

    /// The ledger's row moved: its bubble shows it, and a send that never went out answers no turn.
    pub(crate) fn send_changed(&mut self, id: SendId) {
        let Some(send) = self.sends.get(&id) else {
            return;
        };
        let (conversation, void) = (send.conversation, send.state.void());
        self.touched.sends.insert(id);
        let message = MessageId::of_send(id);
        if let Some(row) = self.messages.get_mut(&message) {
            row.void = void;
            let conversation = row.conversation;
            self.touch_message(message, conversation, ChangeKind::MessageChanged);
        } else {
            self.change(ChangeKind::Send, Some(conversation), id.0);
            self.sign_moved(id);
        }
    }
}
