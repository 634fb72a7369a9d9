//! The screens of the Business App that stay in the app.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest as _, Path, Request, State};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::api::read;
use super::app_view::App;
use super::form::{self, Form};
use super::form_shapes::{ProductForm, StatusForm};
use super::problem::Problem;
use crate::business_app::{GroupChange, NewCall, NewCircle, NewProduct};
use crate::media_store;
use crate::phones::ActError;
use crate::truth::model::BUSINESS;
use crate::world::{Act, World};

type Shared = State<Arc<World>>;
type Answer = Result<Json<App>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

fn done(world: &World, deed: impl FnOnce(&mut Act<'_>) -> Result<(), ActError>) -> Answer {
    world.act(deed)?;
    Ok(Json(world.look(App::of)))
}

/// The screens of the Business App that stay in the app.
#[utoipa::path(get, path = "/app", tag = "app", operation_id = "app", responses((status = 200, body = App)),)]
pub(super) async fn app(State(world): Shared) -> Json<App> {
    Json(world.look(App::of))
}

/// JSON, or a form with a file.
async fn filled(world: &Arc<World>, request: Request) -> Result<(Value, Option<String>), Problem> {
    if !form::is_form(&request) {
        let fields = read(Json::<Map<String, Value>>::from_request(request, &()).await)?;
        return Ok((Value::Object(fields), None));
    }
    let Form { fields, file } = form::read(request).await?;
    let media = match file {
        Some(file) => Some(media_store::store(world, file).await?),
        None => None,
    };
    let fields = fields.into_iter().map(|(name, text)| (name, json!(text)));
    Ok((Value::Object(fields.collect()), media))
}

fn shaped<T: DeserializeOwned>(fields: Value) -> Result<T, Problem> {
    serde_json::from_value(fields).map_err(|error| Problem::invalid(error.to_string()))
}

/// A status of words only.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct StatusText {
    #[serde(default)]
    text: Option<String>,
}

/// Posts a status.
#[utoipa::path(post, path = "/app/statuses", tag = "app", operation_id = "post_status", request_body(content((StatusText = "application/json"), (StatusForm = "multipart/form-data")), description = "JSON; or a form with a file"), responses((status = 200, body = App)),)]
pub(super) async fn post_status(State(world): Shared, request: Request) -> Answer {
    let (fields, media) = filled(&world, request).await?;
    let StatusText { text } = shaped(fields)?;
    done(&world, |act| act.post_status(text, media))
}

/// Takes a status back.
#[utoipa::path(delete, path = "/app/statuses/{id}", tag = "app", operation_id = "remove_status", params(("id" = String, Path)), responses((status = 200, body = App)),)]
pub(super) async fn remove_status(State(world): Shared, Path(id): Path<String>) -> Answer {
    done(&world, |act| act.remove_status(&id))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Seen {
    by: String,
}

/// A customer looks at a status.
#[utoipa::path(post, path = "/app/statuses/{id}/seen", tag = "app", operation_id = "see_status", params(("id" = String, Path)), request_body = Seen, responses((status = 200, body = App)),)]
pub(super) async fn see_status(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Seen>,
) -> Answer {
    let Seen { by } = read(body)?;
    done(&world, |act| act.see_status(&id, &by))
}

/// Makes a group.
#[utoipa::path(post, path = "/app/groups", tag = "app", operation_id = "make_group", request_body = NewCircle, responses((status = 200, body = App)),)]
pub(super) async fn make_group(State(world): Shared, body: Body<NewCircle>) -> Answer {
    let new = read(body)?;
    done(&world, |act| act.make_group(new))
}

/// Changes a group's name, or who is in it.
#[utoipa::path(patch, path = "/app/groups/{id}", tag = "app", operation_id = "change_group", params(("id" = String, Path)), request_body = GroupChange, responses((status = 200, body = App)),)]
pub(super) async fn change_group(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<GroupChange>,
) -> Answer {
    let change = read(body)?;
    done(&world, |act| act.change_group(&id, change))
}

/// The owner leaves a group.
#[utoipa::path(delete, path = "/app/groups/{id}", tag = "app", operation_id = "leave_group", params(("id" = String, Path)), responses((status = 200, body = App)),)]
pub(super) async fn leave_group(State(world): Shared, Path(id): Path<String>) -> Answer {
    done(&world, |act| act.leave_group(&id))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Said {
    #[serde(default = "owner")]
    from: String,
    text: String,
}

fn owner() -> String {
    BUSINESS.to_owned()
}

/// Somebody writes in a group.
#[utoipa::path(post, path = "/app/groups/{id}/messages", tag = "app", operation_id = "say_in_group", params(("id" = String, Path)), request_body = Said, responses((status = 200, body = App)),)]
pub(super) async fn say_in_group(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Said>,
) -> Answer {
    let Said { from, text } = read(body)?;
    done(&world, |act| act.say_in_group(&id, &from, &text))
}

/// Somebody calls.
#[utoipa::path(post, path = "/app/calls", tag = "app", operation_id = "call", request_body = NewCall, responses((status = 200, body = App)),)]
pub(super) async fn call(State(world): Shared, body: Body<NewCall>) -> Answer {
    let new = read(body)?;
    done(&world, |act| act.call(&new))
}

/// Puts a product into the catalog.
#[utoipa::path(post, path = "/app/catalog", tag = "app", operation_id = "add_product", request_body(content((NewProduct = "application/json"), (ProductForm = "multipart/form-data")), description = "JSON; or a form with a picture"), responses((status = 200, body = App)),)]
pub(super) async fn add_product(State(world): Shared, request: Request) -> Answer {
    let (mut fields, media) = filled(&world, request).await?;
    // A form knows texts only.
    if let Some(price) = fields["price"]
        .as_str()
        .and_then(|text| text.parse::<f64>().ok())
    {
        fields["price"] = json!(price);
    }
    let new: NewProduct = shaped(fields)?;
    done(&world, |act| act.add_product(new, media))
}

/// Takes a product out of the catalog.
#[utoipa::path(delete, path = "/app/catalog/{id}", tag = "app", operation_id = "remove_product", params(("id" = String, Path)), responses((status = 200, body = App)),)]
pub(super) async fn remove_product(State(world): Shared, Path(id): Path<String>) -> Answer {
    done(&world, |act| act.remove_product(&id))
}

/// Makes a broadcast list.
#[utoipa::path(post, path = "/app/broadcasts", tag = "app", operation_id = "make_broadcast", request_body = NewCircle, responses((status = 200, body = App)),)]
pub(super) async fn make_broadcast(State(world): Shared, body: Body<NewCircle>) -> Answer {
    let new = read(body)?;
    done(&world, |act| act.make_broadcast(new))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = BroadcastText)]
pub(super) struct Words {
    text: String,
}

/// Writes to everybody on a broadcast list.
#[utoipa::path(post, path = "/app/broadcasts/{id}/messages", tag = "app", operation_id = "broadcast", params(("id" = String, Path)), request_body = Words, responses((status = 200, body = App)),)]
pub(super) async fn broadcast(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Words>,
) -> Answer {
    let Words { text } = read(body)?;
    done(&world, |act| act.broadcast(&id, &text))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewCompanion {
    kind: String,
    #[serde(default)]
    name: String,
}

/// Links a device.
#[utoipa::path(post, path = "/app/companions", tag = "app", operation_id = "link_companion", request_body = NewCompanion, responses((status = 200, body = App)),)]
pub(super) async fn link_companion(State(world): Shared, body: Body<NewCompanion>) -> Answer {
    let NewCompanion { kind, name } = read(body)?;
    done(&world, |act| act.link_companion(&kind, &name))
}

/// Unlinks a device.
#[utoipa::path(delete, path = "/app/companions/{id}", tag = "app", operation_id = "unlink_companion", params(("id" = String, Path)), responses((status = 200, body = App)),)]
pub(super) async fn unlink_companion(State(world): Shared, Path(id): Path<String>) -> Answer {
    done(&world, |act| act.unlink_companion(&id))
}

/// Links a device once more that was linked before.
#[utoipa::path(post, path = "/app/companions/{id}/link", tag = "app", operation_id = "relink_companion", params(("id" = String, Path)), responses((status = 200, body = App)),)]
pub(super) async fn relink_companion(State(world): Shared, Path(id): Path<String>) -> Answer {
    done(&world, |act| act.relink_companion(&id))
}

/// The owner opens the Business App.
#[utoipa::path(post, path = "/phones/business/opened", tag = "app", operation_id = "open_app", responses((status = 200, body = App)),)]
pub(super) async fn open_app(State(world): Shared) -> Answer {
    done(&world, |act| {
        act.open_app();
        Ok(())
    })
}
