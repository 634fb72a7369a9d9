//! The bench: the API under `/bench/api`, its live socket, and the page that uses them.

mod api;
mod deeds;
mod guard;
pub(crate) mod live;
mod page;
mod problem;
mod socket;
mod upload;
pub mod view;

pub(crate) use api::{bench_state as state, chats, messages, phone_view as phone};
pub(crate) use upload::{bubble, come_from_ad, send, send_unsupported};

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, patch, post, put};

use crate::limits;
use crate::world::World;

/// Every route of the bench.
pub(crate) fn router(world: &Arc<World>) -> Router<Arc<World>> {
    let api = Router::new()
        .route("/health", get(api::health))
        .route("/state", get(api::state))
        .route("/clock", post(api::set_clock))
        .route("/phones", post(api::add_phone))
        .route("/phones/{id}", patch(api::change_phone))
        .route("/phones/{id}/chats", get(api::list_chats))
        .route(
            "/phones/{id}/chats/{peer}/messages",
            get(api::list_messages).post(upload::send_message),
        )
        .route("/phones/{id}/chats/{peer}/read", post(api::open_chat))
        .route(
            "/phones/{id}/chats/{peer}/messages/{wamid}",
            patch(deeds::edit).delete(deeds::delete),
        )
        .route(
            "/phones/{id}/chats/{peer}/messages/{wamid}/reaction",
            put(deeds::react),
        )
        .route(
            "/phones/{id}/chats/{peer}/messages/{wamid}/played",
            post(deeds::play),
        )
        .route("/phones/{id}/number", put(deeds::change_number))
        .route("/phones/{id}/username", put(deeds::adopt_username))
        .route(
            "/phones/{id}/contact",
            put(deeds::save_contact).delete(deeds::remove_contact),
        )
        .route("/phones/{id}/oddities", post(deeds::send_oddity))
        .route("/unsupported", get(deeds::list_unsupported))
        .route("/media/{id}", get(api::media))
        .route("/faults", patch(api::set_faults).delete(api::clear_faults))
        .route("/traffic", get(api::list_traffic))
        .route("/traffic/{id}", get(api::find_exchange))
        .route("/traffic/{id}/redeliver", post(api::redeliver))
        .route("/gaps", get(api::list_gaps))
        .route("/sign_up", post(api::sign_up))
        .route("/live", get(socket::live))
        .layer(DefaultBodyLimit::max(limits::BENCH_BODY_BYTES_MAX));
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
