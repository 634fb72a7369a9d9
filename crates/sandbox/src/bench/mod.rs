//! The bench: the API under `/bench/api`, its live socket, and the page that uses them.

mod account;
mod answers;
mod api;
mod app;
pub mod app_view;
mod apps;
mod businesses;
mod compose;
mod costs;
mod deeds;
mod description;
mod door;
mod error_codes;
mod fault_rules;
mod fleeting;
mod flows;
mod form;
mod form_shapes;
mod gaps;
mod guard;
mod inspect;
mod keeping;
mod lan;
pub(crate) mod live;
mod page;
mod pictures;
mod problem;
mod profile;
mod routes;
mod rules;
mod scenarios;
mod screens;
mod sign_ups;
mod socket;
mod standing;
mod state;
mod story;
mod templates;
mod timers;
mod updates;
mod upload;
pub mod view;

pub use description::control_api;

pub(crate) use api::{bench_state as state, chats, messages, phone_view as phone};
pub(crate) use door::door;
pub(crate) use upload::{bubble, come_from_ad, send, send_unsupported};

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::get;

use crate::world::World;

/// Every route of the bench.
pub(crate) fn router(world: &Arc<World>) -> Router<Arc<World>> {
    let (api, _) = routes::all().split_for_parts();
    Router::new()
        .nest("/bench/api", api)
        .route("/", get(page::root))
        .route("/bench", get(page::to_bench))
        .route("/bench/", get(page::index))
        .route("/bench/{*path}", get(page::asset))
        .layer(middleware::from_fn_with_state(
            Arc::clone(world),
            guard::only_from_here,
        ))
}

/// The control API alone, of this business.
pub(crate) fn control_router(world: &Arc<World>) -> Router {
    let (api, _) = routes::all().split_for_parts();
    Router::new()
        .nest("/bench/api", api)
        .fallback(async || problem::no_such_route())
        .layer(middleware::from_fn_with_state(
            Arc::clone(world),
            guard::only_from_here,
        ))
        .with_state(Arc::clone(world))
}
