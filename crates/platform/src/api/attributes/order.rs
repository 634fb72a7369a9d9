//! `PUT /attributes/order`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::ids::AttributeId;
use twinline_store::Role;
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{Attribute, all};
use crate::api::extract;
use crate::app::App;
use crate::limits::ATTRIBUTES_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct OrderAttributes {
    /// The fields, the first to be shown first.
    pub ids: Vec<Uuid>,
}

/// Puts the fields into an order. For supervisors and above.
#[utoipa::path(put, path = "/attributes/order", tag = "customers", operation_id = "order_attributes",
    request_body = OrderAttributes,
    responses((status = 200, body = Vec<Attribute>), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn order(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(wish): extract::Json<OrderAttributes>,
) -> Outcome<Json<Vec<Attribute>>> {
    me.at_least(Role::Supervisor)?;
    if wish.ids.len() > ATTRIBUTES_MAX {
        return Err(Problem::new(problem::UNACCEPTABLE).unfit(
            "ids",
            format!("There are at most {ATTRIBUTES_MAX} fields."),
            "Name each once.",
        ));
    }
    let ids: Vec<AttributeId> = wish.ids.into_iter().map(AttributeId).collect();
    app.store.order_attributes(app.workspace, &ids).await?;
    app.hub.attributes_moved();
    Ok(Json(all(&app).await?))
}
