//! `PUT /me/notices`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::floor::hours::{Span, TimeOfDay};
use twinline_core::notice::{About, NoticeWishes};
use utoipa::ToSchema;

use crate::api::extract;
use crate::app::App;
use crate::limits::SAVED_VIEWS_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// A time of day without notices, on the clock where I am. One that ends before it begins goes on after midnight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuietHours {
    /// As `22:00`.
    pub from: String,
    /// As `07:30`.
    pub to: String,
}

/// What I am told of while I look elsewhere, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Notices {
    /// Of what customers say in which conversations: `mine`, `unassigned`, `all`, or the ids of views; any of them is
    /// enough.
    pub about: Vec<String>,
    /// Where a colleague mentions me.
    pub mentions: bool,
    /// By a sound.
    pub sound: bool,
    /// By my device's own notices, where its browser may.
    pub desktop: bool,
    /// When no sound and no notice of the device tells me anything; null: never.
    pub quiet: Option<QuietHours>,
}

impl From<NoticeWishes> for Notices {
    fn from(wishes: NoticeWishes) -> Self {
        Self {
            about: wishes.about.into_iter().map(String::from).collect(),
            mentions: wishes.mentions,
            sound: wishes.sound,
            desktop: wishes.desktop,
            quiet: wishes.quiet.map(|quiet| QuietHours {
                from: quiet.from.into(),
                to: quiet.to.into(),
            }),
        }
    }
}

impl TryFrom<Notices> for NoticeWishes {
    type Error = Problem;

    fn try_from(wish: Notices) -> Result<Self, Problem> {
        let unfit = |field: &str, sentence: String, remedy: &str| {
            Problem::new(problem::UNACCEPTABLE).unfit(field, sentence, remedy)
        };
        if wish.about.len() > SAVED_VIEWS_MAX {
            let sentence = format!("At most {SAVED_VIEWS_MAX} can be chosen.");
            return Err(unfit("about", sentence, "Choose `all` instead."));
        }
        let about = wish.about.into_iter().map(About::try_from);
        let about = about
            .collect::<Result<Vec<_>, _>>()
            .map_err(|sentence| unfit("about", sentence, "Choose one of them."))?;
        let time = |text: String| {
            TimeOfDay::try_from(text)
                .map_err(|sentence| unfit("quiet", sentence, "Write it as 22:00."))
        };
        let quiet = wish.quiet.map(|quiet| {
            let span = Span {
                from: time(quiet.from)?,
                to: time(quiet.to)?,
            };
            if span.from == span.to {
                let sentence = "Quiet hours that end when they begin have no length.".to_owned();
                return Err(unfit(
                    "quiet",
                    sentence,
                    "Choose another end, or turn notices off.",
                ));
            }
            Ok(span)
        });
        Ok(Self {
            about,
            mentions: wish.mentions,
            sound: wish.sound,
            desktop: wish.desktop,
            quiet: quiet.transpose()?,
        })
    }
}

/// Chooses what I am told of while I look elsewhere, on every device.
#[utoipa::path(put, path = "/me/notices", tag = "sign-in", operation_id = "set_notices", request_body = Notices,
    responses((status = 200, body = Notices), (status = 422, body = ProblemBody)))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(wish): extract::Json<Notices>,
) -> Outcome<Json<Notices>> {
    let wishes = NoticeWishes::try_from(wish)?;
    app.store.set_notice_wishes(me.person.id, &wishes).await?;
    app.hub.me_moved(me.person.id);
    Ok(Json(wishes.into()))
}
