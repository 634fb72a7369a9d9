//! The Meta apps of the sandbox, as the bench lists and adds them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};

use super::api::read;
use super::problem::Problem;
use crate::apps::NewApp;
use crate::truth::Truth;
use crate::world::World;

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = AppName)]
pub(super) struct AppBody {
    name: String,
}

/// Adds a Meta app.
#[utoipa::path(post, path = "/apps", tag = "account", operation_id = "add_app", request_body = AppBody, responses((status = 200, body = NewApp)),)]
pub(super) async fn add(
    State(world): State<Arc<World>>,
    body: Result<Json<AppBody>, JsonRejection>,
) -> Result<Json<NewApp>, Problem> {
    let AppBody { name } = read(body)?;
    Ok(Json(world.act(|act| act.add_app(&name))?))
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Apps {
    apps: Vec<AppRow>,
}

/// A Meta app with its subscription.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = App)]
struct AppRow {
    app_id: String,
    /// What webhooks are signed with.
    app_secret: String,
    name: String,
    /// The app's own callback, where webhooks go unless something nearer is set (webhooks.md 1.5).
    #[schema(required)]
    callback_url: Option<String>,
    /// The webhook fields it wants.
    fields: Vec<String>,
    /// It is subscribed to the business account.
    attached: bool,
}

/// The Meta apps of the sandbox. Credentials included: whoever reaches the bench is the owner of the test.
#[utoipa::path(get, path = "/apps", tag = "account", operation_id = "list_apps", responses((status = 200, body = Apps)),)]
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<Apps> {
    Json(world.look(rows))
}

fn rows(truth: &Truth) -> Apps {
    let rows = truth.apps.iter().map(|known| AppRow {
        app_id: known.app.id.clone(),
        app_secret: known.app.secret.clone(),
        name: known.app.title().to_owned(),
        callback_url: known.callback.as_ref().map(|callback| callback.url.clone()),
        fields: known.fields.clone(),
        attached: known.waba_subscribed,
    });
    Apps {
        apps: rows.collect(),
    }
}
