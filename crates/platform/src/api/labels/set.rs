//! `PUT /labels/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::ids::LabelId;
use twinline_store::StoreError;
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{Label, LabelColour};
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// It has to fit into a row of the list.
const NAME_CHARS_MAX: usize = 32;

/// A name with a colour.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SetLabel {
    /// At most 32 characters; no other label has it, in large letters or small ones.
    pub name: String,
    /// Its colour.
    pub colour: LabelColour,
}

/// Makes a label, under an id that the caller makes, or alters it. The whole team has it at once; conversations that bore it
/// before it was removed bear it again.
#[utoipa::path(put, path = "/labels/{id}", tag = "conversations", operation_id = "set_label",
    params(("id" = Uuid, Path)), request_body = SetLabel,
    responses((status = 200, body = Label),
        (status = 422, body = ProblemBody, description = "The name is taken, or cannot be used")))]
pub async fn set(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetLabel>,
) -> Outcome<Json<Label>> {
    let name = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(unfit(
            "A name has 1 to 32 characters.".to_owned(),
            "Choose a short one.",
        ));
    }
    let label = twinline_store::Label {
        id: LabelId(id),
        name,
        colour: wish.colour.into(),
        at: app.now(),
    };
    match app.store.put_label(app.workspace, &label).await {
        Ok(()) => {}
        Err(StoreError::Exists { .. }) => {
            return Err(unfit(
                format!("Another label is called {}.", label.name),
                "Use that one, or choose another name.",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    app.hub.labels_moved();
    Ok(Json(label.into()))
}

fn unfit(sentence: String, remedy: &str) -> Problem {
    Problem::new(problem::UNACCEPTABLE).unfit("name", sentence, remedy)
}
