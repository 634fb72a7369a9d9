//! Lists come in pages.

use serde::Deserialize;
use utoipa::IntoParams;

use crate::limits::PAGE_ROWS_MAX;

/// Rows of a page when nobody says.
const PAGE_ROWS: u32 = 50;

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// How many, at most 200; 50 unless said.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// The rows to read for a wish.
pub fn rows(limit: Option<u32>) -> usize {
    limit.unwrap_or(PAGE_ROWS).clamp(1, PAGE_ROWS_MAX) as usize
}

/// A page of a list that is short enough to be read whole: its cursor is the number of rows before it.
pub fn of_whole<T>(all: Vec<T>, paging: &Paging) -> (Vec<T>, Option<String>) {
    let before = paging
        .cursor
        .as_deref()
        .and_then(|cursor| cursor.parse().ok())
        .unwrap_or(0);
    let limit = rows(paging.limit);
    let total = all.len();
    let items: Vec<T> = all.into_iter().skip(before).take(limit).collect();
    let end = before + items.len();
    (items, (end < total).then(|| end.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Paging, of_whole};

    #[test]
    fn pages_join_to_the_whole_list() {
        let mut cursor = None;
        let mut seen = Vec::new();
        loop {
            let paging = Paging {
                limit: Some(3),
                cursor,
            };
            let (items, next) = of_whole((0..7).collect(), &paging);
            seen.extend(items);
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, (0..7).collect::<Vec<_>>());
    }
}
