//! Setting a number's rules, and marking what its Business App says by itself.

use std::sync::Arc;

use super::Refused;
use crate::change::ChangeKind;
use crate::converge::{RulesMoved, WorkingSet};
use crate::floor::rules::{AutomaticText, Sample};
use crate::floor::{FloorEvent, FloorMove, Holder, Rules};
use crate::ids::{FloorEventId, MessageId, PersonId};
use crate::message::{Automatic, Direction, Source};

/// `by` sets the rules, having seen version `seen`: of two who edit at once, the second learns of it. Returns the new
/// version.
pub fn set_rules(
    set: &mut WorkingSet,
    rules: Rules,
    seen: u64,
    by: PersonId,
) -> Result<u64, Refused> {
    if set.rules_version != seen {
        return Err(Refused::RulesMoved {
            version: set.rules_version,
        });
    }
    if *set.rules != rules {
        put_rules(set, rules, by);
    }
    Ok(set.rules_version)
}

fn put_rules(set: &mut WorkingSet, rules: Rules, by: PersonId) {
    set.rules_version += 1;
    set.rules = Arc::new(rules);
    set.touched.rules = Some(RulesMoved { by });
    let line = set.scope.line.0;
    set.change(ChangeKind::Number, None, line);
}

/// `by` says whether the Business App sent `message` by itself. If it did, it answered nobody: the floor goes back, and the
/// text is remembered for the line, so that the next one takes no floor.
pub fn mark_automatic(
    set: &mut WorkingSet,
    message: MessageId,
    is: bool,
    by: PersonId,
) -> Result<(), Refused> {
    let scope = set.scope;
    let row = set.messages.get_mut(&message).ok_or(Refused::NotFound)?;
    let of_phone = row.direction == Direction::Out && row.sources.has(Source::Echo);
    if !of_phone || row.send.is_some() || row.author.is_some() {
        return Err(Refused::NotOfThePhone);
    }
    if row.automatic.is_some_and(|said| said.is == is) {
        return Ok(());
    }
    row.automatic = Some(Automatic {
        by: Some(by),
        at: scope.now,
        is,
    });
    let (id, at) = (row.conversation, row.told.at);
    let text = row.shown().text().unwrap_or_default().to_owned();
    set.touch_message(message, id, ChangeKind::MessageChanged);
    remember(set, &text, is, by);
    if !is {
        set.spoken(id, Holder::Phone, at);
        return Ok(());
    }
    let Some(conversation) = set.conversations.get_mut(&id) else {
        return Err(Refused::NotFound);
    };
    conversation.held.remove(&message);
    if conversation
        .answered
        .is_some_and(|answered| answered.message == message)
    {
        conversation.answered = None;
    }
    let before = conversation.floor.at(scope.now);
    let back = conversation
        .floor
        .unsaid((Holder::Phone, at), scope.now, &scope.floor_rules);
    if let Some(floor) = back {
        conversation.floor = floor;
        set.add_floor_event(FloorEvent {
            id: FloorEventId::of(id, floor.version),
            conversation: id,
            at: scope.now,
            what: FloorMove::NobodySpoke,
            by: Holder::Agent(by),
            from: before.holder,
            until: None,
            text: None,
        });
    }
    set.conversation_changed(id);
    Ok(())
}

/// The line knows the text from now on, or knows it no more.
fn remember(set: &mut WorkingSet, text: &str, is: bool, by: PersonId) {
    if set.rules.is_automatic(text) == is {
        return;
    }
    let mut rules = Rules::clone(&set.rules);
    if is {
        let text = AutomaticText {
            text: text
                .chars()
                .take(crate::floor::check::TEXT_CHARS_MAX)
                .collect(),
            sample: Sample::Whole,
        };
        if !text.is(&text.text) || rules.automatic.len() >= crate::floor::check::LIST_MAX {
            return;
        }
        rules.automatic.push(text);
    } else {
        rules
            .automatic
            .retain(|known| !(known.sample == Sample::Whole && known.is(text)));
    }
    put_rules(set, rules, by);
}
