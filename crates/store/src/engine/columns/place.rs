//! Serde's side of columns: lists of plain values or of rows, rows of fields, and cells that are plain or, in a column of texts,
//! JSON.

use std::fmt;

use serde::ser::{
    Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
};
use serde::{Serialize, Serializer};
use serde_json::Error;

use super::Column;
use crate::engine::list::Field;

/// Fills columns.
pub(super) struct Reader<'a> {
    /// `None`: a list of plain values.
    fields: Option<&'a [Field]>,
    /// Where the names of the row before stood, by their order: those of the next mostly stand there, too.
    places: Vec<usize>,
    columns: &'a mut [Column],
    rows: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(fields: Option<&'a [Field]>, columns: &'a mut [Column]) -> Self {
        Self {
            fields,
            places: Vec::new(),
            columns,
            rows: 0,
        }
    }

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
pub(super) enum Place<'r, 'a> {
    List(&'r mut Reader<'a>),
    Row(&'r mut Reader<'a>),
    Cell(&'r mut Column),
}

/// Why a value could not be written.
#[derive(Debug)]
pub(super) enum Refusal {
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
pub(super) struct Elements<'r, 'a>(&'r mut Reader<'a>);

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
pub(super) struct Fields<'r, 'a> {
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
