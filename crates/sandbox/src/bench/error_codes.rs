//! WhatsApp's error codes at the bench, as fault rules may name them.

use axum::Json;
use serde::Serialize;
use twinline_wire::error_code::{Channel, ErrorCode, table};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ErrorCodes {
    codes: Vec<CodeRow>,
}

/// An error of WhatsApp's (graph-api.md 2.7, 6.2).
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ErrorCode)]
struct CodeRow {
    code: i64,
    /// Meta's own.
    title: &'static str,
    /// The HTTP status Meta gives it.
    http: u16,
    told: ToldIn,
}

/// Where an error reaches the caller.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum ToldIn {
    /// The HTTP answer.
    Answer,
    /// A `failed` status after an accepted request.
    Status,
    /// Both were seen.
    Either,
    /// Only a webhook: inbound content, history.
    Webhook,
    /// Neither calls nor webhooks: sign-up windows, health pages.
    Elsewhere,
}

/// WhatsApp's error codes, as rules may name them.
#[utoipa::path(get, path = "/faults/codes", tag = "faults", operation_id = "list_error_codes", responses((status = 200, body = ErrorCodes)),)]
pub(super) async fn list() -> Json<ErrorCodes> {
    let codes = table().iter().map(CodeRow::of).collect();
    Json(ErrorCodes { codes })
}

impl CodeRow {
    fn of(row: &'static ErrorCode) -> Self {
        Self {
            code: row.first,
            title: &row.title,
            http: row.http,
            told: match row.channel {
                Channel::Answer => ToldIn::Answer,
                Channel::Status => ToldIn::Status,
                Channel::Either => ToldIn::Either,
                Channel::Webhook => ToldIn::Webhook,
                Channel::Elsewhere => ToldIn::Elsewhere,
            },
        }
    }
}
