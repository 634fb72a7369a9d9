//! `POST /setup`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde::Deserialize;
use twinline_core::ids::PersonId;
use twinline_store::{NewPerson, Role};
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::Me;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::{Account, fresh_id, hash_in_turn, hash_token, open};

/// The first person of an installation.
#[derive(Deserialize, ToSchema)]
pub struct Setup {
    /// From the one-time link.
    pub token: String,
    /// The name to show.
    pub name: String,
    /// For signing in.
    pub email: String,
    /// At least twelve characters.
    pub password: String,
}

/// Uses a one-time link: makes its owner and signs them in.
#[utoipa::path(post, path = "/setup", tag = "sign-in", operation_id = "complete_setup", request_body = Setup,
    responses(
        (status = 200, body = Me, description = "Made and signed in"),
        (status = 401, body = ProblemBody), (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn complete(
    State(app): State<App>,
    headers: HeaderMap,
    extract::Json(setup): extract::Json<Setup>,
) -> Outcome<impl IntoResponse> {
    let token_hash = hash_token(&setup.token);
    // Looked up before hashing, so that nobody without a link makes us work.
    let workspace = app
        .store
        .setup_token(&token_hash, wall_ms())
        .await?
        .ok_or(problem::SETUP_LINK_USED)?;
    let account = Account::check(&setup.name, &setup.email, Some(&setup.password))?;
    let password_hash = hash_in_turn(&app, setup.password)
        .await
        .ok_or(problem::UNAVAILABLE)?;
    let new = NewPerson {
        id: PersonId(fresh_id()),
        workspace,
        email: account.email,
        name: account.name,
        role: Role::Owner,
        password_hash,
    };
    if !app
        .store
        .consume_setup_token(&token_hash, &new, wall_ms())
        .await?
    {
        return Err(problem::SETUP_LINK_USED.into());
    }
    let person = app.store.person(new.id).await?.ok_or(problem::INTERNAL)?;
    tracing::info!(person.id = %person.id, "Set up the first owner");
    open(&app, &person, &headers).await
}
