//! What was to be sent: once on a phone or not at all, and the ledger knows which.

use std::collections::BTreeMap;

use twinline_core::ids::SendId;
use twinline_core::message::Origin;
use twinline_core::send::{Send, SendAuthor, SendState};
use twinline_core::turn::Turn;
use twinline_sandbox::{Known, Ticks};

use super::{Question, Shown};
use crate::storm::MINUTE_MS;

/// How WhatsApp knows a send.
pub(crate) fn token(send: SendId) -> String {
    send.0.simple().to_string()
}

/// One line per difference.
pub(super) fn compare(question: &Question<'_>, shown: &Shown) -> Vec<String> {
    let mut differences = Vec::new();
    let mut out: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    for customer in &question.people.customers {
        for known in question.house.sandbox.known(customer) {
            if let Some(token) = &known.callback_data {
                out.entry(token.clone()).or_default().push(known);
            }
        }
    }
    let sends: BTreeMap<SendId, &Send> = shown
        .rows()
        .filter_map(|(_, row)| row.send.as_ref().map(|send| (send.id, send)))
        .collect();
    for said in &question.people.record.said {
        let record = &question.people.record;
        // What was taken back before its time never had a bubble.
        let unsaid = record.later.contains(said) && record.cancelled.contains(said);
        if !sends.contains_key(said) && !unsaid {
            differences.push(format!("send {said} was taken and is not shown"));
        }
    }
    for (id, send) in &sends {
        let on_phones = out.remove(&token(*id)).unwrap_or_default();
        differences.extend(one_send(question, send, &on_phones));
    }
    for goodbye in &question.people.record.goodbyes {
        let send = sends.get(goodbye);
        let state = send.map(|send| send.state);
        let too_late = send.is_some_and(|send| window_closed_meanwhile(shown, send));
        if state != Some(SendState::Settled) && !too_late {
            differences.push(format!(
                "all was calm, and still send {goodbye} is {state:?} and not settled"
            ));
        }
    }
    for token in out.keys() {
        differences.push(format!(
            "WhatsApp carried send {token}, which the ledger does not know"
        ));
    }
    differences.extend(turns(question, shown, &sends));
    differences
}

fn one_send(question: &Question<'_>, send: &Send, on_phones: &[Known]) -> Option<String> {
    let id = send.id;
    let state = send.state;
    match on_phones {
        [] => {
            let explained = match state {
                SendState::Unknown => question.house.carrier.is_troubled(&token(id)),
                SendState::Cancelled => question.people.record.cancelled.contains(&id),
                SendState::Withdrawn => matches!(send.author, SendAuthor::Bot(_)),
                SendState::Refused | SendState::Expired => true,
                _ => false,
            };
            (!explained).then(|| {
                format!("send {id} is {state:?}, and no phone shows it: nothing explains that")
            })
        }
        [known] => {
            let right = match known.ticks {
                Ticks::Failed => state == SendState::Refused,
                _ => state == SendState::Settled,
            };
            if !right {
                return Some(format!(
                    "send {id} is {state:?}, and on the phones it is {:?}",
                    known.ticks
                ));
            }
            let external = send.external_id.as_ref().map(|id| id.0.clone());
            (external.as_deref() != Some(&known.wamid)).then(|| {
                format!(
                    "send {id} is called {external:?}, and on the phones {}",
                    known.wamid
                )
            })
        }
        several => Some(format!("send {id} was carried {} times", several.len())),
    }
}

/// Said in the window's last minute, and refused or not even sent because it had closed by then.
fn window_closed_meanwhile(shown: &Shown, send: &Send) -> bool {
    let asked = shown
        .rows()
        .filter(|(conversation, _)| *conversation == send.conversation)
        .filter(|(_, row)| row.message.origin.origin == Origin::Customer)
        .map(|(_, row)| row.message.told.at)
        .max();
    let closes_at = asked.map(|at| at + 24 * 60 * MINUTE_MS);
    let closed = closes_at
        .is_some_and(|at| (0..MINUTE_MS).contains(&(at - send.said_at.unwrap_or(send.created_at))));
    let code = send.failure.as_ref().map(|failure| failure.code.as_str());
    // WhatsApp says so, or nobody asked it any more.
    let because = matches!(
        (send.state, code),
        (SendState::Refused, Some("131047")) | (SendState::Expired, Some("window_closed"))
    );
    because && closed
}

/// A bot answers each turn once at most, and none that is over before it came.
fn turns(question: &Question<'_>, shown: &Shown, sends: &BTreeMap<SendId, &Send>) -> Vec<String> {
    let mut differences = Vec::new();
    let mut answers: BTreeMap<Turn, u32> = BTreeMap::new();
    for send in sends.values() {
        let (SendAuthor::Bot(_), Some(turn)) = (send.author, send.turn) else {
            continue;
        };
        let asked = shown.rows().find(|(_, row)| row.message.id == turn.0);
        if let Some((_, asked)) = asked
            && asked.message.told.at < question.signed_up_at - 999
        {
            differences.push(format!(
                "the bot answered {:?} of the past",
                asked.message.content.text()
            ));
        }
        if let Some((_, asked)) = asked
            && asked.message.origin.origin != Origin::Customer
        {
            differences.push("the bot answered somebody who is no customer".to_owned());
        }
        if send.state.out() {
            *answers.entry(turn).or_default() += 1;
        }
    }
    for (turn, times) in answers {
        if times > 1 {
            differences.push(format!("the bot answered turn {turn:?} {times} times"));
        }
    }
    differences
}
