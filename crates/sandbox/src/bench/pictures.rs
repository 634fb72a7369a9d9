//! Customers' profile pictures.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Request, State};

use super::form;
use super::form_shapes::PictureForm;
use super::problem::Problem;
use super::view::Phone;
use crate::media_store;
use crate::phones::ActError;
use crate::world::World;

type Answer = Result<Json<Phone>, Problem>;

/// Gives a customer a profile picture.
#[utoipa::path(put, path = "/phones/{id}/picture", tag = "phones", operation_id = "set_picture", params(("id" = String, Path)), request_body(content = PictureForm, content_type = "multipart/form-data"), responses((status = 200, body = Phone)),)]
pub(super) async fn set(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    if !form::is_form(&request) {
        return Err(Problem::invalid("send a form with the picture as file"));
    }
    // Nobody uploads a picture of somebody who is not there.
    world.act(|act| act.customer(&id))?;
    let file = form::read(request).await?.file;
    let file = file.ok_or_else(|| Problem::invalid("the form has no field named file"))?;
    if !matches!(file.mime.as_str(), "image/jpeg" | "image/png") {
        return Err(Problem::invalid("a profile picture is a JPEG or PNG file"));
    }
    let media = media_store::store(&world, file).await?;
    wear(&world, &id, Some(media))
}

/// Takes a customer's profile picture down.
#[utoipa::path(delete, path = "/phones/{id}/picture", tag = "phones", operation_id = "remove_picture", params(("id" = String, Path)), responses((status = 200, body = Phone)),)]
pub(super) async fn remove(State(world): State<Arc<World>>, Path(id): Path<String>) -> Answer {
    wear(&world, &id, None)
}

fn wear(world: &World, id: &str, media: Option<String>) -> Answer {
    world.act(|act| act.set_picture(id, media))?;
    let shown = world.look(|truth| truth.phone(id).map(|phone| Phone::of(truth, phone)));
    let shown = shown.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    Ok(Json(shown))
}
