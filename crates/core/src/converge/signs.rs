//! The signs that we put on messages. What the channel has taken stands on the message that it is about, by the ledger's time:
//! of two, that stands which was put there last, whichever was taken first.

use super::WorkingSet;
use crate::fate::{Fate, Reaction};
use crate::ids::{ExternalId, SendId};
use crate::message::Direction;
use crate::send::SendState;

impl WorkingSet {
    /// A sign's row in the ledger moved.
    pub(super) fn sign_moved(&mut self, id: SendId) {
        let Some(send) = self.sends.get(&id) else {
            return;
        };
        let Some((of, emoji)) = send.sign() else {
            return;
        };
        // A sign that was taken and refused afterwards stands above its own first telling.
        let (event, emoji) = match send.state {
            state if state.out() => (id.to_string(), emoji.map(str::to_owned)),
            SendState::Refused if send.external_id.is_some() => (format!("{id}/refused"), None),
            _ => return,
        };
        let sign = Reaction {
            at: send.created_at,
            event: ExternalId(event),
            emoji,
        };
        let fate = Fate {
            reactions: [(Direction::Out, sign)].into(),
            ..Fate::default()
        };
        let of = of.clone();
        if let Some(message) = self.by_external.get(&of).copied() {
            self.join_fate(message, &fate);
        }
    }

    /// A status of a sign: it names no bubble, so it settles the ledger's row alone. Returns whether `send` is a sign.
    pub(super) fn sign_told(&mut self, send: SendId, external: &ExternalId, fate: &Fate) -> bool {
        let now = self.scope.now;
        let Some(row) = self.sends.get_mut(&send).filter(|row| row.sign().is_some()) else {
            return false;
        };
        let changed = match fate.ticks.failure() {
            Some(failure) => row.failed(external, failure, now),
            None => row.proven(external, now),
        };
        if changed {
            self.send_changed(send);
        }
        true
    }
}
