//! What people want to be told of while they look elsewhere.

use twinline_core::ids::PersonId;
use twinline_core::notice::NoticeWishes;

use crate::engine::{query, query_scalar};
use crate::rows::{from_json, json};
use crate::store::{Store, StoreError};

impl Store {
    /// Somebody's wishes; none: they have said nothing.
    pub async fn notice_wishes(
        &self,
        person: PersonId,
    ) -> Result<Option<NoticeWishes>, StoreError> {
        let kept: Option<Option<String>> = query_scalar("SELECT notices FROM people WHERE id = $1")
            .bind(person.0)
            .fetch_optional(self.reader())
            .await?;
        let kept = kept.flatten();
        kept.map(|text| from_json("notices", &text)).transpose()
    }

    /// Keeps them.
    pub async fn set_notice_wishes(
        &self,
        person: PersonId,
        wishes: &NoticeWishes,
    ) -> Result<(), StoreError> {
        query("UPDATE people SET notices = $2 WHERE id = $1")
            .bind(person.0)
            .bind(json(wishes))
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
