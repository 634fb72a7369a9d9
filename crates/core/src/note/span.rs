//! Which notes come with a page of a thread's messages: each with exactly one of the pages that lie side by side, also
//! those before the first message and behind the last one.

use crate::message::OrderKey;

/// From one place of a thread up to another one, which is no more part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSpan {
    /// The first place.
    pub from: OrderKey,
    /// The first one behind it.
    pub to: OrderKey,
}

/// A page of messages.
#[derive(Debug, Clone, Copy, Default)]
pub struct MessageSpan<'a> {
    /// Only messages before this one were asked for.
    pub before: Option<&'a OrderKey>,
    /// Only messages after this one were asked for.
    pub after: Option<&'a OrderKey>,
    /// The oldest one on the page.
    pub oldest: Option<&'a OrderKey>,
    /// The newest one.
    pub newest: Option<&'a OrderKey>,
    /// Whether there are older ones than those, as far as that was asked.
    pub older: bool,
    /// Whether there are newer ones, as far as that was asked.
    pub newer: bool,
}

impl MessageSpan<'_> {
    /// The notes that come with it: from its oldest message up to the page of what is newer. A note between two pages
    /// belongs to the older one when pages are read backwards, and forwards as well.
    pub fn notes(&self) -> NoteSpan {
        let from = match self.after {
            Some(after) => behind(after),
            None if self.older => self.oldest.cloned().unwrap_or_else(first),
            None => first(),
        };
        let to = match (self.before, self.newest) {
            (Some(before), _) => before.clone(),
            (None, Some(newest)) if self.newer => behind(newest),
            (None, _) => end(),
        };
        NoteSpan { from, to }
    }
}

/// Before everything.
fn first() -> OrderKey {
    OrderKey(String::new())
}

/// Behind everything: order keys are hexadecimal digits.
fn end() -> OrderKey {
    OrderKey("g".to_owned())
}

/// Right behind a place.
fn behind(place: &OrderKey) -> OrderKey {
    OrderKey(format!("{}g", place.0))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Which way a reader goes on, and how many messages they ask for.
    type Step = (bool, usize);

    fn key(n: u16) -> OrderKey {
        OrderKey(format!("{n:060x}"))
    }

    fn within(notes: &[OrderKey], span: &NoteSpan) -> Vec<OrderKey> {
        let is_in = |key: &&OrderKey| **key >= span.from && **key < span.to;
        notes.iter().filter(is_in).cloned().collect()
    }

    /// Reads a thread's pages as a client does, from its end or from around a message.
    fn read(
        messages: &[OrderKey],
        notes: &[OrderKey],
        start: Option<usize>,
        steps: &[Step],
    ) -> Vec<OrderKey> {
        let len = messages.len();
        let limit = steps.first().map_or(1, |step| step.1);
        let (mut low, mut high) = match start {
            Some(at) => (at.saturating_sub(limit), (at + limit).min(len)),
            None => (len.saturating_sub(limit), len),
        };
        let page = MessageSpan {
            oldest: messages[low..high].first(),
            newest: messages[low..high].last(),
            older: low > 0,
            newer: high < len,
            ..MessageSpan::default()
        };
        let mut found = within(notes, &page.notes());
        // At last both ways to the end.
        let rest = [(true, len), (false, len)];
        for (back, limit) in steps.iter().copied().chain(rest) {
            let page = if back && low > 0 {
                let from = low.saturating_sub(limit);
                let rows = from..low;
                low = from;
                MessageSpan {
                    before: messages.get(rows.end),
                    oldest: messages[rows.clone()].first(),
                    newest: messages[rows].last(),
                    older: from > 0,
                    ..MessageSpan::default()
                }
            } else if !back && high < len {
                let to = (high + limit).min(len);
                let rows = high..to;
                high = to;
                MessageSpan {
                    after: messages.get(rows.start - 1),
                    oldest: messages[rows.clone()].first(),
                    newest: messages[rows].last(),
                    newer: to < len,
                    ..MessageSpan::default()
                }
            } else {
                continue;
            };
            found.extend(within(notes, &page.notes()));
        }
        found
    }

    proptest! {
        #[test]
        fn every_note_comes_once_whatever_pages_are_read(
            places in prop::collection::btree_map(any::<u16>(), any::<bool>(), 0..60),
            start in prop::option::of(any::<prop::sample::Index>()),
            steps in prop::collection::vec((any::<bool>(), 1_usize..9), 0..12),
        ) {
            let of = |wanted| -> Vec<OrderKey> {
                let all = places.iter().filter(|(_, is_note)| **is_note == wanted);
                all.map(|(n, _)| key(*n)).collect()
            };
            let (notes, messages) = (of(true), of(false));
            let start = start.filter(|_| !messages.is_empty()).map(|at| at.index(messages.len()));
            let found = read(&messages, &notes, start, &steps);
            prop_assert_eq!(found.len(), notes.len(), "none twice");
            let found: BTreeSet<OrderKey> = found.into_iter().collect();
            prop_assert_eq!(found, notes.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
