//! The API's description: what stands around the list of routes, and how it is served.

use axum::response::IntoResponse;
use utoipa::OpenApi as _;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{AllOf, Object, Schema};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};

use crate::api::conversations::list::{ConversationSort, ConversationView};
use crate::live::Looking;
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
            something carry the header `X-Twinline: 1`. The live socket, `GET /live?cursor=`, speaks `LiveFrame` and hears `Looking`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/api/v1")),
    components(schemas(ProblemBody, LiveFrame, LiveItem, Looking, ConversationView, ConversationSort)),
    tags(
        (name = "sign-in", description = "Who somebody is."),
        (name = "team", description = "Who works here, and what they may do."),
        (name = "conversations", description = "The list and the threads."),
        (name = "customers", description = "What the team keeps about its customers."),
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
pub fn finish(api: OpenApi) -> OpenApi {
    let mut api = named_millis(api);
    if let Some(components) = &mut api.components {
        for (name, schema) in &mut components.schemas {
            if !WRITTEN_BY_CALLERS.contains(&name.as_str()) {
                require_all(schema);
            }
        }
    }
    api.paths
        .paths
        .values_mut()
        .flat_map(operations)
        .for_each(say_problems);
    api
}

/// The generator calls our alias of a moment by what it stands for; the name says more.
fn named_millis(api: OpenApi) -> OpenApi {
    let reference = |name: &str| format!("\"#/components/schemas/{name}\"");
    let named = serde_json::to_string(&api)
        .map(|text| text.replace(&reference("i64"), &reference("Millis")))
        .and_then(|text| serde_json::from_str::<OpenApi>(&text));
    let mut api = named.unwrap_or(api);
    if let Some(components) = &mut api.components
        && let Some(schema) = components.schemas.remove("i64")
    {
        components.schemas.insert("Millis".to_owned(), schema);
    }
    api
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut path.get, &mut path.post, &mut path.delete]
        .into_iter()
        .flatten()
}

/// Every operation can fail, and every failure looks alike.
fn say_problems(operation: &mut Operation) {
    let problem = || {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody")));
        ResponseBuilder::new().content("application/problem+json", content.build())
    };
    for (status, response) in &mut operation.responses.responses {
        if status.starts_with(['4', '5'])
            && let RefOr::T(Response { description, .. }) = response
        {
            let description = std::mem::take(description);
            *response = problem().description(description).build().into();
        }
    }
    let any = problem()
        .description("What went wrong, and what to do")
        .build();
    operation
        .responses
        .responses
        .insert("default".to_owned(), any.into());
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
