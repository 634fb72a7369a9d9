//! `GET /labels`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_store::{LabelColour as Stored, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// One of the look's hues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LabelColour {
    /// Slate.
    Grey,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// Plum.
    Plum,
    /// Amber.
    Amber,
    /// Red.
    Red,
    /// Teal.
    Teal,
}

impl From<Stored> for LabelColour {
    fn from(colour: Stored) -> Self {
        match colour {
            Stored::Grey => Self::Grey,
            Stored::Green => Self::Green,
            Stored::Blue => Self::Blue,
            Stored::Violet => Self::Violet,
            Stored::Plum => Self::Plum,
            Stored::Amber => Self::Amber,
            Stored::Red => Self::Red,
            Stored::Teal => Self::Teal,
        }
    }
}

impl From<LabelColour> for Stored {
    fn from(colour: LabelColour) -> Self {
        match colour {
            LabelColour::Grey => Self::Grey,
            LabelColour::Green => Self::Green,
            LabelColour::Blue => Self::Blue,
            LabelColour::Violet => Self::Violet,
            LabelColour::Plum => Self::Plum,
            LabelColour::Amber => Self::Amber,
            LabelColour::Red => Self::Red,
            LabelColour::Teal => Self::Teal,
        }
    }
}

/// A label of the team. The phone's labels are others: WhatsApp tells nobody of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Label {
    /// Our id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: LabelColour,
}

impl From<twinline_store::Label> for Label {
    fn from(label: twinline_store::Label) -> Self {
        Self {
            id: label.id.0,
            name: label.name,
            colour: label.colour.into(),
        }
    }
}

/// A page of labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LabelPage {
    /// By their names.
    pub items: Vec<Label>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// All of them, as pages are told.
pub(crate) async fn all(app: &App) -> Result<Vec<Label>, StoreError> {
    let labels = app.store.labels_of(app.workspace).await?;
    Ok(labels.into_iter().map(Label::from).collect())
}

/// The team's labels.
#[utoipa::path(get, path = "/labels", tag = "conversations", operation_id = "list_labels",
    params(Paging), responses((status = 200, body = LabelPage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<LabelPage>> {
    let (items, next_cursor) = of_whole(all(&app).await?, &paging);
    Ok(Json(LabelPage { items, next_cursor }))
}
