//! `POST /setup`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use serde::Deserialize;
use twinline_core::ids::PersonId;
use twinline_store::{NewPerson, Role};
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::{Me, of};
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{
    PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, begin, fresh_id, hash_in_turn, hash_token,
};

/// The first person of an installation.
#[derive(Deserialize, ToSchema)]
pub struct Setup {
    /// From the one-time link.
    pub token: String,
    /// The name to show.
    pub name: String,
    /// For signing in.
    pub email: String,
    /// At least ten characters.
    pub password: String,
}

impl Setup {
    fn check(&self) -> Outcome<()> {
        let mut wrong = Problem::new(problem::UNACCEPTABLE);
        if self.name.trim().is_empty() {
            wrong = wrong.field("name", "A name is needed: the team sees it.");
        }
        if !self.email.contains('@') {
            wrong = wrong.field("email", "This is no e-mail address.");
        }
        let chars = self.password.chars().count();
        if !(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&chars) {
            let message = format!(
                "A password has at least {PASSWORD_CHARS_MIN} characters, and at most {PASSWORD_CHARS_MAX}."
            );
            wrong = wrong.field("password", message);
        }
        if wrong.body().errors.is_empty() {
            Ok(())
        } else {
            Err(wrong)
        }
    }
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
    setup.check()?;
    let password_hash = hash_in_turn(&app, setup.password)
        .await
        .ok_or(problem::UNAVAILABLE)?;
    let new = NewPerson {
        id: PersonId(fresh_id()),
        workspace,
        email: setup.email,
        name: setup.name.trim().to_owned(),
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
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let cookie = begin(&app, &person, agent.map(str::to_owned)).await?;
    tracing::info!(person.id = %person.id, "Set up the first owner");
    let me = of(&app, &person).await?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(me)))
}
