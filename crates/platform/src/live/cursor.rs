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

    use super::Positions;

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
