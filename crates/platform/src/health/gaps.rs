//! What we can prove we were never told, in words. What proves a gap is decided in [`twinline_core::gap`].

use std::cmp::Reverse;
use std::collections::BTreeMap;

use twinline_core::gap::{self, GAP_AFTER_MS, Gap, GapKind};
use twinline_core::ids::ConversationId;
use twinline_store::{Line, StoreError};

use crate::api::numbers::health::HealthGap;
use crate::api::view::contact_name;
use crate::app::App;
use crate::limits::GAPS_LISTED_MAX;

const LOOK: &str = "Look at the conversation on the phone.";

/// The gaps of a line: what somebody referred to and what the history lacks first, then mere statuses, of which software
/// beside us leaves many; each newest first. One more than are listed at most.
pub async fn of(app: &App, line: &Line) -> Result<Vec<HealthGap>, StoreError> {
    let now = app.now();
    let most = u32::try_from(GAPS_LISTED_MAX + 1).unwrap_or(u32::MAX);
    let parked = app.store.parked(line.id, now - GAP_AFTER_MS, most).await?;
    let rows = parked.iter().map(|(external, parked)| (external, parked));
    let mut gaps = gap::gaps(rows, &line.life.history, now);
    gaps.sort_by_key(|gap| (gap.kind == GapKind::Status, Reverse(gap.since)));
    let names = names(app, &gaps).await?;
    let said = |gap: Gap| {
        let name = gap.conversation.and_then(|id| names.get(&id).cloned());
        in_words(&gap, name)
    };
    Ok(gaps.into_iter().map(said).collect())
}

/// Whose conversations those are.
async fn names(app: &App, gaps: &[Gap]) -> Result<BTreeMap<ConversationId, String>, StoreError> {
    let ids: Vec<ConversationId> = gaps.iter().filter_map(|gap| gap.conversation).collect();
    let rows = app.store.conversation_rows(&ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = contact_name(&row.contact, &row.identities);
            (row.conversation.id, name)
        })
        .collect())
}

fn in_words(gap: &Gap, name: Option<String>) -> HealthGap {
    let (kind, sentence, remedy) = match &gap.kind {
        GapKind::Edit => (
            "edit",
            "A message was edited that we were never told of.".to_owned(),
            LOOK,
        ),
        GapKind::Revoke => (
            "revoke",
            "A message was deleted that we were never told of.".to_owned(),
            "Nothing: it is gone on the phone as well.",
        ),
        GapKind::Reaction => (
            "reaction",
            "Somebody reacted to a message that we were never told of.".to_owned(),
            LOOK,
        ),
        GapKind::Quote => (
            "quote",
            "Somebody answered a message that we were never told of.".to_owned(),
            LOOK,
        ),
        GapKind::Status => (
            "status",
            "A message was delivered that we were never told of.".to_owned(),
            "Look whether other software sends from this number; otherwise look on the phone.",
        ),
        GapKind::HistoryHole { phase, missing } => (
            "history",
            hole(*phase, missing),
            "It cannot be asked for again. Opening the Business App usually sets it going.",
        ),
    };
    HealthGap {
        kind: kind.to_owned(),
        since: gap.since,
        // One that became part of another conversation is not to be linked.
        conversation_id: name.as_ref().and(gap.conversation).map(|id| id.0),
        name,
        sentence,
        remedy: remedy.to_owned(),
    }
}

fn hole(phase: i64, missing: &[(i64, i64)]) -> String {
    let parts = missing.iter().fold(0_i64, |parts, (first, last)| {
        parts.saturating_add(last.saturating_sub(*first).saturating_add(1))
    });
    let of = match phase {
        0 => "of the last day".to_owned(),
        1 => "of the last 90 days".to_owned(),
        2 => "of the last six months".to_owned(),
        phase => format!("of phase {phase}"),
    };
    match parts {
        1 => format!("One part of the history {of} did not come."),
        parts => format!("{parts} parts of the history {of} did not come."),
    }
}

#[cfg(test)]
mod tests {
    use super::hole;

    #[test]
    fn missing_parts_are_counted() {
        assert_eq!(
            hole(0, &[(3, 3)]),
            "One part of the history of the last day did not come."
        );
        assert!(hole(1, &[(1, 2), (5, 8)]).starts_with("6 parts"));
    }
}
