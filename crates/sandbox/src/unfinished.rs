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

    /// Adds bytes; gives back all of them once there are as many as announced.
    pub(crate) fn add(&self, id: &str, bytes: &[u8], announced: u64) -> Option<Vec<u8>> {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let there = parts.entry(id.to_owned()).or_default();
        there.extend_from_slice(bytes);
        if (there.len() as u64) < announced {
            return None;
        }
        parts.remove(id)
    }
}
