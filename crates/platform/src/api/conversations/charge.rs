//! `GET /conversations/{id}/charge`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::charge::charge;
use twinline_core::window::window;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What a message would cost now from here, before discounts by volume, in millionths of a US dollar. From the phone it costs
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConversationCharge {
    /// The customer's market, as WhatsApp's rate card calls it; null: nobody knows, because the number is hidden. Then
    /// nothing else is known either.
    pub market: Option<String>,
    /// The day since which the rates hold (`YYYY-MM-DD`).
    pub since: Option<String>,
    /// Free text; null: it cannot be sent now.
    pub text: Option<i64>,
    /// So many texts of the number cost nothing each month.
    pub texts_free_a_month: u32,
    /// A template with an offer.
    pub marketing: Option<i64>,
    /// A template with a notice.
    pub utility: Option<i64>,
    /// A template with a code.
    pub authentication: Option<i64>,
}

/// What a message would cost now.
#[utoipa::path(get, path = "/conversations/{id}/charge", tag = "conversations", operation_id = "get_charge",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ConversationCharge), (status = 404, body = ProblemBody)))]
pub async fn charge_now(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ConversationCharge>> {
    let row = command::conversation(&app, id).await?;
    let now = app.now();
    let tariff = app.channel.tariff(&row.identities, now);
    let length = app.channel.capabilities().service_window_ms;
    let open = window(row.conversation.summary.last_word_at(), length, now).open;
    let told = tariff.as_ref().map(|tariff| charge(tariff, open));
    Ok(Json(ConversationCharge {
        market: tariff.as_ref().map(|tariff| tariff.market.clone()),
        since: tariff.as_ref().map(|tariff| tariff.since.clone()),
        text: told.and_then(|told| told.text),
        texts_free_a_month: told.map_or(0, |told| told.texts_free_a_month),
        marketing: told.and_then(|told| told.marketing),
        utility: told.and_then(|told| told.utility),
        authentication: told.and_then(|told| told.authentication),
    }))
}
