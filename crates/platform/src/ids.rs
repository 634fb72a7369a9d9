//! Where fresh ids come from: a port, so that a storm's seed gives the same ids again. Secrets are never drawn here: they
//! must not be guessed.

use std::sync::Arc;

use uuid::Uuid;

/// Gives ids that nobody has used.
pub trait FreshIds: Send + Sync {
    /// The next one; sortable by when it was made.
    fn fresh(&self) -> Uuid;
}

/// The port as it is handed around.
pub type Ids = Arc<dyn FreshIds>;

/// Time-ordered random ids: what a real installation uses.
#[derive(Debug, Default, Clone, Copy)]
pub struct RandomIds;

impl FreshIds for RandomIds {
    fn fresh(&self) -> Uuid {
        Uuid::now_v7()
    }
}
