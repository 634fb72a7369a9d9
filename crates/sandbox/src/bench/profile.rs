//! The business profile, edited in the app. It is the one the API reads (graph-api.md 5.3).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::api::read;
use super::form_shapes::PictureForm;
use super::problem::Problem;
use crate::graph_api::profile::{picture_url, wrong_field};
use crate::media_store::{self, NewFile};
use crate::truth::Event;
use crate::truth::account::Change;
use crate::world::World;

const PICTURE: &str = "profile_picture_url";

/// The business profile, as customers see it (graph-api.md 5.3). What was never said is empty.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Profile)]
pub(super) struct ProfileView {
    about: String,
    description: String,
    address: String,
    email: String,
    /// WhatsApp's word for the trade, such as `RETAIL`.
    vertical: String,
    /// Two at most.
    websites: Vec<String>,
    /// Where the page fetches the picture.
    #[schema(required)]
    picture_url: Option<String>,
}

/// The business profile, as the API reads it too.
#[utoipa::path(get, path = "/profile", tag = "app", operation_id = "profile", responses((status = 200, body = ProfileView)),)]
pub(super) async fn profile(State(world): State<Arc<World>>) -> Json<ProfileView> {
    Json(shown(&world))
}

fn shown(world: &World) -> ProfileView {
    let (profile, base) = world.look(|truth| (truth.account.profile.clone(), truth.bench_base()));
    let text = |name: &str| {
        profile
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let said = |name: &str| text(name).to_owned();
    let websites = profile.get("websites").and_then(Value::as_array);
    let websites = websites.map(Vec::as_slice).unwrap_or_default().iter();
    // The page fetches it here, so that looking at it is no traffic of the API.
    let media = text(PICTURE).rsplit('/').next().unwrap_or_default();
    ProfileView {
        about: said("about"),
        description: said("description"),
        address: said("address"),
        email: said("email"),
        vertical: said("vertical"),
        websites: websites
            .filter_map(|site| site.as_str().map(str::to_owned))
            .collect(),
        picture_url: (!media.is_empty()).then(|| format!("{base}/media/{media}")),
    }
}

/// What is said of the business; what is left out stays as it is.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewProfile {
    about: Option<String>,
    description: Option<String>,
    address: Option<String>,
    email: Option<String>,
    /// WhatsApp's word for the trade, such as `RETAIL`.
    vertical: Option<String>,
    /// Two at most, with their scheme.
    websites: Option<Vec<String>>,
}

impl NewProfile {
    /// As the profile keeps them, by name.
    fn fields(self) -> BTreeMap<String, Value> {
        let texts = [
            // An empty line of the form says nothing; the API's caller would be told off.
            ("about", self.about.filter(|about| !about.is_empty())),
            ("description", self.description),
            ("address", self.address),
            ("email", self.email),
            ("vertical", self.vertical),
        ];
        let texts = texts
            .into_iter()
            .filter_map(|(name, text)| Some((name.to_owned(), json!(text?))));
        let websites = self
            .websites
            .map(|sites| ("websites".to_owned(), json!(sites)));
        texts.chain(websites).collect()
    }
}

/// Edits the business profile; what is not named stays.
#[utoipa::path(put, path = "/profile", tag = "app", operation_id = "change_profile", request_body = NewProfile, responses((status = 200, description = "The profile since.", body = ProfileView)),)]
pub(super) async fn change(
    State(world): State<Arc<World>>,
    body: Result<Json<NewProfile>, JsonRejection>,
) -> Result<Json<ProfileView>, Problem> {
    let fields = read(body)?.fields();
    if let Some(why) = wrong_field(&fields) {
        return Err(Problem::invalid(why));
    }
    keep(&world, fields);
    Ok(Json(shown(&world)))
}

/// Gives the business another picture.
#[utoipa::path(post, path = "/profile/picture", tag = "app", operation_id = "set_profile_picture", request_body(content = PictureForm, content_type = "multipart/form-data"), responses((status = 200, description = "The profile since.", body = ProfileView)),)]
pub(super) async fn picture(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Json<ProfileView>, Problem> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        Problem::invalid(format!("the form cannot be read: {}", error.body_text()))
    };
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.name() != Some("file") {
            continue;
        }
        let bytes = field.bytes().await.map_err(unreadable)?;
        let mime = media_store::sniffed(&bytes, None, None);
        if !matches!(mime.as_str(), "image/jpeg" | "image/png") {
            return Err(Problem::invalid("a profile picture is a JPEG or PNG file"));
        }
        let file = NewFile {
            bytes,
            mime,
            filename: None,
            uploaded: false,
        };
        let media = media_store::store(&world, file).await?;
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        let base = format!("http://{}", host.unwrap_or("localhost"));
        let url = picture_url(&base, &media);
        keep(&world, BTreeMap::from([(PICTURE.to_owned(), json!(url))]));
        return Ok(Json(shown(&world)));
    }
    Err(Problem::invalid("the form has no field named file"))
}

fn keep(world: &World, fields: BTreeMap<String, Value>) {
    world.act(|act| {
        let is_so =
            |(name, value): (&String, &Value)| act.truth.account.profile.get(name) == Some(value);
        if !fields.iter().all(is_so) {
            let change = Change::Profile { fields };
            act.tell(Event::AccountChanged { change });
        }
    });
}
