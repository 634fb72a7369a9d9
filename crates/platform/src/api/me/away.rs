//! `PUT /me/away`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::extract;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// Whether I am there for customers.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct Away {
    /// Nothing is to be given to me now.
    pub away: bool,
}

/// Says that I am away, or there again. The team sees it wherever a conversation is given to somebody.
#[utoipa::path(put, path = "/me/away", tag = "sign-in", operation_id = "set_away", request_body = Away,
    responses((status = 204)))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(wish): extract::Json<Away>,
) -> Outcome<StatusCode> {
    if wish.away != me.person.away_since.is_some() {
        let since = wish.away.then(wall_ms);
        app.store.set_away(me.person.id, since).await?;
        app.hub.team_moved();
    }
    Ok(StatusCode::NO_CONTENT)
}
