//! One bubble on the phones and on the platform: the same words, deletions, signs, quotes and ticks, by the same people, at
//! the same times.

use std::fmt::Debug;

use twinline_core::content::Content;
use twinline_core::message::{Direction, Origin};
use twinline_core::ticks::Rung;
use twinline_sandbox::view::PhoneMessage;
use twinline_sandbox::{Known, Side, Ticks, Via};
use twinline_store::MessageRow;

use super::Question;

/// A bubble as somebody's phone shows it.
pub(super) type OnPhone<'a> = (&'static str, Side, &'a PhoneMessage);

/// One line per difference. The owner's phone comes first.
pub(super) fn compare(
    question: &Question<'_>,
    known: &Known,
    phones: &[OnPhone<'_>],
    row: &MessageRow,
) -> Vec<String> {
    let mut differences = Vec::new();
    for (whose, side, message) in phones {
        let mut found = Found::of(whose, &known.wamid, message);
        shown(question, known, (*side, message), row, &mut found);
        differences.append(&mut found.differences);
    }
    if let Some((whose, _, message)) = phones.first() {
        let mut found = Found::of(whose, &known.wamid, message);
        known_of(known, row, &mut found);
        differences.append(&mut found.differences);
    }
    differences
}

struct Found<'a> {
    whose: &'a str,
    wamid: &'a str,
    message: &'a PhoneMessage,
    differences: Vec<String>,
}

impl<'a> Found<'a> {
    fn of(whose: &'a str, wamid: &'a str, message: &'a PhoneMessage) -> Self {
        Self {
            whose,
            wamid,
            message,
            differences: Vec::new(),
        }
    }

    fn differ<T: PartialEq + Debug + Copy>(&mut self, what: &str, phone: T, platform: T) {
        if phone != platform {
            let Self { whose, wamid, .. } = self;
            let text = &self.message.text;
            self.differences.push(format!(
                "{wamid} {text:?}: {what} is {phone:?} on {whose}'s phone and {platform:?} on the platform"
            ));
        }
    }
}

/// What everybody can see in the bubble.
fn shown(
    question: &Question<'_>,
    known: &Known,
    (side, message): (Side, &PhoneMessage),
    row: &MessageRow,
    found: &mut Found<'_>,
) {
    let bubble = &row.message;
    let deleted = message.deleted_at.is_some();
    found.differ("that it was deleted", deleted, bubble.revoked.is_some());
    // Of what was deleted a phone shows nothing any more.
    if deleted {
        return;
    }
    found.differ("the kind", message.kind.as_str(), bubble.shown().word());
    let words = match bubble.shown() {
        // Without a caption it would be the file's name.
        Content::Media(media) => media.caption.as_deref(),
        content => content.text(),
    };
    // Of a notice the phone makes words of its own.
    if message.kind != "system" {
        found.differ("the text", message.text.as_deref(), words);
    }
    for (by, direction) in [
        (Side::Customer, Direction::In),
        (Side::Business, Direction::Out),
    ] {
        let mut signs = message.reactions.iter();
        let on_phone = signs.find(|sign| sign.from_me == (by == side));
        let here = bubble.reactions.get(&direction);
        found.differ(
            "the reaction",
            on_phone.map(|sign| sign.emoji.as_str()),
            here.and_then(|sign| sign.emoji.as_deref()),
        );
    }
    // History tells words as they read today, and not what was quoted.
    if known.left_at >= Some(question.signed_up_at) {
        let edited = message.edited_at.is_some();
        found.differ("that it was edited", edited, bubble.edited.is_some());
        let quote = bubble.quote.as_ref().map(|id| &id.0);
        found.differ("the quoted message", message.quote.as_ref(), quote);
    }
}

/// What WhatsApp's servers know of it.
fn known_of(known: &Known, row: &MessageRow, found: &mut Found<'_>) {
    let bubble = &row.message;
    let direction = match known.from {
        Side::Customer => Direction::In,
        Side::Business => Direction::Out,
    };
    found.differ("the direction", direction, bubble.direction);
    let origin = match (known.from, known.via, &row.send) {
        (Side::Customer, ..) => Some(Origin::Customer),
        (Side::Business, Via::Phone, _) => Some(Origin::Phone),
        (Side::Business, Via::Api, Some(send)) => Some(send.author.origin()),
        (Side::Business, Via::Api, None) => None,
    };
    found.differ("the origin", origin, Some(bubble.origin.origin));
    if known.via == Via::Api {
        let top = bubble.ticks.top().map(|(rung, _)| rung);
        found.differ("the tick", rung(known.ticks), top);
    } else {
        let second = |at: i64| at.div_euclid(1_000);
        let told = second(bubble.told.at);
        found.differ("the time", known.left_at.map(second), Some(told));
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
