//! The account's templates at the bench: seen with their quality, and decided by hand in place of Meta's reviewers.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::api::read;
use super::problem::Problem;
use crate::rules::pacing::Dropped;
use crate::rules::pausing::{Step, step};
use crate::rules::quality::{Echo, echo};
use crate::rules::review::REASONS;
use crate::truth::Truth;
use crate::truth::account::{Quality, Template, TemplateStatus};
use crate::truth::standing::COMPLAINTS_MS;
use crate::world::{Act, World};

type Shared = State<Arc<World>>;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Templates {
    /// Newest first.
    templates: Vec<TemplateRow>,
    /// What one can be rejected for (graph-api.md 4.6).
    #[schema(value_type = Vec<String>)]
    reasons: &'static [&'static str],
}

/// A template with its quality. Times in milliseconds.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Template)]
pub(super) struct TemplateRow {
    id: String,
    name: String,
    /// As WhatsApp spells it, such as `en_US`.
    language: String,
    /// `MARKETING`, `UTILITY` or `AUTHENTICATION`.
    category: String,
    /// What Meta judges it to be from the first of next month on.
    #[schema(required)]
    correct_category: Option<String>,
    status: TemplateStatus,
    #[schema(required)]
    rejected_reason: Option<String>,
    /// As they were given to the Graph API, with types in capitals (graph-api.md 4.2).
    components: Value,
    quality: Quality,
    /// Times it was paused.
    pauses: u32,
    /// The end of the pause it is in. Null of a pause that somebody must end.
    #[schema(required)]
    paused_until: Option<i64>,
    /// Sends that wait for its quality.
    held: usize,
    created_at: i64,
    #[serde(flatten)]
    echo: Echo,
}

/// The account's templates with their quality.
#[utoipa::path(get, path = "/templates", tag = "rules", operation_id = "list_templates", responses((status = 200, body = Templates)),)]
pub(super) async fn list(State(world): Shared) -> Json<Templates> {
    let now = world.clock.now_ms();
    let templates = world.look(|truth| {
        let mut all: Vec<&Template> = truth.account.templates.values().collect();
        all.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        let rows = all.into_iter();
        rows.map(|template| TemplateRow::of(truth, template, now))
            .collect()
    });
    Json(Templates {
        templates,
        reasons: &REASONS,
    })
}

/// A template.
#[utoipa::path(get, path = "/templates/{id}", tag = "rules", operation_id = "find_template", params(("id" = String, Path)), responses((status = 200, body = TemplateRow)),)]
pub(super) async fn show(
    State(world): Shared,
    Path(id): Path<String>,
) -> Result<Json<TemplateRow>, Problem> {
    let now = world.clock.now_ms();
    let found = world.look(|truth| {
        let template = truth.account.templates.get(&id)?;
        Some(TemplateRow::of(truth, template, now))
    });
    found.map(Json).ok_or_else(unknown)
}

/// What somebody at the bench decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Approve,
    /// For a `reason`.
    Reject,
    Pause,
    Unpause,
    Disable,
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = TemplateDecision)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    verdict: Option<Verdict>,
    reason: Option<String>,
    /// Red leads to what the ladder says.
    quality: Option<Quality>,
    /// From the first of next month on.
    category: Option<String>,
    /// What becomes of sends that are held.
    held: Option<Held>,
}

/// What becomes of sends that wait for their template's quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[schema(as = HeldSends)]
#[serde(rename_all = "snake_case")]
enum Held {
    /// They go out.
    Release,
    /// They fail with 132015, and the template is paused.
    Drop,
    /// They fail with 135000, as those of a young portfolio do.
    DropByPortfolio,
}

/// Decides about a template in place of Meta's reviewers.
#[utoipa::path(patch, path = "/templates/{id}", tag = "rules", operation_id = "decide_template", params(("id" = String, Path)), request_body = Decision, responses((status = 200, description = "The template since.", body = TemplateRow)),)]
pub(super) async fn decide(
    State(world): Shared,
    Path(id): Path<String>,
    body: Result<Json<Decision>, JsonRejection>,
) -> Result<Json<TemplateRow>, Problem> {
    let decision = read(body)?;
    world.act(|act| decided(act, &id, &decision))?;
    show(State(world), Path(id)).await
}

fn decided(act: &mut Act<'_>, id: &str, decision: &Decision) -> Result<(), Problem> {
    let status = act
        .truth
        .account
        .templates
        .get(id)
        .map(|known| known.status);
    let status = status.ok_or_else(unknown)?;
    let categories = ["MARKETING", "UTILITY", "AUTHENTICATION"];
    if let Some(category) = decision
        .category
        .as_deref()
        .filter(|asked| !categories.contains(asked))
    {
        let why = format!("{category} is none of {}", categories.join(", "));
        return Err(Problem::invalid(why));
    }
    if let Some(verdict) = decision.verdict {
        let needs = match verdict {
            Verdict::Approve | Verdict::Reject => TemplateStatus::Pending,
            Verdict::Pause | Verdict::Disable => TemplateStatus::Approved,
            Verdict::Unpause => TemplateStatus::Paused,
        };
        if status != needs {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                format!(
                    "the template is {}, and this needs one that is {}",
                    status.word(),
                    needs.word()
                ),
                "Look at the template again: it may have changed meanwhile.",
            ));
        }
        match verdict {
            Verdict::Approve => {
                act.decide(id, None);
            }
            Verdict::Reject => {
                let reason = decision.reason.as_deref().unwrap_or("INVALID_FORMAT");
                if !REASONS.contains(&reason) {
                    return Err(Problem::invalid(format!(
                        "the reason is one of {}",
                        REASONS.join(", ")
                    )));
                }
                act.decide(id, Some(reason));
            }
            Verdict::Pause => match act.truth.account.templates.get(id) {
                Some(template) => {
                    match step(template.record.pauses, act.truth.rules().template_pauses_ms) {
                        Step::Pause(span_ms, title) => act.pause_template(id, span_ms, title),
                        Step::Disable => act.disable_template(id),
                    }
                }
                None => return Err(unknown()),
            },
            Verdict::Unpause => {
                act.unpause_template(id);
            }
            Verdict::Disable => act.disable_template(id),
        }
    }
    if let Some(held) = decision.held {
        let any = match held {
            Held::Release => act.release_held(id),
            Held::Drop => act.drop_held(id, Dropped::Template),
            Held::DropByPortfolio => act.drop_held(id, Dropped::Portfolio),
        };
        if !any {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "no send of this template is held",
                "Sends are held once the first ones of an unproven template are out: set pacing_batch of \
                 /bench/api/standing to meet it sooner.",
            ));
        }
    }
    if let Some(quality) = decision.quality {
        act.rate_template(id, quality);
    }
    if let Some(category) = &decision.category {
        act.recategorise_soon(id, category);
    }
    Ok(())
}

fn unknown() -> Problem {
    Problem::not_found("there is no such template")
}

impl TemplateRow {
    fn of(truth: &Truth, template: &Template, now: i64) -> Self {
        let record = &template.record;
        let since = (now - COMPLAINTS_MS).max(record.rated_since.unwrap_or(i64::MIN));
        Self {
            id: template.id.clone(),
            name: template.name.clone(),
            language: template.language.clone(),
            category: template.category.clone(),
            correct_category: record.correct_category.clone(),
            status: template.status,
            rejected_reason: template.rejected_reason.clone(),
            components: template.components.clone(),
            quality: record.quality,
            pauses: record.pauses,
            paused_until: record.paused_until,
            held: truth.standing.pacing.held(&template.id).len(),
            created_at: template.created_at,
            echo: echo(truth, Some(&template.id), since),
        }
    }
}
