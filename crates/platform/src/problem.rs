//! The one error of the HTTP API: RFC 9457, with a stable code and a remedy. Every code stands once, in [`CODES`]; the
//! help pages and `docs/problems.md` are that table. What WhatsApp refuses is not a problem here but a message's state.

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use twinline_core::Millis;
use twinline_store::StoreError;

use crate::api::view::{Author, Floor};

/// A row of the table of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable word.
    pub word: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

macro_rules! codes {
    ($($name:ident = $word:literal, $status:literal, $title:literal, $remedy:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Code = Code { word: $word, status: $status, title: $title, remedy: $remedy };
        )*
        /// Every code there is.
        pub const CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    INVALID = "invalid", 400, "The request cannot be read.",
        "Compare it with the API's description; the errors name each field.";
    NOT_SIGNED_IN = "not_signed_in", 401, "Nobody is signed in.",
        "Sign in again. What you have written stays in this browser.";
    SIGN_IN_FAILED = "sign_in_failed", 401, "The e-mail address or the password is wrong.",
        "Check both. Whoever runs this installation can make a new account with `twinline user add`.";
    SECOND_FACTOR_NEEDED = "second_factor_needed", 401, "The code of the authenticator app is needed.",
        "Send it, or a recovery code, as `code` with e-mail address and password.";
    SECOND_FACTOR_WRONG = "second_factor_wrong", 401, "This code is wrong, or was used already.",
        "Wait for the app's next code. Who has lost the app uses a recovery code, or asks an owner or admin for a link.";
    SETUP_LINK_USED = "setup_link_used", 401, "This set-up link does not work any more.",
        "It works once and for a day. Sign in, or make a new link with `twinline user link`.";
    INVITATION_OVER = "invitation_over", 401, "This invitation does not work any more.",
        "It lets one person in, within a week. Sign in if you have joined, or ask for another one.";
    BOT_UNKNOWN = "bot_unknown", 401, "No bot that is registered here was given this turn.",
        "Send the bot's token as bearer, and the turn's token as it was told.";
    NOT_ALLOWED = "not_allowed", 403, "Your role does not allow this.",
        "Ask an owner or an admin of the workspace.";
    FOREIGN_REQUEST = "foreign_request", 403, "The request does not come from Twinline's own pages.",
        "Send the header `X-Twinline: 1`, and call from the address at which the inbox is served.";
    NOT_FOUND = "not_found", 404, "There is no such thing.",
        "It may have been joined with another one. Go back to the list.";
    METHOD_NOT_ALLOWED = "method_not_allowed", 405, "This address does not do that.",
        "Compare the method with the API's description.";
    SOMEBODY_ANSWERED = "somebody_answered", 409, "Somebody answered meanwhile.",
        "Read the answer first, then send again with `confirm` if yours is still needed.";
    FLOOR_MOVED = "floor_moved", 409, "The floor has moved.",
        "Look at who has it now, and decide again.";
    RULES_MOVED = "rules_moved", 409, "Somebody else has set these rules meanwhile.",
        "Read theirs, and set yours again where they still differ.";
    ATTRIBUTE_MOVED = "attribute_moved", 409, "Somebody else has set this field meanwhile.",
        "Look at what stands there now, and set yours again if it still holds.";
    TOO_LATE = "too_late", 409, "It is too late for that.",
        "The message has gone out, or is over already. Its state says which.";
    BOT_LATE = "bot_late", 409, "The time to answer this turn is over. Nothing was sent.",
        "Answer before the deadline that comes with the turn.";
    BOT_REPEATED = "bot_repeated", 409, "This turn has another answer from the bot. Nothing was sent.",
        "Answer each turn once. When you try an answer again, send the very same.";
    BOT_ANSWERED = "bot_answered", 409, "Somebody else has answered this turn. Nothing was sent.",
        "Nothing: the customer has an answer, or somebody has the floor.";
    BOT_STALE = "bot_stale", 409, "The customer has said more since. Nothing was sent.",
        "Wait for the next turn: it holds all of what they said.";
    BOT_WITHHELD = "bot_withheld", 409, "This turn is for people now. Nothing was sent.",
        "Nothing: the number's rules say so, or the bot was turned off.";
    BOT_NOT_NOW = "bot_not_now", 409, "Somebody is typing. Nothing was sent.",
        "Try the same answer again in 20 seconds, before the deadline.";
    ALREADY_EXISTS = "already_exists", 409, "It exists already.",
        "Use the one that is there, or choose another name.";
    TEAM_HELD = "team_held", 409, "The team needs this person as they are.",
        "The sentence says why, and who can do it.";
    TAKEN_BACK = "taken_back", 410, "It was deleted by whoever sent it.",
        "Nothing: what was taken back is kept for an audit and shown to nobody who works here.";
    TOO_LARGE = "too_large", 413, "The request is too large.",
        "Send less at once.";
    MEDIA_TOO_LARGE = "media_too_large", 422, "The file is larger than WhatsApp takes.",
        "Send a smaller file: pictures up to 5 MB, audio and video up to 16 MB, documents up to 100 MB.";
    MEDIA_UNSUPPORTED = "media_unsupported", 422, "WhatsApp does not take this sort of file.",
        "Send pictures as JPEG or PNG, and anything else as a PDF or an office document.";
    TEXT_TOO_LONG = "text_too_long", 422, "The text is longer than WhatsApp takes.",
        "Shorten it, or send it in parts.";
    WINDOW_CLOSED = "window_closed", 422, "The 24 hours for free text are over.",
        "Wait until the customer writes, or answer on the phone, which has no such limit.";
    NOT_OF_THE_PHONE = "not_of_the_phone", 422, "This message was not sent by the phone.",
        "Only what the Business App sent can have been sent by itself.";
    UNACCEPTABLE = "unacceptable", 422, "A field has a value that cannot be taken.",
        "The errors say which field, and what it should be.";
    PASSKEY_REFUSED = "passkey_refused", 422, "The passkey was not taken.",
        "Try again, or sign in with e-mail address and password.";
    CONNECT_FAILED = "connect_failed", 422, "The number could not be connected.",
        "The sentence says which step failed. Begin again once that is mended.";
    QUEUE_FULL = "queue_full", 429, "More waits on this number than it can send in good time.",
        "Send it again when the queue on the number's page is shorter, or over another number.";
    TOO_MANY_ATTEMPTS = "too_many_attempts", 429, "Too many failed sign-ins.",
        "Wait a minute and try again.";
    INTERNAL = "internal", 500, "Something went wrong in Twinline.",
        "Try again. If it stays, give the request id to whoever runs this installation.";
    UNAVAILABLE = "unavailable", 503, "Twinline cannot do this now.",
        "Try again in a moment.";
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Its name.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: Option<String>,
}

/// An error as it is sent (RFC 9457).
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct ProblemBody {
    /// Path of its help page.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// The stable word.
    pub code: String,
    /// What happened this time.
    pub detail: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// The fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// For the logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// `somebody_answered`: who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<Author>,
    /// `somebody_answered`: when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Millis>,
    /// `floor_moved`: the floor as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Floor>,
}

/// An error on its way out. Boxed, so that results stay small.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem(Box<ProblemBody>);

/// What handlers return.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem of the table.
    pub fn new(code: Code) -> Self {
        Self(Box::new(ProblemBody {
            kind: format!("/problems/{}", code.word),
            title: code.title.to_owned(),
            status: code.status,
            code: code.word.to_owned(),
            detail: None,
            remedy: Some(code.remedy.to_owned()),
            errors: Vec::new(),
            request_id: None,
            answered_by: None,
            answered_at: None,
            floor: None,
        }))
    }

    /// Says what happened this time.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// A better remedy than the table's.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.0.remedy = Some(remedy.into());
        self
    }

    /// Names a wrong field.
    #[must_use]
    pub fn field(mut self, field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        self.0.detail.get_or_insert_with(|| message.clone());
        self.0.errors.push(FieldError {
            field: field.to_owned(),
            message,
            remedy: None,
        });
        self
    }

    /// A field that is wrong, and what to do about it.
    #[must_use]
    pub fn unfit(
        mut self,
        field: &str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        self = self.field(field, message);
        if let Some(error) = self.0.errors.last_mut() {
            error.remedy = Some(remedy.into());
        }
        self
    }

    /// Who answered, and when.
    #[must_use]
    pub fn answered(mut self, by: Author, at: Millis) -> Self {
        self.0.answered_by = Some(by);
        self.0.answered_at = Some(at);
        self
    }

    /// The floor as it is now.
    #[must_use]
    pub fn floor(mut self, floor: Floor) -> Self {
        self.0.floor = Some(floor);
        self
    }

    /// What is sent.
    pub fn body(&self) -> &ProblemBody {
        &self.0
    }

    /// Something failed that is nobody's input: the whole chain goes to the log, none of it out.
    pub fn internal(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut chain = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            chain.push_str(": ");
            chain.push_str(&error.to_string());
            cause = error.source();
        }
        tracing::error!(error = %chain, "Fail a request");
        Self::new(INTERNAL)
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what } => {
                Self::new(NOT_FOUND).detail(format!("There is no such {what}."))
            }
            StoreError::Exists { what } => {
                Self::new(ALREADY_EXISTS).detail(format!("This {what} exists already."))
            }
            error => Self::internal(&error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&*self.0)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the request's id into problems on their way out: what makes them does not know it.
pub async fn name_request(request: Request, next: Next) -> Response {
    let id = request.headers().get(crate::router::REQUEST_ID).cloned();
    let mut response = next.run(request).await;
    let (Some(id), Some(mut problem)) = (id, response.extensions_mut().remove::<Problem>()) else {
        return response;
    };
    problem.0.request_id = id.to_str().ok().map(str::to_owned);
    let mut named = problem.into_response();
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            named.headers_mut().insert(name, value.clone());
        }
    }
    named
}

/// The page `docs/problems.md`.
pub fn page() -> String {
    use std::fmt::Write as _;
    let mut page = String::from(
        "# Problems\n\nEvery error of the HTTP API is an `application/problem+json` (RFC 9457) with one of these codes. \
         The table is `crates/platform/src/problem.rs`;\na test writes this page from it \
         (`UPDATE_PROBLEMS=1`) and fails when the two differ.\n\n\
         | code | status | what it is | what to do |\n|---|---|---|---|\n",
    );
    for code in CODES {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            code.word, code.status, code.title, code.remedy
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CODES, page};

    #[test]
    fn every_code_stands_once_and_has_a_title_a_remedy_and_an_error_status() {
        let words: BTreeSet<&str> = CODES.iter().map(|code| code.word).collect();
        assert_eq!(words.len(), CODES.len());
        for code in CODES {
            assert!(
                code.word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_'),
                "{}",
                code.word
            );
            assert!((400..600).contains(&code.status), "{}", code.word);
            assert!(
                code.title.ends_with('.') && code.remedy.len() > 10,
                "{}",
                code.word
            );
        }
    }

    #[test]
    fn the_page_of_problems_is_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/problems.md");
        if std::env::var_os("UPDATE_PROBLEMS").is_some() {
            std::fs::write(path, page()).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(written, page(), "run the test with UPDATE_PROBLEMS=1");
    }
}
