//! The words of messages, for SQLite. FTS5 answers a beginning by collecting all messages of all words that have it, unless
//! it has an index of beginnings of just that length; words it walks through lazily, and stops with the page. So longer
//! beginnings are looked up here, and their words are asked for.

use std::collections::BTreeSet;

use super::Entry;
use super::fts5::Term;
use crate::engine::{Connection, Pool, query, query_scalar};
use crate::rows::stored;
use crate::store::StoreError;

/// FTS5 has an index of beginnings of so many characters: see `migrations/search/sqlite.sql`.
const INDEXED_CHARS: usize = 3;
/// A beginning of more words than this is left to FTS5: they are numbers of orders and the like, each of few messages.
const WORDS_MAX: usize = 64;

/// Learns the words of entries.
pub(super) async fn learn(
    connection: &mut Connection,
    entries: &[&Entry],
) -> Result<(), StoreError> {
    let words: BTreeSet<&str> = entries
        .iter()
        .flat_map(|entry| entry.words.split(' '))
        .filter(|word| is_longer(word))
        .collect();
    query(
        "INSERT INTO search_vocabulary (word) SELECT r.word FROM {rows $1: word text} AS r \
         WHERE true ON CONFLICT DO NOTHING",
    )
    .bind_list(rows(words))
    .execute(connection)
    .await?;
    Ok(())
}

fn rows<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<serde_json::Value> {
    let row = |word| serde_json::json!({ "word": word });
    words.into_iter().map(row).collect()
}

fn is_longer(word: &str) -> bool {
    word.chars().nth(INDEXED_CHARS).is_some()
}

/// The ways of a question, with words in the place of longer beginnings. A way with a beginning of no word at all finds
/// nothing and is left out.
pub(super) async fn looked_up(
    index: &Pool,
    ways: &[Vec<String>],
) -> Result<Vec<Vec<Term>>, StoreError> {
    let mut known = Vec::with_capacity(ways.len());
    for way in ways {
        let mut terms = Vec::with_capacity(way.len());
        for beginning in way {
            terms.push(look_up(index, beginning).await?);
        }
        if !terms
            .iter()
            .any(|term| matches!(term, Term::AnyOf(words) if words.is_empty()))
        {
            known.push(terms);
        }
    }
    Ok(known)
}

async fn look_up(index: &Pool, beginning: &str) -> Result<Term, StoreError> {
    let beginning = beginning.to_owned();
    if !is_longer(&beginning) {
        return Ok(Term::Beginning(beginning));
    }
    let words: Vec<String> = query_scalar(
        "SELECT word FROM search_vocabulary WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3",
    )
    .bind(beginning.clone())
    .bind(format!("{beginning}{}", char::MAX))
    .bind(stored(WORDS_MAX as u64 + 1))
    .fetch_all(index)
    .await?;
    Ok(if words.len() > WORDS_MAX {
        Term::Beginning(beginning)
    } else {
        Term::AnyOf(words)
    })
}
