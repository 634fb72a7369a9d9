//! Uploads that come in parts: what is there of each, in memory until it is whole.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Unfinished(Mutex<HashMap<String, Vec<u8>>>);

impl Unfinished {
    /// Bytes that are there.
    pub(crate) fn len(&self, id: &str) -> u64 {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.get(id).map_or(0, |bytes| bytes.len() as u64)
    }

    pub(crate) fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Adds bytes where the upload goes on, and nowhere else: of two parts at once for the same place one is taken.
    pub(crate) fn add(&self, id: &str, part: &Part<'_>) -> Added {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let there = parts.entry(id.to_owned()).or_default();
        let len = there.len() as u64;
        if part.offset != len {
            return Added::Elsewhere { goes_on_at: len };
        }
        let now = len + part.bytes.len() as u64;
        if now > part.announced {
            return Added::TooMuch;
        }
        there.extend_from_slice(part.bytes);
        if now < part.announced {
            return Added::Part { len: now };
        }
        Added::Whole(parts.remove(id).unwrap_or_default())
    }
}

/// Bytes of an upload, and where they belong.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) offset: u64,
    pub(crate) bytes: &'a [u8],
    /// Of the whole upload.
    pub(crate) announced: u64,
}

/// What became of a part.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Added {
    Part {
        len: u64,
    },
    /// All of it is there.
    Whole(Vec<u8>),
    Elsewhere {
        goes_on_at: u64,
    },
    TooMuch,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_parts_for_the_same_place_one_is_taken() {
        let uploads = Unfinished::default();
        let add = |offset, bytes: &[u8]| {
            let part = Part {
                offset,
                bytes,
                announced: 5,
            };
            uploads.add("1", &part)
        };
        assert_eq!(add(0, b"abc"), Added::Part { len: 3 });
        assert_eq!(add(0, b"abc"), Added::Elsewhere { goes_on_at: 3 });
        assert_eq!(add(3, b"def"), Added::TooMuch);
        assert_eq!(add(3, b"de"), Added::Whole(b"abcde".to_vec()));
    }
}
