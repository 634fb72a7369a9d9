//! `GET /people`.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::PersonId;
use utoipa::ToSchema;

use crate::api::extract::Query;
use crate::api::me::get::Role;
use crate::api::page::{Paging, of_whole};
use crate::api::view::Person;
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// Somebody of the team and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Member {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// What they may do.
    pub role: Role,
    /// Since when they say that they are away (wall time); null: they are there.
    pub away_since: Option<Millis>,
    /// What they sign in with; told to whoever may alter the team.
    pub email: Option<String>,
    /// When they were last here, as far as their open sessions tell (wall time); told to whoever may alter the team.
    pub last_at: Option<Millis>,
}

/// A page of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeoplePage {
    /// By name.
    pub items: Vec<Member>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// The team, by name.
#[utoipa::path(get, path = "/people", tag = "team", operation_id = "list_people", params(Paging),
    responses((status = 200, body = PeoplePage)))]
pub async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<PeoplePage>> {
    let mut people = app.store.people(app.workspace).await?;
    people.retain(|person| person.left_at.is_none());
    let (people, next_cursor) = of_whole(people, &paging);
    let may_alter = me.at_least(twinline_store::Role::Admin).is_ok();
    let seen: HashMap<PersonId, Millis> = if may_alter {
        app.store
            .last_seen(app.workspace)
            .await?
            .into_iter()
            .collect()
    } else {
        HashMap::new()
    };
    let items = people
        .iter()
        .map(|person| Member {
            person: person.into(),
            role: person.role.into(),
            away_since: person.away_since,
            email: may_alter.then(|| person.email.clone()),
            last_at: seen.get(&person.id).copied(),
        })
        .collect();
    Ok(Json(PeoplePage { items, next_cursor }))
}
