//! `POST /bots/turns/{token}/typing`.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::reply::{known, refused};
use crate::api::extract::Path;
use crate::app::App;
use crate::outside::typing::show;
use crate::problem::{Outcome, ProblemBody};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotTyping {
    /// Whether the customer sees it; false where the number's rules keep typing to themselves.
    pub shown: bool,
}

/// The bot works on its answer to this turn, and its customer may see so: for about 25 seconds, or until the answer. Told
/// again as often as one likes, it is shown anew before it ends. By the bot's token as bearer; refused with the codes by which
/// its answer would be refused, so that a bot can stop thinking.
#[utoipa::path(post, path = "/bots/turns/{token}/typing", tag = "conversations", operation_id = "type_bot_turn",
    params(("token" = Uuid, Path)),
    responses((status = 200, body = BotTyping), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub async fn typing(
    State(app): State<App>,
    Path(token): Path<Uuid>,
    headers: HeaderMap,
) -> Outcome<Json<BotTyping>> {
    let turn = known(&app, token, &headers).await?;
    let shown = show(&app, &turn).await?.map_err(refused)?;
    Ok(Json(BotTyping { shown }))
}
