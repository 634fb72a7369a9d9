//! What a team puts on conversations to find them again.

use super::Refused;
use crate::converge::WorkingSet;
use crate::ids::{ConversationId, LabelId};

/// More on one conversation tell nobody anything.
pub const LABELS_MAX: usize = 20;

/// Puts a label on, or takes it off. Twice is as once.
pub fn label(
    set: &mut WorkingSet,
    id: ConversationId,
    label: LabelId,
    on: bool,
) -> Result<(), Refused> {
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    let altered = if on {
        if row.labels.len() >= LABELS_MAX && !row.labels.contains(&label) {
            return Err(Refused::TooManyLabels);
        }
        row.labels.insert(label)
    } else {
        row.labels.remove(&label)
    };
    if altered {
        set.conversation_changed(id);
    }
    Ok(())
}
