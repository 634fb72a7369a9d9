//! JSON lists of a statement as PostgreSQL's arrays: it reads arrays ten times as fast as it takes JSON apart.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use sqlx::Arguments as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::PgArguments;
use uuid::Uuid;

use super::value::without_nul;

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum List {
    Ids,
    Texts,
    /// Objects with these fields; what else they hold is left out.
    Rows(Vec<Field>),
}

/// A column of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    /// PostgreSQL's word: uuid, text, bigint, boolean.
    pub(super) kind: String,
}

/// The values of a column.
enum Column {
    Uuid(Vec<Option<Uuid>>),
    Text(Vec<Option<String>>),
    Int(Vec<Option<i64>>),
    Bool(Vec<Option<bool>>),
}

/// The arrays of a list, in the order of its fields; one for ids and texts.
pub(super) struct Arrays {
    columns: Vec<Column>,
    /// There is no list.
    is_null: bool,
}

impl Arrays {
    /// `None`: no list, as opposed to an empty one. It is of the same type all the same: a connection prepares a text once,
    /// for the types it was first given.
    pub(super) fn of(list: &List, json: Option<&str>) -> Result<Self, serde_json::Error> {
        let is_null = json.is_none();
        let json = json.unwrap_or("[]");
        let columns = match list {
            List::Ids => vec![Column::Uuid(serde_json::from_str(json)?)],
            List::Texts => {
                let texts: Vec<Option<String>> = serde_json::from_str(json)?;
                let texts = texts.into_iter().map(|text| text.map(without_nul));
                vec![Column::Text(texts.collect())]
            }
            List::Rows(fields) => {
                let mut rows = Rows::new(fields);
                let mut json = serde_json::Deserializer::from_str(json);
                json.deserialize_seq(&mut rows)?;
                rows.columns
            }
        };
        Ok(Self { columns, is_null })
    }

    /// Adds the first array as the next parameter.
    pub(super) fn add_first(&mut self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        self.columns.remove(0).add(self.is_null, arguments)
    }

    /// Adds the others.
    pub(super) fn add_rest(self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        self.columns
            .into_iter()
            .try_for_each(|column| column.add(self.is_null, arguments))
    }
}

impl Column {
    fn add(self, is_null: bool, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Uuid(values) => arguments.add((!is_null).then_some(values)),
            Self::Text(values) => arguments.add((!is_null).then_some(values)),
            Self::Int(values) => arguments.add((!is_null).then_some(values)),
            Self::Bool(values) => arguments.add((!is_null).then_some(values)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Uuid(values) => values.len(),
            Self::Text(values) => values.len(),
            Self::Int(values) => values.len(),
            Self::Bool(values) => values.len(),
        }
    }

    fn push_null(&mut self) {
        match self {
            Self::Uuid(values) => values.push(None),
            Self::Text(values) => values.push(None),
            Self::Int(values) => values.push(None),
            Self::Bool(values) => values.push(None),
        }
    }

    fn push_from<'de, M: MapAccess<'de>>(&mut self, row: &mut M) -> Result<(), M::Error> {
        match self {
            Self::Uuid(values) => values.push(row.next_value()?),
            Self::Int(values) => values.push(row.next_value()?),
            Self::Bool(values) => values.push(row.next_value()?),
            Self::Text(values) => {
                let raw: &RawValue = row.next_value()?;
                values.push(text(raw.get()).map_err(serde::de::Error::custom)?);
            }
        }
        Ok(())
    }
}

/// As SQLite's `->>` does: a text as it is, and anything else as the JSON it is.
fn text(raw: &str) -> Result<Option<String>, serde_json::Error> {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw).map(|text| Some(without_nul(text))),
        Some(b'n') => Ok(None),
        _ => Ok(Some(raw.to_owned())),
    }
}

/// Reads a list of objects into columns.
struct Rows<'f> {
    fields: &'f [Field],
    columns: Vec<Column>,
    count: usize,
}

impl<'f> Rows<'f> {
    fn new(fields: &'f [Field]) -> Self {
        let column = |field: &Field| match field.kind.as_str() {
            "uuid" => Column::Uuid(Vec::new()),
            "bigint" => Column::Int(Vec::new()),
            "boolean" => Column::Bool(Vec::new()),
            _ => Column::Text(Vec::new()),
        };
        Self {
            columns: fields.iter().map(column).collect(),
            fields,
            count: 0,
        }
    }
}

impl<'de> Visitor<'de> for &mut Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Row(self))?.is_some() {}
        Ok(())
    }
}

struct Row<'a, 'f>(&'a mut Rows<'f>);

impl<'de> DeserializeSeed<'de> for Row<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut row: M) -> Result<(), M::Error> {
        let Self(rows) = self;
        while let Some(found) = row.next_key_seed(Name(rows.fields))? {
            match found {
                Some(at) => rows.columns[at].push_from(&mut row)?,
                None => drop(row.next_value::<IgnoredAny>()?),
            }
        }
        rows.count += 1;
        for column in &mut rows.columns {
            if column.len() < rows.count {
                column.push_null();
            }
        }
        Ok(())
    }
}

/// Which field a name is of.
struct Name<'f>(&'f [Field]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|field| field.name == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_become_columns_in_the_order_of_the_fields() {
        let field = |name: &str, kind: &str| Field {
            name: name.to_owned(),
            kind: kind.to_owned(),
        };
        let fields = vec![
            field("n", "bigint"),
            field("t", "text"),
            field("b", "boolean"),
        ];
        let json = r#"[{"t":"a\u0000\\u0000","x":[1],"n":1,"b":true},{"n":2,"t":{"k":"\u0000"}},{"t":null}]"#;
        let Arrays { columns, .. } = Arrays::of(&List::Rows(fields), Some(json)).unwrap();
        let [Column::Int(n), Column::Text(t), Column::Bool(b)] = &columns[..] else {
            unreachable!()
        };
        assert_eq!(n, &[Some(1), Some(2), None]);
        let texts: Vec<_> = t.iter().map(Option::as_deref).collect();
        assert_eq!(
            texts,
            [Some("a\u{fffd}\\u0000"), Some(r#"{"k":"\u0000"}"#), None]
        );
        assert_eq!(b, &[Some(true), None, None]);
    }
}
