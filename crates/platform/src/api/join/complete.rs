//! `POST /join`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde::Deserialize;
use twinline_core::ids::PersonId;
use twinline_store::{Joined, NewPerson};
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::Me;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{Account, fresh_id, hash_in_turn, hash_text, open};

/// Whoever joins.
#[derive(Deserialize, ToSchema)]
pub struct Join {
    /// From the link.
    pub token: String,
    /// The name to show.
    pub name: String,
    /// For signing in.
    pub email: String,
    /// At least twelve characters.
    pub password: String,
}

/// Uses an invitation: adds whoever opened its link to the team, and signs them in. Who left the team and joins again under
/// their e-mail address is who they were.
#[utoipa::path(post, path = "/join", tag = "team", operation_id = "join", request_body = Join,
    responses((status = 200, body = Me, description = "Joined and signed in"), (status = 401, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "The e-mail address is taken"),
        (status = 422, body = ProblemBody)))]
pub async fn complete(
    State(app): State<App>,
    headers: HeaderMap,
    extract::Json(join): extract::Json<Join>,
) -> Outcome<impl IntoResponse> {
    let token_hash = hash_text(&join.token);
    // Looked up before hashing, so that nobody without a link makes us work.
    let open_one = app.store.invitation(&token_hash, wall_ms()).await?;
    let invitation = open_one.filter(|it| it.resets.is_none());
    let invitation = invitation.ok_or(problem::INVITATION_OVER)?;
    let account = Account::check(&join.name, &join.email, Some(&join.password))?;
    let password_hash = hash_in_turn(&app, join.password)
        .await
        .ok_or(problem::UNAVAILABLE)?;
    let new = NewPerson {
        id: PersonId(fresh_id()),
        workspace: invitation.workspace,
        email: account.email,
        name: account.name,
        role: invitation.role,
        password_hash,
    };
    let id = match app.store.join(&token_hash, &new, wall_ms()).await? {
        Joined::Yes(id) => id,
        Joined::NoInvitation => return Err(problem::INVITATION_OVER.into()),
        Joined::EmailTaken => {
            return Err(Problem::new(problem::ALREADY_EXISTS)
                .field("email", "Somebody has this e-mail address.")
                .remedy("Sign in with it, or use another one."));
        }
    };
    let person = app.store.person(id).await?.ok_or(problem::INTERNAL)?;
    tracing::info!(person.id = %id, "Let somebody join the team");
    app.hub.team_moved();
    open(&app, &person, &headers).await
}
