//! Lists as PostgreSQL's arrays: whatever can become JSON becomes columns at once, without the detour.

mod place;

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::Error;
use sqlx::Arguments as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::PgArguments;
use uuid::Uuid;

use super::list::List;
use super::value::without_nul;
use place::{Place, Reader, Refusal};

/// The arrays of a list, in the order of its fields; one for ids and texts.
pub(crate) struct Columns {
    columns: Vec<Column>,
    /// There is no list, as opposed to an empty one. It is of the same type all the same: a connection prepares a text
    /// once, for the types it was first given.
    is_null: bool,
}

/// The values of a column.
enum Column {
    Uuid(Vec<Option<Uuid>>),
    Text(Vec<Option<String>>),
    Int(Vec<Option<i64>>),
    Bool(Vec<Option<bool>>),
}

impl Columns {
    pub(super) fn of<T: Serialize + ?Sized>(list: &List, rows: &T) -> Result<Self, Error> {
        let mut columns = Self::empty(list);
        let fields = match list {
            List::Ids | List::Texts => None,
            List::Rows(fields) => Some(fields.as_slice()),
        };
        let mut reader = Reader::new(fields, &mut columns.columns);
        match rows.serialize(Place::List(&mut reader)) {
            Ok(()) => Ok(columns),
            Err(Refusal::Wrong(error)) => Err(error),
            Err(Refusal::NotPlain) => Err(Error::custom("no list of what the statement takes")),
        }
    }

    pub(super) fn null(list: &List) -> Self {
        Self {
            is_null: true,
            ..Self::empty(list)
        }
    }

    fn empty(list: &List) -> Self {
        let columns = match list {
            List::Ids => vec![Column::Uuid(Vec::new())],
            List::Texts => vec![Column::Text(Vec::new())],
            List::Rows(fields) => {
                let kinds = fields.iter().map(|field| field.kind.as_str());
                kinds.map(Column::new).collect()
            }
        };
        Self {
            columns,
            is_null: false,
        }
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
    fn new(kind: &str) -> Self {
        match kind {
            "uuid" => Self::Uuid(Vec::new()),
            "bigint" => Self::Int(Vec::new()),
            "boolean" => Self::Bool(Vec::new()),
            _ => Self::Text(Vec::new()),
        }
    }

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

    fn push_text(&mut self, text: &str) -> Result<(), Error> {
        match self {
            Self::Text(values) => values.push(Some(without_nul(text.to_owned()))),
            Self::Uuid(values) => {
                values.push(Some(Uuid::try_parse(text).map_err(Error::custom)?));
            }
            Self::Int(_) | Self::Bool(_) => return Err(Error::custom("a text is no number")),
        }
        Ok(())
    }

    fn push_int(&mut self, int: i64) -> Result<(), Error> {
        match self {
            Self::Int(values) => values.push(Some(int)),
            Self::Text(values) => values.push(Some(int.to_string())),
            Self::Uuid(_) | Self::Bool(_) => return Err(Error::custom("a number is no id")),
        }
        Ok(())
    }

    fn push_bool(&mut self, bool: bool) -> Result<(), Error> {
        match self {
            Self::Bool(values) => values.push(Some(bool)),
            Self::Text(values) => values.push(Some(bool.to_string())),
            Self::Uuid(_) | Self::Int(_) => return Err(Error::custom("a truth is no number")),
        }
        Ok(())
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let id = Uuid::from_slice(bytes).map_err(Error::custom)?;
        match self {
            Self::Uuid(values) => values.push(Some(id)),
            Self::Text(values) => values.push(Some(id.to_string())),
            Self::Int(_) | Self::Bool(_) => return Err(Error::custom("an id is no number")),
        }
        Ok(())
    }

    /// As SQLite's `->>` does: a text as it is, and whatever holds other things as the JSON it is.
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        match (value.serialize(Place::Cell(self)), self) {
            (Ok(()), _) => Ok(()),
            (Err(Refusal::Wrong(error)), _) => Err(error),
            (Err(Refusal::NotPlain), Self::Text(values)) => {
                values.push(Some(serde_json::to_string(value)?));
                Ok(())
            }
            (Err(Refusal::NotPlain), _) => Err(Error::custom("an object is no plain value")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use twinline_core::ids::MessageId;

    use super::super::list::Field;
    use super::*;

    fn fields(of: &[(&str, &str)]) -> List {
        let field = |(name, kind): &(&str, &str)| Field {
            name: (*name).to_owned(),
            kind: (*kind).to_owned(),
        };
        List::Rows(of.iter().map(field).collect())
    }

    #[test]
    fn objects_become_columns_in_the_order_of_the_fields() {
        let rows = json!([
            {"t": "a\u{0}\\u0000", "x": [1], "n": 1, "b": true},
            {"n": 2, "t": {"k": "\u{0}"}},
            {"t": null},
        ]);
        let list = fields(&[("n", "bigint"), ("t", "text"), ("b", "boolean")]);
        let Columns { columns, .. } = Columns::of(&list, &rows).unwrap();
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

    #[test]
    fn our_own_types_become_what_their_json_would() {
        #[derive(Serialize)]
        struct Row {
            #[serde(flatten)]
            id: Id,
            kind: Kind,
            seldom: Option<Kind>,
            ids: Vec<u8>,
        }
        #[derive(Serialize)]
        struct Id {
            id: MessageId,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "snake_case")]
        enum Kind {
            Plain,
            Holding { n: u8 },
        }
        let id = |n| Id {
            id: MessageId(Uuid::from_u128(n)),
        };
        let rows = [
            Row {
                id: id(1),
                kind: Kind::Plain,
                seldom: None,
                ids: vec![],
            },
            Row {
                id: id(2),
                kind: Kind::Holding { n: 3 },
                seldom: Some(Kind::Plain),
                ids: vec![4],
            },
        ];
        let list = fields(&[
            ("kind", "text"),
            ("seldom", "text"),
            ("id", "uuid"),
            ("ids", "text"),
        ]);
        let Columns { columns, .. } = Columns::of(&list, &rows).unwrap();
        let [
            Column::Text(kind),
            Column::Text(seldom),
            Column::Uuid(id),
            Column::Text(ids),
        ] = &columns[..]
        else {
            unreachable!()
        };
        let texts = |column: &[Option<String>]| {
            let texts = column.iter().map(|text| text.clone().unwrap_or_default());
            texts.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(texts(kind), r#"plain {"holding":{"n":3}}"#);
        assert_eq!(seldom[0], None);
        assert_eq!(texts(seldom), " plain");
        assert_eq!(id, &[1, 2].map(|n| Some(Uuid::from_u128(n))));
        assert_eq!(texts(ids), "[] [4]");
    }

    #[test]
    fn what_fits_no_column_is_refused() {
        let list = fields(&[("n", "bigint")]);
        for row in [
            json!({"n": "text"}),
            json!({"n": [1]}),
            json!({"n": u64::MAX}),
        ] {
            assert!(Columns::of(&list, &[row]).is_err());
        }
        assert!(Columns::of(&list, &json!([1])).is_err());
        assert!(Columns::of(&List::Ids, &json!({"a": 1})).is_err());
        assert!(Columns::of(&List::Ids, &["no id"]).is_err());
    }
}
