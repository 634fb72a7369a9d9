//! The index in SQLite: a file of its own, words in FTS5. Rows of words are numbered by their place, which FTS5 walks
//! through backwards: the newest are found first, and the walk ends with the page.

use std::fmt::Write as _;

use super::Subject;

/// The tables of the file.
pub(crate) const SCHEMA: &str = include_str!("../../migrations/search/sqlite.sql");

/// The texts of a subject. Parameters: see where they are used, in `write.rs`.
pub(super) struct Texts {
    /// `$1` rows with place and words, in the order of places: FTS5 begins a new segment whenever the number falls.
    pub(super) add_words: &'static str,
    /// `$1` places.
    pub(super) remove_words: &'static str,
    /// Forgets all words.
    pub(super) forget: &'static str,
}

pub(super) fn texts(subject: Subject) -> Texts {
    match subject {
        Subject::Messages => Texts {
            add_words: "INSERT INTO search_message_words (rowid, words) SELECT r.place, r.words \
                FROM {rows $1: place bigint, words text} AS r ORDER BY r.place",
            remove_words: "DELETE FROM search_message_words WHERE rowid IN \
                (SELECT r.place FROM {rows $1: place bigint} AS r)",
            forget: "INSERT INTO search_message_words (search_message_words) VALUES ('delete-all')",
        },
        Subject::Contacts => Texts {
            add_words: "INSERT INTO search_contact_words (rowid, words) SELECT r.place, r.words \
                FROM {rows $1: place bigint, words text} AS r ORDER BY r.place",
            remove_words: "DELETE FROM search_contact_words WHERE rowid IN \
                (SELECT r.place FROM {rows $1: place bigint} AS r)",
            forget: "INSERT INTO search_contact_words (search_contact_words) VALUES ('delete-all')",
        },
    }
}

/// `$1` the expression, `$2` workspace, `$3` and `$4` the first place and the one behind the last, `$5` line, `$6` inbound,
/// `$7` origin, `$8` limit.
pub(super) const MESSAGES: &str = "SELECT d.place, d.message, d.conversation \
    FROM search_message_words AS w CROSS JOIN search_messages AS d ON d.place = w.rowid \
    WHERE w.search_message_words MATCH $1 AND w.rowid >= $3 AND w.rowid < $4 AND d.workspace = $2 \
    AND ($5 IS NULL OR d.line = $5) AND ($6 IS NULL OR d.inbound = $6) AND ($7 IS NULL OR d.origin = $7) \
    ORDER BY w.rowid DESC LIMIT $8";

/// `$1` the expression, `$2` workspace, `$3` limit.
pub(super) const CONTACTS: &str = "SELECT d.contact \
    FROM search_contact_words AS w CROSS JOIN search_contacts AS d ON d.place = w.rowid \
    WHERE w.search_contact_words MATCH $1 AND d.workspace = $2 ORDER BY w.rowid DESC LIMIT $3";

/// A question in FTS5's words: one of the ways, and one of `within` if there are any. Words of core's need no escape.
pub(super) fn expression(ways: &[Vec<String>], within: &[String]) -> String {
    let mut text = String::new();
    for (at, way) in ways.iter().enumerate() {
        text.push_str(if at == 0 { "(" } else { " OR (" });
        for (at, word) in way.iter().enumerate() {
            let and = if at == 0 { "" } else { " AND " };
            // Writing to a text cannot fail.
            let _ = write!(text, "{and}\"{word}\" *");
        }
        text.push(')');
    }
    if !within.is_empty() {
        let any: Vec<String> = within.iter().map(|word| format!("\"{word}\"")).collect();
        text = format!("({text}) AND ({})", any.join(" OR "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn a_question_is_one_of_its_ways_within_one_of_the_conversations() {
        let ways = [
            vec!["agua".to_owned(), "pao".to_owned()],
            vec!["318".to_owned()],
        ];
        assert_eq!(
            expression(&ways, &[]),
            r#"("agua" * AND "pao" *) OR ("318" *)"#
        );
        assert_eq!(
            expression(&ways[1..], &["_c".to_owned(), "_d".to_owned()]),
            r#"(("318" *)) AND ("_c" OR "_d")"#
        );
    }
}
