//! From journal entries to a batch for the store: the channel reads deliveries, calls' answers are judged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use twinline_core::channel::{AccountTold, Address, Answer, Channel, Heard, Unreadable};
use twinline_core::ids::{LineId, SendId};
use twinline_core::observation::{AnswerSaid, EntryPath, NumberEvent, Observation, Said};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_store::journal::{Body, Entry, EntryKind};
use twinline_store::{LineEvent, MergeBatch, NewUnreadable, StoreError};

use super::JOURNAL;
use super::ahead::{Placed, Stretch};
use super::directory::Directory;
use crate::app::App;

/// What the courier journals of a call: enough to judge it again after an upgrade.
#[derive(Debug, Serialize, Deserialize)]
pub struct CallEntry {
    /// Over which line.
    pub line: LineId,
    /// Which send.
    pub send: SendId,
    /// Which of its attempts.
    pub attempt: u32,
    /// What was asked, without credentials; `None` when nothing could be asked.
    pub request: Option<serde_json::Value>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a call.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// To be judged by the channel.
    Answer(Answer),
    /// Nothing could be asked.
    Unwritable(Failure),
}

/// The place of what is said of an entry as a whole, which no thing in it has.
const WHOLE_ENTRY: u32 = u32::MAX;

/// The place of what is kept for an address that is not ours: made of the address, apart from all that is counted, so that
/// it is the same whatever else of the entry can be read one day.
fn strangers_place(address: &Address) -> u32 {
    let (Address::Line(id) | Address::Account(id)) = address;
    // FNV-1a: stable for ever, which the standard library's hashes are not.
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash | 1 << 31) & !1
}

/// Everything that a stretch says, in one batch; its position will be that of its last entry.
pub(super) async fn batch(
    app: &App,
    directory: &mut Directory,
    stretch: &Stretch,
) -> Result<MergeBatch, StoreError> {
    let mut batch = Batch::default();
    for (entry, heard) in stretch.entries.iter().zip(&stretch.heard) {
        let Body::Bytes(bytes) = &entry.body else {
            continue;
        };
        match (entry.kind, heard) {
            (EntryKind::WebhookDelivery | EntryKind::AccountTold, Some(heard)) => {
                delivery(app, directory, entry, bytes, heard, &mut batch).await?;
            }
            (EntryKind::CallAnswer, _) => call_answer(app, entry, bytes, &mut batch),
            // Of a newer version; its bytes stay in the journal.
            _ => {}
        }
    }
    Ok(batch.finish(app, stretch.last()))
}

/// The batch that steps over an entry.
pub(super) fn unmergeable(app: &App, entry: &Entry, reason: &str) -> MergeBatch {
    let mut batch = Batch::default();
    let excerpt = match &entry.body {
        Body::Bytes(bytes) => twinline_core::text::excerpt(&String::from_utf8_lossy(bytes), 400),
        Body::Erased => String::new(),
    };
    let what = Unreadable {
        address: None,
        field: None,
        place: WHOLE_ENTRY,
        reason: format!("It could be read, but not merged: {reason}."),
        excerpt,
    };
    batch.unreadable(entry, None, what);
    batch.finish(app, entry.position)
}

#[derive(Default)]
struct Batch {
    lines: BTreeMap<LineId, Vec<Observation>>,
    unreadables: Vec<NewUnreadable>,
    unknown: BTreeMap<Address, u64>,
    events: Vec<LineEvent>,
}

impl Batch {
    fn unreadable(&mut self, entry: &Entry, line: Option<LineId>, what: Unreadable) {
        self.unreadables.push(NewUnreadable {
            position: entry.position,
            index: what.place,
            address: what.address,
            line,
            field: what.field,
            reason: what.reason,
            excerpt: what.excerpt,
            received_at: entry.received_at,
        });
    }

    fn said(&mut self, line: LineId, entry: &Entry, place: u32, said: Said) {
        if let Said::Number(number) = &said {
            let kind = match number.event {
                NumberEvent::Offboarded => "offboarded",
                NumberEvent::Reconnected => "reconnected",
                NumberEvent::Noted => "noted",
            };
            let event = LineEvent {
                line,
                at: number.at,
                kind: kind.to_owned(),
                text: number.detail.clone(),
            };
            self.events.push(event);
        }
        let path = EntryPath {
            position: entry.position,
            index: place,
        };
        let observation = Observation {
            path,
            received_at: entry.received_at,
            said,
        };
        self.lines.entry(line).or_default().push(observation);
    }

    fn finish(self, app: &App, last: u64) -> MergeBatch {
        MergeBatch {
            journal: JOURNAL.to_owned(),
            position_after: last,
            now: app.now(),
            lines: self.lines.into_iter().collect(),
            unreadables: self.unreadables,
            unknown: self.unknown.into_iter().collect(),
            events: self.events,
        }
    }
}

async fn delivery(
    app: &App,
    directory: &mut Directory,
    entry: &Entry,
    bytes: &[u8],
    heard: &Placed,
    batch: &mut Batch,
) -> Result<(), StoreError> {
    let (said, unreadable) = heard;
    let mut strangers: BTreeMap<Address, u64> = BTreeMap::new();
    for (place, address, said) in said {
        let lines = directory.lines(&app.store, address).await?;
        if lines.is_empty() {
            *strangers.entry(address.clone()).or_default() += 1;
        }
        for line in lines {
            batch.said(line, entry, *place, said.clone());
        }
    }
    for what in unreadable {
        let line = match &what.address {
            Some(address) => directory.lines(&app.store, address).await?.first().copied(),
            None => None,
        };
        batch.unreadable(entry, line, what.clone());
    }
    for (address, count) in strangers {
        let name = match &address {
            Address::Line(line) => format!("number {line}"),
            Address::Account(account) => format!("account {account}"),
        };
        let what = Unreadable {
            address: Some(address.clone()),
            field: None,
            place: strangers_place(&address),
            reason: format!("Nobody has connected {name} here. Connect it, then replay this."),
            excerpt: twinline_core::text::excerpt(&String::from_utf8_lossy(bytes), 400),
        };
        batch.unreadable(entry, None, what);
        *batch.unknown.entry(address).or_default() += count;
    }
    Ok(())
}

fn call_answer(app: &App, entry: &Entry, bytes: &[u8], batch: &mut Batch) {
    match judged(&*app.channel, bytes) {
        Ok((line, said)) => batch.said(line, entry, 0, said),
        Err(what) => batch.unreadable(entry, None, what),
    }
}

/// What an account has, as it was asked.
pub(super) fn account_told(channel: &dyn Channel, bytes: &[u8]) -> Heard {
    match serde_json::from_slice::<AccountTold>(bytes) {
        Ok(told) => channel.hear_account(&told),
        Err(error) => Heard {
            said: Vec::new(),
            unreadable: vec![Unreadable {
                address: None,
                field: None,
                place: 0,
                reason: format!("This answer of an account has no known shape: {error}."),
                excerpt: twinline_core::text::excerpt(&String::from_utf8_lossy(bytes), 400),
            }],
        },
    }
}

/// What the answer to a call of ours says, and over which line.
pub(super) fn judged(channel: &dyn Channel, bytes: &[u8]) -> Result<(LineId, Said), Unreadable> {
    let call: CallEntry = serde_json::from_slice(bytes).map_err(|error| Unreadable {
        address: None,
        field: None,
        place: 0,
        reason: format!("This answer to a call of ours has no known shape: {error}."),
        excerpt: twinline_core::text::excerpt(&String::from_utf8_lossy(bytes), 400),
    })?;
    let verdict = match &call.outcome {
        Outcome::Answer(answer) => channel.judge(answer),
        Outcome::Unwritable(failure) => Verdict::Refused {
            failure: failure.clone(),
        },
    };
    let said = Said::Answer(AnswerSaid {
        send: call.send,
        attempt: call.attempt,
        verdict,
    });
    Ok((call.line, said))
}
