//! The customers' phones, the owner's phone and the platform's threads: the same bubbles, once each, in one conversation with
//! each customer. What a bubble says is compared in [`super::bubbles`].

use std::collections::BTreeMap;

use twinline_core::ids::ConversationId;
use twinline_core::send::SendState;
use twinline_sandbox::{BUSINESS, Side, Ticks};
use twinline_store::MessageRow;

use super::{Question, Shown, bubbles};

type Found<'a> = BTreeMap<String, Vec<(ConversationId, &'a MessageRow)>>;

/// One line per difference.
pub(super) fn compare(question: &Question<'_>, shown: &Shown) -> anyhow::Result<Vec<String>> {
    let mut differences = Vec::new();
    let mut found: Found<'_> = BTreeMap::new();
    for (conversation, row) in shown.rows() {
        if let Some(external) = &row.message.external_id {
            let rows = found.entry(external.0.clone()).or_default();
            rows.push((conversation, row));
        }
    }
    for customer in &question.people.customers {
        one_customer(question, shown, customer, &mut found, &mut differences)?;
    }
    found.retain(|_, rows| !rows.iter().all(|(_, row)| went_nowhere(row)));
    for (wamid, rows) in found {
        let texts: Vec<_> = rows
            .iter()
            .map(|(_, row)| row.message.content.text().unwrap_or_default())
            .collect();
        differences.push(format!(
            "the platform shows {wamid} {texts:?}, which no phone knows"
        ));
    }
    Ok(differences)
}

/// Sent to a number that is nobody's any more: WhatsApp took it, and said later that it failed.
fn went_nowhere(row: &MessageRow) -> bool {
    let send = row.send.as_ref().map(|send| send.state);
    send == Some(SendState::Refused) && row.message.void
}

fn one_customer(
    question: &Question<'_>,
    shown: &Shown,
    customer: &str,
    found: &mut Found<'_>,
    differences: &mut Vec<String>,
) -> anyhow::Result<()> {
    let sandbox = &question.house.sandbox;
    let theirs = sandbox.messages(customer, BUSINESS)?;
    let owners = sandbox.messages(BUSINESS, customer)?;
    let mut conversation = None;
    for known in sandbox.known(customer) {
        let wamid = &known.wamid;
        let on_owners = owners.iter().find(|message| message.id == *wamid);
        let on_theirs = theirs.iter().find(|message| message.id == *wamid);
        let rows = found.remove(wamid).unwrap_or_default();
        let Some(left_at) = known.left_at else {
            // It never left: an API send that failed before.
            continue;
        };
        let Some(message) = on_owners else {
            differences.push(format!("the owner's phone does not show {wamid}"));
            continue;
        };
        let mut phones = vec![("the owner", Side::Business, message)];
        phones.extend(on_theirs.map(|message| ("the customer", Side::Customer, message)));
        // A notice tells the owner of the customer, who knows.
        let notice = message.kind == "system";
        if on_theirs.is_none() && known.ticks != Ticks::Failed && !notice {
            differences.push(format!(
                "{customer}'s phone does not show {wamid} {:?}",
                message.text
            ));
        }
        if left_at < question.signed_up_at && !question.history_shared {
            if !rows.is_empty() {
                differences.push(format!("{wamid} is older than what the owner shares"));
            }
            continue;
        }
        let row = match rows.as_slice() {
            [] => {
                differences.push(format!(
                    "{customer}: the platform does not show {wamid} {:?}",
                    message.text
                ));
                continue;
            }
            [(of, row)] => {
                if *conversation.get_or_insert(*of) != *of {
                    differences.push(format!("{customer} has more than one conversation"));
                }
                row
            }
            several => {
                differences.push(format!(
                    "{customer}: the platform shows {wamid} {:?} {} times",
                    message.text,
                    several.len()
                ));
                continue;
            }
        };
        differences.extend(bubbles::compare(question, &known, &phones, row));
    }
    let phones = sandbox.state().phones;
    let saved = phones.into_iter().find(|phone| phone.id == customer);
    let saved = saved.and_then(|phone| phone.saved_as);
    if let Some(name) = conversation.and_then(|conversation| shown.names.get(&conversation))
        && saved != *name
    {
        differences.push(format!(
            "{customer} is saved as {saved:?} on the owner's phone and as {name:?} here"
        ));
    }
    Ok(())
}
