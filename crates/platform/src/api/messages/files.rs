//! `GET /conversations/{id}/files`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::content::MediaKind;
use twinline_core::ids::ConversationId;
use twinline_core::message::OrderKey;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{Path, Query};
use crate::api::page::rows;
use crate::api::view::{Message, ViewAt};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What sort of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileSort {
    /// Pictures and films.
    Pictures,
    /// Voice messages and other sound.
    Sounds,
    /// All other files; no stickers.
    Documents,
}

impl FileSort {
    fn kinds(self) -> &'static [MediaKind] {
        match self {
            Self::Pictures => &[MediaKind::Image, MediaKind::Video],
            Self::Sounds => &[MediaKind::Audio],
            Self::Documents => &[MediaKind::Document],
        }
    }
}

/// Which files: the newest of a sort, or what lies before or after one of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListFiles {
    /// What sort of files.
    #[param(inline)]
    pub sort: FileSort,
    /// `order` of a message: older ones come, newest first.
    pub before: Option<String>,
    /// `order` of a message: newer ones come, oldest first. Counts if `before` is not given.
    pub after: Option<String>,
    /// How many, at most 200; 50 unless said.
    pub limit: Option<u32>,
}

/// Messages that carry files.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FilePage {
    /// Newest first, or oldest first if `after` was asked for. Those that were taken back are left out.
    pub items: Vec<Message>,
    /// The next `before`, or the next `after`. Null: that was all.
    pub next_cursor: Option<String>,
}

/// The messages of a conversation that carry files of a sort.
#[utoipa::path(get, path = "/conversations/{id}/files", tag = "conversations", operation_id = "list_files",
    params(("id" = Uuid, Path), ListFiles),
    responses((status = 200, body = FilePage), (status = 404, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<ListFiles>,
) -> Outcome<Json<FilePage>> {
    command::conversation(&app, id).await?;
    let limit = rows(asked.limit);
    let (id, kinds) = (ConversationId(id), asked.sort.kinds());
    let before = asked.before.map(OrderKey);
    // One more than wanted tells whether there is more.
    let mut found = match asked.after.map(OrderKey).filter(|_| before.is_none()) {
        Some(after) => app.store.files_after(id, kinds, &after, limit + 1).await?,
        None => {
            app.store
                .files_before(id, kinds, before.as_ref(), limit + 1)
                .await?
        }
    };
    let more = found.len() > limit;
    found.truncate(limit);
    let at = ViewAt::now(&app).await?;
    Ok(Json(FilePage {
        next_cursor: found
            .last()
            .filter(|_| more)
            .map(|row| row.message.order().0),
        items: found.iter().map(|row| Message::of(row, &at)).collect(),
    }))
}
