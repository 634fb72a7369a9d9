//! `GET /search`.

use std::ops::Range;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::ids::{ContactId, ConversationId, LineId};
use twinline_core::message::{Direction as CoreDirection, Origin as CoreOrigin};
use twinline_core::text::{Query as Asked, found_excerpt, searchable};
use twinline_store::{FoundMessage as Message, FoundPerson as PersonRow, SearchQuery};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::rows;
use crate::api::view::{Author, ConversationContact, Direction, Origin, RulePerson, ViewAt};
use crate::app::App;
use crate::limits::{SEARCH_CHARS_MAX, SEARCH_EXCERPT_CHARS, SEARCH_PEOPLE_MAX};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What is looked for, and where.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// What was typed, at most 200 characters. Each word must begin a word; accents and case do not matter.
    pub q: String,
    /// In one conversation alone.
    pub conversation_id: Option<Uuid>,
    /// With one customer alone, on every number.
    pub contact_id: Option<Uuid>,
    /// On one number alone.
    pub line_id: Option<Uuid>,
    /// Said at this time or later.
    pub from: Option<Millis>,
    /// Said before this time.
    pub to: Option<Millis>,
    /// One way alone.
    #[param(inline)]
    pub direction: Option<Direction>,
    /// Of one sort of speaker alone.
    #[param(inline)]
    pub origin: Option<Origin>,
    /// How many messages, at most 200; 50 unless said.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; it holds no people.
    pub cursor: Option<String>,
}

/// A stretch of a text that was typed, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mark {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; not part of it.
    pub end: usize,
}

impl From<Range<usize>> for Mark {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

/// Where a person can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundConversation {
    /// Its id.
    pub id: Uuid,
    /// The number.
    pub line_id: Uuid,
    /// What the team calls it.
    pub line_name: String,
    /// Where it stands in the list.
    pub last_at: Millis,
}

/// A person who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundPerson {
    /// The person.
    pub contact: ConversationContact,
    /// What to mark of the name; empty when something else was found.
    pub name_marks: Vec<Mark>,
    /// Their conversations, the one that moved last first. Empty: known from an address book alone.
    pub conversations: Vec<FoundConversation>,
    /// As a number's rules name them. Null: nothing that is theirs alone is known.
    pub rule_person: Option<RulePerson>,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundMessage {
    /// Its id.
    pub id: Uuid,
    /// Where it was said.
    pub conversation_id: Uuid,
    /// Over which number.
    pub line_id: Uuid,
    /// The customer.
    pub contact: ConversationContact,
    /// Who spoke.
    pub author: Author,
    /// Which way.
    pub direction: Direction,
    /// WhatsApp's time.
    pub at: Millis,
    /// Its place in the thread: what `around` of the thread takes.
    pub order: String,
    /// `text`, `image`, `document` ...
    pub kind: String,
    /// The stretch of its text in which it was found.
    pub excerpt: String,
    /// What to mark of the stretch.
    pub marks: Vec<Mark>,
}

/// How far the index is, while it walks through what was there before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchWalk {
    /// Messages and people read.
    pub done: u64,
    /// Of so many.
    pub total: u64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchPage {
    /// At most 20; the first page alone has them.
    pub people: Vec<FoundPerson>,
    /// Newest first.
    pub messages: Vec<FoundMessage>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
    /// Not null: the index does not hold everything yet.
    pub walk: Option<SearchWalk>,
}

/// People and messages.
#[utoipa::path(get, path = "/search", tag = "conversations", operation_id = "search",
    params(Search), responses((status = 200, body = SearchPage), (status = 400, body = ProblemBody)))]
pub async fn find(
    State(app): State<App>,
    _me: SignedIn,
    Query(asked): Query<Search>,
) -> Outcome<Json<SearchPage>> {
    if asked.q.chars().count() > SEARCH_CHARS_MAX {
        return Err(Problem::new(problem::INVALID).detail(format!(
            "`q` may have at most {SEARCH_CHARS_MAX} characters."
        )));
    }
    let narrowed = asked.conversation_id.is_some() || asked.contact_id.is_some();
    let first = asked.cursor.is_none();
    let people = async {
        if !first || narrowed {
            return Ok(Vec::new());
        }
        let found = app
            .store
            .search_people(app.workspace, &asked.q, SEARCH_PEOPLE_MAX);
        Outcome::Ok(found.await?)
    };
    let messages = async {
        let Some(query) = query(&app, &asked).await? else {
            return Ok((Vec::new(), None));
        };
        let page = app.store.search_messages(&query).await?;
        Outcome::Ok((page.items, page.next_cursor))
    };
    let walk = async { Ok(app.store.search_walk().await?) };
    let view = async { Ok(ViewAt::now(&app).await?) };
    let (people, (messages, next_cursor), walk, at) =
        tokio::try_join!(people, messages, walk, view)?;
    let (to_people, to_messages) = (Asked::to_people(&asked.q), Asked::to_messages(&asked.q));
    Ok(Json(SearchPage {
        people: people.iter().map(|row| person(row, &to_people)).collect(),
        messages: messages
            .iter()
            .filter_map(|row| message(row, &to_messages, &at))
            .collect(),
        next_cursor,
        walk: walk.map(|(done, total)| SearchWalk { done, total }),
    }))
}

/// `None`: nothing can be found there, because the customer has no conversation.
async fn query(app: &App, asked: &Search) -> Outcome<Option<SearchQuery>> {
    let mut query = SearchQuery::new(app.workspace, &asked.q, rows(asked.limit));
    if let Some(contact) = asked.contact_id {
        let of = app.store.conversations_with(&[ContactId(contact)]).await?;
        query.conversations = of
            .into_iter()
            .filter(|id| asked.conversation_id.is_none_or(|asked| asked == id.0))
            .collect();
        if query.conversations.is_empty() {
            return Ok(None);
        }
    } else if let Some(conversation) = asked.conversation_id {
        query.conversations = vec![ConversationId(conversation)];
    }
    query.line = asked.line_id.map(LineId);
    query.from = asked.from;
    query.before = asked.to;
    query.direction = asked.direction.map(|direction| match direction {
        Direction::In => CoreDirection::In,
        Direction::Out => CoreDirection::Out,
    });
    query.origin = asked.origin.map(CoreOrigin::from);
    query.cursor.clone_from(&asked.cursor);
    Ok(Some(query))
}

fn person(row: &PersonRow, asked: &Asked) -> FoundPerson {
    let contact = ConversationContact::of(&row.contact, &row.identities);
    FoundPerson {
        rule_person: RulePerson::best(&contact.name, &row.identities),
        name_marks: marks(found_excerpt(&contact.name, asked, usize::MAX).marks),
        contact,
        conversations: row
            .conversations
            .iter()
            .map(|of| FoundConversation {
                id: of.id.0,
                line_id: of.line.0,
                line_name: of.line_name.clone(),
                last_at: of.list_at,
            })
            .collect(),
    }
}

fn message(row: &Message, asked: &Asked, at: &ViewAt) -> Option<FoundMessage> {
    let message = &row.message;
    let text = searchable(message)?;
    let excerpt = found_excerpt(&text, asked, SEARCH_EXCERPT_CHARS);
    let origin = message.origin;
    let order = message.order();
    Some(FoundMessage {
        id: message.id.0,
        conversation_id: message.conversation.0,
        line_id: message.line.0,
        contact: ConversationContact::of(&row.contact, &row.identities),
        author: at
            .directory
            .author(origin.origin, origin.certain, message.author),
        direction: match message.direction {
            CoreDirection::In => Direction::In,
            CoreDirection::Out => Direction::Out,
        },
        at: order.at(),
        order: order.0,
        kind: message.shown().word().to_owned(),
        excerpt: excerpt.text,
        marks: marks(excerpt.marks),
    })
}

fn marks(ranges: Vec<Range<usize>>) -> Vec<Mark> {
    ranges.into_iter().map(Mark::from).collect()
}
