//! How well a number is mirrored: how far behind, what is missing, when the phone was last heard of. Figures and rules
//! only; `api/numbers/health.rs` shows them.

pub mod checks;
pub mod gaps;
pub mod lag;
pub mod measure;
