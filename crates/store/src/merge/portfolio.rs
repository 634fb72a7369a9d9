//! A portfolio that is learnt after people of its account were met. Ids of customers are unique within the portfolio; as
//! long as that is unknown they are marked as being of the account, and now they are marked anew.

use std::collections::BTreeMap;

use twinline_core::Millis;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::converge::Parked;
use twinline_core::ids::{ExternalId, LineId, WorkspaceId};

use super::load::{Wanted, load};
use super::{OpenSet, finish, hold_contacts, hold_position, open_set};
use crate::engine::{Connection, execute, query, query_as, query_scalar};
use crate::rows::parked::ParkedColumns;
use crate::rows::{parked, stored};
use crate::store::{Store, StoreError};

/// Two marks of ids of customers: of the account, and of its portfolio.
struct Marks<'a> {
    workspace: WorkspaceId,
    account: &'a str,
    portfolio: &'a str,
}

impl Store {
    /// The channel tells to which portfolio the line's account belongs, while `journal` is being merged. Ids of customers
    /// that were marked as being of the account, because the portfolio was unknown, are marked anew; somebody whom another
    /// account of the portfolio has made known as well is one person from now on. Durable on return, with the changes; a
    /// second call changes nothing.
    pub async fn put_portfolio(
        &self,
        line: LineId,
        portfolio: &str,
        journal: &str,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        // Held as a merge holds them, and in its order: it is certain which entries were marked with the account.
        let position = hold_position(&mut transaction, journal).await?;
        hold_contacts(&mut transaction, std::iter::once(&line)).await?;
        let mut open = open_set(&mut transaction, line, now).await?;
        let (account, known): (String, Option<String>) =
            query_as("SELECT account, portfolio FROM lines WHERE id = $1")
                .bind(line.0)
                .fetch_one(&mut transaction)
                .await?;
        if known.as_deref() == Some(portfolio) {
            transaction.rollback().await?;
            return Ok(());
        }
        let marks = Marks {
            workspace: open.set.scope.workspace,
            account: &account,
            portfolio,
        };
        // Of all the account's lines, because the ids are of them all.
        query(
            "UPDATE lines SET portfolio = $3, portfolio_from = $4 WHERE workspace = $1 AND \
             account = $2",
        )
        .bind(marks.workspace.0)
        .bind(&account)
        .bind(portfolio)
        .bind(stored(position))
        .execute(&mut transaction)
        .await?;
        let mut heads = Vec::new();
        // An account that went to another portfolio has other ids from then on; those it had stay what they were.
        if known.is_none() {
            if join_doubles(&mut transaction, &mut open, &marks).await? {
                heads = Box::pin(finish(&mut transaction, open)).await?;
            }
            mark_anew(&mut transaction, &marks).await?;
        }
        transaction.commit().await?;
        self.announce(&heads);
        Ok(())
    }
}

/// One id under both marks is one person. `false`: there is none.
async fn join_doubles(
    connection: &mut Connection,
    open: &mut OpenSet,
    marks: &Marks<'_>,
) -> Result<bool, StoreError> {
    let values: Vec<String> = query_scalar(
        "SELECT mine.value FROM identities AS mine JOIN identities AS known ON known.workspace = \
         mine.workspace AND known.kind = mine.kind AND known.value = mine.value AND known.scope = \
         $3 WHERE mine.workspace = $1 AND mine.kind = 'bsuid' AND mine.scope = $2 ORDER BY \
         mine.value",
    )
    .bind(marks.workspace.0)
    .bind(marks.account)
    .bind(marks.portfolio)
    .fetch_all(&mut *connection)
    .await?;
    let id = |scope: &str, value: &String| Identity {
        kind: IdentityKind::Bsuid,
        scope: scope.to_owned(),
        value: value.clone(),
    };
    let doubles: Vec<[Identity; 2]> = values
        .iter()
        .map(|value| [id(marks.account, value), id(marks.portfolio, value)])
        .collect();
    let wanted = Wanted {
        identities: doubles.iter().flatten().cloned().collect(),
        ..Wanted::default()
    };
    load(connection, &mut open.set, wanted).await?;
    for [a, b] in &doubles {
        open.set.known_as_one(a, b);
    }
    Ok(!doubles.is_empty())
}

async fn mark_anew(connection: &mut Connection, marks: &Marks<'_>) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM identities WHERE workspace = $1 AND kind = 'bsuid' AND scope = $2 AND EXISTS \
         (SELECT 1 FROM identities AS other WHERE other.workspace = $1 AND other.kind = 'bsuid' \
         AND other.scope = $3 AND other.value = identities.value)",
        "UPDATE identities SET scope = $3 WHERE workspace = $1 AND kind = 'bsuid' AND scope = $2",
        // Core's claims name their claimant as scope/id.
        "UPDATE identities SET claimed_by = $3 || substr(claimed_by, length($2) + 1) WHERE \
         workspace = $1 AND substr(claimed_by, 1, length($2) + 1) = $2 || '/'",
    ] {
        query(statement)
            .bind(marks.workspace.0)
            .bind(marks.account)
            .bind(marks.portfolio)
            .execute(&mut *connection)
            .await?;
    }
    mark_waiting_anew(connection, marks).await
}

/// To whom something went that waits for its message is kept by the same marks.
async fn mark_waiting_anew(
    connection: &mut Connection,
    marks: &Marks<'_>,
) -> Result<(), StoreError> {
    let rows: Vec<ParkedColumns> = query_as(
        "SELECT * FROM parked WHERE peer <> '[]' AND line IN (SELECT id FROM lines WHERE \
         workspace = $1 AND account = $2)",
    )
    .bind(marks.workspace.0)
    .bind(marks.account)
    .fetch_all(&mut *connection)
    .await?;
    let mut by_line: BTreeMap<LineId, Vec<(ExternalId, Parked)>> = BTreeMap::new();
    for row in rows {
        let line = row.line();
        let (external, mut parked) = row.parked()?;
        let anew = |mut identity: Identity| {
            if identity.kind == IdentityKind::Bsuid && identity.scope == marks.account {
                marks.portfolio.clone_into(&mut identity.scope);
            }
            identity
        };
        parked.peer = std::mem::take(&mut parked.peer)
            .into_iter()
            .map(anew)
            .collect();
        by_line.entry(line).or_default().push((external, parked));
    }
    for (line, rows) in by_line {
        let rows = rows.iter().map(|(external, parked)| (external, parked));
        execute(parked::upsert(line, rows), &mut *connection).await?;
    }
    Ok(())
}
