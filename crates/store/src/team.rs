//! The team's changes: invitations, roles, who is away, who left. All times are wall clock. What is allowed is decided by
//! `twinline_core::team`; what must hold between two people who act at once is kept by the workspace's row.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{ConversationId, PersonId, WorkspaceId};
use twinline_core::language::Language;
use twinline_core::team::{Role, TeamRefusal, may_change_role, may_remove};
use uuid::Uuid;

use crate::engine::{Connection, query, query_as, query_scalar};
use crate::factors::forget_authenticator;
use crate::people::{NewPerson, Person, PersonRow, insert_person};
use crate::rows::{counted, from_word, word};
use crate::store::{Store, StoreError};

/// An invitation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// A fresh id.
    pub id: Uuid,
    /// Into which tenant.
    pub workspace: WorkspaceId,
    /// SHA-256 of what stands in the link, as text.
    pub token_hash: String,
    /// What whoever joins may do.
    pub role: Role,
    /// Who invites.
    pub by: PersonId,
    /// Until when it works.
    pub expires_at: Millis,
    /// Whom it lets set another password, instead of letting somebody in.
    pub resets: Option<PersonId>,
}

/// An invitation that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: Uuid,
    /// Into which tenant.
    pub workspace: WorkspaceId,
    /// What whoever joins may do.
    pub role: Role,
    /// Who invited.
    pub by: PersonId,
    /// When it was made.
    pub created_at: Millis,
    /// Until when it works.
    pub expires_at: Millis,
    /// Whom it lets set another password, instead of letting somebody in.
    pub resets: Option<PersonId>,
}

#[derive(FromRow)]
struct InvitationRow {
    id: Uuid,
    workspace: Uuid,
    role: String,
    invited_by: Uuid,
    created_at: Millis,
    expires_at: Millis,
    resets: Option<Uuid>,
}

impl InvitationRow {
    fn invitation(self) -> Result<Invitation, StoreError> {
        Ok(Invitation {
            id: self.id,
            workspace: WorkspaceId(self.workspace),
            role: from_word("role", &self.role)?,
            by: PersonId(self.invited_by),
            created_at: self.created_at,
            expires_at: self.expires_at,
            resets: self.resets.map(PersonId),
        })
    }
}

/// What came of joining.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// They are of the team now, under this id: their own of before, if they came back.
    Yes(PersonId),
    /// The link is unknown, used, taken back or too old.
    NoInvitation,
    /// Somebody of a team has this e-mail address.
    EmailTaken,
}

const OF_LINK: &str =
    "SELECT * FROM invitations WHERE token_hash = $1 AND used_by IS NULL AND expires_at > $2";

impl Store {
    /// Makes an invitation.
    pub async fn create_invitation(
        &self,
        new: &NewInvitation,
        now: Millis,
    ) -> Result<(), StoreError> {
        query(
            "INSERT INTO invitations (id, workspace, token_hash, role, invited_by, created_at, expires_at, resets) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new.id)
        .bind(new.workspace.0)
        .bind(&new.token_hash)
        .bind(word(new.role))
        .bind(new.by.0)
        .bind(now)
        .bind(new.expires_at)
        .bind(new.resets.map(|person| person.0))
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// The invitations that still work, newest first.
    pub async fn invitations(
        &self,
        workspace: WorkspaceId,
        now: Millis,
    ) -> Result<Vec<Invitation>, StoreError> {
        let rows: Vec<InvitationRow> = query_as(
            "SELECT * FROM invitations WHERE workspace = $1 AND used_by IS NULL AND expires_at > $2 \
             ORDER BY created_at DESC, id",
        )
            .bind(workspace.0)
            .bind(now)
            .fetch_all(self.reader())
            .await?;
        rows.into_iter().map(InvitationRow::invitation).collect()
    }

    /// The invitation that a link is of, if it still works.
    pub async fn invitation(
        &self,
        token_hash: &str,
        now: Millis,
    ) -> Result<Option<Invitation>, StoreError> {
        let row: Option<InvitationRow> = query_as(OF_LINK)
            .bind(token_hash)
            .bind(now)
            .fetch_optional(self.reader())
            .await?;
        row.map(InvitationRow::invitation).transpose()
    }

    /// Takes an invitation back. `false`: it is used, or there is none.
    pub async fn revoke_invitation(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<bool, StoreError> {
        let done =
            query("DELETE FROM invitations WHERE id = $1 AND workspace = $2 AND used_by IS NULL")
                .bind(id)
                .bind(workspace.0)
                .execute(self.writer())
                .await?;
        Ok(done == 1)
    }

    /// Uses an invitation up and adds its person, both or neither. Whoever left comes back as who they were, with the role
    /// of the invitation. `new.role` is not looked at.
    pub async fn join(
        &self,
        token_hash: &str,
        new: &NewPerson,
        now: Millis,
    ) -> Result<Joined, StoreError> {
        let mut transaction = self.begin().await?;
        lock_team(&mut transaction, new.workspace).await?;
        let row: Option<InvitationRow> = query_as(OF_LINK)
            .bind(token_hash)
            .bind(now)
            .fetch_optional(&mut transaction)
            .await?;
        let invitation = row.map(InvitationRow::invitation).transpose()?;
        let fits = |it: &Invitation| it.workspace == new.workspace && it.resets.is_none();
        let Some(invitation) = invitation.filter(fits) else {
            return Ok(Joined::NoInvitation);
        };
        let known: Option<PersonRow> = query_as("SELECT * FROM people WHERE email = $1")
            .bind(new.email.to_lowercase())
            .fetch_optional(&mut transaction)
            .await?;
        let id = match known.map(PersonRow::person).transpose()? {
            None => {
                let role = invitation.role;
                insert_person(
                    &mut transaction,
                    &NewPerson {
                        role,
                        ..new.clone()
                    },
                    now,
                )
                .await?;
                new.id
            }
            Some(old) if old.left_at.is_some() && old.workspace == new.workspace => {
                query(
                    "UPDATE people SET name = $2, role = $3, password_hash = $4, left_at = NULL, \
                     away_since = NULL WHERE id = $1",
                )
                .bind(old.id.0)
                .bind(&new.name)
                .bind(word(invitation.role))
                .bind(&new.password_hash)
                .execute(&mut transaction)
                .await?;
                old.id
            }
            Some(_) => return Ok(Joined::EmailTaken),
        };
        query("UPDATE invitations SET used_by = $2 WHERE id = $1")
            .bind(invitation.id)
            .bind(id.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(Joined::Yes(id))
    }

    /// Uses up a link that lets somebody set another password: it is set, their authenticator app is asked for no more, their
    /// passkeys are gone, and all their sessions end; returns who it is and the hashes of these. `None`: the link is unknown,
    /// used, taken back or too old, or they left.
    pub async fn reset_password(
        &self,
        token_hash: &str,
        password_hash: &str,
        now: Millis,
    ) -> Result<Option<(PersonId, Vec<Vec<u8>>)>, StoreError> {
        let mut transaction = self.begin().await?;
        let row: Option<Uuid> = query_scalar(
            "UPDATE invitations SET used_by = resets WHERE token_hash = $1 AND used_by IS NULL \
             AND expires_at > $2 AND resets IS NOT NULL RETURNING resets",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(&mut transaction)
        .await?;
        let Some(person) = row.map(PersonId) else {
            return Ok(None);
        };
        let set = query("UPDATE people SET password_hash = $2 WHERE id = $1 AND left_at IS NULL")
            .bind(person.0)
            .bind(password_hash)
            .execute(&mut transaction)
            .await?;
        if set == 0 {
            return Ok(None);
        }
        forget_authenticator(&mut transaction, person).await?;
        query("DELETE FROM passkeys WHERE person = $1")
            .bind(person.0)
            .execute(&mut transaction)
            .await?;
        let ended = end_sessions(&mut transaction, person, &[]).await?;
        transaction.commit().await?;
        Ok(Some((person, ended)))
    }

    /// Gives somebody another role, if `by` may.
    pub async fn change_role(
        &self,
        by: PersonId,
        person: PersonId,
        role: Role,
    ) -> Result<Result<(), TeamRefusal>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(team) = Pair::load(&mut transaction, by, person).await? else {
            return Err(StoreError::NotFound { what: "person" });
        };
        if let Err(why) = may_change_role(team.by.role, team.of.role, role, team.owners) {
            return Ok(Err(why));
        }
        query("UPDATE people SET role = $2 WHERE id = $1")
            .bind(person.0)
            .bind(word(role))
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Ends somebody's place in the team and all their sessions, if `by` may; returns the hashes of these. Their name stays
    /// with what they did, and they can come back.
    pub async fn remove_person(
        &self,
        by: PersonId,
        person: PersonId,
        now: Millis,
    ) -> Result<Result<Vec<Vec<u8>>, TeamRefusal>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(team) = Pair::load(&mut transaction, by, person).await? else {
            return Err(StoreError::NotFound { what: "person" });
        };
        if let Err(why) = may_remove(team.by.role, team.of.role, by == person, team.owners) {
            return Ok(Err(why));
        }
        query("UPDATE people SET left_at = $2 WHERE id = $1 AND left_at IS NULL")
            .bind(person.0)
            .bind(now)
            .execute(&mut transaction)
            .await?;
        let ended = end_sessions(&mut transaction, person, &[]).await?;
        transaction.commit().await?;
        Ok(Ok(ended))
    }

    /// Takes somebody into the team again who left it, if `by` may.
    pub async fn restore_person(
        &self,
        by: PersonId,
        person: PersonId,
    ) -> Result<Result<(), TeamRefusal>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(team) = Pair::load(&mut transaction, by, person).await? else {
            return Err(StoreError::NotFound { what: "person" });
        };
        if !team.by.role.manages(team.of.role) {
            return Ok(Err(TeamRefusal::NotAllowed));
        }
        query("UPDATE people SET left_at = NULL WHERE id = $1")
            .bind(person.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Sets how somebody is called and where they are written to. `Exists` when the e-mail address is taken.
    pub async fn set_profile(
        &self,
        person: PersonId,
        name: &str,
        email: &str,
    ) -> Result<(), StoreError> {
        query("UPDATE people SET name = $2, email = $3 WHERE id = $1")
            .bind(person.0)
            .bind(name)
            .bind(email.to_lowercase())
            .execute(self.writer())
            .await
            .map_err(StoreError::exists("person"))?;
        Ok(())
    }

    /// Sets a password, if it is still `old`, and ends all of the person's sessions but `keep`; returns the hashes of those
    /// that ended. `None`: somebody set another one meanwhile.
    pub async fn set_password(
        &self,
        person: PersonId,
        old: &str,
        new: &str,
        keep: &[u8],
    ) -> Result<Option<Vec<Vec<u8>>>, StoreError> {
        let mut transaction = self.begin().await?;
        let set =
            query("UPDATE people SET password_hash = $3 WHERE id = $1 AND password_hash = $2")
                .bind(person.0)
                .bind(old)
                .bind(new)
                .execute(&mut transaction)
                .await?;
        if set == 0 {
            return Ok(None);
        }
        let ended = end_sessions(&mut transaction, person, keep).await?;
        transaction.commit().await?;
        Ok(Some(ended))
    }

    /// Ends all of somebody's sessions but `keep`; returns the hashes of those that ended.
    pub async fn end_other_sessions(
        &self,
        person: PersonId,
        keep: &[u8],
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut transaction = self.begin().await?;
        let ended = end_sessions(&mut transaction, person, keep).await?;
        transaction.commit().await?;
        Ok(ended)
    }

    /// Notes that somebody is away, or there again.
    pub async fn set_away(
        &self,
        person: PersonId,
        since: Option<Millis>,
    ) -> Result<(), StoreError> {
        query("UPDATE people SET away_since = $2 WHERE id = $1")
            .bind(person.0)
            .bind(since)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// The language of somebody's pages; none: that of their browser.
    pub async fn set_language(
        &self,
        person: PersonId,
        language: Option<Language>,
    ) -> Result<(), StoreError> {
        query("UPDATE people SET language = $2 WHERE id = $1")
            .bind(person.0)
            .bind(language.map(word))
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// When each of the team was last here, as far as their open sessions tell.
    pub async fn last_seen(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Vec<(PersonId, Millis)>, StoreError> {
        let rows: Vec<(Uuid, Millis)> = query_as(
            "SELECT p.id, max(s.last_at) FROM people AS p JOIN sessions AS s ON s.person = p.id \
             WHERE p.workspace = $1 GROUP BY p.id",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(id, at)| (PersonId(id), at))
            .collect())
    }

    /// Conversations that are somebody's and not resolved, at most so many.
    pub async fn assigned_to(
        &self,
        workspace: WorkspaceId,
        person: PersonId,
        limit: u32,
    ) -> Result<Vec<ConversationId>, StoreError> {
        let rows: Vec<Uuid> = query_scalar(
            "SELECT id FROM conversations WHERE workspace = $1 AND assignee = $2 AND status <> 'resolved' \
             ORDER BY id LIMIT $3",
        )
        .bind(workspace.0)
        .bind(person.0)
        .bind(i64::from(limit))
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(ConversationId).collect())
    }
}

/// Somebody who acts, somebody it is done to, and how many own their workspace; nobody else alters it meanwhile.
struct Pair {
    by: Person,
    of: Person,
    owners: u64,
}

impl Pair {
    /// `None`: one of them is not there, or they are of different teams.
    async fn load(
        connection: &mut Connection,
        by: PersonId,
        of: PersonId,
    ) -> Result<Option<Self>, StoreError> {
        let workspace: Option<Uuid> = query_scalar("SELECT workspace FROM people WHERE id = $1")
            .bind(by.0)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(workspace) = workspace else {
            return Ok(None);
        };
        lock_team(connection, WorkspaceId(workspace)).await?;
        let rows: Vec<PersonRow> =
            query_as("SELECT * FROM people WHERE workspace = $1 AND id IN {ids $2}")
                .bind(workspace)
                .bind_list([by, of])
                .fetch_all(&mut *connection)
                .await?;
        let found = rows.into_iter().map(PersonRow::person);
        let found = found.collect::<Result<Vec<_>, _>>()?;
        let one = |id: PersonId| found.iter().find(|person| person.id == id).cloned();
        let owners: i64 = query_scalar(
            "SELECT count(*) FROM people WHERE workspace = $1 AND role = 'owner' AND left_at IS NULL",
        )
        .bind(workspace)
        .fetch_one(connection)
        .await?;
        Ok(one(by)
            .filter(|by| by.left_at.is_none())
            .zip(one(of))
            .map(|(by, of)| Self {
                by,
                of,
                owners: counted(owners),
            }))
    }
}

/// Whoever alters who may what waits for whoever does so now: else two owners could make agents of each other.
async fn lock_team(connection: &mut Connection, workspace: WorkspaceId) -> Result<(), StoreError> {
    query("UPDATE workspaces SET name = name WHERE id = $1")
        .bind(workspace.0)
        .execute(connection)
        .await?;
    Ok(())
}

async fn end_sessions(
    connection: &mut Connection,
    person: PersonId,
    keep: &[u8],
) -> Result<Vec<Vec<u8>>, StoreError> {
    Ok(query_scalar(
        "DELETE FROM sessions WHERE person = $1 AND token_hash <> $2 RETURNING token_hash",
    )
    .bind(person.0)
    .bind(keep)
    .fetch_all(connection)
    .await?)
}
