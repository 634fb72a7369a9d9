//! The index in SQLite: a file of its own, words in FTS5. Rows of words are numbered by their place, which FTS5 walks
//! through backwards: the newest are found first, and the walk ends with the page.

use super::Subject;
use super::entries::Label;

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
/// `$7` origin, `$8` limit. What labels say is asked for twice: they only make it quick.
pub(super) const MESSAGES: &str = "SELECT d.place, d.message, d.conversation \
    FROM search_message_words AS w CROSS JOIN search_messages AS d ON d.place = w.rowid \
    WHERE w.search_message_words MATCH $1 AND w.rowid >= $3 AND w.rowid < $4 AND d.workspace = $2 \
    AND ($5 IS NULL OR d.line = $5) AND ($6 IS NULL OR d.inbound = $6) AND ($7 IS NULL OR d.origin = $7) \
    ORDER BY w.rowid DESC LIMIT $8";

/// `$1` the expression, `$2` workspace, `$3` limit.
pub(super) const CONTACTS: &str = "SELECT d.contact \
    FROM search_contact_words AS w CROSS JOIN search_contacts AS d ON d.place = w.rowid \
    WHERE w.search_contact_words MATCH $1 AND d.workspace = $2 ORDER BY w.rowid DESC LIMIT $3";

/// What one word typed asks for. Words of core's need no escape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// Any word that begins so.
    Beginning(String),
    /// Any of these words.
    AnyOf(Vec<String>),
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Beginning(word) => write!(f, "\"{word}\" *"),
            Self::AnyOf(words) => write!(f, "({})", any(words)),
        }
    }
}

/// A question in FTS5's words: one of the ways, and of each list of labels one.
pub(super) fn expression(ways: &[Vec<Term>], labels: &[Vec<Label>]) -> String {
    let way = |way: &Vec<Term>| {
        let terms: Vec<String> = way.iter().map(Term::to_string).collect();
        format!("({})", terms.join(" AND "))
    };
    let ways: Vec<String> = ways.iter().map(way).collect();
    labels.iter().fold(ways.join(" OR "), |text, labels| {
        format!("({text}) AND ({})", any(labels))
    })
}

fn any<T: std::fmt::Display>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(" OR ")
}

/// Beginnings alone.
pub(super) fn beginnings(ways: &[Vec<String>]) -> Vec<Vec<Term>> {
    let way = |way: &Vec<String>| way.iter().cloned().map(Term::Beginning).collect();
    ways.iter().map(way).collect()
}

#[cfg(test)]
mod tests {
    use super::{Label, Term, beginnings, expression};

    #[test]
    fn a_question_is_one_of_its_ways_with_one_of_each_list_of_labels() {
        let ways = beginnings(&[
            vec!["agua".to_owned(), "pao".to_owned()],
            vec!["318".to_owned()],
        ]);
        assert_eq!(
            expression(&ways, &[]),
            r#"("agua" * AND "pao" *) OR ("318" *)"#
        );
        let words = Term::AnyOf(vec!["order".to_owned(), "orders".to_owned()]);
        let origin = |word: &str| vec![Label::Origin(word.to_owned())];
        assert_eq!(
            expression(&[vec![words]], &[origin("phone"), origin("api")]),
            r#"(((("order" OR "orders"))) AND ("_ophone")) AND ("_oapi")"#
        );
    }
}
