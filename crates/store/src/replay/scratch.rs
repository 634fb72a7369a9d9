//! The state beside the present one, filled from the journal.
//!
//! What we sent is primary until it comes back, so a send's bubble is put in before the first thing the journal says of it:
//! bound to nothing yet, as it was when it was written. A send that a person tried again loses what was told of the try
//! before, at the entry that first speaks of the new one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::json as object;
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::command::bubble;
use twinline_core::contact::Contact;
use twinline_core::converge::{WorkingSet, keys};
use twinline_core::conversation::Conversation;
use twinline_core::floor::Rules;
use twinline_core::ids::{ContactId, ConversationId, LineId, MessageId, SendId};
use twinline_core::number_life::NumberLife;
use twinline_core::observation::{Observation, Said};
use twinline_core::send::Send;
use twinline_core::ticks::Ticks;
use uuid::Uuid;

use super::compare::differences;
use super::derived::primary_life;
use super::homes::{homes, take_in};
use super::inherit::decided;
use super::mend::mend;
use super::names::Heirs;
use super::recognise::recognise;
use super::{Compared, Differences};
use crate::act::Touch;
use crate::engine::{query, query_as, query_scalar};
use crate::lines::{LineSettings, NewLine};
use crate::merge::MergeBatch;
use crate::rows::conversation::ConversationColumns;
use crate::rows::message::MessageColumns;
use crate::rows::send::SendColumns;
use crate::rows::{from_word, stored, word};
use crate::store::{Store, StoreError};

/// Rows handled at once, so that memory stays small.
const PAGE: usize = 500;

/// Settings under which nothing is marked: what was marked at the time is taken over at the end.
fn unmarking(settings: LineSettings) -> LineSettings {
    LineSettings {
        floor_rules: Rules {
            automatic: Vec::new(),
            ..settings.floor_rules
        },
        ..settings
    }
}

/// A state under construction, and the present one it is compared with.
pub struct Scratch {
    store: Store,
    present: Store,
    now: Millis,
    /// The attempt of each send, as far as the journal has told.
    sends: HashMap<SendId, u32>,
    /// The sends that were put in.
    put: HashSet<SendId>,
    /// What numbers have still to learn of their portfolios, by the entry after which they did.
    portfolios: BTreeMap<u64, Vec<(LineId, String)>>,
    /// The journal, once something of it was merged.
    journal: String,
    /// Contacts made for sends before the journal told who they are.
    shells: BTreeSet<ContactId>,
    /// Who inherits from present rows that are not here; known once the filling has ended.
    heirs: Heirs,
}

impl Scratch {
    /// Begins on `store`, a fresh state or a copy of a snapshot, which nobody else uses.
    pub async fn begin(store: Store, present: Store, now: Millis) -> Result<Self, StoreError> {
        for workspace in present.workspaces().await? {
            let made = store
                .create_workspace(workspace.id, &workspace.name, now)
                .await;
            match made {
                Ok(()) | Err(StoreError::Exists { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        let mut portfolios: BTreeMap<u64, Vec<(LineId, String)>> = BTreeMap::new();
        for line in present.all_lines().await? {
            let known = store.line(line.id).await?;
            // A snapshot may have been taken before.
            if let Some(portfolio) = &line.portfolio
                && known.as_ref().and_then(|line| line.portfolio.as_ref()) != Some(portfolio)
            {
                let learnt = portfolios.entry(line.portfolio_from).or_default();
                learnt.push((line.id, portfolio.clone()));
            }
            if known.is_none() {
                let new = NewLine {
                    id: line.id,
                    workspace: line.workspace,
                    channel: line.channel,
                    address: line.address,
                    account: line.account,
                    name: line.name,
                    display: line.display,
                    digits: line.digits,
                    mode: line.mode,
                    life: primary_life(&line.life, NumberLife::default()),
                    settings: unmarking(line.settings),
                };
                store.create_line(&new, now).await?;
            } else {
                let settings = unmarking(line.settings);
                store.set_line_settings(line.id, settings, now).await?;
                let graft = |life: &mut NumberLife| *life = primary_life(&line.life, life.clone());
                store.update_life(line.id, now, graft).await?;
            }
        }
        Ok(Self {
            store,
            present,
            now,
            sends: HashMap::new(),
            put: HashSet::new(),
            portfolios,
            journal: String::new(),
            shells: BTreeSet::new(),
            heirs: Heirs::default(),
        })
    }

    /// The state that is filled, for whoever reads the journal's entries for it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Merges a stretch of the journal.
    pub async fn merge(&mut self, batch: MergeBatch) -> Result<(), StoreError> {
        self.journal.clone_from(&batch.journal);
        let mut rest = batch;
        while let Some((from, learnt)) = self.portfolios.pop_first() {
            if from >= rest.position_after {
                self.portfolios.insert(from, learnt);
                break;
            }
            if let Some(before) = split_before(&mut rest, from + 1) {
                self.merge_stretch(before).await?;
            }
            self.learn_portfolios(learnt).await?;
        }
        self.merge_stretch(rest).await
    }

    /// From here on ids of customers are marked as being of the portfolio, as they were when it was learnt.
    async fn learn_portfolios(&self, learnt: Vec<(LineId, String)>) -> Result<(), StoreError> {
        for (line, portfolio) in learnt {
            self.store
                .put_portfolio(line, &portfolio, &self.journal, self.now)
                .await?;
        }
        Ok(())
    }

    async fn merge_stretch(&mut self, batch: MergeBatch) -> Result<(), StoreError> {
        let mut named: BTreeMap<SendId, u64> = BTreeMap::new();
        for (_, observations) in &batch.lines {
            for observation in observations {
                let position = observation.path.position;
                for send in keys(std::slice::from_ref(observation)).sends {
                    let first = named.entry(send).or_insert(position);
                    *first = position.min(*first);
                }
            }
        }
        let ids: Vec<SendId> = named.keys().copied().collect();
        let tries = self.tries(&ids).await?;
        named.retain(|send, _| !self.put.contains(send));
        let late = self.put_sends_that_can_be(named).await?;
        let mut retried = self.retried(&batch, &tries);
        let mut cuts: BTreeSet<u64> = late.keys().copied().collect();
        cuts.extend(retried.keys());
        let mut rest = batch;
        for cut in cuts {
            let before = split_before(&mut rest, cut);
            if let Some(before) = before {
                self.store.merge(before).await?;
            }
            if let Some(sends) = late.get(&cut) {
                self.put_sends(sends.clone()).await?;
            }
            for (line, send) in retried.remove(&cut).unwrap_or_default() {
                self.try_again(line, send).await?;
            }
        }
        self.store.merge(rest).await?;
        Ok(())
    }

    /// Puts in those sends whose conversations are there. Returns the others by the entry that first names them: what
    /// stands before it in this stretch has to be merged first.
    async fn put_sends_that_can_be(
        &mut self,
        named: BTreeMap<SendId, u64>,
    ) -> Result<BTreeMap<u64, Vec<Send>>, StoreError> {
        let ids: Vec<SendId> = named.keys().copied().collect();
        let sends = self.present.ledger_rows(&ids).await?;
        let wanted: BTreeSet<Uuid> = sends.iter().map(|send| send.conversation.0).collect();
        let there: Vec<Uuid> = query_scalar("SELECT id FROM conversations WHERE id IN {ids $1}")
            .bind_list(&wanted)
            .fetch_all(self.store.reader())
            .await?;
        let (now, late): (Vec<Send>, Vec<Send>) = sends
            .into_iter()
            .partition(|send| there.contains(&send.conversation.0));
        self.put_sends(now).await?;
        let mut by_entry: BTreeMap<u64, Vec<Send>> = BTreeMap::new();
        for send in late {
            let position = named.get(&send.id).copied().unwrap_or_default();
            by_entry.entry(position).or_default().push(send);
        }
        Ok(by_entry)
    }

    /// Puts sends in as the ledger has them now, with their bubbles as they were when they were written.
    async fn put_sends(&mut self, sends: Vec<Send>) -> Result<(), StoreError> {
        let ids: Vec<SendId> = sends.iter().map(|send| send.id).collect();
        // A snapshot has some of them, as far as they had come.
        let known = self.store.ledger_rows(&ids).await?;
        let known: HashMap<SendId, u32> = known
            .into_iter()
            .map(|send| (send.id, send.attempt))
            .collect();
        let wanted = sends.iter().map(|send| send.conversation).collect();
        let homes = homes(&self.present, &self.store, &wanted).await?;
        let mut by_line: BTreeMap<LineId, Vec<Send>> = BTreeMap::new();
        for mut send in sends {
            let attempt = known.get(&send.id).copied();
            // How far the journal has told of its tries may be known by now.
            let told = self.sends.entry(send.id).or_insert(1);
            *told = attempt.unwrap_or(1).max(*told);
            self.put.insert(send.id);
            if let Some(home) = homes.of.get(&send.conversation) {
                send.conversation = *home;
            }
            by_line.entry(send.line).or_default().push(send);
        }
        let shells = homes.new.iter().filter_map(|(_, shell)| shell.as_ref());
        self.shells.extend(shells.map(|shell| shell.id));
        for (line, sends) in by_line {
            let of_line = homes.new.iter().filter(|(room, _)| room.line == line);
            let new: Vec<(Conversation, Option<Contact>)> = of_line.cloned().collect();
            let touch = Touch {
                conversations: sends.iter().map(|send| send.conversation).collect(),
                sends: known.keys().copied().collect(),
                ..Touch::default()
            };
            let put = |set: &mut WorkingSet| {
                for (conversation, contact) in new {
                    if set.conversations.contains_key(&conversation.id) {
                        continue;
                    }
                    if let Some(contact) = contact {
                        set.touched.contacts.insert(contact.id);
                        set.contacts.insert(contact.id, contact);
                    }
                    set.touched.conversations.insert(conversation.id);
                    set.put_conversation(conversation);
                }
                for send in sends {
                    put_send(set, send);
                }
                Ok::<(), std::convert::Infallible>(())
            };
            let Ok(()) = self.store.act(line, self.now, touch, put).await?;
        }
        Ok(())
    }

    /// The tries of those sends that had several.
    async fn tries(&self, ids: &[SendId]) -> Result<HashMap<SendId, Vec<Try>>, StoreError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<Try> = query_as(
            "SELECT send, attempt, begun_at, outcome FROM attempts WHERE send IN {ids $1} \
             ORDER BY send, attempt",
        )
        .bind_list(ids)
        .fetch_all(self.present.reader())
        .await?;
        let mut tries: HashMap<SendId, Vec<Try>> = HashMap::new();
        for row in rows {
            tries.entry(SendId(row.send)).or_default().push(row);
        }
        tries.retain(|_, tries| tries.len() > 1);
        Ok(tries)
    }

    /// The entries at which the journal first speaks of a try that a person asked for, and of which sends. A send that was
    /// put off is tried again by itself: that is the same try to whoever waits.
    fn retried(
        &mut self,
        batch: &MergeBatch,
        tries: &HashMap<SendId, Vec<Try>>,
    ) -> BTreeMap<u64, Vec<(LineId, SendId)>> {
        let mut retried: BTreeMap<u64, Vec<(LineId, SendId)>> = BTreeMap::new();
        for (line, observations) in &batch.lines {
            for observation in observations {
                for send in keys(std::slice::from_ref(observation)).sends {
                    let Some(tries) = tries.get(&send) else {
                        continue;
                    };
                    let known = self.sends.entry(send).or_insert(1);
                    let attempt = match &observation.said {
                        Said::Answer(said) => said.attempt,
                        _ => begun_by(tries, observation.received_at),
                    };
                    let asked_for = tries
                        .iter()
                        .filter(|it| (*known..attempt).contains(&it.number()))
                        .any(|it| it.outcome.as_deref() != Some("throttled"));
                    *known = attempt.max(*known);
                    if asked_for {
                        let position = observation.path.position;
                        retried.entry(position).or_default().push((*line, send));
                    }
                }
            }
        }
        retried
    }

    /// A person tried a send again: what was told of the try before is not told of this one.
    async fn try_again(&self, line: LineId, send: SendId) -> Result<(), StoreError> {
        let touch = Touch {
            sends: vec![send],
            ..Touch::default()
        };
        let forget = |set: &mut WorkingSet| {
            let id = MessageId::of_send(send);
            if let Some(message) = set.messages.get_mut(&id) {
                message.external_id = None;
                message.ticks = Ticks::default();
                set.touched.messages.insert(id);
            }
            Ok::<(), std::convert::Infallible>(())
        };
        let Ok(()) = self.store.act(line, self.now, touch, forget).await?;
        Ok(())
    }

    /// Ends the filling: sends that the journal never speaks of, the present names of people and conversations, what the
    /// ledger and the team decided, and the summaries that follow from it.
    pub async fn finish(&mut self) -> Result<(), StoreError> {
        while let Some((_, learnt)) = self.portfolios.pop_first() {
            self.learn_portfolios(learnt).await?;
        }
        let mut after = Uuid::nil();
        loop {
            let mut sends = self.present.sends_after(SendId(after), PAGE).await?;
            let Some(last) = sends.last() else {
                break;
            };
            after = last.id.0;
            sends.retain(|send| !self.put.contains(&send.id));
            self.put_sends(sends).await?;
        }
        take_in(&self.present, &self.store, &self.shells).await?;
        self.heirs = recognise(&self.present, &self.store).await?;
        self.void_what_never_went_out().await?;
        self.mark_what_was_automatic().await?;
        self.summarise().await
    }

    /// Whether the Business App sent something by itself was said at the time, by the rules of then or by a person.
    async fn mark_what_was_automatic(&self) -> Result<(), StoreError> {
        for line in self.store.all_lines().await? {
            let mut after = Uuid::nil();
            loop {
                let rows: Vec<MessageColumns> = query_as(
                    "SELECT * FROM messages WHERE line = $1 AND id > $2 AND fate LIKE \
                     '%\"automatic\":%' ORDER BY id LIMIT $3",
                )
                .bind(line.id.0)
                .bind(after)
                .bind(stored(PAGE as u64))
                .fetch_all(self.present.reader())
                .await?;
                let Some(last) = rows.last() else {
                    break;
                };
                after = last.id;
                let marks = rows.into_iter().map(|row| {
                    let message = row.message()?;
                    Ok((message.id, message.automatic))
                });
                let marks: Vec<_> = marks.collect::<Result<_, StoreError>>()?;
                let touch = Touch {
                    messages: marks.iter().map(|(id, _)| *id).collect(),
                    ..Touch::default()
                };
                let mark = |set: &mut WorkingSet| {
                    for (id, automatic) in marks {
                        if let Some(message) = set.messages.get_mut(&id) {
                            message.automatic = automatic;
                            set.touched.messages.insert(id);
                        }
                    }
                    Ok::<(), std::convert::Infallible>(())
                };
                match self.store.act(line.id, self.now, touch, mark).await? {
                    Ok(()) => {}
                    Err(never) => match never {},
                }
            }
        }
        Ok(())
    }

    /// Whether a bubble never went out is the ledger's word alone.
    async fn void_what_never_went_out(&self) -> Result<(), StoreError> {
        let states: Vec<String> = query_scalar("SELECT DISTINCT state FROM sends")
            .fetch_all(self.present.reader())
            .await?;
        let mut void = Vec::new();
        for state in states {
            let state: twinline_core::send::SendState = from_word("state of a send", &state)?;
            if state.void() {
                void.push(word(state));
            }
        }
        let mut after = Uuid::nil();
        loop {
            // The ledger's rows as they are now: merging has moved those of the scratch state by itself.
            let sends = self.present.sends_after(SendId(after), PAGE).await?;
            let Some(last) = sends.last() else {
                return Ok(());
            };
            after = last.id.0;
            let rows: Vec<_> = sends
                .iter()
                .map(|send| object!({ "id": send.id, "void": void.contains(&word(send.state)) }))
                .collect();
            query(
                "UPDATE messages SET void = r.void FROM {rows $1: id uuid, void boolean} AS r \
                 WHERE messages.id = r.id",
            )
            .bind_list(&rows)
            .execute(self.store.writer())
            .await?;
        }
    }

    /// How far the team has read decides what is unread; then every summary is computed anew.
    async fn summarise(&self) -> Result<(), StoreError> {
        for line in self.store.all_lines().await? {
            let mut after = Uuid::nil();
            loop {
                let rows: Vec<ConversationColumns> = query_as(
                    "SELECT * FROM conversations WHERE line = $1 AND id > $2 ORDER BY id LIMIT $3",
                )
                .bind(line.id.0)
                .bind(after)
                .bind(stored(PAGE as u64))
                .fetch_all(self.store.reader())
                .await?;
                let Some(last) = rows.last() else {
                    break;
                };
                after = last.id;
                let ids: Vec<ConversationId> =
                    rows.iter().map(|row| ConversationId(row.id)).collect();
                self.take_marks(&ids).await?;
                let touch = Touch {
                    conversations: ids.clone(),
                    ..Touch::default()
                };
                let anew = |set: &mut WorkingSet| {
                    set.touched.conversations.extend(ids);
                    Ok::<(), std::convert::Infallible>(())
                };
                let Ok(()) = self.store.act(line.id, self.now, touch, anew).await?;
            }
        }
        Ok(())
    }

    async fn take_marks(&self, ids: &[ConversationId]) -> Result<(), StoreError> {
        let ids = ids.iter().copied().collect();
        let decided = decided(&self.present, &self.heirs, &ids, self.now).await?;
        let rows: Vec<_> = (decided.values())
            .map(|row| object!({ "id": row.id, "read_up_to": row.read_up_to }))
            .collect();
        query(
            "UPDATE conversations SET read_up_to = r.read_up_to \
             FROM {rows $1: id uuid, read_up_to text} AS r WHERE conversations.id = r.id",
        )
        .bind_list(&rows)
        .execute(self.store.writer())
        .await?;
        Ok(())
    }

    /// Compares the present state with this one.
    pub async fn compare(&self, compared: Compared) -> Result<Differences, StoreError> {
        differences(&self.present, &self.store, compared).await
    }

    /// Mends the present state: rows that differ become what they are here, in one transaction for what spans lines and one
    /// per line, each with numbered changes. Nobody else may write meanwhile. Returns how many rows were mended.
    pub async fn mend(&self, compared: Compared) -> Result<u64, StoreError> {
        mend(&self.present, &self.store, &self.heirs, compared, self.now).await
    }
}

fn put_send(set: &mut WorkingSet, send: Send) {
    let id = MessageId::of_send(send.id);
    // What never was said has none.
    if send.said_at.is_some() && !set.messages.contains_key(&id) {
        let mut message = bubble(&send);
        message.void = send.state.void();
        set.put_message(message);
        set.touched.messages.insert(id);
        set.touched.conversations.insert(send.conversation);
    }
    set.touched.sends.insert(send.id);
    set.sends.insert(send.id, send);
}

/// One call of a send.
#[derive(Debug, FromRow)]
struct Try {
    send: Uuid,
    attempt: i64,
    begun_at: i64,
    outcome: Option<String>,
}

impl Try {
    fn number(&self) -> u32 {
        u32::try_from(self.attempt).unwrap_or(u32::MAX)
    }
}

/// The newest try that had begun at `at`.
fn begun_by(tries: &[Try], at: Millis) -> u32 {
    let begun = tries.iter().filter(|it| it.begun_at <= at);
    begun.map(Try::number).max().unwrap_or(1)
}

/// Takes what stands before `position` out of a batch; `None`: nothing does.
fn split_before(batch: &mut MergeBatch, position: u64) -> Option<MergeBatch> {
    let mut lines = Vec::new();
    for (line, observations) in &mut batch.lines {
        let (before, rest): (Vec<Observation>, Vec<Observation>) = std::mem::take(observations)
            .into_iter()
            .partition(|observation| observation.path.position < position);
        *observations = rest;
        if !before.is_empty() {
            lines.push((*line, before));
        }
    }
    if lines.is_empty() {
        return None;
    }
    Some(MergeBatch {
        journal: batch.journal.clone(),
        position_after: position - 1,
        now: batch.now,
        lines,
        ..MergeBatch::default()
    })
}

impl Store {
    /// Sends of the ledger by id, in no order; unknown ids are left out.
    pub(crate) async fn ledger_rows(&self, ids: &[SendId]) -> Result<Vec<Send>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<SendColumns> = query_as("SELECT * FROM sends WHERE id IN {ids $1}")
            .bind_list(ids)
            .fetch_all(self.reader())
            .await?;
        rows.into_iter().map(SendColumns::send).collect()
    }

    /// Sends of the ledger after `after`, by id.
    pub(crate) async fn sends_after(
        &self,
        after: SendId,
        limit: usize,
    ) -> Result<Vec<Send>, StoreError> {
        let rows: Vec<SendColumns> =
            query_as("SELECT * FROM sends WHERE id > $1 ORDER BY id LIMIT $2")
                .bind(after.0)
                .bind(stored(limit as u64))
                .fetch_all(self.reader())
                .await?;
        rows.into_iter().map(SendColumns::send).collect()
    }
}
