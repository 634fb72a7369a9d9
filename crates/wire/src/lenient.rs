//! Arrays of events in which every element is read on its own.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A value that could not be read as what its place says, kept whole with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// The JSON as it came.
    pub raw: Value,
    /// Why it could not be read, for the operator's page.
    pub error: String,
}

/// A thing that was read, or its JSON and why not. Writes back the same JSON either way.
#[derive(Clone, Debug, PartialEq)]
pub enum Lenient<T> {
    /// It was read.
    Known(T),
    /// It was not.
    Unreadable(Unreadable),
}

impl<T> Lenient<T> {
    /// The thing, if it was read.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(known) => Some(known),
            Self::Unreadable(_) => None,
        }
    }

    /// The leftover, if it was not read.
    pub fn unreadable(&self) -> Option<&Unreadable> {
        match self {
            Self::Known(_) => None,
            Self::Unreadable(unreadable) => Some(unreadable),
        }
    }

    /// Both cases as a `Result`, for `?` and `match`.
    pub fn as_result(&self) -> Result<&T, &Unreadable> {
        match self {
            Self::Known(known) => Ok(known),
            Self::Unreadable(unreadable) => Err(unreadable),
        }
    }
}

impl<T: DeserializeOwned> Lenient<T> {
    /// Reads a value; never fails.
    pub fn read(raw: Value) -> Self {
        match T::deserialize(&raw) {
            Ok(known) => Self::Known(known),
            Err(error) => Self::Unreadable(Unreadable {
                error: error.to_string(),
                raw,
            }),
        }
    }
}

impl<T> From<T> for Lenient<T> {
    fn from(known: T) -> Self {
        Self::Known(known)
    }
}

impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(known) => known.serialize(to),
            Self::Unreadable(unreadable) => unreadable.raw.serialize(to),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Value::deserialize(from).map(Self::read)
    }
}

/// An array of events that may be absent, empty, or not an array at all; the three stay distinct.
///
/// Something else in the array's place counts as one unreadable event, so that it is shown rather
/// than passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Events<T>(Shape<T>);

#[derive(Clone, Debug, PartialEq)]
enum Shape<T> {
    Absent,
    List(Vec<Lenient<T>>),
    // Boxed, so that the rare case does not make every value large.
    NotAList(Box<Lenient<T>>),
}

impl<T> Events<T> {
    /// No such key.
    pub const fn absent() -> Self {
        Self(Shape::Absent)
    }

    /// Whether the key is missing altogether (an empty array is not absent).
    pub const fn is_absent(&self) -> bool {
        matches!(self.0, Shape::Absent)
    }

    /// The events in order, read or not; positions count from 0 and are stable for the same JSON.
    pub fn iter(&self) -> std::slice::Iter<'_, Lenient<T>> {
        match &self.0 {
            Shape::Absent => [].iter(),
            Shape::List(list) => list.iter(),
            Shape::NotAList(other) => std::slice::from_ref(other.as_ref()).iter(),
        }
    }

    /// Only the events that were read.
    pub fn known(&self) -> impl Iterator<Item = &T> {
        self.iter().filter_map(Lenient::known)
    }

    /// Only those that were not.
    pub fn unreadable(&self) -> impl Iterator<Item = &Unreadable> {
        self.iter().filter_map(Lenient::unreadable)
    }

    /// The first event that was read.
    pub fn first(&self) -> Option<&T> {
        self.known().next()
    }

    /// How many events, read or not.
    pub fn len(&self) -> usize {
        self.iter().len()
    }

    /// Whether there is nothing to look at (absent or empty).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an event at the end.
    pub fn push(&mut self, event: T) {
        let event = Lenient::Known(event);
        match std::mem::replace(&mut self.0, Shape::Absent) {
            Shape::Absent => self.0 = Shape::List(vec![event]),
            Shape::List(mut list) => {
                list.push(event);
                self.0 = Shape::List(list);
            }
            Shape::NotAList(other) => self.0 = Shape::List(vec![*other, event]),
        }
    }
}

impl<T: DeserializeOwned> Events<T> {
    pub(crate) fn take(map: &mut Map<String, Value>, key: &str) -> Self {
        match map.remove(key) {
            None => Self::absent(),
            Some(Value::Array(list)) => {
                Self(Shape::List(list.into_iter().map(Lenient::read).collect()))
            }
            Some(raw) => Self(Shape::NotAList(Box::new(Lenient::Unreadable(Unreadable {
                raw,
                error: format!("`{key}` is not an array"),
            })))),
        }
    }
}

impl<T: Serialize> Events<T> {
    pub(crate) fn put(&self, map: &mut Map<String, Value>, key: &str) {
        match &self.0 {
            Shape::Absent => {}
            Shape::List(list) => crate::object::put_value(map, key, list),
            Shape::NotAList(other) => crate::object::put_value(map, key, other.as_ref()),
        }
    }
}

impl<T> Default for Events<T> {
    fn default() -> Self {
        Self::absent()
    }
}

impl<T> From<Vec<T>> for Events<T> {
    fn from(events: Vec<T>) -> Self {
        events.into_iter().collect()
    }
}

impl<T> FromIterator<T> for Events<T> {
    fn from_iter<I: IntoIterator<Item = T>>(events: I) -> Self {
        Self(Shape::List(
            events.into_iter().map(Lenient::Known).collect(),
        ))
    }
}

impl<'a, T> IntoIterator for &'a Events<T> {
    type Item = &'a Lenient<T>;
    type IntoIter = std::slice::Iter<'a, Lenient<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize> Serialize for Events<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Shape::Absent => to.serialize_none(),
            Shape::List(list) => list.serialize(to),
            Shape::NotAList(other) => other.serialize(to),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Events<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(from)? {
            Value::Array(list) => Self(Shape::List(list.into_iter().map(Lenient::read).collect())),
            raw => Self(Shape::NotAList(Box::new(Lenient::Unreadable(Unreadable {
                raw,
                error: "not an array".to_owned(),
            })))),
        })
    }
}
