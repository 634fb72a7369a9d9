//! `PUT /me/profile`.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Deserialize;
use twinline_store::StoreError;
use utoipa::ToSchema;

use super::get::{Me, of};
use crate::api::extract;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{Account, Caller, Lockout, SignedIn, prove_again};

/// How I am called, and what I sign in with.
#[derive(Deserialize, ToSchema)]
pub struct Profile {
    /// The name to show.
    pub name: String,
    /// For signing in.
    pub email: String,
    /// As it is now; asked for when the e-mail address alters.
    pub password: Option<String>,
}

/// Alters my name and e-mail address.
#[utoipa::path(put, path = "/me/profile", tag = "sign-in", operation_id = "set_profile", request_body = Profile,
    responses((status = 200, body = Me), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn set(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    extract::Json(wish): extract::Json<Profile>,
) -> Outcome<Json<Me>> {
    let account = Account::check(&wish.name, &wish.email, None)?;
    if account.email.to_lowercase() != me.person.email {
        let password = wish.password.ok_or_else(|| {
            Problem::new(problem::UNACCEPTABLE).field(
                "password",
                "Your password is needed to alter the e-mail address.",
            )
        })?;
        prove_again(&app, &lockout, caller, &me, password).await?;
    }
    let set = app
        .store
        .set_profile(me.person.id, &account.name, &account.email);
    match set.await {
        Ok(()) => {}
        Err(StoreError::Exists { .. }) => {
            return Err(Problem::new(problem::ALREADY_EXISTS)
                .field("email", "Somebody has this e-mail address.")
                .remedy("Use another one."));
        }
        Err(error) => return Err(error.into()),
    }
    app.hub.team_moved();
    let person = app.store.person(me.person.id).await?;
    Ok(Json(of(&app, &person.ok_or(problem::NOT_FOUND)?).await?))
}
