//! The businesses of the sandbox: listed, opened and removed.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::answers::Done;
use super::api::read;
use super::problem::Problem;
use crate::businesses::{self, BusinessError, BusinessView, Businesses, NewBusiness};
use crate::world::World;

type Shared = State<Arc<World>>;

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = BusinessList)]
pub(super) struct List {
    /// The first before the others, which are in the order in which they came.
    businesses: Vec<BusinessView>,
}

/// The businesses of the sandbox.
#[utoipa::path(get, path = "/businesses", tag = "account", operation_id = "list_businesses", responses((status = 200, body = List)),)]
pub(super) async fn list(State(world): Shared) -> Json<List> {
    let businesses = businesses::of(&world).map(|all| all.views());
    Json(List {
        businesses: businesses.unwrap_or_default(),
    })
}

/// A business to open.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewBusiness)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    name: String,
    /// 7 to 15 digits with the country code, as people write them.
    number: String,
    /// Who holds its phone.
    #[serde(default)]
    owner: Option<String>,
    /// A `vertical` of the business profile, such as `RESTAURANT`.
    #[serde(default)]
    category: Option<String>,
}

/// Opens a business with a number, without customers and unconnected. It shares the Meta apps, their callbacks and the clock
/// with the others, and begins with the rules and faults of the first.
#[utoipa::path(post, path = "/businesses", tag = "account", operation_id = "open_business", request_body = Body, responses((status = 200, body = BusinessView)),)]
pub(super) async fn open(
    State(world): Shared,
    body: Result<Json<Body>, JsonRejection>,
) -> Result<Json<BusinessView>, Problem> {
    let Body {
        name,
        number,
        owner,
        category,
    } = read(body)?;
    let new = NewBusiness {
        name,
        number,
        owner,
        category,
    };
    Ok(Json(blocking(&world, move |all| all.open(&new)).await?))
}

/// Removes a business and all that is kept of it. The first one stays.
#[utoipa::path(delete, path = "/businesses/{waba_id}", tag = "account", operation_id = "remove_business", params(("waba_id" = String, Path)), responses((status = 200, body = Done)),)]
pub(super) async fn remove(
    State(world): Shared,
    Path(waba_id): Path<String>,
) -> Result<Json<Done>, Problem> {
    blocking(&world, move |all| all.remove(&waba_id)).await?;
    Ok(Json(Done {}))
}

async fn blocking<T: Send + 'static>(
    world: &Arc<World>,
    work: impl FnOnce(&Arc<Businesses>) -> Result<T, BusinessError> + Send + 'static,
) -> Result<T, Problem> {
    let all = businesses::of(world);
    let all = all.ok_or_else(|| Problem::invalid("the sandbox is closing"))?;
    let done = tokio::task::spawn_blocking(move || work(&all)).await;
    Ok(done.map_err(std::io::Error::other)??)
}

impl From<BusinessError> for Problem {
    fn from(error: BusinessError) -> Self {
        let conflict = |remedy| Self::new(StatusCode::CONFLICT, error.to_string(), remedy);
        match &error {
            BusinessError::Invalid(why) => Self::invalid(why.clone()),
            BusinessError::NumberTaken { .. } => {
                conflict("Give it another number, or use the business that has this one.")
            }
            BusinessError::TooMany => {
                conflict("Remove one: DELETE /bench/api/businesses/{waba_id}.")
            }
            BusinessError::First => conflict("Begin it anew instead: POST /bench/api/reset."),
            BusinessError::Unknown(_) => Self::new(
                StatusCode::NOT_FOUND,
                error.to_string(),
                "GET /bench/api/businesses lists those there are.",
            ),
            BusinessError::Open(_) | BusinessError::Files(_) => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                error.to_string(),
                "Check the disk of the sandbox's data directory.",
            ),
        }
    }
}
