//! Sign-in sessions: revocable rows, known by the hash of their token. All times are wall clock.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::PersonId;
use uuid::Uuid;

use crate::engine::{query, query_as, query_scalar};
use crate::people::{Person, PersonRow};
use crate::rows::counted;
use crate::store::{Store, StoreError};

/// A session to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// Whose.
    pub person: PersonId,
    /// When it ends at the latest.
    pub expires_at: Millis,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Session {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    #[sqlx(rename = "person")]
    person: Uuid,
    /// When it began.
    pub created_at: Millis,
    /// When it was last used, to within what [`Store::touch_session`]'s caller chooses.
    pub last_at: Millis,
    /// When it ends at the latest.
    pub expires_at: Millis,
    /// What the browser called itself.
    pub user_agent: Option<String>,
}

#[derive(FromRow)]
struct SessionOfPerson {
    #[sqlx(flatten)]
    session: Session,
    #[sqlx(flatten)]
    person: PersonRow,
}

impl Session {
    /// Whose it is.
    pub fn person(&self) -> PersonId {
        PersonId(self.person)
    }
}

impl Store {
    /// Begins a session.
    pub async fn create_session(&self, new: &NewSession, now: Millis) -> Result<(), StoreError> {
        query(
            "INSERT INTO sessions (token_hash, person, created_at, last_at, expires_at, user_agent) \
             VALUES ($1, $2, $3, $3, $4, $5)",
        )
        .bind(&new.token_hash)
        .bind(new.person.0)
        .bind(now)
        .bind(new.expires_at)
        .bind(&new.user_agent)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// The session of a token and its person, unless it is over or they left.
    pub async fn session(
        &self,
        token_hash: &[u8],
        now: Millis,
    ) -> Result<Option<(Session, Person)>, StoreError> {
        let row: Option<SessionOfPerson> = query_as(
            "SELECT s.token_hash, s.person, s.created_at, s.last_at, s.expires_at, s.user_agent, p.id, \
             p.workspace, p.email, p.name, p.role, p.password_hash, p.left_at, p.away_since, p.language FROM sessions AS s JOIN people AS p \
             ON p.id = s.person WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.left_at IS NULL",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(self.reader())
        .await?;
        row.map(|row| Ok((row.session, row.person.person()?)))
            .transpose()
    }

    /// Notes that a session was used, and moves its end. Not on each request: it is a write.
    pub async fn touch_session(
        &self,
        token_hash: &[u8],
        now: Millis,
        expires_at: Millis,
    ) -> Result<(), StoreError> {
        query("UPDATE sessions SET last_at = $2, expires_at = $3 WHERE token_hash = $1")
            .bind(token_hash)
            .bind(now)
            .bind(expires_at)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Ends a session. Ending it twice is no error.
    pub async fn delete_session(&self, token_hash: &[u8]) -> Result<(), StoreError> {
        query("DELETE FROM sessions WHERE token_hash = $1")
            .bind(token_hash)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Somebody's sessions, last used first.
    pub async fn sessions_of(&self, person: PersonId) -> Result<Vec<Session>, StoreError> {
        Ok(
            query_as("SELECT * FROM sessions WHERE person = $1 ORDER BY last_at DESC, token_hash")
                .bind(person.0)
                .fetch_all(self.reader())
                .await?,
        )
    }

    /// Removes sessions that are over. Returns how many.
    pub async fn prune_sessions(&self, now: Millis) -> Result<u64, StoreError> {
        let done = query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(now)
            .execute(self.writer())
            .await?;
        Ok(done)
    }

    /// How many sessions are open.
    pub async fn session_count(&self, now: Millis) -> Result<u64, StoreError> {
        let count: i64 = query_scalar("SELECT count(*) FROM sessions WHERE expires_at > $1")
            .bind(now)
            .fetch_one(self.reader())
            .await?;
        Ok(counted(count))
    }
}
