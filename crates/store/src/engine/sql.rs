//! Neutral texts in the words of an engine. What may stand in braces: see [`crate::engine`].

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use super::Kind;

/// A text as an engine takes it.
#[derive(Debug, Clone)]
pub(super) struct Worded {
    text: Arc<str>,
    /// Which parameters, from 0, are JSON lists.
    pub(super) lists: Vec<usize>,
}

impl Worded {
    /// Made of literals of this crate alone.
    pub(super) fn text(&self) -> SqlStr {
        AssertSqlSafe(Arc::clone(&self.text)).into_sql_str()
    }
}

type Known = RwLock<HashMap<(Kind, &'static str), Arc<Worded>>>;

/// The text in the engine's words; worded once per process.
pub(super) fn worded(kind: Kind, neutral: &'static str) -> Arc<Worded> {
    static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(worded) = known.get(&(kind, neutral)) {
        return Arc::clone(worded);
    }
    drop(known);
    let worded = Arc::new(word(kind, neutral));
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.insert((kind, neutral), Arc::clone(&worded));
    worded
}

/// The text in the engine's words, for tests that ask for its plan.
#[cfg(test)]
pub(crate) fn text(kind: Kind, neutral: &str) -> String {
    word(kind, neutral).text.to_string()
}

fn word(kind: Kind, neutral: &str) -> Worded {
    let mut text = String::with_capacity(neutral.len() * 2);
    let mut lists = Vec::new();
    let mut rest = neutral;
    while let Some((before, after)) = rest.split_once('{') {
        let (marker, after) = after
            .split_once('}')
            .unwrap_or_else(|| unreachable!("a brace is never closed: {neutral}"));
        text.push_str(before);
        text.push_str(&marked(kind, marker, &mut lists));
        rest = after;
    }
    text.push_str(rest);
    Worded {
        text: text.into(),
        lists,
    }
}

fn marked(kind: Kind, marker: &str, lists: &mut Vec<usize>) -> String {
    let (name, rest) = marker.split_once(' ').unwrap_or((marker, ""));
    if name == "for_update" {
        return match kind {
            Kind::Sqlite => String::new(),
            // Of all locks the one that leaves foreign keys to this row free.
            Kind::Postgres => "FOR NO KEY UPDATE".to_owned(),
        };
    }
    let (parameter, fields) = rest.split_once(':').unwrap_or((rest, ""));
    let at: usize = parameter
        .strip_prefix('$')
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| unreachable!("no parameter in {{{marker}}}"));
    lists.push(at - 1);
    match (kind, name) {
        (Kind::Sqlite, "ids") => format!("(SELECT unhex(value, '-') FROM json_each({parameter}))"),
        (Kind::Sqlite, "texts") => format!("(SELECT value FROM json_each({parameter}))"),
        (Kind::Sqlite, "rows") => {
            let fields: Vec<String> = fields.split(',').map(sqlite_field).collect();
            format!("(SELECT {} FROM json_each({parameter}))", fields.join(", "))
        }
        (Kind::Postgres, "ids") => {
            format!("(SELECT x::uuid FROM json_array_elements_text({parameter}::json) AS x)")
        }
        (Kind::Postgres, "texts") => {
            format!("(SELECT x FROM json_array_elements_text({parameter}::json) AS x)")
        }
        (Kind::Postgres, "rows") => {
            format!("(SELECT * FROM json_to_recordset({parameter}::json) AS x({fields}))")
        }
        _ => unreachable!("an unknown marker: {{{marker}}}"),
    }
}

/// SQLite's columns have no types that would turn a text into a uuid.
fn sqlite_field(field: &str) -> String {
    match field.trim().split_once(' ') {
        Some((name, "uuid")) => format!("unhex(value->>'{name}', '-') AS {name}"),
        Some((name, _)) => format!("value->>'{name}' AS {name}"),
        None => unreachable!("a field without a type: {field}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_worded_and_the_rest_is_left_alone() {
        let neutral = "SELECT r.id FROM {rows $2: id uuid, n bigint} AS r WHERE r.n IN {texts $1} {for_update}";
        let sqlite = word(Kind::Sqlite, neutral);
        assert_eq!(
            &*sqlite.text,
            "SELECT r.id FROM (SELECT unhex(value->>'id', '-') AS id, value->>'n' AS n FROM json_each($2)) AS r \
             WHERE r.n IN (SELECT value FROM json_each($1)) "
        );
        let postgres = word(Kind::Postgres, neutral);
        assert_eq!(
            &*postgres.text,
            "SELECT r.id FROM (SELECT * FROM json_to_recordset($2::json) AS x( id uuid, n bigint)) AS r \
             WHERE r.n IN (SELECT x FROM json_array_elements_text($1::json) AS x) FOR NO KEY UPDATE"
        );
        assert_eq!(postgres.lists, [1, 0]);
        assert_eq!(&*word(Kind::Postgres, "SELECT 1").text, "SELECT 1");
    }
}
