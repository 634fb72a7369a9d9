//! The API's description: what stands around the list of routes, and how it is served.

use axum::response::IntoResponse;
use utoipa::OpenApi as _;
use utoipa::openapi::schema::{AllOf, Object, Schema};
use utoipa::openapi::{OpenApi, RefOr};

use crate::live::frame::{LiveFrame, LiveItem};
use crate::problem::ProblemBody;

/// Bodies that callers write: what they may leave out is optional. Everything that we write is always there, if only as
/// null, so that clients need not tell the two apart.
const WRITTEN_BY_CALLERS: &[&str] = &["NewMessage", "ProblemBody"];

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Twinline",
        description = "The API of the inbox, and of everything else: the inbox has no private door. Times are \
            milliseconds since 1970 UTC on the business clock. Errors are `ProblemBody` (RFC 9457). Requests that alter \
            something carry the header `X-Twinline: 1`. The live socket, `GET /live?cursor=`, speaks `LiveFrame`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/api/v1")),
    components(schemas(ProblemBody, LiveFrame, LiveItem)),
    tags(
        (name = "sign-in", description = "Who somebody is."),
        (name = "conversations", description = "The list and the threads."),
        (name = "numbers", description = "Numbers and their lives."),
        (name = "operator", description = "What an operator looks at."),
    )
)]
struct Start;

/// What the routes are added to.
pub fn start() -> OpenApi {
    Start::openapi()
}

/// The finished description.
pub fn finish(mut api: OpenApi) -> OpenApi {
    if let Some(components) = &mut api.components {
        for (name, schema) in &mut components.schemas {
            if !WRITTEN_BY_CALLERS.contains(&name.as_str()) {
                require_all(schema);
            }
        }
    }
    api
}

fn require_all(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => require_fields(object),
        Schema::AllOf(AllOf { items, .. }) => items.iter_mut().for_each(require_all),
        _ => {}
    }
}

fn require_fields(object: &mut Object) {
    object.required = object.properties.keys().cloned().collect();
}

/// `GET /openapi.json`.
pub async fn serve() -> impl IntoResponse {
    axum::Json(crate::router::openapi())
}
