//! Field `partner_solutions` (webhooks.md 4.9). Its entry's id is a portfolio, not an account.

object! {
    /// The value of a `partner_solutions` change.
    pub struct PartnerSolutionsValue {
        may {
            /// `SOLUTION_CREATED`, `SOLUTION_UPDATED`.
            event: String,
            /// Which one.
            solution_id: String,
            /// `ACTIVE`, `DEACTIVATED`, `DRAFT`, `INITIATED`, `PENDING_DEACTIVATION`, `REJECTED`.
            solution_status: String,
        }
    }
}
