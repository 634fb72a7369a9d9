//! `/{WABA}/message_templates` and `/{TEMPLATE}` (graph-api.md 4).

mod check;
pub(super) mod parameters;

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields;
use super::paging::page;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::truth::account::{Change, Template, TemplateStatus};
use crate::truth::{Event, Truth};
use crate::world::World;
use check::Wanted;

/// What a list tells without `fields`.
const USUAL: [&str; 6] = [
    "name",
    "parameter_format",
    "components",
    "language",
    "status",
    "category",
];
/// WhatsApp's: templates created in an hour, and edits of an approved one in a day and in a month.
const CREATED_PER_HOUR: usize = 100;
const EDITED_PER_DAY: usize = 1;
const EDITED_PER_MONTH: usize = 10;
/// WhatsApp's: templates removed with one call.
const REMOVED_AT_ONCE: usize = 100;

/// The list's own calls.
pub(super) fn of_account(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => list(world, call),
        Method::POST => create(world, call),
        Method::DELETE => remove(world, call),
        _ => Err(Refusal::unknown_object(call, "message_templates")),
    }
}

/// The calls of one template.
pub(super) fn of_template(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => get(world, call, id),
        Method::POST => edit(world, call, id),
        _ => Err(Refusal::unknown_object(call, id)),
    }
}

/// `POST /{TEMPLATE}/unpause`.
pub(super) fn unpause(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let done = world.act(|act| {
        let template = act.truth.account.templates.get(id)?.clone();
        if template.status != TemplateStatus::Paused {
            return Some(json!({"success": false, "reason": "The template is not paused."}));
        }
        act.keep_template(Template {
            status: TemplateStatus::Approved,
            ..template
        });
        act.tell_template(id, "NONE");
        Some(json!({"success": true}))
    });
    let told = done.ok_or_else(|| Refusal::unknown_object(call, id))?;
    Ok(Answer::json(&told, "template unpaused"))
}

fn create(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(&call.object())?;
    let told = world.act(|act| {
        let account = &act.truth.account;
        if account.template(&wanted.name, &wanted.language).is_some() {
            return Err(exists(&wanted));
        }
        let since = act.now - HOUR_MS;
        let lately = account.templates.values();
        if lately.filter(|known| known.created_at > since).count() >= CREATED_PER_HOUR {
            return Err(Refusal::code(
                80_008,
                "100 templates were created within an hour",
            ));
        }
        let id = act.draw_digits(15);
        let category = wanted.judged_category();
        let template = Template {
            id: id.clone(),
            previous_category: (category != wanted.category).then(|| wanted.category.clone()),
            name: wanted.name.clone(),
            language: wanted.language.clone(),
            category,
            status: TemplateStatus::Pending,
            rejected_reason: None,
            parameter_format: wanted.parameter_format.clone(),
            components: wanted.components.clone(),
            send_ttl_s: wanted.send_ttl_s,
            created_at: act.now,
            edited_at: Vec::new(),
        };
        act.keep_template(template);
        act.review_soon(&id);
        let template = &act.truth.account.templates[&id];
        Ok(json!({"id": id, "status": template.status, "category": template.category}))
    })?;
    Ok(Answer::json(
        &told,
        format!("template {} created", wanted.name),
    ))
}

fn exists(wanted: &Wanted) -> Refusal {
    let text = format!(
        "There is already {} content for this template. You can create a new template and try again.",
        wanted.language
    );
    Refusal::sentence(100, "Invalid parameter").told_people(
        2_388_024,
        "Content in this language already exists",
        &text,
    )
}

fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let is = |name: &str, value: &str| {
        let asked = call.text(name);
        asked.is_none_or(|asked| asked.is_empty() || asked.eq_ignore_ascii_case(value))
    };
    let holds = |name: &str, text: &str| {
        let asked = call.text(name);
        asked.is_none_or(|asked| text.to_lowercase().contains(&asked.to_lowercase()))
    };
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let templates = truth.account.templates.values();
        let found = templates.filter(|template| {
            let content = template.components.to_string();
            is("status", template.status.word())
                && is("category", &template.category)
                && is("language", &template.language)
                && holds("name", &template.name)
                && holds("content", &content)
                && holds("name_or_content", &format!("{} {content}", template.name))
        });
        let mut rows: Vec<_> = found
            .map(|template| {
                (
                    format!("{:020}{}", template.created_at, template.id),
                    node(template),
                )
            })
            .collect();
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        rows
    });
    let rows: Result<Vec<_>, Refusal> = rows
        .into_iter()
        .map(|(key, node)| {
            Ok((
                key,
                fields::selected(&node, "WhatsAppMessageTemplate", call, &USUAL)?,
            ))
        })
        .collect();
    let rows = rows?;
    let mut told = page(call, &rows);
    if let Some(asked) = call.text("summary") {
        let mut summary = json!({});
        for name in asked.split(',').map(str::trim) {
            match name {
                "total_count" | "message_template_count" => summary[name] = json!(rows.len()),
                "are_translations_complete" => summary[name] = json!(true),
                "message_template_limit" => summary[name] = json!(6_000),
                _ => {}
            }
        }
        told["summary"] = summary;
    }
    Ok(Answer::json(&told, "templates listed"))
}

fn get(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let node = world.look(|truth| truth.account.templates.get(id).map(node));
    let node = node.ok_or_else(|| Refusal::unknown_object(call, id))?;
    let told = fields::selected(&node, "WhatsAppMessageTemplate", call, &USUAL)?;
    Ok(Answer::json(&told, "template looked up"))
}

fn edit(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let object = call.object();
    world.act(|act| {
        let known = act.truth.account.templates.get(id).cloned();
        let known = known.ok_or_else(|| Refusal::unknown_object(call, id))?;
        let wanted = Wanted::edited(&known, &object)?;
        let within = |span: i64| {
            known
                .edited_at
                .iter()
                .filter(|at| **at > act.now - span)
                .count()
        };
        let is_approved = known.status == TemplateStatus::Approved;
        if is_approved
            && (within(DAY_MS) >= EDITED_PER_DAY || within(30 * DAY_MS) >= EDITED_PER_MONTH)
        {
            return Err(Refusal::sentence(100, "Invalid parameter").told_people(
                2_593_002,
                "Message template cannot be edited",
                "An approved template can be edited once in 24 hours and 10 times in 30 days.",
            ));
        }
        if matches!(
            known.status,
            TemplateStatus::Pending | TemplateStatus::Disabled
        ) {
            return Err(Refusal::sentence(100, "Invalid parameter").told_people(
                2_593_002,
                "Message template cannot be edited",
                "Only approved, rejected and paused templates can be edited.",
            ));
        }
        if is_approved && wanted.category != known.category {
            return Err(Refusal::code(
                100,
                "The category of an approved template cannot be changed",
            ));
        }
        let mut edited_at = known.edited_at.clone();
        if is_approved {
            edited_at.push(act.now);
        }
        act.keep_template(Template {
            category: wanted.category,
            components: wanted.components,
            send_ttl_s: wanted.send_ttl_s.or(known.send_ttl_s),
            edited_at,
            ..known
        });
        if !is_approved {
            act.review_soon(id);
        }
        Ok(())
    })?;
    Ok(Answer::success("template edited"))
}

fn remove(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (name, many, one) = (
        call.text("name"),
        call.texts("hsm_ids"),
        call.texts("hsm_id"),
    );
    let ids = if many.is_empty() { one } else { many };
    if name.is_none() && ids.is_empty() {
        return Err(Refusal::missing("name"));
    }
    if ids.len() > REMOVED_AT_ONCE {
        return Err(Refusal::code(
            100,
            "At most 100 templates can be deleted at once",
        ));
    }
    world.act(|act| {
        let templates = &act.truth.account.templates;
        let gone: Vec<String> = if ids.is_empty() {
            let named = templates
                .values()
                .filter(|known| Some(&known.name) == name.as_ref());
            named.map(|known| known.id.clone()).collect()
        } else {
            ids
        };
        // All or none.
        if gone.is_empty() || gone.iter().any(|id| !templates.contains_key(id)) {
            return Err(Refusal::sentence(100, "Invalid parameter").told_people(
                2_593_002,
                "Message template not found",
                "There is no such template in this account.",
            ));
        }
        for id in gone {
            let change = Change::TemplateGone { id };
            act.tell(Event::AccountChanged { change });
        }
        Ok(())
    })?;
    Ok(Answer::success("templates deleted"))
}

fn node(template: &Template) -> Value {
    json!({
        "id": template.id,
        "name": template.name,
        "language": template.language,
        "status": template.status,
        "category": template.category,
        "previous_category": template.previous_category,
        "correct_category": null,
        "sub_category": null,
        "rejected_reason": template.rejected_reason.as_deref().unwrap_or("NONE"),
        "parameter_format": template.parameter_format,
        "components": template.components,
        "message_send_ttl_seconds": template.send_ttl_s,
        "quality_score": {"score": "UNKNOWN", "date": template.created_at.div_euclid(1_000)},
        "library_template_name": null,
        "cta_url_link_tracking_opted_out": false,
        "degrees_of_freedom_spec": null,
        "health_status": {
            "can_send_message": if template.status == TemplateStatus::Approved { "AVAILABLE" } else { "BLOCKED" },
            "entities": [],
        },
    })
}

/// The template that a send names, if it can be sent.
pub(super) fn sendable<'a>(
    truth: &'a Truth,
    name: &str,
    language: &str,
) -> Result<&'a Template, Refusal> {
    let missing = || {
        let details = format!("template name ({name}) does not exist in {language}");
        Refusal::code(132_001, details).with_status(404)
    };
    let template = truth.account.template(name, language).ok_or_else(missing)?;
    match template.status {
        TemplateStatus::Approved => Ok(template),
        TemplateStatus::Paused => Err(Refusal::code(
            132_015,
            format!("template ({name}) is paused"),
        )),
        TemplateStatus::Disabled => Err(Refusal::code(
            132_016,
            format!("template ({name}) is disabled"),
        )),
        TemplateStatus::Pending | TemplateStatus::Rejected => Err(missing()),
    }
}
