//! `POST /numbers/{id}/rules/preview`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::floor::tell::sentence;
use twinline_core::floor::{Floor, Holder, Situation, decide};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rules::{line, taken};
use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::{Directory, Rules, Seat, contact_name};
use crate::app::App;
use crate::problem::{Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Characters of a made-up message.
const TEXT_CHARS_MAX: usize = 4_096;

/// A message that somebody might write.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PreviewRules {
    /// Rules, saved or not.
    pub rules: Rules,
    /// When the message comes.
    pub at: Millis,
    /// In which conversation; its person and floor count, of one on another number its person alone. Null: somebody new
    /// writes.
    pub conversation_id: Option<Uuid>,
    /// What they write.
    #[serde(default)]
    pub text: String,
    /// Whose clock is read where the rules name no hours, as `Europe/Lisbon`.
    pub zone: Option<String>,
}

/// Where it would go.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RulesPreview {
    /// In plain words, with the reasons.
    pub sentence: String,
    /// Who has the turn at that moment.
    pub goes_to: Seat,
    /// From when on a bot may answer. Null: never.
    pub bot_after: Option<Millis>,
}

/// Where a message would go under these rules, and why. Nothing is saved.
#[utoipa::path(post, path = "/numbers/{id}/rules/preview", tag = "numbers", operation_id = "preview_number_rules",
    params(("id" = Uuid, Path)), request_body = PreviewRules,
    responses((status = 200, body = RulesPreview), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn preview(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<PreviewRules>,
) -> Outcome<Json<RulesPreview>> {
    let line = line(&app, id).await?;
    let rules = taken(asked.rules)?;
    if asked.text.chars().count() > TEXT_CHARS_MAX {
        let problem = Problem::new(crate::problem::UNACCEPTABLE);
        return Err(problem.unfit("text", "This is too long.", "Shorten it."));
    }
    let row = match asked.conversation_id {
        Some(id) => Some(command::conversation(&app, id).await?),
        None => None,
    };
    let (name, identities, floor) = match &row {
        Some(row) => (
            contact_name(&row.contact, &row.identities),
            row.identities.clone(),
            if row.conversation.line == line.id {
                row.conversation.floor
            } else {
                Floor::default()
            },
        ),
        None => ("a new customer".to_owned(), Vec::new(), Floor::default()),
    };
    let said = [(asked.at, asked.text.as_str())];
    let needs_language = !rules.languages.is_empty();
    let situation = Situation::told(said.into_iter(), identities, floor, needs_language);
    let decision = decide(&rules, &situation, asked.at);
    let directory = Directory::load(&app).await?;
    let name_of = |holder: Holder| directory.holder(holder).and_then(|author| author.name);
    let zone = rules.hours.as_ref().map(|hours| hours.zone.clone());
    let zone = zone.or(asked.zone).unwrap_or_else(|| "UTC".to_owned());
    Ok(Json(RulesPreview {
        sentence: sentence(&name, asked.at, &zone, &decision, &name_of),
        goes_to: decision.goes_to.into(),
        bot_after: decision.bot_after,
    }))
}
