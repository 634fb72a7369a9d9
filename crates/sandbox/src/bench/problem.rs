//! The bench's one shape of error: what is wrong and what to do about it.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::phones::ActError;

/// An error as it is sent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub(super) struct ProblemBody {
    error: ProblemText,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ProblemText {
    /// What is wrong.
    message: String,
    /// What to do about it.
    remedy: &'static str,
}

#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    message: String,
    remedy: &'static str,
}

impl Problem {
    pub(crate) fn new(
        status: StatusCode,
        message: impl Into<String>,
        remedy: &'static str,
    ) -> Self {
        Self {
            status,
            message: message.into(),
            remedy,
        }
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            message,
            "Reload the page: it may show an older state.",
        )
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::invalid_with(message, "Correct the request and send it again.")
    }

    pub(crate) fn invalid_with(message: impl Into<String>, remedy: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message, remedy)
    }
}

impl From<ActError> for Problem {
    fn from(error: ActError) -> Self {
        match error {
            ActError::UnknownPhone(_) | ActError::UnknownPeer { .. } => {
                Self::not_found(error.to_string())
            }
            ActError::Missing(_) => Self::not_found(error.to_string()),
            ActError::Empty | ActError::Invalid(_) | ActError::Voice(_) => {
                Self::invalid(error.to_string())
            }
            ActError::Forbidden(_) => Self::new(
                StatusCode::CONFLICT,
                error.to_string(),
                "WhatsApp's rules leave nothing to do here.",
            ),
            ActError::NoBusiness => Self::new(
                StatusCode::CONFLICT,
                error.to_string(),
                "Load an example business first.",
            ),
        }
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        let message = format!("the file could not be stored or read: {error}");
        let remedy = "Check the disk of the sandbox's data directory.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message, remedy)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let error = ProblemText {
            message: self.message,
            remedy: self.remedy,
        };
        (self.status, Json(ProblemBody { error })).into_response()
    }
}

pub(super) fn no_such_route() -> Problem {
    Problem::not_found("the bench has no such address")
}
