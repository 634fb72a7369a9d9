//! What we can prove we were never told, in words.

use twinline_store::{Line, StoreError};

use crate::api::numbers::health::HealthGap;
use crate::app::App;

/// The gaps of a line, newest first.
pub async fn of(_app: &App, _line: &Line) -> Result<Vec<HealthGap>, StoreError> {
    Ok(Vec::new())
}
