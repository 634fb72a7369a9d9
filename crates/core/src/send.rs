//! The life of a send. It is written before the call and settled by answer, echo or status, in whatever order they
//! come. Silence is *unknown*, never *failed*; proof that it went out beats everything else.
//!
//! ```text
//!   scheduled
//!     ▼ (its time comes: it is said now)
//!   queued ─► calling ─► accepted ─► settled
//!     │  ▲       ├─► throttled ─┐ (due again later)
//!     │  └───────┼──────────────┘
//!     │          ├─► refused          (a person may start a new attempt)
//!     │          └─► unknown ─► settled by a status, or a person decides
//!     └─► withdrawn (the floor) / cancelled (a person) / expired (the window closed)
//! ```

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Millis;
use crate::content::Content;
use crate::floor::Holder;
use crate::ids::{BotId, ConversationId, ExternalId, LineId, MediaId, PersonId, SendId};
use crate::message::Origin;
use crate::pacing::Priority;
use crate::ticks::Failure;
use crate::turn::Turn;
use crate::verdict::{Reach, Verdict};

/// Where a send stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendState {
    /// To be said later: nobody sees a bubble of it until its time comes.
    Scheduled,
    /// Waits for the courier.
    Queued,
    /// A courier has claimed it; the call may be under way.
    Calling,
    /// Not taken now; due again later.
    Throttled,
    /// The call left and no answer came.
    Unknown,
    /// Not taken, for good.
    Refused,
    /// The channel has taken it.
    Accepted,
    /// A status or echo proves that it went out.
    Settled,
    /// Never sent: somebody else answered first.
    Withdrawn,
    /// Never sent: a person took it back.
    Cancelled,
    /// Never sent: it was too late.
    Expired,
}

impl SendState {
    /// Whether it never went out, as far as is known.
    pub fn void(self) -> bool {
        matches!(
            self,
            Self::Withdrawn | Self::Cancelled | Self::Expired | Self::Refused
        )
    }

    /// Whether the courier still has work with it.
    pub fn pending(self) -> bool {
        matches!(self, Self::Scheduled | Self::Queued | Self::Throttled)
    }

    /// Whether there is proof that the channel took it.
    pub fn out(self) -> bool {
        matches!(self, Self::Accepted | Self::Settled)
    }
}

/// Who wants it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "by", content = "id", rename_all = "snake_case")]
pub enum SendAuthor {
    /// Somebody at the inbox.
    Agent(PersonId),
    /// A bot; its sends need the floor.
    Bot(BotId),
}

impl SendAuthor {
    /// The origin its bubble shows.
    pub fn origin(self) -> Origin {
        match self {
            Self::Agent(_) => Origin::Agent,
            Self::Bot(_) => Origin::Bot,
        }
    }

    /// Who has the floor by it.
    pub fn holder(self) -> Holder {
        match self {
            Self::Agent(person) => Holder::Agent(person),
            Self::Bot(bot) => Holder::Bot(bot),
        }
    }

    /// The person's or bot's id.
    pub fn id(self) -> Uuid {
        match self {
            Self::Agent(person) => person.0,
            Self::Bot(bot) => bot.0,
        }
    }
}

/// One intended outgoing message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Send {
    /// Its id, and our token at the channel.
    pub id: SendId,
    /// Over which line.
    pub line: LineId,
    /// To whom.
    pub conversation: ConversationId,
    /// Who wants it said.
    pub author: SendAuthor,
    /// What.
    pub content: Content,
    /// The file, if it carries one.
    pub media: Option<MediaId>,
    /// What it answers, by the channel's id.
    pub quote: Option<ExternalId>,
    /// The customer's turn that it answers; automated sends always name one.
    pub turn: Option<Turn>,
    /// The caller's token: the same token never makes a second send.
    pub client_token: Option<Uuid>,
    /// What the caller wants to hear back with every status. WhatsApp carries our own token in its place
    /// (`biz_opaque_callback_data`, `graph-api.md` section 2.1).
    pub callback_data: Option<String>,
    /// How urgent it is.
    pub priority: Priority,
    /// Where it stands.
    pub state: SendState,
    /// Since when.
    pub state_at: Millis,
    /// How many calls were begun.
    pub attempt: u32,
    /// Not before.
    pub due_at: Millis,
    /// When it was written.
    pub created_at: Millis,
    /// When it was said: at once, or when its time came. Nothing while it is scheduled, and for one that never was said.
    pub said_at: Option<Millis>,
    /// When it was begun as the first word to somebody whose window was closed: it counts against the messaging limit. Nothing
    /// where it was not, and once it was refused.
    pub opened_at: Option<Millis>,
    /// The channel's id, once known.
    pub external_id: Option<ExternalId>,
    /// Why it stands where it stands.
    pub failure: Option<Failure>,
}

/// No answer can make a send wait longer than this.
const WAIT_MS_MAX: Millis = 24 * 3_600_000;
/// Longest wait between two attempts at a throttled send, unless the channel asks for more.
const BACKOFF_MS_MAX: Millis = 5 * 60_000;

impl Send {
    /// The sign that it puts on a message, and on which one, by the channel's id: `None` for a sign takes it back. Nothing for
    /// what is a message itself.
    pub fn sign(&self) -> Option<(&ExternalId, Option<&str>)> {
        let of = self.quote.as_ref()?;
        let emoji = self.content.sign()?;
        Some((of, Some(emoji).filter(|emoji| !emoji.is_empty())))
    }

    /// Takes in the outcome of call number `attempt`. An outcome of an older attempt only counts if it proves that the
    /// message went out. Returns whether anything changed.
    pub fn answered(&mut self, attempt: u32, verdict: &Verdict, now: Millis) -> bool {
        let before = (self.state, self.external_id.clone());
        let current = attempt == self.attempt
            && matches!(self.state, SendState::Calling | SendState::Unknown);
        match verdict {
            Verdict::Accepted { external_id } => {
                self.external_id.get_or_insert_with(|| external_id.clone());
                if self.state != SendState::Settled {
                    self.step(SendState::Accepted, None, now);
                }
            }
            Verdict::Refused { failure } if current => {
                self.step(SendState::Refused, Some(failure.clone()), now);
            }
            Verdict::Throttled {
                failure,
                retry_after_ms,
                reach,
            } if current => {
                let asked = retry_after_ms.unwrap_or(0).min(WAIT_MS_MAX);
                let own = backoff_ms(self.attempt, *reach);
                self.due_at = now.saturating_add(asked.max(own));
                self.step(SendState::Throttled, Some(failure.clone()), now);
            }
            Verdict::Unknown { failure } if current => {
                self.step(SendState::Unknown, Some(failure.clone()), now);
            }
            _ => {}
        }
        before != (self.state, self.external_id.clone())
    }

    /// A status or echo proves that it went out, under this id. Returns whether anything changed.
    pub fn proven(&mut self, external_id: &ExternalId, now: Millis) -> bool {
        if self.state == SendState::Settled {
            return false;
        }
        self.external_id.get_or_insert_with(|| external_id.clone());
        self.step(SendState::Settled, None, now);
        true
    }

    /// The channel took it and said afterwards that it will not arrive. Final for this attempt, whatever else is told of
    /// it; a person may begin a new one. Returns whether anything changed.
    pub fn failed(&mut self, external_id: &ExternalId, failure: &Failure, now: Millis) -> bool {
        if self.state.pending() {
            return false;
        }
        let unnamed = self.external_id.is_none();
        self.external_id.get_or_insert_with(|| external_id.clone());
        if self.state == SendState::Refused && self.failure.as_ref() == Some(failure) {
            return unnamed;
        }
        self.step(SendState::Refused, Some(failure.clone()), now);
        true
    }

    /// Whether it may have gone out under an id that nobody knows: an echo with its words may be its own.
    pub fn undecided(&self) -> bool {
        let begun = match self.state {
            SendState::Calling | SendState::Unknown => true,
            // A person tries it again.
            SendState::Queued => self.attempt > 0,
            _ => false,
        };
        begun && self.external_id.is_none()
    }

    /// It was begun and the process died before an answer was written down: nobody knows.
    pub fn orphaned(&mut self, now: Millis) {
        if self.state == SendState::Calling {
            let failure = Failure {
                code: "interrupted".to_owned(),
                sentence: "Twinline stopped while this was being handed to WhatsApp.".to_owned(),
                remedy: "It may have arrived. Wait for its status, or send it again knowing that it may double.".to_owned(),
            };
            self.step(SendState::Unknown, Some(failure), now);
        }
    }

    /// Ends it before it went out. Only what no courier has begun can be ended.
    pub fn ended(&mut self, state: SendState, now: Millis) -> bool {
        let can = self.state.pending() && state.void();
        if can {
            self.step(state, self.failure.clone(), now);
        }
        can
    }

    /// Its time has come: it is said now. Returns whether it was scheduled.
    pub fn comes_due(&mut self, now: Millis) -> bool {
        let due = self.state == SendState::Scheduled && self.due_at <= now;
        if due {
            self.said_at = Some(now);
            self.step(SendState::Queued, None, now);
        }
        due
    }

    /// A person wants it said at another time.
    pub fn rescheduled(&mut self, at: Millis, now: Millis) -> bool {
        let can = self.state == SendState::Scheduled;
        if can {
            self.due_at = at;
            self.step(SendState::Scheduled, None, now);
        }
        can
    }

    /// It has to wait, although nothing was called: the pace does not allow it yet.
    pub fn postponed(&mut self, until: Millis, failure: Failure, now: Millis) {
        if matches!(self.state, SendState::Queued | SendState::Throttled) {
            self.due_at = until;
            self.step(SendState::Throttled, Some(failure), now);
        }
    }

    /// The window closed while it waited.
    pub fn expired(&mut self, now: Millis) {
        if self.state.pending() {
            let failure = Failure {
                code: "window_closed".to_owned(),
                sentence: "Not sent: the time for free text was over before its turn came."
                    .to_owned(),
                remedy: "Send a template, or answer on the phone.".to_owned(),
            };
            self.step(SendState::Expired, Some(failure), now);
        }
    }

    /// A person decides to try again: a new attempt of the same send.
    pub fn retried(&mut self, now: Millis) -> bool {
        let can = matches!(self.state, SendState::Refused | SendState::Unknown);
        if can {
            self.due_at = now;
            self.external_id = None;
            self.step(SendState::Queued, None, now);
        }
        can
    }

    /// It is not called at all: what it is made of would be refused.
    pub fn halted(&mut self, failure: Failure, now: Millis) {
        if self.state.pending() {
            self.step(SendState::Refused, Some(failure), now);
        }
    }

    fn step(&mut self, state: SendState, failure: Option<Failure>, now: Millis) {
        if state == SendState::Refused {
            self.opened_at = None;
        }
        self.state = state;
        self.state_at = now;
        self.failure = failure;
    }
}

/// 1, 2, 4 ... seconds, at most five minutes; for one customer 1, 4, 16 ... (`graph-api.md` section 7.2).
fn backoff_ms(attempt: u32, reach: Reach) -> Millis {
    let doublings = attempt.saturating_sub(1).min(16);
    let doublings = if reach == Reach::Pair {
        doublings * 2
    } else {
        doublings
    };
    (1_000_i64 << doublings).min(BACKOFF_MS_MAX)
}

#[cfg(test)]
mod tests;
