//! Turns that the bot and the owner both answered, by what WhatsApp knows: every one is reported as a collision, and
//! nothing else is.
//!
//! What the platform cannot know is not asked of it: which turn the bot meant stands in the ledger alone. When each word left
//! its phone, and when the bot's went out, is the sandbox's.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::ids::{MessageId, SendId};
use twinline_core::send::SendAuthor;
use twinline_sandbox::{Known, Side, Ticks, Via};

use super::ledger::token;
use super::{Question, Shown};

fn second(at: i64) -> i64 {
    at.div_euclid(1_000)
}

/// One line per difference.
pub(super) async fn compare(question: &Question<'_>, shown: &Shown) -> anyhow::Result<Vec<String>> {
    let told = reported(question, shown).await?;
    let truly = truly(question, shown);
    let missed = truly.difference(&told).map(|send| {
        format!("the owner and the bot answered one turn at once, and send {send} is no collision")
    });
    let invented = told
        .difference(&truly)
        .map(|send| format!("send {send} is called a collision, and crossed nothing"));
    Ok(missed.chain(invented).collect())
}

/// What the platform says: in the report, and in the same words in the threads.
async fn reported(question: &Question<'_>, shown: &Shown) -> anyhow::Result<BTreeSet<SendId>> {
    let store = &question.life.app.store;
    let always = (0, i64::MAX / 2);
    let mut of_lines = BTreeSet::new();
    for line in &shown.lines {
        let found = store.collisions_between(*line, always).await?;
        of_lines.extend(found.iter().map(|crossed| SendId(crossed.automated.0)));
    }
    let mut of_threads = BTreeSet::new();
    for conversation in shown.threads.keys() {
        let found = store.collisions(*conversation, always).await?;
        of_threads.extend(found.iter().map(|crossed| SendId(crossed.automated.0)));
    }
    anyhow::ensure!(
        of_lines == of_threads,
        "the report counts {of_lines:?} as collisions, and the threads show {of_threads:?}"
    );
    Ok(of_lines)
}

fn truly(question: &Question<'_>, shown: &Shown) -> BTreeSet<SendId> {
    let sandbox = &question.house.sandbox;
    let wamids: BTreeMap<MessageId, &str> = shown
        .rows()
        .filter_map(|(_, row)| {
            let wamid = row.message.external_id.as_ref()?;
            Some((row.message.id, wamid.0.as_str()))
        })
        .collect();
    let mut turns: BTreeMap<String, (SendId, &str)> = BTreeMap::new();
    for (_, row) in shown.rows() {
        if let Some(send) = &row.send
            && let (SendAuthor::Bot(_), Some(turn)) = (send.author, send.turn)
            && let Some(asked) = wamids.get(&turn.0)
        {
            turns.insert(token(send.id), (send.id, asked));
        }
    }
    let mut crossed = BTreeSet::new();
    for customer in &question.people.customers {
        let known = sandbox.known(customer);
        let owners: Vec<i64> = known.iter().filter_map(typed_by_the_owner).collect();
        for answer in &known {
            let turn = answer
                .callback_data
                .as_ref()
                .and_then(|ours| turns.get(ours));
            let (Some((send, asked)), Some(went_out)) = (turn, answer.left_at) else {
                continue;
            };
            let asked = known.iter().find(|one| one.wamid == *asked);
            let Some(asked_at) = asked.and_then(|asked| asked.left_at) else {
                continue;
            };
            let between =
                |at: &i64| second(*at) > second(asked_at) && second(*at) <= second(went_out);
            if answer.ticks != Ticks::Failed && owners.iter().any(between) {
                crossed.insert(*send);
            }
        }
    }
    crossed
}

/// When a word of the owner's left the phone.
fn typed_by_the_owner(known: &Known) -> Option<i64> {
    let owners = known.from == Side::Business && known.via == Via::Phone;
    known.left_at.filter(|_| owners)
}
