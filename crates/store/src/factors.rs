//! What somebody proves who they are with, besides a password: an authenticator app, recovery codes, passkeys. Secrets and
//! credentials are made and checked by the platform; here stands what makes each of them count once. Wall clock.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::PersonId;
use uuid::Uuid;

use crate::engine::{Connection, query, query_as, query_scalar};
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// Somebody's authenticator app.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct Authenticator {
    /// Base32, shared with the app.
    pub secret: String,
    /// When its first code was told; none: it is asked for nowhere yet.
    pub confirmed_at: Option<Millis>,
}

impl std::fmt::Debug for Authenticator {
    /// Leaves out what a log must never hold.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authenticator")
            .field("confirmed_at", &self.confirmed_at)
            .finish_non_exhaustive()
    }
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Passkey {
    /// Names it.
    pub id: Uuid,
    #[sqlx(rename = "person")]
    pub(crate) of: Uuid,
    /// As its owner calls it.
    pub name: String,
    /// What the authenticator calls it, base64url.
    pub credential_id: String,
    /// As the library writes it.
    pub credential: String,
    /// When it was made.
    pub created_at: Millis,
    /// When somebody signed in with it.
    pub used_at: Option<Millis>,
}

impl Passkey {
    /// A fresh one.
    pub fn new(
        id: Uuid,
        of: PersonId,
        name: String,
        credential_id: String,
        credential: String,
        now: Millis,
    ) -> Self {
        Self {
            id,
            of: of.0,
            name,
            credential_id,
            credential,
            created_at: now,
            used_at: None,
        }
    }

    /// Whose it is.
    pub fn person(&self) -> PersonId {
        PersonId(self.of)
    }
}

impl Store {
    /// Somebody's authenticator app.
    pub async fn authenticator(
        &self,
        person: PersonId,
    ) -> Result<Option<Authenticator>, StoreError> {
        Ok(
            query_as("SELECT secret, confirmed_at FROM authenticators WHERE person = $1")
                .bind(person.0)
                .fetch_optional(self.reader())
                .await?,
        )
    }

    /// Begins an authenticator app, instead of one that was only begun. `false`: there is one that is in use.
    pub async fn begin_authenticator(
        &self,
        person: PersonId,
        secret: &str,
    ) -> Result<bool, StoreError> {
        let done = query(
            "INSERT INTO authenticators (person, secret, last_step) VALUES ($1, $2, 0) \
             ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, last_step = 0 \
             WHERE authenticators.confirmed_at IS NULL",
        )
        .bind(person.0)
        .bind(secret)
        .execute(self.writer())
        .await?;
        Ok(done == 1)
    }

    /// From now on the app of this secret is asked for; its first code is used up, and these recovery codes stand for it.
    /// `false`: it is in use already, or another one was begun meanwhile.
    pub async fn confirm_authenticator(
        &self,
        person: PersonId,
        secret: &str,
        step: u64,
        code_hashes: &[String],
        now: Millis,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let done = query(
            "UPDATE authenticators SET confirmed_at = $4, last_step = $3 \
             WHERE person = $1 AND secret = $2 AND confirmed_at IS NULL",
        )
        .bind(person.0)
        .bind(secret)
        .bind(stored(step))
        .bind(now)
        .execute(&mut transaction)
        .await?;
        if done == 0 {
            return Ok(false);
        }
        put_recovery_codes(&mut transaction, person, code_hashes).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes the code of a step: each once, and none that is older than one that was taken. `false`: it was taken already.
    pub async fn take_step(
        &self,
        person: PersonId,
        secret: &str,
        step: u64,
    ) -> Result<bool, StoreError> {
        let done = query(
            "UPDATE authenticators SET last_step = $3 \
             WHERE person = $1 AND secret = $2 AND last_step < $3 AND confirmed_at IS NOT NULL",
        )
        .bind(person.0)
        .bind(secret)
        .bind(stored(step))
        .execute(self.writer())
        .await?;
        Ok(done == 1)
    }

    /// Takes a recovery code, once. `false`: there is none like it, or it was taken already.
    pub async fn take_recovery_code(
        &self,
        person: PersonId,
        code_hash: &str,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let done = query(
            "UPDATE recovery_codes SET used_at = $3 WHERE person = $1 AND code_hash = $2 AND used_at IS NULL",
        )
        .bind(person.0)
        .bind(code_hash)
        .bind(now)
        .execute(self.writer())
        .await?;
        Ok(done == 1)
    }

    /// Recovery codes that are left.
    pub async fn recovery_codes_left(&self, person: PersonId) -> Result<u64, StoreError> {
        let left: i64 = query_scalar(
            "SELECT count(*) FROM recovery_codes WHERE person = $1 AND used_at IS NULL",
        )
        .bind(person.0)
        .fetch_one(self.reader())
        .await?;
        Ok(counted(left))
    }

    /// Others instead of all recovery codes there were.
    pub async fn set_recovery_codes(
        &self,
        person: PersonId,
        code_hashes: &[String],
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        put_recovery_codes(&mut transaction, person, code_hashes).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Asks for no authenticator app any more. The recovery codes go with it.
    pub async fn remove_authenticator(&self, person: PersonId) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        forget_authenticator(&mut transaction, person).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps a passkey. `Exists`: the authenticator's name for it is known.
    pub async fn add_passkey(&self, passkey: &Passkey) -> Result<(), StoreError> {
        query(
            "INSERT INTO passkeys (id, person, name, credential_id, credential, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(passkey.id)
        .bind(passkey.of)
        .bind(&passkey.name)
        .bind(&passkey.credential_id)
        .bind(&passkey.credential)
        .bind(passkey.created_at)
        .execute(self.writer())
        .await
        .map_err(StoreError::exists("passkey"))?;
        Ok(())
    }

    /// Somebody's passkeys, the oldest first.
    pub async fn passkeys(&self, person: PersonId) -> Result<Vec<Passkey>, StoreError> {
        Ok(
            query_as("SELECT * FROM passkeys WHERE person = $1 ORDER BY created_at, id")
                .bind(person.0)
                .fetch_all(self.reader())
                .await?,
        )
    }

    /// The passkey that an authenticator calls so.
    pub async fn passkey_by_credential(&self, id: &str) -> Result<Option<Passkey>, StoreError> {
        Ok(query_as("SELECT * FROM passkeys WHERE credential_id = $1")
            .bind(id)
            .fetch_optional(self.reader())
            .await?)
    }

    /// Notes that somebody signed in with a passkey, and how its credential stands now.
    pub async fn used_passkey(
        &self,
        id: Uuid,
        credential: &str,
        now: Millis,
    ) -> Result<(), StoreError> {
        query("UPDATE passkeys SET used_at = $3, credential = $2 WHERE id = $1")
            .bind(id)
            .bind(credential)
            .bind(now)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Removes a passkey of somebody's. `false`: they have none of this id.
    pub async fn remove_passkey(&self, person: PersonId, id: Uuid) -> Result<bool, StoreError> {
        let done = query("DELETE FROM passkeys WHERE id = $1 AND person = $2")
            .bind(id)
            .bind(person.0)
            .execute(self.writer())
            .await?;
        Ok(done == 1)
    }

    /// Keeps what a ceremony has to be answered with, and forgets those that are over.
    pub async fn begin_ceremony(
        &self,
        id: Uuid,
        person: Option<PersonId>,
        state: &str,
        now: Millis,
        expires_at: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query("DELETE FROM ceremonies WHERE expires_at <= $1")
            .bind(now)
            .execute(&mut transaction)
            .await?;
        query("INSERT INTO ceremonies (id, person, state, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(person.map(|person| person.0))
            .bind(state)
            .bind(expires_at)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What a ceremony has to be answered with; it can be taken once, by whom it was begun for.
    pub async fn take_ceremony(
        &self,
        id: Uuid,
        person: Option<PersonId>,
        now: Millis,
    ) -> Result<Option<String>, StoreError> {
        let mut transaction = self.begin().await?;
        let row: Option<(Option<Uuid>, String, Millis)> =
            query_as("DELETE FROM ceremonies WHERE id = $1 RETURNING person, state, expires_at")
                .bind(id)
                .fetch_optional(&mut transaction)
                .await?;
        transaction.commit().await?;
        Ok(row
            .filter(|(of, _, end)| *of == person.map(|person| person.0) && *end > now)
            .map(|(_, state, _)| state))
    }
}

/// Nobody is asked for this app any more.
pub(crate) async fn forget_authenticator(
    connection: &mut Connection,
    person: PersonId,
) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM authenticators WHERE person = $1",
        "DELETE FROM recovery_codes WHERE person = $1",
    ] {
        query(statement)
            .bind(person.0)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn put_recovery_codes(
    connection: &mut Connection,
    person: PersonId,
    code_hashes: &[String],
) -> Result<(), StoreError> {
    query("DELETE FROM recovery_codes WHERE person = $1")
        .bind(person.0)
        .execute(&mut *connection)
        .await?;
    for hash in code_hashes {
        query("INSERT INTO recovery_codes (person, code_hash) VALUES ($1, $2)")
            .bind(person.0)
            .bind(hash)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
