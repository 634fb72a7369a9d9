//! The `by_type!` macro: what an object says in its `type` and in the property named by it, the way
//! WhatsApp writes messages in both directions.
//!
//! A type nobody knows, or a known one whose property has another shape, becomes `Unknown` and is
//! kept whole, so that it can be shown with a placeholder now and read by a later version.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::object::take_fitting;

/// Takes the property named by a known `type`, or what stands in its place.
pub(crate) fn take_or_keep<T: DeserializeOwned>(
    map: &mut Map<String, Value>,
    kind: &str,
) -> Result<T, Option<Value>> {
    take_fitting(map, kind).ok_or_else(|| take_any(map, kind))
}

/// Takes the property whatever it is; an explicit null stays among the object's other keys.
pub(crate) fn take_any(map: &mut Map<String, Value>, kind: &str) -> Option<Value> {
    map.get(kind).filter(|value| !value.is_null())?;
    map.remove(kind)
}

/// Declares the enum: types `with` a property, types where it `maybe` is there, `bare` types, and
/// `Unknown` for all others.
macro_rules! by_type {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident {
            with { $( $(#[$wm:meta])* $W:ident($WT:ty) = $wk:literal ),* $(,)? }
            maybe { $( $(#[$mm:meta])* $M:ident($MT:ty) = $mk:literal ),* $(,)? }
            bare { $( $(#[$bm:meta])* $B:ident = $bk:literal ),* $(,)? }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$wm])* $W($WT), )*
            $( $(#[$mm])* $M(Option<$MT>), )*
            $( $(#[$bm])* $B, )*
            /// Anything else, whole.
            Unknown {
                /// The `type`, if it is a string.
                kind: Option<String>,
                /// The property named by `type`, if there is one.
                value: Option<::serde_json::Value>,
            },
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::Unknown { kind: None, value: None }
            }
        }

        impl $Name {
            /// The word on the wire; `""` if there is no `type`.
            pub fn kind(&self) -> &str {
                match self {
                    $( Self::$W(_) => $wk, )*
                    $( Self::$M(_) => $mk, )*
                    $( Self::$B => $bk, )*
                    Self::Unknown { kind, .. } => kind.as_deref().unwrap_or_default(),
                }
            }
        }

        impl $crate::object::Part for $Name {
            fn take(
                map: &mut ::serde_json::Map<String, ::serde_json::Value>,
            ) -> Result<Self, $crate::ShapeError> {
                let Some(kind) = $crate::object::take_fitting::<String>(map, "type") else {
                    return Ok(Self::default());
                };
                Ok(match kind.as_str() {
                    $( $wk => match $crate::by_type::take_or_keep(map, $wk) {
                        Ok(value) => Self::$W(value),
                        Err(value) => Self::Unknown { kind: Some(kind), value },
                    }, )*
                    $( $mk => Self::$M($crate::object::take_fitting(map, $mk)), )*
                    $( $bk => Self::$B, )*
                    _ => {
                        let value = $crate::by_type::take_any(map, &kind);
                        Self::Unknown { kind: Some(kind), value }
                    }
                })
            }

            fn put(&self, map: &mut ::serde_json::Map<String, ::serde_json::Value>) {
                let kind = self.kind();
                if !matches!(self, Self::Unknown { kind: None, .. }) {
                    $crate::object::put_value(map, "type", &kind);
                }
                match self {
                    $( Self::$W(value) => $crate::object::put_value(map, kind, value), )*
                    $( Self::$M(Some(value)) => $crate::object::put_value(map, kind, value), )*
                    $( Self::$M(None) => {} )*
                    $( Self::$B => {} )*
                    Self::Unknown { kind: Some(kind), value: Some(value) } => {
                        $crate::object::put_value(map, kind, value);
                    }
                    Self::Unknown { .. } => {}
                }
            }
        }
    };
}
