//! The `object!` macro: a JSON object as a struct that loses nothing.
//!
//! Why not `#[derive(Deserialize)]` with `flatten`: a derived `Option` turns an explicit null into
//! "absent", and one mistyped optional value fails the whole object. Here a key that cannot be read
//! into its optional field stays in `rest`, as it came, and is written back from there. Only keys a
//! thing cannot be without (`needs`) make it unreadable.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Why a JSON value is not the thing it was read as.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// A key without which the thing makes no sense.
    #[error("`{key}` is missing")]
    Missing {
        /// The key.
        key: &'static str,
    },
    /// The key is there, its value is of another kind.
    #[error("`{key}` is not what it should be: {why}")]
    Mistyped {
        /// The key.
        key: &'static str,
        /// What the reader expected instead.
        why: String,
    },
}

/// Something that takes its keys out of a JSON object and puts them back.
///
/// What `take` does not understand it leaves in the map; `put` after `take` restores every key it
/// took with an equal value.
pub(crate) trait Part: Sized {
    fn take(map: &mut Map<String, Value>) -> Result<Self, ShapeError>;
    fn put(&self, map: &mut Map<String, Value>);
}

/// Takes a key that must be there and must fit.
pub(crate) fn take_needed<T: DeserializeOwned>(
    map: &mut Map<String, Value>,
    key: &'static str,
) -> Result<T, ShapeError> {
    let value = map.get(key).ok_or(ShapeError::Missing { key })?;
    let read = T::deserialize(value).map_err(|error| ShapeError::Mistyped {
        key,
        why: error.to_string(),
    })?;
    map.remove(key);
    Ok(read)
}

/// Takes a key if it is there and fits; otherwise leaves it in the map, nulls included.
pub(crate) fn take_fitting<T: DeserializeOwned>(
    map: &mut Map<String, Value>,
    key: &str,
) -> Option<T> {
    let value = map.get(key)?;
    if value.is_null() {
        return None;
    }
    let read = T::deserialize(value).ok()?;
    map.remove(key);
    Some(read)
}

/// Writes one value; our own types always have a JSON form.
pub(crate) fn put_value<T: Serialize>(map: &mut Map<String, Value>, key: &str, value: &T) {
    if let Ok(value) = serde_json::to_value(value) {
        map.insert(key.to_owned(), value);
    }
}

/// The JSON key of a field: its own name, or the one given.
macro_rules! key {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $key:literal) => {
        $key
    };
}

/// Declares an object with fields it `needs`, fields it `may` have (`Option`), arrays of events it
/// `lists` ([`Events`](crate::Events)) and parts that read several keys at once (`flat`).
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            $(needs { $( $(#[$nm:meta])* $n:ident : $N:ty $(= $nk:literal)? ),* $(,)? })?
            $(may { $( $(#[$mm:meta])* $m:ident : $M:ty $(= $mk:literal)? ),* $(,)? })?
            $(lists { $( $(#[$lm:meta])* $l:ident : $L:ty $(= $lk:literal)? ),* $(,)? })?
            $(flat { $( $(#[$fm:meta])* $f:ident : $F:ty ),* $(,)? })?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $Name {
            $($( $(#[$nm])* pub $n: $N, )*)?
            $($( $(#[$mm])* pub $m: Option<$M>, )*)?
            $($( $(#[$lm])* pub $l: $crate::Events<$L>, )*)?
            $($( $(#[$fm])* pub $f: $F, )*)?
            /// Everything else the object held: unknown keys, nulls, values of another kind.
            pub rest: ::serde_json::Map<String, ::serde_json::Value>,
        }

        impl $crate::object::Part for $Name {
            fn take(
                map: &mut ::serde_json::Map<String, ::serde_json::Value>,
            ) -> Result<Self, $crate::ShapeError> {
                $($( let $n = $crate::object::take_needed(map, key!($n $($nk)?))?; )*)?
                $($( let $m = $crate::object::take_fitting(map, key!($m $($mk)?)); )*)?
                $($( let $l = $crate::Events::take(map, key!($l $($lk)?)); )*)?
                $($( let $f = <$F as $crate::object::Part>::take(map)?; )*)?
                Ok(Self {
                    $($( $n, )*)?
                    $($( $m, )*)?
                    $($( $l, )*)?
                    $($( $f, )*)?
                    rest: ::std::mem::take(map),
                })
            }

            fn put(&self, map: &mut ::serde_json::Map<String, ::serde_json::Value>) {
                // The rest goes first, so that a field set later wins over a kept leftover.
                map.extend(self.rest.iter().map(|(key, value)| (key.clone(), value.clone())));
                $($( $crate::object::put_value(map, key!($n $($nk)?), &self.$n); )*)?
                $($( if let Some(value) = &self.$m {
                    $crate::object::put_value(map, key!($m $($mk)?), value);
                } )*)?
                $($( self.$l.put(map, key!($l $($lk)?)); )*)?
                $($( $crate::object::Part::put(&self.$f, map); )*)?
            }
        }

        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut map = ::serde_json::Map::new();
                $crate::object::Part::put(self, &mut map);
                ::serde::Serialize::serialize(&map, to)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $Name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let mut map = <::serde_json::Map<_, _> as ::serde::Deserialize>::deserialize(from)?;
                $crate::object::Part::take(&mut map).map_err(::serde::de::Error::custom)
            }
        }
    };
}
