//! The customers' phones, the owner's phone and the platform's threads: the same bubbles, once each, by the same people,
//! with the same words, quotes and ticks, at the same times.

use std::collections::BTreeMap;

use twinline_core::ids::ConversationId;
use twinline_core::message::{Direction, Origin};
use twinline_core::ticks::Rung;
use twinline_sandbox::view::PhoneMessage;
use twinline_sandbox::{BUSINESS, Known, Side, Ticks, Via};
use twinline_store::MessageRow;

use super::{Question, Shown};

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
        one_customer(question, customer, &mut found, &mut differences)?;
    }
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

fn one_customer(
    question: &Question<'_>,
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
        if on_theirs.is_none() && known.ticks != Ticks::Failed {
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
        same(question, &known, message, row, differences);
    }
    Ok(())
}

fn same(
    question: &Question<'_>,
    known: &Known,
    message: &PhoneMessage,
    row: &MessageRow,
    differences: &mut Vec<String>,
) {
    let bubble = &row.message;
    let wamid = &known.wamid;
    let mut differ = |what: &str, phone: String, platform: String| {
        if phone != platform {
            differences.push(format!(
                "{wamid} {:?}: {what} is {phone} on the phones and {platform} on the platform",
                message.text
            ));
        }
    };
    let of_the_past = known.left_at < Some(question.signed_up_at);
    differ(
        "that it was deleted",
        format!("{}", message.deleted_at.is_some()),
        format!("{}", bubble.revoked.is_some()),
    );
    // Of what was deleted a phone shows nothing any more.
    if message.deleted_at.is_none() {
        let text = bubble.shown().text().unwrap_or_default();
        differ(
            "the text",
            format!("{:?}", message.text.as_deref().unwrap_or_default()),
            format!("{text:?}"),
        );
        for (side, direction) in [
            (Side::Customer, Direction::In),
            (Side::Business, Direction::Out),
        ] {
            let on_phone = message
                .reactions
                .iter()
                .find(|sign| sign.from_me == (side == Side::Business));
            let here = bubble.reactions.get(&direction);
            differ(
                "the reaction",
                format!("{:?}", on_phone.map(|sign| sign.emoji.as_str())),
                format!("{:?}", here.and_then(|sign| sign.emoji.as_deref())),
            );
        }
    }
    let direction = match known.from {
        Side::Customer => Direction::In,
        Side::Business => Direction::Out,
    };
    differ(
        "the direction",
        format!("{direction:?}"),
        format!("{:?}", bubble.direction),
    );
    let origin = match (known.from, known.via, &row.send) {
        (Side::Customer, ..) => Some(Origin::Customer),
        (Side::Business, Via::Phone, _) => Some(Origin::Phone),
        (Side::Business, Via::Api, Some(send)) => Some(send.author.origin()),
        (Side::Business, Via::Api, None) => None,
    };
    differ(
        "the origin",
        format!("{origin:?}"),
        format!("{:?}", Some(bubble.origin.origin)),
    );
    if !of_the_past && message.deleted_at.is_none() {
        differ(
            "the quoted message",
            format!("{:?}", message.quote),
            format!("{:?}", bubble.quote.as_ref().map(|id| id.0.clone())),
        );
    }
    if known.via == Via::Api {
        differ(
            "the tick",
            format!("{:?}", rung(known.ticks)),
            format!("{:?}", bubble.ticks.top().map(|(rung, _)| rung)),
        );
    } else {
        let second = |at: i64| at.div_euclid(1_000);
        differ(
            "the time",
            format!("{:?}", known.left_at.map(second)),
            format!("{:?}", Some(second(bubble.told.at))),
        );
    }
}

fn rung(ticks: Ticks) -> Option<Rung> {
    match ticks {
        Ticks::Waiting => None,
        Ticks::Sent => Some(Rung::Sent),
        Ticks::Delivered => Some(Rung::Delivered),
        Ticks::Read => Some(Rung::Read),
        Ticks::Played => Some(Rung::Played),
        Ticks::Failed => Some(Rung::Failed),
    }
}
