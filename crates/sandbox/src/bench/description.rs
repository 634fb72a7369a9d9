//! The control API's description (OpenAPI 3.1): what stands around the routes, and how it is served.

use std::collections::BTreeMap;

use axum::Json;
use utoipa::OpenApi as _;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, ResponseBuilder};

use super::problem::ProblemBody;
use super::routes;

/// Which answers are no success.
const PROBLEMS: &str = "What is wrong, and what to do about it. 400: the request cannot be read, or asks for what does not \
    fit. 403: it did not come from this machine, or without the token of the network. 404: there is no such thing (any \
    more). 409: WhatsApp's rules or the state of things do not allow it. 413: the body is too large. 415: the body is \
    neither JSON nor a form. 500: the disk failed.";
/// Requests that change any part of what is there: its schema with nothing required.
const CHANGES: [(&str, &str); 2] = [("FaultsChange", "Faults"), ("HabitsChange", "Habits")];
/// Requests of which everything may be left out, which the generator does not see.
const PARTIAL: [&str; 6] = [
    "Cancel",
    "FactsChange",
    "FaultsChange",
    "HabitsChange",
    "StandingChange",
    "TemplateDecision",
];

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Twinline sandbox: control API",
        description = "Everything people do on their phones, and everything that is set about the emulated WhatsApp. Times \
            are milliseconds since 1970 UTC on the virtual clock. There is no sign-in: the sandbox answers on this machine \
            only. `{id}` of a phone is `business` or a customer such as `c1`; `{peer}` is the phone on the other side.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers(
        (url = "/bench/api", description = "The business that was there first"),
        (
            url = "/bench/api/businesses/{waba_id}",
            description = "Any other one: every path is the same",
            variables(("waba_id" = (default = "204118093377541", description = "As `GET /businesses` lists them"))),
        ),
    ),
    components(schemas(ProblemBody)),
    tags(
        (name = "state", description = "The whole state, kept and put back."),
        (name = "clock", description = "Time, and what is due."),
        (name = "phones", description = "People and their phones."),
        (name = "chats", description = "Chats, as a phone keeps them."),
        (name = "messages", description = "What is written, and done to it."),
        (name = "app", description = "The Business App."),
        (name = "faults", description = "What goes wrong."),
        (name = "traffic", description = "Webhooks and Graph calls."),
        (name = "scenarios", description = "Stories from files."),
        (name = "account", description = "The account, its apps and the sign-up."),
        (name = "rules", description = "What WhatsApp allows, charges and thinks of the business."),
    )
)]
struct Start;

/// What the routes are added to.
pub(super) fn start() -> OpenApi {
    Start::openapi()
}

/// The description of all routes; committed as `docs/sandbox/control_api.json`.
pub fn control_api() -> OpenApi {
    let mut api = routes::all().into_openapi();
    let paths = api.paths.paths.values_mut();
    paths.flat_map(operations).for_each(say_problems);
    if let Some(components) = &mut api.components {
        describe_changes(&mut components.schemas);
    }
    api
}

fn describe_changes(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    for (change, whole) in CHANGES {
        if let Some(schema) = schemas.get(whole).cloned() {
            schemas.insert(change.to_owned(), schema);
        }
    }
    for (name, schema) in schemas {
        if PARTIAL.contains(&name.as_str())
            && let RefOr::T(Schema::Object(object)) = schema
        {
            object.required.clear();
        }
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let methods = [
        &mut path.get,
        &mut path.post,
        &mut path.put,
        &mut path.patch,
        &mut path.delete,
    ];
    methods.into_iter().flatten()
}

/// Every operation can fail, and every failure looks alike.
fn say_problems(operation: &mut Operation) {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
    let any = ResponseBuilder::new()
        .description(PROBLEMS)
        .content("application/json", content.build());
    let responses = &mut operation.responses.responses;
    responses.insert("default".to_owned(), any.build().into());
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "state", operation_id = "openapi",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
pub(super) async fn serve() -> Json<OpenApi> {
    Json(control_api())
}

#[cfg(test)]
mod typed;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// `routes!` adds a route with its description; every other way of adding one adds no description.
    #[test]
    fn no_route_is_without_a_description() {
        let source = include_str!("routes.rs");
        for bare in [".route(", ".route_service(", ".nest_service(", ".fallback("] {
            assert!(
                !source.contains(bare),
                "{bare} adds what the document lacks"
            );
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own_a_summary_and_a_kind() {
        let mut api = control_api();
        let mut names = BTreeSet::new();
        for (path, item) in &mut api.paths.paths {
            for operation in operations(item) {
                let name = operation.operation_id.clone().unwrap_or_default();
                assert!(names.insert(name.clone()), "{path}: {name} twice");
                assert!(operation.summary.is_some(), "{name} has no summary");
                assert!(operation.tags.is_some(), "{name} has no tag");
            }
        }
        assert!(names.len() > 90, "{} operations", names.len());
    }

    #[test]
    fn every_operation_says_how_it_fails() {
        let api = serde_json::to_value(control_api()).unwrap();
        let problem = "/responses/default/content/application~1json/schema/$ref";
        for (path, item) in api["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let said = operation.pointer(problem).and_then(|said| said.as_str());
                let name = "#/components/schemas/Problem";
                assert_eq!(said, Some(name), "{method} {path}");
            }
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let api = serde_json::to_value(control_api()).unwrap();
        let text = api.to_string();
        for (_, rest) in text
            .match_indices("#/components/schemas/")
            .map(|(at, found)| (at, &text[at + found.len()..]))
        {
            let name = rest.split('"').next().unwrap_or_default();
            assert!(
                api["components"]["schemas"].get(name).is_some(),
                "{name} is not described"
            );
        }
    }
}
