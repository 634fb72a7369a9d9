//! A state of the model: the rows of one conversation, what is on its way, and what can happen next.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use uuid::Uuid;

use super::bounds::{Bounds, Flaw, PAUSE_MS};
use super::ghosts::Ghosts;
use crate::Millis;
use crate::beside::Beside;
use crate::command::{self, NewSend, Released};
use crate::contact::{Identity, IdentityKind};
use crate::content::Content;
use crate::converge::WorkingSet;
use crate::converge::tests::Memory;
use crate::conversation::ConversationStatus;
use crate::floor::{Holder, Rules, Seat};
use crate::ids::{BotId, ConversationId, ExternalId, PersonId, SendId};
use crate::message::{Direction, Origin, Source};
use crate::observation::{AnswerSaid, EntryPath, MessageSaid, Observation, Peer, Said, StatusSaid};
use crate::send::{Send, SendAuthor, SendState};
use crate::ticks::{Failure, Rung, Ticks};
use crate::turn::Turn;
use crate::verdict::Verdict;

/// Between two words.
const STEP_MS: Millis = 1_000;

/// Something the feed tells: at least once, in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Telling {
    /// The customer's word of that number, said then.
    Word(u8, Millis),
    /// The phone's word of that number, said then.
    Echo(u8, Millis),
    /// A send went out, at that attempt.
    Sent(SendId, u32),
}

/// How a call ends otherwise than by an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    /// No answer comes.
    Silence,
    /// The channel refuses for good.
    Refused,
    /// The channel refuses for now.
    Throttled,
}

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Customer,
    Owner,
    Hear(Telling),
    HearAgain(Telling),
    Agent(u8),
    /// A bot answers the turn of that customer's word.
    Bot(u8, Turn),
    /// The courier begins a send.
    Begin(SendId),
    /// The request reaches the channel.
    Reach(SendId, u32),
    /// Its answer reaches us.
    Answer(SendId),
    Call(SendId, End),
    Crash,
    TryAgain(SendId),
    Wait,
    Pause,
    /// An agent begins to type.
    Types,
    /// An agent wants something said after a pause.
    Later,
    /// The rules take the turn from the bots, or give it back.
    Rules,
    /// An agent takes the floor by button.
    Take,
    HandBack,
    Resolve,
    Cancel(SendId),
}

/// A call as we know of it: its attempt, and whether its answer is on its way.
type Call = (SendId, u32, bool);

/// See the module. Equal when nothing that can still matter differs.
#[derive(Clone)]
pub(super) struct House {
    memory: Arc<Memory>,
    /// Number of the next change.
    next_change: u64,
    /// What is told and not heard, and what was heard.
    feed: BTreeSet<Telling>,
    heard: BTreeSet<Telling>,
    /// Requests on their way.
    requests: BTreeSet<(SendId, u32)>,
    /// Calls under way.
    calls: BTreeSet<Call>,
    /// What was used of the bounds.
    used: [u8; PLACES],
    /// Agents who have spoken; what bots have answered.
    spoken: BTreeSet<u8>,
    answered: BTreeSet<(u8, Turn)>,
    pub(super) ghosts: Ghosts,
    /// The rows as text, computed once.
    rows: Arc<str>,
}

/// Places in [`House::used`].
const WORDS: usize = 0;
const OWNER: usize = 1;
const REPEATS: usize = 2;
const CRASHES: usize = 3;
const SILENCES: usize = 4;
const REFUSALS: usize = 5;
const TRIES: usize = 6;
const WAITS: usize = 7;
const PAUSES: usize = 8;
const TYPINGS: usize = 9;
const LATER: usize = 10;
const RULES: usize = 11;
const TAKES: usize = 12;
const BACKS: usize = 13;
const CANCELS: usize = 14;
const PLACES: usize = 15;

/// The agent who types, takes the floor and says things later.
const AGENT: PersonId = PersonId(Uuid::from_u128(1));

impl House {
    pub(super) fn new(bounds: &Bounds) -> Self {
        let mut memory = Memory::new();
        memory.set.rules = Arc::new(rules(bounds, true));
        let mut house = Self {
            memory: Arc::new(memory),
            next_change: 1,
            feed: BTreeSet::new(),
            heard: BTreeSet::new(),
            requests: BTreeSet::new(),
            calls: BTreeSet::new(),
            used: [0; PLACES],
            spoken: BTreeSet::new(),
            answered: BTreeSet::new(),
            ghosts: Ghosts::default(),
            rows: Arc::from(""),
        };
        house.note_rows();
        house
    }

    fn set(&self) -> &WorkingSet {
        &self.memory.set
    }

    fn conversation(&self) -> Option<ConversationId> {
        self.set().conversations.keys().next().copied()
    }

    /// Everything that can happen next within the bounds.
    pub(super) fn can(&self, bounds: &Bounds, acts: &mut Vec<Act>) {
        let left = |place: usize, most: u8| self.used[place] < most;
        if left(WORDS, bounds.words) {
            acts.push(Act::Customer);
        }
        if left(OWNER, bounds.owner) {
            acts.push(Act::Owner);
        }
        acts.extend(self.feed.iter().map(|telling| Act::Hear(*telling)));
        if left(REPEATS, bounds.repeats) {
            acts.extend(self.heard.iter().map(|telling| Act::HearAgain(*telling)));
        }
        if self.conversation().is_some() {
            let agents = (0..bounds.agents).filter(|agent| !self.spoken.contains(agent));
            acts.extend(agents.map(Act::Agent));
            for turn in self.turns() {
                let bots = (0..bounds.bots).filter(|bot| !self.answered.contains(&(*bot, turn)));
                acts.extend(bots.map(|bot| Act::Bot(bot, turn)));
            }
        }
        acts.extend(self.next_due(bounds.flaw).map(Act::Begin));
        for (send, attempt) in &self.requests {
            acts.push(Act::Reach(*send, *attempt));
        }
        for (send, attempt, is_answered) in &self.calls {
            if *is_answered {
                acts.push(Act::Answer(*send));
            }
            if left(SILENCES, bounds.silences) {
                acts.push(Act::Call(*send, End::Silence));
            }
            if left(REFUSALS, bounds.refusals) && self.requests.contains(&(*send, *attempt)) {
                acts.push(Act::Call(*send, End::Refused));
                acts.push(Act::Call(*send, End::Throttled));
            }
        }
        if left(CRASHES, bounds.crashes) && !self.calls.is_empty() {
            acts.push(Act::Crash);
        }
        if left(TRIES, bounds.tries) {
            let lost = self
                .set()
                .sends
                .values()
                .filter(|send| matches!(send.state, SendState::Unknown | SendState::Refused));
            acts.extend(lost.map(|send| Act::TryAgain(send.id)));
        }
        if self.conversation().is_some() {
            let people = [
                (WAITS, bounds.waits, Act::Wait),
                (PAUSES, bounds.pauses, Act::Pause),
                (TYPINGS, bounds.typings, Act::Types),
                (LATER, bounds.later, Act::Later),
                (RULES, bounds.rules, Act::Rules),
                (TAKES, bounds.takes, Act::Take),
                (BACKS, bounds.backs, Act::HandBack),
                (BACKS, bounds.backs, Act::Resolve),
            ];
            let may = people
                .into_iter()
                .filter(|(place, most, _)| left(*place, *most));
            acts.extend(may.map(|(_, _, act)| act));
        }
        if left(CANCELS, bounds.cancels) {
            let sends = self.set().sends.values();
            let waiting = sends.filter(|send| send.state.pending());
            acts.extend(waiting.map(|send| Act::Cancel(send.id)));
        }
    }

    /// Customers' words that the house knows of, each as the name of a turn.
    fn turns(&self) -> impl Iterator<Item = Turn> {
        let messages = self.set().messages.values();
        let words = messages.filter(|message| message.direction == Direction::In);
        words.map(|message| Turn(message.id))
    }

    /// The courier's choice: the oldest pending send, once the one before it has an outcome.
    fn next_due(&self, flaw: Option<Flaw>) -> Option<SendId> {
        let sends = self.set().sends.values();
        if sends.clone().any(|send| send.state == SendState::Calling) {
            return None;
        }
        let ignored = |send: &Send| match flaw {
            Some(Flaw::FloorNotAsked) => send.state == SendState::Withdrawn && send.attempt == 0,
            Some(Flaw::CancelsForgotten) => send.state == SendState::Cancelled && send.attempt == 0,
            _ => false,
        };
        let pending = sends.filter(|send| send.state.pending() || ignored(send));
        let oldest = pending.min_by_key(|send| (send.due_at, send.created_at, send.id))?;
        Some(oldest.id)
    }

    pub(super) fn happens(&mut self, act: Act, bounds: &Bounds) {
        let flaw = bounds.flaw;
        match act {
            Act::Customer => {
                self.used[WORDS] += 1;
                let at = self.passes(STEP_MS);
                self.feed.insert(Telling::Word(self.used[WORDS], at));
            }
            Act::Owner => {
                self.used[OWNER] += 1;
                let at = self.passes(STEP_MS);
                self.feed.insert(Telling::Echo(self.used[OWNER], at));
            }
            Act::Hear(telling) => {
                self.feed.remove(&telling);
                self.heard.insert(telling);
                self.hear(telling);
            }
            Act::HearAgain(telling) => {
                self.used[REPEATS] += 1;
                self.hear(telling);
            }
            Act::Agent(agent) => {
                self.spoken.insert(agent);
                self.passes(STEP_MS);
                let person = SendAuthor::Agent(PersonId(Uuid::from_u128(u128::from(agent) + 1)));
                self.says(person, None, 0xa0 + u128::from(agent), None);
                self.person_has_answered();
            }
            Act::Bot(bot, turn) => {
                let author = SendAuthor::Bot(BotId(Uuid::from_u128(u128::from(bot) + 0xb0)));
                let id = Uuid::new_v5(&turn.0.0, &[bot]).as_u128();
                let before = self.clone();
                self.passes(STEP_MS);
                // What is refused may be tried again at any later time; nothing has happened.
                if self.says(author, Some(turn), id, None) {
                    self.answered.insert((bot, turn));
                } else {
                    *self = before;
                }
            }
            Act::Begin(send) => self.begin(send, bounds),
            Act::Reach(send, attempt) => self.reach(send, attempt),
            Act::Answer(send) => {
                let attempt = self.ends(send);
                let external_id = external(send, attempt);
                self.answer(send, attempt, Verdict::Accepted { external_id });
            }
            Act::Call(send, end) => self.ends_otherwise(send, end, flaw),
            Act::Crash => {
                self.used[CRASHES] += 1;
                for (send, _, _) in std::mem::take(&mut self.calls) {
                    self.run(|set| command::orphan(set, send));
                }
            }
            Act::TryAgain(send) => {
                self.used[TRIES] += 1;
                self.passes(STEP_MS);
                if self.run(|set| command::retry(set, send, None)).is_some() {
                    self.ghosts.tries(send);
                }
            }
            Act::Wait => {
                self.used[WAITS] += 1;
                let rules = self.set().scope.floor_rules;
                self.passes(rules.human_lease_ms.max(rules.bot_lease_ms));
            }
            Act::Pause => {
                self.used[PAUSES] += 1;
                self.passes(PAUSE_MS);
            }
            Act::Types | Act::Later | Act::Rules | Act::Take | Act::HandBack | Act::Resolve => {
                self.passes(STEP_MS);
                self.at_the_inbox(act, bounds);
            }
            Act::Cancel(send) => {
                self.used[CANCELS] += 1;
                self.passes(STEP_MS);
                let was_cancelled = self.run(|set| command::cancel(set, send)).is_some();
                // An earlier attempt of which nothing was heard may still arrive: nobody can take that back.
                if was_cancelled && self.requests.iter().all(|(id, _)| *id != send) {
                    self.ghosts.cancels(send);
                }
            }
        }
        self.note_rows();
    }

    /// What an agent does besides speaking.
    fn at_the_inbox(&mut self, act: Act, bounds: &Bounds) {
        let Some(id) = self.conversation() else {
            return;
        };
        let now = self.set().scope.now;
        let seen = self.set().conversations[&id].floor.version;
        match act {
            Act::Types => {
                self.used[TYPINGS] += 1;
                let known: Vec<Turn> = self.turns().collect();
                self.run(|set| command::typing(set, id, AGENT));
                self.ghosts.types(known.into_iter(), now);
            }
            Act::Later => {
                self.used[LATER] += 1;
                let n = u128::from(self.used[LATER]);
                let at = Some(now + PAUSE_MS);
                self.says(SendAuthor::Agent(AGENT), None, 0x1a7e + n, at);
            }
            Act::Rules => {
                self.used[RULES] += 1;
                let bots_are_in = self.used[RULES].is_multiple_of(2);
                let (rules, seen) = (rules(bounds, bots_are_in), self.set().rules_version);
                self.run(|set| command::set_rules(set, rules, seen, AGENT));
                self.ghosts.rules(!bots_are_in);
            }
            Act::Take => {
                self.used[TAKES] += 1;
                let taken = self.run(|set| command::take_floor(set, id, AGENT, seen));
                self.ghosts.claims(taken.and_then(|floor| floor.until));
            }
            Act::HandBack => {
                self.used[BACKS] += 1;
                self.run(|set| command::hand_back(set, id, Holder::Agent(AGENT), seen));
                self.ghosts.claims(None);
            }
            _ => {
                self.used[BACKS] += 1;
                self.run(|set| command::set_status(set, id, ConversationStatus::Resolved));
                self.ghosts.claims(None);
            }
        }
    }

    /// A person has spoken at the inbox: whatever the customer is known to have said is answered.
    fn person_has_answered(&mut self) {
        let known: Vec<Turn> = self.turns().collect();
        for turn in known {
            self.ghosts.knows_of_person(turn);
        }
    }

    fn passes(&mut self, ms: Millis) -> Millis {
        let scope = &mut self.memory_mut().set.scope;
        scope.now += ms;
        scope.now
    }

    fn memory_mut(&mut self) -> &mut Memory {
        Arc::make_mut(&mut self.memory)
    }

    /// Runs a command as an engine would: a refusal leaves no trace.
    fn run<T, R>(&mut self, command: impl FnOnce(&mut WorkingSet) -> Result<T, R>) -> Option<T> {
        let mut memory = Memory::clone(&self.memory);
        let done = command(&mut memory.set).ok()?;
        self.settles(memory);
        Some(done)
    }

    /// As a store does before it writes.
    fn settles(&mut self, mut memory: Memory) {
        memory.conclude();
        memory.set.note_answers(self.next_change);
        self.next_change += memory.set.touched.changes.len() as u64;
        memory.forget_touched();
        self.memory = Arc::new(memory);
    }

    /// Whether it was written.
    fn says(
        &mut self,
        author: SendAuthor,
        turn: Option<Turn>,
        id: u128,
        at: Option<Millis>,
    ) -> bool {
        let Some(conversation) = self.conversation() else {
            return false;
        };
        let id = Uuid::from_u128(id);
        let new = NewSend {
            id: SendId(id),
            conversation,
            author,
            content: text(&format!("send {id}")),
            media: None,
            quote: None,
            turn,
            client_token: Some(id),
            seen_no: None,
            confirmed: false,
            window_ms: None,
            priority: None,
            at,
            callback_data: None,
        };
        self.run(|set| command::say(set, new)).is_some()
    }

    fn begin(&mut self, send: SendId, bounds: &Bounds) {
        // What waits for a while is due by the time it is begun.
        let due = self.set().sends[&send].due_at;
        let wait = (due - self.set().scope.now).max(0);
        self.passes(wait);
        let was = self.set().sends[&send].state;
        let released = self.run(|set| match (bounds.flaw, was) {
            (Some(Flaw::FloorNotAsked), _)
            | (Some(Flaw::CancelsForgotten), SendState::Cancelled) => Ok(goes(set, send)),
            _ => command::release(set, send, |_| None),
        });
        if was == SendState::Scheduled {
            // Its author speaks at this moment, and was a person.
            self.person_has_answered();
        }
        if let Some(Released::Go { attempt }) = released {
            let begun = self.set().sends[&send].clone();
            let now = self.set().scope.now;
            self.ghosts.released(&begun, bounds.hold_ms(), now);
            self.requests.insert((send, attempt));
            self.calls.insert((send, attempt, false));
        }
    }

    fn reach(&mut self, send: SendId, attempt: u32) {
        self.requests.remove(&(send, attempt));
        let taken = self.set().sends[&send].clone();
        self.ghosts.took(&taken);
        self.feed.insert(Telling::Sent(send, attempt));
        if self.calls.remove(&(send, attempt, false)) {
            self.calls.insert((send, attempt, true));
        }
    }

    /// The call is over; returns its attempt.
    fn ends(&mut self, send: SendId) -> u32 {
        let call = self.calls.iter().find(|(id, ..)| *id == send).copied();
        let call = call.expect("only calls under way end");
        self.calls.remove(&call);
        call.1
    }

    fn ends_otherwise(&mut self, send: SendId, end: End, flaw: Option<Flaw>) {
        let attempt = self.ends(send);
        let failure = Failure {
            code: "model".to_owned(),
            sentence: String::new(),
            remedy: String::new(),
        };
        let verdict = match end {
            // The request may still arrive.
            End::Silence => {
                self.used[SILENCES] += 1;
                match flaw {
                    Some(Flaw::SilenceIsFailure) => Verdict::Throttled {
                        failure,
                        retry_after_ms: None,
                        reach: crate::verdict::Reach::Send,
                    },
                    _ => Verdict::Unknown { failure },
                }
            }
            End::Refused | End::Throttled => {
                self.used[REFUSALS] += 1;
                self.requests.remove(&(send, attempt));
                match end {
                    End::Refused => Verdict::Refused { failure },
                    _ => Verdict::Throttled {
                        failure,
                        retry_after_ms: None,
                        reach: crate::verdict::Reach::Send,
                    },
                }
            }
        };
        self.answer(send, attempt, verdict);
    }

    fn answer(&mut self, send: SendId, attempt: u32, verdict: Verdict) {
        self.merge(Said::Answer(AnswerSaid {
            send,
            attempt,
            verdict,
        }));
    }

    fn hear(&mut self, telling: Telling) {
        match telling {
            Telling::Word(n, at) => {
                self.merge(message(Direction::In, n, at));
                self.ghosts.hears(at, self.set().scope.now);
            }
            Telling::Echo(n, at) => {
                self.merge(message(Direction::Out, n, at));
                let answered: Vec<Turn> = self.answered_by(at).collect();
                for turn in answered {
                    self.ghosts.knows_of_person(turn);
                }
            }
            Telling::Sent(send, attempt) => {
                let was = self.set().sends[&send].state;
                self.merge(sent(send, attempt, self.set().scope.now));
                let is = self.set().sends[&send].state;
                self.ghosts.settled_unknown |=
                    was == SendState::Unknown && is == SendState::Settled;
            }
        }
    }

    /// The turns that a word of `at` may answer.
    fn answered_by(&self, at: Millis) -> impl Iterator<Item = Turn> {
        let messages = self.set().messages.values();
        let words = messages
            .filter(move |message| message.direction == Direction::In && message.told.at <= at);
        words.map(|message| Turn(message.id))
    }

    fn merge(&mut self, said: Said) {
        let received_at = self.set().scope.now;
        let path = EntryPath {
            position: 1,
            index: 0,
        };
        let mut memory = Memory::clone(&self.memory);
        memory.set.hear(&[Observation {
            path,
            received_at,
            said,
        }]);
        self.settles(memory);
    }

    /// Whether the courier has no work, and nothing is thought to be under way.
    pub(super) fn rests(&self) -> bool {
        let rest = |send: &Send| !send.state.pending() && send.state != SendState::Calling;
        self.set().sends.values().all(rest)
    }

    pub(super) fn withdrew(&self) -> bool {
        let mut sends = self.set().sends.values();
        sends.any(|send| send.state == SendState::Withdrawn)
    }

    /// What rules look at, without what only counts: two ways to the same rows are one state.
    fn note_rows(&mut self) {
        let set = self.set();
        let mut rows = format!("{}", set.scope.now);
        for row in set.conversations.values() {
            let mut row = row.clone();
            row.floor.version = 0;
            if let Some(answered) = &mut row.answered {
                answered.no = 0;
            }
            rows.push_str(&serde_json::to_string(&row).expect("a row"));
        }
        for message in set.messages.values() {
            rows.push_str(&serde_json::to_string(message).expect("a row"));
        }
        for send in set.sends.values() {
            rows.push_str(&serde_json::to_string(send).expect("a row"));
        }
        for parked in &set.parked {
            rows.push_str(&serde_json::to_string(&parked).expect("a row"));
        }
        self.rows = rows.into();
    }

    fn key(&self) -> impl PartialEq + Hash + '_ {
        (
            &self.rows,
            (&self.feed, &self.heard, &self.requests, &self.calls),
            (&self.used, &self.spoken, &self.answered, &self.ghosts),
        )
    }
}

impl PartialEq for House {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Hash for House {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for send in self.set().sends.values() {
            writeln!(
                f,
                "{:?} {:?} attempt {}",
                send.author, send.state, send.attempt
            )?;
        }
        for row in self.set().conversations.values() {
            writeln!(f, "{:?}, answered by {:?}", row.floor, row.answered)?;
        }
        write!(
            f,
            "feed {:?}, requests {:?}, calls {:?}, {:?}",
            self.feed, self.requests, self.calls, self.ghosts
        )
    }
}

/// The rules of the model's number. A burst is never cut short within its bounds.
fn rules(bounds: &Bounds, bots_are_in: bool) -> Rules {
    let mut rules = Rules::without_waits();
    for place in &mut rules.order {
        if place.who == Seat::Phone {
            place.head_start_ms = bounds.hold_ms();
        }
    }
    rules.burst.most_ms = 60 * PAUSE_MS;
    rules
        .order
        .retain(|place| bots_are_in || place.who != Seat::Bot);
    rules
}

/// Begins a send whatever its author may.
fn goes(set: &mut WorkingSet, id: SendId) -> Released {
    let send = set.sends.get_mut(&id).expect("it is pending");
    send.state = SendState::Calling;
    send.attempt += 1;
    Released::Go {
        attempt: send.attempt,
    }
}

fn external(send: SendId, attempt: u32) -> ExternalId {
    ExternalId(format!("wamid.{send}.{attempt}"))
}

fn text(body: &str) -> Content {
    Content::Text {
        body: body.to_owned(),
    }
}

fn message(direction: Direction, n: u8, at: Millis) -> Said {
    let (source, origin, word) = match direction {
        Direction::In => (Source::Live, Origin::Customer, "in"),
        Direction::Out => (Source::Echo, Origin::Phone, "echo"),
    };
    Said::Message(Box::new(MessageSaid {
        source,
        external_id: ExternalId(format!("wamid.{word}.{n}")),
        peer: Peer {
            identities: vec![Identity::global(IdentityKind::WaId, "447700900318")],
            profile_name: None,
        },
        direction,
        origin,
        certain: true,
        at,
        content: text(&format!("{word} {n}")),
        beside: Beside::default(),
        quote: None,
        ticks: Ticks::default(),
        send: None,
    }))
}

fn sent(send: SendId, attempt: u32, at: Millis) -> Said {
    Said::Status(Box::new(StatusSaid {
        external_id: external(send, attempt),
        send: Some(send),
        peer: Peer::default(),
        ticks: Ticks::one(Rung::Sent, at, None),
        pricing: None,
        participant: None,
        at,
    }))
}
