//! `GET /people`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
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
#[utoipa::path(get, path = "/people", tag = "conversations", operation_id = "list_people", params(Paging),
    responses((status = 200, body = PeoplePage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<PeoplePage>> {
    let (people, next_cursor) = of_whole(app.store.people(app.workspace).await?, &paging);
    let items = people
        .iter()
        .map(|person| Member {
            person: person.into(),
            role: person.role.into(),
        })
        .collect();
    Ok(Json(PeoplePage { items, next_cursor }))
}
