//! Every route, once, and what stands around them. The API's description is made of the same list.

mod guard;
mod headers;
mod trace;

use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, Request, Response, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse as _;
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{
    MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use guard::same_origin;

use crate::api::{
    attributes, bots, canned_replies, contacts, conversations, description, health, invitations,
    join, labels, me, media, mentions, messages, notes, numbers, people, saved_views, scheduled,
    search, session, setup, unreadables,
};
use crate::app::App;
use crate::limits::{API_BODY_BYTES_MAX, UPLOAD_BYTES_MAX};
use crate::problem::{self, Problem};
use crate::sign_in::{CodeLockout, Lockout};
use crate::{intake, live, ui};

/// Where the API lives.
pub const API: &str = "/api/v1";
/// The header that carries a request's id; a proxy in front may have given one.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The API, below [`API`].
fn api() -> OpenApiRouter<App> {
    let uploads = OpenApiRouter::new()
        .routes(routes!(media::upload::upload))
        .layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX));
    OpenApiRouter::with_openapi(description::start())
        .routes(routes!(
            session::sign_in::sign_in,
            session::sign_out::sign_out
        ))
        .routes(routes!(session::passkey::begin))
        .routes(routes!(session::passkey::sign_in))
        .routes(routes!(me::get::get))
        .routes(routes!(me::factors::get))
        .routes(routes!(
            me::authenticator::begin,
            me::authenticator::confirm
        ))
        .routes(routes!(me::authenticator::remove))
        .routes(routes!(me::authenticator::renew))
        .routes(routes!(me::passkeys::begin))
        .routes(routes!(me::passkeys::add))
        .routes(routes!(me::passkeys::remove))
        .routes(routes!(me::profile::set))
        .routes(routes!(me::password::set))
        .routes(routes!(me::away::set))
        .routes(routes!(me::language::set))
        .routes(routes!(me::notices::set))
        .routes(routes!(me::sessions::list, me::sessions::end_others))
        .routes(routes!(me::sessions::end))
        .routes(routes!(setup::complete::complete))
        .routes(routes!(people::list::list))
        .routes(routes!(people::alter::set_role))
        .routes(routes!(people::alter::remove))
        .routes(routes!(people::alter::restore))
        .routes(routes!(people::reset::make))
        .routes(routes!(invitations::list::list, invitations::make::make))
        .routes(routes!(invitations::revoke::revoke))
        .routes(routes!(join::look::look))
        .routes(routes!(join::complete::complete))
        .routes(routes!(join::reset::reset))
        .routes(routes!(bots::list::list))
        .routes(routes!(bots::reply::reply))
        .routes(routes!(bots::typing::typing))
        .routes(routes!(conversations::list::list))
        .routes(routes!(conversations::get::get))
        .routes(routes!(conversations::charge::charge_now))
        .routes(routes!(conversations::floor::floor))
        .routes(routes!(conversations::read::read))
        .routes(routes!(conversations::unread::unread))
        .routes(routes!(conversations::bulk::bulk))
        .routes(routes!(conversations::pin::pin, conversations::pin::unpin))
        .routes(routes!(conversations::draft::list))
        .routes(routes!(conversations::draft::put))
        .routes(routes!(conversations::status::status))
        .routes(routes!(conversations::assignee::assignee))
        .routes(routes!(conversations::typing::typing))
        .routes(routes!(messages::list::list, messages::send::send))
        .routes(routes!(notes::write::write))
        .routes(routes!(notes::alter::edit, notes::alter::remove))
        .routes(routes!(notes::alter::restore))
        .routes(routes!(mentions::list::list))
        .routes(routes!(mentions::read::read))
        .routes(routes!(messages::retry::retry))
        .routes(routes!(messages::react::react))
        .routes(routes!(messages::cancel::cancel))
        .routes(routes!(messages::fetch_media::fetch_media))
        .routes(routes!(
            scheduled::list::list,
            scheduled::schedule::schedule
        ))
        .routes(routes!(
            scheduled::change::change,
            scheduled::cancel::cancel
        ))
        .routes(routes!(canned_replies::list::list))
        .routes(routes!(
            canned_replies::set::set,
            canned_replies::remove::remove
        ))
        .routes(routes!(labels::list::list))
        .routes(routes!(labels::set::set, labels::remove::remove))
        .routes(routes!(labels::mark::add, labels::mark::take_off))
        .routes(routes!(saved_views::list::list))
        .routes(routes!(saved_views::set::set, saved_views::remove::remove))
        .routes(routes!(attributes::list::list))
        .routes(routes!(attributes::order::order))
        .routes(routes!(attributes::set::set, attributes::remove::remove))
        .routes(routes!(attributes::remove::restore))
        .routes(routes!(contacts::set_attribute::set))
        .routes(routes!(messages::automatic::mark))
        .routes(routes!(messages::story::tell))
        .routes(routes!(messages::files::list))
        .routes(routes!(search::find::find))
        .routes(routes!(media::download::download))
        .routes(routes!(numbers::list::list))
        .routes(routes!(numbers::get::get))
        .routes(routes!(numbers::health::health))
        .routes(routes!(numbers::queue::queue))
        .routes(routes!(numbers::templates::templates))
        .routes(routes!(numbers::safety::safety))
        .routes(routes!(numbers::safety::lift, numbers::safety::restore))
        .routes(routes!(numbers::connect::connect))
        .routes(routes!(numbers::rules::get, numbers::rules::set))
        .routes(routes!(numbers::preview_rules::preview))
        .routes(routes!(numbers::replay_rules::replay))
        .routes(routes!(numbers::floor_report::report))
        .routes(routes!(
            numbers::bot::get,
            numbers::bot::set,
            numbers::bot::remove
        ))
        .routes(routes!(numbers::bot::test))
        .routes(routes!(numbers::bot::rotate))
        .routes(routes!(unreadables::list::list))
        .routes(routes!(unreadables::get::get))
        .routes(routes!(unreadables::replay::replay))
        .routes(routes!(health::summary::summary))
        .layer(DefaultBodyLimit::max(API_BODY_BYTES_MAX))
        .merge(uploads)
}

/// The API's description (OpenAPI 3.1); committed as `web/api/openapi.json`.
pub fn openapi() -> utoipa::openapi::OpenApi {
    description::finish(api().into_openapi())
}

/// Everything that is served.
pub fn router(app: App) -> Router {
    let (api, _) = api().split_for_parts();
    let api = api
        .route("/live", get(live::socket::upgrade))
        .fallback(no_such_route)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), guard::own_pages_only))
        .layer(from_fn(headers::uncached))
        .layer(axum::Extension(Lockout::default()))
        .layer(axum::Extension(CodeLockout::default()));
    Router::new()
        .nest(API, api)
        .merge(intake::routes())
        .route("/healthz", get(health::probe::probe))
        .route("/metrics", get(health::probe::metrics))
        .route("/openapi.json", get(description::serve))
        .route("/api/{*rest}", axum::routing::any(no_such_route))
        .fallback(ui::serve)
        .layer(
            // From the outside in.
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(REQUEST_ID, FreshId))
                .layer(PropagateRequestIdLayer::new(REQUEST_ID))
                .layer(from_fn_with_state(app.clone(), headers::strict))
                .layer(from_fn(trace::request))
                .layer(from_fn(problem::name_request))
                .layer(CatchPanicLayer::custom(panicked)),
        )
        .with_state(app)
}

async fn no_such_route() -> Problem {
    Problem::new(problem::NOT_FOUND).detail("There is no such address.")
}

async fn wrong_method() -> Problem {
    Problem::new(problem::METHOD_NOT_ALLOWED)
}

/// A panic is a defect, but only of the request that met it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the layer asks for this signature"
)]
fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response<Body> {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    tracing::error!(panic = what, "Contain a panic in a request");
    let response = Problem::new(problem::INTERNAL).into_response();
    debug_assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// Sortable ids for requests.
#[derive(Clone, Copy)]
struct FreshId;

impl MakeRequestId for FreshId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        uuid::Uuid::now_v7()
            .to_string()
            .parse()
            .ok()
            .map(RequestId::new)
    }
}
