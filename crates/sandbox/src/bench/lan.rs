//! How a real phone opens the bench, if it may.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use serde::Serialize;

use super::problem::Problem;
use crate::lan::Lan;
use crate::truth::Truth;
use crate::world::World;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct LanAnswer {
    /// Null if the sandbox serves this machine only, and to whoever came that way.
    #[schema(required)]
    lan: Option<LanAddress>,
}

/// How a real phone in the same network opens the bench.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LanAddress {
    /// With the token that lets it in.
    url: String,
    /// Where the address is drawn as a QR code.
    qr: String,
}

/// The address for a real phone and its QR code; null if the sandbox serves this machine only, or to whoever came that way.
#[utoipa::path(get, path = "/lan", tag = "state", operation_id = "lan", responses((status = 200, body = LanAnswer)),)]
pub(super) async fn show(
    State(world): State<Arc<World>>,
    came_by: Option<Extension<Arc<Lan>>>,
) -> Json<LanAnswer> {
    let lan = world.lan.get().filter(|_| came_by.is_none());
    let lan = lan.map(|lan| LanAddress {
        url: lan.url_of(named(&world).as_deref()),
        qr: format!("{}/lan/qr.svg", world.look(Truth::bench_base)),
    });
    Json(LanAnswer { lan })
}

/// The QR code of the address for a real phone.
#[utoipa::path(get, path = "/lan/qr.svg", tag = "state", operation_id = "lan_qr", responses((status = 200, description = "The picture", body = String, content_type = "image/svg+xml")),)]
pub(super) async fn picture(State(world): State<Arc<World>>) -> Result<Response, Problem> {
    let lan = world.lan.get();
    let lan = lan.ok_or_else(|| Problem::not_found("the sandbox serves this machine only"))?;
    let kind = [(header::CONTENT_TYPE, "image/svg+xml")];
    Ok((kind, lan.qr_as_svg(named(&world).as_deref())).into_response())
}

/// The account that the page's address has to name.
fn named(world: &World) -> Option<String> {
    world.look(|truth| {
        let business = truth.business().filter(|_| truth.place > 0);
        business.map(|business| business.waba_id.clone())
    })
}
