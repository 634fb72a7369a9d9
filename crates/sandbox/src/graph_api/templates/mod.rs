//! `/{WABA}/message_templates` and `/{TEMPLATE}` (graph-api.md 4).

pub(super) mod archive;
pub(super) mod authentication;
mod check;
pub(super) mod compare;
pub(super) mod library;
pub(super) mod parameters;

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields;
use super::paging::page;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::rules::lives;
use crate::rules::review::judged_category;
use crate::truth::Truth;
use crate::truth::account::{Template, TemplateRecord, TemplateStatus};
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
pub(super) fn unpause(world: &World, id: &str) -> Answer {
    let told = if world.act(|act| act.unpause_template(id)) {
        json!({"success": true})
    } else {
        json!({"success": false, "reason": "The template is not paused."})
    };
    Answer::json(&told, "template unpaused")
}

fn create(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let mut object = call.object();
    let library = object["library_template_name"].as_str().map(str::to_owned);
    if let (Some(name), Some(given)) = (&library, object.as_object()) {
        object["components"] = library::components(name, given)?;
    }
    let wanted = Wanted::read(&object)?;
    let told = world.act(|act| {
        let account = &act.truth.account;
        if account.template(&wanted.name, &wanted.language).is_some() {
            return Err(exists(&wanted));
        }
        check_ttl(act.truth, &wanted)?;
        check_room(act.truth, &wanted, act.now)?;
        let since = act.now - HOUR_MS;
        let lately = account.templates.values();
        if lately.filter(|known| known.created_at > since).count()
            >= act.truth.rules().templates_per_h
        {
            return Err(Refusal::code(
                80_008,
                "100 templates were created within an hour",
            ));
        }
        let id = act.draw_digits(15);
        let category = judged_category(&wanted.category, &wanted.components);
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
            record: TemplateRecord {
                library: library.clone(),
                ..TemplateRecord::default()
            },
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

/// The span for which undelivered messages are kept is one its category allows (graph-api.md 4.5).
fn check_ttl(truth: &Truth, wanted: &Wanted) -> Result<(), Refusal> {
    let Some(ttl_s) = wanted.send_ttl_s else {
        return Ok(());
    };
    let day = truth.rules().day.as_str();
    if lives::is_allowed(&wanted.category, ttl_s, day) {
        return Ok(());
    }
    let (least, most) = lives::bounds_s(&wanted.category, day);
    Err(Refusal::code(
        100,
        format!(
            "Param message_send_ttl_seconds of a template of category {} is between {least} and {most}",
            wanted.category
        ),
    ))
}

/// Room for one more template, under this name (graph-api.md 4.2, 4.6).
fn check_room(truth: &Truth, wanted: &Wanted, now: i64) -> Result<(), Refusal> {
    let account = &truth.account;
    if account.templates.len() >= templates_max(truth) {
        return Err(
            Refusal::sentence(100, "Invalid parameter").told_people(
                2_388_019,
                "Message template limit reached",
                "The account has as many templates as it may have. Delete some, or verify the business.",
            ),
        );
    }
    let locked = account.names_locked.get(&wanted.name);
    if locked.is_some_and(|until| now < *until) {
        return Err(Refusal::sentence(100, "Invalid parameter").told_people(
            2_388_023,
            "Message template is being deleted",
            "The name of a deleted template can be used again after 30 days. Choose another name.",
        ));
    }
    Ok(())
}

fn templates_max(truth: &Truth) -> usize {
    let [verified, unverified] = truth.rules().templates_max;
    if truth.facts.business_verified {
        verified
    } else {
        unverified
    }
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
                "message_template_limit" => {
                    summary[name] = json!(world.look(templates_max));
                }
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
        check_ttl(act.truth, &wanted)?;
        let is_approved = known.status == TemplateStatus::Approved;
        let [per_day, per_month] = act.truth.rules().template_edits;
        if is_approved && (within(DAY_MS) >= per_day || within(30 * DAY_MS) >= per_month) {
            return Err(Refusal::sentence(100, "Invalid parameter").told_people(
                2_593_002,
                "Message template cannot be edited",
                "An approved template can be edited once in 24 hours and 10 times in 30 days.",
            ));
        }
        if matches!(
            known.status,
            TemplateStatus::Pending | TemplateStatus::Disabled | TemplateStatus::Archived
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
        let is_reworded = wanted.components != known.components;
        act.keep_template(Template {
            category: wanted.category,
            components: wanted.components,
            send_ttl_s: wanted.send_ttl_s.or(known.send_ttl_s),
            edited_at,
            record: TemplateRecord {
                // Its pause ends with the review.
                paused_until: None,
                ..known.record
            },
            ..known
        });
        if is_reworded {
            act.queue_template_components(id);
        }
        if is_approved {
            act.judge_edit(id);
        } else {
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
            act.queue_template_status(&id, &Value::Null, json!({"event": "PENDING_DELETION"}));
            act.remove_template(&id);
        }
        Ok(())
    })?;
    Ok(Answer::success("templates deleted"))
}

fn node(template: &Template) -> Value {
    let record = &template.record;
    json!({
        "id": template.id,
        "name": template.name,
        "language": template.language,
        "status": template.status,
        "category": template.category,
        "previous_category": template.previous_category,
        "correct_category": template.record.correct_category,
        "sub_category": null,
        "rejected_reason": template.rejected_reason.as_deref().unwrap_or("NONE"),
        "parameter_format": template.parameter_format,
        "components": template.components,
        "message_send_ttl_seconds": template.send_ttl_s,
        "quality_score": {"score": record.quality, "date": record.quality_at.unwrap_or(template.created_at).div_euclid(1_000)},
        "library_template_name": record.library,
        "cta_url_link_tracking_opted_out": false,
        "degrees_of_freedom_spec": null,
        "health_status": health(template),
    })
}

/// Whether it can be sent, as `health_status` says it (graph-api.md 5.6).
fn health(template: &Template) -> Value {
    if template.status == TemplateStatus::Approved {
        return json!({"can_send_message": "AVAILABLE", "entities": []});
    }
    let error = json!({
        "error_code": 141_002,
        "error_description": format!("The template is {}.", template.status.word()),
        "possible_solution": "Send a template that is approved.",
    });
    let entity = json!({
        "entity_type": "MESSAGE_TEMPLATE", "id": template.id, "can_send_message": "BLOCKED", "errors": [error],
    });
    json!({"can_send_message": "BLOCKED", "entities": [entity]})
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
        TemplateStatus::Pending | TemplateStatus::Rejected | TemplateStatus::Archived => {
            Err(missing())
        }
    }
}
