//! `PUT /attributes/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::attribute::{
    CHOICE_CHARS_MAX, CHOICES_MAX, UnfitChoices, canonical_choices, one_line,
};
use twinline_core::ids::AttributeId;
use twinline_store::{Role, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{Attribute, AttributeKind};
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::limits::ATTRIBUTES_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// It stands beside its value.
const NAME_CHARS_MAX: usize = 40;

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SetAttribute {
    /// At most 40 characters; no other field has it, in large letters or small ones.
    pub name: String,
    /// A field that is there keeps its kind.
    pub kind: AttributeKind,
    /// What a choice offers: 1 to 50 values of at most 60 characters. Values that stand somewhere and are offered no more
    /// stay until somebody alters them.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// Makes a field, under an id that the caller makes, or alters it. A new one is the last. For supervisors and above.
#[utoipa::path(put, path = "/attributes/{id}", tag = "customers", operation_id = "set_attribute",
    params(("id" = Uuid, Path)), request_body = SetAttribute,
    responses((status = 200, body = Attribute), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody, description = "It was removed"),
        (status = 422, body = ProblemBody, description = "The name is taken, or something cannot be used")))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetAttribute>,
) -> Outcome<Json<Attribute>> {
    me.at_least(Role::Supervisor)?;
    let name = one_line(&wish.name);
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        let sentence = format!("A name has 1 to {NAME_CHARS_MAX} characters.");
        return Err(unfit("name", sentence, "Choose a short one."));
    }
    let choices = match wish.kind {
        AttributeKind::Choice => canonical_choices(&wish.choices).map_err(unfit_choices)?,
        _ => Vec::new(),
    };
    let attribute = twinline_store::Attribute {
        id: AttributeId(id),
        name,
        kind: wish.kind.into(),
        choices,
        is_removed: false,
    };
    let known = app.store.attributes_of(app.workspace).await?;
    let there = known.iter().filter(|field| !field.is_removed).count();
    match known.iter().find(|field| field.id == attribute.id) {
        Some(field) if field.is_removed => {
            return Err(Problem::new(problem::NOT_FOUND)
                .detail("This field was removed.")
                .remedy("Put it back first, or make another one."));
        }
        Some(field) if field.kind != attribute.kind => {
            let sentence = "A field keeps its kind, because what stands in it would fit no other.";
            return Err(unfit("kind", sentence.to_owned(), "Make another field."));
        }
        None if there >= ATTRIBUTES_MAX => {
            let sentence = format!("There are {ATTRIBUTES_MAX} fields already.");
            return Err(unfit("name", sentence, "Remove one that nobody uses."));
        }
        _ => {}
    }
    let put = app
        .store
        .put_attribute(app.workspace, &attribute, app.now());
    match put.await {
        Ok(true) => {}
        Ok(false) => return Err(problem::NOT_FOUND.into()),
        Err(StoreError::Exists { .. }) => return Err(taken(&attribute.name)),
        Err(error) => return Err(error.into()),
    }
    app.hub.attributes_moved();
    Ok(Json(attribute.into()))
}

/// Another field has the name.
pub(super) fn taken(name: &str) -> Problem {
    let sentence = format!("Another field is called {name}.");
    unfit("name", sentence, "Use that one, or choose another name.")
}

fn unfit_choices(why: UnfitChoices) -> Problem {
    let (sentence, remedy) = match why {
        UnfitChoices::None => (
            "A choice has something to choose from.".to_owned(),
            "Write at least one value.",
        ),
        UnfitChoices::TooMany => (
            format!("A choice offers at most {CHOICES_MAX} values."),
            "Leave some out, or make it a text.",
        ),
        UnfitChoices::TooLong => (
            format!("A value has at most {CHOICE_CHARS_MAX} characters."),
            "Shorten it.",
        ),
        UnfitChoices::Twice => (
            "Two of the values are the same.".to_owned(),
            "Leave one of them out.",
        ),
    };
    unfit("choices", sentence, remedy)
}

fn unfit(field: &str, sentence: String, remedy: &str) -> Problem {
    Problem::new(problem::UNACCEPTABLE).unfit(field, sentence, remedy)
}
