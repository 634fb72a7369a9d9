//! What a view asks the list for: checked as the list itself would, so that nobody keeps what cannot be asked.

use super::set::QUERY_CHARS_MAX;
use crate::api::conversations::filters::FilterConversations;
use crate::api::conversations::list::ListConversations;

/// What a view may hold. What is searched for, and which page of it, is no view.
const WORDS: [&str; 10] = [
    "view",
    "sort",
    "line",
    "last_word",
    "floor",
    "assignee",
    "label",
    "unread",
    "waiting_minutes",
    "closing_minutes",
];

/// Why the list could not be asked so: a sentence.
pub(super) fn check(query: &str) -> Result<(), String> {
    if query.len() > QUERY_CHARS_MAX {
        return Err(format!(
            "A view asks with at most {QUERY_CHARS_MAX} characters."
        ));
    }
    let pairs: Vec<(String, String)> = parsed(query)?;
    if let Some((name, _)) = pairs
        .iter()
        .find(|(name, _)| !WORDS.contains(&name.as_str()))
    {
        return Err(format!("A view cannot hold `{name}`."));
    }
    let _: ListConversations = parsed(query)?;
    let _: FilterConversations = parsed(query)?;
    Ok(())
}

fn parsed<'q, T: serde::Deserialize<'q>>(query: &'q str) -> Result<T, String> {
    serde_urlencoded::from_str(query)
        .map_err(|error| format!("The list cannot be asked so: {error}."))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_view_holds_what_the_list_can_be_asked_and_nothing_else() {
        for query in [
            "",
            "view=waiting&sort=longest_wait&unread=true",
            "assignee=me%2Cnobody&last_word=phone,customer&floor=bot&waiting_minutes=60&closing_minutes=5",
            "label=00000000-0000-0000-0000-000000000001&line=00000000-0000-0000-0000-000000000002",
        ] {
            assert_eq!(check(query), Ok(()), "{query}");
        }
        for query in [
            "q=rye",
            "limit=5",
            "view=everything",
            "waiting_minutes=soon",
            "floor=customer",
            "colour=red",
            &format!("assignee={}", "me,".repeat(2_000)),
        ] {
            assert!(check(query).is_err(), "{query}");
        }
    }
}
