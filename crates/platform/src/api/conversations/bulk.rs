//! `POST /conversations/bulk`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::command::{self as core, Deed, Refused};
use twinline_core::ids::{ConversationId, LabelId, LineId, PersonId};
use twinline_store::{ConversationRow, Touch};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command::explain;
use crate::api::extract;
use crate::api::view::{ConversationStatus, ConversationSummary, ViewAt};
use crate::app::App;
use crate::limits::BULK_CONVERSATIONS_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// One thing to do to conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum BulkAction {
    /// All that is there counts as read. Customers are shown nothing of it: nobody has opened their words.
    Read,
    /// They stand as unread until somebody opens them.
    Unread,
    /// They are somebody's.
    Assign {
        /// Null: nobody's.
        person_id: Option<Uuid>,
    },
    /// They are put away, or taken up again.
    Status {
        /// How they are to stand.
        status: ConversationStatus,
        /// Of `snoozed`: when they are open again by themselves; null: when the customer writes.
        until: Option<Millis>,
    },
    /// A label is put on, or taken off.
    Label {
        /// Which.
        label_id: Uuid,
        /// Put on.
        on: bool,
    },
}

/// A thing to do, and to which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkItem {
    /// Which conversations.
    pub conversation_ids: Vec<Uuid>,
    /// What.
    pub action: BulkAction,
}

/// What is to be done, in this order. At most 200 conversations in all.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Bulk {
    /// Each with its conversations.
    pub items: Vec<BulkItem>,
}

/// One that was left as it is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BulkRefused {
    /// Which.
    pub conversation_id: Uuid,
    /// Why, and what to do.
    pub problem: ProblemBody,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BulkDone {
    /// Those that were altered, as they are now.
    pub altered: Vec<ConversationSummary>,
    /// Those that were left; the others were not held up by them.
    pub refused: Vec<BulkRefused>,
    /// Puts back how each stood before: to be posted here as `items`.
    pub undo: Vec<BulkItem>,
}

impl BulkAction {
    fn deed(self) -> Deed {
        match self {
            Self::Read => Deed::Read,
            Self::Unread => Deed::Unread,
            Self::Assign { person_id } => Deed::Assign {
                person: person_id.map(PersonId),
            },
            Self::Status { status, until } => Deed::Status {
                status: status.into(),
                until: until.filter(|_| status == ConversationStatus::Snoozed),
            },
            Self::Label { label_id, on } => Deed::Label {
                label: LabelId(label_id),
                on,
            },
        }
    }

    fn of(deed: Deed) -> Self {
        match deed {
            Deed::Read => Self::Read,
            Deed::Unread => Self::Unread,
            Deed::Assign { person } => Self::Assign {
                person_id: person.map(|person| person.0),
            },
            Deed::Status { status, until } => Self::Status {
                status: status.into(),
                until,
            },
            Deed::Label { label, on } => Self::Label {
                label_id: label.0,
                on,
            },
        }
    }
}

/// Does one thing to many conversations, in one transaction; of several things, each in its own, in their order. What cannot be
/// done to one is told and keeps no other from it. Done again, it alters nothing.
#[utoipa::path(post, path = "/conversations/bulk", tag = "conversations", operation_id = "act_on_conversations",
    request_body = Bulk,
    responses((status = 200, body = BulkDone), (status = 422, body = ProblemBody)))]
pub async fn bulk(
    State(app): State<App>,
    _me: SignedIn,
    extract::Json(asked): extract::Json<Bulk>,
) -> Outcome<Json<BulkDone>> {
    let named = asked.items.iter().map(|item| item.conversation_ids.len());
    if named.sum::<usize>() > BULK_CONVERSATIONS_MAX {
        return Err(Problem::new(problem::UNACCEPTABLE).unfit(
            "items",
            format!("These are more than {BULK_CONVERSATIONS_MAX} conversations."),
            "Do it in several steps.",
        ));
    }
    for item in &asked.items {
        check(&app, item.action).await?;
    }
    let mut done = Acted::default();
    for item in &asked.items {
        let acted = Box::pin(act(&app, item)).await?;
        done.altered.extend(acted.altered);
        done.refused.extend(acted.refused);
        done.undo.extend(acted.undo);
    }
    app.snooze_bell.notify_one();
    let at = ViewAt::now(&app).await?;
    let rows = app.store.conversation_rows(&done.altered).await?;
    // Undone in the opposite order.
    done.undo.reverse();
    Ok(Json(BulkDone {
        altered: rows
            .iter()
            .map(|row| ConversationSummary::of(row, &at))
            .collect(),
        refused: done.refused,
        undo: done.undo,
    }))
}

/// What no conversation could take.
async fn check(app: &App, action: BulkAction) -> Outcome<()> {
    let wrong = |field, what| Err(Problem::new(problem::UNACCEPTABLE).field(field, what));
    match action {
        BulkAction::Assign {
            person_id: Some(person),
        } => {
            let member = app.store.person(PersonId(person)).await?;
            if member.is_none_or(|member| !app.has(&member)) {
                return wrong("person_id", "There is nobody of this id in the team.");
            }
        }
        BulkAction::Status {
            status: ConversationStatus::Snoozed,
            until: Some(until),
        } if until <= app.now() => {
            return wrong(
                "until",
                "This time is over. Name one that is still to come.",
            );
        }
        BulkAction::Label { label_id, on: true } => {
            let known = app.store.labels_of(app.workspace).await?;
            if !known.iter().any(|it| it.id.0 == label_id) {
                return wrong("label_id", "There is no such label.");
            }
        }
        _ => {}
    }
    Ok(())
}

/// What came of one thing.
#[derive(Debug, Default)]
pub(crate) struct Acted {
    pub(crate) altered: Vec<ConversationId>,
    refused: Vec<BulkRefused>,
    undo: Vec<BulkItem>,
}

/// Does it to all of them, in one transaction.
pub(crate) async fn act(app: &App, item: &BulkItem) -> Outcome<Acted> {
    let mut done = Acted::default();
    let ids: Vec<ConversationId> = item
        .conversation_ids
        .iter()
        .map(|id| ConversationId(*id))
        .collect();
    let rows = app.store.conversation_rows(&ids).await?;
    let mut of_lines: BTreeMap<LineId, Vec<ConversationId>> = BTreeMap::new();
    let here = |row: &&ConversationRow| row.contact.workspace == app.workspace;
    for row in rows.iter().filter(here) {
        let ids = of_lines.entry(row.conversation.line).or_default();
        ids.push(row.conversation.id);
    }
    let there: Vec<ConversationId> = of_lines.values().flatten().copied().collect();
    let mut refused: Vec<(ConversationId, Refused)> = ids
        .iter()
        .filter(|id| !there.contains(id))
        .map(|id| (*id, Refused::NotFound))
        .collect();
    let touches = of_lines.iter().map(|(line, ids)| {
        let touch = Touch {
            conversations: ids.clone(),
            ..Touch::default()
        };
        (*line, touch)
    });
    let (touches, deed) = (touches.collect(), item.action.deed());
    let acted = app.store.act_on_each(app.now(), touches, |line, set| {
        let ids = of_lines.get(&line).into_iter().flatten();
        ids.map(|id| (*id, core::deed(set, *id, deed)))
            .collect::<Vec<_>>()
    });
    let mut back: BTreeMap<Deed, Vec<Uuid>> = BTreeMap::new();
    for (id, outcome) in Box::pin(acted).await?.into_values().flatten() {
        match outcome {
            Ok(Some(deed)) => {
                back.entry(deed).or_default().push(id.0);
                done.altered.push(id);
            }
            Ok(None) => {}
            Err(why) => refused.push((id, why)),
        }
    }
    for (id, why) in refused {
        let problem = explain(app, why).await?;
        done.refused.push(BulkRefused {
            conversation_id: id.0,
            problem: problem.body().clone(),
        });
    }
    let items = back.into_iter().map(|(deed, conversation_ids)| BulkItem {
        conversation_ids,
        action: BulkAction::of(deed),
    });
    done.undo.extend(items);
    Ok(done)
}
