//! Which line an address means. Kept in memory, asked anew when an address is not known: a number may just have been
//! connected.

use std::collections::HashMap;

use twinline_core::channel::Address;
use twinline_core::ids::LineId;
use twinline_store::{Store, StoreError};

/// Addresses that were found. Lines are never removed or moved while a process runs.
#[derive(Default)]
pub(crate) struct Directory(HashMap<Address, Vec<LineId>>);

impl Directory {
    /// The lines that `address` means; empty: none that we know.
    pub(crate) async fn lines(
        &mut self,
        store: &Store,
        address: &Address,
    ) -> Result<Vec<LineId>, StoreError> {
        if let Some(lines) = self.0.get(address) {
            return Ok(lines.clone());
        }
        let lines: Vec<LineId> = match address {
            Address::Line(line) => store
                .line_by_address(line)
                .await?
                .map(|line| line.id)
                .into_iter()
                .collect(),
            Address::Account(account) => store
                .lines_by_account(account)
                .await?
                .iter()
                .map(|line| line.id)
                .collect(),
        };
        // An account may get further lines; only single lines are remembered.
        if !lines.is_empty() && matches!(address, Address::Line(_)) {
            self.0.insert(address.clone(), lines.clone());
        }
        Ok(lines)
    }
}
