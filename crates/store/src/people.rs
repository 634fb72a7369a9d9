//! The team: workspaces, people, bots, and the one-time link by which the first person comes in. Passwords are hashed and
//! checked by the platform.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{BotId, PersonId, WorkspaceId};
use twinline_core::language::Language;
use twinline_core::team::Role;
use uuid::Uuid;

use crate::engine::{On, query, query_as, query_scalar};
use crate::rows::{from_word, word};
use crate::store::{Store, StoreError};

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
}

/// A person to be added.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// A fresh id.
    pub id: PersonId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// Compared without regard to case.
    pub email: String,
    /// The name to show.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// As made by the platform.
    pub password_hash: String,
}

/// Somebody of the team.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// Lower case.
    pub email: String,
    /// The name to show.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// For the platform to check a password against.
    pub password_hash: String,
    /// When they left the team; none: they are of it. Wall clock.
    pub left_at: Option<Millis>,
    /// Since when they say they are away; none: they are there. Wall clock.
    pub away_since: Option<Millis>,
    /// Of their pages; none: that of their browser.
    pub language: Option<Language>,
}

/// Something automated that speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bot {
    /// Its id.
    pub id: BotId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// The name to show.
    pub name: String,
}

impl std::fmt::Debug for Person {
    /// Leaves out what a log must never hold.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// Names of a workspace, in no order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Of people.
    pub people: Vec<(PersonId, String)>,
    /// Of bots.
    pub bots: Vec<(BotId, String)>,
}

#[derive(FromRow)]
pub(crate) struct PersonRow {
    id: Uuid,
    workspace: Uuid,
    email: String,
    name: String,
    role: String,
    password_hash: String,
    left_at: Option<Millis>,
    away_since: Option<Millis>,
    language: Option<String>,
}

impl PersonRow {
    pub(crate) fn person(self) -> Result<Person, StoreError> {
        Ok(Person {
            id: PersonId(self.id),
            workspace: WorkspaceId(self.workspace),
            role: from_word("role", &self.role)?,
            email: self.email,
            name: self.name,
            password_hash: self.password_hash,
            left_at: self.left_at,
            away_since: self.away_since,
            language: self
                .language
                .map(|word| from_word("language", &word))
                .transpose()?,
        })
    }
}

const INSERT_PERSON: &str = "INSERT INTO people \
    (id, workspace, email, name, role, password_hash, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

pub(crate) async fn insert_person<'c>(
    on: impl Into<On<'c>>,
    new: &NewPerson,
    now: Millis,
) -> Result<(), StoreError> {
    query(INSERT_PERSON)
        .bind(new.id.0)
        .bind(new.workspace.0)
        .bind(new.email.to_lowercase())
        .bind(&new.name)
        .bind(word(new.role))
        .bind(&new.password_hash)
        .bind(now)
        .execute(on)
        .await
        .map_err(StoreError::exists("person"))?;
    Ok(())
}

impl Store {
    /// Makes a tenant.
    pub async fn create_workspace(
        &self,
        id: WorkspaceId,
        name: &str,
        now: Millis,
    ) -> Result<(), StoreError> {
        query("INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)")
            .bind(id.0)
            .bind(name)
            .bind(now)
            .execute(self.writer())
            .await
            .map_err(StoreError::exists("workspace"))?;
        Ok(())
    }

    /// A tenant.
    pub async fn workspace(&self, id: WorkspaceId) -> Result<Option<Workspace>, StoreError> {
        let row: Option<(Uuid, String)> = query_as("SELECT id, name FROM workspaces WHERE id = $1")
            .bind(id.0)
            .fetch_optional(self.reader())
            .await?;
        Ok(row.map(|(id, name)| Workspace {
            id: WorkspaceId(id),
            name,
        }))
    }

    /// All tenants, oldest first.
    pub async fn workspaces(&self) -> Result<Vec<Workspace>, StoreError> {
        let rows: Vec<(Uuid, String)> =
            query_as("SELECT id, name FROM workspaces ORDER BY created_at, id")
                .fetch_all(self.reader())
                .await?;
        Ok(rows
            .into_iter()
            .map(|(id, name)| Workspace {
                id: WorkspaceId(id),
                name,
            })
            .collect())
    }

    /// Adds a person. `Exists` when the e-mail address is taken.
    pub async fn create_person(&self, new: &NewPerson, now: Millis) -> Result<(), StoreError> {
        insert_person(self.writer(), new, now).await
    }

    /// By e-mail address, without regard to case.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Person>, StoreError> {
        query_as::<PersonRow>("SELECT * FROM people WHERE email = $1")
            .bind(email.to_lowercase())
            .fetch_optional(self.reader())
            .await?
            .map(PersonRow::person)
            .transpose()
    }

    /// Somebody of the team.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        query_as::<PersonRow>("SELECT * FROM people WHERE id = $1")
            .bind(id.0)
            .fetch_optional(self.reader())
            .await?
            .map(PersonRow::person)
            .transpose()
    }

    /// The team and those who left it, by name. A few hundred at most; not paged.
    pub async fn people(&self, workspace: WorkspaceId) -> Result<Vec<Person>, StoreError> {
        let rows: Vec<PersonRow> =
            query_as("SELECT * FROM people WHERE workspace = $1 ORDER BY name, id")
                .bind(workspace.0)
                .fetch_all(self.reader())
                .await?;
        rows.into_iter().map(PersonRow::person).collect()
    }

    /// The names of people and bots, for whatever shows who spoke.
    pub async fn names(&self, workspace: WorkspaceId) -> Result<Names, StoreError> {
        let rows: Vec<(Uuid, String, bool)> = query_as(
            "SELECT id, name, false AS bot FROM people WHERE workspace = $1 \
             UNION ALL SELECT id, name, true AS bot FROM bots WHERE workspace = $1",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        let mut names = Names::default();
        for (id, name, bot) in rows {
            if bot {
                names.bots.push((BotId(id), name));
            } else {
                names.people.push((PersonId(id), name));
            }
        }
        Ok(names)
    }

    /// Whether nobody can sign in yet.
    pub async fn needs_setup(&self) -> Result<bool, StoreError> {
        Ok(query_scalar("SELECT NOT EXISTS (SELECT 1 FROM people)")
            .fetch_one(self.reader())
            .await?)
    }

    /// Adds a bot, or renames it.
    pub async fn put_bot(&self, bot: &Bot, now: Millis) -> Result<(), StoreError> {
        query(
            "INSERT INTO bots (id, workspace, name, created_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        )
        .bind(bot.id.0)
        .bind(bot.workspace.0)
        .bind(&bot.name)
        .bind(now)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// The bots, by name.
    pub async fn bots(&self, workspace: WorkspaceId) -> Result<Vec<Bot>, StoreError> {
        let rows: Vec<(Uuid, Uuid, String)> =
            query_as("SELECT id, workspace, name FROM bots WHERE workspace = $1 ORDER BY name, id")
                .bind(workspace.0)
                .fetch_all(self.reader())
                .await?;
        Ok(rows
            .into_iter()
            .map(|(id, workspace, name)| Bot {
                id: BotId(id),
                workspace: WorkspaceId(workspace),
                name,
            })
            .collect())
    }

    /// Keeps the hash of a one-time link for the first person of a workspace. Older unused links of it end.
    pub async fn create_setup_token(
        &self,
        token_hash: &[u8],
        workspace: WorkspaceId,
        now: Millis,
        expires_at: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query("DELETE FROM setup_tokens WHERE workspace = $1 AND used_at IS NULL")
            .bind(workspace.0)
            .execute(&mut transaction)
            .await?;
        query(
            "INSERT INTO setup_tokens (token_hash, workspace, created_at, expires_at) \
             VALUES ($1, $2, $3, $4)",
        )
        .bind(token_hash)
        .bind(workspace.0)
        .bind(now)
        .bind(expires_at)
        .execute(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The workspace that an unused, unexpired link is for.
    pub async fn setup_token(
        &self,
        token_hash: &[u8],
        now: Millis,
    ) -> Result<Option<WorkspaceId>, StoreError> {
        let row: Option<Uuid> = query_scalar(
            "SELECT workspace FROM setup_tokens \
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(self.reader())
        .await?;
        Ok(row.map(WorkspaceId))
    }

    /// Uses a link up and adds its person, both or neither. `false`: the link is unknown, used or too old.
    pub async fn consume_setup_token(
        &self,
        token_hash: &[u8],
        new: &NewPerson,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let used = query(
            "UPDATE setup_tokens SET used_at = $3 WHERE token_hash = $1 AND workspace = $2 \
             AND used_at IS NULL AND expires_at > $3",
        )
        .bind(token_hash)
        .bind(new.workspace.0)
        .bind(now)
        .execute(&mut transaction)
        .await?;
        if used != 1 {
            return Ok(false);
        }
        insert_person(&mut transaction, new, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}
