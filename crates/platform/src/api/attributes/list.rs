//! `GET /attributes`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::attribute;
use twinline_store::StoreError;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// What sort of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    /// A line of text.
    Text,
    /// A decimal number.
    Number,
    /// A day, as `2026-11-23`.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// One of the values that the field names.
    Choice,
}

impl From<attribute::AttributeKind> for AttributeKind {
    fn from(kind: attribute::AttributeKind) -> Self {
        match kind {
            attribute::AttributeKind::Text => Self::Text,
            attribute::AttributeKind::Number => Self::Number,
            attribute::AttributeKind::Date => Self::Date,
            attribute::AttributeKind::YesNo => Self::YesNo,
            attribute::AttributeKind::Choice => Self::Choice,
        }
    }
}

impl From<AttributeKind> for attribute::AttributeKind {
    fn from(kind: AttributeKind) -> Self {
        match kind {
            AttributeKind::Text => Self::Text,
            AttributeKind::Number => Self::Number,
            AttributeKind::Date => Self::Date,
            AttributeKind::YesNo => Self::YesNo,
            AttributeKind::Choice => Self::Choice,
        }
    }
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Attribute {
    /// Our id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// It never changes.
    pub kind: AttributeKind,
    /// What a choice offers; else none.
    pub choices: Vec<String>,
}

impl From<twinline_store::Attribute> for Attribute {
    fn from(attribute: twinline_store::Attribute) -> Self {
        Self {
            id: attribute.id.0,
            name: attribute.name,
            kind: attribute.kind.into(),
            choices: attribute.choices,
        }
    }
}

/// A page of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttributePage {
    /// In their order.
    pub items: Vec<Attribute>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// All that are there.
pub(crate) async fn all(app: &App) -> Result<Vec<Attribute>, StoreError> {
    let attributes = app.store.attributes_of(app.workspace).await?;
    let there = attributes.into_iter().filter(|field| !field.is_removed);
    Ok(there.map(Attribute::from).collect())
}

/// The fields that the team keeps about its customers.
#[utoipa::path(get, path = "/attributes", tag = "customers", operation_id = "list_attributes",
    params(Paging), responses((status = 200, body = AttributePage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<AttributePage>> {
    let (items, next_cursor) = of_whole(all(&app).await?, &paging);
    Ok(Json(AttributePage { items, next_cursor }))
}
