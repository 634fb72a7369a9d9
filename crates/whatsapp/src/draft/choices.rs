//! What a customer can choose from: reply buttons and lists (graph-api.md 2.4).

use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::most;

pub(super) fn buttons(buttons: &Field<'_>, unfits: &mut Unfits) {
    let buttons = unfits.list(buttons, 1..=most(Limit::ReplyButtons));
    let of = |key: &str| -> Vec<Field<'_>> {
        let replies = buttons.iter().map(|button| button.get("reply"));
        replies.map(|reply| reply.get(key)).collect()
    };
    let (ids, titles) = (of("id"), of("title"));
    for id in &ids {
        unfits.words(id, most(Limit::ReplyButtonIdChars));
    }
    for title in &titles {
        unfits.words(title, most(Limit::ReplyButtonTitleChars));
    }
    unfits.unlike(&ids);
    unfits.unlike(&titles);
}

pub(super) fn list(action: &Field<'_>, unfits: &mut Unfits) {
    unfits.words(&action.get("button"), most(Limit::ListButtonChars));
    let field = action.get("sections");
    let sections = unfits.list(&field, 1..=most(Limit::ListSections));
    let mut rows = Vec::new();
    for section in &sections {
        title(section, sections.len(), unfits);
        let own = section.get("rows");
        rows.extend(unfits.list(&own, 1..=usize::MAX));
    }
    if rows.len() > most(Limit::ListRows) {
        unfits.count(&field, rows.len(), 1..=most(Limit::ListRows));
    }
    for row in &rows {
        unfits.words(&row.get("id"), most(Limit::ListRowIdChars));
        unfits.words(&row.get("title"), most(Limit::ListRowTitleChars));
        unfits.maybe_words(
            &row.get("description"),
            most(Limit::ListRowDescriptionChars),
        );
    }
    let ids: Vec<Field<'_>> = rows.iter().map(|row| row.get("id")).collect();
    unfits.unlike(&ids);
}

/// The title of a section: needed where there are several.
pub(super) fn title(section: &Field<'_>, sections: usize, unfits: &mut Unfits) {
    let title = section.get("title");
    let chars_max = most(Limit::SectionTitleChars);
    if sections > 1 {
        unfits.words(&title, chars_max);
    } else {
        unfits.maybe_words(&title, chars_max);
    }
}
