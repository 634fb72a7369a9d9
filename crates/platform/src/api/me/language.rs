//! `PUT /me/language`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use twinline_core::language::Language as Spoken;
use utoipa::ToSchema;

use crate::api::extract;
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// A language there are texts for, by its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Hindi.
    Hi,
    /// Indonesian.
    Id,
    /// Arabic.
    Ar,
}

impl From<Spoken> for Language {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::En => Self::En,
            Spoken::Es => Self::Es,
            Spoken::Pt => Self::Pt,
            Spoken::Hi => Self::Hi,
            Spoken::Id => Self::Id,
            Spoken::Ar => Self::Ar,
        }
    }
}

impl From<Language> for Spoken {
    fn from(chosen: Language) -> Self {
        match chosen {
            Language::En => Self::En,
            Language::Es => Self::Es,
            Language::Pt => Self::Pt,
            Language::Hi => Self::Hi,
            Language::Id => Self::Id,
            Language::Ar => Self::Ar,
        }
    }
}

/// What my pages are to speak.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct LanguageChoice {
    /// Null: what my browser asks for.
    pub language: Option<Language>,
}

/// Chooses the language of my pages, on every device.
#[utoipa::path(put, path = "/me/language", tag = "sign-in", operation_id = "set_language", request_body = LanguageChoice,
    responses((status = 204)))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(wish): extract::Json<LanguageChoice>,
) -> Outcome<StatusCode> {
    app.store
        .set_language(me.person.id, wish.language.map(Into::into))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
