//! `GET /conversations`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_store::{ListQuery, Page, Sort, View};
use utoipa::ToSchema;

use super::filters::FilterConversations;
use crate::api::extract::Query;
use crate::api::page::rows;
use crate::api::view::{ConversationSummary, Counts, ViewAt};
use crate::app::App;
use crate::live::cursor::Positions;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Which conversations.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConversationView {
    /// All open ones.
    #[default]
    All,
    /// Somebody owes an answer.
    Waiting,
    /// Open and mine.
    Mine,
    /// Open and nobody's.
    Unassigned,
    /// Those put away for a while.
    Snoozed,
    /// Those put away.
    Resolved,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConversationSort {
    /// Newest first.
    #[default]
    Recent,
    /// Who has waited longest first.
    LongestWait,
}

/// A question to the list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListConversations {
    /// Which conversations; all open ones unless said.
    #[serde(default)]
    #[param(required = false)]
    pub view: ConversationView,
    /// Found in a name, an identifier or a message.
    pub q: Option<String>,
    /// In which order; newest first unless said.
    #[serde(default)]
    #[param(required = false)]
    pub sort: ConversationSort,
    /// How many, at most 200; 50 unless said.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ConversationPage {
    /// The rows.
    pub items: Vec<ConversationSummary>,
    /// Of the first page, unless it was searched: which of the whole list I have pinned. They stand in `items` as well, each at
    /// its place.
    pub pinned: Vec<ConversationSummary>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
    /// How many conversations each view holds.
    pub counts: Counts,
    /// What the live socket goes on from.
    pub live_cursor: String,
}

/// The list.
#[utoipa::path(get, path = "/conversations", tag = "conversations", operation_id = "list_conversations",
    params(ListConversations, FilterConversations),
    responses((status = 200, body = ConversationPage), (status = 400, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(asked): Query<ListConversations>,
    Query(filters): Query<FilterConversations>,
) -> Outcome<Json<ConversationPage>> {
    // Read before the rows: what happens in between comes again over the socket, and harms nothing.
    let live_cursor = Positions::heads(&app).await?.cursor();
    let at = ViewAt::now(&app).await?;
    // A window that never closes closes within no time.
    let fitting = filters.at(me.person.id, at.now, at.window_ms);
    let nothing_fits = fitting.is_none();
    let query = ListQuery {
        workspace: app.workspace,
        view: match asked.view {
            ConversationView::All => View::All,
            ConversationView::Waiting => View::Waiting,
            ConversationView::Mine => View::Mine,
            ConversationView::Unassigned => View::Unassigned,
            ConversationView::Snoozed => View::Snoozed,
            ConversationView::Resolved => View::Resolved,
        },
        person: me.person.id,
        q: asked.q,
        filters: fitting.unwrap_or_default(),
        sort: match asked.sort {
            ConversationSort::Recent => Sort::Recent,
            ConversationSort::LongestWait => Sort::LongestWait,
        },
        limit: rows(asked.limit),
        cursor: asked.cursor,
    };
    let shows_pins = !nothing_fits && query.cursor.is_none() && query.q.is_none();
    let (page, pinned, counts) = tokio::try_join!(
        async {
            if nothing_fits {
                return Ok(Page {
                    items: Vec::new(),
                    next_cursor: None,
                });
            }
            app.store.conversations(&query).await
        },
        async {
            if !shows_pins {
                return Ok(Vec::new());
            }
            app.store.pinned_conversations(&query).await
        },
        app.store.counts(app.workspace, me.person.id),
    )?;
    Ok(Json(ConversationPage {
        items: page
            .items
            .iter()
            .map(|row| ConversationSummary::of(row, &at))
            .collect(),
        pinned: pinned
            .iter()
            .map(|row| ConversationSummary::of(row, &at))
            .collect(),
        next_cursor: page.next_cursor,
        counts: counts.into(),
        live_cursor,
    }))
}
