//! Lists as PostgreSQL's arrays: whatever can become JSON becomes columns at once, without the detour.

use std::fmt;

use serde::ser::{
    Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
};
use serde::{Serialize, Serializer};
use serde_json::Error;
use sqlx::Arguments as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::PgArguments;
use uuid::Uuid;

use super::list::{Field, List};
use super::value::without_nul;

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
        let mut reader = Reader {
            fields: match list {
                List::Ids | List::Texts => None,
                List::Rows(fields) => Some(fields),
            },
            places: Vec::new(),
            columns: &mut columns.columns,
            rows: 0,
        };
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

/// Fills columns.
struct Reader<'a> {
    /// `None`: a list of plain values.
    fields: Option<&'a [Field]>,
    /// Where the names of the row before stood, by their order: those of the next mostly stand there, too.
    places: Vec<usize>,
    columns: &'a mut [Column],
    rows: usize,
}

impl Reader<'_> {
    fn place(&mut self, at: usize, name: &str) -> Option<usize> {
        let fields = self.fields?;
        let known = self.places.get(at).copied();
        if known.is_some_and(|place| fields[place].name == name) {
            return known;
        }
        let place = fields.iter().position(|field| field.name == name)?;
        self.places.resize(self.places.len().max(at + 1), place);
        self.places[at] = place;
        Some(place)
    }

    fn end_row(&mut self) {
        self.rows += 1;
        for column in &mut *self.columns {
            if column.len() < self.rows {
                column.push_null();
            }
        }
    }
}

/// Where a value is written to.
enum Place<'r, 'a> {
    List(&'r mut Reader<'a>),
    Row(&'r mut Reader<'a>),
    Cell(&'r mut Column),
}

/// Why a value could not be written.
#[derive(Debug)]
enum Refusal {
    /// It is a list or an object, of which nothing was written.
    NotPlain,
    Wrong(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPlain => f.write_str("no plain value"),
            Self::Wrong(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

impl serde::ser::Error for Refusal {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self::Wrong(Error::custom(words))
    }
}

impl<'r> Place<'r, '_> {
    fn cell(self) -> Result<&'r mut Column, Refusal> {
        match self {
            Self::Cell(column) => Ok(column),
            Self::List(_) | Self::Row(_) => Err(Refusal::NotPlain),
        }
    }
}

/// Whole numbers of every size.
macro_rules! ints {
    ($($method:ident: $int:ty),+) => {$(
        fn $method(self, value: $int) -> Result<(), Refusal> {
            let value = i64::try_from(value).map_err(Refusal::custom)?;
            Ok(self.cell()?.push_int(value)?)
        }
    )+};
}

impl<'r, 'a> Serializer for Place<'r, 'a> {
    type Ok = ();
    type Error = Refusal;
    type SerializeSeq = Elements<'r, 'a>;
    type SerializeTuple = Elements<'r, 'a>;
    type SerializeTupleStruct = Impossible<(), Refusal>;
    type SerializeTupleVariant = Impossible<(), Refusal>;
    type SerializeMap = Fields<'r, 'a>;
    type SerializeStruct = Fields<'r, 'a>;
    type SerializeStructVariant = Impossible<(), Refusal>;

    ints!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    /// Ids come as their bytes.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<(), Refusal> {
        Ok(self.cell()?.push_bool(value)?)
    }

    fn serialize_f32(self, _: f32) -> Result<(), Refusal> {
        Err(Refusal::NotPlain)
    }

    fn serialize_f64(self, _: f64) -> Result<(), Refusal> {
        Err(Refusal::NotPlain)
    }

    fn serialize_char(self, value: char) -> Result<(), Refusal> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Refusal> {
        Ok(self.cell()?.push_text(value)?)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refusal> {
        Ok(self.cell()?.push_bytes(value)?)
    }

    fn serialize_none(self) -> Result<(), Refusal> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refusal> {
        self.cell()?.push_null();
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refusal> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Refusal> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refusal> {
        Err(Refusal::NotPlain)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Refusal> {
        match self {
            Self::List(reader) => Ok(Elements(reader)),
            Self::Row(_) | Self::Cell(_) => Err(Refusal::NotPlain),
        }
    }

    fn serialize_tuple(self, len: usize) -> Result<Self::SerializeTuple, Refusal> {
        self.serialize_seq(Some(len))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Refusal> {
        Err(Refusal::NotPlain)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refusal> {
        Err(Refusal::NotPlain)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refusal> {
        match self {
            Self::Row(reader) => Ok(Fields {
                reader,
                at: 0,
                name: String::new(),
            }),
            Self::List(_) | Self::Cell(_) => Err(Refusal::NotPlain),
        }
    }

    fn serialize_struct(
        self,
        _: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStruct, Refusal> {
        self.serialize_map(Some(len))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refusal> {
        Err(Refusal::NotPlain)
    }
}

/// The list's rows, one after the other.
struct Elements<'r, 'a>(&'r mut Reader<'a>);

impl SerializeSeq for Elements<'_, '_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let Self(reader) = self;
        if reader.fields.is_none() {
            return Ok(reader.columns[0].push(value)?);
        }
        value.serialize(Place::Row(reader))?;
        reader.end_row();
        Ok(())
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

impl SerializeTuple for Elements<'_, '_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// A row's fields, one after the other.
struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// How many came before.
    at: usize,
    /// Of the value that comes next.
    name: String,
}

impl Fields<'_, '_> {
    fn put<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Refusal> {
        let place = self.reader.place(self.at, name);
        self.at += 1;
        match place {
            Some(place) => Ok(self.reader.columns[place].push(value)?),
            None => Ok(()),
        }
    }
}

impl SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        self.put(name, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

impl SerializeMap for Fields<'_, '_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Refusal> {
        let mut column = Column::Text(Vec::new());
        column.push(name)?;
        if let Column::Text(mut names) = column {
            self.name = names.pop().flatten().unwrap_or_default();
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let name = std::mem::take(&mut self.name);
        self.put(&name, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use twinline_core::ids::MessageId;

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
