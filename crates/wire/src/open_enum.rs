//! The `open_enum!` macro: a list of known words that also holds the ones WhatsApp adds tomorrow.

/// Declares an enum over JSON strings with a catch-all `Other` that keeps the word as it came.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident { $( $(#[$vm:meta])* $V:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $Name {
            $( $(#[$vm])* $V, )*
            /// A word this list does not know, as it came.
            Other(String),
        }

        impl $Name {
            /// The word on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$V => $word, )*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $Name {
            fn from(word: &str) -> Self {
                match word {
                    $( $word => Self::$V, )*
                    _ => Self::Other(word.to_owned()),
                }
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::Other(String::new())
            }
        }

        impl ::std::fmt::Display for $Name {
            fn fmt(&self, to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                to.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $Name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <String as ::serde::Deserialize>::deserialize(from)?;
                Ok(Self::from(word.as_str()))
            }
        }
    };
}
