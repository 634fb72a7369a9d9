//! Maps for what is looked up again and again and never walked through in an order that matters. A tree would compare keys
//! at every step, and the channel's ids and numbers have long common beginnings. The hash has no random part, so that a seed replays to the byte.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};

type Fixed = BuildHasherDefault<DefaultHasher>;

/// A map by hash.
pub type HashedMap<K, V> = HashMap<K, V, Fixed>;

/// A set by hash.
pub type HashedSet<T> = HashSet<T, Fixed>;
