//! `GET /me`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::channel::Capabilities;
use twinline_core::notice::NoticeWishes;
use utoipa::ToSchema;
use uuid::Uuid;

use super::language::Language;
use super::notices::Notices;
use crate::api::view::Person;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What somebody may do: each all that those below it may, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and alone who the owners are.
    Owner,
    /// The team, the numbers and their bots.
    Admin,
    /// The team's work, its rules and the operator's pages.
    Supervisor,
    /// Conversations.
    Agent,
    /// Looks on, and alters nothing but what is their own.
    Viewer,
}

impl From<twinline_store::Role> for Role {
    fn from(role: twinline_store::Role) -> Self {
        match role {
            twinline_store::Role::Owner => Self::Owner,
            twinline_store::Role::Admin => Self::Admin,
            twinline_store::Role::Supervisor => Self::Supervisor,
            twinline_store::Role::Agent => Self::Agent,
            twinline_store::Role::Viewer => Self::Viewer,
        }
    }
}

impl From<Role> for twinline_store::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Owner => Self::Owner,
            Role::Admin => Self::Admin,
            Role::Supervisor => Self::Supervisor,
            Role::Agent => Self::Agent,
            Role::Viewer => Self::Viewer,
        }
    }
}

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Workspace {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// Who I am.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Me {
    /// Me.
    pub person: Person,
    /// What I may do.
    pub role: Role,
    /// What I sign in with.
    pub email: String,
    /// Since when I say that I am away (wall time); null: I am there.
    pub away_since: Option<Millis>,
    /// The language of my pages; null: that of my browser.
    pub language: Option<Language>,
    /// What I am told of while I look elsewhere, and how.
    pub notices: Notices,
    /// Where.
    pub workspace: Workspace,
    /// Always false: whoever has a session is set up.
    pub needs_setup: bool,
    /// Business time.
    pub now: Millis,
    /// Business time minus the server's wall time: the interface's clock is its own plus this.
    pub business_offset_ms: Millis,
    /// A demo's bench, to be linked.
    pub bench_url: Option<String>,
    /// What can be sent.
    pub limits: SendLimits,
    /// The conversations I have pinned, the oldest pin first.
    pub pins: Vec<Uuid>,
    /// The conversations in which a note mentions me and I have not seen it.
    pub mentions: Vec<Uuid>,
}

/// What can be sent: to warn before, for the server decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SendLimits {
    /// Longest text, in characters.
    pub text_chars_max: u64,
    /// Longest text below a file, in characters.
    pub caption_chars_max: u64,
    /// Largest file, by kind. What is not named cannot be sent.
    pub files: Vec<FileLimit>,
}

/// The largest file of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileLimit {
    /// `image`, `video`, `audio`, `document` or `sticker`.
    pub kind: String,
    /// In bytes.
    pub bytes_max: u64,
}

impl SendLimits {
    fn of(capabilities: &Capabilities) -> Self {
        Self {
            text_chars_max: capabilities.text_chars_max as u64,
            caption_chars_max: capabilities.caption_chars_max as u64,
            files: capabilities
                .media_bytes_max
                .iter()
                .map(|(kind, bytes_max)| FileLimit {
                    kind: kind.word().to_owned(),
                    bytes_max: *bytes_max,
                })
                .collect(),
        }
    }
}

/// Somebody as they see themselves.
pub async fn of(app: &App, person: &twinline_store::Person) -> Outcome<Me> {
    let workspace = app
        .store
        .workspace(person.workspace)
        .await?
        .ok_or(problem::NOT_FOUND)?;
    let now = app.now();
    Ok(Me {
        person: person.into(),
        role: person.role.into(),
        email: person.email.clone(),
        away_since: person.away_since,
        language: person.language.map(Into::into),
        notices: (app.store.notice_wishes(person.id).await?)
            .unwrap_or_else(|| NoticeWishes::usual(person.role))
            .into(),
        workspace: Workspace {
            id: workspace.id.0,
            name: workspace.name,
        },
        needs_setup: false,
        now,
        business_offset_ms: now - wall_ms(),
        bench_url: app.config.bench_url.clone(),
        limits: SendLimits::of(&app.channel.capabilities()),
        mentions: (app.store.unread_mentions(person.id).await?.into_iter())
            .map(|id| id.0)
            .collect(),
        pins: (app.store.pins(person.id).await?.into_iter())
            .map(|id| id.0)
            .collect(),
    })
}

/// Who I am, and the business clock.
#[utoipa::path(get, path = "/me", tag = "sign-in", operation_id = "get_me",
    responses((status = 200, body = Me), (status = 401, body = ProblemBody)))]
pub async fn get(State(app): State<App>, me: SignedIn) -> Outcome<Json<Me>> {
    Ok(Json(of(&app, &me.person).await?))
}
