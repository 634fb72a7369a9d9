//! `PUT /views/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::attribute::one_line;
use twinline_core::ids::SavedViewId;
use twinline_store::{Role, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::SavedView;
use super::question;
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::limits::SAVED_VIEWS_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// It has to fit into a menu.
const NAME_CHARS_MAX: usize = 40;
/// Dozens of labels and people at once.
pub(super) const QUERY_CHARS_MAX: usize = 4_000;

/// A view.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SetSavedView {
    /// At most 40 characters; no other of the team's, or of one's own, has it, in large letters or small ones.
    pub name: String,
    /// What stands after `?` in `GET /conversations`: view, order and filters. At most 4 000 characters.
    pub query: String,
    /// The whole team is to have it; else I alone.
    #[serde(default)]
    pub is_shared: bool,
}

/// Keeps a view, under an id that the caller makes, or alters it. The team's are altered by whoever made them, and by
/// supervisors and above; whoever only looks on keeps their own.
#[utoipa::path(put, path = "/views/{id}", tag = "conversations", operation_id = "set_saved_view",
    params(("id" = Uuid, Path)), request_body = SetSavedView,
    responses((status = 200, body = SavedView), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "The name is taken, or something cannot be used")))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetSavedView>,
) -> Outcome<Json<SavedView>> {
    let known = app.store.saved_view(app.workspace, SavedViewId(id)).await?;
    if let Some(known) = &known {
        may_alter(&me, known)?;
    }
    if wish.is_shared {
        me.at_least(Role::Agent)?;
    }
    let person = known.map_or(me.person.id, |known| known.person);
    if !wish.is_shared && person != me.person.id {
        return Err(unfit(
            "is_shared",
            "Somebody else made this view for the team.".to_owned(),
            "Keep one of your own under another name.",
        ));
    }
    let name = one_line(&wish.name);
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        let sentence = format!("A name has 1 to {NAME_CHARS_MAX} characters.");
        return Err(unfit("name", sentence, "Choose a short one."));
    }
    question::check(&wish.query)
        .map_err(|sentence| unfit("query", sentence, "Ask as `GET /conversations` is asked."))?;
    let view = twinline_store::SavedView {
        id: SavedViewId(id),
        person,
        is_shared: wish.is_shared,
        name,
        query: wish.query,
    };
    let there = app
        .store
        .saved_views_for(app.workspace, me.person.id)
        .await?;
    if there.len() >= SAVED_VIEWS_MAX && !there.iter().any(|it| it.id == view.id) {
        let sentence = format!("There are {SAVED_VIEWS_MAX} views already.");
        return Err(unfit("name", sentence, "Remove one that nobody uses."));
    }
    match app
        .store
        .put_saved_view(app.workspace, &view, app.now())
        .await
    {
        Ok(true) => {}
        Ok(false) => return Err(problem::NOT_FOUND.into()),
        Err(StoreError::Exists { .. }) => {
            return Err(unfit(
                "name",
                format!("Another view is called {}.", view.name),
                "Use that one, or choose another name.",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    app.hub.saved_views_moved();
    Ok(Json(view.into()))
}

/// What is somebody else's own is not there for anybody else.
pub(super) fn may_alter(me: &SignedIn, view: &twinline_store::SavedView) -> Result<(), Problem> {
    if view.person == me.person.id {
        Ok(())
    } else if view.is_shared {
        me.at_least(Role::Supervisor)
    } else {
        Err(problem::NOT_FOUND.into())
    }
}

fn unfit(field: &str, sentence: String, remedy: &str) -> Problem {
    Problem::new(problem::UNACCEPTABLE).unfit(field, sentence, remedy)
}
