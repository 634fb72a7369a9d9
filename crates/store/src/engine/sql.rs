//! Neutral texts in the words of an engine. What may stand in braces: see [`crate::engine`].

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use super::Kind;
use super::list::{Field, List};

/// A text as an engine takes it.
#[derive(Debug, Clone)]
pub(super) struct Worded {
    text: Arc<str>,
    /// For PostgreSQL: which parameters, by their place from 0, are lists to be handed over as arrays. A list of rows
    /// is one array per column: the first in the list's own place, the others behind all parameters of the text.
    pub(super) lists: Vec<(usize, List)>,
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
    let mut next = 1 + parameters(neutral);
    let mut rest = neutral;
    while let Some((before, after)) = rest.split_once('{') {
        let (marker, after) = after
            .split_once('}')
            .unwrap_or_else(|| unreachable!("a brace is never closed: {neutral}"));
        text.push_str(before);
        match kind {
            Kind::Sqlite => text.push_str(&in_sqlite(marker)),
            Kind::Postgres => {
                // An array is looked up in an index value by value; `IN (SELECT ...)` would be a join.
                let is_looked_up = text.ends_with("IN ");
                if is_looked_up {
                    text.truncate(text.len() - "IN ".len());
                }
                let (worded, list) = in_postgres(marker, is_looked_up, &mut next);
                text.push_str(&worded);
                lists.extend(list);
            }
        }
        rest = after;
    }
    text.push_str(rest);
    Worded {
        text: text.into(),
        lists,
    }
}

/// The highest `$n`.
fn parameters(neutral: &str) -> usize {
    let number = |part: &str| {
        let digits = part.find(|c: char| !c.is_ascii_digit());
        part[..digits.unwrap_or(part.len())].parse().ok()
    };
    let numbers = neutral.split('$').skip(1).filter_map(number);
    numbers.max().unwrap_or(0)
}

/// A marker's name, its parameter and its fields.
fn parts(marker: &str) -> (&str, &str, Vec<Field>) {
    let (name, rest) = marker.split_once(' ').unwrap_or((marker, ""));
    let (parameter, fields) = rest.split_once(':').unwrap_or((rest, ""));
    let field = |field: &str| {
        let (name, kind) = field.trim().split_once(' ')?;
        Some(Field {
            name: name.to_owned(),
            kind: kind.to_owned(),
        })
    };
    (
        name,
        parameter,
        fields.split(',').filter_map(field).collect(),
    )
}

fn in_sqlite(marker: &str) -> String {
    let (name, parameter, fields) = parts(marker);
    match name {
        // There is one writer.
        "for_update" => String::new(),
        "ids" => format!("(SELECT unhex(value, '-') FROM json_each({parameter}))"),
        "texts" => format!("(SELECT value FROM json_each({parameter}))"),
        "rows" => {
            let fields: Vec<String> = fields.iter().map(sqlite_field).collect();
            // Each object stays parsed: with `json_each` it would be written out and parsed again, four times the work.
            format!(
                "(SELECT {} FROM jsonb_each({parameter}))",
                fields.join(", ")
            )
        }
        _ => unreachable!("an unknown marker: {{{marker}}}"),
    }
}

/// `next`: the number of the next parameter that the text does not have yet.
fn in_postgres(
    marker: &str,
    is_looked_up: bool,
    next: &mut usize,
) -> (String, Option<(usize, List)>) {
    let (name, parameter, fields) = parts(marker);
    if name == "for_update" {
        // Of all locks the one that leaves foreign keys to this row free.
        return ("FOR NO KEY UPDATE".to_owned(), None);
    }
    let number: Option<usize> = parameter.strip_prefix('$').and_then(|n| n.parse().ok());
    let number = number.unwrap_or_else(|| unreachable!("no parameter in {{{marker}}}"));
    let of = |kind: &str| {
        if is_looked_up {
            format!("= ANY ({parameter}::{kind}[])")
        } else {
            format!("(SELECT * FROM unnest({parameter}::{kind}[]))")
        }
    };
    let (text, list) = match name {
        "ids" => (of("uuid"), List::Ids),
        "texts" => (of("text"), List::Texts),
        "rows" => {
            let (mut arrays, mut names) = (Vec::new(), Vec::new());
            for field in &fields {
                let at = if arrays.is_empty() {
                    number
                } else {
                    *next += 1;
                    *next - 1
                };
                arrays.push(format!("${at}::{}[]", field.kind));
                names.push(field.name.as_str());
            }
            let (arrays, names) = (arrays.join(", "), names.join(", "));
            let text = format!("(SELECT * FROM unnest({arrays}) AS x({names}))");
            (text, List::Rows(fields))
        }
        _ => unreachable!("an unknown marker: {{{marker}}}"),
    };
    (text, Some((number - 1, list)))
}

/// SQLite's columns have no types that would turn a text into a uuid.
fn sqlite_field(Field { name, kind }: &Field) -> String {
    match kind.as_str() {
        "uuid" => format!("unhex(value->>'{name}', '-') AS {name}"),
        _ => format!("value->>'{name}' AS {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_worded_and_the_rest_is_left_alone() {
        let neutral = "SELECT r.id FROM {rows $2: id uuid, n bigint} AS r WHERE r.n IN {texts $1} AND r.m = $3 \
                       UNION SELECT * FROM {ids $4} AS named {for_update}";
        assert_eq!(
            &*word(Kind::Sqlite, neutral).text,
            "SELECT r.id FROM (SELECT unhex(value->>'id', '-') AS id, value->>'n' AS n FROM jsonb_each($2)) AS r \
             WHERE r.n IN (SELECT value FROM json_each($1)) AND r.m = $3 \
             UNION SELECT * FROM (SELECT unhex(value, '-') FROM json_each($4)) AS named "
        );
        let postgres = word(Kind::Postgres, neutral);
        assert_eq!(
            &*postgres.text,
            "SELECT r.id FROM (SELECT * FROM unnest($2::uuid[], $5::bigint[]) AS x(id, n)) AS r \
             WHERE r.n = ANY ($1::text[]) AND r.m = $3 \
             UNION SELECT * FROM (SELECT * FROM unnest($4::uuid[])) AS named FOR NO KEY UPDATE"
        );
        let places: Vec<_> = postgres.lists.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, [1, 0, 3]);
        assert_eq!(&*word(Kind::Postgres, "SELECT 1").text, "SELECT 1");
    }
}
