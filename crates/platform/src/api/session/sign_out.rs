//! `DELETE /session`.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};

use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::{SignedIn, end_cookie};

/// Ends the session, here and for its open socket.
#[utoipa::path(delete, path = "/session", tag = "sign-in", operation_id = "sign_out",
    responses((status = 204), (status = 401, body = crate::problem::ProblemBody)))]
pub async fn sign_out(State(app): State<App>, me: SignedIn) -> Outcome<impl IntoResponse> {
    app.store.delete_session(&me.token_hash).await?;
    app.hub.session_ended(&me.token_hash);
    let cookie = end_cookie(&app);
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(header::SET_COOKIE, cookie)]),
    ))
}
