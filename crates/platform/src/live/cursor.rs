//! Where somebody stands in the change feed: a number per line. Clients see it as a text they need not understand.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use twinline_core::ids::LineId;
use twinline_store::StoreError;
use uuid::Uuid;

use crate::app::App;

/// Bytes of one line in a cursor: its id and its number.
const LINE_BYTES: usize = 16 + 8;
/// Lines in a cursor that is worth reading.
const LINES_MAX: usize = 1_000;

/// How a batch of changes lies to where somebody stands: the seam between what was read and what is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seam {
    /// It begins exactly there: take it as it is.
    Joins,
    /// All of it is known.
    Known,
    /// Part of it is known, or something before it is not: read up to its end instead.
    Overlaps,
}

/// How far each line's changes are known. A line that is not named stands at 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Positions(BTreeMap<LineId, u64>);

impl Positions {
    /// Where the store stands.
    pub async fn heads(app: &App) -> Result<Self, StoreError> {
        Ok(app
            .store
            .change_heads(app.workspace)
            .await?
            .into_iter()
            .collect())
    }

    /// The number of a line.
    pub fn of(&self, line: LineId) -> u64 {
        self.0.get(&line).copied().unwrap_or(0)
    }

    /// Moves a line on; never back.
    pub fn advance(&mut self, line: LineId, no: u64) {
        if no > self.of(line) {
            self.0.insert(line, no);
        }
    }

    /// The same, as a new value.
    #[must_use]
    pub fn advanced(&self, line: LineId, no: u64) -> Self {
        let mut positions = self.clone();
        positions.advance(line, no);
        positions
    }

    /// Whether nothing up to `other` is news.
    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|(line, no)| self.of(*line) >= *no)
    }

    /// How a batch from `before` to `after` lies to this.
    pub fn seam(&self, before: &Self, after: &Self) -> Seam {
        if before == self {
            Seam::Joins
        } else if self.covers(after) {
            Seam::Known
        } else {
            Seam::Overlaps
        }
    }

    /// Every line and its number.
    pub fn lines(&self) -> impl Iterator<Item = (LineId, u64)> {
        self.0.iter().map(|(line, no)| (*line, *no))
    }

    /// As a text.
    pub fn cursor(&self) -> String {
        let mut bytes = Vec::with_capacity(self.0.len() * LINE_BYTES);
        for (line, no) in &self.0 {
            bytes.extend_from_slice(line.0.as_bytes());
            bytes.extend_from_slice(&no.to_be_bytes());
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Back from [`Positions::cursor`]. `None`: it is none of ours.
    pub fn parse(cursor: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (lines, rest) = bytes.as_chunks::<LINE_BYTES>();
        if !rest.is_empty() || lines.len() > LINES_MAX {
            return None;
        }
        lines
            .iter()
            .map(|line| {
                let (id, no) = line.split_at(16);
                Some((
                    LineId(Uuid::from_slice(id).ok()?),
                    u64::from_be_bytes(no.try_into().ok()?),
                ))
            })
            .collect()
    }
}

impl FromIterator<(LineId, u64)> for Positions {
    fn from_iter<T: IntoIterator<Item = (LineId, u64)>>(lines: T) -> Self {
        Self(lines.into_iter().filter(|(_, no)| *no > 0).collect())
    }
}

#[cfg(test)]
mod tests {
    use twinline_core::ids::LineId;
    use uuid::Uuid;

    use super::{Positions, Seam};

    #[test]
    fn a_batch_is_taken_only_where_it_begins() {
        let [a, b] = [LineId(Uuid::from_u128(1)), LineId(Uuid::from_u128(2))];
        let at: Positions = [(a, 5), (b, 5)].into_iter().collect();
        let seam = |before: [u64; 2], after: [u64; 2]| {
            let positions = |[x, y]: [u64; 2]| [(a, x), (b, y)].into_iter().collect::<Positions>();
            at.seam(&positions(before), &positions(after))
        };
        assert_eq!(seam([5, 5], [7, 5]), Seam::Joins);
        assert_eq!(seam([3, 5], [5, 5]), Seam::Known, "told while catching up");
        assert_eq!(
            seam([3, 5], [7, 5]),
            Seam::Overlaps,
            "6 and 7 are news, 4 and 5 are not"
        );
        assert_eq!(seam([6, 5], [7, 5]), Seam::Overlaps, "6 was never told");
        assert_eq!(
            seam([5, 6], [7, 6]),
            Seam::Overlaps,
            "the other line's 6 was never told"
        );
        assert_eq!(
            seam([5, 4], [7, 4]),
            Seam::Overlaps,
            "its cursor would go back"
        );
    }

    #[test]
    fn a_cursor_reads_back_and_nonsense_does_not() {
        let [a, b] = [LineId(Uuid::from_u128(1)), LineId(Uuid::from_u128(2))];
        let positions: Positions = [(a, 7), (b, u64::MAX)].into_iter().collect();
        assert_eq!(
            Positions::parse(&positions.cursor()),
            Some(positions.clone())
        );
        assert_eq!(Positions::parse(""), Some(Positions::default()));
        assert_eq!(Positions::parse("nonsense!"), None);
        assert_eq!(Positions::parse("AAAA"), None);
        assert!(positions.covers(&Positions::default()));
        assert!(!Positions::default().covers(&positions));
        assert_eq!(positions.advanced(a, 3), positions);
        assert_eq!(positions.advanced(a, 9).of(a), 9);
    }
}
